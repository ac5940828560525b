"""Folding, tokens and sentences: lengths kept, offsets true, whatever the text."""
from hypothesis import given
from hypothesis import strategies as st

from khabar.facts.reading import Reading
from khabar.text.article import Article
from khabar.text.fold import fold, level
from khabar.text.tokens import clitic_readings, sentences, tokenize

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپگچژکی"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200c\u200d\u200e\u200f\u061c\u202b\u202c\u2066\u2069\ufeff"
OTHER = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳²①  \u00a0\n\t.،؛؟!:\"«»“”'()[]-–ABCxyzé\U0001f600ﻻﷺ\ud800"
TEXTS = st.text(st.sampled_from(ARABIC * 4 + MARKS + OTHER), max_size=200)


@given(TEXTS)
def test_level_keeps_length(text):
    assert len(level(text)) == len(text)


@given(TEXTS)
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_tokens_are_in_order_and_true(text):
    tokens, reach = tokenize(text), 0
    for start, stop, word in zip(tokens.starts, tokens.stops, tokens.words):
        assert reach <= start < stop <= len(text)
        assert fold(text[start:stop]).replace(" ", "") == word.replace(" ", "")
        reach = stop


@given(TEXTS)
def test_every_letter_stands_in_a_token(text):
    tokens = tokenize(text)
    covered = {i for a, b in zip(tokens.starts, tokens.stops) for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c in ARABIC or c.isdigit() and c not in "²①")


@given(TEXTS)
def test_sentences_are_in_order_and_hold_every_letter(text):
    spans, reach = sentences(text), 0
    for start, stop in spans:
        assert reach <= start < stop <= len(text)
        reach = stop
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalpha())


@given(st.text(st.sampled_from(ARABIC), min_size=1, max_size=12))
def test_clitic_readings_rebuild_the_word(word):
    word = fold(word)
    for prefix, rest in clitic_readings(word):
        assert word in (prefix + rest, prefix + rest[1:])


@given(TEXTS)
def test_marks_change_no_word(text):
    """Diacritics and tatweel put between letters leave the words as they were, at moved spans."""
    bare = "".join(c for c in text if c not in MARKS)
    marked = "".join(c + ("\u0651\u0640" if c in ARABIC else "") for c in bare)
    assert tokenize(marked).words == tokenize(bare).words


@given(TEXTS)
def test_digits_of_another_set_are_the_same_words(text):
    other = text.translate({ord("0") + n: 0x0660 + n for n in range(10)})
    assert tokenize(other).words == tokenize(text).words


@given(TEXTS)
def test_a_reading_of_anything(text):
    reading = Reading(Article(id="any", text=text))
    assert len(reading.levelled) == len(text)
    for hits in reading.hits.values():
        for hit in hits:
            start, stop = reading.span(hit.first, hit.last)
            assert text[start:stop] == reading.raw(hit.first, hit.last)


def test_abbreviation_ends_no_sentence():
    text = "وصل د. سامي الحداد. ثم غادر."
    assert [text[a:b] for a, b in sentences(text)] == ["وصل د. سامي الحداد.", "ثم غادر."]


def test_invisible_characters_stay_out_of_tokens():
    text = "\u200fالعراق\u200f، \u202bبغداد\u202c"
    tokens = tokenize(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.stops)] == ["العراق", "،", "بغداد"]
