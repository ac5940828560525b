"""Cuts sentences and tokens, in offsets of the text as printed, and offers clitic-stripped readings of a word.

A token is a run of letters, a run of digits, or one mark. Rules walk parallel lists rather than token objects:
a long article has thousands of tokens and most of them interest nobody.
"""
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from khabar.text.fold import FILL, FOLDED, INVISIBLE, level

_TOKEN = re.compile(r"([^\W\d_]+|\d+|[^\w\s]|_)")
_BREAK = re.compile(r"[\n\r\u2028\u2029\u0085]+|(?<![.!?\u061f\u2026])[.!?\u061f\u2026]++(?=[\s\"\u201d\u00bb)\]']|$)")
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
_OPENING = frozenset((*_CONJUNCTIONS[1:], *_PREPOSITIONS[1:], "ا"))  # letters that clitics and the article begin with
_CLOSING = "\"\u201d\u00bb)]'"


@dataclass(slots=True)
class Tokens:
    """Tokens as parallel lists; `words` holds the folded forms, `starts` and `stops` offsets in the text."""

    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the token that holds `offset`, or of the one before it (-1 where none is)."""
        return bisect_right(self.starts, offset) - 1


def tokenize(text: str, levelled: str | None = None) -> Tokens:
    """Tokens of `text`.

    >>> tokens = tokenize("بـ2500 جنديّ")
    >>> tokens.words
    ['ب', '2500', 'جندي']
    >>> [("بـ2500 جنديّ"[a:b]) for a, b in zip(tokens.starts, tokens.stops)]
    ['بـ', '2500', 'جنديّ']
    """
    levelled = level(text) if levelled is None else levelled
    parts = _TOKEN.split(levelled)  # a gap, a token, a gap …
    ends = list(accumulate(map(len, parts)))
    tokens = Tokens(ends[:-1:2], ends[1::2], list(map(FOLDED.__getitem__, parts[1::2])))
    return _without_invisible(tokens, text, parts[1::2]) if FILL in levelled else tokens


def _without_invisible(tokens: Tokens, text: str, printed: list[str]) -> Tokens:
    """The tokens without invisible characters at their edges, and without those that are nothing else."""
    for n, word in enumerate(printed):
        if FILL in word:
            tokens.starts[n], tokens.stops[n] = _visible(text, tokens.starts[n], tokens.stops[n])
    if all(tokens.words):
        return tokens
    kept = [n for n, word in enumerate(tokens.words) if word]
    return Tokens(*([column[n] for n in kept] for column in (tokens.starts, tokens.stops, tokens.words)))


def _visible(text: str, start: int, stop: int) -> tuple[int, int]:
    """The token without invisible characters at its edges."""
    while start < stop and text[start] in INVISIBLE:
        start += 1
    while stop > start and text[stop - 1] in INVISIBLE:
        stop -= 1
    return start, stop


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order; blank edges are cut off.

    >>> [text[a:b] for text in ["وصل الوفد. ثم غادر!"] for a, b in sentences(text)]
    ['وصل الوفد.', 'ثم غادر!']
    """
    spans, start = [], 0
    for match in _BREAK.finditer(text):
        if _is_abbreviation(text, match):
            continue
        stop = match.end()
        while stop < len(text) and text[stop] in _CLOSING and not text[match.start()].isspace():
            stop += 1
        spans.append((start, stop))
        start = stop
    spans.append((start, len(text)))
    trimmed = (_trim(text, *span) for span in spans)
    return [span for span in trimmed if span[0] < span[1]]


def _is_abbreviation(text: str, match: re.Match) -> bool:
    """A stop after a single letter (a title, an initial) ends no sentence."""
    at = match.start()
    if text[at] != "." or at == 0 or not text[at - 1].isalpha():
        return False
    return at == 1 or text[at - 2].isspace()


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


@lru_cache(maxsize=1 << 16)
def clitic_readings(word: str) -> tuple[tuple[str, str], ...]:
    """(prefix, rest) readings of a folded word, longest rest first; offered, not guessed.

    >>> clitic_readings("والمءه")[0]
    ('', 'والمءه')
    >>> ("ل", "الرياض") in clitic_readings("للرياض")
    True
    """
    if word[:1] not in _OPENING:
        return (("", word),) if len(word) > 1 else ()
    readings = []
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction):]
        for preposition in _PREPOSITIONS:
            if not rest.startswith(preposition):
                continue
            stem = rest[len(preposition):]
            prefix = conjunction + preposition
            if len(stem) >= 2:
                readings.append((prefix, stem))
            if preposition == "ل" and stem.startswith("ل") and len(stem) >= 3:
                readings.append((prefix, "ا" + stem))
    with_article = [(prefix + "ال", stem[2:]) for prefix, stem in readings if stem.startswith("ال") and len(stem) >= 4]
    return tuple(sorted(dict.fromkeys(readings + with_article), key=lambda r: len(r[0])))
