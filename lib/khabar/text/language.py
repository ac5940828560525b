"""Whether a text is Arabic: by its script, and by the letters that its neighbours write and it doesn't."""
import re

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+")
_LETTER = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile("[\\s\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\ufffe\ufff9-\ufffb\x00-\x1f\x7f-\x9f]*")
_SAMPLE = 100_000
_LEAST_SHARE = 0.2  # of a text's letters; a film list full of Latin titles is still an Arabic article

_NEIGHBOURS = (  # code, name, the letters Arabic doesn't have, the share of them that tells
    ("ckb", "Kurdish", "\u06d5\u06ce\u06c6\u06b5\u0695", 0.05),
    ("ur", "Urdu", "\u0679\u0688\u0691\u06ba\u06d2\u06c1", 0.03),
    ("ps", "Pashto", "\u069a\u0681\u0685\u0689\u0693\u0696\u06ab\u06d0\u06cd", 0.02),
    ("ug", "Uyghur", "\u06d5\u06d0\u06c7\u06c8\u06cb\u06ad", 0.05),
    ("fa", "Persian", "\u067e\u0686\u0698\u06af", 0.008),
)


def arabic_letters(text: str) -> int:
    """How many letters of the Arabic script stand in a text.

    >>> arabic_letters("قناة BBC")
    4
    """
    return sum(len(run) for run in _ARABIC.findall(text))


def arabic_share(text: str) -> float:
    """The share of Arabic letters among all letters; 0 where there are none.

    >>> arabic_share("قناة BBCX")
    0.5
    """
    sample = text.lstrip()[:_SAMPLE]
    letters = sum(len(run) for run in _LETTER.findall(sample))
    return min(1.0, arabic_letters(sample) / letters) if letters else 0.0


def is_blank(text: str) -> bool:
    """Whether nothing in a text can be seen: blanks, no-break spaces, invisible marks.

    >>> is_blank("\\u00a0\\n \\u200f\\ufeff"), is_blank("خبر")
    (True, False)
    """
    return bool(_INVISIBLE.fullmatch(text))


def not_arabic(text: str) -> str | None:
    """Why a text is no Arabic article, or null where it is one.

    >>> not_arabic("The minister said nothing about it.")
    'not Arabic: 0% of its letters are Arabic'
    >>> not_arabic("وصل الوفد إلى المدينة")
    """
    share = arabic_share(text)
    if share < _LEAST_SHARE:
        return f"not Arabic: {share:.0%} of its letters are Arabic" if _LETTER.search(text) else "not Arabic: it holds no letters"
    if neighbour := _neighbour(text.lstrip()[:_SAMPLE]):
        return "not Arabic: {1} ({0}) by its letters".format(*neighbour)
    return None


def _neighbour(text: str) -> tuple[str, str] | None:
    """The language whose own letters a text writes too often for Arabic, and without Arabic's article."""
    letters = arabic_letters(text)
    if text.count("\u0627\u0644") > 0.03 * letters:
        return None
    for code, name, marks, least in _NEIGHBOURS:
        found = sum(map(text.count, marks))
        if found >= 3 and found > least * letters:
            return code, name
    return None
