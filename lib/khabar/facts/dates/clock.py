"""Times of the clock: no dates, but their numbers are theirs and nothing else's."""
from khabar.facts.dates.scan import Scan

_MARKS = frozenset((":", ".", ",", "،"))


def find_clocks(scan: Scan) -> list[tuple[int, int]]:
    """Token spans of clock times: 22:30, the hour 17,00, nine in the evening.

    >>> find_clocks(Scan.of("الساعة 17,00"))
    [(1, 4)]
    """
    found = [(i, last) for i in scan.starts if len(scan.word(i)) <= 2 and (last := _digits(scan, i))]
    for hit in scan.reading.hits["clock_hours"]:
        if scan.is_a(hit.first - 1, "hour") or scan.is_a(hit.last, "half_day"):
            found.append((hit.first, hit.last))
    return found


def _digits(scan: Scan, i: int) -> int | None:
    """Behind a time in digits: 22:30 by itself; 17,00 or 8 where the word "hour" or the half of the day stands by."""
    hour, minutes = scan.number(i, 2), scan.number(i + 2, 2)
    if hour is None or hour > 24:
        return None
    close = len(scan.word(i + 2)) == 2 and minutes is not None and minutes < 60 and not scan.reading.gap(i)
    if close and scan.word(i + 1) == ":" and scan.word(i + 3) != ":":
        return i + 3
    counts = any(scan.reading.hit(kind, i + 3) for kind in ("percents", "scales", "currencies"))
    told = scan.is_a(i - 1, "hour", "article") or scan.word(i - 1) == "(" and not counts
    if close and scan.word(i + 1) in _MARKS and (told or scan.is_a(i + 3, "half_day")):
        return i + 3
    return i + 1 if scan.is_a(i - 1, "hour") or scan.is_a(i + 1, "half_day") else None
