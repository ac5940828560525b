"""What a date is worth: an ISO value with its first and last day; null where the calendar has no such day."""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = 1, 2150
"""Years beyond are numbers of something else."""


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar."""

    value: str | None
    first: date | None = None
    last: date | None = None
    calendar: str = "gregorian"


UNKNOWN = When(None)


def day(year: int, month: int, number: int) -> When:
    """One day.

    >>> day(2021, 7, 27).value, day(2021, 4, 31).value
    ('2021-07-27', None)
    """
    if not EARLIEST <= year <= LATEST:
        return UNKNOWN
    try:
        found = date(year, month, number)
    except ValueError:
        return UNKNOWN
    return of_day(found)


def of_day(found: date) -> When:
    """One day, from a date.

    >>> of_day(date(2021, 7, 27)).value
    '2021-07-27'
    """
    return When(found.isoformat(), found, found)


def month(year: int, number: int) -> When:
    """One month.

    >>> month(2020, 8).last
    datetime.date(2020, 8, 31)
    """
    if not (EARLIEST <= year <= LATEST and 1 <= number <= 12):
        return UNKNOWN
    return When(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> When:
    """One year.

    >>> year(2017).value
    '2017'
    """
    if not EARLIEST <= number <= LATEST:
        return UNKNOWN
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(first_year: int) -> When:
    """Ten years, named by the digits they share.

    >>> decade(1990).value
    '199'
    """
    return When(f"{first_year // 10:03}", date(first_year, 1, 1), date(first_year + 9, 12, 31))


def week(inside: date) -> When:
    """The ISO week that holds a day.

    >>> week(date(2015, 7, 23)).value
    '2015-W30'
    """
    iso = inside.isocalendar()
    monday = inside - timedelta(days=iso.weekday - 1)
    return When(f"{iso.year:04}-W{iso.week:02}", monday, monday + timedelta(days=6))


def interval(first: date | None, last: date | None, calendar: str = "gregorian") -> When:
    """From a day to a day; one day where they are the same, null where they are in the wrong order.

    >>> interval(date(2014, 1, 1), date(2017, 12, 31)).value
    '2014-01-01/2017-12-31'
    """
    if first is None or last is None or first > last:
        return UNKNOWN
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return When(value, first, last, calendar)


def months(year_number: int, first: int, count: int) -> When:
    """`count` months of a year, or over its end.

    >>> months(2015, 1, 3).value
    '2015-01-01/2015-03-31'
    """
    start, end = month(year_number, first), month(year_number + (first + count - 2) // 12, (first + count - 2) % 12 + 1)
    return interval(start.first, end.last)


def hijri_day(year_number: int, month_number: int, number: int) -> When:
    """A day of the Hijri calendar (Umm al-Qura), as its Gregorian day.

    >>> hijri_day(1443, 9, 14).value
    '2022-04-15'
    """
    found = _gregorian(year_number, month_number, number)
    return When(found.isoformat(), found, found, "hijri") if found else When(None, calendar="hijri")


def hijri_month(year_number: int, number: int) -> When:
    """A Hijri month, as the Gregorian days it covers.

    >>> hijri_month(1443, 9).value
    '2022-04-02/2022-05-01'
    """
    first = _gregorian(year_number, number, 1)
    after = _gregorian(year_number + number // 12, number % 12 + 1, 1)
    return _until(first, after)


def hijri_year(number: int) -> When:
    """A Hijri year, as the Gregorian days it covers.

    >>> hijri_year(1436).value
    '2014-10-25/2015-10-13'
    """
    return _until(_gregorian(number, 1, 1), _gregorian(number + 1, 1, 1))


def _until(first: date | None, after: date | None) -> When:
    last = after - timedelta(days=1) if after else None
    return interval(first, last, "hijri") if first and last else When(None, calendar="hijri")


def _gregorian(year_number: int, month_number: int, number: int) -> date | None:
    """None outside the table (1343 to 1500) and where the month has no such day."""
    from hijridate import Hijri

    try:
        converted = Hijri(year_number, month_number, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(converted.year, converted.month, converted.day)
