"""Grammatical gender of actors: by role and given name of a person, by the head noun of an organisation."""
from khabar.facts.reading import Reading
from khabar.facts.records import Actor
from khabar.text.fold import fold

_FEMININE_ENDING = fold("ة")


def gender_of(reading: Reading, actor: Actor) -> str | None:
    """m, f, or null where nothing tells.

    >>> from khabar.text.article import Article
    >>> gender_of(Reading(Article(id="1", text="")), Actor("1", "وزارة الزراعة", "organisation"))
    'f'
    """
    if actor.type == "person":
        return _of_person(reading, actor)
    head = fold(actor.name).split()[0]
    return "f" if head.endswith(_FEMININE_ENDING) or actor.type == "place" else "m"


def _of_person(reading: Reading, actor: Actor) -> str | None:
    roles = [fold(mention.role).split()[0] for mention in actor.mentions if mention.role]
    if any(role.endswith(_FEMININE_ENDING) for role in roles):
        return "f"
    return "m" if roles else None
