"""`find_quantities(reading, owners)`: every quantity of an article, in order."""
from collections.abc import Iterator

from khabar.facts.quantities.around import around_of
from khabar.facts.quantities.atoms import atoms_of
from khabar.facts.quantities.duals import find_duals
from khabar.facts.quantities.halves import join_halves
from khabar.facts.quantities.hedges import hedge_after, hedge_apart, hedge_before, qualifier_of
from khabar.facts.quantities.model import AND, ARTICLE, Atom, Parsed, Quantity
from khabar.facts.quantities.names import take_names
from khabar.facts.quantities.ranges import Pair, pair_of
from khabar.facts.quantities.words import Grammar
from khabar.facts.quantities.zero import find_zeros
from khabar.facts.reading import Reading
from khabar.facts.spans import Owners

_ALONE = {1: "one", 2: "two"}


def find_quantities(reading: Reading, owners: Owners) -> list[Quantity]:
    """Quantities of a reading; tokens that dates and clocks own are left to them.

    >>> from khabar.text.article import Article
    >>> reading = Reading(Article(id="1", text="وصل نحو خمسين سائقا و20 حارسا"))
    >>> [(q.value, q.qualifier) for q in find_quantities(reading, Owners(len(reading.tokens)))]
    [(50, 'about'), (20, 'exact')]
    """
    around = around_of(reading)
    take_names(around, owners)
    grammar = Grammar(around, atoms_of(around, owners))
    duals = (_hedged(grammar, dual) for dual in find_duals(around, grammar.atoms))
    found = [*_numbers(grammar), *duals, *find_zeros(around)]
    found = join_halves(around, sorted(found, key=lambda q: (q.num_first, -q.num_last)))
    found = [_hedged(grammar, q) if q.rule == "half" else q for q in found]
    return [q for q in sorted(found, key=lambda q: (q.first, -q.last)) if owners.take(q.num_first, q.num_last, "quantity")]


def _numbers(grammar: Grammar) -> Iterator[Quantity]:
    """Numbers in words and digits, left to right."""
    reach = 0
    for token in sorted(grammar.atoms):
        if token < reach:
            continue
        atom = grammar.atoms[token]
        if atom.kind == "ordinal":
            reach = _past_ordinal(grammar, atom)
            continue
        parsed = grammar.number(token)
        if parsed is None:
            continue
        for quantity in _quantities(grammar, parsed):
            reach = max(reach, quantity.num_last)
            yield quantity


def _past_ordinal(grammar: Grammar, ordinal: Atom) -> int:
    """The end of الحادية عشرة, الثالث والعشرين, which count nothing."""
    last = ordinal.last
    joined = {AND + ARTICLE} if ordinal.definite else {AND}
    if ten := grammar.next(last, {""}, "ten"):
        return ten.last
    while more := grammar.next(last, joined, "tens", "hundred", "scale"):
        last = more.last
    return last


def _quantities(grammar: Grammar, parsed: Parsed) -> list[Quantity]:
    """One quantity, or the two ends of a change, each with its hedge."""
    pair = pair_of(grammar, parsed)
    if pair is None:
        return [_hedged(grammar, _single(parsed))]
    if pair.kind == "apart":
        first, second = _single(pair.first), _single(pair.second)
        first.shares = second.num_first
        return [_hedged(grammar, first), _hedged(grammar, second)]
    return [_ranged(pair)]


def _single(parsed: Parsed) -> Quantity:
    kind = _ALONE.get(parsed.value, "number") if parsed.rule != "digits" and parsed.kind == "number" and not parsed.factor > 1 else parsed.kind
    quantity = Quantity(parsed.first, parsed.last, parsed.first, parsed.last, parsed.value, parsed.low, parsed.high, kind=kind, rule=parsed.rule,
                        prefix=parsed.prefix, definite=parsed.definite, scaled=parsed.factor > 1, text=parsed.text)
    quantity.qualifier = "vague" if parsed.kind == "vague" else "range" if parsed.high is not None else "exact"
    if parsed.value is None and parsed.kind == "number" and parsed.high is None:
        quantity.flags = ("too_large",)
    return quantity


def _ranged(pair: Pair) -> Quantity:
    """A range, its opening word in the span (ما بين ستة إلى سبعة)."""
    low, high = sorted((pair.first.value, pair.second.value))
    a, b = pair.first, pair.second
    return Quantity(min(pair.opening, a.first), b.last, a.first, b.last, None, low, high, "range", rule="range", prefix=a.prefix,
                    scaled=b.factor > 1, dashed=pair.kind == "dashed", lead_prefix=pair.prefix)


def _hedged(grammar: Grammar, quantity: Quantity) -> Quantity:
    """The quantity with the hedge that stands nearest to it; a hedge that touches it joins its span."""
    around, start = grammar.around, quantity.first
    while start and around.role(start - 1) in ("article", "clitic") and around.near(start - 1, start) and quantity.rule == "digits":
        start -= 1
    hit = hedge_before(around, start)
    if hit:
        quantity.first, quantity.lead_prefix = hit.first, hit.prefix
    else:
        hit = hedge_after(around, quantity.last, grammar.atoms) or hedge_apart(around, start, grammar.atoms)
        quantity.after = (hit.first, hit.last) if hit and hit.first >= quantity.last else (0, 0)
        quantity.past = hit.last if hit and hit.first == quantity.last else 0
    if hit and quantity.qualifier == "exact":
        quantity.qualifier, quantity.hedged = qualifier_of(around, hit), True
    return quantity


