"""The speaker who stands before the cue: the subject of an SVO clause, the antecedent of الذي, the topic of the sentence."""
from khabar.facts.quotes.named import of_subject
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.speaker import Discourse, Speaker, gender_of, head_of, known, phrase
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.facts.records import Actor, Mention
from khabar.text.affixes import AND, BREAKS, COMMAS, FEMININE, PLURAL, PLURAL_ACCUSATIVE, SO, TANWIN

NEAREST_REACH = 30  # tokens before a verbal noun in which its speaker may stand
SHORT_PLURAL = 4  # letters that a plural of people has more than
TOPIC_REACH = 120  # tokens before a verb in which its topic may stand
ASIDE_REACH = 9  # tokens of an aside between commas before a verb
PHRASE_REACH = 9  # tokens of a subject before its verb
SOURCE_REACH = 10  # tokens before a verb in which the source it tells of may stand
_COMMAS = (*BREAKS, "(", ")")


def preceding(scene: Scene, report: Report, discourse: Discourse) -> Speaker | None:
    """لكن السكان قالوا، وكان مدير قد قال: the phrase between the clause's first word and its verb."""
    stop = report.first
    while stop > report.unit[0] + 1 and scene.part(stop - 1, "connector"):
        stop -= 1
    if scene.words[stop - 1] in COMMAS:
        stop = next((t for t in range(stop - 2, max(report.unit[0], stop - ASIDE_REACH), -1) if scene.words[t] in COMMAS), stop)
    start = next((t for t in range(stop - 1, max(report.unit[0], stop - PHRASE_REACH) - 1, -1) if _opens_clause(scene, t - 1, report.unit[0])), None)
    if start is None or start in scene.inside:
        return None
    if connector := scene.part(start - 1, "connector"):
        start = max(start, connector.last)  # إلا أن الوزير قال
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


def topic_before(scene: Scene, report: Report, before: list[Report]) -> Speaker | None:
    """The person whom the sentence before is about, where nobody speaks in it."""
    first = report.unit[0]
    spoke = any(r.unit[1] == first and not scene.part(r.first - 1, "relative") for r in before[-3:])
    if first == 0 or report.first > first + 1 or spoke:
        return None
    unit = scene.unit_of(first - 1)
    for token in range(unit[0], min(unit[1], unit[0] + TOPIC_REACH)):
        found = scene.mention_at(token)
        if found and found[0].type == "person" and _is_subject(scene, token, found[1]) and gender_fits(scene, report, found[0]):
            return known(scene, found[0], "pronoun", found[1].start, found[1].stop)
    return None


def topic_of_amma(scene: Scene, report: Report, discourse: Discourse) -> Speaker | None:
    """أما الوزير فقال: the phrase behind أما."""
    start = report.unit[0]
    if not report.hit.prefix.startswith(SO) or not scene.part(start, "as_for"):
        return None
    subject = find_subject(scene, start + 1, report.first)
    return of_subject(scene, subject, discourse) if subject is not None else None


def antecedent(scene: Scene, report: Report) -> Speaker | None:
    """The name before الذي; a person further back where something stands between."""
    token = report.first - 2
    while token > report.unit[0] and scene.words[token] in _COMMAS:
        token -= 1
    found = scene.actors.at(token)
    if found is None:
        people = ((t, scene.actors.at(t)) for t in range(token, max(report.unit[0], token - PHRASE_REACH * 2) - 1, -1))
        found = next((actor for _, actor in people if actor and actor[0].type == "person"), None)
    return known(scene, found[0], "pronoun", found[1].start, found[1].stop) if found else None


def topic(scene: Scene, report: Report) -> Speaker | None:
    """The name that stands before its verb, or is the subject of a verb earlier in the sentence."""
    if report.form == "participle":
        return _main_subject(scene, report)
    nearest = None
    for token in range(report.first - 1, max(report.unit[0], report.first - TOPIC_REACH) - 1, -1):
        if token in scene.inside:
            break
        found = scene.mention_at(token)
        if found and _is_subject(scene, token, found[1]) and gender_fits(scene, report, found[0]):
            nearest = found
            if found[0].type != "place" or token <= report.unit[0] + 1:
                break
    if report.gender == "mp" and (source := _plural_subject(scene, report)):
        return source
    source = None if report.hangs_object else _source_before(scene, report)
    if nearest is None or source is not None and source.start > nearest[1].start:
        return source
    return known(scene, nearest[0], "pronoun", nearest[1].start, nearest[1].stop)


