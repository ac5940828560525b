"""Places: countries, cities and regions by name, and unknown names behind a head noun (بلدة، نهر، حي)."""
from collections.abc import Iterator

from khabar.facts.actors.extent import like_a_verb
from khabar.facts.actors.view import Found, View
from khabar.lexicon import Hit
from khabar.text.fold import fold

_AND, _BA = fold("و"), fold("ب")
_LONG = 4
_FEMININE_NISBA, _YA, _HA = fold("ية"), fold("ي"), "\u0647"


def known_names(view: View) -> list[Found]:
    """Places and organisations the lexicon and the gazetteer know; of overlapping ones the longest, a club before its city."""
    found = list(_clubs(view)) if view.about_sport else []
    found += [_found(view, hit, "organisation", "known organisation") for hit in view.hits["organisations"]]
    found += [_found(view, hit, "place", "known place") for hit in view.hits["places"]]
    found += [_found(view, hit, "place", "country" if hit.entry.kind == "territories" else "city")
              for hits in view.gazetteer.values() for hit in hits]
    kept: list[Found] = []
    found = [f for f in found if not (f.prefix and f.last - f.first == 1 and view.words[f.first] in view.vocabulary.common)]
    for f in sorted(found, key=lambda f: (f.first, -f.last, len(f.prefix))):
        if not kept or f.first >= kept[-1].last:
            kept.append(f)
    return _sure(view, kept)


def _clubs(view: View) -> Iterator[Found]:
    """Names of clubs, unless a preposition of place or a head noun tells of the city; a common word needs a word of sport before it."""
    for hit in view.hits["clubs"]:
        before = view.words[hit.first - 1] if hit.first else ""
        if hit.prefix.endswith(_BA) or before in view.small["in_place"] or view.hit_before("place_heads", hit.first):
            continue
        if view.key(hit.first, hit.last, view.prefix(hit)) not in view.vocabulary.also_words or before in view.small["beside"]:
            yield _found(view, hit, "organisation", "club")


def _found(view: View, hit: Hit, type_: str, rule: str) -> Found:
    return Found(hit.first, hit.last, type_, rule, view.prefix(hit), hit.entry)



def _sure(view: View, found: list[Found]) -> list[Found]:
    """Without names that are common words, unless something says that they are names here."""
    also = view.vocabulary.also_words
    plain = [f for f in found if f.rule == "club" or view.key(f.first, f.last, f.prefix) not in also]
    entries = {id(f.entry) for f in plain}
    ends = {f.last for f in plain}
    starts = {f.first for f in plain}
    return [f for f in found if f.rule == "club" or view.key(f.first, f.last, f.prefix) not in also or id(f.entry) in entries or _in_context(view, f, ends, starts)]


def _in_context(view: View, f: Found, ends: set[int], starts: set[int]) -> bool:
    """Whether a head noun, a preposition of place or another place stands beside."""
    rare = view.key(f.first, f.last, f.prefix) in view.vocabulary.rare_places
    if f.prefix.endswith(_BA) and f.type == "place" and not rare:
        return True
    if view.hit_before("place_heads" if f.type == "place" else "organisation_heads", f.first) and not f.prefix:
        return True
    before = f.first - 1
    if f.type == "place" and not rare and not f.prefix and before >= 0 and view.words[before] in view.small["in_place"]:
        return True
    return f.type == "place" and (f.first == 0 or (f.prefix.startswith(_AND) and f.first in ends) or f.last in starts)


def widen(view: View, found: list[Found]) -> list[Found]:
    """Known places with the bare head noun before them (مدينة، قطاع)."""
    for f in found:
        head = view.hit_before("place_heads", f.first) if f.type == "place" else None
        if head and view.follows(f, f.first) and not view.head_is_definite(head) and head.entry.get("takes") in ("any", "named"):
            f.first, f.prefix, f.head = head.first, head.prefix, head.entry
    return found


def behind_heads(view: View, taken: set[int]) -> Iterator[Found]:
    """Unknown names behind a head noun: بلدة عربين، فندق بيرنهارت."""
    for hit in view.hits["place_heads"]:
        i = hit.last
        if hit.first in taken or view.head_is_definite(hit) or hit.entry.get("takes") == "named" or not view.adjacent(i - 1):
            continue
        while i < view.size and i - hit.last < 3 and view.adjacent(i - 1) and i not in taken and _proper(view, i, hit):
            i += 1
        if i > hit.last:
            yield Found(hit.first, i, "place", "head and unknown name", hit.prefix, head=hit.entry)


def by_ending(view: View, taken: set[int]) -> Iterator[Found]:
    """Unknown words behind a preposition of place that end as towns abroad do: في هولمبورغ."""
    for word in sorted(view.small["in_place"]):
        for i in view.positions.get(word, ()):
            name = i + 1
            if view.adjacent(i) and name not in taken and view.words[name].endswith(view.small["endings"]) and view.word(name).unknown \
                    and len(view.words[name]) > _LONG and not view.definite(name):
                yield Found(name, name + 1, "place", "ending of a town")


def _proper(view: View, i: int, hit: Hit) -> bool:
    word = view.word(i)
    if i > hit.last and (word.definite or view.words[i][0] == _AND):
        return False
    if i == hit.last and not word.definite and _describes(view, i):
        return False
    return word.unknown and len(view.words[i]) > 1 and not view.role_at.get(i) and not (word.definite and hit.entry.get("takes") == "known")


def _describes(view: View, i: int) -> bool:
    """Whether an unknown word is a nisba, a verb or a noun with its pronoun rather than a name: منطقة يرتادها, ميناء إريتري."""
    word, last = view.words[i], view.text[view.tokens.stops[i] - 1]
    return word.endswith(_FEMININE_NISBA) or last == _HA or (word.startswith(_YA) and like_a_verb(word)) or view.reading_hit("nationalities", i) is not None
