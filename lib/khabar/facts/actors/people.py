"""People: a title and a name, a given name and what follows it, a name known to every reader."""
from collections.abc import Iterator

from khabar.facts.actors.extent import Owners, by_nation, extend, is_tail, known_elsewhere, like_a_verb
from khabar.facts.actors.strangers import RULES as STRANGERS
from khabar.facts.actors.strangers import opens_unknown, syllabic
from khabar.facts.actors.titles import title_after, title_before, title_just_before
from khabar.facts.actors.view import Found, View
from khabar.facts.actors.vocabulary import ARTICLE, spelling
from khabar.lexicon import Hit
from khabar.text.fold import fold
from khabar.text.tokens import clitic_readings

_FURTHEST_NAME, _LONGEST_HONOUR = 10, 3
_BEN, _NISBA = fold("بن"), fold("ي")
_HA, _HERS = "\u0647", fold("ها")
_RARELY = "rarely"
_LIGHT = ("", fold("و"), fold("ل"))


def find_people(view: View, places: Owners) -> list[Found]:
    """People of a view; `places` holds tokens that a known place or organisation owns."""
    found: list[Found] = []
    for rule in RULES:
        taken = {i for f in found for i in range(f.first, f.last)}
        found += [f for f in rule(view, places) if not taken & set(range(f.first, f.last))]
    found = [f for f in found if not named_after(view, f.first)]
    for person in found:
        person.role = title_before(view, person.first, person.last) or title_after(view, person.last)
    return found


def known(view: View, places: Owners) -> Iterator[Found]:
    """A name of people.yml, as far as it runs on; a surname alone unless it ends a longer name."""
    for hit in view.hits["people"]:
        folded = " ".join(view.words[hit.first:hit.last])[len(hit.prefix):]
        if folded in view.vocabulary.short_names or " " not in folded:
            if not _ends_a_name(view, hit, places) and not (like_a_verb(folded) and not _short_as_listed(view, hit)):
                yield Found(hit.first, hit.last, "person", "known surname", view.prefix(hit), hit.entry)
            continue
        yield Found(hit.first, extend(view, hit.last, 2, places), "person", "known person", hit.prefix, hit.entry)


def _ends_a_name(view: View, hit: Hit, places: Owners) -> bool:
    """Whether a given name stands before a surname: then the longer name is read by another rule."""
    before = hit.first - 1
    return not hit.prefix and view.adjacent(before) and before not in places and view.word(before).given


def given(view: View, places: Owners) -> Iterator[Found]:
    """A given name and what follows it: names, particles, a surname."""
    reach = -1
    for hit in view.hits["given_names"]:
        i = hit.first
        if i < reach or i in places or view.is_homograph(i) or _is_word(view, hit):
            continue
        last = extend(view, hit.last, 1, places)
        if hit.entry.get("also_word") != _RARELY and _begins_next(view, i, last):
            continue
        if _is_name(view, i, last, hit):
            yield Found(i, last, "person", "given name", hit.prefix, gender=hit.entry.get("gender"))
            reach = last


def _is_word(view: View, hit: Hit) -> bool:
    """Whether what looks like a name, or clitic and name, is a function word or a common word (لدينا), or is spelt otherwise than the name (رأي)."""
    word = view.words[hit.first]
    if hit.entry.get("also_word") and (hit.prefix not in _LIGHT or not _as_listed(view, hit)):
        return True
    return (word[len(hit.prefix):] in view.small["function"] and (bool(hit.prefix) or view.is_function(hit.first))) or (bool(hit.prefix) and word in view.vocabulary.common)


def _as_listed(view: View, hit: Hit) -> bool:
    """Whether a word is printed as the name is listed, not only folded alike."""
    return spelling(view.text[view.start(hit.first, hit.prefix):view.tokens.stops[hit.first]]) in view.vocabulary.spellings


def _short_as_listed(view: View, hit: Hit) -> bool:
    """Whether a surname that looks like a verb is printed as the lexicon has it (تراس, no ترأس)."""
    printed = spelling(view.text[view.start(hit.first, hit.prefix):view.tokens.stops[hit.last - 1]])
    return any(printed == spelling(name) for name in (*hit.entry.get("short", ()), *hit.entry.get("names", ())))


def _begins_next(view: View, first: int, last: int) -> bool:
    """A common word before a name that stands by itself: عهد فرانسوا ..."""
    word = view.word(first)
    return word.also_word and last - first > 2 and view.word(first + 1).sure and view.word(first).common_too and not title_before(view, first)


