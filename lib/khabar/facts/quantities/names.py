"""Numbers inside names (القرار 2118, مجموعة العشرين, قناة 24): taken for names before anyone counts them."""
from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, ARTICLE
from khabar.facts.spans import Owners
from khabar.lexicon import Hit

_KINDS = ("number_words", "scales", "vague_numbers", "fractions")


def take_names(around: Around, owners: Owners) -> None:
    """Gives the tokens of every numbered name to `name`."""
    for hit in around.reading.hits.get("numbered_names", ()):
        last = hit.last if holds_number(around, hit) else label_end(around, hit)
        if last:
            owners.take(hit.first, last, "name")


def holds_number(around: Around, hit: Hit) -> bool:
    """Whether the name itself has a number in it; if not, it is a head that a number may follow."""
    words = around.reading.words
    return any(words[i][0].isdecimal() or any(around.at(kind, i) for kind in _KINDS) for i in range(hit.first, hit.last))


def label_end(around: Around, hit: Hit) -> int | None:
    """The end of a head with its number, where the number labels rather than counts."""
    words, i = around.reading.words, hit.last
    while i < len(words) and i < hit.last + 3 and (around.role(i) == "article" or words[i] in "()\"'-#:"):
        i += 1
    if i >= len(words) or not words[i][0].isdecimal() or not around.near(hit.first, i):
        return None
    if hit.entry.get("definite") and not hit.prefix.endswith(ARTICLE):
        return None
    if hit.entry.get("strict"):
        return literal_end(around, i)
    return None if counts(around, literal_end(around, i)) else literal_end(around, i)


def literal_end(around: Around, token: int) -> int:
    """The end of a label: its signs and further numbers joined by و (الفصول 172 و173, رقم 2.16.69)."""
    words, end = around.reading.words, token + 1
    while end + 1 < len(words) and words[end + 1][0].isdecimal():
        joined = words[end] == AND and around.near(end - 1, end + 1)
        if not joined and not (around.glued(end - 1) and around.glued(end) and not words[end][0].isalnum()):
            break
        end += 2
    return end


def counts(around: Around, token: int) -> bool:
    """Whether something counted begins at a token."""
    if token >= len(around.reading.words):
        return False
    return any(around.at(kind, token) for kind in ("nouns", "currencies", "percents", "scales")) or around.reading.words[token] in ",."
