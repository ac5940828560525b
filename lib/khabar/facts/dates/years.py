"""Years and what is told off by them: their edges, quarters, seasons and decades."""
from khabar.facts.dates import absolute, parts, relative, resolve, when
from khabar.facts.dates.scan import Found, Scan
from khabar.facts.dates.tense import tense

_WEAK = range(1900, parts.LATEST + 1)
_STRONG = range(1500, parts.LATEST + 1)
_LINKS = frozenset(("و", "-", "–", "/", "،", "("))
_AFTER_BRACKET = frozenset((")", "-", "–", "/", "،", "."))
_COUNTED = ("nouns", "scales", "percents", "currencies")


def edge(scan: Scan, i: int) -> Found | None:
    """The beginning of the year, mid-March, the end of 2016, the late nineties."""
    hit = scan.hit("period_edges", i)
    if hit is None:
        return None
    inner = (absolute.named_month(scan, hit.last) or year(scan, hit.last) or decade(scan, hit.last) or relative.period(scan, hit.last)
             or _bare_unit(scan, hit.last) or _year_behind_edge(scan, hit.last))
    if inner is None:
        return None
    inner.first, inner.edge = i, hit.entry.id
    return inner


def _bare_unit(scan: Scan, i: int) -> Found | None:
    """The week, the month, the year: the present one, or the last where the report looks back from a week's first days."""
    hit = scan.hit("calendar_units", i)
    if hit is None:
        return None
    back = hit.entry.id == "week" and scan.anchor and scan.anchor.weekday() < 3 and tense(scan, i, hit.last) == "past"
    return Found(i, hit.last, resolve.unit(scan, hit.entry.id, -1 if back else 0), kind=hit.entry.id, anchor=scan.anchor)


def _year_behind_edge(scan: Scan, i: int) -> Found | None:
    ref = parts.year(scan, i)
    return Found(i, ref.last, _year_of(ref), kind="year") if ref and not is_counted(scan, ref.last) else None


def part_of_year(scan: Scan, i: int) -> Found | None:
    """The first quarter of this year, the last quarter of 2014, the second half of 2018."""
    hit = scan.hit("year_parts", i)
    if hit is None:
        return None
    at = scan.past(hit.last, "from", "at")
    number, last = _year_number(scan, at)
    first, count = hit.entry.get("first"), hit.entry.get("months")
    if last > at:
        return Found(i, last, when.months(number, first, count) if number else when.UNKNOWN, kind="range", anchor=scan.anchor)
    if count != 3 or at > hit.last or scan.anchor is None:
        return None
    number = scan.anchor.year - (first > scan.anchor.month and tense(scan, i, hit.last) != "future")
    return Found(i, hit.last, when.months(number, first, count), kind="range", anchor=scan.anchor)


def _year_number(scan: Scan, i: int) -> tuple[int | None, int]:
    """A year in digits or by reference, and the index behind it (`i` itself where none is)."""
    at = scan.past(i, "year_word")
    if ref := parts.year(scan, at) or parts.year(scan, i):
        return ref.number, ref.last
    ref = parts.unit_reference(scan, i, "year")
    if ref is None:
        return None, i
    if ref.kind == "same":
        latest = scan.latest_year()
        return (latest + ref.number if latest else None), ref.last
    return (scan.anchor.year + ref.number if scan.anchor else None), ref.last


def season(scan: Scan, i: int) -> Found | None:
    """Summer 2015, last winter."""
    hit = scan.hit("seasons", i)
    if hit is None:
        return None
    month = hit.entry.get("month")
    if shift := scan.hit("period_shifts", hit.last):
        number = resolve.year_of(scan, parts.Ref(shift.last, "shift", shift.entry.get("shift")), month, 0, i, shift.last)
        last = shift.last
    else:
        number, last = _year_number(scan, scan.past(hit.last, "from"))
        if last <= hit.last or scan.is_a(last - 1, "from"):
            return None
    return Found(i, last, when.months(number, month, 3) if number else when.UNKNOWN, kind="range")


def decade(scan: Scan, i: int) -> Found | None:
    """The nineties, the nineties of the last century; not a person's thirties."""
    hit = scan.hit("decades", i)
    if hit is None:
        return None
    at = scan.past(hit.last, "from")
    if at > hit.last and scan.is_a(at, "of_age"):
        return None
    century = scan.is_a(at, "century")
    if not century and not scan.word(i).endswith(hit.entry.get("definite")[0][-3:]) and not scan.word(i)[len(hit.prefix):].startswith("ال"):
        return None
    last = at + 2 if century else hit.last
    return Found(i, last, when.decade(1900 + hit.entry.get("tens")), kind="decade")


def year(scan: Scan, i: int) -> Found | None:
    """The year 2017, in the years 2014 (and 2017)."""
    if not scan.is_a(i, "year_word", "years_word"):
        return None
    plural = scan.is_a(i, "years_word")
    ref = parts.year(scan, i + 1)
    if ref is None or ref.number not in _STRONG and ref.calendar != "hijri":
        return None
    return Found(i + 1 if plural else i, ref.last, _year_of(ref), kind="year")


def bare_year(scan: Scan, i: int) -> Found | None:
    """2017, where a preposition, a bracket or another year says that it is one, and nothing is counted by it."""
    ref = parts.year(scan, i)
    if ref is None or scan.is_a(i - 1, "number_word") or scan.word(i - 1) == "_":
        return None
    if _follows_year(scan, i, ref):
        return Found(i, ref.last, _year_of(ref), scan.found[-1].rule, kind="year")
    if is_counted(scan, ref.last) or not _has_context(scan, i, ref):
        return None
    return Found(i, ref.last, _year_of(ref), kind="year")


def _follows_year(scan: Scan, i: int, ref: parts.Ref) -> bool:
    """Behind another year and a link; what is counted there speaks against it, but not where the word "years" stood before."""
    before = scan.found[-1] if scan.found else None
    if before is None or before.kind != "year" or before.last != i - 1:
        return False
    if before.rule != "year" and is_counted(scan, ref.last):
        return False
    return scan.word(i - 1) in _LINKS or scan.is_a(i - 1, "to")


def _has_context(scan: Scan, i: int, ref: parts.Ref) -> bool:
    if ref.calendar == "hijri":
        return True
    if ref.number not in _WEAK:
        return False
    if scan.word(i - 1) == "(":
        return scan.word(ref.last) in _AFTER_BRACKET or scan.word(ref.last) == "و" and parts.year(scan, ref.last + 1) is not None
    return scan.is_a(i - 1, "at", "from", "to", "between") or scan.word(i - 1) in ("ل", "ب") or scan.hit("seasons", i - 1) is not None


def is_counted(scan: Scan, i: int) -> bool:
    """Whether what stands at `i` is counted by the number before it, or by one of two numbers."""
    if any(hit and not hit.prefix for hit in (scan.reading.hit(kind, i) for kind in _COUNTED if kind in scan.reading.hits)):
        return True
    linked = scan.word(i) in _LINKS or scan.is_a(i, "to")
    return linked and scan.number(i + 1, 9) is not None and scan.word(i) != "(" and is_counted(scan, i + 2)


def _year_of(ref: parts.Ref) -> when.When:
    return when.hijri_year(ref.number) if ref.calendar == "hijri" else when.year(ref.number)


RULES = (edge, part_of_year, season, decade, year, bare_year)
