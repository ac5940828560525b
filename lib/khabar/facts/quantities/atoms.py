"""Cuts a text into atoms of numbers: words from the lexicon and literals in digits."""
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.digits import digit_atoms
from khabar.facts.quantities.model import AND, Atom
from khabar.facts.spans import Owners
from khabar.lexicon import Hit


def atoms_of(around: Around, owners: Owners) -> dict[int, Atom]:
    """Atoms that no date and no name owns, by the token they begin at."""
    atoms = digit_atoms(around, owners)
    for make in (_word_atoms, _scale_atoms, _fraction_atoms, _vague_atoms):
        for atom in make(around):
            if not owners.of(atom.first):
                atoms[atom.lead] = atom
    for hit in around.reading.hits.get("percents", ()):
        for token in range(hit.first, hit.last):  # the hundred of بالمئة is no number of its own
            atoms.pop(token, None)
    for hit in around.reading.hits.get("number_homographs", ()):
        if not _counts(around, atoms, hit.last):
            atoms.pop(hit.first, None)
    return atoms


def _counts(around: Around, atoms: dict[int, Atom], token: int) -> bool:
    """Whether a number goes on at a token (لست وعشرين أسرة) or a plural stands there (لست أسر)."""
    more = atoms.get(token)
    if more is not None and more.kind == "tens" and more.prefix == AND:
        return True
    return any(hit.tag == "plural" and not hit.prefix for hit in around.at("nouns", token))


def _holds(around: Around, hit: Hit) -> bool:
    """Whether the word as printed holds the letter that sets it apart from its twins (مئتا is not ميتا)."""
    letter = hit.entry.get("letter")
    return not letter or letter in around.reading.raw(hit.first)


def _word_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("number_words", ()):
        if not _holds(around, hit):
            continue
        atom = _atom(around, hit, hit.entry.get("class"), hit.entry.get("value"))
        yield _eleven(around, atom) if atom.value == 1 and not atom.prefix else atom


def _atom(around: Around, hit: Hit, kind: str, value, high=None) -> Atom:
    """The atom of a word, with a و printed apart (ألف و مئتان)."""
    before = hit.first - 1
    apart = before >= 0 and not hit.prefix and around.reading.words[before] == AND and around.near(before, hit.first)
    return Atom(before if apart else hit.first, hit.first, hit.last, kind, value, AND if apart else hit.prefix, high)


def _eleven(around: Around, atom: Atom) -> Atom:
    """وأحد عشر is spelt like واحد: before عشر it is the former."""
    ten = around.starting("number_words", atom.last)
    if ten is None or ten.prefix or ten.entry.get("class") != "ten":
        return atom
    return Atom(atom.lead, atom.first, atom.last, "part", 1, AND)


def _scale_atoms(around: Around) -> Iterator[Atom]:
    """Scale words; ألفا is an accusative and a dual in construct, which the grammar decides."""
    tags: dict[int, set[str]] = {}
    hits = around.reading.hits.get("scales", ())
    for hit in hits:
        tags.setdefault(hit.first, set()).add(hit.tag)
    for hit in hits:
        found = tags[hit.first]
        kind = "scales" if "plural" in found else "scale" if found == {"singular"} else "either" if "singular" in found else "dual"
        yield _atom(around, hit, kind, hit.entry.get("value"))


def _fraction_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("fractions", ()):
        kind = "quarters" if hit.entry.get("times") else "fraction"
        yield _atom(around, hit, kind, exact(hit.entry.get("value")))


def _vague_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("vague_numbers", ()):
        if _holds(around, hit):
            high = hit.entry.get("high")
            yield _atom(around, hit, "few" if high else "vague", hit.entry.get("low"), high)


def exact(value: str | float) -> Decimal | Fraction:
    """A fraction as the lexicon writes it (0.5, 1/3).

    >>> exact("1/3"), exact(0.5)
    (Fraction(1, 3), Decimal('0.5'))
    """
    return Fraction(value) if "/" in str(value) else Decimal(str(value))
