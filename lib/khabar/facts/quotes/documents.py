"""A document that speaks: who issued it, made it, or reported in it."""
from dataclasses import replace

from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse, Speaker, head_of, is_definite, known, phrase
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.text.affixes import ACCUSATIVE, BREAKS, THE, TO, TO_THE

SHORT = 4  # letters of ل and a word that are rather a word of their own
VERB_REACH = 10  # tokens between a verb of issuing and the document
ISSUER_REACH = 5  # tokens behind a statement in which its issuer may stand (بيان صادر عن …)
_COMMAS = (*BREAKS, "(", ")")


def of_document(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """البيان نفسه: the one who issued it; بيان للجيش: the one named in it; a document that spoke before keeps its phrase."""
    if scene.part(subject.first, "latest"):  # آخر إحصائيات المنظمة
        subject = replace(subject, first=subject.first + 1)
    document = scene.kind(subject.first, "documents")
    if document is None or document.entry.get("kind") == "media":
        return None
    if issuer := _issued_by(scene, subject):
        return issuer
    if not is_definite(scene, subject):
        return (_named_in(scene, subject) or _belonging_to(scene, subject)) if document.entry.get("issued") else _made_by(scene, subject)
    earlier = discourse.by_head(head_of(scene, subject))
    if earlier is not None:
        return earlier
    if issuer := _issuer_before(scene, subject):
        return issuer
    if issuer := _reporter(scene, subject, discourse) or (discourse.last() if document.entry.get("issued") else None):
        return Speaker(issuer.name, "document", *scene.reading.span(subject.first, subject.last), issuer.actor, issuer.gender, issuer.head)
    return None


def _named_in(scene: Scene, subject: Subject) -> Speaker | None:
    """The actor inside a phrase."""
    stop = min(subject.last + ISSUER_REACH, scene.unit_of(subject.first)[1])
    stop = next((t for t in range(subject.last, stop) if scene.words[t] in _COMMAS or scene.part(t, "that") or scene.part(t, "published")), stop)
    found = next((m for t in range(subject.first, stop) if (m := scene.mention_at(t)) and m[0].type != "place"), None)
    return known(scene, found[0], "document", found[1].start, found[1].stop) if found else None


def _made_by(scene: Scene, subject: Subject) -> Speaker | None:
    """بيانات وزارة الصحة: the organisation right behind the noun."""
    behind = subject.first + 1
    found = scene.mention_at(behind) or (scene.mention_at(behind + 1) if behind in scene.opening else None)
    if found is None or found[0].type != "organisation":
        return None
    return known(scene, found[0], "document", found[1].start, found[1].stop)


def _belonging_to(scene: Scene, subject: Subject) -> Speaker | None:
    """بيان لجمعية السكان: the phrase behind ل, known or not."""
    token = subject.first + 1
    if token >= subject.last or not scene.words[token].startswith(TO) or len(scene.words[token]) <= SHORT:
        return None
    start, stop = scene.reading.span(token, subject.last)
    name = scene.reading.text[start + len(TO):stop]
    return Speaker(THE + name[1:] if scene.words[token].startswith(TO_THE) else name, "document", start, stop)


def _issued_by(scene: Scene, subject: Subject) -> Speaker | None:
    """دراسة أعدتها اللجنة: the one who made it."""
    stop = min(subject.last + 2, scene.unit_of(subject.first)[1])
    hit = next((h for t in range(subject.first + 1, stop) if (h := scene.part(t, "issued_by"))), None)
    found = find_subject(scene, hit.last, scene.unit_of(subject.first)[1]) if hit else None
    return _as_issuer(scene, found) if found is not None else None


def _as_issuer(scene: Scene, found: Subject) -> Speaker:
    """Who a phrase names, or the phrase itself."""
    start, stop = scene.reading.span(found.first, found.last)
    if found.actor is not None:
        return known(scene, found.actor, "document", start, stop)
    return Speaker(phrase(scene, found), "document", start, stop, head=head_of(scene, found))


def _issuer_before(scene: Scene, subject: Subject) -> Speaker | None:
    """البلاغ: goes back to the phrase that brought it in with its issuer (بلاغ لوزارة الدفاع، نشرت الشبكة تقريرا)."""
    head = head_of(scene, subject)
    for token in sorted((*scene.earlier(head, subject.first), *scene.earlier(head + ACCUSATIVE, subject.first)), reverse=True):
        if issuer := _issuer_by_verb(scene, token):
            return issuer
        found = plain_subject(scene, token, scene.unit_of(token)[1])
        if found is not None and (issuer := _issued_by(scene, found) or _named_in(scene, found)):
            return issuer
    return None


def _issuer_by_verb(scene: Scene, document: int) -> Speaker | None:
    """أصدرت الجمعية بيانا: the phrase between a verb of issuing and the document."""
    start = max(scene.unit_of(document)[0], document - VERB_REACH)
    verb = next((t for t in range(document - 1, start - 1, -1) if scene.part(t, "issues")), None)
    found = find_subject(scene, verb + 1, document) if verb is not None else None
    if found is None or found.last < document and scene.words[found.last] in _COMMAS:
        return None
    return _as_issuer(scene, found)


def _reporter(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """التقرير: goes back to the organisation that spoke in a report, البيان to whoever spoke in one."""
    for token in scene.earlier(head_of(scene, subject), subject.first):
        speaker = discourse.by_unit.get(scene.unit_of(token))
        if speaker is not None and speaker.actor is not None and (speaker.actor.type == "organisation" or scene.part(token - 1, "governs")):
            return speaker
    return None
