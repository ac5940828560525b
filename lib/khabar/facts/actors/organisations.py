"""Organisations: names the lexicon knows, and head nouns with what names them (وزارة الزراعة، شركة "الأفق")."""
from collections.abc import Iterator

from khabar.facts.actors.complements import adjective, adjectives, also, bare_noun, is_feminine, joined, nationality, purpose
from khabar.facts.actors.extent import like_a_verb
from khabar.facts.actors.titles import title_before
from khabar.facts.actors.view import Found, View
from khabar.lexicon import Hit
from khabar.text.fold import fold

_AND, _FEMININE = fold("و"), fold("ة")
_PEOPLE, _HYPHENS, _THE = fold("ين"), ("-", "\u2013"), fold("ال")
_OPENING, _CLOSING = '"\u00ab\u201c\u2018{', '"\u00bb\u201d\u2019}'
_LONGEST_QUOTED, _MOST_NOUNS, _MOST_UNKNOWN, _SHORT = 6, 2, 5, 2
_BARE_IN_MARKS = {"media", "site"}  # صحيفة "الغد" is named الغد, شركة "الأفق" with its head noun
_COMMON_NOUNS, _TA_MARBUTA = {"movement", "group", "front"}, "\u0629"  # an adjective follows: حركة دؤوبة
_OF_A_COUNTRY = {"state", "authorities"}
_NO_PART_OF_A_NAME = {"state", "authorities", "unit", "media", "site"}
_SAME = {"party", "body", "brigades", "media", "team", "movement", "group", "militias", "company", "club", "site"}  # of which the known name is one
_ANOTHER = {"council", "office", "troops"}  # whose name goes on to be that of another body
_NOT_OF_UNKNOWN = {"state", "authorities", "troops", "forces", "unit", "site", "office"}


def find_organisations(view: View, known: list[Found]) -> list[Found]:
    """Organisations of a view: the known ones, taken as far as their head noun and adjectives reach, and those a head noun opens."""
    owner = {i: f for f in known for i in range(f.first, f.last)}
    found = [_widen(view, f) for f in known if f.type == "organisation"]
    for hit in view.hits["organisation_heads"]:
        if hit.first in owner or _in_title(view, hit):
            continue
        for rule in RULES if hit.entry.id != "said" else (ministry,):
            if organisation := rule(view, hit, owner):
                found.append(organisation)
                break
    taken = {i for f in found for i in range(f.first, f.last)}
    return found + [f for f in media_in_marks(view) if taken.isdisjoint(range(f.first, f.last))]


def _in_title(view: View, hit: Hit) -> bool:
    """Whether a head noun stands inside a title (رئيس مجلس إدارة)."""
    title = view.role_at.get(hit.first)
    return title is not None and title.first < hit.first


def _widen(view: View, found: Found) -> Found:
    """A known name with the bare head noun before it and what stands behind it: another body where these name one (مجلس الأمن القومي)."""
    first, last = found.first, found.last
    head = view.hit_before("organisation_heads", first)
    if head and view.follows(found, first) and not view.head_is_definite(head) and head.entry.id not in _NO_PART_OF_A_NAME:
        found.first, found.prefix, found.head = head.first, view.prefix(head), head.entry
        found.entry = found.entry if head.entry.id in _SAME else None
    opens = view.reading_hit("organisation_heads", first)
    if opens or (last - first > 1 and view.definite(first)):
        if view.adjacent(last - 1) and nationality(view, last) and not view.is_small("no_name", last):
            found.last = purpose(view, last + 1)
        elif opens and opens.entry.id in _ANOTHER and last - first <= _SHORT and not title_before(view, first):
            found.last = purpose(view, adjectives(view, last)[0])
            found.entry = found.entry if found.last == last else None
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
    feminine = is_feminine(view, hit.last)
    last, naming = adjectives(view, hit.last, feminine=feminine)
    national = any(nationality(view, i) for i in range(hit.last, last))
    if national and last + 1 < view.size and view.words[last] in _HYPHENS and nationality(view, last + 1):
        return None  # two countries: التحالف الأردني - المصري
    last = also(view, last, feminine) if naming and hit.entry.get("joins") else last
    fixed = any(view.is_small("naming_adjectives", i) for i in range(hit.last, last))
    end = purpose(view, last, any_noun=hit.entry.id != "bourse" and (takes in ("any", "nation") or fixed))
    enough = {"any": naming, "nation": national or (naming and fixed), "proper": naming and end > last,
              "adjective": national or (fixed and end > last), "alone": nationality(view, hit.last)}.get(takes, False)
    if not enough or (takes == "alone" and view.role_at.get(hit.first - 1) and view.words[hit.first - 1].endswith(_FEMININE)):
        return None
    return _found(view, hit, end, "head and adjective")


