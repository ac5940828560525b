"""How names of two articles are compared: by their letters, by what the lexicon says of their words."""
from functools import lru_cache

from khabar.lexicon import load
from khabar.text.fold import fold

_AL = fold("آل")


def letters(name: str, type_: str) -> str:
    """A folded name without blanks and marks; in an organisation's, a nationality in whatever spelling is one.

    >>> letters("عبد الله الحداد", "person") == letters("عبدالله الحداد", "person")
    True
    >>> letters(fold("السفارة الأمريكية"), "organisation") == letters(fold("السفارة الأميركية"), "organisation")
    True
    >>> letters(fold("سامي آل داود"), "person") == letters(fold("سامي الداود"), "person")
    False
    """
    words = ["".join(filter(str.isalnum, word)) for word in name.split()]
    if type_ == "organisation":
        words = [words[0], *map(_nationality, words[1:])]
    return "".join(f"{word} " if word == _AL else word for word in words)


@lru_cache(maxsize=1 << 16)
def _nationality(word: str) -> str:
    found = [(prefix, entry, tag) for prefix, entry, tag in load().word(word) if entry.kind == "nationalities"]
    return word if len(found) != 1 else "".join([found[0][0], found[0][1].id, found[0][2], word[-1]])


def is_part(name: str) -> bool:
    """Whether a person's folded name is one part only, particles apart: a surname, a given name, a kunya.

    >>> [is_part(fold(name)) for name in ("الحداد", "عبد الله", "أبو الورد", "سامي الحداد")]
    [True, True, True, False]
    """
    words = name.split()
    return len(words) < 2 or sum(word not in _particles() for word in words) < 2


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    known = load().entries["name_parts"]
    return frozenset(fold(word) for kind in ("binders", "lineage", "openers") for word in known[kind].get("words"))


def is_ministry(full: list[str], short: list[str]) -> bool:
    """Whether a folded name is that of a ministry, and the other is the same without its head noun.

    >>> is_ministry(fold("وزارة الخارجية الأردنية").split(), fold("الخارجية الأردنية").split())
    True
    >>> is_ministry(fold("قيادة الجيش الأردني").split(), fold("الجيش الأردني").split())
    False
    """
    return _is_head(full[0], "ministry") and _is_head(short[0], "alone")


@lru_cache(maxsize=1 << 12)
def _is_head(word: str, name: str) -> bool:
    return any(entry.kind == "organisation_heads" and entry.id == name and not prefix for prefix, entry, _ in load().word(word))
