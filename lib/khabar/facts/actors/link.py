"""One referent, one actor: joins what was found by entry, full name, short form and surname."""
from collections.abc import Iterable
from difflib import SequenceMatcher

from khabar.facts.actors.view import Found, View
from khabar.facts.actors.vocabulary import ARTICLE
from khabar.lexicon import Entry
from khabar.text.fold import fold

_ALIKE, _MOST_BEARERS, _MOST_KEYS = 0.7, 50, 20


class Referent:
    """What several mentions name, with their folded forms."""

    def __init__(self, type_: str):
        self.type, self.entry, self.found = type_, None, []
        self.keys: dict[str, None] = {}
        self.is_ministry = False

    def add(self, found: Found, key: str) -> None:
        self.found.append(found)
        self.entry = self.entry or found.entry
        self.is_ministry = self.is_ministry or _is_ministry(found)
        if len(self.keys) < _MOST_KEYS:
            self.keys[key] = None


class Referents:
    """The referents so far, in order, and where to look for one: by entry, by form, by a word a name begins or ends with."""

    def __init__(self):
        self.all: list[Referent] = []
        self._found: dict[tuple, list[Referent]] = {}

    def by(self, *what: str) -> list[Referent]:
        """Referents filed under an entry, a form or a word."""
        return self._found.get(what, [])

    def add(self, view: View, referent: Referent | None, f: Found, key: str) -> None:
        """Files a find under its referent, a new one where there is none."""
        if referent is None:
            referent = Referent(f.type)
            self.all.append(referent)
        referent.add(f, key)
        for what in _shelves(view, f, key):
            filed = self._found.setdefault(what, [])
            if referent not in filed[-_MOST_BEARERS:]:
                filed.append(referent)


def _shelves(view: View, f: Found, key: str) -> Iterable[tuple]:
    words = key.split()
    yield f.type, "form", key
    yield f.type, "first", words[0].removeprefix(ARTICLE)
    yield f.type, "last", words[-1]
    if f.entry:
        yield f.type, "entry", f.entry.id
    if _has_own_name(f) and len(words) > 1:
        yield f.type, "form", " ".join(words[1:])
    if _is_ministry(f) and len(words) > 1:
        yield f.type, "first", words[1].removeprefix(ARTICLE)


def _has_own_name(f: Found) -> bool:
    """Whether what stands behind the head noun names the actor by itself (بلدة عربين, شركة بيرنهارت)."""
    return f.head is not None and (f.type == "place" or f.rule in ("head and unknown name", "head and quoted name"))


def _is_ministry(f: Found) -> bool:
    """Whether a name goes without its head noun as well: وزارة الخارجية الروسية, الخارجية الروسية."""
    return f.head is not None and f.head.id == "ministry"


def link(view: View, found: list[Found]) -> list[Referent]:
    """Referents of non-overlapping finds; full names first, then what may be short for one."""
    referents = Referents()
    for f in sorted(found, key=lambda f: (_may_be_short(f), f.first)):
        key = view.key(f.first, f.last, f.prefix)
        referents.add(view, next((r for rule in RULES[f.type] if (r := rule(view, referents, f, key))), None), f, key)
    return referents.all


def _may_be_short(f: Found) -> bool:
    return f.last - f.first == 1 and f.type != "place"


def same_entry(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """The same entry of a lexicon."""
    return next(iter(referents.by(f.type, "entry", f.entry.id)), None) if f.entry else None


def same_key(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """The same words, a head noun left out or not."""
    bare = key.partition(" ")[2] if _has_own_name(f) else ""
    return next(iter(referents.by(f.type, "form", key) or (referents.by(f.type, "form", bare) if bare else [])), None)


def fuller_person(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """A name that is the other with a part left out, or spelt a little otherwise."""
    words = key.split()
    if len(words) < 2:
        return None
    near = [*referents.by("person", "first", words[0].removeprefix(ARTICLE)), *referents.by("person", "last", words[-1])]
    return next((r for r in near[-_MOST_BEARERS:] if any(_same_person(words, k.split()) for k in r.keys)), None)


def _same_person(a: list[str], b: list[str]) -> bool:
    if len(b) < 2:
        return False
    if a[0] == b[0] and (a[-1] == b[-1] or a == b[:len(a)] or b == a[:len(b)]):
        return True
    return len(a) == len(b) and (a[0] == b[0] or a[-1] == b[-1]) and all(x == y or _alike(x, y) for x, y in zip(a, b))


def _alike(a: str, b: str) -> bool:
    if len(a) < 4 or len(b) < 4 or a[0] != b[0]:
        return False
    shared = sum(min(a.count(letter), b.count(letter)) for letter in set(a))  # no alignment holds more
    return 2 * shared > _ALIKE * (len(a) + len(b)) and SequenceMatcher(None, a, b).ratio() > _ALIKE


def surname(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """A single word or a lineage (بن دغر): the surname of a person named in full, the last one named before it; behind a title the given name as well."""
    if " " in key and not view.is_small("lineage", f.first):
        return None
    bearers = [r for r in referents.by("person", "last", key.split()[-1])[-_MOST_BEARERS:] if any(k.endswith(f" {key}") for k in r.keys)]
    if f.entry is not None:
        return bearers[0] if len(bearers) == 1 and _spelling_of(bearers[0], f.entry) else None
    if not bearers and f.role:
        bearers = [r for r in referents.by("person", "first", key.removeprefix(ARTICLE))[-_MOST_BEARERS:] if any(" " in k for k in r.keys)]
    before = [r for r in bearers if r.found[0].first < f.first]
    return (before or bearers or [None])[-1]


def _spelling_of(referent: Referent, entry: Entry) -> bool:
    """Whether a person whose name we don't know in this spelling is the known one."""
    firsts = {fold(name).split()[0] for name in entry.get("names", ())}
    return any(_alike(key.split()[0], first) for key in referent.keys for first in firsts)


def longer_organisation(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """A name that begins the other: وزارة الزراعة, وزارة الزراعة الأردنية."""
    words = key.split()
    if len(words) < 2:
        return None
    near = referents.by("organisation", "first", words[0].removeprefix(ARTICLE))[-_MOST_BEARERS:]
    fits = [r for r in near if (r.entry is None or f.entry is None) and any(_begins(words, form) for form in _forms(r))]
    return fits[-1] if fits else None


def _forms(referent: Referent) -> Iterable[list[str]]:
    forms = [key.split() for key in referent.keys]
    return [*forms, *(form[1:] for form in forms)] if referent.is_ministry else forms


def _begins(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and long[:len(short)] == short


def head_alone(view: View, referents: Referents, f: Found, key: str) -> Referent | None:
    """A head noun by itself: the last organisation that has it."""
    return next(reversed(referents.by("organisation", "first", key.removeprefix(ARTICLE))), None) if f.rule == "head alone" else None


RULES = {
    "person": (same_entry, same_key, fuller_person, surname),
    "organisation": (same_entry, same_key, longer_organisation, head_alone),
    "place": (same_entry, same_key),
}
