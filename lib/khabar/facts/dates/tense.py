"""Whether a report speaks of what was or of what will be, at the place where a day or a month is named."""
from khabar.facts.dates.scan import Scan

_REACH_BEFORE, _REACH_PRESENT, _REACH_AFTER, _REACH_WAS, _SHORTEST_FUTURE = 30, 12, 8, 120, 5
_FUTURE_PREFIXES = ("سي", "ست", "سن")  # the future's sin before a present verb's first letter
_AND = ("و", "ف")


def tense(scan: Scan, first: int, last: int) -> str | None:
    """"past", "future" or None for the clause around tokens first..last: the nearest cue before, then behind.

    A present verb of a scheduled event is future, unless a "was" governs it.

    >>> tense(Scan.of("سيعقد اللقاء الأحد"), 2, 3), tense(Scan.of("عقد اللقاء الأحد"), 2, 3)
    ('future', 'past')
    """
    low, high = _sentence(scan, first)
    after = _behind(scan, last, min(high, last + _REACH_AFTER))
    for i in range(first - 1, max(low, first - _REACH_BEFORE) - 1, -1):
        cue = cue_at(scan, i)
        if cue == "that" and after:
            return after
        if cue in ("past", "weak_past", "was"):
            return _past(scan, i, cue)
        if cue == "future":
            return "future"
        if cue == "present" and i >= first - _REACH_PRESENT:
            return "past" if _was(scan, low, i) else "future"
    return after


def _past(scan: Scan, i: int, cue: str) -> str:
    """What a past verb says: nothing past behind "if", nor where it is the verbal noun of a plan ("to be published")."""
    if cue != "was" and "if" in (cue_at(scan, i - 1), cue_at(scan, i - 2)):
        return "future"
    planned = cue == "weak_past" and any(cue_at(scan, j) == "future" for j in range(max(0, i - 3), i))
    return "future" if planned else "past"


def cue_at(scan: Scan, i: int) -> str | None:
    """What one word says of the tense.

    >>> [cue_at(Scan.of(word), 0) for word in ("سيعقد", "أعلن", "سيارة")]
    ['future', 'past', None]
    """
    hit = scan.hit("tense_cues", i)
    if hit:
        cue = hit.entry.get("tense")
        return None if cue == "none" else cue
    return "future" if _is_future_verb(scan.word(i)) else None


def _is_future_verb(word: str) -> bool:
    if word.startswith(_AND) and word[1:].startswith(_FUTURE_PREFIXES):
        word = word[1:]
    return word.startswith(_FUTURE_PREFIXES) and len(word) >= _SHORTEST_FUTURE and not word.endswith("ه")


def _behind(scan: Scan, last: int, high: int) -> str | None:
    for i in range(last, high):
        if scan.word(i) == "،" and (i > last or scan.word(i + 1).startswith(_AND)):
            return None
        cue = cue_at(scan, i)
        if cue in ("past", "future", "was"):
            return "future" if cue == "future" else "past"
        if cue == "present" and i <= last + 1:
            return "future"
        if cue == "that":
            return None
    return None


def _was(scan: Scan, low: int, high: int) -> bool:
    return any(cue_at(scan, i) == "was" for i in range(max(low, high - _REACH_WAS), high))


def _sentence(scan: Scan, token: int) -> tuple[int, int]:
    """The sentence's tokens."""
    start, stop = scan.reading.sentence_of(scan.reading.tokens.starts[token])
    return scan.reading.tokens.at(start), scan.reading.tokens.at(stop - 1) + 1
