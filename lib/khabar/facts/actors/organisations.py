"""Organisations: names the lexicon knows, and head nouns with what names them (وزارة الزراعة، شركة "الأفق")."""
from khabar.facts.actors.extent import like_a_verb
from khabar.facts.actors.view import Found, View
from khabar.lexicon import Hit
from khabar.text.fold import fold

_THE, _AND, _AND_THE, _FOR_THE, _FOR = fold("ال"), fold("و"), fold("وال"), fold("لل"), fold("ل")
_FEMININE = fold("ة")
_PEOPLE = tuple(map(fold, ("ين", "ون")))
_HAMZA, _HA = "\u0626", "\u0647"
_NISBA = (fold("ي"), fold("ية"))
_OPENING, _CLOSING = '"\u00ab\u201c\u2018{', '"\u00bb\u201d\u2019}'
_LONGEST_QUOTED, _MOST_ADJECTIVES, _MOST_NOUNS, _LONGEST = 6, 4, 2, 8
_BARE_IN_MARKS = {"media", "site"}  # صحيفة "الغد" is named الغد, شركة "الأفق" with its head noun
_COMMON_NOUNS, _TA_MARBUTA = {"movement", "group", "front"}, "\u0629"  # an adjective follows: حركة دؤوبة
_NO_PART_OF_A_NAME = {"state", "authorities", "unit", "media", "site"}
_NOT_OF_UNKNOWN = {"state", "authorities", "troops", "forces", "unit", "site", "office"}


def find_organisations(view: View, known: list[Found]) -> list[Found]:
    """Organisations of a view: the known ones, taken as far as their head noun and adjectives reach, and those a head noun opens."""
    owner = {i: f for f in known for i in range(f.first, f.last)}
    found = [_widen(view, f) for f in known if f.type == "organisation"]
    for hit in view.hits["organisation_heads"]:
        if hit.first in owner or _in_title(view, hit):
            continue
        for rule in RULES:
            if organisation := rule(view, hit, owner):
                found.append(organisation)
                break
    return found


def _in_title(view: View, hit: Hit) -> bool:
    """Whether a head noun stands inside a title (رئيس مجلس إدارة)."""
    title = view.role_at.get(hit.first)
    return title is not None and title.first < hit.first


def _widen(view: View, found: Found) -> Found:
    """A known name with the bare head noun before it and the nationality behind it."""
    first, last = found.first, found.last
    head = view.hit_before("organisation_heads", first)
    if head and view.follows(found, first) and not view.head_is_definite(head) and head.entry.id not in _NO_PART_OF_A_NAME:
        found.first, found.prefix, found.head = head.first, view.prefix(head), head.entry
    if view.reading_hit("organisation_heads", first) or (last - first > 1 and view.definite(first)):
        if view.adjacent(last - 1) and _nationality(view, last) and not view.is_small("no_name", last):
            found.last = _purpose(view, last + 1)
    return found


