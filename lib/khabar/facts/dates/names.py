"""Names of months and weekdays: CLDR's in every Arabic-speaking country, hijridate's, and the lexicon's."""
from dataclasses import dataclass
from functools import lru_cache

from khabar.lexicon import Entry, Lexicon
from khabar.lexicon.tables import rows
from khabar.text.fold import fold

_SHORT = 2  # letters: behind a preposition such a name is another word (a door, a father)
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")


@dataclass(frozen=True, slots=True)
class Name:
    """A month (1 to 12) or a weekday (0 Monday to 6 Sunday) as it may be printed.

    >>> from khabar.lexicon import load
    >>> months(load())["تموز"]
    [Name(number=7, words=('تموز',), calendar='gregorian', shared=False, prefix='')]
    """

    number: int
    words: tuple[str, ...]
    calendar: str = "gregorian"
    shared: bool = False
    prefix: str = ""


@lru_cache(maxsize=4)
def months(lexicon: Lexicon) -> dict[str, list[Name]]:
    """Names of months by their first word, clitics on; `shared` ones are other words as well."""
    entries = lexicon.entries["months"].values()
    shared = {fold(word) for entry in entries for word in entry.get("shared", ())}
    found: dict[tuple[str, str], Name] = {}
    for number, calendar, printed in [*_named("month", "gregorian"), *_named("hijri_month", "hijri"), *_listed(entries)]:
        words = fold(printed)
        found[calendar, words] = Name(number, tuple(words.split()), calendar, words in shared)
    return _by_first_word(found.values())


@lru_cache(maxsize=4)
def weekdays(lexicon: Lexicon) -> dict[str, list[Name]]:
    """Names of weekdays by their first word, clitics on.

    >>> from khabar.lexicon import load
    >>> [name.number for name in weekdays(load())["والثلاثاء"]]
    [1]
    """
    entries = lexicon.entries["weekdays"].values()
    listed = [(entry.get("number"), printed) for entry in entries for printed in entry.get("names")]
    found = {fold(printed): number for number, printed in [*((int(n), name) for _, n, name, _ in rows("cldr", "weekday")), *listed]}
    return _by_first_word(Name(number, tuple(words.split())) for words, number in found.items())


@lru_cache(maxsize=4)
def first_words(lexicon: Lexicon) -> frozenset[str]:
    """Words a month's or a weekday's name may begin with, clitics on.

    >>> from khabar.lexicon import load
    >>> "وتموز" in first_words(load())
    True
    """
    return frozenset(months(lexicon)) | frozenset(weekdays(lexicon))


def _named(kind: str, calendar: str) -> list[tuple[int, str, str]]:
    return [(int(n), calendar, printed) for _, n, printed, _ in rows("cldr", kind)]


def _listed(entries: list[Entry]) -> list[tuple[int, str, str]]:
    return [(e.get("number"), e.get("calendar"), word) for e in entries for field in ("names", "shared") for word in e.get(field, ())]


def _by_first_word(names) -> dict[str, list[Name]]:
    """Longest name first; the article may be swallowed by a preposition (للأحد)."""
    table: dict[str, list[Name]] = {}
    for name in names:
        head, *rest = name.words
        for clitic in _CLITICS if len(name.words[0]) > _SHORT else _CLITICS[:2]:
            merged = clitic.endswith("ل") and head.startswith("ال")
            printed = clitic + (head[1:] if merged else head)
            table.setdefault(printed, []).append(Name(name.number, (printed, *rest), name.calendar, name.shared, clitic))
    return {word: sorted(found, key=lambda n: -len(n.words)) for word, found in table.items()}
