"""Bytes to text: finds the encoding, and says so where bytes are not text or text was decoded wrongly before it came here.

Nothing is repaired: a byte that can't be right makes the whole unreadable, with the reason, since a wrong letter may be a wrong number.
"""
import codecs
import math
import re
from collections import Counter
from typing import NamedTuple

from khabar.text.language import arabic_letters, arabic_share

LIMIT = 100_000_000  # bytes, and characters, of one article

_MAGIC = {
    b"%PDF-": "a PDF file", b"\x1f\x8b": "gzip data", b"PK\x03\x04": "a zip, Word or Excel file", b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"{\\rtf": "an RTF file", b"BZh": "bzip2 data",
    b"\xfd7zXZ\x00": "xz data", b"7z\xbc\xaf": "a 7z file", b"Rar!": "a RAR file", b"\x7fELF": "a program", b"PAR1": "a Parquet file",
    b"SQLite format 3": "a database", b"OggS": "sound", b"ID3": "sound", b"RIFF": "sound or video",
}
_BOMS = (  # UTF-32's begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("cp1256", "iso-8859-6", "mac-arabic")
_SAMPLE = 200_000

_HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"  # what bytes 80-BF become in Latin
_HIGH_ARABIC = "\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u067e\u0679\u0686\u0698\u0688\u06af\u06a9\u0691\u06ba\u06be\u0152\u0153\u0192\u02c6\u201a\u201e\u2020-\u203a\u20ac\u2122"
_MOJIBAKE = (
    (re.compile(f"[\u00d8-\u00db][{_HIGH}]"), "UTF-8 that was read as Latin and saved as UTF-8 again"),
    (re.compile(f"[\u0637\u0638\u0639\u063a][{_HIGH_ARABIC}]"), "UTF-8 that was read as Windows-1256 and saved again"),
    (re.compile("[\u00c0-\u00ff]{3}"), "an Arabic code page (Windows-1256 or ISO-8859-6) that was read as Latin-1"),
)
_MIXED_WORD = re.compile("[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")  # French read as Arabic
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_UTF8_PAIR = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_BY_FREQUENCY = (
    "\u0627\u0644\u064a\u0645\u0648\u0646\u0631\u062a\u0628\u0629\u0639\u062f\u0641\u0633\u0647\u0642\u0623\u0643"
    "\u062d\u062c\u0634\u0625\u0635\u0637\u0649\u062e\u0632\u0636\u0630\u062b\u063a\u0626\u0621\u0638\u0624\u0622"
)
_PROSE = "\u060c\u061b\u061f\u00ab\u00bb\u201c\u201d\u2018\u2019\u2026\u2013\u2014\u0640"
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_WEIGHTS = dict.fromkeys(_PROSE, 0.5) | dict.fromkeys(_VOWELS, 0.1) | {char: 1 - rank / 40 for rank, char in enumerate(_BY_FREQUENCY)}


class Undecodable(ValueError):
    """Bytes or text that can't be read as an article; the message is the reason."""


class Decoded(NamedTuple):
    """Text, and the encoding it was found in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`, line ends as they stand, a byte order mark dropped.

    >>> decode("وصل الوفد إلى المدينة".encode("cp1256"))
    Decoded(text='وصل الوفد إلى المدينة', encoding='cp1256')
    >>> decode(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    khabar.text.decode.Undecodable: not text: a PDF file
    """
    encoding = encoding_of(data)
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError as fault:
        raise Undecodable(described(fault)) from None


def encoding_of(data: bytes) -> str:
    """The encoding of `data` by its byte order mark, its validity as UTF-8, or the letters that a code page makes of it.

    >>> encoding_of("قال الوزير".encode("utf-16-le")), encoding_of("قال_الوزير".encode("iso-8859-6"))
    ('utf-16-le', 'iso-8859-6')
    """
    refuse_binary(data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if encoding := _utf16_without_mark(data):
        return encoding
    if b"\x00" in data:
        raise Undecodable(f"not text: a NUL byte at byte {data.index(0)}")
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as fault:
        return _code_page(data, fault)


def refuse_binary(data: bytes) -> None:
    """Raises Undecodable where the first bytes are those of a kind of file that isn't text."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise Undecodable(f"not text: {kind}")


def _utf16_without_mark(data: bytes) -> str | None:
    """In Arabic text as UTF-16 every other byte is 06 or 00, which single-byte text never holds so often."""
    sample = data[:_SAMPLE & ~1]
    if len(sample) < 2 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        arabic, latin = high.count(6), high.count(0)
        if arabic and arabic + latin > 0.8 * len(high):
            return encoding
    return None


def utf8_share(data: bytes) -> float:
    """The share of bytes beyond ASCII that stand as UTF-8's pairs for Arabic; near 1 in damaged UTF-8, near 0 in a code page.

    >>> utf8_share("خبر".encode() + b"\\xff"), utf8_share("خبر".encode("cp1256"))
    (0.8571428571428571, 0.0)
    """
    sample = data[:_SAMPLE]
    foreign = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    return 2 * len(_UTF8_PAIR.findall(sample)) / foreign if foreign else 0.0


def _code_page(data: bytes, fault: UnicodeDecodeError) -> str:
    """The code page under which bytes that are no UTF-8 look most like Arabic prose."""
    share = utf8_share(data)
    if share > 0.2:
        raise Undecodable(described(fault) if share > 0.8 else f"mixed encodings, UTF-8 in part: {described(fault)}")
    (score, best), *others = sorted(((_likeness(data, encoding), encoding) for encoding in _CODE_PAGES), key=lambda found: -found[0])
    if score < 0.4:
        raise Undecodable(f"encoding not recognised: {described(fault)}")
    margin = 0.04 + 1 / len(data)
    near = [encoding for likeness, encoding in others if likeness > score - margin and (best, encoding) != ("cp1256", "mac-arabic")]
    rivals = [encoding for encoding in near if data.decode(encoding) != data.decode(best)]  # Mac's are never taken for Windows-1256
    if rivals:
        raise Undecodable(f"encoding not certain, {best} or {rivals[0]}: {described(fault)}")
    return best


def _likeness(data: bytes, encoding: str) -> float:
    """How much like Arabic prose what is not ASCII becomes: frequent letters count most, what prose doesn't hold counts against."""
    try:
        text = data.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return -math.inf
    foreign = Counter(char for char in text if char > "\x7f")
    weight = sum(_WEIGHTS.get(char, -1.0) * count for char, count in foreign.items())
    return (weight - 2 * len(_MIXED_WORD.findall(text))) / max(1, foreign.total())


def described(fault: UnicodeDecodeError) -> str:
    """What is wrong with bytes, in a reader's words.

    >>> try: "خبر".encode()[:-1].decode()
    ... except UnicodeDecodeError as fault: described(fault)
    'cut off in the middle of a character at its end (byte 4)'
    """
    if fault.end >= len(fault.object) and ("end of data" in fault.reason or "truncated" in fault.reason):
        return f"cut off in the middle of a character at its end (byte {fault.start})"
    return f"not {fault.encoding.upper()}: byte 0x{fault.object[fault.start]:02X} at {fault.start} can't stand there"


def refuse_mojibake(text: str) -> None:
    """Raises Undecodable where a text was decoded with the wrong encoding before it was saved.

    >>> refuse_mojibake("اتفقت الدول على هدنة".encode().decode("latin-1"))
    Traceback (most recent call last):
    khabar.text.decode.Undecodable: mojibake: UTF-8 that was read as Latin and saved as UTF-8 again
    >>> refuse_mojibake("اتفقت الدول على هدنة")
    """
    visible = len(text) - text.count(" ")
    for pattern, what in _MOJIBAKE:
        found = sum(1 for _ in pattern.finditer(text))
        if found > 2 and found > 0.05 * visible and _repairable(text, what):
            raise Undecodable(f"mojibake: {what}")


def _repairable(text: str, what: str) -> bool:
    """Whether the way back gives Arabic, so that a Vietnamese name or an Arabic one with odd marks is not taken for damage."""
    wrongs = ("cp1256",) if "as Windows-1256" in what else ("latin-1",) if "Latin-1" in what else ("cp1252", "latin-1")
    right = "cp1256" if "Latin-1" in what else "utf-8"
    for wrong in wrongs:
        repaired = text[:_SAMPLE].encode(wrong, "ignore").decode(right, "ignore")
        if arabic_letters(repaired) > 2 and arabic_share(repaired) > 0.3:
            return True
    return False
