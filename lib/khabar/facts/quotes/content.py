"""Where reported words end: by what follows them, not by the next full stop alone."""
from bisect import bisect_right
from functools import cache, partial
from operator import itemgetter

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.text.affixes import AND, BREAKS, JOINERS

LOOK_BACK = 10
LONGEST = 400  # tokens of one report; a sentence that never ends is cut here


def set_stops(scene: Scene, reports: list[Report]) -> None:
    """Sets `stop` of every report that has content, to the token behind its last word."""
    ends: dict[tuple[bool, bool], _Ends] = {}
    clauses = _clause_starts(scene) if reports else []
    for n, report in enumerate(reports):
        if report.content is not None and report.stop is None:
            how = report.via in ("prep", "np"), report.via == "around"
            if how not in ends:
                ends[how] = _Ends(scene, reports, clauses, *how)
            stop = ends[how].of(n, report.content, min(report.unit[1], report.content + LONGEST))
            report.stop = trimmed(scene, report.content, stop)


class _Ends:
    """Where reported words may end, found once for all reports.

    Those of a bare noun phrase (`short`) end sooner, those that stand `around` an attribution go on behind it.

    `reports` holds (number, first token, end, furthest content it may end), in order.
    """

    def __init__(self, scene: Scene, reports: list[Report], clauses: list[int], short: bool, around: bool):
        self.reports = [(n, r.first, *end) for n, r in enumerate(reports) if (end := _end_before(scene, r, short)) is not None]
        self.clauses = clauses
        self.ends_words = cache(partial(_ends_words, scene, short=short, around=around))

    def of(self, n: int, content: int, stop: int) -> int:
        """The end of the words of report `n` that begin at `content`: the next report that ends them or the first phrase that does."""
        for at in range(self._behind(n, content), len(self.reports)):
            _, first, end, furthest = self.reports[at]
            if first >= stop:
                break
            if content < furthest:
                stop = min(stop, end)
                break
        for at in range(bisect_right(self.clauses, content), len(self.clauses)):
            token = self.clauses[at]
            if token >= stop or self.ends_words(token):
                return min(token, stop)
        return stop

    def _behind(self, n: int, content: int) -> int:
        """Where the reports begin that stand both behind report `n` and behind its content."""
        return max(bisect_right(self.reports, n, key=itemgetter(0)), bisect_right(self.reports, content, key=itemgetter(1)))


def _end_before(scene: Scene, other: Report, short: bool) -> tuple[int, int] | None:
    """Where a report ends the words before it, and behind what content it does; null where it is part of what is said."""
    if other.form in ("attribution", "participle"):
        return other.first, other.first
    if not other.finite:
        return None
    if scene.part(other.first - 1, "relative") and other.entry.get("weight") == "strong":
        return other.first - 1, other.first
    if short and other.hit.prefix.startswith(AND):
        return other.first, other.first
    return _clause_start(scene, other)


def _clause_start(scene: Scene, other: Report) -> tuple[int, int] | None:
    """The comma that opens the clause of a finite report, where a connector or و opens it."""
    if other.hit.prefix.startswith(JOINERS) and scene.words[other.first - 1] in BREAKS:
        return other.first, other.first
    for token in range(other.first - 1, max(0, other.first - LOOK_BACK), -1):
        if token in scene.inside:
            return None
        if scene.part(token, "connector") and (scene.words[token - 1] in BREAKS or token - 1 in scene.inside or _closes(scene, token - 1)):
            return token, token
        if scene.words[token] in BREAKS and scene.words[token + 1].startswith(AND) and scene.actors.at(token + 1):
            return token, token
    return None


def _clause_starts(scene: Scene) -> list[int]:
    """Tokens outside quotations behind a comma or right before a channel, in order."""
    found = {token + 1 for token, word in enumerate(scene.words) if word in BREAKS} | {first - 1 for first, _ in scene.channels if first}
    return sorted(token for token in found if token not in scene.inside)


def _ends_words(scene: Scene, token: int, short: bool, around: bool) -> bool:
    """Whether reported words end at a token: behind a comma, at من دون أن يذكر; at a new clause where they are a bare noun phrase."""
    if short and scene.part(token, "governs") and scene.kind(token + 1, "channels"):
        return True
    if scene.words[token - 1] not in BREAKS:
        return False
    if token in scene.credits and not around or scene.part(token, "content_end") or _another_speaks(scene, token):
        return True
    return short and bool(scene.part(token, "phrase_end") or scene.part(token, "relative"))


def _closes(scene: Scene, token: int) -> bool:
    """Whether a token is a closing quotation mark."""
    return token - 1 in scene.inside and token not in scene.inside


def _another_speaks(scene: Scene, token: int) -> bool:
    """، فيما نفى الوزير، ونفى: a connector or و right before a strong verb of saying opens a clause of the article's own."""
    if scene.part(token, "was") and scene.words[token].startswith(AND):
        return True
    own = scene.cues.get(token)
    if own is not None and own.prefix == AND and own.tag.startswith("past") and own.entry.get("weight") == "strong":
        return True
    connector = scene.part(token, "connector")
    cue = scene.cues.get(connector.last) if connector else None
    return cue is not None and cue.tag.startswith(("past", "present")) and cue.entry.get("weight") == "strong"


def trimmed(scene: Scene, start: int, stop: int) -> int:
    """Without marks, و and commas at the end; a closing quotation mark stays out too."""
    while stop > start + 1 and not scene.words[stop - 1][0].isalnum() and scene.words[stop - 1] not in (")", "%", "٪"):
        stop -= 1
    return stop
