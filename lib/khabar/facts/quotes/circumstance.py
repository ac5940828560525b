"""By which channel words were said, and on which day, where the report says so."""
from bisect import bisect_left
from datetime import date
from operator import itemgetter
from typing import Any

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene

FURTHEST = 400  # tokens behind a cue, where its words stand before it
NEAR = 14  # tokens before a cue in which a channel may open the sentence (في تغريدة، قال)


def channel_of(scene: Scene, report: Report) -> str | None:
    """The channel named between cue and words, or before the cue in its sentence."""
    start, stop = _frame(report)
    for _, hit in _within(scene.channels, start, stop):
        if hit.first not in scene.inside:
            return hit.entry.get("channel")
    return None


def said_on(scene: Scene, report: Report) -> date | None:
    """The one day named between cue and words."""
    start, stop = report.first, _frame(report)[1]
    days = {d.first for _, d in _within(scene.days, start, stop) if d.first is not None and d.first == d.last}
    return days.pop() if len(days) == 1 else None


def _within(found: list[tuple[int, Any]], start: int, stop: int) -> list[tuple[int, Any]]:
    """Those of what was found, in order of their token, that begin within start..stop."""
    return found[bisect_left(found, start, key=itemgetter(0)):bisect_left(found, stop, key=itemgetter(0))]


def _frame(report: Report) -> tuple[int, int]:
    """Tokens around a cue that tell of the saying: from the clause before it to where the words begin."""
    if report.content is None or report.content < report.first:
        return report.first, min(report.unit[1], report.first + FURTHEST)
    return max(report.unit[0], report.first - NEAR), report.content
