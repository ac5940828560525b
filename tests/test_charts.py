"""Charts hold the data and labels they should, in both languages; nothing is cut off, overlaps or goes through mathtext.

This file and test_rtl.py also run in a small environment with matplotlib 3.10: it needs no other part of Khabar.
"""
from datetime import date
from itertools import combinations

import pandas as pd
import pyarrow as pa
import pytest
from matplotlib.text import Text

from khabar.pages import charts
from khabar.pages.charts.claims import claims_to_draw
from khabar.pages.charts.dates import dates_to_draw
from khabar.pages.labels import LANGUAGES, _labels, counted, number, say
from khabar.pages.rtl import ltr, rtl

WORDS, DAY = pd.ArrowDtype(pa.large_string()), pd.ArrowDtype(pa.date32())


def frame(columns: dict, rows: list[tuple]) -> pd.DataFrame:
    values = zip(*rows) if rows else [()] * len(columns)
    return pd.DataFrame({name: pd.Series(list(column), dtype=kind) for (name, kind), column in zip(columns.items(), values)})


def articles(*rows) -> pd.DataFrame:
    columns = {"article_id": WORDS, "source": WORDS, "published": DAY, "chars": "int64"}
    return frame(columns, list(rows) or [("a", "صدى الساحل", date(2031, 5, 14), 1000)])


def quotes(*rows) -> pd.DataFrame:
    columns = {"article_id": WORDS, "start": "int64", "stop": "int64", "text": WORDS, "kind": WORDS, "speaker": WORDS, "speaker_id": WORDS}
    return frame(columns, [("a", start, start + 40, "قول", kind, speaker, None) for speaker, kind, start in rows])


def claims(*rows) -> pd.DataFrame:
    columns = {
        "article_id": WORDS, "text": WORDS, "value": "float64", "low": "float64", "high": "float64", "qualifier": WORDS, "unit": WORDS,
        "category": WORDS, "currency": WORDS, "since": DAY, "until": DAY, "modality": WORDS, "stated_by": WORDS,
    }  # fmt: skip
    nan = float("nan")
    defaults = {"value": nan, "low": nan, "high": nan, "qualifier": "exact", "unit": None, "category": "killed", "currency": None,
                "since": None, "until": None, "modality": "asserted", "stated_by": None}  # fmt: skip
    full = [{"article_id": "a", "text": text} | defaults | known for text, known in rows]
    return frame(columns, [tuple(row[name] for name in columns) for row in full])


def dates(*rows) -> pd.DataFrame:
    columns = {"article_id": WORDS, "text": WORDS, "value": WORDS, "edge": WORDS, "first": DAY, "last": DAY}
    return frame(columns, [("a", *row) for row in rows])


QUOTES = quotes(
    ("سامي الحداد", "direct", 100), ("سامي الحداد", "indirect", 200), ("وزارة النقل البحري في جزيرة الزيتون الكبرى", "direct", 300),
    ("سامي الحداد", "direct", 420), (None, "direct", 500), ("ريما الساعدي", "headline", 5),
)  # fmt: skip
CLAIMS = claims(
    ("نحو 2500 بحار", {"value": 2500, "qualifier": "about", "category": "troops", "unit": "بحار"}),
    ("12 قتيلا", {"value": 12, "unit": "قتيل", "stated_by": "سامي الحداد"}),
    ("أكثر من 40 قتيلا", {"value": 40, "qualifier": "more_than", "unit": "قتيل", "modality": "denied"}),
    ("بين 20 و30 قتيلا", {"low": 20, "high": 30, "qualifier": "range", "unit": "قتيل"}),
    ("عشرات القتلى", {"low": 10, "qualifier": "vague", "unit": "قتيل"}),
    ("أقل من 5 ملايين دولار", {"value": 5e6, "qualifier": "less_than", "category": "money", "currency": "USD", "unit": "دولار"}),
    ("3 آلاف دولار", {"value": 3000, "category": "money", "currency": "USD", "unit": "دولار"}),
    ("70 بالمئة", {"value": 70, "category": "percent", "unit": "%"}),
)  # fmt: skip
DATES = dates(
    ("اليوم", "2031-05-14", None, date(2031, 5, 14), date(2031, 5, 14)), ("أمس", "2031-05-13", None, date(2031, 5, 13), date(2031, 5, 13)),
    ("أمس", "2031-05-13", None, date(2031, 5, 13), date(2031, 5, 13)), ("عام 2025", "2025", None, date(2025, 1, 1), date(2025, 12, 31)),
    ("نهاية العام", "2031", "end", date(2031, 1, 1), date(2031, 12, 31)), ("مطلع العام", "2031", "start", date(2031, 1, 1), date(2031, 12, 31)),
    ("حزيران المقبل", "2031-06", None, date(2031, 6, 1), date(2031, 6, 30)), ("ذلك اليوم", None, None, None, None),
)  # fmt: skip
ALL = [
    (charts.quotes_by_speaker, QUOTES), (charts.quotes_in_order, QUOTES), (charts.claims_with_hedges, CLAIMS), (charts.dates_on_a_line, DATES),
]  # fmt: skip
each_chart = pytest.mark.parametrize(("chart", "rows"), ALL, ids=[chart.__name__ for chart, _ in ALL])
each_language = pytest.mark.parametrize("language", LANGUAGES)


