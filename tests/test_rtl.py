"""Arabic reaches a chart joined, in order and in the right font, on matplotlib from 3.10 on.

This file and test_charts.py also run in a small environment with matplotlib 3.10 (requirements/mpl310.txt).
"""
import re
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from khabar.pages.rtl import FAMILY, SHAPES_ITSELF, font_file, ltr, rtl, use_font, wrap

RLM = "\u200f"
drawn_by_matplotlib = pytest.mark.skipif(not SHAPES_ITSELF, reason="matplotlib before 3.11 does not shape")
drawn_by_us = pytest.mark.skipif(SHAPES_ITSELF, reason="matplotlib from 3.11 on shapes itself")


def ink(text: str) -> np.ndarray:
    """Which pixels of a drawn text are ink, cut to its box."""
    figure = Figure((6, 1.2), dpi=100)
    canvas = FigureCanvasAgg(figure)
    figure.text(0.5, 0.4, text, ha="center", fontsize=30, family=use_font(), parse_math=False)
    canvas.draw()
    dark = np.asarray(canvas.buffer_rgba())[:, :, 0] < 128
    rows, columns = np.where(dark.any(axis=1))[0], np.where(dark.any(axis=0))[0]
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def tall_end(text: str) -> str:
    """Which end of a drawn word is the taller one."""
    dark = ink(text)
    end = max(3, dark.shape[1] // 12)
    left, right = dark[:, :end].any(axis=1).sum(), dark[:, -end:].any(axis=1).sum()
    return "left" if left > right else "right"


def test_a_word_is_drawn_from_right_to_left():
    assert tall_end(rtl("اسسس")) == "right"
    assert tall_end(rtl("سسسا")) == "left"


def test_letters_join():
    apart = sum(ink(rtl(letter)).shape[1] for letter in "سسسس")
    assert ink(rtl("سسسس")).shape[1] < 0.9 * apart


def dashes(dark: np.ndarray, width: int) -> list[int]:
    """Where the dashes in the first pixels of a drawn text begin: wide and low."""
    low = [0 < column.sum() <= 5 for column in dark.T[:width]]
    runs = "".join("x" if column else " " for column in low)
    return [match.start() for match in re.finditer("x{6,}", runs)]


@pytest.mark.parametrize(
    ("before", "number"),
    [("نزل ", "-5%"), ("في ", "11111-8"), ("منذ تموز ", "2021-07-27"), ("كود: ", "2021-07"),
     ("آب 2020 · ", "2021-07"), ("نهاية العام ×2 (BBC) ", "2021-07")],
)
def test_numbers_stay_whole(before, number):
    # At the end of its line a number stands at the left: its dashes stand where they do in the number alone.
    alone, line = ink(number), ink(rtl(before + number))
    expected, found = (dashes(dark, alone.shape[1]) for dark in (alone, line))
    assert expected and len(found) == len(expected)
    assert all(abs(one - other) <= 4 for one, other in zip(expected, found))


@drawn_by_matplotlib
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BBC عربي", RLM + "BBC عربي"),
        ("سطر\nسطران", f"{RLM}سطر\n{RLM}سطران"),
        ("نزل -5%", f"{RLM}نزل \u2066-5%\u2069"),
        ("في 2019-2021", f"{RLM}في \u20662019-2021\u2069"),
    ],
)
def test_logical_text_for_matplotlib_that_shapes(text, expected):
    assert rtl(text) == expected


@drawn_by_us
def test_visual_text_for_matplotlib_that_does_not_shape():
    drawn = rtl("شدّة (أولى)")
    assert RLM not in drawn
    assert drawn.startswith("(") and drawn.count("(") == drawn.count(")") == 1
    assert any("ARABIC" in unicodedata.name(letter) and "FORM" in unicodedata.name(letter) for letter in drawn)
    assert any(unicodedata.combining(letter) or "SHADDA" in unicodedata.name(letter, "") for letter in drawn)


@drawn_by_us
def test_brackets_around_latin_stay_a_pair():
    assert "(BBC)" in rtl("سطر (BBC) 7")


@pytest.mark.parametrize("text", ["Port of Tyre", "2,500", "", "-5%"])
def test_text_without_arabic_is_left_alone(text):
    assert rtl(text) == ltr(text) == text


def test_marks_that_steer_direction_do_not_pass():
    steered = "وصل \u202e0052\u202c جندي"
    assert not {"\u202a", "\u202c", "\u202e"} & set(rtl(steered))


def test_no_mark_of_ours_leaks_below_three_eleven():
    marks = {"\u200e", "\u200f", "\u202a", "\u202c", "\u2066", "\u2069"}
    assert SHAPES_ITSELF or not marks & set(rtl("وصل 5% (BBC) و-3 جنود") + ltr("by وصل (3)"))


def test_the_font_is_the_packages_own():
    family = use_font()
    for weight, name in (("normal", "IBMPlexSansArabic-Regular.ttf"), ("bold", "IBMPlexSansArabic-Bold.ttf")):
        found = font_manager.findfont(font_manager.FontProperties(family=family, weight=weight), fallback_to_default=False)
        assert Path(found).name == name
        assert "fontpkg_ibm_plex_sans_arabic" in found
    assert family == FAMILY
    assert Path(font_file()).is_file()


def test_wrapping_comes_first():
    assert wrap("الهيئة التنسيقية للنقل البحري", 16).split("\n") == ["الهيئة التنسيقية", "للنقل البحري"]
    assert rtl(wrap("الهيئة التنسيقية للنقل البحري", 16)).count("\n") == 1
