"""Reads the noun phrase that speaks: an actor, a title with or without its name, an unnamed source, a document."""
from dataclasses import dataclass

from khabar.facts.quotes.scene import Scene
from khabar.facts.records import Actor, Mention
from khabar.text.affixes import AND, BY, BY_THE, COMMAS, FEMININE, JOINERS, OWNERS, PLURAL, THE, TO_THE, ends_accusative, is_relative_adjective
from khabar.text.fold import fold

REACH = 18
BARE = 6  # words of a title or a source before the preposition that goes on with it
PLAIN = 5  # words of a source that nothing in the lexicon knows
HEADS = ("roles", "unnamed_sources", "documents", "organisation_heads")  # kinds of words that begin a speaker's phrase


@dataclass(slots=True)
class Subject:
    """Tokens first..last of the phrase; `actor` where a mention in it names the speaker."""

    first: int
    last: int
    actor: Actor | None = None
    mention: Mention | None = None


def find_subject(scene: Scene, token: int, stop: int) -> Subject | None:
    """The speaker's phrase that begins at `token`, behind asides; null where no noun phrase stands there."""
    token = skip_asides(scene, token, stop)
    if token >= stop or not _may_begin(scene, token):
        return None
    last = _end(scene, token, stop)
    if last <= token:
        return None
    return _with_person(scene, token, last, stop) or _with_actor(scene, token, last) or Subject(token, last)


def plain_subject(scene: Scene, token: int, stop: int) -> Subject | None:
    """A source that is no known actor, title or source noun (قال سكان إن): any noun between verb and words."""
    token = skip_asides(scene, token, stop)
    if token >= stop or not scene.words[token][0].isalpha() or scene.part(token, "preposition") or scene.part(token, "relative"):
        return None
    if scene.part(token, "that") or token in scene.cues or scene.words[token].startswith((TO_THE, BY_THE)) or len(scene.words[token]) < 2:
        return None
    if ends_accusative(scene.reading.raw(token)) and not scene.actors.at(token) or _hangs_on_name(scene, token):
        return None
    last = _end(scene, token, stop)
    return _with_person(scene, token, last, stop) or _with_actor(scene, token, last) or Subject(token, min(last, token + PLAIN))


def _hangs_on_name(scene: Scene, token: int) -> bool:
    """لرويترز، للجزيرة: a preposition hung on a name makes it no subject."""
    if scene.words[token].startswith(TO_THE) and scene.actors.at(token):
        return True
    found = scene.mention_at(token)
    return found is not None and found[1].start != scene.reading.tokens.starts[token] and not scene.words[token].startswith(JOINERS)


def skip_asides(scene: Scene, token: int, stop: int) -> int:
    """The first token from `token` on that is no adverb, date or comma."""
    while token < stop:
        if aside := scene.part(token, "aside"):
            token = aside.last
        elif scene.words[token] == "#":
            token += 1
        elif token in scene.date_tokens or (scene.words[token] in COMMAS and token + 1 < stop and token + 1 in scene.date_tokens):
            token += 1
        else:
            return token
    return token


def _may_begin(scene: Scene, token: int) -> bool:
    """A noun phrase begins with a mention, a title, a source, a document or a noun with the article."""
    word = scene.words[token]
    if token in scene.opening:
        stretch = scene.opening[token]
        return scene.is_name(stretch) and scene.mention_at(scene.first_token(stretch)) is not None
    if not word[0].isalpha() or scene.part(token, "that") or scene.part(token, "relative"):
        return False
    if _hangs_on_name(scene, token):
        return False
    if scene.actors.at(token):
        return not scene.mention_at(token) or scene.mention_at(token)[1].start == scene.reading.tokens.starts[token]
    if any((hit := scene.kind(token, kind)) and hit.prefix in ("", THE) for kind in HEADS):
        return True
    if scene.part(token, "demonstrative"):
        return token + 1 < len(scene.words) and scene.words[token + 1].startswith(THE)
    if scene.part(token, "preposition"):
        return False
    return word.startswith(THE) and len(word) > 4 or bool(scene.kind(token, "nationalities"))


