"""Days that a moment of some grain covers: the two Ducklings tell grains."""
from calendar import monthrange
from datetime import timedelta

CLOCK = ("minute", "second")  # times of the clock are no dates


def days(moment, grain):
    """First and last day, as ISO."""
    start = moment.date()
    return start.isoformat(), (start + timedelta(days=_length(start, grain) - 1)).isoformat()


def between(start, stop):
    """First and last day from `start` up to, not with, `stop`."""
    return start.date().isoformat(), (stop - timedelta(seconds=1)).date().isoformat()


def _length(start, grain):
    if grain == "year":
        return (start.replace(year=start.year + 1) - start).days
    if grain == "quarter":
        return sum(monthrange(start.year, month)[1] for month in range(start.month, start.month + 3))
    if grain == "month":
        return monthrange(start.year, start.month)[1]
    return 7 if grain == "week" else 1
