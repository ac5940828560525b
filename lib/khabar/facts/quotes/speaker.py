"""Who speaks: a noun phrase resolved to the fullest name that the article gives."""
from dataclasses import dataclass, field

from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.facts.records import Actor
from khabar.text.affixes import ACCUSATIVE, BREAKS, FEMININE, PLURAL, PLURAL_ACCUSATIVE, THE, TO_THE, ends_accusative, without_article
from khabar.text.fold import fold

UNSURE = ("elided", "pronoun", "title")  # rules that leave room for another speaker
KNOWN_REACH = 6  # tokens behind a phrase in which the name it goes by may stand
ISSUER_REACH = 5  # tokens behind a statement in which its issuer may stand (بيان صادر عن …)
_COMMAS = (*BREAKS, "(", ")")


@dataclass(slots=True)
class Speaker:
    """A resolved speaker; `rule` is named, surname, title, pronoun, elided or document."""

    name: str
    rule: str
    start: int | None = None
    stop: int | None = None
    actor: Actor | None = None
    gender: str | None = None
    head: str = ""


@dataclass(slots=True)
class Discourse:
    """Those who spoke so far, the last one last."""

    spoken: list[Speaker] = field(default_factory=list)
    by_unit: dict[tuple[int, int], Speaker] = field(default_factory=dict)
    _by_head: dict[str, Speaker] = field(default_factory=dict)

    def last(self, gender: str | None = None) -> Speaker | None:
        """The last speaker whose gender agrees."""
        for speaker in reversed(self.spoken[-6:]):
            if not gender or not speaker.gender or speaker.gender[0] == gender[0]:
                return speaker
        return None

    def others(self, speaker: Speaker) -> tuple[str, ...]:
        """Others who might speak where nothing but the order tells, the likelier first."""
        if speaker.rule not in UNSURE:
            return ()
        names = dict.fromkeys(s.name for s in reversed(self.spoken[-6:]) if s.name != speaker.name)
        return tuple(names)[:2]

    def by_head(self, head: str) -> Speaker | None:
        """The last speaker whose phrase has this head noun, article aside."""
        return self._by_head.get(head)

    def add(self, speaker: Speaker, unit: tuple[int, int]) -> None:
        """One more who spoke, and the sentence it was in."""
        self.spoken.append(speaker)
        self.by_unit.setdefault(unit, speaker)
        self._by_head[speaker.head] = speaker


