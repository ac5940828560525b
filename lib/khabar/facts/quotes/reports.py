"""Finds the places that report speech: a cue, what brings in the words, and where the words begin."""
from khabar.facts.quotes.before import gender_fits
from khabar.facts.quotes.opening import find_opening, preposition_at
from khabar.facts.quotes.report import NOUN_REACH, Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.lexicon import Hit
from khabar.text.affixes import DAMMA, FEMININE, FUTURE, JOINERS, PLURAL_ACCUSATIVE, SO, TANWIN, THE, ends_accusative

NAMED_REACH = 6  # tokens before a verb in which its subject may stand
OWNED_REACH = 14  # tokens between a verbal noun with its pronoun and its words
SHORT_VERB = 3  # letters of ف and a verb that are rather a word of their own
ASIDE = 4  # tokens of a phrase beside a report before its noun or verb of saying


def find_reports(scene: Scene) -> list[Report]:
    """Reports in order of their cue; cues inside a quotation belong to the quotation."""
    reports, reach = [], -1
    for first in sorted(scene.cues):
        hit = scene.cues[first]
        if first < reach or first in scene.inside:
            continue
        report = _report(scene, hit)
        if report is not None and not _is_weaker(report, reports):
            reports.append(report)
            reach = hit.last
    return reports


def _is_weaker(report: Report, reports: list[Report]) -> bool:
    """A verb or noun between a cue and its words (قال في خطاب نشر الموقع نصه «…») does not take the words over."""
    return report.content is not None and any(r.content == report.content for r in reports[-3:])


def _report(scene: Scene, hit: Hit) -> Report | None:
    form, _, gender = hit.tag.partition(":")
    form = form.split("_")[0] or "past"
    report = Report(hit.first, hit.last, hit, form, gender, scene.unit_of(hit.first))
    if form == "participle" and not _continues(scene, report):
        return None
    if report.finite and (_is_other_verb(scene, report) or scene.part(report.first, "impersonal")):
        return None
    if report.finite:
        report.subject = _agreeing(scene, report, find_subject(scene, report.last, report.unit[1]))
        if report.subject and report.subject.actor is None and _follows_its_subject(scene, report):
            report.subject = None
        if report.subject and (_is_object(scene, report) or _is_behind_name(scene, report)):
            report.subject = None
        _without_addressee(scene, report)
    report.via, report.content, report.stretch = find_opening(scene, report) or (None, None, None)
    if report.form == "noun" and not _reports_as_noun(report):
        return None
    if report.finite and report.subject is None and not report.hangs_object and not _follows_its_subject(scene, report) and report.via in ("that", "quote", "colon", "prep"):
        report.subject = _agreeing(scene, report, plain_subject(scene, report.last, _opening(scene, report)))
        if report.subject and (_is_circumstance(scene, report) or _is_object(scene, report) or _is_behind_name(scene, report)):
            report.subject = None
    if report.via in ("prep", "np") and report.finite and report.subject is None and not _has_subject_before(scene, report):
        return None
    return report if report.content is not None or _stands_behind_quote(scene, report) else None


def _agreeing(scene: Scene, report: Report, subject: Subject | None) -> Subject | None:
    """The phrase behind a verb, unless its case or gender shows that it is the object (وحث السلطات على)."""
    if subject is None or subject.actor is not None and subject.actor.type == "person":
        return subject
    if subject.actor is not None:
        other = subject.actor.type == "organisation" and report.gender == "m" and scene.actors.gender(subject.actor) == "f"
        return None if other else subject
    raw = scene.reading.raw(subject.first)
    feminine = raw.endswith(FEMININE)
    if ends_accusative(raw):
        return None
    if raw.endswith(PLURAL_ACCUSATIVE) and len(raw) > 5:
        return None
    if report.gender == "m" and feminine and not scene.kind(subject.first, "roles"):
        return None
    return subject


def _reports_as_noun(report: Report) -> bool:
    """A verbal noun reports with its words right behind it (قوله إن), not whatever stands further on."""
    reach = NOUN_REACH if report.gender in ("", "1") else OWNED_REACH
    return report.via in ("that", "quote", "colon") and report.content - report.last <= reach


def _follows_its_subject(scene: Scene, report: Report) -> bool:
    """A person named right before the verb is its subject; what stands behind it is the object."""
    found = scene.actors.at(report.first - 1) if report.first > report.unit[0] else None
    if not found or found[0].type != "person" or report.hit.prefix:
        return False
    start = scene.reading.tokens.at(found[1].start)
    return start == report.unit[0] or not scene.part(start - 1, "governs")


def _is_circumstance(scene: Scene, report: Report) -> bool:
    """وأضافت موجهة رسالة: how she went on, of a verb that goes on with the last speaker."""
    raw = scene.reading.raw(report.subject.first)
    return report.entry.get("act") == "add" and report.subject.actor is None and raw.endswith(FEMININE) and not scene.words[report.subject.first].startswith(THE)


