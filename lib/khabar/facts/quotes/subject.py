"""Reads the noun phrase that speaks: an actor, a title with or without its name, an unnamed source, a document."""
from dataclasses import dataclass

from khabar.facts.quotes.extent import HEADS, end_of, hangs_on_name, is_owned_title, is_title, joins
from khabar.facts.quotes.scene import Scene
from khabar.facts.records import Actor, Mention
from khabar.text.affixes import BY_THE, COMMAS, THE, TO_THE, ends_accusative
from khabar.text.fold import fold

PLAIN = 5  # words of a source that nothing in the lexicon knows


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
    last = end_of(scene, token, stop)
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
    if ends_accusative(scene.reading.raw(token)) and not scene.actors.at(token) or hangs_on_name(scene, token):
        return None
    last = end_of(scene, token, stop)
    return _with_person(scene, token, last, stop) or _with_actor(scene, token, last) or Subject(token, min(last, token + PLAIN))


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
    if hangs_on_name(scene, token):
        return False
    if scene.actors.at(token):
        return not scene.mention_at(token) or scene.mention_at(token)[1].start == scene.reading.tokens.starts[token]
    if any((hit := scene.kind(token, kind)) and hit.prefix in ("", THE) for kind in HEADS):
        return True
    if scene.part(token, "demonstrative"):
        return token + 1 < len(scene.words) and scene.words[token + 1].startswith(THE)
    if scene.part(token, "preposition"):
        return False
    if is_owned_title(scene, token):
        return True
    return word.startswith(THE) and len(word) > 4 or bool(scene.kind(token, "nationalities"))


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
    if behind > last and (found := scene.mention_at(behind)) and found[0].type == "person" and is_title(scene, first):
        return Subject(first, scene.mention_stop(found[1]), *found)
    return None


def skip_commas(scene: Scene, token: int, stop: int) -> int:
    """The token behind a comma."""
    return token + 1 if token < stop and scene.words[token] in COMMAS else token


def _is_head(scene: Scene, first: int, token: int, mention: Mention) -> bool:
    """The person speaks where the phrase begins with the name or with the title that stands before it."""
    if token == first:
        return True
    if scene.words[token - 1] in COMMAS:
        return is_title(scene, first)
    role = fold(mention.role or "").split()
    if not role:
        return is_title(scene, first)
    gap = token - first
    return gap <= len(role) + 2 or not any(scene.kind(t, "roles") for t in range(first, token - len(role)))


def _with_actor(scene: Scene, first: int, last: int) -> Subject | None:
    """The phrase where it begins with an organisation or a place."""
    start = first + 1 if first in scene.opening else first
    found = scene.mention_at(start) or _named_in_marks(scene, first, last)
    if found is None:
        return None
    behind = scene.mention_stop(found[1])
    if behind < last and joins(scene, behind):
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
