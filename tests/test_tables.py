"""Tables lead to their sentences and can be saved; a sample can be checked by hand and read back; filters keep what is asked for."""
import base64
import io
import json
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest

from khabar import frames
from khabar.pages import handcheck, quality, report
from khabar.pages.behind import behind
from khabar.pages.choose import choose
from khabar.pages.corpus import exact_copies, per_source, reasons
from khabar.pages.exports import MOST, links, rows_to_save
from khabar.pages.notebooks import inventory
from khabar.pages.start import start
from khabar.pages.tables import table
from khabar.text.article import Article, Reject

FIRST = "قال الوزير سامي الحداد أمس إن نحو 300 بحار وصلوا إلى المرفأ.\nوقالت ريما الساعدي: «الطريق مفتوح»."
SECOND = "أعلن سامي الحداد في بيان أن 12 سفينة غادرت المرفأ. وأضاف الحداد: «لن نتوقف»."


@pytest.fixture(scope="module")
def news():
    articles = [
        Article("a", FIRST, title="المرفأ", published=date(2031, 5, 14), source="صدى الساحل"),
        Article("b", SECOND, published=date(2031, 6, 1), source="=صحيفة"),
        Article("c", SECOND, published=date(2031, 6, 2), source="صدى الساحل"),
    ]
    return choose(frames([*articles, Reject("d.txt", None, "empty"), Reject("e.txt", 3, "not Arabic: en")]))


def saved(markup: str, kind: str) -> bytes:
    return base64.b64decode(re.search(rf'download="[\w-]+\.{kind}" href="data:[^,]*,([^"]+)"', markup).group(1))


def test_each_row_leads_to_its_words_in_its_article(news):
    rows = table(news.quotes, ["speaker"], articles=news.articles, anchors="q")._repr_html_()
    texts = behind(news.quotes, news.articles, "q")._repr_html_()
    aims = re.findall(r'href="#(a\d+-q\d+)"', rows)
    assert len(aims) == len(set(aims)) == len(news.quotes)
    assert all(f'id="{aim}"' in texts for aim in aims)
    first = news.quotes.iloc[0]
    assert first["text"].split()[0] in re.sub(r"<[^>]+>", "", texts[texts.index(f'id="{aims[0]}"') :])[:200]


def test_a_filter_leaves_the_numbers_of_rows_and_articles(news):
    some = replace(news, quotes=news.quotes[news.quotes["article_id"] == "b"])
    markup = table(some.quotes, ["speaker"], articles=some.articles, anchors="q")._repr_html_()
    assert set(re.findall(r'href="#(a\d+)-', markup)) == {"a2"}
    assert behind(some.quotes, some.articles, "q")._repr_html_().count("<details") == 1


