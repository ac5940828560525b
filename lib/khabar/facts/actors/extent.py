"""How far the name of a person runs on: given names, particles, a surname."""
from khabar.facts.actors.titles import COMMA, title_after, title_before
from khabar.facts.actors.view import Found, View
from khabar.facts.actors.vocabulary import ARTICLE
from khabar.text.fold import fold

Owners = dict[int, Found]
_MOST_NAMES, _MOST_TOKENS = 5, 12
_AND, _VOWELS, _VERB_LETTERS = fold("و"), fold("اوي"), tuple(map(fold, ("ي", "ت", "ن", "سي", "ست", "سن", "لي", "لت")))
_VERB_STEMS = (_VOWELS[0] + fold("ن"), fold("ت"), _VOWELS[0] + fold("ست"))
_LONGEST_VERB, _BEN, _THAT = 6, fold("بن"), fold("إن")
_HAMZA, _CLITICS = "\u0625", tuple(map(fold, ("ب", "ك", "ف", "و")))
_NO_SURNAME = tuple(map(fold, ("ة", "ات", "ين", "ون")))
_PRONOUNS, _BOUND = tuple(map(fold, ("ها", "هما", "هم"))), tuple(map(fold, ("ل", "ب")))
TANWEEN, _HA, _TA, _YA, _MIM = "\u064b", "\u0647", "\u0629", fold("ي"), fold("م")


def extend(view: View, i: int, names: int, places: Owners) -> int:
    """Where a name that has `names` parts before token i ends."""
    least = i
    while i < min(view.size, least + _MOST_TOKENS) and names < _MOST_NAMES:
        if view.words[i] == "-" and _hyphen(view, i):
            i += 2
            continue
        if not view.adjacent(i - 1):
            break
        if is_tail(view, i) or (view.is_small("servants", i) and view.is_small("openers", i - 1)):
            i += 1
        elif view.is_small("binders", i) and view.adjacent(i) and _bound(view, i + 1, places):
            i += 1
        elif (i not in places or _also_a_surname(view, i, places)) and _continues(view, i, names, places):
            i, names = i + 1, names + 1
        elif i not in places and view.is_small("binders", i - 1) and _bound(view, i, places):
            i, names = i + 1, names + 1
        else:
            break
    while i > least and view.is_small("binders", i - 1) and not view.is_small("tails", i - 1):
        i -= 1
    return i


def is_tail(view: View, i: int) -> bool:
    """Whether a word ends a part of a name: نور الدين, ضياء الحق."""
    return view.is_small("tails", i) or (view.is_small("servants", i) and view.is_small("gifts", i - 1))


def _also_a_surname(view: View, i: int, places: Owners) -> bool:
    """A city of the gazetteer behind a given name (خوان مانويل سانتوس)."""
    return places[i].rule == "city" and places[i].last == i + 1 and not places[i].prefix and view.word(i - 1).sure


def _hyphen(view: View, i: int) -> bool:
    """A hyphen that binds two parts of a name, no blank on either side."""
    return i + 1 < view.size and view.tokens.stops[i - 1] == view.tokens.starts[i] and view.tokens.stops[i] == view.tokens.starts[i + 1]


def _bound(view: View, i: int, places: Owners) -> bool:
    """Whether a word may stand behind a particle (بن سلمان، آل ثاني)."""
    if i >= view.size or view.is_function(i) or not view.words[i][0].isalpha():
        return False
    word = view.word(i)
    return word.given or word.surname or not word.common or word.definite or view.is_small("binders", i) or len(view.words[i]) <= 5


def _continues(view: View, i: int, names: int, places: Owners) -> bool:
    """Whether token i is the next part of a name."""
    word, folded = view.word(i), view.words[i]
    if view.is_function(i) or view.is_small("stops", i) or view.is_homograph(i) or not folded[0].isalpha():
        return False
    if word.given and not word.prefix:
        if not word.also_word or view.adjacent(i) and view.words[i + 1] == _BEN:
            return True
        return not view.role_at.get(i) and (names == 1 or view.is_small("tails", i - 1) or _ends_here(view, i))
    if word.surname:
        return True
    if word.definite and not word.prefix:
        return _definite_surname(view, i, names)
    if word.common and names < 4 and _own_article(view, i):
        return True
    if word.common or word.prefix or view.role_at.get(i):
        return names == 1 and word.common and view.word(i - 1).given and (_stands_as_surname(view, i) or (i + 2 < view.size and view.words[i + 1] == _BEN))
    return _unknown_surname(view, i, names)


def _own_article(view: View, i: int) -> bool:
    """Whether what looks like clitic and article belongs to a surname from abroad (مانويل بالدورينو)."""
    word, first = view.words[i], view.vocabulary.given.get(view.words[i - 1])
    abroad = view.vocabulary.of(view.words[i - 1]).unknown if first is None else first.id.endswith("abroad")
    return abroad and len(word) > _LONGEST_VERB and word[1:].startswith(ARTICLE) and word[0] in _CLITICS and word not in view.vocabulary.common \
        and view.vocabulary.of(word[3:]).unknown and view.vocabulary.of(word[1:]).unknown


