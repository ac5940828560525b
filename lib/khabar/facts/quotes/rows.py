"""Reports and quoted stretches as rows of the quotes frame."""
from itertools import islice

from khabar.facts.quotes.circumstance import channel_of, said_on
from khabar.facts.quotes.direct import Holders
from khabar.facts.quotes.headline import in_headline
from khabar.facts.quotes.marks import Stretch
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.records import Quote
from khabar.text.fold import fold

MOSTLY_DIRECT = 0.65  # share of reported words in marks from which the report is a direct quote only

MOST_ECHOES = 20  # headlines that quote the article
SHORT_PIECE = 4  # words in marks at the head of a report, up to which the report around them is a quote of its own


def rows_of(scene: Scene, reports: list[Report]) -> list[Quote]:
    """Rows in order of their start, numbered; pieces of one utterance share it."""
    holders = Holders(scene, reports)
    owned = [(stretch, *owner) for stretch in scene.stretches if stretch.depth == 0 and (owner := holders.of(stretch))]
    owned += _echoes(scene, owned)
    rows = [_direct(scene, stretch, report, rule) for stretch, report, rule in owned]
    directs = {stretch.start for stretch, _, _ in owned}
    rows += [_indirect(scene, report) for report in reports if _is_indirect(scene, report, directs)]
    rows.sort(key=lambda q: (q.start, -q.stop))
    _number(rows)
    return rows


def _echoes(scene: Scene, owned: list[tuple[Stretch, Report | None, str]]) -> list[tuple[Stretch, Report | None, str]]:
    """Words in marks in a headline that stand in a quotation of the article too: the same speaker says them."""
    known, found = {s for s, _, _ in owned}, []
    quoting = (s for s in scene.stretches if s not in known and not s.depth and not scene.is_name(s) and in_headline(scene, scene.first_token(s)))
    if not (headlines := list(islice(quoting, MOST_ECHOES))):
        return []
    said = [(fold(scene.reading.text[s.start:s.stop]), report) for s, report, _ in owned if report is not None]
    for stretch in headlines:
        words = fold(scene.reading.text[stretch.start:stretch.stop])
        report = next((r for text, r in said if words in text), None)
        if report is not None:
            found.append((stretch, report, "echo"))
    return found


def _number(rows: list[Quote]) -> None:
    """Ids in order; `utterance` counts the reports, so that pieces of one share it."""
    utterances: dict[str | None, str] = {}
    for n, row in enumerate(rows, 1):
        row.quote_id = f"q{n}"
        key = row.utterance or row.quote_id
        row.utterance = utterances.setdefault(key, f"u{len(utterances) + 1}")


def _is_indirect(scene: Scene, report: Report, directs: set[int]) -> bool:
    """Reported words without marks, or with marks around the smaller part of them."""
    if report.speaker is None and report.via in ("prep", "np"):
        return False
    if report.content is None or report.stop is None or report.stop <= report.content or report.via == "quote":
        return False
    if report.content not in scene.inside:
        return True
    tokens = range(report.content, report.stop)
    inside = sum(1 for t in tokens if (s := scene.inside.get(t)) and s.start in directs)
    begins = scene.inside[report.content]
    return inside < MOSTLY_DIRECT * len(tokens) and scene.last_token(begins) - report.content <= SHORT_PIECE


def _direct(scene: Scene, stretch: Stretch, report: Report | None, rule: str) -> Quote:
    return _row(scene, stretch.start, stretch.stop, "direct", report, rule)


def _indirect(scene: Scene, report: Report) -> Quote:
    start, stop = scene.reading.span(report.content, report.stop)
    kind = "headline" if report.via == "headline" else "indirect"
    return _row(scene, start, stop, kind, report, report.via or "")


def _row(scene: Scene, start: int, stop: int, kind: str, report: Report | None, rule: str) -> Quote:
    row = Quote(start, stop, scene.reading.text[start:stop], *scene.reading.sentence_of(start), rule, kind=kind)
    if report is None:
        return row
    row.cue = scene.reading.raw(report.first, report.last)
    row.act = report.entry.get("act")
    row.utterance = f"u{report.first}"
    row.channel, row.said_on = channel_of(scene, report), said_on(scene, report)
    row.negated = bool(report.first and scene.part(report.first - 1, "negation"))
    if (speaker := report.speaker) is not None:
        row.speaker, row.speaker_rule = speaker.name, speaker.rule
        row.speaker_id = speaker.actor.actor_id if speaker.actor else None
        row.speaker_start, row.speaker_stop = speaker.start, speaker.stop
        row.speaker_others = report.others
    return row
