"""The grammar of spelled-out numbers, digits with scale words included.

number = group (and-group)* [and-fraction];  group = small [scale …] | scale;  small = the numbers below a thousand.
Each and-group must be smaller than the scale before it, so that "ثلاثة وأربعة" stays two numbers.
"""
from collections.abc import Iterator
from fractions import Fraction

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, ARTICLE, Atom, Parsed

_JOINING = {AND, AND + ARTICLE}
_PLAIN = {"", ARTICLE}
_MOST_SCALES = 4  # scale words in a row that are one number


class Grammar:
    """Reads numbers from atoms.

    >>> from khabar.text.article import Article
    >>> from khabar.facts.reading import Reading
    >>> from khabar.facts.spans import Owners
    >>> from khabar.facts.quantities.atoms import atoms_of
    >>> around = Around(Reading(Article(id="1", text="ألف ومئتين وخمسة وثلاثين")))
    >>> Grammar(around, atoms_of(around, Owners(9))).number(0).value
    1235
    """

    def __init__(self, around: Around, atoms: dict[int, Atom]):
        self.around, self.atoms = around, atoms

    def next(self, token: int, prefixes: set[str], *kinds: str) -> Atom | None:
        """The atom that goes on at a token, of one of these kinds and behind one of these clitics."""
        atom = self.atoms.get(token)
        if atom is None or atom.kind not in kinds or atom.prefix not in prefixes or not self.around.near(token - 1, token):
            return None
        return atom

    def run(self, token: int, prefixes: set[str], *kinds: str) -> Iterator[Atom]:
        """The atoms that go on from a token one behind the other."""
        for _ in range(_MOST_SCALES):
            atom = self.next(token, prefixes, *kinds)
            if atom is None:
                return
            yield atom
            token = atom.last

    def number(self, token: int) -> Parsed | None:
        """The longest number that begins at a token."""
        for rule in NUMBERS:
            parsed = rule(self, token)
            if parsed is not None:
                return parsed
        return None


def fraction_of_scale(grammar: Grammar, token: int) -> Parsed | None:
    """نصف مليون, ثلاثة أرباع المليون."""
    atom, times = grammar.atoms.get(token), 1
    if atom is None:
        return None
    if atom.kind in ("unit", "digits") and (plural := grammar.next(atom.last, _PLAIN, "quarters")):
        part, times = plural, atom.value
    elif atom.kind == "fraction":
        part = atom
    else:
        return None
    scale = grammar.next(part.last, _PLAIN, "scale", "either")
    value, last, factor = part.value * times, part.last, 1
    if scale:
        value, last, factor = value * scale.value, scale.last, scale.value
    kind = "number" if scale else "fraction"
    return _parsed(atom, last, _whole(value), factor, kind=kind, rule="fraction")


def few_of(grammar: Grammar, token: int) -> Parsed | None:
    """بضعة (3 to 9), بضع مئات, بضعة عشر."""
    atom = grammar.atoms.get(token)
    if atom is None or atom.kind != "few":
        return None
    low, high, last, factor = atom.value, atom.high, atom.last, 1
    if ten := grammar.next(last, {""}, "ten"):
        return _parsed(atom, ten.last, None, 1, low=low + 10, high=high + 10, rule="few")
    for many in grammar.run(last, {""}, "scales", "scale", "vague"):
        factor, last = factor * many.value, many.last
    return _parsed(atom, last, None, factor, low=low * factor, high=high * factor, rule="few")


def vague_many(grammar: Grammar, token: int) -> Parsed | None:
    """عشرات, عشرات الآلاف, عشرات وربما مئات الآلاف: a low bound, no value."""
    first = _many(grammar, token)
    if first is None:
        return None
    atom, low, last, scale = first
    link = _link(grammar, last)
    second = _many(grammar, link) if link else None
    if second:
        low, last = low * (second[3] if scale == 1 else 1), second[2]
    return _parsed(atom, last, None, scale, low=low, kind="vague", rule="vague")


def _many(grammar: Grammar, token: int) -> tuple[Atom, int, int, int] | None:
    """(atom, low bound, end, scale) of عشرات الآلاف."""
    atom = grammar.atoms.get(token)
    if atom is None or atom.kind not in ("vague", "scales"):
        return None
    low, last, scale = atom.value, atom.last, 1
    for more in grammar.run(last, _PLAIN, "scales", "scale"):
        low, scale, last = low * more.value, scale * more.value, more.last
    return atom, low, last, scale


def _link(grammar: Grammar, token: int) -> int | None:
    """Where a second vague number may begin: behind أو, بل, وربما, with a comma or not."""
    around = grammar.around
    if token < len(around.reading.words) and around.reading.words[token] in "\u060c,":
        token += 1
    if around.role(token) in ("or", "perhaps"):
        return around.starting("number_roles", token).last
    return None


