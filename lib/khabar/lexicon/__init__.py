"""The words the rules know: YAML that an Arabic-speaking analyst can edit, loaded once per process.

Each file opens with a `_file` entry that says which clitics may stand before its words, which fields hold Arabic forms
and how those are inflected (see `inflect.py`), which other fields there are, and, where a word may stand in several
entries, `overlaps: true`. The file's name is the entries' kind.

`load()` gives the `Lexicon`; `Lexicon.find(tokens)` gives every entry that stands in a text, longest match first.
"""
import gc
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib.resources import files
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick

from khabar.lexicon.inflect import INFLECTIONS
from khabar.lexicon.plain import parse
from khabar.text.fold import fold
from khabar.text.tokens import Tokens, clitic_readings, tokenize

_CACHE_LIMIT = 300_000


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry: its kind (the file's name), id, lemma as a newspaper prints it, and the other fields."""

    kind: str
    id: str
    lemma: str
    data: Mapping[str, Any] = field(repr=False)

    def get(self, name: str, default: Any = None) -> Any:
        return self.data.get(name, default)


class Hit(NamedTuple):
    """Tokens first..last (last exclusive) are a form of `entry`, behind the clitics `prefix`; `tag` says which form."""

    first: int
    last: int
    prefix: str
    entry: Entry
    tag: str


_hit = partial(tuple.__new__, Hit)  # half the time of Hit(...), and an article has a thousand


class Lexicon:
    """All entries, indexed by folded form.

    >>> lexicon = load()
    >>> from khabar.text.tokens import tokenize
    >>> [hit.entry.lemma for hit in lexicon.find(tokenize("ونحو خمسين هجوما"))["hedges"]]
    ['نحو']
    """

    def __init__(self, schema: Mapping[str, Any], entries: Iterator[Entry]):
        self.schema = schema
        self.entries: dict[str, dict[str, Entry]] = {kind: {} for kind in schema}
        self._forms: dict[str, list[tuple[Entry, str]]] = {}
        self._phrases: dict[str, list[tuple[Entry, str]]] = {}
        self._allowed: dict[tuple[str, str], bool] = {}
        self._cache: dict[str, tuple[tuple[str, Entry, str], ...]] = {}
        for entry in entries:
            self.entries[entry.kind][entry.id] = entry
        for kind in self.entries.values():
            for entry in kind.values():
                self._index(entry)
        self._automaton = self._build()

    def _index(self, entry: Entry) -> None:
        for form, tag in forms_of(entry, self.schema[entry.kind]):
            folded = _folded(form)
            target = self._phrases if " " in folded else self._forms
            known = target.setdefault(folded, [])
            if (entry, tag) not in known:
                known.append((entry, tag))

    def _build(self) -> ahocorasick.Automaton:
        """Phrases of several words; a leading article may be swallowed by ل (لل), so that spelling is there too."""
        automaton = ahocorasick.Automaton()
        for phrase, found in self._phrases.items():
            automaton.add_word(phrase + " ", (phrase.count(" ") + 1, len(phrase), False, found))
        for phrase, found in self._phrases.items():
            if phrase.startswith("ال") and (merged := phrase[1:] + " ") not in automaton:
                automaton.add_word(merged, (phrase.count(" ") + 1, len(phrase) - 1, True, found))
        if self._phrases:
            automaton.make_automaton()
        return automaton

    def word(self, word: str) -> tuple[tuple[str, Entry, str], ...]:
        """(prefix, entry, tag) of a folded word; per kind, the reading with the shortest prefix."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[word] = tuple(self._look_up(word))
        return found

    def _look_up(self, word: str) -> Iterator[tuple[str, Entry, str]]:
        taken: dict[str, str] = {}
        for prefix, rest in clitic_readings(word) if len(word) > 1 else (("", word),):
            for entry, tag in self._forms.get(rest, ()):
                if taken.get(entry.kind, prefix) == prefix and self.allows(entry.kind, prefix):
                    taken[entry.kind] = prefix
                    yield prefix, entry, tag

    def allows(self, kind: str, prefix: str) -> bool:
        """Whether the clitics of `prefix` may stand before words of `kind`."""
        known = self._allowed.get((kind, prefix))
        if known is None:
            clitics = self.schema[kind].get("clitics", "").split()
            article = prefix.endswith("ال")
            known = self._allowed[kind, prefix] = (not article or "ال" in clitics) and all(letter in clitics for letter in prefix.removesuffix("ال"))
        return known

    def find(self, tokens: Tokens) -> dict[str, list[Hit]]:
        """Every entry in the tokens, by kind, in order; within a kind the longest match wins."""
        hits: dict[str, list[Hit]] = {kind: [] for kind in self.schema}
        cache, words = self._cache, tokens.words
        for i, found in enumerate(map(cache.get, words)):
            if found is None:
                found = self.word(words[i])
            for prefix, entry, tag in found:
                hits[entry.kind].append(_hit((i, i + 1, prefix, entry, tag)))
        phrases: dict[str, list[Hit]] = {}
        for hit in self._find_phrases(words):
            phrases.setdefault(hit.entry.kind, []).append(hit)
        for kind, longer in phrases.items():
            hits[kind] = _longest(hits[kind], longer)
        return hits

    def _find_phrases(self, words: list[str]) -> Iterator[Hit]:
        if not self._phrases or not words:
            return
        joined, starts = " ".join(words) + " ", None
        for end, (count, length, merged, found) in self._automaton.iter(joined):
            begin = end - length
            start = joined.rfind(" ", 0, begin + 1) + 1 if begin else 0
            if begin and joined[begin - 1] == " ":
                start = begin
            prefix = joined[start:begin]
            if merged and not prefix.endswith("ل"):
                continue
            starts = starts or [0, *accumulate(len(word) + 1 for word in words)]
            first = bisect_left(starts, start)
            for entry, tag in found:
                if not prefix or self.allows(entry.kind, prefix):
                    yield Hit(first, first + count, prefix, entry, tag)


def _longest(words: list[Hit], phrases: list[Hit]) -> list[Hit]:
    """Hits of one word and of several, in order, without those that stand inside a longer one."""
    longest: list[Hit] = []
    for hit in sorted(phrases, key=lambda h: (h.first, -h.last)):
        if not longest or hit.last > longest[-1].last or hit[:2] == longest[-1][:2]:
            longest.append(hit)
    covered = {i for hit in longest for i in range(hit.first, hit.last)}
    kept = [hit for hit in words if hit.first not in covered]
    for hit in longest:
        insort(kept, hit, key=itemgetter(0))
    return kept


def _folded(form: str) -> str:
    """A form as the tokens of a text would print it."""
    folded = fold(form)
    return folded if folded.replace(" ", "").isalpha() else " ".join(tokenize(folded).words)


def forms_of(entry: Entry, schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of an entry with its tag."""
    for name, inflection in schema.get("forms", {}).items():
        value = entry.get(name) or ()
        for form in [value] if isinstance(value, str) else value:
            yield from INFLECTIONS[inflection](form)


def _parse(folder: Any) -> dict[str, dict[str, Any]]:
    """Every YAML file of a folder, by kind (the file's name)."""
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".yml")), key=lambda p: p.name)
    return {p.name[:-4]: parse(p.read_text(encoding="utf-8")) for p in paths}


