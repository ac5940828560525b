"""Numbers in digits: three sets of digits, every grouping and decimal convention, and what only looks like a number."""
import re
from decimal import Decimal

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import Atom
from khabar.facts.spans import Owners

_OLD_POINT = "\u0631"  # an agency's decimal sign: the fraction stands first (9ر2 is 2.9)
_GROUPING = {",", "\u066c", "\u060c", "'", "\u2019"}
_POINT = {".", "\u066b", "\u00b7"}
_SEPARATORS = _GROUPING | _POINT | {_OLD_POINT}
_BLANKS = {" ", "\u00a0", "\u202f", "\u2009"}
_DASHES = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u0640"}
_MINUS = {"-", "\u2212"}
_RATIO = {"/", ":", "+", "\u00d7", "*", "=", "_", "\\", "@", "#", "~", "^"}
_BULLETS = {"-", ".", ")", "\u2013", "\u2014", "\u0640", ":"}
_LATIN = re.compile("[a-z]")
MOST_DIGITS = 25


def digit_atoms(around: Around, owners: Owners) -> dict[int, Atom]:
    """Every literal in digits that no date and no name owns, by the token its clitics begin at."""
    reading, atoms = around.reading, {}
    i, n = 0, len(reading.tokens)
    words, text, starts = reading.words, reading.text, reading.tokens.starts
    while i < n:
        if not "0" <= words[i][0] <= "9" or not text[starts[i]].isdecimal() or owners.of(i):
            i += 1
            continue
        last, separators = _extent(around, owners, i)
        atom = _atom(around, i, last, separators)
        if atom is not None:
            atoms[atom.lead] = atom
        i = last
    return atoms


def _extent(around: Around, owners: Owners, first: int) -> tuple[int, list[str]]:
    """The end of the literal that begins at a token, and the separators in it."""
    words, separators, i = around.reading.words, [], first + 1
    while i < len(words) and not owners.of(i):
        if _is_joint(around, i):
            separators.append(words[i])
            i += 2
        elif _is_spaced_group(around, first, i, separators):
            separators.append(" ")
            i += 1
        else:
            break
    return i, separators


def _is_joint(around: Around, i: int) -> bool:
    words = around.reading.words
    return (words[i] in _SEPARATORS and i + 1 < len(words) and "0" <= words[i + 1][0] <= "9"
            and around.glued(i - 1) and around.glued(i))


def _is_spaced_group(around: Around, first: int, i: int, separators: list[str]) -> bool:
    """Whether three digits go on behind one blank (2 500)."""
    reading = around.reading
    word, head = reading.words[i], reading.words[first]
    if len(word) != 3 or not word.isdecimal() or len(head) > 3 or head[0] == "0" or separators and separators[-1] != " ":
        return False
    return reading.gap(i - 1) in _BLANKS and not around.glued(i)


def _atom(around: Around, first: int, last: int, separators: list[str]) -> Atom | None:
    if any(guard(around, first, last) for guard in NOT_NUMBERS):
        return None
    words = around.reading.words
    parts = [words[first]] if not separators else [w for w in words[first:last] if w[0].isdecimal()]
    text = literal(parts, separators, _counts_whole_things(around, last))
    if text is None:
        return None
    lead, prefix = _clitics(around, first)
    value = None if len(text) > MOST_DIGITS + 4 else Decimal(text) if "." in text else int(text)
    if value is not None and _is_negative(around, first, last):
        value, text = -value, "-" + text
    return Atom(lead, first, last, "digits", value, prefix, text=text)


def literal(parts: list[str], separators: list[str], whole: bool) -> str | None:
    """The number as plain decimal text, or None where its signs contradict each other.

    `whole` says that what follows is counted in whole things, so that 2.500 is two thousand five hundred.

    >>> literal(["2", "500"], [","], True), literal(["2", "500"], ["."], True), literal(["1", "3"], [","], True)
    ('2500', '2500', '1.3')
    >>> literal(["1", "2", "3"], [".", "."], True) is None
    True
    """
    if not separators:
        return _plain(parts[0])
    if separators == [_OLD_POINT]:
        return f"{_plain(parts[1])}.{parts[0]}"
    if len(separators) > 1:
        return _grouped(parts, separators)
    head, tail = parts
    if len(tail) != 3 or len(head) > 3 or head[0] == "0":
        return f"{_plain(head)}.{tail}" if separators[0] != " " else None
    if separators[0] in _POINT and not whole:
        return f"{_plain(head)}.{tail}"
    return head + tail


