"""The chart font inside a page: only the letters that the page needs, so that it opens offline and stays small."""
import base64
import io
from functools import lru_cache

from khabar.pages.rtl import FAMILY, font_file

WEIGHTS = {"Regular": 400, "Bold": 700}
_FORMS = "".join(map(chr, (*range(0x20, 0x7F), *range(0x0621, 0x0653), *range(0x0660, 0x066D), 0xAB, 0xB7, 0xBB, 0xD7, 0x2013, 0x2014, 0x2026, 0x2212)))


def font_face(text: str) -> str:
    """The `@font-face` rules for a page with this text.

    >>> font_face("خبر").count("@font-face")
    2
    """
    needed = "".join(sorted(set(text) - set(_FORMS)))
    return "\n".join(_rule(weight, needed) for weight in WEIGHTS) + "\n"


@lru_cache(maxsize=16)
def _rule(weight: str, needed: str) -> str:
    data = base64.b64encode(_subset(weight, needed)).decode("ascii")
    source = f"url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face {{ font-family: '{FAMILY}'; font-weight: {WEIGHTS[weight]}; src: {source}; }}"


def _subset(weight: str, needed: str) -> bytes:
    from fontTools import subset

    options = subset.Options(flavor="woff", layout_features=["*"], recalc_timestamp=False, notdef_outline=True)
    options.drop_tables += ["meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=_FORMS + needed)
    buffer = io.BytesIO()
    with subset.load_font(font_file(weight), options) as font:
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    return buffer.getvalue()
