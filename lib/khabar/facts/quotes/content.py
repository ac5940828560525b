"""Where reported words end: by what follows them, not by the next full stop alone."""
from collections.abc import Iterable
from itertools import islice

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.text.affixes import AND, BREAKS, JOINERS

LOOK_BACK = 10
LONGEST = 400  # tokens of one report; a sentence that never ends is cut here


def set_stops(scene: Scene, reports: list[Report]) -> None:
    """Sets `stop` of every report that has content, to the token behind its last word."""
    for n, report in enumerate(reports):
        if report.content is not None and report.stop is None:
            report.stop = trimmed(scene, report.content, _stop(scene, report, islice(reports, n + 1, n + 1 + LONGEST)))


def _stop(scene: Scene, report: Report, later: Iterable[Report]) -> int:
    ends = [min(report.unit[1], report.content + LONGEST)]
    for other in later:
        if other.first >= ends[0]:
            break
        if other.first > report.content and (end := _ends_before(scene, report, other)) is not None:
            ends.append(end)
            break
    ends.append(_phrase_end(scene, report, min(ends)))
    return min(ends)


def _ends_before(scene: Scene, report: Report, other: Report) -> int | None:
    """Where the next report in the sentence ends this one; null where it is part of what is said."""
    if other.form == "attribution":
        return other.first
    if other.form == "participle":
        return other.first
    if not other.finite:
        return None
    if scene.part(other.first - 1, "relative") and other.entry.get("weight") == "strong":
        return other.first - 1
    if report.via in ("prep", "np") and other.hit.prefix.startswith(AND):
        return other.first
    return _clause_start(scene, report.content, other)


def _clause_start(scene: Scene, start: int, other: Report) -> int | None:
    """The comma that opens the clause of a finite report, where a connector or و opens it."""
    if other.hit.prefix.startswith(JOINERS) and scene.words[other.first - 1] in BREAKS:
        return other.first
    for token in range(other.first - 1, max(start, other.first - LOOK_BACK), -1):
        if token in scene.inside:
            return None
        if scene.part(token, "connector") and (scene.words[token - 1] in BREAKS or token - 1 in scene.inside or _closes(scene, token - 1)):
            return token
        if scene.words[token] in BREAKS and scene.words[token + 1].startswith(AND) and scene.actors.at(token + 1):
            return token
    return None


def _closes(scene: Scene, token: int) -> bool:
    """Whether a token is a closing quotation mark."""
    return token - 1 in scene.inside and token not in scene.inside


def _phrase_end(scene: Scene, report: Report, stop: int) -> int:
    """The first phrase that ends reported words behind a comma: من دون أن يذكر; a new clause where they are a bare noun phrase."""
    short = report.via in ("prep", "np")
    for token in range(report.content + 1, stop):
        if short and scene.part(token, "governs") and scene.kind(token + 1, "channels") and token not in scene.inside:
            return token
        if token in scene.inside or scene.words[token - 1] not in BREAKS:
            continue
        if token in scene.credits and report.via != "around" or scene.part(token, "content_end") or _another_speaks(scene, token):
            return token
        if short and (scene.part(token, "phrase_end") or scene.part(token, "relative")):
            return token
    return stop


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
