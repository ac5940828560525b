"""Finds people, organisations and places, and gives every mention of one referent one name within the article."""
from khabar.facts.actors.find import find_actors, name_id
from khabar.facts.actors.index import ActorIndex, resolve

__all__ = ["ActorIndex", "find_actors", "name_id", "resolve"]
