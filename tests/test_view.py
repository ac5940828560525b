"""The marked article: every letter of it, every mark in its place, nothing of it markup, nothing fetched."""
import re
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest

from khabar.facts.records import Actor, Claim, DateFact, Mention, Quote
from khabar.pages import marks, view
from khabar.pages.publish import Watch
from khabar.pages.tables import table
from khabar.text.article import Article

TEXT = """افتتاح مرفأ جزيرة الزيتون
افتتاح مرفأ جزيرة الزيتون
\u00a0
أعلن الوزير سامي الحداد أمس أن "نحو 300 بحار" وصلوا، وأن العمل "بدأ".
وقالت ريما الساعدي بـ"وضوح" إن المرفأ <script>alert(1)</script> & سيفتح."""


def span(words: str, nth: int = 1) -> dict:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    line = TEXT.rfind("\n", 0, start) + 1, TEXT.find("\n", start) % (len(TEXT) + 1)
    return {"start": start, "stop": start + len(words), "text": words, "sentence_start": line[0], "sentence_stop": line[1], "rule": "test"}


def found(**more) -> SimpleNamespace:
    article = Article("مرفأ", TEXT, title="افتتاح مرفأ جزيرة الزيتون", published=date(2031, 5, 14), source="صدى الساحل")
    rows = {
        "quotes": [
            Quote(**span('"نحو 300 بحار" وصلوا، وأن العمل "بدأ"'), kind="indirect", speaker="سامي الحداد", cue="أعلن"),
            Quote(**span("نحو 300 بحار"), speaker="سامي الحداد", cue="أعلن"),
            Quote(**span("وضوح"), speaker=None),
        ],
        "claims": [Claim(**span("نحو 300 بحار"), num="300", value=300.0, qualifier="about", unit="بحار", category="people", modality="planned")],
        "dates": [DateFact(**span("أمس"), value="2031-05-13", first=date(2031, 5, 13), last=date(2031, 5, 13))],
        "actors": [Actor("p1", "سامي الحداد", "person", mentions=[Mention(**span("سامي الحداد"), surface="سامي الحداد")])],
    }
    return SimpleNamespace(article=article, **(rows | more))