def _end(scene: Scene, token: int, stop: int) -> int:
    """Where the phrase ends: at a mark, أن, a preposition, a verb of saying, a date."""
    i = token
    while i < min(stop, token + REACH):
        if i > token and _hangs_on_name(scene, i):
            found = scene.mention_at(i)
            inside = found[0].type == "organisation" and scene.words[i].startswith(BY) and i - token <= BARE
            return scene.mention_stop(found[1]) if inside and _is_title(scene, token) else i
        if found := scene.mention_at(i):
            i = scene.mention_stop(found[1])
            if i in scene.inside:
                i = scene.last_token(scene.inside[i])
            if i < stop and not _goes_on(scene, i):
                break
            continue
        if i in scene.opening:
            if not scene.is_name(scene.opening[i]):
                break
            i = scene.last_token(scene.opening[i])
            continue
        if i > token and _stops(scene, token, i):
            break
        i += 1
    return min(i, stop)


def _goes_on(scene: Scene, token: int) -> bool:
    """Behind a name a phrase goes on with a name, an adjective, a title or another speaker, not with a bare noun."""
    word = scene.words[token]
    if scene.mention_at(token) or scene.kind(token, "roles") or _joins(scene, token) or token in scene.opening:
        return True
    return is_relative_adjective(word) or bool(scene.part(token, "governs"))


def _stops(scene: Scene, first: int, token: int) -> bool:
    word = scene.words[token]
    if not word[0].isalnum():
        return True
    if token in scene.date_tokens or scene.part(token, "that") or scene.part(token, "aside") or scene.part(token, "relative"):
        return True
    if scene.part(token, "preposition") and not scene.actors.at(token) and not (token == first and scene.part(token, "demonstrative")):
        return not _belongs(scene, first, token)
    if scene.kind(token, "events") or word.isdigit() or len(word) == 1 and scene.part(token, "governs"):
        return True
    if scene.reading.raw(first).endswith(PLURAL) and not scene.actors.at(token) and not word.startswith(AND):
        return not word.endswith(PLURAL) and not scene.part(token, "governs")
    if _begins_another(scene, token):
        return True
    cue = scene.cues.get(token)
    if cue is not None and cue.tag.startswith(("past", "present", "participle", "noun:")) and not scene.actors.at(token):
        return True
    return _hangs_preposition(scene, first, token)


def _begins_another(scene: Scene, token: int) -> bool:
    """A common noun without the article behind a word with it begins another phrase (طلب من السكان عدم، من الإدارة نقلها)."""
    if not scene.words[token - 1].startswith(THE) or scene.words[token].startswith(THE) or scene.actors.at(token) or scene.actors.at(token - 1):
        return False
    if scene.part(token, "the_same") or any(scene.kind(token, kind) for kind in HEADS):
        return False
    noun = scene.kind(token, "nouns")
    owned = scene.words[token].endswith(OWNERS) and not scene.reading.raw(token).endswith(FEMININE)
    return owned or noun is not None and not noun.prefix


def _belongs(scene: Scene, first: int, token: int) -> bool:
    """مسؤول في وزارة: a preposition goes on with an unnamed source or a title where a name stands behind it."""
    behind = token + 1
    if scene.part(token, "partitive") and token - first <= 3 and not scene.words[first].startswith(THE) and behind < len(scene.words):
        return behind not in scene.date_tokens and scene.words[behind][0].isalpha()
    head = any(scene.kind(first, kind) for kind in ("unnamed_sources", "roles"))
    if not head or token - first > BARE or not scene.part(token, "governs"):
        return False
    if behind >= len(scene.words) or scene.kind(behind, "channels") or behind in scene.date_tokens:
        return False
    return scene.actors.at(behind) is not None or bool(scene.kind(behind, "organisation_heads") or scene.kind(behind, "place_heads"))


