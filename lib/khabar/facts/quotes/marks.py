"""Stretches of text between quotation marks, as newspapers print them: balanced or not, nested, reversed, re-opened."""
import re
from dataclasses import dataclass

from khabar.text.fold import FILL

_PAIRS = {"«": "»", "“": "”", "„": "”", "‟": "”", "‘": "’", "‹": "›", "『": "』"}
_REVERSED = {"»": "«", "”": "“", "’": "‘", "›": "‹"}
_SAME = {'"', "＂", "''", "``", "'"}
_MARK = re.compile("''|``|[\"＂«»“”„‟‘’‹›『』']")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\u0085]+")
_BLANK = " \t\u00a0\u200f\u200e"
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two marks: `start` and `stop` leave the marks out, `outer_start` and `outer_stop` take them in."""

    start: int
    stop: int
    outer_start: int
    outer_stop: int
    depth: int = 0


def stretches(text: str) -> list[Stretch]:
    """Quoted stretches in order of their start, inner ones after the outer one they stand in.

    >>> text = 'قال: "نعم"، ثم كتب «لا»'
    >>> [text[s.start:s.stop] for s in stretches(text)]
    ['نعم', 'لا']
    """
    found: list[Stretch] = []
    for paragraph in _PARAGRAPH.finditer(text):
        inside, left = _paragraph(text, paragraph.start(), paragraph.end())
        found += inside
        if left and _is_long(text, left[1], paragraph.end()):
            found.append(_stretch(text, left[1], left[1] + len(left[0]), paragraph.end(), paragraph.end(), 0))
    return sorted((s for s in found if s.start < s.stop), key=lambda s: (s.start, -s.stop))


def _paragraph(text: str, start: int, stop: int) -> tuple[list[Stretch], tuple[str, int] | None]:
    """Balanced stretches of a paragraph, and the outermost mark left open."""
    found, stack = [], []
    matches = list(_MARK.finditer(text, start, stop))
    for n, match in enumerate(matches):
        mark = match.group()
        if mark in "'’‘" and _is_apostrophe(text, match.start(), stack):
            continue
        if _closes(mark, stack):
            if mark in _SAME and _opens_anew(text, match, stack[-1][3]):
                found.append(_left_open(text, stack.pop(), match.start(), len(stack)))
            elif mark not in _SAME or len(stack) >= _MAX_DEPTH or not _nests(text, matches, n):
                while stack[-1][1] != mark:
                    stack.pop()
                opened = stack.pop()
                found.append(_stretch(text, opened[2], opened[3], match.start(), match.end(), len(stack)))
                continue
        if (closing := _closing_of(text, mark, match, stop)) and len(stack) < _MAX_DEPTH:
            stack.append((mark, closing, match.start(), match.end()))
    return found, (stack[0][0], stack[0][2]) if stack else None


def _closing_of(text: str, mark: str, match: re.Match, stop: int) -> str | None:
    """The mark that would close this one, where it can open at all."""
    if mark in _PAIRS:
        return _PAIRS[mark]
    after = text[match.end():match.end() + 1]
    before = text[match.start() - 1:match.start()]
    if mark in _SAME:
        stray = (before.isalnum() and before != FILL or before in (".", "!", "\u061f")) and not after.isalnum()
        return None if stray or mark == "'" and after.isspace() else mark
    if text[max(0, match.start() - 2):match.start()].rstrip(_BLANK).endswith(":") and match.end() < stop:
        return _REVERSED[mark]
    opens = after and not after.isspace() and (not before or before.isspace() or before in "ـ(:")
    return _REVERSED[mark] if opens and match.end() < stop else None


def _closes(mark: str, stack: list) -> bool:
    """Whether a mark closes what is open: of two that look alike only the last one opened."""
    if not any(opened[1] == mark for opened in stack[-_MAX_DEPTH:]):
        return False
    return mark not in _SAME or stack[-1][1] == mark


def _opens_anew(text: str, match: re.Match, opened: int) -> bool:
    """A mark behind a colon and before a word opens: the one before it was never closed."""
    before, after = text[max(opened, match.start() - 2):match.start()].rstrip(_BLANK), text[match.end():match.end() + 1]
    return before.endswith(":") and after.isalnum() and match.start() - opened > 1


def _nests(text: str, matches: list[re.Match], n: int) -> bool:
    """Marks that look alike nest where this one stands before a word and the next two close."""
    if n + 2 >= len(matches) or not _is_before_word(text, matches[n]):
        return False
    return not any(_is_before_word(text, match) for match in matches[n + 1:n + 3])


def _is_before_word(text: str, match: re.Match) -> bool:
    before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
    return before.isspace() and after.isalnum()


def _left_open(text: str, opened: tuple, stop: int, depth: int) -> Stretch:
    """A quotation whose closing mark is missing ends at the last full stop before the next one."""
    end = max(text.rfind(mark, opened[3], stop) for mark in ".!?\u061f")
    end = end + 1 if end > opened[3] else stop
    return _stretch(text, opened[2], opened[3], end, end, depth)


def _is_apostrophe(text: str, at: int, stack: list) -> bool:
    """A single mark between letters, or one that nothing opened behind a letter."""
    before, after = text[at - 1:at] if at else "", text[at + 1:at + 2]
    if before.isalpha() and after.isalpha():
        return not ("\u0600" <= before <= "\u06ff" and stack)
    return before.isalnum() and not any(s[0] in "'‘’" for s in stack)


def _is_long(text: str, start: int, stop: int) -> bool:
    """An unclosed mark counts where it opens behind a colon or a paragraph, or runs on to the full stop that ends it."""
    before = text[max(0, start - 3):start].rstrip(_BLANK)
    opens = not before or before[-1] in ":\n" or text[stop - 1] in ".!?\u061f"
    return opens and stop - start > 40


def _stretch(text: str, outer_start: int, start: int, stop: int, outer_stop: int, depth: int) -> Stretch:
    while start < stop and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in _BLANK):
        stop -= 1
    return Stretch(start, stop, outer_start, outer_stop, depth)