def _without_addressee(scene: Scene, report: Report) -> None:
    """طلبت السيدة من الإدارة: من brings in whom it is asked of, and ends the speaker."""
    subject = report.subject
    if not report.entry.get("addressee") or subject is None:
        return
    stop = next((t for t in range(subject.first, subject.last) if scene.part(t, "partitive")), subject.last)
    report.subject = Subject(subject.first, stop, subject.actor, subject.mention) if stop > subject.first else None


def _is_object(scene: Scene, report: Report) -> bool:
    """وحضت السلطات على: of a verb that needs an object, the one phrase before the preposition is the object."""
    if not report.entry.get("needs_object") or not report.hit.prefix.startswith(JOINERS):
        return False
    return preposition_at(scene, report, report.subject.last) is not None and (report.subject.actor is None or report.subject.actor.type != "person")


def _is_behind_name(scene: Scene, report: Report) -> bool:
    """بريطانيا تتهم روسيا: a name that opens the sentence right before the verb is its subject."""
    found = scene.mention_at(report.unit[0]) if not report.hit.prefix else None
    return found is not None and scene.mention_stop(found[1]) == report.first and gender_fits(scene, report, found[0])


def _has_subject_before(scene: Scene, report: Report) -> bool:
    """A verb without a subject behind it needs one before it: و for the last speaker, a name, a clause that begins."""
    before = report.first - 1
    if report.hit.prefix.startswith(JOINERS) or before < report.unit[0]:
        return True
    if any(scene.kind(t, kind) for t in range(max(report.unit[0], report.first - NAMED_REACH), report.first) for kind in ("unnamed_sources", "documents", "roles")):
        return True
    if scene.part(before, "relative") or scene.part(before, "connector") or scene.actors.at(before):
        return True
    return not scene.words[before][0].isalnum()


def _opening(scene: Scene, report: Report) -> int:
    """The token of the mark, of أن or of the preposition that brings in the content."""
    token = report.content - 1
    while token > report.last and (scene.part(token, "that") or scene.part(token, "carrier") or not scene.words[token][0].isalnum()):
        token -= 1
    return token + 1


def _continues(scene: Scene, report: Report) -> bool:
    """A participle reports where it is accusative (مضيفا), or feminine or plural behind a comma (، مؤكدة)."""
    raw = scene.reading.raw(report.first)
    if scene.words[report.first].startswith(THE):
        return False
    before = report.first - 1
    return ends_accusative(raw) or raw.rstrip(TANWIN).endswith((*FEMININE, PLURAL_ACCUSATIVE)) and before >= 0 and not scene.words[before][0].isalpha()


def _is_in_aside(scene: Scene, report: Report) -> bool:
    """طالبا عدم كشف اسمه: words of a phrase that stands beside the report."""
    asides = (scene.part(token, "aside") for token in range(max(0, report.first - ASIDE), report.first))
    return any(hit is not None and report.first < hit.last for hit in asides)


def _is_other_verb(scene: Scene, report: Report) -> bool:
    """A verb behind يمكن أن or a form with the article is none of the article's own reporting."""
    before = report.first - 1
    if before >= 0 and (scene.part(before, "lack") or scene.part(before, "circumstance") or _is_in_aside(scene, report)):
        return True
    if before >= 0 and (scene.part(before, "governs") or scene.part(before, "one_of")):
        return True  # أحد أبرز، من أعلن
    if _is_passive(scene, report) or report.hangs_object and scene.reading.raw(report.first).endswith(FEMININE):
        return True
    if scene.part(report.last, "resumptive") and scene.part(report.first - 1, "relative"):
        return True
    if report.hit.prefix.endswith(SO) and len(scene.words[report.first]) <= SHORT_VERB:
        return True
    if report.form == "past" and report.hit.prefix.endswith(FUTURE):
        return True
    if scene.part(report.first, "preposition") and preposition_at(scene, report, report.last) is None:
        return True
    return scene.words[report.first].startswith(THE) and before >= 0 and report.hit.prefix.endswith(THE)


def _is_passive(scene: Scene, report: Report) -> bool:
    """A printed damma on the first letter of the verb: nobody is named as saying it (أُعلن، كُشفت)."""
    raw = scene.reading.raw(report.first)
    return report.form == "past" and raw[len(report.hit.prefix) + 1:len(report.hit.prefix) + 2] == DAMMA


def _stands_behind_quote(scene: Scene, report: Report) -> bool:
    """«…»، قال الوزير: the words stand before the cue."""
    if not report.finite:
        return False
    before = report.first - 1
    steps = 0
    while before > report.unit[0] and steps < 4 and (before not in scene.inside) and len(scene.words[before]) <= 3:
        before -= 1
        steps += 1
    return before in scene.inside
