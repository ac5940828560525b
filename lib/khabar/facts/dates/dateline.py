"""`find_published(reading)`: the article's own date, where its text prints it; null rather than a guess."""
from datetime import date

from khabar.facts.dates.find import scanned
from khabar.facts.dates.scan import Found, Scan
from khabar.facts.reading import Reading

_TOP, _NEAR, _EARLIEST = 60, 6, 1900


def find_published(reading: Reading) -> tuple[date | None, str | None]:
    """The day of the report and the rule that found it.

    >>> from khabar.text.article import Article
    >>> find_published(Reading(Article(id="1", text="وصل الوفد اليوم الثلاثاء (27 تموز 2021)")))
    (datetime.date(2021, 7, 27), 'today_with_date')
    """
    scan = scanned(reading)
    for rule in RULES:
        days = {day for f in scan.found if (day := rule(scan, f, scan.found))}
        if len(days) == 1:
            return days.pop(), rule.__name__
    return None, None


def today_with_date(scan: Scan, found: Found, _) -> date | None:
    """"today, Tuesday (27 July 2021)"."""
    hits = (scan.hit("relative_days", i) for i in range(found.first, min(found.first + 2, found.last)))
    return _day(found) if any(hit and hit.entry.id == "today" for hit in hits) and _weekday_agrees(scan, found) else None


def agency_line(scan: Scan, found: Found, _) -> date | None:
    """"Riyadh 25 Shawwal 1436, that is 10 August 2015, SPA", at the top."""
    if found.first > _TOP or not any(scan.is_a(i, "agency") for i in _around(scan, found)):
        return None
    return _day(found) if _weekday_agrees(scan, found) else None


def date_line(scan: Scan, found: Found, _) -> date | None:
    """A line that holds a date and nothing else but a clock time, at the top."""
    if found.first > _TOP or scan.reading.same_line(max(0, found.first - 1), found.first + 1) and found.first:
        return None
    rest = [i for i in range(found.last, min(found.last + _NEAR, scan.n)) if scan.reading.same_line(found.first, i + 1)]
    return _day(found) if all(not scan.word(i).isalpha() for i in rest) and _weekday_agrees(scan, found) else None


def stamped(scan: Scan, found: Found, _) -> date | None:
    """"published on 27/7/2021", "last update: 27 July 2021"."""
    return _day(found) if any(scan.is_a(i, "stamp") for i in range(max(0, found.first - 3), found.first)) else None


def agency_line_without_year(scan: Scan, found: Found, others: list[Found]) -> date | None:
    """"Cairo 15-8 (AFP)" with "today, Tuesday" below: the only year named in the text that makes that day a Tuesday."""
    if found.first > _TOP or found.kind != "date" or found.when.value or not any(scan.is_a(i, "agency") for i in _around(scan, found)):
        return None
    day, month = scan.number(found.first, 2), scan.number(found.first + 2, 2)
    weekdays = {scan.weekday(f.last - 1).number for f in others if _is_today(scan, f)}
    years = {f.when.first.year for f in others if f.kind == "year" and f.when.first}
    if not day or not month or len(weekdays) != 1:
        return None
    days = [d for y in years if (d := _real(y, month, day)) and d.weekday() in weekdays]
    return days[0] if len(days) == 1 else None


def _is_today(scan: Scan, found: Found) -> bool:
    hit = scan.hit("relative_days", found.first)
    return bool(hit and hit.entry.id == "today" and scan.weekday(found.last - 1))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(found: Found) -> date | None:
    whole = found.kind == "date" and found.when.first is not None and found.when.first == found.when.last
    return found.when.first if whole and found.when.first.year >= _EARLIEST else None


def _around(scan: Scan, found: Found) -> range:
    return range(max(0, found.first - _NEAR), min(scan.n, found.last + _NEAR))


def _weekday_agrees(scan: Scan, found: Found) -> bool:
    names = [name for i in range(found.first, found.last) if (name := scan.weekday(i))]
    return found.when.first is not None and all(name.number == found.when.first.weekday() for name in names)


RULES = (today_with_date, agency_line, date_line, stamped, agency_line_without_year)
