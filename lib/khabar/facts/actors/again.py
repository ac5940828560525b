"""Finds the words that name an actor again: a surname, a name without its head noun, a head noun alone (الوزارة), القطاع."""
from bisect import bisect_left
from collections.abc import Iterator

from khabar.facts.actors.link import Referent
from khabar.facts.actors.view import Found, View
from khabar.text.fold import fold

_THE, _LAM = fold("ال"), fold("ل")
_NEVER_ALONE = {"brigades", "unit", "alone", "troops"}
_CLITICS = tuple(map(fold, ("", "و", "ب", "ل", "ف", "ك", "ول", "وب", "فل")))


def name_again(view: View, referents: list[Referent], taken: set[int]) -> None:
    """Adds the short mentions of every referent; `taken` holds tokens that are spoken for."""
    for rule in RULES:
        for referent, f in list(rule(view, referents)):
            if taken.isdisjoint(range(f.first, f.last)):
                taken.update(range(f.first, f.last))
                referent.add(f, view.key(f.first, f.last, f.prefix))


def surnames(view: View, referents: list[Referent]) -> Iterator[tuple[Referent, Found]]:
    """Surnames of people named in full; of two bearers the one named last before."""
    bearers: dict[str, list[Referent]] = {}
    for referent in referents:
        if referent.type == "person":
            for short in dict.fromkeys(s for key in referent.keys for s in _surnames(view, key)):
                bearers.setdefault(short, []).append(referent)
    for short, people in sorted(bearers.items(), key=lambda row: -row[0].count(" ")):
        named = _Named(people)
        for f in _occurrences(view, short, "person", "surname"):
            if " " in short or _may_stand_alone(view, f, short):
                yield named.last_before(f.first) or people[0], f


def _surnames(view: View, key: str) -> Iterator[str]:
    """What may stand for a full name: its last word, or its last part with particles (بن عمر، ولد الشيخ أحمد)."""
    words = key.split()
    if len(words) < 2:
        return
    at = next((i for i in range(1, len(words)) if words[i] in view.small["binders"]), None)
    if at:
        yield " ".join(words[at:])
    if words[-2] not in view.small["binders"] and words[-1] not in view.small["tails"] and words[-1] not in view.small["servants"]:
        yield words[-1]


def _may_stand_alone(view: View, f: Found, short: str) -> bool:
    """A surname that is a common word needs a verb of saying or a title before it."""
    word = view.vocabulary.of(short)
    i = f.first
    cued = not f.prefix and view.adjacent(i - 1) and (view.role_at.get(i - 1) or view.cue_before(i))
    if f.last < view.size and view.adjacent(i) and view.word(i + 1).sure and word.given:
        return False
    if word.sure:
        return bool(cued)
    if not word.common and not word.also_word and view.reading_hit("nationalities", i) is None:
        return len(short) > 2
    return bool(cued) or (word.definite and view.reading_hit("nationalities", i) is None and view.role_at.get(i) is None)


def inner_names(view: View, referents: list[Referent]) -> Iterator[tuple[Referent, Found]]:
    """Names without their head noun: the quoted one, the unknown one."""
    for referent in referents:
        for (key, rule), quoted in _inner(view, referent).items():
            yield from ((referent, g) for g in _occurrences(view, key, referent.type, rule) if not quoted or _in_marks(view, g))


def _inner(view: View, referent: Referent) -> dict[tuple[str, str], bool]:
    """The names without their head noun, with the rule that finds them; whether they need quotation marks since all their words are common."""
    names: dict[tuple[str, str], bool] = {}
    for f in referent.found:
        if f.inner:
            name = view.key(*f.inner), "inner name"
            names[name] = names.get(name, True) and all(view.word(i).common for i in range(*f.inner))
        elif f.rule == "head and unknown name":
            key = view.key(f.first + 1, f.last)
            if key not in view.vocabulary.also_words:
                names[key, "without head"] = False
    return names


def _in_marks(view: View, f: Found) -> bool:
    return f.first > 0 and f.last < view.size and not view.words[f.first - 1][0].isalnum() and not view.words[f.last][0].isalnum()


def heads_alone(view: View, referents: list[Referent]) -> Iterator[tuple[Referent, Found]]:
    """A definite head noun by itself, for the last organisation or site named with it: الوزارة، المطار."""
    bearers: dict[str, list[Referent]] = {}
    for referent in referents:
        for head in sorted({_bare(view.key(f.first, f.first + 1, f.prefix)) for f in referent.found if f.head and _repeats(f)}):
            bearers.setdefault(head, []).append(referent)
    for head, heads in bearers.items():
        named = _Named(heads)
        for f in _occurrences(view, _THE + head, heads[0].type, "head alone"):
            referent = named.last_before(f.first)
            if referent and not _goes_on(view, f):
                yield referent, f


def _repeats(f: Found) -> bool:
    return f.head.id == "landmark" if f.type == "place" else f.head.id not in _NEVER_ALONE


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_THE) else word


def _goes_on(view: View, f: Found) -> bool:
    """Whether an adjective follows that would make another name."""
    return view.adjacent(f.last - 1) and view.definite(f.last) and not view.is_small("stops", f.last) and view.words[f.last].endswith((fold("ي"), fold("ية")))


def called(view: View, referents: list[Referent]) -> Iterator[tuple[Referent, Found]]:
    """Words that name a well-known referent again: القطاع، المملكة، التنظيم."""
    known = {r.entry.id: r for r in referents if r.entry}
    entries = {hit.entry.id: hit.entry for hit in view.hits["called"]}
    named = {name: _Named([known[one] for one in entry.get("of", ()) if one in known]) for name, entry in entries.items()}
    for hit in view.hits["called"]:
        meant = named[hit.entry.id].last_before(hit.first)
        f = Found(hit.first, hit.last, meant.type if meant else "", "called", view.prefix(hit))
        if meant and not _goes_on(view, f):
            yield meant, f


class _Named:
    """Where referents were named before the rule began, to find the one named last before a place."""

    def __init__(self, referents: list[Referent]):
        self._referents = referents
        self._named = sorted((f.first, n) for n, r in enumerate(referents) for f in r.found)

    def last_before(self, at: int) -> Referent | None:
        """The referent named last before token `at`; null where none is named before it."""
        i = bisect_left(self._named, (at, 0))
        return self._referents[self._named[i - 1][1]] if i else None


def _occurrences(view: View, key: str, type_: str, rule: str) -> Iterator[Found]:
    """Where folded words stand, clitics allowed before the first."""
    first, *rest = key.split()
    spellings = [(clitic, clitic + first) for clitic in _CLITICS]
    if first.startswith(_THE):
        spellings += [(clitic[:-1], clitic + _LAM + first[2:]) for clitic in _CLITICS if clitic.endswith(_LAM)]
    for clitic, spelling in spellings:
        for i in view.positions.get(spelling, ()):
            last = i + 1 + len(rest)
            if view.words[i + 1:last] == rest and all(view.adjacent(j) for j in range(i, last - 1)):
                yield Found(i, last, type_, rule, clitic)


RULES = (inner_names, surnames, called, heads_alone)
