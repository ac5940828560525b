"""What a single word may be in a name: a given name, a surname, a particle, an unknown word, or a common word that is no name."""
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from khabar.lexicon import Lexicon
from khabar.text.fold import fold
from khabar.text.tokens import clitic_readings

ARTICLE = fold("ال")
_LONG_ENOUGH = 3
_SUFFIXES = tuple(map(fold, ("ها", "هم", "هما", "هن", "كم", "نا", "تين", "ين", "يين", "يون", "ون", "ات", "تان", "ان")))
_SUFFIXES += tuple(map("".join, ((fold("ت"), fold("ه")), (fold("ت"), fold("هم")), (fold("ت"), fold("ها")))))
_SUFFIXED, _TANWEEN, _FEMININE, _TA = 5, fold("ا"), fold("ة"), fold("ت")
_FIRST_ALEF = re.compile("\\b[\u0622\u0623\u0625]")
_DROPPED = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class Word:
    """What a folded word may be. `prefix` holds the clitics that had to be taken off to find a given name."""

    given: bool = False
    also_word: bool = False
    surname: bool = False
    common: bool = False
    definite: bool = False
    common_too: bool = False
    gender: str | None = None
    prefix: str = ""

    @property
    def unknown(self) -> bool:
        """No given name, no surname we know, no common word: what a name from abroad looks like."""
        return not (self.given or self.surname or self.common)

    @property
    def sure(self) -> bool:
        """A given name that is no common word."""
        return self.given and not self.also_word


class Vocabulary:
    """The words of names and the words that are none, asked by folded word.

    >>> from khabar.lexicon import load
    >>> words = vocabulary(load())
    >>> words.of(fold("محمد")).sure, words.of(fold("أمل")).sure, words.of(fold("مدينة")).common, words.of(fold("بيرنهارت")).unknown
    (True, False, True, True)
    """

    def __init__(self, lexicon: Lexicon):
        self.given = {fold(name): entry for entry in lexicon.entries["given_names"].values() for name in entry.get("names", ())}
        people = lexicon.entries["people"].values()
        self.surnames = {fold(name) for entry in lexicon.entries["surnames"].values() for name in entry.get("names", ())}
        sons = {fold(word) for word in lexicon.entries["name_parts"]["binders"].get("words", ())}
        last_words = {words[-1] for entry in people for name in entry.get("names", ()) if (words := fold(name).split())[0] not in sons}
        parts = {fold(word) for entry in lexicon.entries["name_parts"].values() for word in entry.get("words", ())}
        self.surnames |= {word for word in last_words - parts if len(word) >= _LONG_ENOUGH and word not in self.given}
        self.spellings = {spelling(name) for entry in lexicon.entries["given_names"].values() for name in entry.get("names", ())}
        self.short_names = {fold(name) for entry in people for name in entry.get("short", ())}
        self.also_words = {fold(name) for entry in lexicon.entries["also_words"].values() for name in entry.get("names", ())}
        self.rare_places = {fold(name) for name in lexicon.entries["also_words"]["places_rarely"].get("names", ())}
        roles = (role for entry in lexicon.entries["roles"].values() for role in entry.get("roles", ()) if " " not in role)
        self.common = _common_words() | set(map(fold, roles))
        self._known: dict[str, Word] = {}

    def of(self, word: str) -> Word:
        """What a folded word may be."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = self._look(word)
        return found

    def _look(self, word: str) -> Word:
        if not word[0].isalpha():
            return Word(common=True)
        if word in self.given:
            return self._given(word, "")
        if word in self.surnames:
            return Word(surname=True, definite=word.startswith(ARTICLE), common=word in self.common)
        for prefix, rest in clitic_readings(word):
            if rest in self.given and not prefix.endswith(ARTICLE):
                return self._given(rest, prefix)
        return Word(common=self.is_common(word), definite=word.startswith(ARTICLE) and len(word) > 4)

    def _given(self, name: str, prefix: str) -> Word:
        entry = self.given[name]
        also = bool(entry.get("also_word")) or (bool(prefix) and (prefix + name) in self.common)
        return Word(given=True, also_word=also, gender=entry.get("gender"), prefix=prefix, definite=name.startswith(ARTICLE),
                    surname=not prefix and name in self.surnames,
                    common_too=name in self.common)

    def is_common(self, word: str) -> bool:
        """Whether a folded word is a common word, its clitics taken off if need be."""
        if word in self.common or len(word) < _LONG_ENOUGH:
            return True
        if self._inflected(word):
            return True
        if word.endswith((_TANWEEN, _FEMININE)) and len(word) > _LONG_ENOUGH + word.endswith(_FEMININE) and word[:-1] in self.common:
            return True
        return any(rest in self.common or (len(prefix) > 2 and prefix.endswith(ARTICLE)) or self._inflected(rest)
                   for prefix, rest in clitic_readings(word) if len(rest) >= (_LONG_ENOUGH if prefix != ARTICLE else 2))

    def _inflected(self, word: str) -> bool:
        return len(word) > _SUFFIXED and any(self._has_stem(word, suffix) for suffix in _SUFFIXES)

    def _has_stem(self, word: str, suffix: str) -> bool:
        """Whether a word less its ending is a common word: شركتها, الصاروخين."""
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _LONG_ENOUGH:
            return False
        noun = stem[:-1] + _FEMININE if stem.endswith(_TA) else stem + _FEMININE if suffix.startswith(_TA) else stem
        return any(form in self.common for form in (stem, noun, stem + _FEMININE, stem.removeprefix(ARTICLE), noun.removeprefix(ARTICLE)))


def spelling(name: str) -> str:
    """A name as printed, less its vowel marks and the hamza on its first letter: tells a name from a word that folds alike.

    >>> spelling("\u0623\u0645\u0644") == spelling("\u0627\u0645\u0644"), spelling("\u0631\u0627\u064a") == spelling("\u0631\u0623\u064a")
    (True, False)
    """
    return _FIRST_ALEF.sub("\u0627", _DROPPED.sub("", name))


def _common_words() -> frozenset[str]:
    lines = files("khabar.lexicon").joinpath("common_words.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    return Vocabulary(lexicon)