def _entries(schema: Mapping[str, Any], parsed: Mapping[str, Any]) -> Iterator[Entry]:
    for kind, rows in parsed.items():
        for name, data in rows.items():
            if name != "_file":
                yield Entry(kind, str(name), _lemma(data, schema[kind]), data)


def _lemma(data: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    for name in ("lemma", *schema.get("forms", {})):
        if value := data.get(name):
            return value if isinstance(value, str) else value[0]
    return ""


@lru_cache(maxsize=4)
def load(folder: str | Path | None = None) -> Lexicon:
    """The lexicon, with a user's own folder of the same files on top: its entries come first, and the fields of one with an id of ours replace ours."""
    ours = _parse(files(__package__))
    own = {} if folder is None else _parse(Path(folder))
    schema = {kind: rows["_file"] for kind, rows in ours.items()}
    on_top = {kind: {name: {**ours[kind].get(name, {}), **data} for name, data in rows.items() if name != "_file"} for kind, rows in own.items()}
    merged: dict[tuple[str, str], Entry] = {}
    for parsed in (on_top, ours):
        for entry in _entries(schema, parsed):
            merged.setdefault((entry.kind, entry.id), entry)
    lexicon = Lexicon(schema, iter(merged.values()))
    gc.freeze()  # it stays as long as the process: no use in walking half a million objects at every collection
    return lexicon


def check(folder: str | Path | None = None) -> list[str]:
    """Problems of a lexicon folder (see `lint.py`); an empty list where all is well."""
    from khabar.lexicon.lint import problems

    return problems(folder)
