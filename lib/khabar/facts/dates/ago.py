"""Days told by their distance: three days ago, two months ago; the duration stays free for a claim of its own."""
from datetime import date, timedelta

from khabar.facts.dates import resolve, when
from khabar.facts.dates.scan import Found, Scan

_DAYS = {"day": 1, "week": 7}
_MOST = 400


def ago(scan: Scan, i: int) -> Found | None:
    """Three days ago, before about two weeks; not "three days before the vote".

    >>> ago(Scan.of("قبل ثلاثة أيام", "2021-07-27"), 0).when.value
    '2021-07-24'
    """
    if not scan.is_a(i, "ago"):
        return None
    at = scan.reading.hit("hedges", i + 1).last if "hedges" in scan.reading.hits and scan.reading.hit("hedges", i + 1) else i + 1
    number, at = _count(scan, at)
    unit = scan.hit("time_spans", at)
    if unit is None or unit.prefix or _names_another(scan, unit.last):
        return None
    count = number or {"dual": 2, "one": 1}.get(unit.entry.get("form"))
    if count is None or count > _MOST or number and unit.entry.get("form") == "dual":
        return None
    return Found(i, unit.last, _back(scan.anchor, unit.entry.get("unit"), count), kind="ago", anchor=scan.anchor)


def _names_another(scan: Scan, i: int) -> bool:
    """Whether the distance is from something else (two days before the vote), or the unit heads a date (before the year 2015)."""
    i = scan.past(i, "only")
    return scan.is_a(i, "from", "upon") or scan.number(i) is not None or scan.weekday(i) is not None or bool(scan.hit("day_ordinals", i))


def _count(scan: Scan, i: int) -> tuple[int | None, int]:
    """A count in digits or as a word from three to ten, and what stands behind it."""
    if (number := scan.number(i)) is not None and not scan.is_part_of_number(i):
        return number, i + 1
    hit = scan.reading.hit("number_words", i) if "number_words" in scan.reading.hits else None
    if hit and not hit.prefix and hit.entry.get("class") in ("unit", "ten"):
        return hit.entry.get("value"), hit.last
    return None, i


def _back(anchor: date | None, unit: str, count: int) -> when.When:
    if anchor is None:
        return when.UNKNOWN
    if unit in _DAYS:
        return when.of_day(anchor - timedelta(days=_DAYS[unit] * count))
    return resolve.month_or_year(anchor, unit, -count)


RULES = (ago,)
