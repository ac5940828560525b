"""Who speaks: the phrase beside the cue resolved to the fullest name, or the one whom the article last let speak."""
from dataclasses import dataclass, field

from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.facts.records import Actor
from khabar.text.affixes import AND, BREAKS, COMMAS, FEMININE, JOINERS, THE, TO_THE, without_article
from khabar.text.fold import fold

ASIDE_REACH = 9  # tokens of an aside between commas before a verb
PHRASE_REACH = 9  # tokens of a subject before its verb
UNSURE = ("elided", "pronoun", "title")  # rules that leave room for another speaker
ABOUT_REACH = 16  # tokens before a verbal noun in which its source may stand (عن الوزير قوله)
SOURCE_REACH = 10  # tokens before a verb in which the source it tells of may stand
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
        return next((s for s in reversed(self.spoken) if s.head == head), None)


def resolve(scene: Scene, report: Report, before: list[Report], discourse: Discourse) -> Speaker | None:
    """The report's speaker; null where the article does not tell."""
    if report.entry.get("act") == "relay" and (source := _on_word_of(scene, report)):
        return source
    if report.subject is not None and (source := _passed_on(scene, report)):
        return source
    if report.subject is not None:
        return of_subject(scene, report.subject, discourse)
    if report.form == "participle":
        return _of_governing(scene, report, before) or _topic(scene, report) or _elided(discourse, report)
    if report.form == "noun":
        return _on_word_of(scene, report) or _nearest(scene, report) or _elided(discourse, report)
    return _on_word_of(scene, report) or _by_attribution(report, before) or _of_same_sentence(scene, report, before, discourse)


def _of_same_sentence(scene: Scene, report: Report, before: list[Report], discourse: Discourse) -> Speaker | None:
    """A verb without a subject behind it: its antecedent, the topic before it, or the one who spoke before."""
    behind_relative = report.first and scene.part(report.first - 1, "relative")
    if behind_relative and not report.hit.tag.partition(":")[0].endswith("object"):
        return _antecedent(scene, report)
    if report.hit.prefix.startswith(JOINERS):
        return (_of_governing(scene, report, before) or _topic(scene, report) or _topic_before(scene, report, before)
                or _elided(discourse, report))
    return _preceding(scene, report, discourse) or _topic(scene, report) or _of_governing(scene, report, before) or _elided(discourse, report)


