"""Entries drafted by the program, as YAML that an analyst reads, mends and pastes into a folder of their own."""
import json
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from khabar.lexicon import Entry, Lexicon
from khabar.text.tokens import tokenize

_LATIN = {
    "ALEF": "a", "BEH": "b", "TEH": "t", "TEH MARBUTA": "a", "THEH": "th", "JEEM": "j", "HAH": "h", "KHAH": "kh", "DAL": "d", "THAL": "dh",
    "REH": "r", "ZAIN": "z", "SEEN": "s", "SHEEN": "sh", "SAD": "s", "DAD": "d", "TAH": "t", "ZAH": "z", "AIN": "a", "GHAIN": "gh",
    "FEH": "f", "QAF": "q", "KAF": "k", "LAM": "l", "MEEM": "m", "NOON": "n", "HEH": "h", "WAW": "w", "YEH": "y",
}
_ARABIC, _DROPPED, _TATWEEL = "ARABIC LETTER ", ("Mn", "Cf", "Cc"), "\u0640"
_TYPED = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643", "[": " ", "]": " "})


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be: the file it belongs in, its id and names, a note on where it was seen, and a fragment that names it."""

    kind: str
    id: str
    names: tuple[str, ...]
    note: str
    fragment: str

    def entry(self) -> Entry:
        """The entry that its YAML makes."""
        return Entry(self.kind, self.id, self.names[0], {"names": list(self.names)})


def plain(text: str) -> str:
    """A text as the lexicon wants its words: no vowel marks, no invisible characters, plain letters, single blanks.

    >>> plain("سـامي  الحدّاد\\u200f")
    'سامي الحداد'
    """
    text = " ".join(unicodedata.normalize("NFKC", text).translate(_TYPED).split())
    return "".join(letter for letter in text if letter != _TATWEEL and unicodedata.category(letter) not in _DROPPED)


def new_id(name: str, taken: Collection[str]) -> str:
    """An id for a name, its letters in Latin, that nothing else has.

    >>> new_id("سامي الحداد", {"samy_alhdad"})
    'samy_alhdad_2'
    """
    latin = "_".join(filter(None, ("".join(map(_latin, word)) for word in plain(name).lower().split()))) or "name"
    return next(found for n in range(1, len(taken) + 2) if (found := latin if n == 1 else f"{latin}_{n}") not in taken)


def _latin(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else ""
    name = unicodedata.name(letter, "").removeprefix(_ARABIC)
    return _LATIN.get(name) or _LATIN.get(name.partition(" ")[0], "")


def bracketed(lexicon: Lexicon, draft: Draft) -> str | None:
    """A draft's fragment as an example, each match in brackets; its first name alone where that does not match, else null."""
    return next(filter(None, (_bracketed(lexicon, draft, text) for text in (draft.fragment, draft.names[0]))), None)


def _bracketed(lexicon: Lexicon, draft: Draft, text: str) -> str | None:
    tokens = tokenize(text)
    found = {(hit.first, hit.last) for hit in lexicon.find(tokens)[draft.kind] if hit.entry.id == draft.id}
    for first, last in sorted(found, reverse=True):
        start, stop = tokens.starts[first], tokens.stops[last - 1]
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text if found else None


def as_yaml(drafts: Iterable[Draft], lexicon: Lexicon) -> str:
    """Drafts as YAML, file by file; what would match nowhere is left out.

    >>> from khabar.lexicon import load
    >>> print(as_yaml([Draft("places", "aryn", ("وادي عرين",), "3 times in 2 articles", "وصل إلى وادي عرين أمس")], load()))
    # places.yml
    <BLANKLINE>
    # 3 times in 2 articles
    aryn:
      names:
        - وادي عرين
      example: "وصل إلى [وادي عرين] أمس"
    <BLANKLINE>
    """
    drafts = list(drafts)
    kinds = dict.fromkeys(draft.kind for draft in drafts)
    return "\n".join(line for kind in kinds for line in _file(kind, [draft for draft in drafts if draft.kind == kind], lexicon))


def _file(kind: str, drafts: list[Draft], lexicon: Lexicon) -> Iterator[str]:
    known = lexicon.entries[kind].values()
    together = Lexicon({kind: lexicon.schema[kind]}, iter([*known, *(draft.entry() for draft in drafts)]))
    yield f"# {kind}.yml\n"
    for draft in drafts:
        if example := bracketed(together, draft):
            names = "".join(f"\n    - {_scalar(name)}" for name in draft.names)
            yield f"# {draft.note}\n{draft.id}:\n  names:{names}\n  example: {json.dumps(example, ensure_ascii=False)}\n"


def _scalar(name: str) -> str:
    """A name as YAML reads it: quoted unless it is Arabic letters and blanks."""
    bare = all(letter == " " or (letter.isalpha() and not letter.isascii()) for letter in name)
    return name if bare else json.dumps(name, ensure_ascii=False)
