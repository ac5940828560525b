"""Numbers: words in every case and gender give back the number they were made from; spelling and signs change nothing."""
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.facts.quantities import find_quantities
from khabar.facts.reading import Reading
from khabar.facts.spans import Owners
from khabar.text.article import Article

UNITS = ["", "واحد", "اثن", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "", "", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [(10**12, "تريليون", "تريليونات"), (10**9, "مليار", "مليارات"), (10**6, "مليون", "ملايين"), (1000, "ألف", "آلاف")]


def unit(n: int, feminine: bool, oblique: bool) -> str:
    """1 to 10 before a noun: 3 to 10 take the gender that the noun has not."""
    if n == 1:
        return "واحدة" if feminine else "واحد"
    if n == 2:
        return ("اثنت" if feminine else "اثن") + ("ين" if oblique else "ان")
    stem = "عشر" if n == 10 else UNITS[n]
    return stem if feminine else stem + "ة"


def below_hundred(n: int, feminine: bool, oblique: bool) -> str:
    if n <= 10:
        return unit(n, feminine, oblique)
    if n == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if n == 12:
        return ("اثنت" if feminine else "اثن") + ("ي" if oblique else "ا") + (" عشرة" if feminine else " عشر")
    if n < 20:
        return f"{UNITS[n - 10]} عشرة" if feminine else f"{UNITS[n - 10]}ة عشر"
    tens = TENS[n // 10] + ("ين" if oblique else "ون")
    return f"{unit(n % 10, feminine, oblique)} و{tens}" if n % 10 else tens


def below_thousand(n: int, feminine: bool, oblique: bool, old: bool, construct: bool = False) -> str:
    parts = []
    if n >= 100:
        pair = "مئت" + ("ي" if oblique else "ا") + ("" if construct and n == 200 else "ن")
        parts.append("مئة" if n < 200 else pair if n < 300 else HUNDREDS[n // 100])
    if n % 100:
        parts.append(below_hundred(n % 100, feminine, oblique))
    text = " و".join(parts)
    return text.replace("مئ", "مائ") if old else text


def scaled(n: int, single: str, plural: str, oblique: bool, old: bool) -> str:
    """A count of thousands, millions …"""
    if n == 1:
        return single
    if n == 2:
        return single + ("ين" if oblique else "ان")
    count = below_thousand(n, False, oblique, old, construct=True)
    rest = n % 100
    noun = plural if 3 <= rest <= 10 else single + "ا" if 11 <= rest <= 99 else single
    return f"{count} {noun}"


def words(n: int, feminine: bool = False, oblique: bool = False, old: bool = False) -> str:
    """A number as a newspaper spells it."""
    parts = []
    for scale, single, plural in SCALES:
        if n >= scale:
            parts.append(scaled(n // scale, single, plural, oblique, old))
            n %= scale
    if n or not parts:
        parts.append(below_thousand(n, feminine, oblique, old) if n else "صفر")
    return " و".join(parts)


def read(text: str) -> list:
    reading = Reading(Article(id="1", text=text))
    return find_quantities(reading, Owners(len(reading.tokens)))


def values(text: str) -> list:
    return [q.value if q.high is None else (q.low, q.high) for q in read(text)]


def test_the_generator_spells_as_grammars_do():
    assert words(1235, oblique=True) == "ألف ومئتين وخمسة وثلاثين"
    assert words(3_000_011, feminine=True) == "ثلاثة ملايين وإحدى عشرة"
    assert words(200_000, old=True) == "مائتا ألف"


magnitudes = st.one_of(st.integers(0, 120), st.integers(0, 10**4), st.integers(0, 10**7), st.integers(0, 10**12))


@settings(max_examples=400, deadline=None)
@given(magnitudes, st.booleans(), st.booleans(), st.booleans())
def test_words_give_back_their_number(n, feminine, oblique, old):
    text = words(n, feminine, oblique, old)
    found = read(text)
    assert [q.value for q in found] == [n], text
    assert (found[0].num_first, found[0].num_last) == (0, len(text.split()))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 999_999).filter(lambda n: n < 3000 or n // 1000 % 100 not in (1, 2)))  # it spells 101,000 "a hundred and a thousand thousand"
def test_words_agree_with_num2words(n):
    num2words = pytest.importorskip("num2words").num2words
    text = num2words(n, lang="ar")
    assert values(text) == [n], text


def sentence(number: str) -> str:
    return f"سجلت المصلحة {number} طلبا هذا الشتاء"


def with_digits_of(zero: int, text: str) -> str:
    return re.sub(r"\d", lambda m: chr(zero + int(m.group())), text)


@settings(max_examples=60, deadline=None)
@given(st.integers(11, 99_999))
def test_every_set_of_digits_says_the_same(n):
    for zero in (0x30, 0x660, 0x6F0):
        assert values(with_digits_of(zero, sentence(str(n)))) == [n]


@settings(max_examples=60, deadline=None)
@given(st.integers(1000, 999_999_999))
def test_every_grouping_says_the_same(n):
    for sign in (",", "\u066c", "\u00a0", "\u202f", " "):
        assert values(sentence(f"{n:,}".replace(",", sign))) == [n]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999), st.integers(1, 99))
def test_every_decimal_sign_says_the_same(whole, part):
    for sign in (".", ",", "\u066b"):
        found = read(f"بلغت النسبة {whole}{sign}{part:02d} بالمئة")
        assert [float(q.value) for q in found] == [float(f"{whole}.{part:02d}")]


def with_tatweel(text: str) -> str:
    return re.sub(r"(?<=[بتثسشصضلمنيكف])(?=[بتثسشصضلمنيكفا])", "\u0640", text)


def with_marks(text: str) -> str:
    return re.sub(r"(?<=[بتثسشصضلمني])(?=[^ ])", "\u064e", text)


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 10**9), st.booleans())
def test_spelling_changes_no_value_and_moves_the_span(n, oblique):
    plain = sentence(words(n, oblique=oblique))
    want = values(plain)
    for change in (with_tatweel, with_marks, lambda t: t.replace(" ", "\u00a0"), lambda t: "خبر: " + t):
        changed = change(plain)
        assert values(changed) == want, changed


@pytest.mark.parametrize("text", ["9" * 5000, "²", "٣²", "1.2.3", "1,23,4", "½", "-", "٬٬", "0" * 40, "1" + "0" * 30, "٢٬٥٠٠٫٥٫٥", "12..5", "3--4"])
def test_bad_numbers_never_raise_and_never_lie(text):
    for q in read(sentence(text)):
        assert q.value is None or len(text) < 40 and (q.value in (10**30, 3, 12, 4, 0) or str(q.value) in text), (text, q.value)


def test_a_grouped_arabic_number_is_read():
    assert values(sentence("٢٬٥٠٠")) == [2500]


def test_five_thousand_digits_have_text_and_no_value():
    (found,) = read(sentence("7" * 5000))
    assert found.value is None and len(found.text) == 5000 and found.flags == ("too_large",)


def seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["مئة وخمسة وعشرون ألفا و", "بين 20 و30 ", "1.", "عشرات الآلاف وربما ", "من 10 إلى 20 "])
def test_time_grows_with_length_only(piece):
    seconds(piece)
    short = min(seconds(piece * 400) for _ in range(3))
    long = min(seconds(piece * 1600) for _ in range(3))
    assert long < 12 * short + 0.05
