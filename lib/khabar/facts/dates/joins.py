"""Neighbouring dates that are one: a day named twice, a range, days of one month."""
from datetime import date, timedelta

from khabar.facts.dates import parts, resolve, when
from khabar.facts.dates.scan import Found, Scan

_DAYS = frozenset(("weekday", "relative", "date"))
_DASHES = frozenset(("-", "–", "/"))
_MOST_DAYS = 31


def same_day(scan: Scan, before: Found, found: Found) -> Found | None:
    """"today, Tuesday (27 July 2021)", "yesterday, Monday", "Sunday the 28th, that is 10 August"."""
    if before.kind not in ("weekday", "relative", "date") or found.kind not in ("weekday", "date") or found.edge or before.edge:
        return None
    at = before.last
    bracket = scan.word(at) in ("(", "[", "-")
    at += bracket or scan.word(at) in ("،", ",")
    at = scan.past(at, "corresponding", "dated")
    part = scan.hit("day_parts", at)
    at = part.last if part else at + (scan.word(at) in ("ل", "ب"))
    if at != found.first or found.skip and at == before.last:
        return None
    if before.kind == "date" and found.kind == "date" and not scan.is_a(before.last, "corresponding") and not bracket:
        return None
    if at > before.last and not _agree(scan, before, found):
        return None
    last = found.last + (bracket and scan.word(found.last) in (")", "]", "-"))
    return Found(before.first, last, _better(scan, before, found), found.rule, "date" if found.kind == "date" else before.kind,
                 anchor=found.anchor or before.anchor, skip=before.skip)


def _agree(scan: Scan, before: Found, found: Found) -> bool:
    """Two names of one day, as far as they can be compared."""
    if found.when.first is None or before.when.first is None:
        return True
    if before.kind == "weekday":
        name = scan.weekday(_weekday_token(scan, before))
        return name is None or name.number == found.when.first.weekday()
    return abs((before.when.first - found.when.first).days) <= 2


def _weekday_token(scan: Scan, found: Found) -> int:
    return next((i for i in range(found.first, found.last) if scan.weekday(i)), found.first)


def _better(scan: Scan, before: Found, found: Found) -> when.When:
    """The full date; of "yesterday, Monday" the Monday nearest to yesterday."""
    if found.kind == "date":
        return found.when if found.when.value or before.kind == "date" else before.when
    if before.kind == "relative" and before.when.first:
        name = scan.weekday(_weekday_token(scan, found))
        return when.of_day(resolve.near_weekday(before.when.first, name.number)) if name else before.when
    return before.when if before.when.value else found.when


def span_of_time(scan: Scan, before: Found, found: Found) -> Found | None:
    """Between 2014 and 2017, from March to May, 2016/2017: one interval."""
    opening = scan.behind(before.first, "between", "from", "since") or scan.is_a(before.first - 1, "years_word", "month_word")
    between = _is_between(scan, before.first)
    link, width = scan.word(before.last), found.first - before.last
    if before.edge or found.edge or "range" in (before.kind, found.kind) or before.kind != found.kind and not {before.kind, found.kind} <= _DAYS:
        return None
    if between and width in (0, 1) and (found.skip or link == "و"):
        pass
    elif width == 1 and link in _DASHES and before.kind == "year":
        pass
    elif scan.is_a(before.last, "to") and scan.past(before.last, "to") == found.first and (opening or before.kind != "year"):
        pass
    else:
        return None
    if found.kind in ("weekday", "relative") and parts.day_number(scan, found.last):
        return None
    first, last = _first_day(before, found), _last_day(before, found)
    worth = when.interval(first, last)
    if worth.value is None and first and last:
        return None
    return Found(before.first, found.last, worth, "span_of_time", "range", anchor=found.anchor, skip=before.skip)


def _is_between(scan: Scan, i: int) -> bool:
    i -= scan.is_a(i - 1, "years_word", "month_word", "days_word")
    return scan.is_a(i - 1, "between") or scan.is_a(i - 2, "between") and scan.is_a(i - 1, "year_word")


def _first_day(before: Found, found: Found) -> date | None:
    """A month before "… and May 2018" is of that year, or of the one before."""
    last = found.when.last
    if before.yearless is None or last is None:
        return before.when.first
    month, day = before.yearless
    return when.day(last.year - ((month, day) > (last.month, last.day)), month, day or 1).first


def _last_day(before: Found, found: Found) -> date | None:
    """From Sunday to Thursday: the Thursday behind that Sunday."""
    first, last = before.when.first, found.when.last
    if first is None or last is None or {before.kind, found.kind} != {"weekday"}:
        return last
    return first + timedelta(days=(last - first).days % 7)


def earlier_days(scan: Scan, found: Found) -> list[Found]:
    """"10 to 15 August", "16 and 17 June": one interval; "3 and 24 June": the 3rd and the 24th."""
    rows = [found]
    while len(rows) <= _MOST_DAYS and (row := _earlier_day(scan, rows[0])) is not None:
        rows[:1] = row
    return rows


def _earlier_day(scan: Scan, found: Found) -> list[Found] | None:
    """The row before a day whose month it shares, joined with it or by itself."""
    if found.kind not in ("date", "range"):
        return None
    linked = scan.is_a(found.first - 1, "to") or scan.word(found.first - 1) in _DASHES
    at = found.first if found.skip else found.first - 1
    at, number = _number_before(scan, at)
    if number is None or not (linked or found.skip or scan.word(found.first - 1) == "و"):
        return None
    if scan.found and scan.found[-1].last > at or scan.word(at - 1) in (".", ",", "/", "-"):
        return None
    first, last = found.when.first, found.when.last
    start = when.day(first.year, first.month, number) if first else when.UNKNOWN
    if first and (start.first is None or start.first >= first):
        return None
    together = linked or _is_between(scan, at) or (first and (first - start.first).days == 1)
    worth = when.interval(start.first, last) if first else when.UNKNOWN
    if together:
        return [Found(at, found.last, worth, "earlier_days", "range", anchor=found.anchor)]
    return [Found(at, at + 1, start, "earlier_days", "date", anchor=found.anchor), found]


def _number_before(scan: Scan, i: int) -> tuple[int, int | None]:
    """A day's number, in digits or as an ordinal of one word, just before `i`, and where it begins."""
    number, hit = scan.number(i - 1, 2), scan.hit("day_ordinals", i - 1)
    if number is not None:
        return i - 1, number if 1 <= number <= 31 else None
    return i - 1, hit.entry.get("number") if hit else None


def share_year(scan: Scan, found: Found) -> None:
    """"in April and May 2018": the first is of that year, too."""
    before = scan.found[-1] if scan.found else None
    if before is None or before.yearless is None or found.yearless or not found.when.first:
        return
    linked = found.first == before.last and found.skip or found.first == before.last + 1 and scan.word(before.last) in ("و", "أو")
    if not linked or found.kind != before.kind:
        return
    (month, day), other = before.yearless, found.when.first
    year = other.year - ((month, day) > (other.month, other.day if day else 0))
    before.when = when.day(year, month, day) if day else when.month(year, month)
    before.anchor = found.anchor


JOINS = (same_day, span_of_time)
