"""Tells quotations from scare quotes and names, and hangs each quotation on the report it belongs to."""
from bisect import bisect_left

from khabar.facts.quotes.marks import Stretch
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene

STANDS_ALONE = 8  # words in marks, with no cue near them, that are no scare quote any more
NEAR = 14
REACH = 400  # tokens around a quotation in which its report may stand


class Holders:
    """The report that each quotation of an article belongs to."""

    def __init__(self, scene: Scene, reports: list[Report]):
        self.scene, self.reports = scene, reports
        self.firsts = [report.first for report in reports]

    def of(self, stretch: Stretch) -> tuple[Report | None, str] | None:
        """(report, rule) of a quotation; null where the marks hold a name or a scare quote."""
        first = self.scene.first_token(stretch)
        near = self._near(first)
        for rule in RULES:
            report = rule(self.scene, stretch, near)
            if report is not None:
                return report, rule.__name__.strip("_")
        if _stands_alone(self.scene, stretch, first):
            return self._last_before(first), "stands_alone"
        return None

    def _near(self, first: int) -> list[Report]:
        """The reports of the sentence that holds a token."""
        start, stop = self.scene.unit_of(first)
        low, high = (bisect_left(self.firsts, limit) for limit in (max(start, first - REACH), min(stop, first + REACH)))
        return self.reports[low:high]

    def _last_before(self, first: int) -> Report | None:
        """The last report before a token, in the same paragraph or the one before."""
        earlier = self.reports[:bisect_left(self.firsts, first)][-3:]
        report = next((r for r in reversed(earlier) if r.form != "headline"), None)
        if report is None:
            return None
        return report if self.scene.reading.raw(report.first, first).count("\n") <= 1 else None


def _opens_content(scene: Scene, stretch: Stretch, near: list[Report]) -> Report | None:
    """The words begin with the mark: قال «…»."""
    opened = [r for r in near if r.stretch is stretch]
    if opened and all(r.entry.get("weight") == "weak" for r in opened):
        around = [r for r in near if r.form == "attribution" and r.stop is not None and r.content <= scene.first_token(stretch) < r.stop]
        opened = around or opened
    return opened[0] if opened else None


def _inside_content(scene: Scene, stretch: Stretch, near: list[Report]) -> Report | None:
    """A fragment of the source's words in reported speech, unless the marks hold a name."""
    if scene.is_name(stretch):
        return None
    first = scene.first_token(stretch)
    inner = [r for r in near if r.content is not None and r.stop is not None and r.content <= first < r.stop]
    saying = [r for r in inner if r.via in ("that", "colon", "quote") and r.entry.get("weight") != "weak"]
    return max(saying, key=lambda r: r.content, default=None) or min(inner, key=lambda r: r.content, default=None)


def _before_cue(scene: Scene, stretch: Stretch, near: list[Report]) -> Report | None:
    """«…»، قال الوزير."""
    if scene.is_name(stretch):
        return None
    last = scene.last_token(stretch)
    behind = [r for r in near if r.finite and 0 <= r.first - last <= 4 and r.content is None]
    return behind[0] if behind else None


def _next_piece(scene: Scene, stretch: Stretch, near: list[Report]) -> Report | None:
    """A further piece of an utterance in the same sentence: «…» في العراق، لكن «…»."""
    if scene.is_name(stretch):
        return None
    first = scene.first_token(stretch)
    earlier = [r for r in near if r.stretch is not None and scene.last_token(r.stretch) <= first]
    if not earlier:
        return None
    last = max(earlier, key=lambda r: r.first)
    return last if first - scene.last_token(last.stretch) <= NEAR * 2 else None


def _stands_alone(scene: Scene, stretch: Stretch, first: int) -> bool:
    """Many words in marks with no cue near them are words of the one who spoke before."""
    return scene.reading.tokens.at(stretch.stop - 1) - first >= STANDS_ALONE and not scene.is_name(stretch)


RULES = (_opens_content, _inside_content, _before_cue, _next_piece)
