"""People whose names we don't know: two unknown words behind a nationality or a verb of saying, before a title or what was said."""
from collections.abc import Iterator

from khabar.facts.actors.extent import TANWEEN, Owners, extend, like_a_verb
from khabar.facts.actors.titles import COMMA
from khabar.facts.actors.view import Found, View
from khabar.text.fold import fold

_AND, _THAT = fold("و"), fold("إن")
_TO_HAMZA = ("\u0644\u0623", "\u0644\u0625")
_PLURAL, _BOUND = fold("ين"), tuple(map(fold, ("ل", "ب")))
_HA, _ENDINGS = "\u0647", tuple(map(fold, ("ها", "هم", "وا", "كم", "تك")))
_FURTHEST_SPEAKER, _MOST_SYLLABLES, _LONGEST_SYLLABLE = 18, 3, 5


def national(view: View, places: Owners) -> Iterator[Found]:
    """Two unknown words behind a nationality with the article, particles between them or not."""
    for hit in view.hits["nationalities"]:
        i = hit.last
        if not view.definite(hit.first) or view.words[hit.first].endswith(_PLURAL) or not view.adjacent(i - 1) or i >= view.size or not _opens(view, i, places):
            continue
        last = extend(view, i + 1, 1, places)
        if last - i > 1 and view.words[i + 1] not in view.small["function"]:
            yield Found(i, last, "person", "nationality and name")


def _opens(view: View, i: int, places: Owners) -> bool:
    """Whether token i is an unknown word that may open a name from abroad."""
    return view.word(i).unknown and _foreign(view, i, places) and not view.definite(i) and not like_a_verb(view.words[i])


def reporting(view: View, places: Owners) -> Iterator[Found]:
    """Two unknown words right before what is reported: يقول الأستاذ في الجامعة ... إن."""
    for hit in view.hits["cues"]:
        if not hit.tag.startswith(("past", "present")):
            continue
        at = next((i for i in range(hit.last + 3, min(view.size, hit.last + _FURTHEST_SPEAKER)) if view.words[i] == _THAT), None)
        if at is None or not all(view.adjacent(i) for i in (at - 3, at - 2, at - 1)):
            continue
        if _opens(view, at - 2, places) and _foreign(view, at - 1, places) and not view.definite(at - 1):
            yield Found(at - 2, at, "person", "name before a report")


def eastern(view: View, places: Owners) -> Iterator[Found]:
    """Two or three syllables of Chinese, Korean or Vietnamese names, an unknown word among them or not."""
    reach = 0
    for hit in view.hits["name_parts"]:
        i = hit.first
        if hit.entry.id not in ("families", "syllables") or hit.prefix or i < max(reach, 1) or not _syllable(view, i, places):
            continue
        first = i - 1 if view.adjacent(i - 1) and _opens(view, i - 1, places) else i
        last = hit.last
        while last - first < _MOST_SYLLABLES and view.adjacent(last - 1) and _syllable(view, last, places):
            last += 1
        if last - i > 1 and (first < i or hit.entry.id == "families"):
            reach = last
            yield Found(first, last, "person", "syllables")


def syllabic(view: View, places: Owners) -> Iterator[Found]:
    """Two or three syllables that open with a family name, every one of them known: before given names are read."""
    reach = 0
    for hit in view.hits["name_parts"]:
        i = last = hit.first
        if hit.entry.id != "families" or hit.prefix or i < reach:
            continue
        while last < view.size and last - i < _MOST_SYLLABLES and (last == i or view.adjacent(last - 1)) and _syllable(view, last, places) \
                and (view.is_small("syllables", last) or view.is_small("families", last) or (last == i + 2 and len(view.words[last]) <= _LONGEST_SYLLABLE)):
            last += 1
        if last - i > 1:
            reach = last
            yield Found(i, last, "person", "syllables")


def _syllable(view: View, i: int, places: Owners) -> bool:
    if i in places or view.role_at.get(i):
        return False
    if view.is_small("syllables", i) or view.is_small("families", i):
        return not view.is_function(i) or i + 1 >= view.size or not view.words[i + 1][0].isalpha()
    return _opens(view, i, places)


def opens_unknown(view: View, i: int) -> bool:
    """Whether an unknown word may open a name: no clitic before it, no case ending or pronoun behind it."""
    printed, word = view.text[view.tokens.starts[i]:view.tokens.stops[i]], view.words[i]
    if word[0] == _AND or printed.startswith(_TO_HAMZA) or (word[0] in _BOUND and word[1:] in view.vocabulary.common):
        return False
    return printed[-1] != _HA and not word.endswith(_ENDINGS) and TANWEEN not in printed and not view.is_homograph(i)


def apposed(view: View, places: Owners) -> Iterator[Found]:
    """Two or three unknown words before a title, with or without a comma: … ، المدير العام."""
    for hit in view.hits["roles"]:
        comma = hit.first - 1
        if hit.prefix or comma < 2:
            continue
        if view.words[comma] not in COMMA:
            if not view.adjacent(comma) or not view.definite(hit.first):
                continue
            comma += 1
        first = comma
        while first > 0 and comma - first < 3 and _foreign(view, first - 1, places) and (first == comma or view.adjacent(first - 1)):
            first -= 1
        if comma - first >= 2:
            yield Found(first, comma, "person", "name and title", gender=hit.entry.get("gender"))


def _foreign(view: View, i: int, places: Owners) -> bool:
    word = view.word(i)
    return i not in places and (word.surname or word.sure or (word.unknown and opens_unknown(view, i))) and not word.prefix and not view.role_at.get(i)


def spoken(view: View, places: Owners) -> Iterator[Found]:
    """Two unknown words behind a verb of saying."""
    for hit in view.hits["cues"]:
        i = hit.last
        if not hit.tag.startswith(("past", "present")) or not view.adjacent(i - 1) or i + 1 >= view.size or not view.adjacent(i):
            continue
        if all(_foreign(view, j, places) and view.word(j).unknown for j in (i, i + 1)) and not view.definite(i):
            yield Found(i, extend(view, i + 2, 2, places), "person", "verb and name", gender="f" if hit.tag.endswith(":f") else None)


def speaker(view: View, places: Owners) -> Iterator[Found]:
    """One unknown word between a man's verb of saying and what he said, and where it ends a longer name."""
    seen = set()
    for hit in view.hits["cues"]:
        i = hit.last
        if hit.tag != "past:m" or not view.adjacent(i - 1) or not _says(view, i, places):
            continue
        yield Found(i, i + 1, "person", "verb and surname", gender="m")
        if view.words[i] not in seen:
            seen.add(view.words[i])
            yield from _in_full(view, view.words[i], places)


def _says(view: View, i: int, places: Owners) -> bool:
    word = view.words[i]
    unknown = _foreign(view, i, places) and view.word(i).unknown and not view.definite(i) and len(word) > 3 and not like_a_verb(word)
    return unknown and (not view.adjacent(i) or view.is_function(i + 1) or not view.words[i + 1][0].isalpha())


def _in_full(view: View, surname: str, places: Owners) -> Iterator[Found]:
    """Where an unknown word or a given name stands before a surname."""
    for j in view.positions[surname]:
        if view.adjacent(j - 1) and _foreign(view, j - 1, places) and not view.definite(j - 1) and not like_a_verb(view.words[j - 1]):
            yield Found(j - 1, j + 1, "person", "full name of a speaker")


RULES = (national, eastern, apposed, spoken, speaker, reporting)