def _grouped(parts: list[str], separators: list[str]) -> str | None:
    """A number with two separators or more: thousands, with a decimal sign of another kind at the end."""
    *middle, end = separators
    if len(set(middle)) != 1 or len(parts[0]) > 3 or any(len(part) != 3 for part in parts[1:-1]):
        return None
    if end == middle[0]:
        return _plain("".join(parts)) if len(parts[-1]) == 3 else None
    return f"{_plain(''.join(parts[:-1]))}.{parts[-1]}"


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _counts_whole_things(around: Around, last: int) -> bool:
    """Whether 2.500 before this token means thousands: no percent and no scale word follows."""
    return not around.at("percents", last) and not around.at("scales", last)


def _clitics(around: Around, first: int) -> tuple[int, str]:
    """The token where clitics printed apart begin (ال 41، بـ 20), and the clitics."""
    lead, prefix = first, ""
    while lead and len(prefix) < 4 and around.role(lead - 1) in CLITICS and around.near(lead - 1, lead):
        lead -= 1
        prefix = around.reading.words[lead] + prefix
    return lead, prefix


def _is_negative(around: Around, first: int, last: int) -> bool:
    """A minus sign glued to a percentage, behind a blank."""
    if not first or around.reading.words[first - 1] not in _MINUS or not around.glued(first - 1):
        return False
    return not around.glued(first - 2) and bool(around.at("percents", last))


def latin_before(around: Around, first: int, last: int) -> bool:
    """F16, x2: a name or a code."""
    return around.glued(first - 1) and bool(_LATIN.match(around.reading.words[first - 1]))


def latin_behind(around: Around, first: int, last: int) -> bool:
    """5G, 20th."""
    return around.glued(last - 1) and bool(_LATIN.match(around.reading.words[last])) and not around.at("nouns", last)


def hyphened_name(around: Around, first: int, last: int) -> bool:
    """إف-16, كوفيد-19: letters, a hyphen and digits without a blank; a clause in dashes has one before it."""
    words = around.reading.words
    if first < 2 or words[first - 1] not in _DASHES or not around.glued(first - 1):
        return False
    return around.glued(first - 2) and (around.is_word(first - 2) or words[first - 2][0].isdecimal() and first > 3 and words[first - 3] in _DASHES)


def ratio(around: Around, first: int, last: int) -> bool:
    """24/7, 10:30, 5+1, addresses and tags."""
    words = around.reading.words
    before = words[first - 1] in _RATIO and around.glued(first - 1) if first else False
    behind = words[last] in _RATIO and around.glued(last - 1) if last < len(words) else False
    return before or behind


def coded(around: Around, first: int, last: int) -> bool:
    """007, 0612345678: a leading zero without a decimal sign."""
    word = around.reading.words[first]
    return len(word) > 1 and word[0] == "0" and (last == first + 1 or len(around.reading.words[first + 2]) > 3)


def telephone(around: Around, first: int, last: int) -> bool:
    """A number behind "telephone" that counts nothing (a sack of flour is spelt like a mobile)."""
    if any(hit.tag for kind in ("nouns", "currencies") for hit in around.at(kind, last)):
        return False
    return any(around.role(i) == "telephone" for i in range(max(0, first - 5), first))


def bullet(around: Around, first: int, last: int) -> bool:
    """1- , 2. at the head of a line."""
    words, reading = around.reading.words, around.reading
    if last >= len(words) or words[last] not in _BULLETS or len(words[first]) > 2 or last > first + 1:
        return False
    if first == 0 or (first == 1 and words[0] == "("):
        return not around.glued(last) or not words[last + 1][0].isdecimal()
    return "\n" in reading.gap(first - 1) and (not around.glued(last) or not words[last + 1][0].isdecimal())


CLITICS = {"article", "clitic", "and"}
NOT_NUMBERS = [latin_before, latin_behind, hyphened_name, ratio, coded, telephone, bullet]