def of_subject(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker:
    """The speaker that a noun phrase names."""
    start, stop = scene.reading.span(subject.first, subject.last)
    if scene.part(subject.first, "demonstrative") and subject.last - subject.first > 1:
        subject = Subject(subject.first + 1, subject.last, subject.actor, subject.mention)
    if subject.actor is not None:
        surface = subject.mention.surface or subject.mention.text
        head = head_of(scene, subject)
        if " " not in surface and subject.actor.type == "organisation" and scene.kind(subject.first, "organisation_heads") and (earlier := discourse.by_head(head)):
            return earlier  # المجموعة: the one that spoke under that noun before
        rule = "named" if fold(surface) == fold(subject.actor.name) else "surname"
        return known(scene, subject.actor, rule, subject.mention.start, subject.mention.stop, head)
    return (_known_as(scene, subject) or _of_document(scene, subject, discourse) or _the_same(scene, subject, discourse) or _of_title(scene, subject, discourse)
            or Speaker(phrase(scene, subject), "named", start, stop, gender=gender_of(scene, subject), head=head_of(scene, subject)))


def _known_as(scene: Scene, subject: Subject) -> Speaker | None:
    """مجموعة تعرف باسم «…»: the name in marks."""
    stop = min(subject.last + KNOWN_REACH, scene.unit_of(subject.first)[1])
    hit = next((h for t in range(subject.first, stop) if (h := scene.part(t, "known_as"))), None)
    if hit is None or hit.last >= len(scene.words):
        return None
    if stretch := scene.opening.get(hit.last):
        found = scene.mention_at(scene.first_token(stretch))
        name = scene.reading.text[stretch.start:stretch.stop]
        return known(scene, found[0], "named", stretch.start, stretch.stop) if found else Speaker(name, "named", stretch.start, stretch.stop)
    return None


def known(scene: Scene, actor: Actor, rule: str, start: int | None = None, stop: int | None = None, head: str = "") -> Speaker:
    return Speaker(actor.name, rule, start, stop, actor, scene.actors.gender(actor), head or fold(actor.name).split()[0])


def phrase(scene: Scene, subject: Subject) -> str:
    """The phrase as printed, clitics of its first word off."""
    raw = scene.reading.raw(subject.first, subject.last)
    prefix = _prefix(scene, subject.first)
    word = scene.words[subject.first]
    if word.startswith(TO_THE):
        return THE + raw[len(TO_THE):]
    return raw[len(prefix):]


def _prefix(scene: Scene, token: int) -> str:
    hits = (scene.kind(token, kind) for kind in ("roles", "unnamed_sources", "documents", "organisation_heads"))
    prefix = next((hit.prefix for hit in hits if hit is not None), "")
    return prefix.removesuffix(THE)


def head_of(scene: Scene, subject: Subject) -> str:
    return without_article(scene.words[subject.first][len(_prefix(scene, subject.first)):])


def gender_of(scene: Scene, subject: Subject) -> str | None:
    return "f" if scene.reading.raw(subject.first).endswith(FEMININE) else None


def _is_definite(scene: Scene, subject: Subject) -> bool:
    word = scene.words[subject.first]
    return word.startswith(TO_THE) or word[len(_prefix(scene, subject.first)):].startswith(THE)


def _of_document(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """البيان نفسه: the one who issued it; بيان للجيش: the one named in it; a document that spoke before keeps its phrase."""
    document = scene.kind(subject.first, "documents")
    if document is None:
        return None
    if issuer := _issued_by(scene, subject):
        return issuer
    if not _is_definite(scene, subject):
        return _named_in(scene, subject) if document.entry.get("issued") else None
    earlier = discourse.by_head(head_of(scene, subject))
    if earlier is not None:
        return earlier
    if issuer := _reporter(scene, subject, discourse):
        return Speaker(issuer.name, "document", *scene.reading.span(subject.first, subject.last), issuer.actor, issuer.gender, issuer.head)
    if document.entry.get("issued") and (issuer := discourse.last()):
        return Speaker(issuer.name, "document", *scene.reading.span(subject.first, subject.last), issuer.actor, issuer.gender, issuer.head)
    return None


def _issued_by(scene: Scene, subject: Subject) -> Speaker | None:
    """دراسة أعدتها اللجنة: the one who made it."""
    stop = min(subject.last + 2, scene.unit_of(subject.first)[1])
    hit = next((h for t in range(subject.first + 1, stop) if (h := scene.part(t, "issued_by"))), None)
    found = find_subject(scene, hit.last, scene.unit_of(subject.first)[1]) if hit else None
    if found is None:
        return None
    start, stop = scene.reading.span(found.first, found.last)
    if found.actor is not None:
        return known(scene, found.actor, "document", start, stop)
    return Speaker(phrase(scene, found), "document", start, stop, head=head_of(scene, found))


def _reporter(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """التقرير: goes back to the organisation that spoke in a report."""
    for token in scene.earlier(head_of(scene, subject), subject.first):
        speaker = discourse.by_unit.get(scene.unit_of(token))
        if speaker is not None and speaker.actor is not None and speaker.actor.type == "organisation":
            return speaker
    return None


def _named_in(scene: Scene, subject: Subject) -> Speaker | None:
    """The actor inside a phrase."""
    stop = min(subject.last + ISSUER_REACH, scene.unit_of(subject.first)[1])
    stop = next((t for t in range(subject.last, stop) if scene.words[t] in _COMMAS or scene.part(t, "that")), stop)
    found = next((m for t in range(subject.first, stop) if (m := scene.mention_at(t)) and m[0].type != "place"), None)
    return known(scene, found[0], "document", found[1].start, found[1].stop) if found else None


def _of_title(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الوزير: who was introduced with that title, or spoke under it before."""
    start, stop = scene.reading.span(subject.first, subject.last)
    words = phrase(scene, subject)
    actor = scene.actors.by_surface(words)
    if actor is None and not _is_definite(scene, subject) and subject.last - subject.first < 2:
        return None
    if actor is None and not scene.kind(subject.first, "organisation_heads"):
        actor = scene.actors.by_role(words, before=start) or _sole_holder(scene, subject)
    if actor is not None:
        return known(scene, actor, "title", start, stop)
    if not _is_definite(scene, subject):
        return None
    return discourse.by_head(head_of(scene, subject)) or _last_person(scene, subject, discourse) or _first_named(scene, subject)


def _sole_holder(scene: Scene, subject: Subject) -> Actor | None:
    """متحدث باسم الجيش: the one person whom the article introduces with that title."""
    title, source = scene.kind(subject.first, "roles"), scene.kind(subject.first, "unnamed_sources")
    if not (title and not source) and not (source and source.entry.get("named_later")):
        return None
    head = head_of(scene, subject)
    holders = {a.actor_id: a for a in scene.actors.actors for m in a.mentions if m.role and head == without_article(fold(m.role).split()[0])}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _last_person(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الخبير الاقتصادي: a title alone goes back to the person who spoke last, where the gender agrees."""
    noun = scene.kind(subject.first, "nouns")
    human = noun is not None and noun.entry.get("human") or _may_be_a_person(scene, subject)
    if not (human or scene.kind(subject.first, "roles") or scene.kind(subject.first, "unnamed_sources")) or subject.last - subject.first > 3:
        return None
    last = discourse.spoken[-1] if discourse.spoken else None
    if last is None or last.actor is None or last.actor.type != "person":
        return None
    feminine = scene.reading.raw(subject.first).endswith(FEMININE)
    if last.gender and (last.gender[0] == "f") != feminine:
        return None
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head)


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
    gender = gender_of(scene, subject) or "m"
    last = discourse.last(gender)
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head) if last else None
