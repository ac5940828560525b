"""A noun phrase resolved to the fullest name that the article gives: by name, document, title or what was said before."""
from khabar.facts.quotes.documents import of_document
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse, Speaker, gender_of, head_of, head_of_role, is_definite, known, phrase
from khabar.facts.quotes.subject import Subject, plain_subject
from khabar.facts.records import Actor
from khabar.text.affixes import ACCUSATIVE, FEMININE, PLURAL, PLURAL_ACCUSATIVE, THE, ends_accusative, is_relative_adjective
from khabar.text.fold import fold

KNOWN_REACH = 6  # tokens behind a phrase in which the name it goes by may stand


def of_subject(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker:
    """The speaker that a noun phrase names."""
    start, stop = scene.reading.span(subject.first, subject.last)
    if scene.part(subject.first, "demonstrative") and subject.last - subject.first > 1:
        subject = Subject(subject.first + 1, subject.last, subject.actor, subject.mention)
        if earlier := _this_body(scene, subject, discourse):
            return earlier
    if subject.actor is not None:
        surface = subject.mention.surface or subject.mention.text
        head = head_of(scene, subject)
        if " " not in surface and subject.actor.type == "organisation" and scene.kind(subject.first, "organisation_heads") and (earlier := discourse.by_head(head)):
            return earlier  # المجموعة: the one that spoke under that noun before
        rule = "named" if fold(surface) == fold(subject.actor.name) else "surname"
        return known(scene, subject.actor, rule, subject.mention.start, subject.mention.stop, head)
    return (_known_as(scene, subject) or _in_marks(scene, subject) or of_document(scene, subject, discourse)
            or _the_same(scene, subject, discourse) or _of_title(scene, subject, discourse)
            or Speaker(phrase(scene, subject), "named", start, stop, gender=gender_of(scene, subject), head=head_of(scene, subject)))


def _this_body(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """هذه المنظمة: the body that spoke last, where no body of that noun did."""
    head = head_of(scene, subject)
    if not scene.kind(subject.first, "organisation_heads") or discourse.by_head(head):
        return None
    last = discourse.last("f" if scene.reading.raw(subject.first).endswith(FEMININE) else "m")
    if last is None or last.actor is not None and last.actor.type != "organisation":
        return None
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, head)


def _in_marks(scene: Scene, subject: Subject) -> Speaker | None:
    """المنظمة الحقوقية «…»: a description that ends in a name in marks, unless it is of people (خبراء في مكتب «…»)."""
    if scene.kind(subject.first, "unnamed_sources") or scene.reading.raw(subject.first).endswith(PLURAL):
        return None
    mark = next((t for t in range(subject.first + 1, subject.last) if t in scene.opening), None)
    if mark is None or scene.last_token(scene.opening[mark]) != subject.last:
        return None
    stretch = scene.opening[mark]
    return Speaker(scene.reading.text[stretch.start:stretch.stop], "named", stretch.start, stretch.stop, head=head_of(scene, subject))


def _known_as(scene: Scene, subject: Subject) -> Speaker | None:
    """مجموعة تعرف باسم «…»: the name in marks."""
    stop = min(subject.last + KNOWN_REACH, scene.unit_of(subject.first)[1])
    hit = next((h for t in range(subject.first, stop) if (h := scene.part(t, "known_as"))), None)
    if hit is None or hit.last >= len(scene.words):
        return None
    if stretch := scene.opening.get(hit.last):
        found, head = scene.mention_at(scene.first_token(stretch)), head_of(scene, subject)
        if found:
            return known(scene, found[0], "named", stretch.start, stretch.stop, head)
        return Speaker(scene.reading.text[stretch.start:stretch.stop], "named", stretch.start, stretch.stop, head=head)
    return None


def _of_title(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الوزير: who was introduced with that title, or spoke under it before."""
    start, stop = scene.reading.span(subject.first, subject.last)
    words = phrase(scene, subject)
    actor = scene.actors.by_surface(words) or (scene.actors.by_surface(THE + words) if subject.last - subject.first == 1 else None)
    if actor is None and not is_definite(scene, subject) and subject.last - subject.first < 2:
        return None
    if actor is None and not scene.kind(subject.first, "organisation_heads"):
        actor = scene.actors.by_role(words, before=start) or _sole_holder(scene, subject)
    if actor is not None:
        return known(scene, actor, "title", start, stop)
    if not is_definite(scene, subject):
        return None
    return discourse.by_head(head_of(scene, subject)) or _last_person(scene, subject, discourse) or _first_named(scene, subject)


def is_title(scene: Scene, subject: Subject) -> bool:
    """Whether a phrase begins with a title under which a report may name the person further on."""
    title, source = scene.kind(subject.first, "roles"), scene.kind(subject.first, "unnamed_sources")
    return bool(title and not source or source and source.entry.get("named_later"))


def _sole_holder(scene: Scene, subject: Subject) -> Actor | None:
    """متحدث باسم الجيش: the one person whom the article introduces with that title."""
    if not is_title(scene, subject):
        return None
    holders = scene.actors.holders(head_of(scene, subject))
    return holders[0] if len(holders) == 1 else None


def _last_person(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الخبير الاقتصادي: a title alone goes back to the person who spoke last, where the gender agrees."""
    noun = scene.kind(subject.first, "nouns")
    human = noun is not None and noun.entry.get("human") or _may_be_a_person(scene, subject)
    if not (human or scene.kind(subject.first, "roles") or scene.kind(subject.first, "unnamed_sources")) or not _is_bare(scene, subject):
        return None
    last = next((s for s in reversed(discourse.spoken[-2:]) if s.head != head_of(scene, subject)), None)
    if last is None or last.rule == "document" or last.actor is not None and last.actor.type != "person":
        return None
    if last.actor is not None and scene.kind(subject.first, "roles") and not scene.kind(subject.first, "unnamed_sources") and _holds_another(scene, subject, last.actor):
        return None
    feminine = scene.reading.raw(subject.first).endswith(FEMININE)
    if last.gender and (last.gender[0] == "f") != feminine:
        return None
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head)


def _holds_another(scene: Scene, subject: Subject, person: Actor) -> bool:
    """Whether a person is known by titles and this is none of them."""
    heads = {head_of_role(mention.role) for mention in person.mentions if mention.role}
    return bool(heads) and head_of(scene, subject) not in heads


def _is_bare(scene: Scene, subject: Subject) -> bool:
    """A title alone or with adjectives (الخبير الاقتصادي المغربي), not with what it is the title of."""
    return subject.last - subject.first <= 3 and all(is_relative_adjective(scene.words[t]) for t in range(subject.first + 1, subject.last))


def _may_be_a_person(scene: Scene, subject: Subject) -> bool:
    """المختص: one word with the article that nothing in the lexicon takes for a body, a paper or a place."""
    if subject.last - subject.first > 1 or scene.words[subject.first].endswith((PLURAL, PLURAL_ACCUSATIVE, *FEMININE)):
        return False
    return not any(scene.kind(subject.first, kind) for kind in ("organisation_heads", "documents", "place_heads", "places", "nouns", "events"))


def _first_named(scene: Scene, subject: Subject) -> Speaker | None:
    """الوثيقة: goes back to the phrase that brought it in, وثيقة مسربة."""
    head = head_of(scene, subject)
    for token in sorted([*scene.earlier(head, subject.first), *scene.earlier(head + ACCUSATIVE, subject.first)], reverse=True):
        if found := plain_subject(scene, token, scene.unit_of(token)[1]) or _bare(scene, token):
            start, stop = scene.reading.span(found.first, found.last)
            return Speaker(scene.reading.raw(found.first, found.last), "title", start, stop, gender=gender_of(scene, found), head=head)
    return None


def _bare(scene: Scene, token: int) -> Subject | None:
    """An unnamed source in the accusative (أن مصدرا أمنيا رفيعا أكد), with its adjectives."""
    if not scene.kind(token, "unnamed_sources"):
        return None
    last = token + 1
    while last < len(scene.words) and ends_accusative(scene.reading.raw(last)):
        last += 1
    return Subject(token, last)


def _the_same(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """المتحدث ذاته: the one who spoke last, where the gender agrees."""
    if not any(scene.part(token, "the_same") for token in range(subject.first, subject.last)):
        return None
    gender, head = gender_of(scene, subject) or "m", head_of(scene, subject)
    last = next((s for s in reversed(discourse.spoken[-6:]) if s.head != head and (not s.gender or s.gender[0] == gender[0])), None)
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head) if last else None