def _is_name(view: View, first: int, last: int, hit: Hit) -> bool:
    """Whether a chain that a given name opens is one: two parts, or one behind its title; a common word needs more."""
    parts, titled = last - first, title_just_before(view, first)
    word = view.word(first)
    if parts == 1:
        return titled is not None and _definite_title(view, titled) and not word.also_word and not hit.prefix
    if not word.also_word or (parts > 2 and is_tail(view, first + 1)):
        return True
    second = view.word(first + 1)
    if second.sure or second.surname or (second.unknown and _may_be_a_surname(view, first, last, hit)):
        return True
    if titled or by_nation(view, first) or title_before(view, first, last) or title_after(view, last) or view.is_small("binders", first + 1):
        return second.given or not second.common or second.definite or view.is_small("binders", first + 1)
    said = view.cue_before(first) or view.reading_hit("cues", last) or (view.adjacent(last - 1) and view.role_at.get(last))
    ends = not view.adjacent(last - 1) or view.is_function(last)
    return bool(said) and (second.given or not second.common or (second.definite and ends))


def _may_be_a_surname(view: View, first: int, last: int, hit: Hit) -> bool:
    """Whether an unknown word behind a name that is a common word too says that it is a name here."""
    return hit.entry.get("also_word") == _RARELY or view.words[first + 1].endswith(_NISBA) or known_elsewhere(view, first + 1, last)


def _definite_title(view: View, title: Hit) -> bool:
    """Whether a title bears the article or a pronoun (الملك، زوجته)."""
    word, last = view.words[title.last - 1], view.text[view.tokens.stops[title.last - 1] - 1]
    return view.head_is_definite(title) or last == _HA or word.endswith(_HERS)


def opened(view: View, places: Owners) -> Iterator[Found]:
    """A name that begins with a particle: عبد الله, أبو …."""
    for hit in view.hits["name_parts"]:
        if hit.entry.id not in ("openers", "lineage") or not view.adjacent(hit.first) or hit.first in places:
            continue
        after = hit.last + 1
        last = extend(view, after, 1, places)
        whole = view.is_small("servants", hit.last)
        if hit.entry.id == "lineage":
            if not hit.prefix and view.words[hit.first] == _BEN and view.cue_before(hit.first) and not view.word(hit.last).common:
                yield Found(hit.first, last, "person", "particle")
        elif (whole and last > after) or title_just_before(view, hit.first):
            yield Found(hit.first, last, "person", "particle", hit.prefix)


def lineage(view: View, places: Owners) -> Iterator[Found]:
    """A word we don't know before بن or آل and a given name: عجلة بن زكي."""
    for hit in view.hits["name_parts"]:
        i = hit.first
        if not view.is_small("lineage", i) or not view.adjacent(i - 1) or not view.adjacent(i):
            continue
        first = i - 2 if view.is_small("tails", i - 1) and view.adjacent(i - 2) else i - 1
        if first >= 0 and view.word(i + 1).given and not view.is_function(first) and not view.role_at.get(first) \
                and (first < i - 1 or not view.word(first).common) and view.words[first][0].isalpha() and first not in places:
            yield Found(first, extend(view, i, 1, places), "person", "lineage")


def titled(view: View, places: Owners) -> Iterator[Found]:
    """An unknown name behind a title and what belongs to the title."""
    for hit in view.hits["roles"]:
        if hit.entry.get("number") == "plural" or view.role_at.get(hit.last):
            continue
        i = _behind_title(view, hit, places)
        if i is None:
            continue
        last = extend(view, i + 1, 3 if view.word(i).surname else 1, places)
        definite_title = view.words[hit.first][len(hit.prefix):].startswith(ARTICLE)
        if last - i > 1 or (i == hit.last and definite_title and _single(view, i)):
            yield Found(i, last, "person", "title and name", gender=hit.entry.get("gender"))


def _single(view: View, i: int) -> bool:
    """Whether one word alone behind a title is a name: a surname, or an unknown word that the article says again."""
    word = view.word(i)
    return word.surname or (word.unknown and not word.definite and len(view.words[i]) > 3 and known_elsewhere(view, i, i + 1))


def _behind_title(view: View, hit: Hit, places: Owners) -> int | None:
    """The first token behind a title and its complement that may open a name; null where none does."""
    i = hit.last
    loose = 0 if view.head_is_definite(hit) and hit.last - hit.first == 1 else 2
    while i < min(view.size, hit.last + _FURTHEST_NAME) and view.adjacent(i - 1):
        word = view.word(i)
        if i in places or (word.definite and not word.surname):
            i += 1
            continue
        if word.given or word.surname:
            return i if word.surname and not word.given else None
        if word.unknown:
            return i if opens_unknown(view, i) else None
        if not loose or view.is_function(i):
            return None
        i, loose = i + 1, loose - 1
    return None


def named_after(view: View, first: int) -> bool:
    """Whether a name stands in the name of a building, an airport or a prize (مطار الملك خالد، مسرح محمد الخامس)."""
    i = first - 1
    while view.adjacent(i) and view.role_at.get(i) and first - i <= _LONGEST_HONOUR:
        i -= 1
    return view.adjacent(i) and any(rest in view.small["named_after"] for clitic, rest in clitic_readings(view.words[i]) if not clitic.endswith((ARTICLE, _LIGHT[-1] * 2)))


RULES = (known, syllabic, given, opened, lineage, titled, *STRANGERS)
