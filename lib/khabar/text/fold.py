"""Folds spelling for matching, and keeps the way back to the text as printed.

Two steps. `level` replaces letter by letter and keeps the length, so that an offset in the levelled text is an
offset in the text. `fold` then takes one word or phrase to its final form, for looking up, never for showing.
"""
import re
import unicodedata

_LONGEST, _MOST = 60, 1 << 17  # letters of a phrase that is remembered, and how many are
FILL = "\u0640"  # tatweel: stands where a mark or an invisible character stood, and is dropped by `fold`

_MARKS = [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5), 0x06E7, 0x06E8,
          *range(0x06EA, 0x06EE), *range(0x0300, 0x0370)]
_INVISIBLE = [0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF, 0x00AD]
_LETTERS = {0x0623: 0x0627, 0x0625: 0x0627, 0x0622: 0x0627, 0x0671: 0x0627, 0x0649: 0x064A, 0x0626: 0x064A, 0x0624: 0x0648,
            0x0629: 0x0647, 0x06CC: 0x064A, 0x06D2: 0x064A, 0x06A9: 0x0643, 0x06C1: 0x0647, 0x06BE: 0x0647, 0x06D5: 0x0647, 0x06C0: 0x0647}
_DIGITS = {zero + n: 0x30 + n for zero in (0x0660, 0x06F0, 0xFF10) for n in range(10)}
_LEVEL = {chr(letter): chr(to) for letter, to in {**dict.fromkeys(_MARKS + _INVISIBLE, ord(FILL)), **_LETTERS, **_DIGITS}.items()}
_LEVELLED = re.compile("[" + "".join(map(re.escape, _LEVEL)) + "]")  # three times as fast as str.translate
_COMPOSED = re.compile("[\ufb00-\ufdff\ufe70-\ufeff\uff00-\uffef]")

INVISIBLE = frozenset(map(chr, _INVISIBLE))


def _level_of(match: re.Match) -> str:
    return _LEVEL[match[0]]


def level(text: str) -> str:
    """Unifies alef, hamza, ya, ta marbuta and digits one for one; marks and invisible characters become a filler.

    >>> level("أكّد ٢٥") == "اك" + FILL + "د 25"
    True
    >>> len(level("مهمّة")) == len("مهمّة")
    True
    """
    return _LEVELLED.sub(_level_of, text)


def fold(phrase: str) -> str:
    """The form a word or phrase is looked up by: levelled, fillers dropped, ligatures opened, blanks single.

    >>> fold("مُهمَّة   قتـاليّة")
    'مهمه قتاليه'
    >>> fold("ﻻ")
    'لا'
    """
    return FOLDED[phrase]


class _Folded(dict):
    """Folded forms by words as printed: they come again and again. A plain table, since an lru_cache moves links at every look."""

    def __missing__(self, phrase: str) -> str:
        composed = unicodedata.normalize("NFKC", phrase) if _COMPOSED.search(phrase) else phrase
        folded = " ".join(level(composed).replace(FILL, "").lower().split())
        if len(phrase) > _LONGEST:
            return folded
        if len(self) > _MOST:
            self.clear()
        self[phrase] = folded
        return folded


FOLDED = _Folded()
