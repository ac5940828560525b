"""What a peer's answers are worth. An answer is a dict:

`start`, `stop`: where it stands, or None where the peer doesn't tell (then it may answer any phrase of the sentence);
numbers: `values`, and `seconds` of a duration; dates: `first` and `last` day, `last` None where the peer gives a moment without its grain.
"""
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cases import Case, Row

Answer = dict[str, Any]
SECONDS = (1, 60, 3600, 86400, 7 * 86400, 30 * 86400, 365 * 86400)  # units of time, as peers count them


def score(cases: list[Case], in_sentence: list[list[Answer]], alone: list[list[list[Answer]]]) -> Counter[str]:
    """Counts over the cases of one kind; `alone` holds the answers to each row's phrase given by itself."""
    counts: Counter[str] = Counter()
    for case, answers, by_phrase in zip(cases, in_sentence, alone, strict=True):
        counts.update(verdict for _, verdict in verdicts(case, answers))
        for row, said in zip(case.rows, by_phrase, strict=True):
            counts[f"{trait(case, row)} right"] += row.want is not None and row_verdict(row, answers) == "right"
            counts["cut out right"] += row.want is not None and any(said) and says(row, said)
    return counts


def totals(cases: list[Case]) -> Counter[str]:
    """How many there are of each: phrases with a value, by trait, and traps."""
    counts: Counter[str] = Counter()
    for case in cases:
        counts["traps"] += is_trap(case)
        for row in case.rows:
            counts["phrases"] += row.want is not None
            counts[trait(case, row)] += row.want is not None
    return counts


def trait(case: Case, row: Row) -> str:
    """What makes a phrase easy or hard: digits or words; a date by itself or against the article's own day."""
    if case.kind == "dates":
        return "relative" if case.published else "absolute"
    return "digits" if any(c.isdecimal() for c in row.text) else "words"


def is_trap(case: Case) -> bool:
    """A sentence where a value can only be wrong: nothing to find, or a date that nobody can know."""
    return not case.rows or case.kind == "dates" and all(row.want is None for row in case.rows)


def verdicts(case: Case, answers: list[Answer]) -> Iterator[tuple[str, str]]:
    """Each phrase with `right`, `wrong` or `missed`; a trap with `alarm`; answers beside every phrase as `extra`."""
    if is_trap(case):
        yield from [(case.text, "alarm")] * bool(answers)
        return
    for row in case.rows:
        if row.want is not None:
            yield row.text, row_verdict(row, answers)
    for answer in answers:
        if not any(_meets(row, answer) for row in case.rows):
            yield str(answer), "extra"


def row_verdict(row: Row, answers: list[Answer]) -> str:
    """One phrase in its sentence: an answer counts for it where the two share a letter."""
    near = [answer for answer in answers if _meets(row, answer)]
    return "missed" if not near else "right" if says(row, near) else "wrong"


def says(row: Row, answers: list[Answer]) -> bool:
    """Whether the right value is among the answers: both ends of a range are needed, in one answer or two.

    >>> says(Row(0, 9, "", (20.0, 30.0)), [{"values": [20]}, {"values": [30]}])
    True
    """
    if isinstance(row.want, str):
        return _dated(row.want, answers)
    return any(all(any(_is_number(answer, value / scale) for answer in answers) for value in row.want or ()) for scale in ((1, 100) if row.percent else (1,)))


def _meets(row: Row, answer: Answer) -> bool:
    return answer.get("start") is None or answer["start"] < row.stop and row.start < answer["stop"]


def _is_number(answer: Answer, value: float) -> bool:
    if any(abs(got - value) <= 1e-9 * max(1, abs(value)) for got in answer["values"]):
        return True
    seconds = answer.get("seconds")  # an hour and a half may well be 90 minutes
    return bool(seconds and value) and any(abs(seconds - value * unit) < 1 for unit in SECONDS)


def _dated(want: str, answers: list[Answer]) -> bool:
    first, last = period(want)
    firsts = {date.fromisoformat(answer["first"]) for answer in answers}
    lasts = {date.fromisoformat(answer["last"] or answer["first"]) for answer in answers}
    if "/" in want:
        return first in firsts and last in lasts
    meant = _weeks(first, last) if "W" in want else [(first, last)]
    return any(_is_period(*days, answer) for days in meant for answer in answers)


def _is_period(first: date, last: date, answer: Answer) -> bool:
    start = date.fromisoformat(answer["first"])
    if answer["last"] is None:
        return first <= start <= last
    return (start, date.fromisoformat(answer["last"])) == (first, last)


def _weeks(first: date, last: date) -> list[tuple[date, date]]:
    """A week may begin on Monday, Sunday or Saturday."""
    return [(first - timedelta(days=n), last - timedelta(days=n)) for n in range(3)]


def period(value: str) -> tuple[date, date]:
    """First and last day of a value as the frames write it.

    >>> [str(day) for day in period("2018-W08")]
    ['2018-02-19', '2018-02-25']
    >>> [str(day) for day in period("199")]
    ['1990-01-01', '1999-12-31']
    """
    if "/" in value:
        start, stop = value.split("/")
        return period(start)[0], period(stop)[1]
    if "W" in value:
        monday = date.fromisoformat(value + "-1")
        return monday, monday + timedelta(days=6)
    if value.isdigit():
        return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    if value.count("-") == 1:
        year, month = map(int, value.split("-"))
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(value), date.fromisoformat(value)
