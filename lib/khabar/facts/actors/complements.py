"""How far the name of an organisation runs on: bare nouns, adjectives, what is joined with "و", a complement with ل."""
from khabar.facts.actors.view import View
from khabar.text.fold import fold

_THE, _AND, _AND_THE, _FOR_THE, _FOR = fold("ال"), fold("و"), fold("وال"), fold("لل"), fold("ل")
_FEMININE = fold("ة")
_PEOPLE = tuple(map(fold, ("ين", "ون")))
_HAMZA, _HA = "\u0626", "\u0647"
_NISBA = (fold("ي"), fold("ية"))
_MOST_ADJECTIVES, _HUNDRED = 4, "\u0645\u0626\u0629"


def bare_noun(view: View, i: int) -> bool:
    if view.text[view.tokens.stops[i] - 1] == _HA:  # a pronoun: a verb, or a noun that needs no complement
        return False
    if view.words[i].endswith(_NISBA[1]) and not view.is_small("purposes", i) and not _governs(view, i):  # an adjective: هيئة حزبية
        return False
    return not view.definite(i) and view.words[i] in view.vocabulary.common and view.words[i][0].isalpha() and not view.is_function(i) \
        and not view.reading_hit("cues", i) and view.words[i][0] != _AND and len(view.words[i]) > 2


def _governs(view: View, i: int) -> bool:
    """Whether a definite noun that is no adjective stands behind a noun."""
    return view.adjacent(i) and view.definite(i + 1) and not view.is_small("stops", i + 1) and not adjective(view, i + 1) and not view.role_at.get(i + 1)


def adjectives(view: View, i: int, all_count: bool = False, feminine: bool | None = None) -> tuple[int, bool]:
    """Where adjectives that may belong to a name end, and whether there is one; of a ministry all may (الشؤون الخارجية).

    Where `feminine` is given they have that gender.
    """
    first = i
    while i - first < _MOST_ADJECTIVES and view.adjacent(i - 1) and adjective(view, i) and feminine in (None, is_feminine(view, i)):
        i += 1
    while not all_count and i > first and view.is_small("no_name", i - 1):
        i -= 1
    return i, i > first


def adjective(view: View, i: int) -> bool:
    if i >= view.size or not view.definite(i) or view.is_small("stops", i) or (view.role_at.get(i) and not nationality(view, i)):
        return False
    printed = view.text[view.tokens.starts[i]:view.tokens.stops[i]]
    derived = view.words[i].endswith(_NISBA) and printed[-1] != _HAMZA and printed[-3:] != _HUNDRED
    return derived or view.is_small("naming_adjectives", i)


def is_feminine(view: View, i: int) -> bool:
    """Whether an adjective has a feminine ending."""
    return view.words[i].endswith((_FEMININE, fold("ا")))


def also(view: View, i: int, feminine: bool) -> int:
    """Where adjectives joined with "و" end: الرقمية والثقافية."""
    while view.adjacent(i - 1) and view.words[i].startswith(_AND_THE) and view.words[i].endswith(_NISBA) and is_feminine(view, i) == feminine \
            and view.reading_hit("nationalities", i) is None and not view.owned_alone(i) and not view.role_at.get(i) \
            and view.words[i][1:] not in view.small["no_name"]:
        i += 1
    return i


def nationality(view: View, i: int) -> bool:
    """Whether token i is a nationality with the article."""
    return view.definite(i) and view.reading_hit("nationalities", i) is not None


def joined(view: View, i: int) -> int:
    """A complement that runs on behind "و": والتنمية الرقمية."""
    for _ in range(2):
        if i >= view.size or not view.adjacent(i - 1) or not view.words[i].startswith(_AND_THE) or view.owned_alone(i) or view.role_at.get(i):
            break
        i = adjectives(view, i + 1)[0]
    return i


def purpose(view: View, i: int, any_noun: bool = False) -> int:
    """Where a complement with ل ends: للدراسات، لحقوق الإنسان; behind a definite name most nouns will do."""
    if i >= view.size or not view.adjacent(i - 1):
        return i
    word, purposes = view.words[i], view.small["purposes"]
    if word.startswith(_FOR_THE) and (_THE + word[2:] in purposes or (any_noun and thing(view, _THE + word[2:]))):
        i = adjectives(view, i + 1)[0]
        if view.adjacent(i - 1) and view.words[i].startswith(_AND_THE) and not view.owned_alone(i):
            i = adjectives(view, i + 1)[0]
        return i
    if word.startswith(_FOR) and word[1:] in purposes and view.adjacent(i) and view.definite(i + 1):
        return adjectives(view, i + 2)[0]
    return i


def thing(view: View, word: str) -> bool:
    """Whether a definite noun is common and no plural of people."""
    return not word.endswith(_PEOPLE) and view.vocabulary.is_common(word) and word not in view.small["stops"]