def _agree(view: View, hit: Hit) -> bool:
    """Whether the first adjective has the gender of the head noun."""
    head = view.key(hit.first, hit.first + 1, view.prefix(hit))
    feminine = head.endswith(_FEMININE) or bool(hit.entry.get("plural"))
    return hit.last < view.size and is_feminine(view, hit.last) == feminine


def _found(view: View, hit: Hit, last: int, rule: str) -> Found:
    return Found(hit.first, last, "organisation", rule, view.prefix(hit), head=hit.entry)


def of_known(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before a known place: حكومة الأردن، بنك إنجلترا."""
    inside = owner.get(hit.last)
    if view.head_is_definite(hit) or not view.adjacent(hit.last - 1) or inside is None or not view.follows(inside, hit.last):
        return None
    if (hit.entry.get("takes") == "city" and not view.about_sport) or (hit.entry.id in _OF_A_COUNTRY and inside.type != "place"):
        return None
    if hit.entry.get("takes") == "adjective" or hit.entry.id in {"office", "site", "company"} and inside.rule != "country":
        return None
    return _found(view, hit, purpose(view, adjectives(view, inside.last)[0]), "head and known name")


def of_unknown(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun before unknown words: معهد بيرنهارت."""
    i = hit.last
    if view.head_is_definite(hit) or hit.entry.id in _NOT_OF_UNKNOWN or (hit.entry.id == "club" and i < view.size and view.word(i).surname):
        return None
    while i < view.size and i - hit.last < _MOST_UNKNOWN and view.adjacent(i - 1) and i not in owner and _foreign(view, i, hit):
        i += 1
    if i - hit.last < 1 + all(view.is_small("foreign_articles", j) for j in range(hit.last, i)):
        return None
    if hit.entry.id in _COMMON_NOUNS and view.text[view.tokens.stops[hit.last] - 1] == _TA_MARBUTA:
        return None
    return _found(view, hit, purpose(view, adjectives(view, i)[0]), "head and unknown name")


def _foreign(view: View, i: int, hit: Hit) -> bool:
    """Whether a token may stand in a name from abroad: an unknown word, the name of a letter, an article and what follows it."""
    if view.is_small("letters", i) or (view.is_small("and", i - 1) and i > hit.last + 1 and view.words[i][0].isalpha()):
        return True
    if view.is_small("foreign_articles", i):
        return view.adjacent(i) and _proper(view, i + 1)
    return _proper(view, i) and (i - hit.last < 3 or view.is_small("and", i))


def _proper(view: View, i: int) -> bool:
    word, folded = view.word(i), view.words[i]
    if word.definite or len(folded) <= 2 or folded[0] == _AND or like_a_verb(folded):
        return False
    return word.unknown or word.surname or (word.given and bool(word.prefix))


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
    return _found(view, hit, purpose(view, i), "head and person")


def of_nouns(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun and a complement: وزارة الزراعة والمياه، لجنة حماية الصحفيين، غرفة تجارة أثينا."""
    i, takes = hit.last, hit.entry.get("takes")
    if view.head_is_definite(hit) or takes in ("adjective", "alone") or hit.entry.id == "force":
        return None
    while i - hit.last < _MOST_NOUNS and view.adjacent(i - 1) and i not in owner and bare_noun(view, i):
        i += 1
    if not view.adjacent(i - 1):
        return None
    if i > hit.last and i in owner and view.follows(owner[i], i) and takes in ("any", "nation"):
        return _found(view, hit, purpose(view, adjectives(view, owner[i].last)[0]), "head and complement")
    if not view.definite(i) or view.is_function(i) or (view.role_at.get(i) and hit.entry.id not in ("council", "union", "body")):
        return None
    noun = i + 1
    if i == hit.last and view.is_small("no_complement", i) and (hit.entry.id == "movement" or not adjective(view, noun)):
        return None
    if view.words[i].endswith(_PEOPLE) and view.adjacent(i) and view.definite(noun) and view.words[noun].endswith(_PEOPLE):
        noun += 1  # an adjective of people: اللاعبين المحترفين
    i = adjectives(view, noun, all_count=hit.entry.id == "ministry")[0]
    if hit.entry.get("joins"):
        i = joined(view, i)
    named = any(nationality(view, j) or view.is_small("naming_adjectives", j) for j in range(noun, i))
    return _found(view, hit, purpose(view, i), "head and complement") if takes == "any" or named or _of_an_officer(view, hit) else None


def _of_an_officer(view: View, hit: Hit) -> bool:
    """Whether an office is that of somebody who holds one: مكتب مفوض الإعلام."""
    role = view.role_at.get(hit.last)
    return hit.entry.id == "office" and role is not None and not view.definite(hit.last) and role.entry.get("number") != "plural"


def numbered(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A group of so many: مجموعة الـ20."""
    if hit.entry.id != "group" or hit.last + 1 >= view.size or view.words[hit.last] != _THE or not view.words[hit.last + 1].isdigit():
        return None
    return _found(view, hit, hit.last + 2, "head and number")


def in_marks(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A bare head noun and what names it, all of it in marks: «جبهة العمال»."""
    first, takes = hit.first, hit.entry.get("takes")
    if hit.prefix or hit.entry.id in ("force", "club") or takes in ("adjective", "alone") or view.head_is_definite(hit) or first == 0 or view.words[first - 1] not in _OPENING:
        return None
    last = next((j for j in range(hit.last, min(view.size, hit.last + _LONGEST_QUOTED)) if not view.words[j][0].isalpha()), None)
    if last is None or last == hit.last or view.words[last] not in _CLOSING or any(view.is_function(j) for j in range(hit.last, last)):
        return None
    if not any(view.definite(j) or view.word(j).unknown or j in owner for j in range(hit.last, last)):
        return None
    return _found(view, hit, last, "head and name in marks")


def ministry(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A ministry without its head noun behind a woman's verb of saying: أعلنت الداخلية."""
    if hit.entry.id not in ("alone", "said") or hit.prefix or not view.adjacent(hit.first - 1):
        return None
    cue = view.reading_hit("cues", hit.first - 1)
    if cue is None or cue.tag != "past:f" or (view.adjacent(hit.last - 1) and view.definite(hit.last)):
        return None
    return _found(view, hit, hit.last, "head alone")


def media_in_marks(view: View) -> Iterator[Found]:
    """The name of a newspaper or the like alone in marks, however common a word: لـ«الشروق»."""
    for hit in view.hits["names_in_marks"]:
        before, after = hit.first - 1, hit.last
        if hit.entry.id != "media" or hit.prefix or before <= 0 or after >= view.size or not view.is_small("beside_media", before - 1):
            continue
        if view.words[before] in _OPENING and view.words[after] in _CLOSING:
            yield Found(hit.first, hit.last, "organisation", "quoted name")


def parliament(view: View, hit: Hit, owner: dict[int, Found]) -> Found | None:
    """A definite head noun that names a body by itself: البرلمان."""
    key = view.key(hit.first, hit.last, view.prefix(hit))
    return _found(view, hit, hit.last, "head alone") if key in view.small["alone"] else None


RULES = (quoted, in_marks, definite, of_known, of_unknown, of_person, of_nouns, numbered, ministry, parliament)