def of_subject(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker:
    """The speaker that a noun phrase names."""
    start, stop = scene.reading.span(subject.first, subject.last)
    if scene.part(subject.first, "demonstrative") and subject.last - subject.first > 1:
        subject = Subject(subject.first + 1, subject.last, subject.actor, subject.mention)
    if subject.actor is not None:
        surface = subject.mention.surface or subject.mention.text
        rule = "named" if fold(surface) == fold(subject.actor.name) else "surname"
        return _known(scene, subject.actor, rule, subject.mention.start, subject.mention.stop)
    return (_known_as(scene, subject) or _of_document(scene, subject, discourse) or _the_same(scene, subject, discourse) or _of_title(scene, subject, discourse)
            or Speaker(phrase(scene, subject), "named", start, stop, gender=_phrase_gender(scene, subject), head=_head(scene, subject)))


def _known_as(scene: Scene, subject: Subject) -> Speaker | None:
    """مجموعة تعرف باسم «…»: the name in marks."""
    stop = min(subject.last + KNOWN_REACH, scene.unit_of(subject.first)[1])
    hit = next((h for t in range(subject.first, stop) if (h := scene.part(t, "known_as"))), None)
    if hit is None or hit.last >= len(scene.words):
        return None
    if stretch := scene.opening.get(hit.last):
        found = scene.mention_at(scene.first_token(stretch))
        name = scene.reading.text[stretch.start:stretch.stop]
        return _known(scene, found[0], "named", stretch.start, stretch.stop) if found else Speaker(name, "named", stretch.start, stretch.stop)
    return None


def _known(scene: Scene, actor: Actor, rule: str, start: int | None = None, stop: int | None = None) -> Speaker:
    return Speaker(actor.name, rule, start, stop, actor, scene.actors.gender(actor), fold(actor.name).split()[0])


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


def _head(scene: Scene, subject: Subject) -> str:
    return without_article(scene.words[subject.first][len(_prefix(scene, subject.first)):])


def _phrase_gender(scene: Scene, subject: Subject) -> str | None:
    return "f" if scene.reading.raw(subject.first).endswith(FEMININE) else None


def _is_definite(scene: Scene, subject: Subject) -> bool:
    word = scene.words[subject.first]
    return word.startswith(TO_THE) or word[len(_prefix(scene, subject.first)):].startswith(THE)


def _of_document(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """البيان نفسه: the one who issued it; بيان للجيش: the one named in it; a document that spoke before keeps its phrase."""
    document = scene.kind(subject.first, "documents")
    if document is None:
        return None
    if not _is_definite(scene, subject):
        return _named_in(scene, subject) if document.entry.get("issued") else None
    earlier = discourse.by_head(_head(scene, subject))
    if earlier is not None:
        return earlier
    if document.entry.get("issued") and (issuer := discourse.last()):
        return Speaker(issuer.name, "document", *scene.reading.span(subject.first, subject.last), issuer.actor, issuer.gender, issuer.head)
    return None


def _named_in(scene: Scene, subject: Subject) -> Speaker | None:
    """The actor inside a phrase."""
    stop = min(subject.last + ISSUER_REACH, scene.unit_of(subject.first)[1])
    stop = next((t for t in range(subject.last, stop) if scene.words[t] in _COMMAS or scene.part(t, "that")), stop)
    found = next((m for t in range(subject.first, stop) if (m := scene.mention_at(t)) and m[0].type != "place"), None)
    return _known(scene, found[0], "document", found[1].start, found[1].stop) if found else None


def _of_title(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الوزير: who was introduced with that title, or spoke under it before."""
    if not _is_definite(scene, subject) and subject.last - subject.first < 2:
        return None
    start, stop = scene.reading.span(subject.first, subject.last)
    words = phrase(scene, subject)
    actor = scene.actors.by_surface(words)
    if actor is None and not scene.kind(subject.first, "organisation_heads"):
        actor = scene.actors.by_role(words, before=start) or _sole_holder(scene, subject)
    if actor is not None:
        return _known(scene, actor, "title", start, stop)
    if not _is_definite(scene, subject):
        return None
    return discourse.by_head(_head(scene, subject)) or _last_person(scene, subject, discourse) or _first_named(scene, subject)


def _sole_holder(scene: Scene, subject: Subject) -> Actor | None:
    """متحدث باسم الجيش: the one person whom the article introduces with that title."""
    title, source = scene.kind(subject.first, "roles"), scene.kind(subject.first, "unnamed_sources")
    if not (title and not source) and not (source and source.entry.get("named_later")):
        return None
    head = _head(scene, subject)
    holders = {a.actor_id: a for a in scene.actors.actors for m in a.mentions if m.role and head == without_article(fold(m.role).split()[0])}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _last_person(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """الخبير الاقتصادي: a title alone goes back to the person who spoke last, where the gender agrees."""
    noun = scene.kind(subject.first, "nouns")
    human = noun is not None and noun.entry.get("human")
    if not (human or scene.kind(subject.first, "roles") or scene.kind(subject.first, "unnamed_sources")) or subject.last - subject.first > 3:
        return None
    last = discourse.spoken[-1] if discourse.spoken else None
    if last is None or last.actor is None or last.actor.type != "person":
        return None
    feminine = scene.reading.raw(subject.first).endswith(FEMININE)
    if last.gender and (last.gender[0] == "f") != feminine:
        return None
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head)


def _first_named(scene: Scene, subject: Subject) -> Speaker | None:
    """الوثيقة: goes back to the phrase that brought it in, وثيقة مسربة."""
    head = _head(scene, subject)
    for token in range(subject.first - 1, -1, -1):
        if scene.words[token] == head and (found := plain_subject(scene, token, scene.unit_of(token)[1])):
            start, stop = scene.reading.span(found.first, found.last)
            return Speaker(scene.reading.raw(found.first, found.last), "title", start, stop, gender=_phrase_gender(scene, found), head=head)
    return None


def _the_same(scene: Scene, subject: Subject, discourse: Discourse) -> Speaker | None:
    """المتحدث ذاته: the one who spoke last, where the gender agrees."""
    if not any(scene.part(token, "the_same") for token in range(subject.first, subject.last)):
        return None
    gender = _phrase_gender(scene, subject) or "m"
    last = discourse.last(gender)
    return Speaker(last.name, "title", *scene.reading.span(subject.first, subject.last), last.actor, last.gender, last.head) if last else None


def _on_word_of(scene: Scene, report: Report) -> Speaker | None:
    """نقلا عن مصدر، نقلت الوكالة عن الوزير: the source behind عن speaks."""
    if report.form == "noun" or report.entry.get("act") == "relay":
        about = [t for t in range(max(report.unit[0], report.first - ABOUT_REACH), report.content or report.last) if scene.part(t, "about")]
        subject = about and (find_subject(scene, about[-1] + 1, report.unit[1]) or plain_subject(scene, about[-1] + 1, report.unit[1]))
        if subject:
            return of_subject(scene, subject, Discourse())
    for token in range(max(report.unit[0], report.first - 12), report.content or report.last):
        if not (hit := scene.part(token, "on_word_of")):
            continue
        subject = find_subject(scene, hit.last, report.unit[1])
        if subject is not None:
            return of_subject(scene, subject, Discourse())
    return None


def _passed_on(scene: Scene, report: Report) -> Speaker | None:
    """ذكرت الصحيفة نقلا عن مصدر أن: the source speaks, the paper passes it on."""
    if report.content is None or report.form == "attribution":
        return None
    hit = next((h for t in range(report.last, report.content) if (h := scene.part(t, "on_word_of"))), None)
    subject = find_subject(scene, hit.last, report.unit[1]) if hit else None
    return of_subject(scene, subject, Discourse()) if subject else None


def _by_attribution(report: Report, before: list[Report]) -> Speaker | None:
    """وبحسب البيان، تؤكد …: the attribution that opens the sentence names the speaker."""
    return next((r.speaker for r in reversed(before) if r.unit == report.unit and r.form == "attribution" and r.via == "attribution"), None)


def _of_governing(scene: Scene, report: Report, before: list[Report]) -> Speaker | None:
    """The speaker of the report before it in the sentence, where number and gender agree."""
    for other in reversed(before):
        if other.unit != report.unit:
            return None
        if other.speaker is not None and other.via != "trailing" and _agrees(report, other.speaker):
            return other.speaker
    return None


def _agrees(report: Report, speaker: Speaker) -> bool:
    gender = report.gender[:1]
    return not gender or not speaker.gender or report.form == "participle" or gender == speaker.gender[0]


def _preceding(scene: Scene, report: Report, discourse: Discourse) -> Speaker | None:
    """لكن السكان قالوا، وكان مدير قد قال: the phrase between the clause's first word and its verb."""
    stop = report.first
    while stop > report.unit[0] + 1 and scene.part(stop - 1, "connector"):
        stop -= 1
    if scene.words[stop - 1] in COMMAS:
        stop = next((t for t in range(stop - 2, max(report.unit[0], stop - ASIDE_REACH), -1) if scene.words[t] in COMMAS), stop)
    start = next((t for t in range(stop - 1, max(report.unit[0], stop - PHRASE_REACH) - 1, -1) if _opens_clause(scene, t - 1, report.unit[0])), None)
    if start is None or start in scene.inside:
        return None
    subject = find_subject(scene, start, stop) or _indefinite(scene, start, stop)
    return of_subject(scene, subject, discourse) if subject is not None and subject.last >= stop else None


def _indefinite(scene: Scene, start: int, stop: int) -> Subject | None:
    """A source that stands behind أن and so in the accusative (أن مسؤولا محليا قال)."""
    known = any(scene.kind(start, kind) for kind in ("unnamed_sources", "documents", "roles"))
    return Subject(start, stop) if known and stop - start <= 4 else plain_subject(scene, start, stop)


def _opens_clause(scene: Scene, token: int, first: int) -> bool:
    """Whether a clause begins behind this token."""
    if token < first:
        return True
    return bool(scene.words[token] in _COMMAS or scene.part(token, "connector") or scene.part(token, "that"))


def _topic_before(scene: Scene, report: Report, before: list[Report]) -> Speaker | None:
    """The person whom the sentence before is about, where nobody speaks in it."""
    first = report.unit[0]
    if first == 0 or report.first > first + 1 or before and before[-1].unit[1] == first:
        return None
    unit = scene.unit_of(first - 1)
    for token in range(*unit):
        found = scene.mention_at(token)
        if found and found[0].type == "person" and _is_subject(scene, token, found[1].start) and _gender_fits(scene, report, found[0]):
            return _known(scene, found[0], "pronoun", found[1].start, found[1].stop)
    return None


def _antecedent(scene: Scene, report: Report) -> Speaker | None:
    """The name before الذي; a person further back where something stands between."""
    token = report.first - 2
    while token > report.unit[0] and scene.words[token] in _COMMAS:
        token -= 1
    found = scene.actors.at(token)
    if found is None:
        people = ((t, scene.actors.at(t)) for t in range(token, max(report.unit[0], token - PHRASE_REACH * 2) - 1, -1))
        found = next((actor for _, actor in people if actor and actor[0].type == "person"), None)
    return _known(scene, found[0], "pronoun", found[1].start, found[1].stop) if found else None


def _topic(scene: Scene, report: Report) -> Speaker | None:
    """The name that stands before its verb, or is the subject of a verb earlier in the sentence."""
    nearest = None
    for token in range(report.first - 1, report.unit[0] - 1, -1):
        if token in scene.inside:
            break
        found = scene.mention_at(token)
        if found and _is_subject(scene, token, found[1].start) and _gender_fits(scene, report, found[0]):
            nearest = found
            if found[0].type != "place" or token <= report.unit[0] + 1:
                break
    source = _source_before(scene, report)
    if nearest is None or source is not None and source.start > nearest[1].start:
        return source
    return _known(scene, nearest[0], "pronoun", nearest[1].start, nearest[1].stop)


def _source_before(scene: Scene, report: Report) -> Speaker | None:
    """تقرير لخبراء أفاد بأن: a document or an unnamed source brought in right before its verb."""
    for token in range(report.first - 1, max(report.unit[0], report.first - SOURCE_REACH) - 1, -1):
        if token in scene.inside:
            return None
        hit = scene.kind(token, "documents") or scene.kind(token, "unnamed_sources")
        if hit is None or hit.prefix not in ("", AND) or _is_object_of(scene, token):
            continue
        if report.gender == "m" and scene.reading.raw(token).endswith(FEMININE):
            continue
        found = plain_subject(scene, token, report.first)
        if found is not None:
            start, stop = scene.reading.span(found.first, found.last)
            return Speaker(phrase(scene, found), "pronoun", start, stop, found.actor, _phrase_gender(scene, found), _head(scene, found))
    return None


def _is_object_of(scene: Scene, token: int) -> bool:
    return token > 0 and scene.part(token - 1, "governs") is not None


def _gender_fits(scene: Scene, report: Report, actor: Actor) -> bool:
    gender = scene.actors.gender(actor)
    return report.gender in ("", "1") or not gender or report.form == "participle" or report.gender[0] == gender[0]


def _is_subject(scene: Scene, token: int, start: int) -> bool:
    """Not behind a preposition of its own or hung on it."""
    if scene.reading.tokens.starts[token] != start and not scene.words[token].startswith(AND):
        return False
    before = token - 1
    return before < 0 or not scene.part(before, "governs")


def _nearest(scene: Scene, report: Report) -> Speaker | None:
    """The nearest name before a verbal noun (عن الوزير قوله)."""
    for token in range(report.first - 1, max(report.unit[0], report.first - 14) - 1, -1):
        if (found := scene.actors.at(token)) and _gender_fits(scene, report, found[0]):
            return _known(scene, found[0], "pronoun", found[1].start, found[1].stop)
    return None


def _elided(discourse: Discourse, report: Report) -> Speaker | None:
    gender = report.gender[:1] if report.finite else None
    last = discourse.last(gender)
    if last is None:
        return None
    return Speaker(last.name, "elided", last.start, last.stop, last.actor, last.gender, last.head)
