"""A half or a quarter behind a counted noun: عامين ونصف, ثلاث سنوات ونصف السنة, ساعة ونصف."""
from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, ARTICLE, Quantity
from khabar.lexicon import Hit

_MEASURED = {"duration", "distance", "area", "weight"}


def join_halves(around: Around, found: list[Quantity]) -> list[Quantity]:
    """Quantities with each fraction behind its noun added to the number before it; found are in order."""
    kept: list[Quantity] = []
    for quantity in found:
        noun = _noun_before(around, quantity)
        if noun is None:
            kept.append(quantity)
        elif kept and kept[-1].num_last in (noun.first, noun.last) and kept[-1].value is not None:
            kept[-1].value += quantity.value
            kept[-1].tail = _past_noun(around, noun, quantity.num_last)
            kept[-1].text = ""
        elif noun.tag == "singular" and not noun.prefix.endswith(ARTICLE):
            kept.append(_one_and(around, noun, quantity))
    return kept


def _noun_before(around: Around, quantity: Quantity) -> Hit | None:
    """The measured noun right before a fraction that و joins to it."""
    if quantity.kind != "fraction" or quantity.prefix != AND or not quantity.num_first:
        return None
    hits = around.at("nouns", quantity.num_first - 1)
    following = [h.entry for h in around.at("nouns", quantity.num_last) if h.entry.get("category") in _MEASURED]
    if following and all(entry is not hit.entry for entry in following for hit in hits):
        return None  # وربع قرن has a noun of its own
    return next((h for h in hits if h.entry.get("category") in _MEASURED and h.tag != "dual_construct"), None)


def _past_noun(around: Around, noun: Hit, token: int) -> int:
    """The end of ونصف السنة, where the noun stands again."""
    again = any(hit.entry is noun.entry for hit in around.at("nouns", token))
    return token + 1 if again else token


def _one_and(around: Around, noun: Hit, quantity: Quantity) -> Quantity:
    """ساعة ونصف: one and a half of a bare singular."""
    last = _past_noun(around, noun, quantity.num_last)
    return Quantity(noun.first, last, noun.first, last, 1 + quantity.value, kind="dual", rule="half", prefix=noun.prefix, noun=noun)
