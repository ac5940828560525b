"""Cuts a text into atoms of numbers: words from the lexicon and literals in digits."""
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.digits import digit_atoms
from khabar.facts.quantities.model import Atom
from khabar.facts.spans import Owners
from khabar.lexicon import Hit


def atoms_of(around: Around, owners: Owners) -> dict[int, Atom]:
    """Atoms that no date and no name owns, by the token they begin at."""
    atoms = digit_atoms(around, owners)
    for make in (_word_atoms, _scale_atoms, _fraction_atoms, _vague_atoms):
        for atom in make(around):
            if not owners.of(atom.first):
                atoms[atom.lead] = atom
    for hit in (*around.reading.hits.get("percents", ()), *around.reading.hits.get("number_homographs", ())):
        for token in range(hit.first, hit.last):  # the hundred of بالمئة is no number of its own
            atoms.pop(token, None)
    return atoms


def _holds(around: Around, hit: Hit) -> bool:
    """Whether the word as printed holds the letter that sets it apart from its twins (مئتا is not ميتا)."""
    letter = hit.entry.get("letter")
    return not letter or letter in around.reading.raw(hit.first)


def _word_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("number_words", ()):
        if _holds(around, hit):
            yield Atom(hit.first, hit.first, hit.last, hit.entry.get("class"), hit.entry.get("value"), hit.prefix)


def _scale_atoms(around: Around) -> Iterator[Atom]:
    """Scale words; ألفا is an accusative and a dual in construct, which the grammar decides."""
    tags: dict[int, set[str]] = {}
    hits = around.reading.hits.get("scales", ())
    for hit in hits:
        tags.setdefault(hit.first, set()).add(hit.tag)
    for hit in hits:
        found = tags[hit.first]
        kind = "scales" if "plural" in found else "scale" if found == {"singular"} else "either" if "singular" in found else "dual"
        yield Atom(hit.first, hit.first, hit.last, kind, hit.entry.get("value"), hit.prefix)


def _fraction_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("fractions", ()):
        kind = "quarters" if hit.entry.get("times") else "fraction"
        yield Atom(hit.first, hit.first, hit.last, kind, exact(hit.entry.get("value")), hit.prefix)


def _vague_atoms(around: Around) -> Iterator[Atom]:
    for hit in around.reading.hits.get("vague_numbers", ()):
        if _holds(around, hit):
            high = hit.entry.get("high")
            yield Atom(hit.first, hit.first, hit.last, "few" if high else "vague", hit.entry.get("low"), hit.prefix, high)


def exact(value: str | float) -> Decimal | Fraction:
    """A fraction as the lexicon writes it (0.5, 1/3).

    >>> exact("1/3"), exact(0.5)
    (Fraction(1, 3), Decimal('0.5'))
    """
    return Fraction(value) if "/" in str(value) else Decimal(str(value))
