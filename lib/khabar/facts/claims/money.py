"""The ISO 4217 code of a currency, by the lexicon where its word is unmistakable, by CLDR where an adjective says which."""
from functools import lru_cache

from khabar.facts.claims.model import Counted, Scene
from khabar.facts.claims.singular import bare, without_tanwin
from khabar.lexicon.tables import rows
from khabar.text.fold import fold


def currency_of(scene: Scene, counted: Counted) -> str | None:
    """The code, or None where the word alone does not tell (a pound, a dinar)."""
    if counted.entry is None or counted.entry.kind != "currencies":
        return counted.currency
    return named_in_full(scene, counted) or counted.entry.get("iso")


def named_in_full(scene: Scene, counted: Counted) -> str | None:
    """دولار كندي, ليرة تركية."""
    reading = scene.around.reading
    if counted.last is None or counted.last >= len(reading.tokens) or not scene.around.is_word(counted.last):
        return None
    adjective = bare(reading.raw(counted.last))
    for form in (adjective, without_tanwin(adjective)):
        if code := _cldr().get(fold(f"{counted.entry.lemma} {form}")):
            return code
    return None


@lru_cache(maxsize=1)
def _cldr() -> dict[str, str]:
    """Currency names of CLDR's Arabic, folded; a name that means two currencies (an old and a new one) is left out."""
    names: dict[str, str] = {}
    for _, code, name, _ in rows("cldr", "currency"):
        folded = fold(name)
        names[folded] = code if names.get(folded, code) == code else ""
    return names
