"""`khabar lexicon check`: what is wrong in a lexicon folder, each with file, line and what to change."""
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from khabar.lexicon import Lexicon, load
from khabar.text.fold import fold
from khabar.text.tokens import tokenize

_COMMON = {"example", "examples", "note"}
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_FORBIDDEN = {
    re.compile("[\ufb50-\ufdff\ufe70-\ufefe]"): "presentation form: type the plain letters",
    re.compile("[\u06cc\u06a9]"): "Farsi yeh or kaf: type the Arabic letter",
    re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"): "invisible or bidi control: delete it",
    re.compile("[\u064b-\u065f\u0670\u0640]"): "diacritic or tatweel: type the plain word",
}


def problems(folder: str | Path | None = None) -> list[str]:
    """Problems of a lexicon folder (ours where none is given), as `file:line: what is wrong: what to do`.

    >>> problems()
    []
    """
    where = files("khabar.lexicon") if folder is None else Path(folder)
    paths = sorted((p for p in where.iterdir() if p.name.endswith(".yml")), key=lambda p: p.name)
    if not paths:
        return [f"{where}: no .yml file here: name a folder that holds lexicon files"]
    shape = [line for path in paths for line in _Shape(path, load(), extends=folder is not None).problems()]
    return shape or list(_examples(load(folder), {p.name[:-4] for p in paths}))


class _Shape:
    """Problems of one file that show without matching: keys, fields, letters, duplicates."""

    def __init__(self, path: Any, ours: Lexicon, extends: bool):
        self.path, self.kind, self.ours, self.extends = path, path.name[:-4], ours, extends

    def problems(self) -> list[str]:
        try:
            node = yaml.compose(self.path.read_text(encoding="utf-8"), yaml.SafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
            return [f"{self.path.name}:{line}: not readable as YAML: {getattr(error, 'problem', error)}"]
        if self.kind not in self.ours.schema:
            return [f"{self.path.name}:1: no such kind of file: name it one of {', '.join(sorted(self.ours.schema))}"]
        if not isinstance(node, yaml.MappingNode):
            return [f"{self.path.name}:1: not a mapping of ids to entries"]
        return [f"{self.path.name}:{at.start_mark.line + 1}: {what}" for at, what in self._walk(node)]

    def _walk(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
        yield from _repeated(node)
        seen: dict[str, str] = {}
        for key, value in node.value:
            if key.value == "_file":
                continue
            if not isinstance(value, yaml.MappingNode):
                yield key, f"{key.value}: an entry is a mapping of fields"
                continue
            yield from _repeated(value)
            yield from self._entry(key, value, seen)

    def _entry(self, key: yaml.Node, entry: yaml.MappingNode, seen: dict[str, str]) -> Iterator[tuple[yaml.Node, str]]:
        schema = self.ours.schema[self.kind]
        known = {*schema.get("forms", {}), *schema.get("fields", []), *_COMMON}
        names = [name.value for name, _ in entry.value]
        extended = self.ours.entries[self.kind].get(key.value) if self.extends else None
        has = {*names, *(extended.data if extended else ())}  # an entry that adds to one of ours need not say all again
        if not {"example", "examples"} & has:
            yield key, f"{key.value}: no example: add a sentence with the match in [brackets]"
        if not set(schema.get("forms", {})) & has:
            yield key, f"{key.value}: no words: add one of {', '.join(schema['forms'])}"
        for name, value in entry.value:
            if name.value not in known:
                yield name, f"{key.value}: unknown field {name.value}: use one of {', '.join(sorted(known))}"
            for leaf in _leaves(value):
                yield from ((leaf, f"{leaf.value!r}: {what}") for bad, what in _FORBIDDEN.items() if bad.search(leaf.value))
                if name.value in schema.get("forms", {}) and not schema.get("overlaps"):
                    yield from self._duplicate(key.value, leaf, seen)

    def _duplicate(self, entry: str, leaf: yaml.Node, seen: dict[str, str]) -> Iterator[tuple[yaml.Node, str]]:
        owner = seen.setdefault(fold(leaf.value), entry)
        if owner != entry:
            yield leaf, f"{leaf.value} stands in {owner} and in {entry}: delete one"


def _repeated(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
    seen = set()
    for key, _ in node.value:
        if key.value in seen:
            yield key, f"{key.value}: the same key twice: only the last would count, delete one"
        seen.add(key.value)


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)


def _examples(lexicon: Lexicon, kinds: set[str]) -> Iterator[str]:
    """Entries whose example does not match as its brackets say."""
    for kind in sorted(kinds):
        for entry in lexicon.entries[kind].values():
            examples = entry.get("examples") or [entry.get("example")]
            for example in filter(None, examples):
                if not matches(lexicon, kind, entry.id, example):
                    yield f"{kind}.yml: {entry.id}: the example does not match where its brackets stand: {example}"


def matches(lexicon: Lexicon, kind: str, name: str, example: str) -> bool:
    """Whether every [bracketed] stretch of an example, and nothing else, is a hit of the entry.

    >>> matches(load(), "hedges", "about", "وصل [نحو] خمسين سائقا")
    True
    """
    text, spans = example, []
    while match := _BRACKETS.search(text):
        text = text[:match.start()] + match.group(1) + text[match.end():]
        spans.append((match.start(), match.end() - 2))
    tokens = tokenize(text)
    hits = [h for h in lexicon.find(tokens)[kind] if h.entry.id == name]
    return bool(spans) and spans == list(dict.fromkeys((tokens.starts[h.first], tokens.stops[h.last - 1]) for h in hits))


