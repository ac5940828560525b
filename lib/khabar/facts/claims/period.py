"""The period that a number covers (منذ مطلع العام), its rate (سنويا) and the place that stands with it."""
from datetime import date

from khabar.facts.claims.model import Scene
from khabar.facts.quantities.model import Quantity
from khabar.facts.records import Actor, DateFact, Mention

_WORDS_AFTER = 9
_RATE_REACH = 4


def period_of(scene: Scene, q: Quantity, last: int, dates: dict[int, DateFact]) -> tuple[date | None, date | None]:
    """(since, until) of the first date that stands behind a claim with a word that bounds it."""
    around, here = scene.around, scene.sentence_index(q.first)
    for token in range(last, min(last + _WORDS_AFTER, len(around.reading.words))):
        if scene.sentence_index(token) != here or token > q.num_last and around.reading.words[token] in ".;\u061b":
            return None, None
        if around.role(token) == "record":
            return None, None  # the highest since then: the date is the record's, not the number's
        if fact := dates.get(token):
            return bounds(around.role(token) or around.role_before(token), fact)
    return None, None


def bounds(role: str, fact: DateFact) -> tuple[date | None, date | None]:
    """The days that a preposition takes from a date."""
    if role == "since":
        return fact.first, None
    if role in ("by_date", "until", "to"):
        return None, fact.last
    if role == "during":
        return fact.first, fact.last
    return None, None


def rate_of(scene: Scene, last: int) -> str | None:
    """Per what: day, year …"""
    around = scene.around
    for token in range(last, min(last + _RATE_REACH, len(around.reading.words))):
        role = around.role(token)
        if role.startswith("rate_"):
            return role[5:]
        if around.is_mark(token) or around.reading.words[token][0].isdecimal():
            return None
    return None


def place_of(scene: Scene, last: int, places: dict[int, str]) -> str | None:
    """The place that stands right behind a claim with في."""
    around = scene.around
    for token in range(last, min(last + 3, len(around.reading.words))):
        if around.role(token) == "in_place":
            return next((places[i] for i in (token + 1, token + 2) if i in places), None)
        if around.is_mark(token):
            return None
    return None


def dates_by_token(scene: Scene, dates: list[DateFact]) -> dict[int, DateFact]:
    """Dates by the token they begin at."""
    return {scene.around.reading.tokens.at(fact.start): fact for fact in reversed(dates) if fact.first or fact.last}


def places_by_token(scene: Scene, actors: list[Actor]) -> dict[int, str]:
    """Names of places by the token their mention begins at."""
    mentions: list[tuple[Mention, str]] = [(m, a.name) for a in actors if a.type == "place" for m in a.mentions]
    return {scene.around.reading.tokens.at(mention.start): name for mention, name in mentions}
