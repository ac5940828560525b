"""By which channel words were said, and on which day, where the report says so."""
from datetime import date

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene

NEAR = 14  # tokens before a cue in which a channel may open the sentence (في تغريدة، قال)


def channel_of(scene: Scene, report: Report) -> str | None:
    """The channel named between cue and words, or before the cue in its sentence."""
    start, stop = _frame(report)
    for hit in scene.channels:
        if start <= hit.first < stop and hit.first not in scene.inside:
            return hit.entry.get("channel")
    return None


def said_on(scene: Scene, report: Report) -> date | None:
    """The one day named between cue and words."""
    start, stop = report.first, _frame(report)[1]
    days = {d.first for token, d in scene.days.items() if start <= token < stop and d.first is not None and d.first == d.last}
    return days.pop() if len(days) == 1 else None


def _frame(report: Report) -> tuple[int, int]:
    """Tokens around a cue that tell of the saying: from the clause before it to where the words begin."""
    if report.content is None or report.content < report.first:
        return report.first, report.unit[1]
    return max(report.unit[0], report.first - NEAR), report.content
