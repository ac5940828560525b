"""Dates that carry their own day or month: ISO, 27/7/2021, 27 July 2021, 14 Ramadan 1443, the 24th of this month."""
from khabar.facts.dates import parts, resolve, when
from khabar.facts.dates.parts import Ref
from khabar.facts.dates.scan import Found, Scan

_SEPARATORS = {"/": "/", "\\": "/", "-": "-", "–": "-", ".": "."}
_HIJRI_FROM = 1300
_HIJRI_TO = 1500


def iso(scan: Scan, i: int) -> Found | None:
    """2021-07-27, 2021/7/27, 1436/10/7.

    >>> iso(Scan.of("2021-07-27"), 0).when.value
    '2021-07-27'
    """
    found = _three_numbers(scan, i)
    if found is None or len(scan.word(i)) != 4:
        return None
    (year, month, day), last = found
    return _numeric(scan, i, last, year, month, day)


def day_month_year(scan: Scan, i: int) -> Found | None:
    """27/7/2021, 27-7-2021, 27.7.2021, 15/10/1436.

    >>> day_month_year(Scan.of("٢٧/٧/٢٠٢١"), 0).when.value
    '2021-07-27'
    """
    found = _three_numbers(scan, i)
    if found is None or len(scan.word(i)) > 2:
        return None
    (day, month, year), last = found
    return _numeric(scan, i, last, year, month, day) if len(scan.word(last - 1)) == 4 else None


def day_month(scan: Scan, i: int) -> Found | None:
    """15/8 where a word says that a date stands here: dated, or a weekday before.

    >>> day_month(Scan.of("بتاريخ 15/7", "2021-07-27"), 1).when.value
    '2021-07-15'
    """
    day, month = scan.number(i, 2), scan.number(i + 2, 2)
    if not day or not month or scan.word(i + 1) not in "/-" or not _is_announced(scan, i) or scan.word(i + 3) in _SEPARATORS:
        return None
    year = resolve.year_of(scan, None, month, day, i, i + 3)
    if not (1 <= month <= 12 and day <= 31):
        return None
    return Found(i, i + 3, when.day(year, month, day) if year else when.UNKNOWN, kind="date", anchor=scan.anchor)


def _is_announced(scan: Scan, i: int) -> bool:
    if scan.behind(i, "dated") or scan.hit("day_parts", i - 1) or scan.is_a(i - 1, "corresponding") or scan.word(i + 3) == "(" and scan.is_a(i + 4, "agency"):
        return True
    return bool(scan.found) and scan.found[-1].last == i and scan.found[-1].kind == "weekday"


def _three_numbers(scan: Scan, i: int) -> tuple[tuple[int, int, int], int] | None:
    """Three numbers with the same separator between them."""
    separator = _SEPARATORS.get(scan.word(i + 1))
    if separator is None or _SEPARATORS.get(scan.word(i + 3)) != separator:
        return None
    numbers = tuple(scan.number(j) for j in (i, i + 2, i + 4))
    return None if None in numbers or _is_inside(scan, i, scan.word(i + 1)) else (numbers, i + 5)


def _is_inside(scan: Scan, i: int, separator: str) -> bool:
    """Whether the three are the middle of a longer row of numbers."""
    before = scan.word(i - 1) == separator and scan.number(i - 2) is not None
    return before or scan.word(i + 5) == separator and scan.word(i + 7) == separator and scan.number(i + 6) is not None


def _numeric(scan: Scan, first: int, last: int, year: int, month: int, day: int) -> Found | None:
    hijri = _HIJRI_FROM <= year <= _HIJRI_TO
    last = scan.past(last, "hijri_mark", "gregorian_mark")
    if not hijri and not parts.EARLIEST <= year <= parts.LATEST or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    worth = when.hijri_day(year, month, day) if hijri else when.day(year, month, day)
    return Found(first, last, worth, kind="date")


def named_day(scan: Scan, i: int) -> Found | None:
    """27 July 2021, the ninth of February, 10 November of the same year, 14 Ramadan 1443.

    >>> named_day(Scan.of("27 تموز/يوليو 2021"), 0).when.value
    '2021-07-27'
    """
    number = parts.day_number(scan, i) or _first_of(scan, i)
    if number is None or _belongs_before(scan, i):
        return None
    at = scan.past(number.last, "from")
    month = parts.month(scan, at)
    if month is None:
        return None
    ref = parts.reference(scan, month.last, month.calendar)
    last = ref.last if ref else month.last
    if month.calendar == "hijri":
        return _hijri(scan, i, month, ref, number.number)
    if scan.is_a(i - 1, "name_of_day") and not (ref and ref.kind == "year"):
        return Found(i, last, when.UNKNOWN, kind="name")
    year = resolve.year_of(scan, ref, month.number, number.number, i, last)
    anchor = None if ref and ref.kind == "year" else scan.anchor
    worth = when.day(year, month.number, number.number) if year else when.UNKNOWN
    return Found(i, last, worth, kind="date", anchor=anchor, yearless=None if ref else (month.number, number.number))


def _first_of(scan: Scan, i: int) -> parts.Number | None:
    """The word "first" straight before a month."""
    return parts.Number(i + 1, 1) if scan.is_a(i, "first_of") and scan.month_name(i + 1) else None


