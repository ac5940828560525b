"""Organisations: names the lexicon knows, and head nouns with what names them (وزارة الزراعة، شركة "الأفق")."""
from collections.abc import Iterator

from khabar.facts.actors.view import Found, View
from khabar.lexicon import Hit
from khabar.text.fold import fold

_THE, _AND_THE, _FOR_THE, _FOR = fold("ال"), fold("وال"), fold("لل"), fold("ل")
_NISBA = (fold("ي"), fold("ية"))
_OPENING, _CLOSING = '"\u00ab\u201c\u2018{', '"\u00bb\u201d\u2019}'
_LONGEST_QUOTED, _MOST_ADJECTIVES, _MOST_NOUNS = 6, 4, 2


def find_organisations(view: View, known: list[Found]) -> list[Found]:
    """Organisations of a view: the known ones, taken as far as their head noun and adjectives reach, and those a head noun opens."""
    owner = {i: f for f in known for i in range(f.first, f.last)}
    found = [_widen(view, f) for f in known if f.type == "organisation"]
    for hit in view.hits["organisation_heads"]:
        if hit.first in owner and owner[hit.first].type == "organisation":
            continue
        for rule in RULES:
            if organisation := rule(view, hit, owner):
                found.append(organisation)
                break
    return found


def _widen(view: View, found: Found) -> Found:
    """A known name with the bare head noun before it and the nationality behind it."""
    head = view.hit_before("organisation_heads", found.first)
    if head and not found.prefix and not view.definite(head.first) and not _is(head, "state"):
        found.first, found.prefix, found.head = head.first, head.prefix, head.entry
    if found.entry and (view.definite(found.first) or view.reading_hit("organisation_heads", found.first)):
        while view.adjacent(found.last - 1) and _nationality(view, found.last) and found.last - found.first < 8:
            found.last += 1
    return found


def _is(hit: Hit, name: str) -> bool:
    return hit.entry.id == name


def quoted(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A head noun and a name in quotation marks: شركة "الأفق"."""
    i = hit.last
    if i >= view.size - 2 or view.words[i] not in _OPENING or "\n" in view.text[view.tokens.stops[i - 1]:view.tokens.starts[i]]:
        return None
    for last in range(i + 2, min(view.size, i + 2 + _LONGEST_QUOTED)):
        if view.words[last] in _CLOSING:
            return Found(hit.first, last + 1, "organisation", "head and quoted name", hit.prefix, head=hit.entry, inner=(i + 1, last))
    return None


def definite(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A definite head noun and adjectives that make it a name: الهيئة العامة للطيران، الجيش الأردني."""
    if not view.definite(hit.last - 1):
        return None
    last, naming = _adjectives(view, hit.last)
    if not naming or (hit.entry.get("takes") == "alone" and not _nationality(view, hit.last)):
        return None
    last = _purpose(view, last)
    return Found(hit.first, last, "organisation", "head and adjective", hit.prefix, head=hit.entry)


def of_known(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before a known place, organisation or person: حكومة الأردن."""
    inside = owner.get(hit.last)
    if view.definite(hit.last - 1) or not view.adjacent(hit.last - 1) or inside is None or inside.first != hit.last or inside.prefix:
        return None
    if inside.type == "place" and inside.rule == "city" and _is(hit, "forces"):
        return None
    last, _ = _adjectives(view, inside.last)
    return Found(hit.first, _purpose(view, last), "organisation", "head and known name", hit.prefix, head=hit.entry)


def of_unknown(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before unknown words: معهد بيرنهارت."""
    i = hit.last
    if view.definite(i - 1) or _is(hit, "state") or _is(hit, "forces") or not view.adjacent(i - 1):
        return None
    while i < view.size and i - hit.last < 3 and view.adjacent(i - 1) and _proper(view, i):
        i += 1
    if i == hit.last:
        return None
    last, _ = _adjectives(view, i)
    return Found(hit.first, _purpose(view, last), "organisation", "head and unknown name", hit.prefix, head=hit.entry)


def _proper(view: View, i: int) -> bool:
    word = view.word(i)
    return (word.unknown or word.surname) and not word.definite and len(view.words[i]) > 2 and view.words[i][0] != fold("و")


def of_nouns(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun and a definite complement: وزارة الزراعة والمياه، لجنة حماية الصحفيين."""
    i = hit.last
    if view.definite(i - 1):
        return None
    nouns = 0
    while nouns < _MOST_NOUNS and view.adjacent(i - 1) and _bare_noun(view, i):
        i, nouns = i + 1, nouns + 1
    if not view.adjacent(i - 1) or not view.definite(i) or view.is_small("stops", i) and not hit.entry.get("joins"):
        return None
    i += 1
    if nouns and i in owner and view.adjacent(i - 1):
        i = owner[i].last
    i, adjectives = _adjectives(view, i)
    if hit.entry.get("joins"):
        i, more = _joined(view, i)
        adjectives = adjectives or more
    if hit.entry.get("takes") == "any" or adjectives:
        return Found(hit.first, _purpose(view, i), "organisation", "head and complement", hit.prefix, head=hit.entry)
    return None


def _bare_noun(view: View, i: int) -> bool:
    word = view.word(i)
    return not view.definite(i) and word.common and view.words[i][0].isalpha() and not view.is_small("function", i) \
        and not view.reading_hit("cues", i) and view.words[i][0] != fold("و")


def _adjectives(view: View, i: int) -> tuple[int, bool]:
    """Where adjectives that may belong to a name end, and whether one of them makes a name."""
    naming, first = False, i
    while i - first < _MOST_ADJECTIVES and view.adjacent(i - 1) and i < view.size and _adjective(view, i):
        naming = naming or not view.is_small("no_name", i)
        i += 1
    while i > first and view.is_small("no_name", i - 1) and not naming:
        i -= 1
    return i, naming


def _adjective(view: View, i: int) -> bool:
    if not view.definite(i) or view.role_at.get(i) and not _nationality(view, i):
        return False
    return view.words[i].endswith(_NISBA) or view.is_small("naming_adjectives", i)


def _nationality(view: View, i: int) -> bool:
    """Whether token i is a nationality with the article."""
    return view.definite(i) and view.reading_hit("nationalities", i) is not None


def _joined(view: View, i: int) -> tuple[int, bool]:
    """A complement that runs on behind "و": والتنمية الرقمية."""
    naming = False
    for _ in range(2):
        if i >= view.size or not view.adjacent(i - 1) or not view.words[i].startswith(_AND_THE) or view.owned_alone(i):
            break
        i, more = _adjectives(view, i + 1)
        naming = naming or more
    return i, naming


def _purpose(view: View, i: int) -> int:
    """Where a complement with ل ends: للدراسات، لحقوق الإنسان."""
    if i >= view.size or not view.adjacent(i - 1):
        return i
    word = view.words[i]
    if word.startswith(_FOR_THE) and _THE + word[2:] in view.small["purposes"]:
        i = _adjectives(view, i + 1)[0]
        if i < view.size and view.adjacent(i - 1) and word and view.words[i].startswith(_AND_THE) and view.words[i][1:] in view.small["purposes"]:
            i = _adjectives(view, i + 1)[0]
        return i
    if word.startswith(_FOR) and word[1:] in view.small["purposes"] and view.adjacent(i) and view.definite(i + 1):
        return _adjectives(view, i + 2)[0]
    return i


RULES = (quoted, definite, of_known, of_unknown, of_nouns)
