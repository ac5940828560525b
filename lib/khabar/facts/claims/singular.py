"""The singular of a counted noun that the lexicon does not know, by patterns that rarely mislead; else the noun as printed."""
import re
import unicodedata

from khabar.text.fold import FILL

_SOUND_MASCULINE = ("\u064a\u0646", "\u0648\u0646")
_SOUND_FEMININE = "\u0627\u062a"
_PATTERNS = [  # a broken plural and its singular; each dot is a root letter
    ("\u062a(.)\u0627(.)\u064a(.)", "\u062a\\1\\2\u064a\\3"),  # تقارير: تقرير
    ("\u0645(.)\u0627(.)\u064a(.)", "\u0645\\1\\2\u0648\\3"),  # مشاريع: مشروع
    ("\u0645(.)\u0627(.)(.)", "\u0645\\1\\2\\3"),  # معارك: معرك، see _FEMININE
    ("(.)(.)\u0627\u0626(.)", "\\1\\2\u064a\\3\u0629"),  # قذائف: قذيفة
    ("\u0623(.)(.)\u0627(.)", "\\1\\2\\3"),  # أهداف: هدف
    ("\u0623(.)(.)(.)\u0629", "\\1\\2\u0627\\3"),  # أجهزة: جهاز
    ("(.)(.)(.)\u0627\u0621", "\\1\\2\u064a\\3"),  # خبراء: خبير
    ("(.)(.)\u0648(.)", "\\1\\2\\3"),  # حقول: حقل
]
_BROKEN = [(re.compile(pattern), to) for pattern, to in _PATTERNS]
_MARKS = re.compile(f"[{FILL}\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ALEF, _TA, _ARTICLE, _HAMZA = "\u0627", "\u0629", "\u0627\u0644", "\u0627\u0621"


def bare(word: str) -> str:
    """A word without diacritics, tatweel and invisible characters.

    >>> bare("شخصًا")
    'شخصا'
    """
    return _MARKS.sub("", unicodedata.normalize("NFC", word))


def without_article(word: str) -> str:
    """A word without the article.

    >>> without_article("القتلى"), without_article("ألف")
    ('قتلى', 'ألف')
    """
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def without_tanwin(word: str) -> str:
    """An accusative without its alef.

    >>> without_tanwin("معيقا"), without_tanwin("لقاء")
    ('معيق', 'لقاء')
    """
    return word[:-1] if word.endswith(_ALEF) and len(word) > 3 else word


def singular(word: str, masculine: bool | None = None) -> str:
    """The singular of a plural; `masculine` where the number's own gender tells that of the noun.

    >>> singular("معيقات", True), singular("مذكرات", False), singular("لاعبين"), singular("تقارير")
    ('معيق', 'مذكرة', 'لاعب', 'تقرير')
    """
    if word.endswith(_SOUND_MASCULINE) and len(word) > 4:
        return word[:-2]
    if word.endswith(_SOUND_FEMININE) and len(word) > 4:
        return _from_sound_feminine(word[:-2], masculine)
    for pattern, to in _BROKEN:
        if match := pattern.fullmatch(word):
            found = match.expand(to)
            return found + _TA if masculine is False and not found.endswith(_TA) else found
    return word


def _from_sound_feminine(stem: str, masculine: bool | None) -> str:
    """معيقات: معيق; مذكرات: مذكرة; a verbal noun has no ta marbuta (اجتماعات: اجتماع)."""
    if masculine is None:
        masculine = _is_masdar(stem)
    return stem if masculine else stem + _TA


def _is_masdar(stem: str) -> bool:
    """افتعال, انفعال, إفعال, تفعيل, استفعال."""
    if stem.endswith("\u064a") or len(stem) < 5:
        return False
    opens = stem[0] in "\u0627\u0625" and stem[-2] == _ALEF
    return opens or stem[0] == "\u062a" and stem[-2] == "\u064a"
