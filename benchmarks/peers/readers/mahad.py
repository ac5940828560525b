"""mahad (Maha): numerals and durations; times added to the article's day, with the grain that the fields set tell."""
from calendar import monthrange
from datetime import date, datetime, timedelta

from maha.parsers.functions import parse_dimension
from maha.parsers.rules.time.template import TimeInterval

PACKAGE = "mahad"


def numbers(text, published):
    for found in parse_dimension(text, numeral=True):
        yield {"start": found.start, "stop": found.end, "values": [float(found.value)]}
    for found in parse_dimension(text, duration=True):
        values = [float(part.value) for part in found.value.values]
        yield {"start": found.start, "stop": found.end, "values": values if len(values) == 1 else [], "seconds": found.value.normalized_value.value}


def dates(text, published):
    today = datetime.fromisoformat(published) if published else datetime.now()
    for found in parse_dimension(text, time=True):
        days = _days(found.value, today)
        if days:
            yield {"start": found.start, "stop": found.end, "first": days[0].isoformat(), "last": days[1] and days[1].isoformat()}


def _days(value, today):
    if isinstance(value, TimeInterval):
        ends = [end and _days(end, today) for end in (value.start, value.end)]
        start, stop = ends
        return (start[0], stop[1] or stop[0]) if start and stop else start or stop
    moment = (today + value).date()
    if value.is_hijri_set() and not value.is_days_set():
        return moment, None
    if value.is_days_set() or value.weekday is not None:
        return moment, moment
    if value.weeks is not None:
        return moment, moment + timedelta(days=6)
    if value.is_months_set() or value.next_month or value.prev_month:
        return moment.replace(day=1), moment.replace(day=monthrange(moment.year, moment.month)[1])
    if value.is_years_set():
        return date(moment.year, 1, 1), date(moment.year, 12, 31)
    return (moment, moment) if value.is_am_pm_set() and moment - today.date() > timedelta(days=0) else None
