"""Years and what is told off by them: their edges, quarters, seasons and decades."""
from khabar.facts.dates import absolute, parts, relative, resolve, when
from khabar.facts.dates.scan import Found, Scan
from khabar.facts.dates.tense import tense
from khabar.text.fold import fold

_WEAK = range(1900, parts.LATEST + 1)
_PRESENT = range(1950, 2041)
_STRONG = range(1500, parts.LATEST + 1)
_LINKS = frozenset(("و", "-", "–", "/", "،", "("))
_RANGE = frozenset(("-", "–", "/"))
_EVENT_REACH = 5
_AFTER_BRACKET = frozenset((")", "-", "–", "/", "،", "."))
_COUNTED = ("nouns", "scales", "percents", "currencies")


def edge(scan: Scan, i: int) -> Found | None:
    """The beginning of the year, mid-March, the end of 2016, the late nineties.

    >>> found = edge(Scan.of("أواخر عام 2016"), 0)
    >>> found.when.value, found.edge
    ('2016', 'end')
    """
    hit = scan.hit("period_edges", i)
    if hit is None:
        return None
    inner = (absolute.named_month(scan, hit.last) or year(scan, hit.last) or decade(scan, hit.last) or relative.period(scan, hit.last)
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
    return Found(i, ref.last, _year_of(ref), kind="year") if ref and not is_counted(scan, ref.last) else None


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


def year(scan: Scan, i: int) -> Found | None:
    """The year 2017, in the years 2014 (and 2017).

    >>> year(Scan.of("العام 2016"), 0).when.value
    '2016'
    """
    if not scan.is_a(i, "year_word", "years_word"):
        return None
    plural = scan.is_a(i, "years_word")
    ref = parts.year(scan, scan.past(i + 1, "year_kind"))
    if ref is None or ref.number not in _STRONG and ref.calendar != "hijri":
        return None
    return Found(i + 1 if plural else i, ref.last, _year_of(ref), kind="year")


def bare_year(scan: Scan, i: int) -> Found | None:
    """2017, where a preposition, a bracket or another year says that it is one, and nothing is counted by it.

    >>> bare_year(Scan.of("منذ 2014"), 1).when.value
    '2014'
    """
    ref = parts.year(scan, i)
    if ref is None or scan.is_a(i - 1, "number_word") or scan.word(i - 1) == "_":
        return None
    if _follows_year(scan, i, ref):
        return Found(i, ref.last, _year_of(ref), scan.found[-1].rule, kind="year")
    if not _has_context(scan, i, ref):
        return None
    return Found(i, ref.last, _year_of(ref), kind="year")


def _follows_year(scan: Scan, i: int, ref: parts.Ref) -> bool:
    """Behind another year and a link; what is counted there speaks against it, but not where the word "years" stood before."""
    before = scan.found[-1] if scan.found else None
    gap = i - before.last if before and before.kind == "year" else 0
    if not 1 <= gap <= 2 or gap == 2 and (scan.word(i - 2) != "،" or scan.word(i - 1) != "و"):
        return False
    if before.rule != "year" and is_counted(scan, ref.last):
        return False
    return scan.word(i - 1) in _LINKS or scan.is_a(i - 1, "to")


def _has_context(scan: Scan, i: int, ref: parts.Ref) -> bool:
    if ref.calendar == "hijri":
        marked = ref.last > i + 1 or scan.word(i - 1) == "(" or _opens_range(scan, ref)
        return marked or scan.behind(i, "in", "since", "at", "ago") and not is_counted(scan, ref.last)
    if scan.word(i - 1) == "(" and _in_brackets(scan, ref):
        return True
    if ref.number not in _WEAK:
        return False
    counted = is_counted(scan, ref.last)
    if scan.behind(i, "in", "since", "event") or scan.hit("seasons", i - 1):
        return not (counted and ref.number % 100 == 0)
    if _names_event(scan, i) and (not counted or ref.number % 100 and ref.number in _PRESENT):
        return True
    if counted:
        return False
    if ref.last > i + 1 and ref.number % 100 or _opens_range(scan, ref):
        return True
    return scan.behind(i, "at", "ago", "from", "to", "between") or scan.word(i - 1) in ("ل", "ب")


def _in_brackets(scan: Scan, ref: parts.Ref) -> bool:
    if ref.number not in _WEAK:
        return ref.number in _STRONG and _opens_range(scan, ref)
    return scan.word(ref.last) in _AFTER_BRACKET or scan.word(ref.last) == "و" and parts.year(scan, ref.last + 1) is not None


def _names_event(scan: Scan, i: int) -> bool:
    """Behind a cup, an election or a war, and the words that say which."""
    for j in range(i - 1, max(-1, i - _EVENT_REACH), -1):
        if scan.is_a(j, "event"):
            return True
        if not scan.word(j).isalpha() or scan.behind(j + 1, "in", "from", "at", "to"):
            return False
    return False


def _opens_range(scan: Scan, ref: parts.Ref) -> bool:
    """2020-2027, 2021/2022."""
    second = parts.year(scan, ref.last + 1) if scan.word(ref.last) in _RANGE else None
    return second is not None and ref.number < second.number <= ref.number + 100


def is_counted(scan: Scan, i: int) -> bool:
    """Whether what stands at `i` is counted by the number before it, or by one of two numbers.

    >>> is_counted(Scan.of("2500 جندي"), 1), is_counted(Scan.of("2017 حين"), 1)
    (True, False)
    """
    if not scan.reading.same_line(i - 1, min(i + 1, scan.n)):
        return False
    hits = (scan.reading.hit(kind, i) for kind in _COUNTED if kind in scan.reading.hits)
    if any(hit and not hit.prefix and not hit.tag.startswith("dual") for hit in hits):
        return True
    linked = scan.word(i) in _LINKS or scan.is_a(i, "to")
    return linked and scan.number(i + 1, 9) is not None and scan.word(i) != "(" and is_counted(scan, i + 2)


def _year_of(ref: parts.Ref) -> when.When:
    return when.hijri_year(ref.number) if ref.calendar == "hijri" else when.year(ref.number)


RULES = (edge, part_of_year, season, decade, year, bare_year)