def _belongs_before(scan: Scan, i: int) -> bool:
    """Whether the number is the tail of a longer one, or an ordinal that counts the noun before it (the first week of May)."""
    if scan.number(i) is not None:
        return scan.word(i - 1) in (",", ".") and not scan.reading.gap(i - 1)
    return not scan.clitics(i) and (scan.is_a(i - 1, "part_word") or scan.hit("calendar_units", i - 1) is not None)


def _hijri(scan: Scan, first: int, month: parts.Month, ref: Ref | None, day: int) -> Found | None:
    """A Hijri day or, with day 0, month; without a year the nearest one to the report."""
    year = ref.number if ref and ref.kind == "year" else _hijri_year(scan, month.number)
    last = ref.last if ref else month.last
    if not year:
        worth = when.When(None, calendar="hijri")
    else:
        worth = when.hijri_day(year, month.number, day) if day else when.hijri_month(year, month.number)
    return Found(first, last, worth, kind="date" if day else "month", anchor=None if ref else scan.anchor)


def _hijri_year(scan: Scan, month: int) -> int | None:
    """The Hijri year that puts a month nearest to the report."""
    if scan.anchor is None:
        return None
    about = parts.hijri_year_of(scan.anchor.year)
    years = [y for y in (about - 1, about, about + 1, about + 2) if when.hijri_month(y, month).first]
    return min(years, key=lambda y: abs((when.hijri_month(y, month).first - scan.anchor).days), default=None)


def day_of_month(scan: Scan, i: int) -> Found | None:
    """25 of the current, the 24th of this month, 19 of it.

    >>> day_of_month(Scan.of("25 الجاري", "2021-07-27"), 0).when.value
    '2021-07-25'
    """
    number = parts.day_number(scan, i)
    if number is None or _belongs_before(scan, i) or scan.is_a(i - 1, "number_word"):
        return None
    if scan.is_a(number.last, "of_it") and (scan.number(number.last - 1) is not None or scan.behind(i, "in", "at", "to", "since")):
        return _in_month(scan, i, number.last + 1, scan.latest_month(), number.number)
    if (shift := scan.hit("period_shifts", number.last)) and _is_bare_day(scan, i, shift):
        return _in_month(scan, i, shift.last, _shifted(scan, shift.entry.get("shift")), number.number)
    if not scan.is_a(number.last, "from"):
        return None
    ref = parts.unit_reference(scan, number.last + 1, "month")
    if ref is None:
        return None
    month = scan.latest_month() if ref.kind == "same" else _shifted(scan, ref.number)
    return _in_month(scan, i, ref.last, month, number.number)


def _is_bare_day(scan: Scan, i: int, shift) -> bool:
    """"25 الجاري" is a day; "25 الماضية" counts things, and an ordinal there is an adjective."""
    return shift.entry.get("shift") is not None and scan.number(i, 2) is not None and shift.entry.id == "current" and not scan.word(
        shift.first).endswith("ه")


def _shifted(scan: Scan, shift: int) -> tuple[int, int] | None:
    month = resolve.unit(scan, "month", shift).first
    return (month.year, month.month) if month else None


def _in_month(scan: Scan, first: int, last: int, month: tuple[int, int] | None, day: int) -> Found:
    worth = when.day(*month, day) if month else when.UNKNOWN
    return Found(first, last, worth, kind="date", anchor=scan.anchor)


def named_month(scan: Scan, i: int) -> Found | None:
    """August 2020, last March, the month of April, in June.

    >>> named_month(Scan.of("آب (أغسطس) الماضي", "2021-07-27"), 0).when.value
    '2020-08'
    """
    month = parts.month(scan, i)
    if month is None:
        return None
    ref = parts.reference(scan, month.last, month.calendar)
    if ref is None and not _is_doubled(scan, i, month) and not _stands_as_time(scan, i):
        return None
    if month.calendar == "hijri":
        return _hijri(scan, i, month, ref, 0) if ref and (ref.kind == "year" or month.sure) or scan.is_a(i, "month_word") else None
    last = ref.last if ref else month.last
    year = resolve.year_of(scan, ref, month.number, 0, i, last)
    anchor = None if ref and ref.kind == "year" else scan.anchor
    worth = when.month(year, month.number) if year else when.UNKNOWN
    return Found(i, last, worth, kind="month", anchor=anchor, yearless=None if ref else (month.number, 0))


def _is_doubled(scan: Scan, i: int, month: parts.Month) -> bool:
    """With another name of the month, or the word "month" before it."""
    name = scan.month_name(i)
    return name is None or month.last > i + len(name.words)


def _stands_as_time(scan: Scan, i: int) -> bool:
    """A preposition, an edge or another month before: a bare name may be another word, a carmaker or a town."""
    if scan.found and scan.found[-1].kind == "month" and scan.found[-1].last == i - (scan.word(i - 1) == "و") and (
            scan.clitics(i) or scan.word(i - 1) == "و"):
        return True
    return scan.behind(i, "in", "at", "ago", "from", "since", "to", "between", "event") or scan.hit("period_edges", i - 1) is not None


RULES = (iso, day_month_year, day_month, named_day, day_of_month, named_month)
