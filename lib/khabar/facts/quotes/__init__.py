"""Joins cue, words and speaker: direct, indirect and headline quotes."""
from khabar.facts.quotes.attribution import find_attributions
from khabar.facts.quotes.content import set_stops
from khabar.facts.quotes.headline import find_headlines
from khabar.facts.quotes.named import is_title
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.reports import find_reports
from khabar.facts.quotes.resolve import resolve
from khabar.facts.quotes.rows import rows_of
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse, agree, head_of_role
from khabar.facts.reading import Reading
from khabar.facts.records import Actor, DateFact, Quote


def find_quotes(reading: Reading, actors: list[Actor], dates: list[DateFact]) -> list[Quote]:
    """Quotes of an article in order of their start."""
    scene = Scene(reading, actors, dates)
    reports = _reports(scene)
    _resolve_all(scene, reports)
    return rows_of(scene, reports)


def _reports(scene: Scene) -> list[Report]:
    """Every report of the article in order, with the end of its content; attributions and headlines replace the verbs in them."""
    reports = find_reports(scene)
    attributions, headlines = find_attributions(scene, reports), find_headlines(scene)
    taken = {token for a in attributions for token in range(a.first, a.last)}
    taken |= {token for h in headlines for token in range(*h.unit)}
    reports = [r for r in reports if r.first not in taken] + attributions + headlines
    reports.sort(key=lambda r: (r.first, r.last))
    set_stops(scene, reports)
    return reports


def _resolve_all(scene: Scene, reports: list[Report]) -> None:
    discourse = Discourse()
    for n, report in enumerate(reports):
        report.speaker = resolve(scene, report, reports[max(0, n - 8):n], discourse)
        if report.speaker is not None:
            report.others = discourse.others(report.speaker)
        if report.speaker is not None:
            (discourse.add if _is_heard(scene, report) else discourse.note)(report.speaker, report.unit)
    _name_later(scene, reports)


def _name_later(scene: Scene, reports: list[Report]) -> None:
    """متحدثة باسم الوزارة … وقالت رنا الحداد: who speaks by title first is whom the next report names for the first time."""
    for n, report in enumerate(reports):
        speaker = report.speaker
        if speaker is None or speaker.actor is not None or report.subject is None or not is_title(scene, report.subject):
            continue
        named = next((r.speaker for r in reports[n + 1:n + 3] if _comes_after(scene, report, r)), None)
        if named is not None:
            speaker.name, speaker.actor, speaker.rule = named.name, named.actor, "title"


def _comes_after(scene: Scene, report: Report, other: Report) -> bool:
    """Whether the other report's speaker is a person first named behind this one, without a title of another kind."""
    speaker = other.speaker
    if speaker is None or speaker.actor is None or speaker.actor.type != "person" or speaker.name == report.speaker.name:
        return False
    start = scene.reading.tokens.starts[report.first]
    if speaker.actor.mentions[0].start < start or not agree(report.speaker, speaker):
        return False
    return all(not m.role or head_of_role(m.role) == report.speaker.head for m in speaker.actor.mentions)


def _is_heard(scene: Scene, report: Report) -> bool:
    """Whether the one who speaks may go on speaking: not in a relative clause, and not a source that only credits words."""
    if report.form == "attribution":
        return report.speaker.actor is not None
    return not (report.first and scene.part(report.first - 1, "relative"))
