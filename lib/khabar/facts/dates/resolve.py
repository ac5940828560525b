"""Which year, month or day is meant, against the day of the report."""
from datetime import date, timedelta

from khabar.facts.dates import when
from khabar.facts.dates.parts import Ref
from khabar.facts.dates.scan import Scan
from khabar.facts.dates.tense import tense

_SOON, _FAR = 60, 3  # days
_NEAR = 5  # words


def year_of(scan: Scan, ref: Ref | None, number: int, day: int, first: int, last: int) -> int | None:
    """The year of month `number` (and `day`, or 0) named at tokens first..last with the reference behind it.

    >>> year_of(Scan.of("حزيران", "2021-07-27"), None, 6, 0, 0, 1)
    2021
    """
    if ref is None:
        return _by_tense(scan, number, day, first, last)
    if ref.kind == "year":
        return ref.number
    if ref.kind == "same":
        latest = scan.latest_year()
        return latest + ref.number if latest else None
    if scan.anchor is None:
        return None
    return scan.anchor.year + ref.number if ref.kind == "of_year" else _by_shift(scan.anchor, number, day, ref.number)


def _by_shift(anchor: date, number: int, day: int, shift: int) -> int:
    """Last, current or next month of that number; the present one is current only."""
    here, there = (anchor.month, anchor.day if day else 0), (number, day)
    if shift == 0:
        return _nearest(anchor, number, day)
    if shift < 0:
        return anchor.year - (there >= here) + shift + 1
    return anchor.year + (there <= here) + shift - 1


def _by_tense(scan: Scan, number: int, day: int, first: int, last: int) -> int | None:
    if scan.anchor is None:
        return None
    here, there = (scan.anchor.month, scan.anchor.day if day else 0), (number, day)
    told = "future" if _is_awaited(scan, first) else tense(scan, first, last)
    if told == "past" and not _is_soon(scan.anchor, number, day):
        return scan.anchor.year - (there > here)
    if told == "future" and not _is_recent(scan.anchor, number, day):
        return scan.anchor.year + (there < here)
    return _nearest(scan.anchor, number, day)


def _is_awaited(scan: Scan, first: int) -> bool:
    """Whether the month is that of an end still to come (قبل نهاية البطولة في أيار)."""
    for i in range(first - 2, max(-1, first - _NEAR - 1), -1):
        edge = scan.hit("period_edges", i)
        if edge and edge.entry.id == "end":
            return any(scan.is_a(j, "ago", "to") for j in range(max(0, i - _NEAR), i))
    return False


def _is_soon(anchor: date, number: int, day: int) -> bool:
    """A day of the coming two months, or the next month: what lies nearly a year back is not named without its year."""
    ahead = ((number - anchor.month) % 12) * 30 + (day - anchor.day if day else 0)
    return 0 < ahead <= (_SOON if day else 30)


def _is_recent(anchor: date, number: int, day: int) -> bool:
    """A day of the last two months, or the last month: what lies nearly a year ahead is not named without its year."""
    back = ((anchor.month - number) % 12) * 30 + (anchor.day - day if day else 0)
    return 0 < back <= (_SOON if day else 30)


def _nearest(anchor: date, number: int, day: int) -> int:
    """The year that puts the month nearest; of two equally near, the earlier."""
    here = anchor.month + anchor.day / 32
    return min((anchor.year + k for k in (-1, 0, 1)), key=lambda y: abs((y - anchor.year) * 12 + number + (day or 16) / 32 - here))


def weekday(scan: Scan, number: int, shift: int | None, first: int, last: int) -> when.When:
    """The weekday meant: by the word behind it, else by tense; in a report the last such day up to its own.

    >>> weekday(Scan.of("الأحد", "2021-07-27"), 6, 1, 0, 1).value
    '2021-08-01'
    """
    if scan.anchor is None:
        return when.UNKNOWN
    back = (scan.anchor.weekday() - number) % 7
    if shift is None:
        ahead = tense(scan, first, last) == "future" or back > _FAR and _is_named_ahead(scan, number)
        days = (-back) % 7 if ahead else -back
    elif shift < 0:
        days = -(back or 7) + 7 * (shift + 1)
    elif shift == 0:
        days = min(-back, 7 - back, key=abs)
    else:
        days = ((-back) % 7 or 7) + 7 * (shift - 1)
    return when.of_day(scan.anchor + timedelta(days=days))


def _is_named_ahead(scan: Scan, number: int) -> bool:
    """Whether the article has spoken of the coming day of that name: a day far back is then rather that one."""
    days = (found.when.first for found in scan.latest() if found.kind == "weekday" and found.when.first)
    return any(day > scan.anchor and day.weekday() == number for day in days)


def near_weekday(near: date, number: int) -> date:
    """The day of that name nearest to a day: a paper's date may be the day after the report's.

    >>> near_weekday(date(2021, 7, 27), 0)
    datetime.date(2021, 7, 26)
    """
    ahead = (number - near.weekday()) % 7
    return near + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def unit(scan: Scan, name: str, shift: int) -> when.When:
    """The week, month or year so many from the present one.

    >>> unit(Scan.of("", "2021-07-27"), "week", 1).value
    '2021-W31'
    """
    anchor = scan.anchor
    if anchor is None:
        return when.UNKNOWN
    if name == "week":
        return when.week(anchor + timedelta(days=7 * shift))
    return month_or_year(anchor, name, shift)


def month_or_year(anchor: date, name: str, shift: int) -> when.When:
    """The month or year so many from an anchor's.

    >>> month_or_year(date(2021, 1, 5), "month", -1).value
    '2020-12'
    """
    if name == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return when.month(months // 12, months % 12 + 1)
    return when.year(anchor.year + shift)
