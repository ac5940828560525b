"""Days and periods named from the day of the report: yesterday, Sunday evening, last week, this year."""
from datetime import timedelta

from khabar.facts.dates import parts, resolve, when
from khabar.facts.dates.scan import Found, Scan

_DASHES = frozenset(("/", "-", "–"))
_QUOTES = frozenset("\"«»“”'")


def night_between(scan: Scan, i: int) -> Found | None:
    """The night of Friday to Saturday: an interval.

    >>> night_between(Scan.of("ليل الجمعة السبت", "2021-07-27"), 0).when.value
    '2021-07-23/2021-07-24'
    """
    part = scan.hit("day_parts", i)
    if part is None or part.entry.id != "night":
        return None
    first = scan.weekday(part.last)
    if first is None:
        return None
    at = part.last + len(first.words)
    at = at + 1 if scan.word(at) in _DASHES else scan.past(at, "to")
    second = scan.weekday(at)
    if second is None or second.number != (first.number + 1) % 7 or second.prefix:
        return None
    last, shift = _shift(scan, at + len(second.words))
    evening = resolve.weekday(scan, first.number, shift, i, last).first
    worth = when.interval(evening, evening + timedelta(days=1)) if evening else when.UNKNOWN
    return Found(i, last, worth, kind="range", anchor=scan.anchor)


def _shift(scan: Scan, i: int) -> tuple[int, int | None]:
    """Behind "last", "next" and its like at `i`, and which one it is."""
    hit = scan.hit("period_shifts", i)
    return (hit.last, hit.entry.get("shift")) if hit else (i, None)


def part_of_day(scan: Scan, i: int) -> Found | None:
    """Sunday evening, this morning, the day of Sunday: the day, with the word before it in its span.

    >>> part_of_day(Scan.of("مساء الأحد", "2021-07-27"), 0).when.value
    '2021-07-25'
    """
    part = scan.hit("day_parts", i)
    if part is None or scan.is_a(i - 1, "each"):
        return None
    inner = part_of_day(scan, part.last) or relative_day(scan, part.last) or weekday(scan, part.last)
    if inner:
        inner.first = i
    return inner


def relative_day(scan: Scan, i: int) -> Found | None:
    """Yesterday, today, the day after tomorrow.

    >>> relative_day(Scan.of("أول أمس", "2021-07-27"), 0).when.value
    '2021-07-25'
    """
    hit = scan.hit("relative_days", i)
    if hit is None or _is_other_day(scan, hit):
        return None
    shift = hit.entry.get("shift")
    worth = when.of_day(scan.anchor + timedelta(days=shift)) if scan.anchor else when.UNKNOWN
    return Found(i, hit.last, worth, kind="relative", anchor=scan.anchor)


def _is_other_day(scan: Scan, hit) -> bool:
    """The second day, per day, the paper Today, the party of Tomorrow."""
    i = hit.first
    if _is_verb(hit) or scan.is_a(i - 1, "name_before") or scan.word(i - 1) in _QUOTES and scan.word(hit.last) in _QUOTES:
        return True
    if hit.entry.get("shift") == 0:
        if scan.weekday(hit.last):
            return False
        return _is_paper(scan, i) or scan.is_a(i - 1, "not_today_before") or scan.is_a(hit.last, "not_today_after") or _is_rate(scan, i)
    return hit.entry.get("shift") > 0 and (scan.is_a(i - 1, "not_tomorrow_before") or scan.is_a(hit.last, "not_tomorrow_after"))


def _is_verb(hit) -> bool:
    """A preposition and "yesterday", run together, are the verb "touched"."""
    return hit.entry.id == "yesterday" and hit.prefix.endswith("ل")


def _is_paper(scan: Scan, i: int) -> bool:
    """A paper's name of two words, in quotation marks, behind "the paper", or as the source of a report."""
    if not scan.is_a(i - 1, "paper_before"):
        return False
    if scan.word(i - 2) in _DASHES and not scan.reading.same_line(i, min(i + 2, scan.n)):
        return True
    return scan.word(i - 2) in _QUOTES or scan.is_a(i - 2, "name_before") or scan.word(i + 1) in _DASHES or scan.word(i + 1) in _QUOTES


def _is_rate(scan: Scan, i: int) -> bool:
    """"in the day": per day, or on a day told of."""
    return scan.is_a(i - 1, "in_the")


def weekday(scan: Scan, i: int) -> Found | None:
    """Sunday, next Thursday, last Wednesday.

    >>> weekday(Scan.of("الأربعاء الماضي", "2021-07-27"), 0).when.value
    '2021-07-21'
    """
    name = scan.weekday(i)
    if name is None or _is_no_day(scan, i, i + len(name.words)):
        return None
    last, shift = _shift(scan, i + len(name.words))
    return Found(i, last, resolve.weekday(scan, name.number, shift, i, last), kind="weekday", anchor=scan.anchor)


def _is_no_day(scan: Scan, i: int, last: int) -> bool:
    """A person's or a paper's name, Black Monday, every Sunday."""
    return scan.is_a(i - 1, "name_before", "each", "given_name", "both") or scan.is_a(last, "not_weekday_after")


def period(scan: Scan, i: int) -> Found | None:
    """This week, last month, the coming year, the same year.

    >>> period(Scan.of("الأسبوع الماضي", "2021-07-27"), 0).when.value
    '2021-W29'
    """
    at = scan.past(i, "this", "that", "same_before")
    hit = scan.hit("calendar_units", at)
    if hit is None or hit.entry.id == "year" and scan.is_a(i - 1, "general_before"):
        return None
    ref = parts.unit_reference(scan, i, hit.entry.id)
    worth = _worth(scan, hit.entry.id, ref) if ref else when.UNKNOWN
    if ref is None or worth.value is None and ref.kind == "same":
        return None
    return Found(i, ref.last, worth, kind=hit.entry.id, anchor=scan.anchor)


def _worth(scan: Scan, unit: str, ref: parts.Ref) -> when.When:
    if ref.kind == "of_year":
        return resolve.unit(scan, unit, ref.number)
    if ref.kind == "year":
        return when.hijri_year(ref.number) if ref.calendar == "hijri" else when.year(ref.number)
    if unit == "year" and (year := scan.latest_year()):
        return when.year(year + ref.number)
    if unit == "month" and ref.number == 0 and (month := scan.latest_month()):
        return when.month(*month)
    return when.UNKNOWN


RULES = (night_between, part_of_day, relative_day, weekday, period)
