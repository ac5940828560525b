"""`find_claims`: joins each quantity with what it counts, its period, its place and who states it."""
import sys

from khabar.facts.claims.age import is_age
from khabar.facts.claims.category import category_of
from khabar.facts.claims.counted import counted_by
from khabar.facts.claims.guards import is_no_claim
from khabar.facts.claims.modality import modality_of
from khabar.facts.claims.model import Counted, Scene, Told
from khabar.facts.claims.money import currency_of
from khabar.facts.claims.period import dates_by_token, period_of, place_of, places_by_token, rate_of
from khabar.facts.claims.spans import end_of, num_of, span_of
from khabar.facts.claims.speaker import Speakers
from khabar.facts.quantities.around import around_of
from khabar.facts.quantities.model import Quantity
from khabar.facts.reading import Reading
from khabar.facts.records import Actor, Claim, DateFact, Quote


def find_claims(reading: Reading, quantities: list[Quantity], dates: list[DateFact], actors: list[Actor], quotes: list[Quote]) -> list[Claim]:
    """Claims of a reading, in order.

    >>> from khabar.facts.quantities import find_quantities
    >>> from khabar.facts.spans import Owners
    >>> from khabar.text.article import Article
    >>> reading = Reading(Article(id="1", text="أصيب نحو خمسين سائقا"))
    >>> quantities = find_quantities(reading, Owners(len(reading.tokens)))
    >>> [(c.text, c.value, c.qualifier, c.unit, c.category) for c in find_claims(reading, quantities, [], [], [])]
    [('نحو خمسين سائقا', 50.0, 'about', 'سائق', 'wounded')]
    """
    scene = Scene(around_of(reading), quantities, counted_by)
    settle(scene)
    by_date, places, speakers = dates_by_token(scene, dates), places_by_token(scene, actors), Speakers(quotes)
    claims = []
    for told in scene.told:
        claim = _claim(scene, told)
        last = end_of(scene, told)
        if told.category not in ("age", "duration"):
            claim.since, claim.until = period_of(scene, told.quantity, last, by_date)
            claim.place = place_of(scene, last, places)
        speakers.attribute(claim, reading.tokens.starts[told.quantity.num_first])
        claim.claim_id = f"c{len(claims) + 1}"
        claims.append(claim)
    return claims


def settle(scene: Scene) -> None:
    """Settles unit and category of every quantity that is a claim."""
    for quantity in scene.quantities:
        counted = counted_by(scene, quantity)
        if counted is None or is_no_claim(scene, quantity, counted):
            continue
        category = "age" if is_age(scene, quantity, counted) else category_of(scene, quantity, counted)
        scene.tell(Told(quantity, counted, category))


def _claim(scene: Scene, told: Told) -> Claim:
    """The claim's own columns: span, number, unit, category, modality."""
    reading, q, counted = scene.around.reading, told.quantity, told.counted
    start, stop = span_of(scene, told)
    value, text = exact_float(q)
    claim = Claim(start, stop, reading.text[start:stop], *reading.sentence_of(start), rule=f"{q.rule}: {counted.rule}", num=num_of(scene, q),
                  value=value, value_text=text, low=_float(q.low), high=_float(q.high), qualifier=q.qualifier, unit=counted.unit, category=told.category)
    claim.currency = currency_of(scene, counted) if told.category == "money" else None
    claim.rate = rate_of(scene, end_of(scene, told))
    claim.what = what_of(scene, counted)
    claim.as_of = reading.article.published
    claim.modality = modality_of(scene, q, counted, end_of(scene, told))
    claim.flags = q.flags
    return claim


def what_of(scene: Scene, counted: Counted) -> str | None:
    """The phrase counted, as printed."""
    if counted.first is None or counted.last is None or counted.rule in ("percent", "sign"):
        return None
    return scene.around.reading.raw(counted.first, counted.last)


def exact_float(q: Quantity) -> tuple[float | None, str | None]:
    """The value as a float, and as decimal text where a float can't hold it."""
    if q.value is None:
        return None, q.text or None
    value = _float(q.value)
    if value is None:
        return None, str(q.value)
    return value, str(q.value) if isinstance(q.value, int) and int(value) != q.value else None


def _float(value) -> float | None:
    """None where a float can't hold it."""
    return None if value is None or abs(value) > sys.float_info.max else float(value)