def compound(grammar: Grammar, token: int) -> Parsed | None:
    """Everything else: groups joined by و, each smaller than the scale before it."""
    whole = group(grammar, token)
    if whole is None:
        return None
    factor = whole.factor
    while factor > 1 and (more := _smaller_group(grammar, whole.last, factor)):
        whole.value, whole.last, factor = whole.value + more.value, more.last, more.factor
        whole.text = ""
    return _and_fraction(grammar, whole, factor)


def _smaller_group(grammar: Grammar, token: int, factor: int) -> Parsed | None:
    """An and-group that fits below a scale."""
    atom = grammar.atoms.get(token)
    if atom is None or atom.prefix not in _JOINING or not grammar.around.near(token - 1, token):
        return None
    more = group(grammar, token)
    return more if more and more.value is not None and more.value < factor and more.value == int(more.value) else None


def _and_fraction(grammar: Grammar, whole: Parsed, factor: int) -> Parsed:
    """مليون ونصف, ثلاثة ملايين ونصف المليون, خمسة ونصف."""
    part = grammar.next(whole.last, _JOINING, "fraction")
    if part is None or whole.value is None or (factor == 1 and whole.value > 999):
        return whole
    whole.value, whole.last, whole.text = _whole(whole.value + part.value * factor), part.last, ""
    scale = grammar.next(whole.last, _PLAIN, "scale", "either") if factor > 1 else None
    if scale and scale.value == factor:
        whole.last = scale.last
    return whole


def group(grammar: Grammar, token: int) -> Parsed | None:
    """One group: a number below a thousand (or in digits) with its scales, or a scale alone."""
    atom = grammar.atoms.get(token)
    if atom is None:
        return None
    if atom.kind in ("scale", "either", "dual"):
        value = atom.value * (1 if atom.kind == "scale" or _is_accusative(grammar, atom) else 2)
        found = _parsed(atom, atom.last, value, atom.value)
    else:
        found = small(grammar, atom)
    if found is None or found.value is None:
        return found
    found.coefficient = found.value // found.factor if found.factor > 1 else found.value
    for scale in grammar.run(found.last, _PLAIN, "scale", "scales", "either"):
        found.value, found.last, found.factor, found.text = _whole(found.value * scale.value), scale.last, scale.value, ""
    return found


def _is_accusative(grammar: Grammar, atom: Atom) -> bool:
    """مليونا ونصف مليون is one and a half, ألفا وخمسين 1050: a construct dual (مليونا دينار) has what it counts right behind it."""
    more = grammar.atoms.get(atom.last)
    return atom.kind == "either" and more is not None and more.prefix in _JOINING and grammar.around.near(atom.last - 1, atom.last)


def small(grammar: Grammar, atom: Atom) -> Parsed | None:
    """A number below a thousand in words, or a literal."""
    if atom.kind == "digits":
        return _parsed(atom, atom.last, atom.value, text=atom.text, rule="digits")
    if atom.kind == "hundred":
        return _with_tail(grammar, atom, atom.value, atom.last)
    if atom.kind in ("unit", "part"):
        return _from_unit(grammar, atom)
    if atom.kind in ("ten", "tens", "zero"):
        return _parsed(atom, atom.last, atom.value)
    return None


def _from_unit(grammar: Grammar, atom: Atom) -> Parsed | None:
    """A unit, a teen (ثلاثة عشر), tens (خمسة وثلاثين) or hundreds written apart (أربع مئة)."""
    if ten := grammar.next(atom.last, {""}, "ten"):
        return _parsed(atom, ten.last, atom.value + 10)
    if tens := grammar.next(atom.last, _JOINING, "tens"):
        return _parsed(atom, tens.last, atom.value + tens.value)
    hundred = grammar.next(atom.last, _PLAIN, "hundred")
    if hundred and hundred.value == 100 and atom.value > 2:
        return _with_tail(grammar, atom, atom.value * 100, hundred.last)
    return _parsed(atom, atom.last, atom.value) if atom.kind == "unit" else None


def _with_tail(grammar: Grammar, atom: Atom, value: int, last: int) -> Parsed:
    """Hundreds with what follows و below a hundred."""
    tail = grammar.next(last, _JOINING, "unit", "part", "ten", "tens")
    more = small(grammar, tail) if tail else None
    if more is None or more.value >= 100:
        return _parsed(atom, last, value)
    return _parsed(atom, more.last, value + more.value)


def _parsed(atom: Atom, last: int, value, factor=1, **more) -> Parsed:
    return Parsed(atom.lead, atom.first, last, value, factor, prefix=atom.prefix, definite=atom.definite, **more)


def _whole(value):
    """A whole number as int, a third as the fraction it is."""
    return int(value) if value == int(value) else float(value) if isinstance(value, Fraction) else value


NUMBERS = [fraction_of_scale, few_of, vague_many, compound]
