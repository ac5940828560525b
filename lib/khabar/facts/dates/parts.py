"""The parts dates are made of: a day's number, a month with its other name, a year or what stands for one."""
from dataclasses import dataclass

from khabar.facts.dates.scan import Scan

_OPENING, _SLASHES = ("(", "["), ("/", "-", "–", "\\", "|")
_CLOSING = (")", "]")
EARLIEST, LATEST = 1000, 2100
_RECENT_HIJRI = 1380
_HIJRI_YEARS = range(1300, 1501)


@dataclass(frozen=True, slots=True)
class Number:
    """A day's number."""

    last: int
    number: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `sure` where it can be no other word."""

    last: int
    number: int
    calendar: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Ref:
    """What says which year: kind "year" (its number), "shift" (last, next), "of_year" (of last year), "same" (of that year)."""

    last: int
    kind: str
    number: int
    calendar: str = "gregorian"


def day_number(scan: Scan, i: int) -> Number | None:
    """A day of the month, in digits (with or without the article) or as an ordinal.

    >>> day_number(Scan.of("الرابع والعشرين من مارس"), 0)
    Number(last=2, number=24)
    """
    if hit := scan.hit("day_ordinals", i):
        return Number(hit.last, hit.entry.get("number"))
    i = scan.past(i, "article")
    number = scan.number(i, 2)
    return Number(i + 1, number) if number and 1 <= number <= 31 and not scan.is_part_of_number(i) else None


def month(scan: Scan, i: int) -> Month | None:
    """A month's name, after "month of" or not, with its other name behind a slash, in brackets or bare.

    >>> month(Scan.of("تموز / يوليو"), 0)
    Month(last=3, number=7, calendar='gregorian', sure=True)
    """
    at = scan.past(i, "month_word")
    name = scan.month_name(at)
    if name is None:
        return None
    last = at + len(name.words)
    other = _other_name(scan, last, name.number)
    sure = not name.shared or at > i or other > last
    return Month(other, name.number, name.calendar, sure)


def _other_name(scan: Scan, last: int, number: int) -> int:
    """Behind a second name of the same month, or `last`."""
    bracket = scan.word(last) in _OPENING
    at = last + (bracket or scan.word(last) in _SLASHES)
    name = scan.month_name(at)
    if name is None or name.number != number or name.calendar != "gregorian":
        return last
    at += len(name.words)
    return at + 1 if bracket and scan.word(at) in _CLOSING else at


def year(scan: Scan, i: int, calendar: str = "gregorian") -> Ref | None:
    """Four digits of a plausible year, with its mark of calendar.

    >>> year(Scan.of("1436 هـ"), 0)
    Ref(last=2, kind='year', number=1436, calendar='hijri')
    """
    number = scan.number(i)
    if number is None or len(scan.word(i)) != 4 or scan.is_part_of_number(i):
        return None
    last = i + 1
    if scan.is_a(last, "hijri_mark"):
        calendar, last = "hijri", scan.past(last, "hijri_mark")
    elif scan.is_a(last, "gregorian_mark"):
        last = scan.past(last, "gregorian_mark")
    elif _reads_as_hijri(scan, number):
        calendar = "hijri"
    if calendar == "hijri":
        return Ref(last, "year", number, calendar) if number in _HIJRI_YEARS else None
    return Ref(last, "year", number) if EARLIEST <= number <= LATEST else None


def _reads_as_hijri(scan: Scan, number: int) -> bool:
    """A year near the report's own in the Hijri calendar, or any recent one where the article counts by it."""
    if number not in _HIJRI_YEARS:
        return False
    near = scan.anchor is not None and abs(number - hijri_year_of(scan.anchor.year)) <= 2
    return near or scan.is_hijri and number >= _RECENT_HIJRI


def hijri_year_of(gregorian: int) -> int:
    """About the Hijri year of a Gregorian one.

    >>> hijri_year_of(2015)
    1436
    """
    return (gregorian - 622) * 33 // 32


def reference(scan: Scan, i: int, calendar: str = "gregorian") -> Ref | None:
    """What stands behind a month and says of which year it is.

    >>> reference(Scan.of("من العام الماضي"), 0)
    Ref(last=3, kind='of_year', number=-1, calendar='gregorian')
    """
    if scan.word(i) in ("،", ","):
        return year(scan, i + 1, calendar)
    if hit := scan.hit("period_shifts", i):
        return year(scan, hit.last, calendar) or Ref(hit.last, "shift", hit.entry.get("shift"))
    if scan.is_a(i, "same"):
        return Ref(i + 1, "same", 0)
    at = scan.past(i, "from")
    return year(scan, scan.past(at, "year_word"), calendar) or unit_reference(scan, at, "year")


def unit_reference(scan: Scan, i: int, unit: str) -> Ref | None:
    """A unit with a word that shifts it: this year, last year, the same year.

    >>> unit_reference(Scan.of("هذا العام"), 0, "year").number
    0
    """
    at = scan.past(i, "this", "that", "same_before")
    hit = scan.hit("calendar_units", at)
    if hit is None or hit.entry.id != unit or at > i and hit.prefix:
        return None
    if scan.is_a(i, "that"):
        return Ref(hit.last, "same", 0)
    shift = scan.hit("period_shifts", hit.last)
    if unit == "year" and (shift or at > i) and (told := year(scan, shift.last if shift else hit.last)):
        return told
    if shift:
        return Ref(shift.last, "of_year", shift.entry.get("shift"))
    if scan.is_a(hit.last, "same") or scan.is_a(i, "same_before"):
        return Ref(scan.past(hit.last, "same"), "same", 0)
    if scan.is_a(hit.last, "following"):
        return Ref(hit.last + 1, "same", 1)
    return Ref(hit.last, "of_year", 0) if at > i else None
