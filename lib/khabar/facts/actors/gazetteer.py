"""Countries and continents from CLDR, cities from GeoNames (see `make tables`), as one small lexicon made once per process."""
import gc
from collections.abc import Iterator
from functools import lru_cache

from khabar.facts.actors.vocabulary import vocabulary
from khabar.lexicon import Entry, Lexicon
from khabar.lexicon.tables import rows
from khabar.text.fold import fold

_SCHEMA = {kind: {"clitics": "\u0648 \u0641 \u0628 \u0644", "forms": {"names": "plain"}} for kind in ("territories", "cities")}
_NO_PLACE = {"QO", "EU", "EZ", "UN", "ZZ", "XA", "XB"}
_CONTINENTS = {"002", "003", "005", "009", "013", "019", "029", "142", "150", "419"}
_MOST_WORDS = 3


def territories() -> Iterator[Entry]:
    """Countries and continents by their Arabic names.

    >>> {"country_jo": "Jordan"}.items() <= {e.id: e.get("name_en") for e in territories()}.items()
    True
    """
    for _, code, name, english in rows("cldr", "territory"):
        if code not in _NO_PLACE and (code in _CONTINENTS or not code.isdigit()) and name.replace(" ", "").isalpha():
            yield Entry("territories", f"country_{code.lower()}", name, {"names": [name], "name_en": english or None})


def cities(lexicon: Lexicon) -> Iterator[Entry]:
    """Cities by their Arabic names, where these are no common words and no given names, and are no other place we know."""
    words = vocabulary(lexicon)
    known = {fold(name) for entry in lexicon.entries["places"].values() for name in entry.get("names", ())}
    for number, _, _, english, arabic in rows("cities"):
        names = [name for name in arabic.split("|") if _usable(fold(name), words, known)]
        known.update(map(fold, names))
        if names:
            yield Entry("cities", f"city_{number}", names[0], {"names": names, "name_en": english})


def _usable(name: str, words, known: set[str]) -> bool:
    if name in known or len(name) < 4 or name.count(" ") >= _MOST_WORDS:
        return False
    kind = words.of(name.split()[0])
    return not (kind.common or kind.given or kind.surname) or (" " in name and not kind.given and not all(words.of(w).common for w in name.split()))


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Lexicon:
    """Territories and cities as a lexicon, less what the lexicon's own places name."""
    known = {fold(name) for entry in lexicon.entries["places"].values() for name in entry.get("names", ())}
    countries = [entry for entry in territories() if fold(entry.lemma) not in known]
    taken = known | {fold(entry.lemma) for entry in countries}
    found = Lexicon(_SCHEMA, iter([*countries, *(e for e in cities(lexicon) if fold(e.lemma) not in taken)]))
    gc.freeze()  # like the lexicon, it stays
    return found
