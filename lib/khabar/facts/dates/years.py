"""Years and what is told off by them: their edges, quarters, seasons and decades."""
from khabar.facts.dates import absolute, parts, relative, resolve, when, year_numbers
from khabar.facts.dates.scan import Found, Scan
from khabar.facts.dates.tense import tense
from khabar.text.fold import fold

_STRONG = range(1500, parts.LATEST + 1)


def edge(scan: Scan, i: int) -> Found | None:
    """The beginning of the year, mid-March, the end of 2016, the late nineties.

    >>> found = edge(Scan.of("أواخر عام 2016"), 0)
    >>> found.when.value, found.edge
    ('2016', 'end')
    """
    hit = scan.hit("period_edges", i)
    if hit is None:
        return None
    inner = (absolute.named_month(scan, hit.last) or year_numbers.year(scan, hit.last) or decade(scan, hit.last) or relative.period(scan, hit.last)
             or _bare_unit(scan, hit.last, hit.entry.id) or _year_behind_edge(scan, hit.last))
    if inner is None:
        return None
    inner.first, inner.edge = i, hit.entry.id
    return inner


def _bare_unit(scan: Scan, i: int, edge_name: str) -> Found | None:
    """The week, the month, the year: the present one, or the last where the report looks back at a week's end from its first days."""
    hit = scan.hit("calendar_units", i)
    if hit is None:
        return None
    back = hit.entry.id == "week" and edge_name == "end" and scan.anchor and scan.anchor.weekday() < 3 and tense(scan, i, hit.last) == "past"
    return Found(i, hit.last, resolve.unit(scan, hit.entry.id, -1 if back else 0), kind=hit.entry.id, anchor=scan.anchor)


def _year_behind_edge(scan: Scan, i: int) -> Found | None:
    ref = parts.year(scan, i)
    return Found(i, ref.last, year_numbers.worth(ref), kind="year") if ref and not year_numbers.is_counted(scan, ref.last) else None


def part_of_year(scan: Scan, i: int) -> Found | None:
    """The first quarter of this year, the last quarter of 2014, the second half of 2018.

    >>> part_of_year(Scan.of("الربع الأخير من عام 2014"), 0).when.value
    '2014-10-01/2014-12-31'
    """
    hit = scan.hit("year_parts", i)
    if hit is None:
        return None
    at = scan.past(hit.last, "from", "in")
    number, last = _year_number(scan, at)
    first, count = hit.entry.get("first"), hit.entry.get("months")
    if last > at and not _is_hijri(number):
        return Found(i, last, when.months(number, first, count) if number else when.UNKNOWN, kind="range", anchor=scan.anchor)
    if count != 3 or at > hit.last or scan.anchor is None or _is_of_match(scan, i):
        return None
    number = scan.anchor.year - (first > scan.anchor.month and tense(scan, i, hit.last) != "future")
    return Found(i, hit.last, when.months(number, first, count), kind="range", anchor=scan.anchor)


def _is_of_match(scan: Scan, i: int) -> bool:
    """A quarter of a basketball match: points or throws before it."""
    return any(scan.is_a(j, "match_word") for j in range(max(0, i - 8), min(scan.n, i + 8)))


def _year_number(scan: Scan, i: int) -> tuple[int | None, int]:
    """A year in digits or by reference, and the index behind it (`i` itself where none is)."""
    at = scan.past(i, "year_word")
    if ref := parts.year(scan, at) or parts.year(scan, i):
        return ref.number, ref.last
    ref = parts.unit_reference(scan, i, "year")
    if ref is None:
        return None, i
    if ref.kind == "year":
        return ref.number, ref.last
    if ref.kind == "same":
        latest = scan.latest_year()
        return (latest + ref.number if latest else None), ref.last
    return (scan.anchor.year + ref.number if scan.anchor else None), ref.last


def season(scan: Scan, i: int) -> Found | None:
    """Summer 2015, last winter.

    >>> season(Scan.of("صيف 2015"), 0).when.value
    '2015-06-01/2015-08-31'
    """
    hit = scan.hit("seasons", i)
    if hit is None:
        return None
    month = hit.entry.get("month")
    if scan.is_a(i - 1, "this"):
        number, last = (scan.anchor.year if scan.anchor else None), hit.last
    elif shift := scan.hit("period_shifts", hit.last):
        number = resolve.year_of(scan, parts.Ref(shift.last, "shift", shift.entry.get("shift")), month, 0, i, shift.last)
        last = shift.last
    else:
        number, last = _year_number(scan, scan.past(hit.last, "from"))
        if last <= hit.last or scan.is_a(last - 1, "from"):
            return None
    if _is_hijri(number):
        return None
    return Found(i - scan.is_a(i - 1, "this"), last, when.months(number, month, 3) if number else when.UNKNOWN, kind="range")


def _is_hijri(number: int | None) -> bool:
    return number is not None and number < _STRONG.start


def decade(scan: Scan, i: int) -> Found | None:
    """The nineties, the nineties of the last century; not a person's thirties.

    >>> decade(Scan.of("ستينيات القرن التاسع عشر"), 0).when.value
    '186'
    """
    hit = scan.hit("decades", i)
    if hit is None or _is_age(scan, hit):
        return None
    at = scan.past(hit.last, "from")
    if scan.is_a(at, "century"):
        century, last = _century(scan, at + 1)
    elif scan.word(i)[len(hit.prefix):] in map(fold, hit.entry.get("bare")) and not _is_in_row(scan, hit.last):
        return None
    else:
        century, last = 20, hit.last
    return Found(i, last, when.decade((century - 1) * 100 + hit.entry.get("tens")), kind="decade") if century else None


def _is_age(scan: Scan, hit) -> bool:
    """A person in the thirties."""
    behind = scan.past(hit.last, "from")
    person = scan.reading.hit("nouns", hit.first - 2) if "nouns" in scan.reading.hits else None
    return scan.is_a(behind, "of_age") or bool(person and person.entry.get("human") and scan.is_a(hit.first - 1, "in"))


def _century(scan: Scan, i: int) -> tuple[int | None, int]:
    """Which century: the last, the twentieth, the 19th."""
    if shift := scan.hit("period_shifts", i):
        return 21 + shift.entry.get("shift"), shift.last
    number = parts.day_number(scan, i)
    return (number.number, number.last) if number and 2 <= number.number <= 21 else (None, i)


def _is_in_row(scan: Scan, i: int) -> bool:
    """Before another decade, whose century is theirs both."""
    return scan.hit("decades", i) is not None or scan.word(i) == "و"


RULES = (edge, part_of_year, season, decade)