def texts(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


@each_language
@each_chart
def test_a_chart_says_what_it_is_and_where_it_is_from(chart, rows, language):
    figure = chart(rows, articles(), language)
    put = rtl if language == "ar" else ltr
    assert put(say(language, f"chart.{chart.__name__}")) in texts(figure)
    origin = f"{say(language, 'say.source', sources='صدى الساحل')} · {counted(language, 'article', 1)}"
    assert any(put(origin).rstrip("\u2069") in text or origin in figure.alt for text in texts(figure))
    assert not any(text.get_parse_math() for text in figure.findobj(Text))
    assert repr(figure) == figure.alt


@each_language
@each_chart
def test_nothing_is_cut_off_and_no_label_covers_another(chart, rows, language):
    figure = chart(rows, articles(), language)
    renderer = figure.canvas.get_renderer()
    figure.draw(renderer)
    shown = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = {text: text.get_window_extent(renderer) for text in shown}
    for text, box in boxes.items():
        assert box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1, text.get_text()
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert width < 1 or height < 0.35 * min(a.height, b.height), (one.get_text(), other.get_text())


@each_language
@each_chart
def test_nothing_to_draw_is_a_sentence(chart, rows, language):
    figure = chart(rows.head(0), articles(), language)
    assert not figure.axes
    assert len(texts(figure)) == 3
    assert chart(rows.head(0), articles().head(0), language).alt


@each_chart
def test_one_row_is_enough(chart, rows):
    assert chart(rows.head(1), articles()).axes


@each_chart
def test_the_same_chart_is_the_same_bytes(chart, rows, tmp_path):
    for folder in ("one", "two"):
        charts.save(chart(rows, articles()), "figure", tmp_path / folder)
    for kind in ("png", "svg"):
        one, two = ((tmp_path / folder / f"figure.{kind}").read_bytes() for folder in ("one", "two"))
        assert one == two
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == ["figure.png", "figure.svg"]


def test_a_saved_chart_is_given_back_to_be_shown(tmp_path):
    figure = charts.quotes_by_speaker(QUOTES, articles())
    assert charts.save(figure, "figure", tmp_path) is figure
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_speakers_are_counted_by_kind_and_ordered():
    figure = charts.quotes_by_speaker(QUOTES, articles(), top=2)
    assert figure.data.drop(columns="who").values.tolist() == [
        ["سامي الحداد", 3, 2, 1, 0, 3], ["وزارة النقل البحري في جزيرة الزيتون الكبرى", 1, 1, 0, 0, 1],
    ]  # fmt: skip
    widths = [round(bar.get_width()) for bar in figure.axes[0].patches]
    assert widths == [2, 1, 1]
    assert figure.axes[0].get_xlim()[1] == 0  # from zero, at the right in Arabic
    left_out = f"{counted('ar', 'speaker', 1)} ({counted('ar', 'quote', 1)})"
    assert any(rtl(say("ar", "say.left_out", what=left_out)) in text for text in texts(figure))


def test_one_speaker_under_two_names_is_one_row():
    rows = quotes(("الحداد", "direct", 10), ("سامي الحداد", "direct", 90)).assign(speaker_id=pd.Series(["p1", "p1"], dtype=WORDS))
    assert charts.speaker_counts(rows).values.tolist() == [["p1", "سامي الحداد", 2, 2, 0, 0, 2]]


def test_words_inside_other_words_count_once():
    rows = quotes(("ريما", "indirect", 10), ("ريما", "direct", 20), ("ريما", "direct", 90))
    rows = rows.assign(stop=[70, 30, 95], text=pd.Series(["أربع كلمات في جملة", "كلمات في", "كلمة"], dtype=WORDS))
    assert charts.speaker_counts(rows)["words"].tolist() == [5]


def test_quotes_stand_where_they_stand_in_the_article():
    figure = charts.quotes_in_order(QUOTES, articles())
    assert figure.data["begins"].tolist() == [0.005, 0.1, 0.2, 0.3, 0.42]
    assert figure.data["row"].tolist() == [6, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"value": 12}, "12"),
        ({"value": 2500, "qualifier": "about"}, "about 2,500"),
        ({"value": 40, "qualifier": "more_than"}, "more than 40"),
        ({"value": 40, "qualifier": "at_least"}, "at least 40"),
        ({"value": 40, "qualifier": "less_than"}, "less than 40"),
        ({"value": 40, "qualifier": "at_most"}, "at most 40"),
        ({"low": 20, "high": 30, "qualifier": "range"}, "20 to 30"),
        ({"low": 10, "qualifier": "vague"}, "10 or more"),
        ({"value": 50, "modality": "denied"}, "50 (denied)"),
        ({"value": 0}, "0"),
        ({"value": 40, "category": "percent", "unit": "%"}, "40%"),
    ],
)
def test_a_number_is_said_with_its_hedge(known, said):
    assert said in texts(charts.claims_with_hedges(claims(("عدد", known)), articles(), "en"))