def test_saved_rows_carry_w3c_selectors_that_find_their_words(news):
    texts = dict(zip(news.articles["article_id"], news.articles["text"]))
    for row in rows_to_save(news.claims, news.articles).to_dict("records"):
        quote, place = json.loads(row["text_quote_selector"]), json.loads(row["text_position_selector"])
        text = texts[row["article_id"]]
        assert quote["type"] == "TextQuoteSelector" and place["type"] == "TextPositionSelector"
        assert text[place["start"] : place["end"]] == quote["exact"] == row["text"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert row["text"] in row["sentence"]


def test_csv_and_excel_open_right_in_excel(news):
    markup = links(news.articles, "articles")
    data = saved(markup, "csv")
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    read = pd.read_csv(io.BytesIO(data), encoding="utf-8-sig")
    assert read["source"].tolist() == ["صدى الساحل", "'=صحيفة", "صدى الساحل"]
    sheet = openpyxl.load_workbook(io.BytesIO(saved(markup, "xlsx")))["articles"]
    assert sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2"
    assert sheet.cell(2, 12).value.startswith("قال الوزير") and sheet.cell(3, 3).data_type == "s"


def test_the_same_rows_are_the_same_bytes(news):
    assert links(news.quotes, "quotes", articles=news.articles) == links(news.quotes, "quotes", articles=news.articles)


def test_a_page_never_holds_more_than_it_can_bear():
    rows = pd.DataFrame({"name": [f"n{n}" for n in range(MOST + 1)]})
    markup = links(rows, "actors", "en")
    assert saved(markup, "csv").count(b"\r\n") == MOST + 1 and "khabar extract" in markup


def test_cells_keep_their_value_to_be_sorted_by():
    markup = table(pd.DataFrame({"value": [1.5e9], "precision": [0.923]}), language="en")._repr_html_()
    assert 'data-sort="1500000000.0">1.5 billion<' in markup and 'data-sort="0.923">92%<' in markup


def test_an_actor_is_asked_for_in_any_spelling(news):
    asked = choose(news, actor="الحدّاد")
    assert set(asked.quotes["speaker"]) == {"سامي الحداد"}
    assert len(asked.quotes) < len(news.quotes) and len(asked.mentions) <= len(news.mentions)
    assert (asked.actors["n_mentions"] == asked.mentions["actor_id"].value_counts()[asked.actors["actor_id"]].to_numpy()).all()
    assert choose(news, actor="لا أحد").quotes.empty


def test_days_and_sources_are_asked_for(news):
    assert choose(news, since="2031-06-01").articles["article_id"].tolist() == ["b", "c"]
    assert choose(news, until="2031-05-31", source="صدى").articles["article_id"].tolist() == ["a"]
    assert set(choose(news, category="people").claims["category"]) <= {"people"}


def test_copies_sources_and_rejects_are_counted(news):
    assert exact_copies(news.articles)[["copy", "article_id"]].to_numpy().tolist() == [[1, "b"], [1, "c"]]
    assert per_source(news)[["source", "articles"]].to_numpy().tolist() == [["صدى الساحل", 2], ["=صحيفة", 1]]
    assert reasons(news.rejects).to_numpy().tolist() == [["empty", 1], ["not Arabic", 1]]


def judged() -> pd.DataFrame:
    rows = [("quotes", "that", verdict) for verdict in ["right"] * 8 + ["wrong", "extra"]] + [("quotes", "-", "missed"), ("dates", "year", "right")]
    return pd.DataFrame([("x", *row, "نص") for row in rows], columns=["doc", "frame", "rule", "verdict", "text"])


def test_accuracy_has_precision_recall_and_bounds():
    quotes, dates = quality.accuracy(judged()).to_dict("records")
    assert (quotes["precision"], quotes["recall"]) == (0.8, 0.8)
    assert quotes["precision_low"] == pytest.approx(0.490, abs=0.001) and quotes["precision_high"] == pytest.approx(0.943, abs=0.001)
    assert dates["precision"] == 1 and dates["precision_low"] < 0.25
    assert quality.by_rule(judged())[["rule", "precision"]].to_numpy().tolist() == [["that", 0.8], ["year", 1.0]]
    assert len(quality.errors(judged())) == 3


def test_no_gold_is_no_accuracy(tmp_path):
    empty = quality.judged(tmp_path)
    assert quality.accuracy(empty).empty and quality.by_rule(empty).empty


def test_a_sample_is_the_same_each_time_and_knows_its_rules(news):
    rules = quality.by_rule(judged())
    one = handcheck.sample(news, rules, top=2)
    pd.testing.assert_frame_equal(one, handcheck.sample(news, rules, top=2))
    assert one.groupby("frame").size().max() <= 2
    assert one["says"].notna().any()


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_a_filled_sheet_is_read_back_as_a_spreadsheet_saves_it(news, tmp_path, separator, encoding):
    path = tmp_path / "check.csv"
    rows = handcheck.sample(news, quality.by_rule(judged()), top=3)
    assert handcheck.fill_in(rows, news.articles, str(path))
    sheet = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    sheet["verdict"] = (["صحيح", "wrong", "", "RIGHT ", "?"] * 3)[: len(sheet)]
    sheet.loc[0, "start"] = "999"
    sheet.to_csv(path, sep=separator, encoding=encoding, index=False)
    filled = handcheck.read_back(rows, str(path))
    assert filled["right"].tolist()[:3] == [True, False, True]
    assert filled["known"].tolist()[:2] == [False, True]
    counts = handcheck.checked_by_rule(filled)
    assert counts["checked"].sum() == len(filled) and counts["right"].sum() == filled["right"].sum()


def test_a_sheet_is_never_written_over(news, tmp_path):
    path = tmp_path / "check.csv"
    path.write_text("mine")
    rows = handcheck.sample(news, quality.by_rule(judged()), top=3)
    assert not handcheck.fill_in(rows, news.articles, str(path)) and path.read_text() == "mine"
    with pytest.raises(ValueError, match="no column frame"):
        handcheck.read_back(rows, str(path))
    assert handcheck.read_back(rows, "").empty and handcheck.checked_by_rule(handcheck.read_back(rows, "")).empty


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_page_is_made_from_the_notebooks(language):
    from pathlib import Path

    folder = Path(__file__).parent.parent / "notebooks"
    markup = start(folder, language)._repr_html_()
    for book in inventory(folder):
        if not book.name.startswith("00"):
            assert f'href="{book.name}.ipynb"' in markup and book.question(language)[:20] in markup
    assert markup.count("<img") == markup.count("<section>")


def test_the_notebook_with_the_pictures_is_run_last(monkeypatch):
    ran = []
    monkeypatch.setattr(report, "_refreshed", lambda book: ran.append(book.name))
    report.refresh()
    assert ran[-1].startswith("00") and ran[:-1] == sorted(ran[:-1])
