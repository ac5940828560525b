"""Finds people, organisations and places, and gives every mention of one referent one name within the article."""
from khabar.facts.actors.index import ActorIndex, resolve
from khabar.facts.reading import Reading
from khabar.facts.records import Actor

__all__ = ["ActorIndex", "find_actors", "resolve"]


def find_actors(reading: Reading) -> list[Actor]:
    """The actors of an article, by first mention."""
    return []