def quoted(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A head noun and a name in quotation marks: شركة "الأفق"."""
    i = hit.last
    if i >= view.size - 2 or view.words[i] not in _OPENING or "\n" in view.text[view.tokens.stops[i - 1]:view.tokens.starts[i]]:
        return None
    longest = _LONGEST_QUOTED if not view.head_is_definite(hit) else 2
    last = next((j for j in range(i + 2, min(view.size, i + 2 + longest)) if view.words[j] in _CLOSING), None)
    if last is None or hit.entry.id == "unit":
        return None
    inside = owner.get(i + 1)
    entry = inside.entry if inside and inside.type == "organisation" and (inside.first, inside.last) == (i + 1, last) else None
    if hit.entry.id in _BARE_IN_MARKS:
        return Found(i + 1, last, "organisation", "quoted name", "", entry)
    return Found(hit.first, last + 1, "organisation", "head and quoted name", view.prefix(hit), entry, head=hit.entry, inner=(i + 1, last))


def definite(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A definite head noun and adjectives that make it a name: الهيئة العامة للطيران، الجيش الأردني."""
    if not view.head_is_definite(hit) or not view.adjacent(hit.last - 1) or not _agree(view, hit):
        return None
    takes = hit.entry.get("takes")
    last, naming = _adjectives(view, hit.last)
    end = _purpose(view, last, any_noun=takes in ("any", "nation"))
    national = any(_nationality(view, i) for i in range(hit.last, last))
    fixed = any(view.is_small("naming_adjectives", i) for i in range(hit.last, last))
    enough = {"any": naming, "nation": national or (naming and fixed), "proper": naming and end > last,
              "adjective": national, "alone": _nationality(view, hit.last)}[takes]
    if not enough or (takes == "alone" and view.role_at.get(hit.first - 1) and view.words[hit.first - 1].endswith(_FEMININE)):
        return None
    return _found(view, hit, end, "head and adjective")


def _agree(view: View, hit: Hit) -> bool:
    """Whether the first adjective has the gender of the head noun."""
    head = view.key(hit.first, hit.first + 1, view.prefix(hit))
    feminine = head.endswith(_FEMININE) or bool(hit.entry.get("plural"))
    return hit.last < view.size and view.words[hit.last].endswith((_FEMININE, fold("ا"))) == feminine


def _found(view: View, hit: Hit, last: int, rule: str) -> Found:
    return Found(hit.first, last, "organisation", rule, view.prefix(hit), head=hit.entry)


def of_known(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before a known place: حكومة الأردن، بنك إنجلترا."""
    inside = owner.get(hit.last)
    if view.head_is_definite(hit) or not view.adjacent(hit.last - 1) or inside is None or not view.follows(inside, hit.last):
        return None
    if hit.entry.get("takes") == "adjective" or hit.entry.id in {"office", "site", "company"} and inside.rule != "country":
        return None
    return _found(view, hit, _purpose(view, _adjectives(view, inside.last)[0]), "head and known name")


def of_unknown(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before unknown words: معهد بيرنهارت."""
    i = hit.last
    if view.head_is_definite(hit) or hit.entry.id in _NOT_OF_UNKNOWN or (hit.entry.id == "club" and i < view.size and view.word(i).surname):
        return None
    while i < view.size and i - hit.last < 3 and view.adjacent(i - 1) and i not in owner and _proper(view, i):
        i += 1
    if i == hit.last or (hit.entry.id in _COMMON_NOUNS and view.text[view.tokens.stops[hit.last] - 1] == _TA_MARBUTA):
        return None
    return _found(view, hit, _purpose(view, _adjectives(view, i)[0]), "head and unknown name")


def _proper(view: View, i: int) -> bool:
    word = view.word(i)
    return (word.unknown or word.surname) and not like_a_verb(view.words[i]) and not word.definite and len(view.words[i]) > 2 and view.words[i][0] != _AND


def of_person(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before a given name and what follows it: معهد ليفي، جامعة محمد الخامس."""
    i = hit.last
    if view.head_is_definite(hit) or hit.entry.id not in {"school", "council", "brigades"} or not view.adjacent(i - 1):
        return None
    title = view.role_at.get(i)
    if title and title.entry.get("number") != "plural":
        i = title.last
    if i >= view.size or not view.adjacent(i - 1) or not view.word(i).given or view.is_function(i):
        return None
    i += 1
    if view.adjacent(i - 1) and (view.word(i).given or view.word(i).surname or view.is_small("tails", i)) and i not in owner:
        i += 1
    return _found(view, hit, _purpose(view, i), "head and person")


def of_nouns(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun and a complement: وزارة الزراعة والمياه، لجنة حماية الصحفيين، غرفة تجارة أثينا."""
    i, takes = hit.last, hit.entry.get("takes")
    if view.head_is_definite(hit) or takes in ("adjective", "alone") or hit.entry.id == "force":
        return None
    while i - hit.last < _MOST_NOUNS and view.adjacent(i - 1) and i not in owner and _bare_noun(view, i):
        i += 1
    if not view.adjacent(i - 1):
        return None
    if i > hit.last and i in owner and view.follows(owner[i], i) and takes in ("any", "nation"):
        return _found(view, hit, _adjectives(view, owner[i].last)[0], "head and complement")
    if not view.definite(i) or view.is_function(i) or (view.role_at.get(i) and hit.entry.id not in ("council", "union", "body")):
        return None
    noun = i + 1
    if i == hit.last and view.is_small("no_complement", i) and not _adjective(view, noun):
        return None
    i = _adjectives(view, noun, all_count=hit.entry.id == "ministry")[0]
    if hit.entry.get("joins"):
        i = _joined(view, i)
    named = any(_nationality(view, j) or view.is_small("naming_adjectives", j) for j in range(noun, i))
    return _found(view, hit, _purpose(view, i), "head and complement") if takes == "any" or named else None


def _bare_noun(view: View, i: int) -> bool:
    if view.text[view.tokens.stops[i] - 1] == _HA:  # a pronoun: a verb, or a noun that needs no complement
        return False
    if view.words[i].endswith(_NISBA[1]) and not view.is_small("purposes", i):  # an adjective: هيئة حزبية
        return False
    return not view.definite(i) and view.words[i] in view.vocabulary.common and view.words[i][0].isalpha() and not view.is_function(i) \
        and not view.reading_hit("cues", i) and view.words[i][0] != _AND and len(view.words[i]) > 2


def _adjectives(view: View, i: int, all_count: bool = False) -> tuple[int, bool]:
    """Where adjectives that may belong to a name end, and whether one of them makes a name; of a ministry all may (الشؤون الخارجية)."""
    first = i
    while i - first < _MOST_ADJECTIVES and view.adjacent(i - 1) and _adjective(view, i):
        i += 1
    while not all_count and i > first and view.is_small("no_name", i - 1):
        i -= 1
    return i, i > first


def _adjective(view: View, i: int) -> bool:
    if i >= view.size or not view.definite(i) or view.is_small("stops", i) or (view.role_at.get(i) and not _nationality(view, i)):
        return False
    return (view.words[i].endswith(_NISBA) and view.text[view.tokens.stops[i] - 1] != _HAMZA) or view.is_small("naming_adjectives", i)


def _nationality(view: View, i: int) -> bool:
    """Whether token i is a nationality with the article."""
    return view.definite(i) and view.reading_hit("nationalities", i) is not None


def _joined(view: View, i: int) -> int:
    """A complement that runs on behind "و": والتنمية الرقمية."""
    for _ in range(2):
        if i >= view.size or not view.adjacent(i - 1) or not view.words[i].startswith(_AND_THE) or view.owned_alone(i) or view.role_at.get(i):
            break
        i = _adjectives(view, i + 1)[0]
    return i


def _purpose(view: View, i: int, any_noun: bool = False) -> int:
    """Where a complement with ل ends: للدراسات، لحقوق الإنسان; behind a definite name most nouns will do."""
    if i >= view.size or not view.adjacent(i - 1):
        return i
    word, purposes = view.words[i], view.small["purposes"]
    if word.startswith(_FOR_THE) and (_THE + word[2:] in purposes or (any_noun and _thing(view, _THE + word[2:]))):
        i = _adjectives(view, i + 1)[0]
        if view.adjacent(i - 1) and view.words[i].startswith(_AND_THE) and not view.owned_alone(i):
            i = _adjectives(view, i + 1)[0]
        return i
    if word.startswith(_FOR) and word[1:] in purposes and view.adjacent(i) and view.definite(i + 1):
        return _adjectives(view, i + 2)[0]
    return i


def _thing(view: View, word: str) -> bool:
    """Whether a definite noun is common and no plural of people."""
    return not word.endswith(_PEOPLE) and view.vocabulary.is_common(word) and word not in view.small["stops"]


def parliament(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A definite head noun that names a body by itself: البرلمان."""
    key = view.key(hit.first, hit.last, view.prefix(hit))
    return _found(view, hit, hit.last, "head alone") if key in view.small["alone"] else None


RULES = (quoted, definite, of_known, of_unknown, of_person, of_nouns, parliament)