class Reader(HTMLParser):
    """Reads back the paragraphs of a marked article, and the words under each anchor's name."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs, self.ids, self.open, self.named = [], [], [], {}
        self.reading = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "p" and attrs.get("dir") == "rtl":
            self.reading = True
            self.paragraphs.append("")
        if tag == "span":
            self.open.append((attrs.get("class") or "").split())

    def handle_endtag(self, tag):
        if tag == "p":
            self.reading = False
        if tag == "span":
            self.open.pop()

    def handle_data(self, data):
        if self.reading:
            self.paragraphs[-1] += data
            for name in {name for names in self.open for name in names}:
                self.named[name] = self.named.get(name, "") + data


def read_back(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    return reader


def test_every_letter_of_the_article_is_there_once():
    assert read_back(view.render(found())).paragraphs == [line for line in TEXT.split("\n") if line.strip()]


def test_marks_lie_over_their_words_though_they_nest_and_cross():
    named = read_back(view.render(found())).named
    assert named["q1"] == '"نحو 300 بحار" وصلوا، وأن العمل "بدأ"'
    assert named["q2"] == named["c1"] == "نحو 300 بحار"
    assert named["d1"] == "أمس"
    assert named["actor"] == "سامي الحداد"


def test_a_mark_over_two_paragraphs_is_cut_between_them():
    start, stop = TEXT.index("العمل"), TEXT.index("ريما")
    over = Quote(start, stop, TEXT[start:stop], start, stop, "test", speaker="سامي الحداد")
    assert read_back(view.render(found(quotes=[over]))).named["q1"] == TEXT[start:stop].replace("\n", "")


def test_each_row_has_one_anchor_and_every_link_leads_to_one():
    markup = view.page(found())
    ids = read_back(markup).ids
    assert len(ids) == len(set(ids))
    assert {"q1", "q2", "q3", "c1", "d1", "row-q1", "row-c1"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', markup)) <= set(ids)


def test_the_title_shows_once_as_a_title():
    markup = view.render(found())
    assert markup.count('class="para title"') == markup.count('class="para again"') == 1


def test_tooltips_and_margin_tell_speaker_value_and_day():
    markup = view.render(found(), "en")
    assert "سامي الحداد · Reported" in markup
    assert "about 300 بحار · People · planned" in markup
    assert "2031-05-13" in markup
    assert "Unnamed speaker" in markup
    assert 'class="chip claim doubted"' in markup


def test_nothing_of_the_article_is_markup():
    hostile = found(actors=[Actor("x", '"><img src=x onerror=alert(1)>', "person", mentions=[Mention(**span("ريما الساعدي"))])])
    for markup in (view.render(hostile), view.page(hostile)):
        watch = Watch()
        watch.feed(markup)
        assert watch.found == []
        assert "<script" not in markup


@pytest.mark.parametrize("point", [0x202E, 0x2066, 0x00, 0x1B])
def test_what_steers_or_cannot_be_shown_is_named(point):
    article = Article("a", f"وصل {chr(point)}0052 بحار")
    markup = view.render(SimpleNamespace(article=article, quotes=[], claims=[], dates=[], actors=[]))
    assert f"U+{point:04X}" in markup and chr(point) not in markup


def test_a_page_is_whole_right_to_left_and_fetches_nothing():
    markup = view.page(found())
    watch = Watch()
    watch.feed(markup)
    assert watch.found == []
    assert markup.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">') and markup.rstrip().endswith("</html>")
    assert "default-src 'none'" in markup
    assert "http://" not in markup and "https://" not in markup
    assert "font/woff;base64," in markup


def test_an_english_page_keeps_the_article_right_to_left():
    markup = view.page(found(), "en")
    assert '<html lang="en" dir="ltr">' in markup and '<p lang="ar" dir="rtl" style="text-align: right">' in markup


def test_an_article_with_nothing_in_it_still_shows():
    nothing = SimpleNamespace(article=Article("a", "سطر واحد."), quotes=[], claims=[], dates=[], actors=[])
    assert read_back(view.render(nothing)).paragraphs == ["سطر واحد."]
    assert view.page(nothing)


def test_a_notebook_shows_the_first_extract_or_says_that_there_is_none():
    assert repr(view.marked([found()])) == "marked article مرفأ"
    assert view.marked([])._repr_html_().endswith("</p>")


def test_time_is_linear_in_marks():
    words = "كلمة " * 20_000
    many = [marks.Mark(5 * n, 5 * n + 4, "", "actor person", "x") for n in range(20_000)]
    (_, _, pieces), = marks.segments(words, many)
    assert len(pieces) == 40_000


def test_a_table_escapes_links_and_marks_the_words_in_their_sentence():
    rows = pd.DataFrame([{"article_id": "a", **span("نحو 300 بحار"), "value": 300.0, "since": None, "speaker": "<b>"}])
    markup = table(rows, ["speaker", "value", "since"], "en", articles=pd.DataFrame([{"article_id": "a", "text": TEXT}]), anchors="c")._repr_html_()
    assert "&lt;b&gt;" in markup and "<b>" not in markup
    assert "<mark>نحو 300 بحار</mark>" in markup and "<script" not in markup
    assert '<tr id="row-a1-c1"><td class="number" data-sort="1"><a href="#a1-c1"' in markup
    assert "Since" not in markup  # a column without a value says nothing


def test_a_long_table_tells_how_much_it_leaves_out():
    rows = pd.DataFrame({"name": [f"n{n}" for n in range(30)]})
    markup = table(rows, language="en", limit=10)._repr_html_()
    assert markup.count("<tr>") == 11 and "first 10 of 30" in markup
    assert "Nothing here" in table(rows.head(0), language="en")._repr_html_()