def test_what_is_denied_or_planned_is_hollow_and_grey():
    figure = charts.claims_with_hedges(CLAIMS, articles(), "en")
    dots = [line for axes in figure.axes for line in axes.lines if line.get_marker() == "o"]
    grey = [dot for dot in dots if dot.get_markeredgecolor() == charts.canvas.SILVER]
    assert [dot.get_xdata()[0] for dot in grey] == [40]
    assert all(dot.get_color() == charts.canvas.PAPER for dot in grey)


def test_categories_and_currencies_never_share_an_axis():
    assert list(dict.fromkeys(claims_to_draw(CLAIMS)["panel"])) == ["troops", "killed", "money|USD", "percent"]
    figure = charts.claims_with_hedges(CLAIMS, articles(), "en")
    assert [axes.get_xscale() for axes in figure.axes] == ["linear", "linear", "function", "linear"]
    assert [axes.get_xlim()[0] for axes in figure.axes] == [0, 0, 0, 0]


def test_a_number_said_twice_is_drawn_once():
    twice = claims(("12 قتيلا", {"value": 12}), ("12 قتيلا", {"value": 12}))
    assert claims_to_draw(twice)["times"].tolist() == [2]


def test_dates_are_placed_by_days_from_publication():
    placed = dates_to_draw(DATES, articles())
    found = placed.set_index("text")[["begins", "ends", "tense", "times"]].T.to_dict("list")
    assert found["أمس"] == [-1, -1, "past", 2]
    assert found["اليوم"] == [0, 0, "present", 1]
    assert found["عام 2025"][2] == "past"
    assert found["مطلع العام"][2] == "past"
    assert found["نهاية العام"][2:] == ["promised", 1]
    assert found["حزيران المقبل"] == [18, 47, "promised", 1]
    assert "ذلك اليوم" not in found


def test_without_a_day_of_publication_a_sentence_says_so():
    figure = charts.dates_on_a_line(DATES, articles(("a", None, None, 1000)), "en")
    assert say("en", "empty.published") in texts(figure)


def test_hostile_labels_are_only_text():
    rows = quotes(("$x^2$ و $y$ <b>", "direct", 10))
    figure = charts.quotes_by_speaker(rows, articles(("a", "$a$ و $b$", None, 10)))
    assert any("$x^2$" in text or "$" in text for text in texts(figure))


@each_chart
def test_many_articles_are_counted(chart, rows):
    many = articles(*((f"a{n}" if n else "a", f"صحيفة {n % 5}", date(2031, 5, 1 + n), 1000) for n in range(12)))
    assert counted("en", "article", 12) in chart(rows, many, "en").alt


def test_both_languages_label_the_same_things():
    ar, en = (_labels(language) for language in LANGUAGES)
    assert {section: set(names) for section, names in ar.items()} == {section: set(names) for section, names in en.items()}


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا أقوال"), (1, "قول واحد"), (2, "قولان"), (3, "3 أقوال"), (10, "10 أقوال"), (11, "11 قولا"), (99, "99 قولا"), (100, "100 قول"), (103, "103 أقوال")],
)
def test_arabic_counts_agree(n, said):
    assert counted("ar", "quote", n) == said


def test_large_numbers_are_read_as_words():
    assert [number("ar", n) for n in (2_000_000, 1_500_000_000, 2500, 3_000_000)] == ["مليونان", "1.5 مليار", "2,500", "3 ملايين"]
