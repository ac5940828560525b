"""The period that a number covers (منذ مطلع العام), its rate (سنويا) and the place that stands with it."""
from datetime import date

from khabar.facts.claims.model import Scene
from khabar.facts.quantities.model import AND, ARTICLE, Quantity
from khabar.facts.records import Actor, DateFact, Mention

_WORDS_AFTER, _WORDS_BEFORE, _RECORD = 9, 5, 7
_COMMAS = ("\u060c", ",")
_TIMES = ("since", "during", "by_date", "until", "and_that")
_RATE_REACH = 4


def period_of(scene: Scene, q: Quantity, last: int, dates: dict[int, DateFact]) -> tuple[date | None, date | None]:
    """(since, until) of the first date that stands behind a claim with a word that bounds it, in its own clause; else of one before it."""
    around, here = scene.around, scene.sentence_index(q.first)
    for token in range(last, min(last + _WORDS_AFTER, len(around.reading.words))):
        if scene.sentence_index(token) != here or _opens_clause(scene, token):
            break
        if around.role(token) == "record":
            return None, None  # the highest since then: the date is the record's, not the number's
        if fact := dates.get(token):
            return bounds(around.role(token) or around.role_before(token), fact)
    return period_before(scene, q, dates)


def _opens_clause(scene: Scene, token: int) -> bool:
    """Whether another clause begins: a stop, a comma that no word of time follows, a conjunction, a verb behind و."""
    around = scene.around
    if around.role(token) == "clause":
        return True
    if around.is_mark(token):
        return around.role(token + 1) not in _TIMES if around.reading.words[token] in _COMMAS and token + 1 < len(around.reading.words) else True
    if not around.reading.words[token].startswith(AND):
        return False
    verb = any(hit.tag.startswith(("past", "present")) and not hit.tag.endswith("mp") for kind in ("cues", "events", "tense_cues") for hit in around.at(kind, token))
    return verb and token + 1 not in scene.number_starts


def period_before(scene: Scene, q: Quantity, dates: dict[int, DateFact]) -> tuple[date | None, date | None]:
    """عملياتها منذ مطلع العام لا تزيد على 12: the period a few words before the number, no other number between."""
    around = scene.around
    for token in range(q.first - 1, max(-1, q.first - _WORDS_BEFORE - 1), -1):
        if around.is_mark(token) or around.role(token) == "clause" or token in scene.number_starts:
            return None, None
        fact = dates.get(token)
        if fact and (around.role(token) or around.role_before(token)) == "since" and not _is_record(scene, token):
            return bounds("since", fact)
    return None, None


def _is_record(scene: Scene, token: int) -> bool:
    """لأول مرة منذ 1990: the date is that of a record told of before."""
    return any(scene.around.role(i) == "record" for i in range(max(0, token - _RECORD), token))


def bounds(role: str, fact: DateFact) -> tuple[date | None, date | None]:
    """The days that a preposition takes from a date."""
    if role == "since":
        return (fact.last if fact.edge == "end" else fact.first), None
    if role in ("by_date", "until", "to"):
        return None, (fact.first if fact.edge == "start" else fact.last)
    if role == "during":
        return fact.first, fact.last
    return None, None


def rate_of(scene: Scene, last: int) -> str | None:
    """Per what: an adverb a few words behind (يوميا), or a phrase right behind (في اليوم); في اليوم الأول is a time."""
    around = scene.around
    for token in range(last, min(last + _RATE_REACH, len(around.reading.words))):
        hit = next((h for h in around.at("number_roles", token) if h.entry.id.startswith("rate_")), None)
        always = hit and (hit.last == hit.first + 1 or not _opens_in(scene, hit.first))
        if hit and (always or token - last < 2 and not _is_told_apart(scene, hit.last)):
            return hit.entry.id[5:]
        if hit or around.is_mark(token) or around.reading.words[token][0].isdecimal():
            return None
    return None


def _opens_in(scene: Scene, token: int) -> bool:
    """Whether a phrase opens with في; one with كل is a rate wherever it stands."""
    reading = scene.around.reading
    return reading.words[token].endswith(reading.lexicon.entries["number_roles"]["in_place"].lemma)


def _is_told_apart(scene: Scene, token: int) -> bool:
    """Whether a word behind the unit says which one it is: an ordinal, an adjective, a number."""
    around = scene.around
    if token >= len(around.reading.words) or not around.near(token - 1, token):
        return False
    word = around.reading.words[token]
    return word.startswith(ARTICLE) or word[0].isdecimal() or bool(around.at("number_words", token))


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
