"""Stretches of text between quotation marks, as newspapers print them: balanced or not, nested, reversed, re-opened."""
import re
from dataclasses import dataclass

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
    for match in _MARK.finditer(text, start, stop):
        mark = match.group()
        if mark in "'’‘" and _is_apostrophe(text, match.start(), stack):
            continue
        if _closes(text, mark, match, stack, stop):
            while stack[-1][1] != mark:
                stack.pop()
            opened = stack.pop()
            found.append(_stretch(text, opened[2], opened[3], match.start(), match.end(), len(stack)))
        elif (closing := _closing_of(text, mark, match, stop)) and len(stack) < _MAX_DEPTH:
            stack.append((mark, closing, match.start(), match.end()))
    return found, (stack[0][0], stack[0][2]) if stack else None


def _closing_of(text: str, mark: str, match: re.Match, stop: int) -> str | None:
    """The mark that would close this one, where it can open at all."""
    if mark in _PAIRS:
        return _PAIRS[mark]
    after = text[match.end():match.end() + 1]
    if mark in _SAME:
        return mark if mark not in "'" or not after.isspace() else None
    before = text[match.start() - 1:match.start()]
    opens = after and not after.isspace() and (not before or before.isspace() or before in "ـ(:")
    return _REVERSED[mark] if opens and match.end() < stop else None


def _closes(text: str, mark: str, match: re.Match, stack: list, stop: int) -> bool:
    if not any(opened[1] == mark for opened in stack[-_MAX_DEPTH:]):
        return False
    if mark not in _SAME or stack[-1][1] != mark:
        return mark not in _SAME
    return not _is_opening(text, match, stack[-1][3])


def _is_opening(text: str, match: re.Match, opened: int) -> bool:
    """A same-shaped mark right behind a colon or a clitic and before a word opens anew: the one before was never closed."""
    before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
    return before == ":" and match.start() - 1 > opened and bool(after) and after.isalnum()


def _is_apostrophe(text: str, at: int, stack: list) -> bool:
    """A single mark between letters, or one that nothing opened behind a letter."""
    before, after = text[at - 1:at] if at else "", text[at + 1:at + 2]
    if before.isalpha() and after.isalpha():
        return not ("\u0600" <= before <= "\u06ff" and stack)
    return before.isalnum() and not any(s[0] in "'‘’" for s in stack)


def _is_long(text: str, start: int, stop: int) -> bool:
    """An unclosed mark counts where it opens behind a colon, or a paragraph of its own."""
    before = text[max(0, start - 3):start].rstrip(_BLANK)
    return (not before or before[-1] in ":\n") and stop - start > 40


def _stretch(text: str, outer_start: int, start: int, stop: int, outer_stop: int, depth: int) -> Stretch:
    while start < stop and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in _BLANK):
        stop -= 1
    return Stretch(start, stop, outer_start, outer_stop, depth)