def _stands_as_surname(view: View, i: int) -> bool:
    """A common word behind a given name that a title follows, or that ends in ي where one stands before: سعيد صديقي، وزير الزراعة."""
    if view.words[i].endswith(_PRONOUNS) or TANWEEN in view.text[view.tokens.starts[i]:view.tokens.stops[i]]:
        return False
    if view.words[i].endswith(_YA) and view.reading_hit("nationalities", i) is None and (title_before(view, i - 1) or by_nation(view, i - 1)):
        return True
    if view.adjacent(i) and _that(view, i + 1) and view.word(i - 1).sure and not view.reading_hit("cues", i - 1):
        return True
    if i + 1 < view.size and view.words[i + 1] in COMMA and view.word(i - 1).sure and title_before(view, i - 1):
        return True
    follows = not view.reading_hit("cues", i) and view.adjacent(i) and view.role_at.get(i + 1)
    return title_after(view, i + 1) is not None or bool(follows and not follows.prefix)


def _that(view: View, i: int) -> bool:
    """Whether a token is إن, which follows the speaker and seldom a verb."""
    return view.words[i] == _THAT and view.text[view.tokens.starts[i]] == _HAMZA


def by_nation(view: View, first: int) -> bool:
    """Whether a nationality with the article stands right before a token (البرازيلي ...)."""
    return view.adjacent(first - 1) and view.definite(first - 1) and view.reading_hit("nationalities", first - 1) is not None


def _ends_here(view: View, i: int) -> bool:
    """Whether a name may end with token i: a mark, a function word or another name follows."""
    if not view.adjacent(i) or not view.words[i + 1][0].isalpha():
        return True
    after = view.word(i + 1)
    return not after.common or view.is_function(i + 1) or view.is_small("binders", i + 1)


def _definite_surname(view: View, i: int, names: int) -> bool:
    word, folded = view.word(i), view.words[i]
    if not word.common:
        return names <= 3 and (names == 1 or not _from_abroad(view, i - 1))
    if names == 1 and view.adjacent(i) and _that(view, i + 1) and title_before(view, i - 1):
        return True
    if i > 1 and view.words[i - 2] == _BEN:  # يزيد بن فهد الرشيد
        return not folded.endswith(_NO_SURNAME) and view.reading_hit("nationalities", i) is None and not view.role_at.get(i)
    return names == 1 and not folded.endswith(_NO_SURNAME) and not view.role_at.get(i) and _may_precede(view, i - 1)


def _from_abroad(view: View, i: int) -> bool:
    """Whether an unknown word ends a name from abroad: nothing with the article follows it (سيمون ليفين العاشرة)."""
    word, first = view.word(i), view.vocabulary.given.get(view.words[i - 1])
    return word.unknown and not word.definite and not view.is_small("binders", i - 1) and (first is None or first.id.endswith("abroad"))


def _may_precede(view: View, i: int) -> bool:
    return view.word(i).given or view.is_small("tails", i) or view.is_small("servants", i)


def _unknown_surname(view: View, i: int, names: int) -> bool:
    folded = view.words[i]
    printed = view.text[view.tokens.starts[i]:view.tokens.stops[i]]
    if names > 3 or (names == 3 and not _ends_here(view, i)) or not ("\u0621" <= folded[0] <= "\u064a") or TANWEEN in printed:
        return False
    if printed[-1] == _HA and names > 1 and folded[-2] != _YA:
        return False
    if printed[-1] == _TA and folded[0] == _MIM and len(folded) >= _LONGEST_VERB:
        return False
    if folded[0] == _AND and len(folded) > 3:
        rest = view.vocabulary.of(folded[1:])
        return names == 1 and len(folded) > 4 and not (rest.given or rest.surname or rest.common) and not (view.adjacent(i) and view.word(i + 1).unknown)
    if folded.endswith(_PRONOUNS) or view.reading_hit("nationalities", i) is not None:
        return False
    if folded[0] == _BOUND[0] and printed[-1] == _HA and view.is_small("servants", i - 1):
        return False
    if folded[0] in _BOUND and _carries(view, i, names):
        return False
    return names == 1 or not like_a_verb(folded)


def _carries(view: View, i: int, names: int) -> bool:
    """Whether an unknown word is a preposition and what it governs (هابيك لتلفزيون)."""
    word = view.words[i]
    rest = word[1:]
    return rest in view.vocabulary.common or rest in view.vocabulary.given or (names > 1 and word[0] == _BOUND[0] and len(word) > 5)


def like_a_verb(word: str) -> bool:
    """Whether an unknown word has the shape of a verb: short, ي or ت first, hardly a long vowel; or انفرد, اقترح, استقبل."""
    if word[0] == _VOWELS[0] and not any(vowel in word[1:] for vowel in _VOWELS):
        return (len(word) == 5 and (word.startswith(_VERB_STEMS[0]) or word[2] == _VERB_STEMS[1])) or (len(word) == 6 and word.startswith(_VERB_STEMS[2]))
    return word.startswith(_VERB_LETTERS) and len(word) <= _LONGEST_VERB and sum(word.count(vowel) for vowel in _VOWELS) <= 1 + word.startswith(_VOWELS[2])


def known_elsewhere(view: View, first: int, last: int) -> bool:
    """Whether the surname stands elsewhere in the article without what is before it here."""
    at, before = view.positions.get(view.words[last - 1], ()), view.words[last - 2] if last - first > 1 else None
    return len(at) > 1 and (before is None or any(view.words[i - 1] != before for i in at))
