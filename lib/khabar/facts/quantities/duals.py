"""Dual nouns as two (جنديان), without taking every word in ‎-ان or ‎-ين for one."""
from collections.abc import Iterator

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import ARTICLE, Atom, Quantity
from khabar.lexicon import Hit

_KINDS = ("nouns", "nationalities", "currencies")
_MASDAR = ("\u0625\u0627", "\u062a\u064a")  # إفعال and تفعيل: letters that open and stand next to last
_DUAL_ENDINGS = ("\u064a\u0646", "\u0627\u0646")
_FURTHEST = 12
_NOT, _LIKE = "\u063a\u064a\u0631", "\u0643"


def find_duals(around: Around, atoms: dict[int, Atom]) -> Iterator[Quantity]:
    """Indefinite duals of nouns that the lexicon knows; a definite one points back to what was told before."""
    seen: set[int] = set()
    for hit in candidates(around):
        if hit.first in seen or any(guard(around, atoms, hit) for guard in NOT_DUALS):
            continue
        seen.add(hit.first)
        yield Quantity(hit.first, hit.last, hit.first, hit.last, 2, kind="dual", rule="dual", prefix=hit.prefix, noun=hit)


def candidates(around: Around) -> Iterator[Hit]:
    """Dual forms, nouns before currencies (سنتين is years rather than cents)."""
    for kind in _KINDS:
        for hit in around.reading.hits.get(kind, ()):
            if hit.tag.startswith("dual"):
                yield hit


def definite(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    return hit.prefix.endswith(ARTICLE)


def never_dual(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    return bool(hit.entry.get("no_dual"))


def plural_too(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """مسلحين may be a plural: it is, unless اثنين follows, or a pronoun of two further on (وهما)."""
    tags = {other.tag for kind in _KINDS for other in around.at(kind, hit.first)}
    if not tags & {"plural", "plural_construct", "singular"}:
        return False
    return not any(around.role(i) == "two_of_them" for i in range(hit.last, min(hit.last + _FURTHEST, len(around.reading.words))))


def counted_word(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """A number says how many: the dual is what it counts, or اثنين will say two."""
    following = atoms.get(hit.last)
    return hit.first in atoms or any(atom.last == hit.first for i in (hit.first - 1, hit.first - 2) if (atom := atoms.get(i))) or (
        following is not None and following.kind in ("unit", "ten") and following.value == 2)


def named_pair(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """A construct before two names (مدينتي كذا وكذا) or before a definite noun; before a verbal noun it counts."""
    if hit.tag != "dual_construct":
        return False
    if hit.last >= len(around.reading.words) or not around.is_word(hit.last):
        return True
    return not (_is_masdar(around.reading.raw(hit.last)) or around.at("second_parts", hit.last))


def _is_masdar(word: str) -> bool:
    return len(word) in (5, 6) and any(word[0] == ends[0] and word[-2] == ends[1] for ends in _MASDAR)


def adjective(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """مجموعتين مسلحتين: the second agrees with the first and counts nothing."""
    before = hit.first - 1
    if before < 0 or hit.prefix or not around.near(before, hit.first):
        return False
    word = around.reading.words[before]
    if len(word) > 4 and word.endswith(_DUAL_ENDINGS) and not word.startswith(ARTICLE) and not around.at("number_words", before):
        return True
    nouns = (other for kind in _KINDS for other in around.at(kind, before) if not other.prefix.endswith(ARTICLE))
    return bool(hit.entry.get("human")) and any(other.tag == "plural" and other.entry.get("human") for other in nouns)


def negated(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """غير حكوميتين: an adjective behind its negation."""
    before = hit.first - 1
    return before >= 0 and not hit.prefix and around.reading.words[before] == _NOT


def in_a_name(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """A name that begins with ك (كاثرين), or with ل before a currency of two letters (لينين)."""
    return hit.prefix.endswith(_LIKE) or hit.entry.kind == "currencies" and len(hit.entry.lemma) < 3


def demonstrative(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    return around.role(hit.first - 1) == "no_other" if hit.first else False


def goals(around: Around, atoms: dict[int, Atom], hit: Hit) -> bool:
    """Goals of a match (بهدفين مقابل هدف)."""
    return around.role(hit.first) == "goal" and any(around.role(i) in ("score", "instead") for i in range(hit.last, hit.last + 3))


NOT_DUALS = [definite, never_dual, plural_too, counted_word, named_pair, adjective, negated, in_a_name, demonstrative, goals]
