"""What is marked in an article: a stretch of text for every row, what it tells, and the text cut where marks begin and end."""
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd

from khabar.pages.labels import isolated, number, say

# Characters that would steer the direction of what stands around them, or that HTML can't hold: shown by their number.
_STEERING = {point: f'<i class="steer">U+{point:04X}</i>' for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_CONTROLS = {point: f'<i class="steer">U+{point:04X}</i>' for point in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)}
_SHOWN = _STEERING | _CONTROLS


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked: its anchor (q3, c2, d1, a7-q3 in the seventh of many articles; none for actors),
    classes, what it tells and how it is listed."""

    start: int
    stop: int
    anchor: str
    classes: str
    tells: str
    listed: str = ""

    @property
    def letter(self) -> str:
        return self.anchor.rpartition("-")[2][:1]

    @property
    def number(self) -> str:
        return self.anchor.rpartition("-")[2][1:]


def anchor_of(letter: str, number: int, article: int | None = None) -> str:
    """The name of a row's place: within its article, or of one article among many.

    >>> anchor_of("q", 3), anchor_of("q", 3, article=7)
    ('q3', 'a7-q3')
    """
    return f"{letter}{number}" if article is None else f"a{article}-{letter}{number}"


def marks_of(extract, language: str = "ar") -> list[Mark]:
    """Every stretch to be marked, in the order of the text, numbered as the rows of the frames are."""
    marks = [
        *_numbered("q", extract.quotes, _quote, language),
        *_numbered("c", extract.claims, _claim, language),
        *_numbered("d", extract.dates, _date, language),
        *(_mention(actor, mention, language) for actor in extract.actors for mention in actor.mentions),
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.anchor))


def marks_of_rows(rows: pd.DataFrame, letter: str, article: int, language: str = "ar") -> list[Mark]:
    """The marks of one article's rows out of a frame that has their numbers in a column `row`."""
    mark = {"q": _quote, "c": _claim, "d": _date}[letter]
    cells = rows.astype("object").where(rows.notna(), None)
    marks = [mark(row, anchor_of(letter, row.row, article), language) for row in cells.itertuples(index=False)]
    return sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.anchor))


def segments(text: str, marks: list[Mark]) -> Iterator[tuple[int, int, list[tuple[int, int, list[Mark]]]]]:
    """The paragraphs of a text, each cut wherever a mark begins or ends, with the marks that lie over each piece."""
    waiting = list(reversed(marks))
    over: list[Mark] = []
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        if line.strip():
            cuts = {start, stop}
            cuts.update(edge for mark in over for edge in (mark.start, mark.stop) if start < edge < stop)
            ahead = []
            while waiting and waiting[-1].start < stop:
                ahead.append(waiting.pop())
            cuts.update(edge for mark in ahead for edge in (mark.start, mark.stop) if start < edge < stop)
            over = [mark for mark in (*over, *ahead) if mark.stop > start]
            yield start, stop, _pieces(sorted(cuts), over)
            over = [mark for mark in over if mark.stop > stop]
        start = stop + 1


def _pieces(cuts: list[int], marks: list[Mark]) -> list[tuple[int, int, list[Mark]]]:
    pieces, ahead, over = [], list(reversed(marks)), []
    for start, stop in itertools.pairwise(cuts):
        while ahead and ahead[-1].start <= start:
            over.append(ahead.pop())
        over = [mark for mark in over if mark.stop > start]
        pieces.append((start, stop, list(over)))
    return pieces


def visible(text: str) -> str:
    """Text as HTML: nothing in it is markup, and what can't be seen is shown by its number.

    >>> visible("a < b" + chr(0x202E))
    'a &lt; b<i class="steer">U+202E</i>'
    """
    return escape(text).translate(_SHOWN)


def _plain(text: str) -> str:
    # In a tooltip nothing can be shown by its number: what steers is left out.
    return text.translate(dict.fromkeys(_SHOWN))


def _numbered(letter: str, rows: Iterable, mark, language: str) -> Iterator[Mark]:
    for n, row in enumerate(sorted(rows, key=lambda row: (row.start, row.stop)), 1):
        yield mark(row, anchor_of(letter, n), language)


def _quote(quote, anchor: str, language: str) -> Mark:
    speaker = _plain(quote.speaker or say(language, "say.unnamed"))
    tells = say(language, "view.says", speaker=speaker, kind=say(language, f"kind.{quote.kind}"))
    return Mark(quote.start, quote.stop, anchor, quote.kind, tells, speaker)


def _claim(claim, anchor: str, language: str) -> Mark:
    asserted = claim.modality == "asserted"
    value = _said(claim, language)
    tells = [f"{value} {_plain(claim.unit or '')}".strip(), say(language, f"category.{claim.category}")]
    tells += [say(language, f"modality.{claim.modality}")] if not asserted else []
    tells += [f"{say(language, f'column.{edge}')} {isolated(day)}" for edge in ("since", "until") if (day := getattr(claim, edge))]
    tells += [f"{say(language, 'column.stated_by')}: {_plain(claim.stated_by)}"] if claim.stated_by else []
    return Mark(claim.start, claim.stop, anchor, "claim" if asserted else "claim doubted", " · ".join(tells), tells[0])


def _said(claim, language: str) -> str:
    best = next((n for n in (claim.value, claim.low, claim.high) if n is not None), None)
    numbers = {"value": best, "low": claim.low if claim.low is not None else best, "high": claim.high}
    return say(language, f"qualifier.{claim.qualifier}", **{name: number(language, n) for name, n in numbers.items()})


def _date(date, anchor: str, language: str) -> Mark:
    value = f"{date.value or say(language, 'say.question')}"
    value += f" · {say(language, f'edge.{date.edge}')}" if date.edge else ""
    return Mark(date.start, date.stop, anchor, "date", say(language, "view.resolved", value=value), value)


def _mention(actor, mention, language: str) -> Mark:
    tells = f"{_plain(actor.name)} · {say(language, f'type.{actor.type}')}"
    return Mark(mention.start, mention.stop, "", f"actor {actor.type}", tells)
