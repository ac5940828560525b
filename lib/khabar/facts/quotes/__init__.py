"""Joins cue, words and speaker: direct, indirect and headline quotes."""
from khabar.facts.quotes.attribution import find_attributions
from khabar.facts.quotes.content import set_stops
from khabar.facts.quotes.headline import find_headlines
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.reports import find_reports
from khabar.facts.quotes.resolve import resolve
from khabar.facts.quotes.rows import rows_of
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse
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
        if report.speaker is not None and _is_heard(scene, report):
            discourse.add(report.speaker, report.unit)


def _is_heard(scene: Scene, report: Report) -> bool:
    """Whether the one who speaks may go on speaking: not in a relative clause, and not a source that only credits words."""
    if report.form == "attribution":
        return report.speaker.actor is not None
    return not (report.first and scene.part(report.first - 1, "relative"))
