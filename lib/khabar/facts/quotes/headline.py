"""Headlines: «Speaker: words», and quoted fragments in a title that the article's own quotes explain."""
from bisect import bisect_right

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject
from khabar.lexicon import Entry, Hit

LONGEST = 30  # tokens of a headline
SPEAKER = 9  # tokens before its colon
LONGEST_NAME = 6  # tokens of the speaker in it
_HEADLINE = Entry("cues", "headline", ":", {"act": "say", "takes": ["colon", "quote"]})
_STOPS = (".", "!", "؟", "?", "…")


def find_headlines(scene: Scene) -> list[Report]:
    """Lines without a full stop that name a speaker before a colon or before quotation marks; a title printed twice counts once."""
    lines = {tuple(scene.words[first:last]): (first, last) for first, last in reversed(scene.lines) if _is_headline(scene, first, last)}
    found = (_headline(scene, first, last) for first, last in sorted(lines.values()))
    return [report for report in found if report is not None]


def in_headline(scene: Scene, token: int) -> bool:
    """Whether a token stands in a headline."""
    n = bisect_right(scene.lines, (token, len(scene.words))) - 1
    return n >= 0 and _is_headline(scene, *scene.lines[n])


def _is_headline(scene: Scene, first: int, last: int) -> bool:
    """A short line that no full stop ends."""
    return 2 < last - first <= LONGEST and scene.words[last - 1] not in _STOPS


def _headline(scene: Scene, first: int, last: int) -> Report | None:
    mark = next((t for t in range(first + 1, min(last - 1, first + SPEAKER)) if scene.words[t] == ":" or t in scene.opening), None)
    if mark is None or any(t in scene.cues for t in range(first, mark)):
        return None
    subject = _speaker(scene, first, mark)
    if subject is None:
        return None
    report = Report(mark, mark + 1, Hit(mark, mark + 1, "", _HEADLINE, "headline"), "headline", "", (first, last), subject)
    if mark in scene.opening:
        report.via, report.stretch = "quote", scene.opening[mark]
        report.content = scene.first_token(report.stretch)
        return None if scene.is_name(report.stretch) else report
    report.via, report.content, report.stop = "headline", mark + 1, last
    if mark + 1 in scene.opening:
        report.stretch = scene.opening[mark + 1]
        report.content = scene.first_token(report.stretch)
    return report


def _speaker(scene: Scene, first: int, mark: int) -> Subject | None:
    """The phrase before the mark, where it is a speaker from end to end."""
    subject = find_subject(scene, first, mark)
    if subject is None or subject.last < mark or mark - first > LONGEST_NAME:
        return None
    if subject.mention is not None and scene.mention_stop(subject.mention) < mark:
        return None
    if subject.actor is None and not scene.kind(first, "roles") and not scene.kind(first, "unnamed_sources"):
        return None
    return subject
