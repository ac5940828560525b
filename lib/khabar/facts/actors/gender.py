"""Grammatical gender of actors: by title and given name of a person, by the head noun of an organisation."""
from khabar.facts.reading import Reading
from khabar.facts.records import Actor
from khabar.lexicon import Entry
from khabar.text.fold import fold

_FEMININE_ENDING = fold("ة")


def gender_of(reading: Reading, actor: Actor) -> str | None:
    """m, f, or null where nothing tells.

    >>> from khabar.text.article import Article
    >>> reading = Reading(Article(id="1", text=""))
    >>> gender_of(reading, Actor("1", "وزارة الزراعة", "organisation")), gender_of(reading, Actor("2", "ليلى الحداد", "person"))
    ('f', 'f')
    """
    if actor.type == "person":
        return _of_person(reading, actor)
    head = fold(actor.name).split()[0]
    entry = _entry(reading, head, "organisation_heads")
    feminine = actor.type == "place" or head.endswith(_FEMININE_ENDING) or (entry is not None and entry.get("plural"))
    return "f" if feminine else "m"


def _of_person(reading: Reading, actor: Actor) -> str | None:
    for mention in actor.mentions:
        if mention.role and (gender := _of_title(reading, fold(mention.role).split()[0])):
            return gender
    given = _entry(reading, fold(actor.name).split()[0], "given_names")
    return given.get("gender") if given else None


def _of_title(reading: Reading, word: str) -> str | None:
    entry = _entry(reading, word, "roles")
    return entry.get("gender") if entry else None


def _entry(reading: Reading, word: str, kind: str) -> Entry | None:
    return next((entry for _, entry, _ in reading.lexicon.word(word) if entry.kind == kind), None)
