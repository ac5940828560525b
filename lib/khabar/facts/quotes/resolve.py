"""The speaker of a report: by the phrase beside the cue, by what stands before it, or by the order of speaking."""
from itertools import takewhile

from khabar.facts.quotes.before import antecedent, nearest, preceding, topic, topic_before, topic_of_amma
from khabar.facts.quotes.named import of_subject
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse, Speaker
from khabar.facts.quotes.subject import find_subject, plain_subject
from khabar.text.affixes import JOINERS

ABOUT_REACH = 16  # tokens before a verbal noun in which its source may stand (عن الوزير قوله)


def resolve(scene: Scene, report: Report, before: list[Report], discourse: Discourse) -> Speaker | None:
    """The report's speaker; null where the article does not tell."""
    if report.entry.get("act") == "relay" and (source := _on_word_of(scene, report)):
        return source
    if report.subject is not None and (source := _passed_on(scene, report)):
        return source
    if report.subject is not None:
        return _of_verb(report, of_subject(scene, report.subject, discourse))
    if report.form == "participle":
        return _of_governing(scene, report, before) or topic(scene, report) or _elided(discourse, report)
    if report.form == "noun":
        return _on_word_of(scene, report) or nearest(scene, report) or _elided(discourse, report)
    return _on_word_of(scene, report) or _by_attribution(report, before) or _of_same_sentence(scene, report, before, discourse)


def _of_same_sentence(scene: Scene, report: Report, before: list[Report], discourse: Discourse) -> Speaker | None:
    """A verb without a subject behind it: its antecedent, the topic before it, or the one who spoke before."""
    behind_relative = report.first and scene.part(report.first - 1, "relative")
    if report.hangs_object:
        return _of_governing(scene, report, before) or topic(scene, report) or _elided(discourse, report)
    if behind_relative:
        return antecedent(scene, report)
    if report.hit.prefix.startswith(JOINERS):
        return (topic_of_amma(scene, report, discourse) or _of_governing(scene, report, before) or topic(scene, report) or topic_before(scene, report, before)
                or _elided(discourse, report))
    return preceding(scene, report, discourse) or topic(scene, report) or _of_governing(scene, report, before) or _elided(discourse, report)


def _on_word_of(scene: Scene, report: Report) -> Speaker | None:
    """نقلا عن مصدر، نقلت الوكالة عن الوزير: the source behind عن speaks."""
    if report.entry.get("act") == "relay" or report.form == "noun" and _is_relayed(scene, report):
        about = [t for t in range(max(report.unit[0], report.first - ABOUT_REACH), report.content or report.last) if scene.part(t, "about")]
        subject = about and (find_subject(scene, about[-1] + 1, report.unit[1]) or plain_subject(scene, about[-1] + 1, report.unit[1]))
        if subject:
            return of_subject(scene, subject, Discourse())
    for token in range(max(report.unit[0], report.first - 12), report.content or report.last):
        if not (hit := scene.part(token, "on_word_of")):
            continue
        subject = find_subject(scene, hit.last, report.unit[1])
        if subject is not None and _agrees(report, source := of_subject(scene, subject, Discourse())):
            return source
    return None


def _is_relayed(scene: Scene, report: Report) -> bool:
    """Whether a verb of relaying stands before a verbal noun in its sentence (نقلت … قوله)."""
    cues = (scene.cues.get(token) for token in range(max(report.unit[0], report.first - ABOUT_REACH), report.first))
    return any(cue is not None and cue.entry.get("act") == "relay" for cue in cues)


def _of_verb(report: Report, speaker: Speaker) -> Speaker:
    """A person's gender shows in the verb (واعتبرت عضو الوفد)."""
    if report.finite and report.gender in ("m", "f") and speaker.actor is not None and speaker.actor.type == "person":
        speaker.gender = report.gender
    return speaker


def _passed_on(scene: Scene, report: Report) -> Speaker | None:
    """ذكرت الصحيفة نقلا عن مصدر أن: the source speaks, the paper passes it on."""
    if report.content is None or report.form == "attribution" or report.subject.actor and report.subject.actor.type == "person":
        return None
    hit = next((h for t in range(report.last, report.content) if (h := scene.part(t, "on_word_of"))), None)
    subject = find_subject(scene, hit.last, report.unit[1]) if hit else None
    return of_subject(scene, subject, Discourse()) if subject else None


def _by_attribution(report: Report, before: list[Report]) -> Speaker | None:
    """وبحسب البيان، تؤكد …: the attribution that opens the sentence names the speaker."""
    return next((r.speaker for r in reversed(before) if r.unit == report.unit and r.form == "attribution" and r.via == "attribution"), None)


def _of_governing(scene: Scene, report: Report, before: list[Report]) -> Speaker | None:
    """The speaker of the report before it in the sentence, where number and gender agree; of a relative clause at the last."""
    beside = list(takewhile(lambda other: other.unit == report.unit, reversed(before)))
    for other in sorted(beside, key=lambda other: _is_relative(scene, other)):
        if other.speaker is not None and other.via != "trailing" and _agrees(report, other.speaker):
            return other.speaker
    return None


def _is_relative(scene: Scene, report: Report) -> bool:
    return report.first > 0 and scene.part(report.first - 1, "relative") is not None


def _agrees(report: Report, speaker: Speaker) -> bool:
    gender = report.gender[:1]
    return not gender or not speaker.gender or report.form == "participle" or gender == speaker.gender[0]


def _elided(discourse: Discourse, report: Report) -> Speaker | None:
    gender = report.gender[:1] if report.finite else None
    last = discourse.last(gender)
    if last is None:
        return None
    return Speaker(last.name, "elided", last.start, last.stop, last.actor, last.gender, last.head)
