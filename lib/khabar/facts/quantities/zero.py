"""A stated zero: دون وقوع إصابات, لم يسفر عن ضحايا."""
from collections.abc import Iterator

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, ARTICLE, Quantity
from khabar.lexicon import Hit

_GAP = 6


def find_zeros(around: Around) -> Iterator[Quantity]:
    """Each denial of harm whose harm stands a few words behind it."""
    reach = -1
    for hit in around.reading.hits.get("zero_words", ()):
        if hit.entry.id not in ("without", "not") or hit.first < reach:
            continue
        harm = _harm(around, hit)
        if harm is not None:
            reach = harm.last
            yield Quantity(hit.first, harm.last, hit.first, hit.last, 0, kind="zero", rule="zero", prefix=hit.prefix, noun=harm)


def _harm(around: Around, opening: Hit) -> Hit | None:
    for token in range(opening.last, min(opening.last + _GAP, len(around.reading.words))):
        if around.is_mark(token) or around.reading.words[token][0].isdecimal():
            return None
        hit = around.starting("zero_words", token)
        if hit and hit.entry.get("unit"):
            return None if hit.prefix.startswith(AND) or hit.prefix.endswith(ARTICLE) else hit
    return None
