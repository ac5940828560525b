"""The only place that knows how Arabic reaches a chart.

matplotlib from 3.11 on shapes and orders Arabic itself and wants logical text; before, it draws what
it is given from left to right and wants letters joined and put in visual order beforehand. Doing both
draws the text reversed, without a warning.
"""
import importlib.resources
import re
import textwrap
from functools import lru_cache

import matplotlib
from matplotlib import font_manager

FAMILY = "IBM Plex Sans Arabic"
FONT_PACKAGE = "fontpkg_ibm_plex_sans_arabic"

_VERSION = tuple(int(part) for part in re.findall(r"\d+", matplotlib.__version__)[:2])
SHAPES_ITSELF = _VERSION >= (3, 11)

_RLM, _LRM = "\u200f", "\u200e"
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"
_EMBED, _END_EMBED = "\u202a", "\u202c"

# Marks that steer direction: dropped from what comes in, so that no text can steer our labels.
_STEERING = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Letters of the right-to-left scripts, presentation forms included.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A number whose sign, percent sign, grouping or range must stay where it is: -5%, 2019-2021, $1,500.
_NUMBER = re.compile(r"[+\-−±×]?[$€£]?\d+(?:[-–./:,٫٬]\d+)*[%٪$€£×]?")
_BRACKET = re.compile(r"[()\[\]{}]")


def rtl(text: str) -> str:
    """Text as a chart needs it to be read from right to left, line by line.

    >>> rtl("Port of Tyre")
    'Port of Tyre'
    >>> rtl("BBC عربي").lstrip(chr(0x200F)) != ""
    True
    """
    return _each_line(text, _RLM, "R") if _RIGHT_TO_LEFT.search(text) else text.translate(_STEERING)


def ltr(text: str) -> str:
    """Text of a left-to-right label that may hold Arabic words, as a chart needs it.

    >>> ltr("8 quotes")
    '8 quotes'
    """
    return _each_line(text, _LRM, "L") if _RIGHT_TO_LEFT.search(text) else text.translate(_STEERING)


def wrap(text: str, width: int, lines: int | None = None) -> str:
    """Text cut into lines of at most `width` characters; to be done before `rtl`.

    >>> wrap("one two three four", 9)
    'one two\\nthree\\nfour'
    >>> wrap("one two three four", 9, lines=2)
    'one two\\nthree …'
    """
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


@lru_cache(maxsize=1)
def use_font() -> str:
    """Make the chart font known to matplotlib and return its family name.

    >>> use_font()
    'IBM Plex Sans Arabic'
    """
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(font_file(weight))
    return FAMILY


def font_file(weight: str = "Regular") -> str:
    """Path of the font file of a weight, inside the installed font package.

    >>> font_file("Bold").rpartition("-")[2]
    'Bold.ttf'
    """
    folder = importlib.resources.files(FONT_PACKAGE) / "files"
    return str(folder / f"IBMPlexSansArabic-{weight}.ttf")


def _each_line(text: str, lead: str, base: str) -> str:
    line = _logical if SHAPES_ITSELF else _visual
    return "\n".join(line(part, lead, base) for part in text.translate(_STEERING).split("\n"))


def _logical(line: str, lead: str, base: str) -> str:
    return lead + _NUMBER.sub(_isolated, line)


def _visual(line: str, lead: str, base: str) -> str:
    # The helpers are needed below matplotlib 3.11 alone. bidi.algorithm mirrors brackets, bidi doesn't.
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display

    joined = ArabicReshaper({"delete_harakat": False}).reshape(line)
    # bidi.algorithm knows embeddings but not isolates, and has no rule for pairs of brackets: strong marks beside
    # each number and bracket do what those would. It takes the embeddings out again, and we the marks.
    numbered = _NUMBER.sub(rf"{lead}{_EMBED}\g<0>{_END_EMBED}{lead}", joined)
    return get_display(_BRACKET.sub(rf"{lead}\g<0>{lead}", numbered), base_dir=base).replace(lead, "")


def _isolated(number: re.Match[str]) -> str:
    return f"{_ISOLATE}{number.group()}{_END_ISOLATE}"
