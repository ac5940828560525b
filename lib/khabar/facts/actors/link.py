"""One referent, one actor: joins what was found by entry, full name, short form and surname, and finds the short forms that remain."""
from difflib import SequenceMatcher

from khabar.facts.actors.view import Found, View
from khabar.lexicon import Entry
from khabar.text.fold import fold

_ALIKE = 0.7
_THE = fold("ال")


class Referent:
    """What several mentions name."""

    def __init__(self, type_: str):
        self.type, self.entry, self.found = type_, None, []
        self.keys: list[str] = []

    def add(self, found: Found, key: str) -> None:
        self.found.append(found)
        self.entry = self.entry or found.entry
        if key not in self.keys:
            self.keys.append(key)

    @property
    def full(self) -> str:
        """The fullest key."""
        return max(self.keys, key=lambda key: key.count(" "))


def link(view: View, found: list[Found]) -> list[Referent]:
    """Referents of non-overlapping finds, in text order."""
    referents: list[Referent] = []
    for f in sorted(found, key=lambda f: (_short(view, f), f.first)):
        key = view.key(f.first, f.last, f.prefix)
        referent = next((r for rule in RULES[f.type] if (r := rule(view, referents, f, key))), None)
        if referent is None:
            referent = Referent(f.type)
            referents.append(referent)
        referent.add(f, key)
    return referents


def _short(view: View, f: Found) -> bool:
    """Whether a find is a short form, to be linked once the full ones are."""
    return f.last - f.first == 1 and f.type != "place"


def same_entry(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """The same entry of a lexicon."""
    if f.entry is None:
        return None
    return next((r for r in referents if r.entry and r.entry.id == f.entry.id and r.type == f.type), None)


def same_key(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """The same words; a place also without its head noun."""
    bare = view.key(f.first + 1, f.last) if f.head and f.last - f.first > 1 else key
    return next((r for r in referents if r.type == f.type and (key in r.keys or bare in r.keys or key in _without_heads(view, r))), None)


def _without_heads(view: View, referent: Referent) -> set[str]:
    return {view.key(f.first + 1, f.last) for f in referent.found if f.head and f.last - f.first > 1}


def fuller_person(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """A name that is the other with a part left out, or spelt a little otherwise."""
    words = key.split()
    if len(words) < 2:
        return None
    return next((r for r in referents if r.type == "person" and any(_same_person(words, k.split()) for k in r.keys)), None)


def _same_person(a: list[str], b: list[str]) -> bool:
    if len(b) < 2:
        return False
    if a[0] == b[0] and (a[-1] == b[-1] or a == b[:len(a)] or b == a[:len(b)]):
        return True
    return len(a) == len(b) and all(x == y or _alike(x, y) for x, y in zip(a, b)) and (a[0] == b[0] or a[-1] == b[-1])


def _alike(a: str, b: str) -> bool:
    return len(a) > 3 and len(b) > 3 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() > _ALIKE


def surname(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """A single word: the surname of a person named in full, the last one named before it."""
    if " " in key:
        return None
    bearers = [r for r in referents if r.type == "person" and any(" " in k and k.split()[-1] == key for k in r.keys)]
    if f.entry is not None:
        return bearers[0] if len(bearers) == 1 and _spelling_of(bearers[0], f.entry) else None
    bearers = bearers or [r for r in referents if r.type == "person" and f.role and any(" " in k and k.split()[0] == key for k in r.keys)]
    before = [r for r in bearers if r.found[0].first < f.first]
    return (before or bearers or [None])[-1]


def _spelling_of(referent: Referent, entry: Entry) -> bool:
    """Whether a person whose name we don't know in this spelling is the known one."""
    firsts = {fold(name).split()[0] for name in entry.get("names", ())}
    return any(_alike(key.split()[0], first) for key in referent.keys for first in firsts)


def head_alone(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """A head noun by itself: the organisation that has it."""
    if f.rule != "head alone":
        return None
    bare = key.removeprefix(_THE)
    return next((r for r in reversed(referents) if any(k.split()[0].removeprefix(_THE) == bare for k in r.keys if r.type == f.type)), None)


def longer_organisation(view: View, referents: list[Referent], f: Found, key: str) -> Referent | None:
    """A name that begins the other: وزارة الزراعة, وزارة الزراعة الأردنية."""
    words = key.split()
    if len(words) < 2:
        return None
    fits = [r for r in referents if r.type == "organisation" and (r.entry is None or f.entry is None)
            and any(_begins(words, k.split()) for k in [*r.keys, *_without_heads(view, r)])]
    return fits[-1] if fits else None


def _begins(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and long[:len(short)] == short


RULES = {
    "person": (same_entry, same_key, fuller_person, surname),
    "organisation": (same_entry, same_key, longer_organisation, head_alone),
    "place": (same_entry, same_key),
}