def _hangs_preposition(scene: Scene, first: int, token: int) -> bool:
    """بالتدخل ends the phrase; باسم وزارة and the للمطار of a title go on with it."""
    word = scene.words[token]
    if scene.actors.at(token) or not word.startswith((BY, TO_THE)):
        return False
    if not word.startswith((BY_THE, TO_THE)):
        return len(word) > 4 and not any(prefix == "" for prefix, _, _ in scene.reading.lexicon.word(word))
    if word.startswith(TO_THE) and _is_title(scene, first):
        return False
    return not any(scene.kind(token, kind) for kind in ("organisation_heads", "place_heads", "places"))


def _with_person(scene: Scene, first: int, last: int, stop: int) -> Subject | None:
    """The phrase with the person it names, an apposition behind a comma included."""
    if scene.kind(first, "documents"):
        return None
    i = first
    while i < last:
        found = scene.mention_at(i) or scene.mention_at(i + 1) if i in scene.opening else scene.mention_at(i)
        if found and found[0].type == "person" and _is_head(scene, first, i, found[1]):
            return Subject(first, scene.mention_stop(found[1]), *found)
        i += 1
    behind = skip_commas(scene, last, stop)
    if behind > last and (found := scene.mention_at(behind)) and found[0].type == "person" and _is_title(scene, first):
        return Subject(first, scene.mention_stop(found[1]), *found)
    return None


def skip_commas(scene: Scene, token: int, stop: int) -> int:
    """The token behind a comma."""
    return token + 1 if token < stop and scene.words[token] in COMMAS else token


def _is_title(scene: Scene, token: int) -> bool:
    return bool(scene.kind(token, "roles") or scene.kind(token, "unnamed_sources")) or scene.words[token].startswith(THE)


def _is_head(scene: Scene, first: int, token: int, mention: Mention) -> bool:
    """The person speaks where the phrase begins with the name or with the title that stands before it."""
    if token == first:
        return True
    if scene.words[token - 1] in COMMAS:
        return _is_title(scene, first)
    role = fold(mention.role or "").split()
    if not role:
        return _is_title(scene, first)
    gap = token - first
    return gap <= len(role) + 2 or not any(scene.kind(t, "roles") for t in range(first, token - len(role)))


def _with_actor(scene: Scene, first: int, last: int) -> Subject | None:
    """The phrase where it begins with an organisation or a place."""
    start = first + 1 if first in scene.opening else first
    found = scene.mention_at(start) or _named_in_marks(scene, first, last)
    if found is None:
        return None
    behind = scene.mention_stop(found[1])
    if behind < last and _joins(scene, behind):
        return Subject(first, last)
    if behind < last and scene.part(behind, "governs") and (place := scene.mention_at(behind + 1)) and place[0].type == "place":
        behind = scene.mention_stop(place[1])
    return Subject(first, max(behind, scene.last_token(scene.opening[first]) if first in scene.opening else behind), *found)


def _named_in_marks(scene: Scene, first: int, last: int) -> tuple[Actor, Mention] | None:
    """شركة البرمجيات الأميركية «…»: the organisation named in marks at the end of its description."""
    if not scene.kind(first, "organisation_heads"):
        return None
    mark = next((t for t in range(first + 1, last) if t in scene.opening), None)
    found = scene.mention_at(mark + 1) if mark is not None else None
    return found if found and found[0].type == "organisation" else None


def _joins(scene: Scene, token: int) -> bool:
    """و before another speaker: joint speakers are one phrase."""
    word = scene.words[token]
    if not word.startswith(AND) or len(word) < 4:
        return False
    return bool(scene.mention_at(token) or scene.kind(token, "unnamed_sources") or scene.kind(token, "roles"))