def _main_subject(scene: Scene, report: Report) -> Speaker | None:
    """Of a participle: the subject of the verb that opens the sentence, or the first name in it that no preposition governs."""
    start = max(report.unit[0], report.first - TOPIC_REACH)
    for token in (start, start + 1):
        if (cue := scene.cues.get(token)) and cue.tag.startswith(("past", "present")) and (subject := find_subject(scene, cue.last, report.first)):
            return of_subject(scene, subject, Discourse())
    many = scene.reading.raw(report.first).rstrip(TANWIN).endswith(PLURAL_ACCUSATIVE)
    if many and (source := _those_who(scene, start, report.first)):
        return source
    places = None
    for token in range(start, report.first):
        found = scene.mention_at(token) if token not in scene.inside else None
        if not found or not _is_subject(scene, token, found[1]):
            continue
        if found[0].type != "place" and not (many and found[0].type == "person"):
            return known(scene, found[0], "pronoun", found[1].start, found[1].stop)
        places = places or found
    return known(scene, places[0], "pronoun", places[1].start, places[1].stop) if places else None


def _those_who(scene: Scene, start: int, stop: int) -> Speaker | None:
    """خرج نواب محليون بتصريحات، مؤكدين: people in the plural, in the nominative."""
    token = next((t for t in range(start, stop) if scene.reading.raw(t).endswith(PLURAL) and len(scene.words[t]) > SHORT_PLURAL and t not in scene.inside), None)
    token = token - 1 if token and scene.kind(token - 1, "unnamed_sources") else token
    return _as_printed(scene, plain_subject(scene, token, stop)) if token is not None else None


def _plural_subject(scene: Scene, report: Report) -> Speaker | None:
    """وكان نواب وجهوا رسالة وأشاروا إلى: people without a name who open the sentence of a plural verb."""
    token = report.unit[0]
    while token < report.first and scene.part(token, "connector"):
        token += 1
    if not scene.kind(token, "unnamed_sources") and not scene.kind(token, "roles"):
        return None
    return _as_printed(scene, plain_subject(scene, token, report.first))


def _as_printed(scene: Scene, found: Subject | None) -> Speaker | None:
    if found is None:
        return None
    start, stop = scene.reading.span(found.first, found.last)
    return Speaker(phrase(scene, found), "pronoun", start, stop, found.actor, gender_of(scene, found), head_of(scene, found))


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
        if source := _as_printed(scene, plain_subject(scene, token, report.first)):
            return source
    return None


def _is_object_of(scene: Scene, token: int) -> bool:
    return token > 0 and scene.part(token - 1, "governs") is not None


def gender_fits(scene: Scene, report: Report, actor: Actor) -> bool:
    gender = scene.actors.gender(actor)
    return report.gender in ("", "1") or not gender or report.form == "participle" or report.gender[0] == gender[0]


def _is_subject(scene: Scene, token: int, mention: Mention) -> bool:
    """Not behind a preposition of its own or of its title, or hung on it (المقربة من المستشارة ليلى منصور)."""
    if scene.reading.tokens.starts[token] != mention.start and not scene.words[token].startswith(AND):
        return False
    titled = token - 1 - len((mention.role or "").split())
    return not scene.part(token - 1, "governs") and not scene.part(titled, "governs")


def nearest(scene: Scene, report: Report) -> Speaker | None:
    """The nearest name before a verbal noun (عن الوزير قوله); the one spoken to (مع الصحيفة) only where there is no other."""
    other = None
    for token in range(report.first - 1, max(report.unit[0], report.first - NEAREST_REACH) - 1, -1):
        found = scene.actors.at(token)
        if not found or not gender_fits(scene, report, found[0]):
            continue
        first = scene.reading.tokens.at(found[1].start)
        if not scene.part(first - 1, "governs") or scene.part(first - 1, "about"):
            return known(scene, found[0], "pronoun", found[1].start, found[1].stop)
        other = other or (found if token > report.first - 14 else None)
    return known(scene, other[0], "pronoun", other[1].start, other[1].stop) if other else None
