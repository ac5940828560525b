"""Frames: declared columns and dtypes, checks that find what is wrong, and files that are true and harmless."""
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.facts.extract import Extract
from khabar.facts.jsonable import to_dict
from khabar.facts.records import Actor, Claim, DateFact, Mention, Quote
from khabar.tables.columns import COLUMNS
from khabar.tables.export import defused
from khabar.tables.frames import frames
from khabar.text.article import Article, Reject, read_all

TEXT = "قال سامي الحداد: «كلفة الجسر 12 مليون دولار» في 5 آذار 2024."


def at(cls, words, text=TEXT, **more):
    """A record whose span is where the words stand."""
    start = text.index(words)
    return cls(start, start + len(words), words, 0, len(text), "rule", **more)


def extract(id="a", text=TEXT, **article):
    mention = at(Mention, "سامي الحداد", text, surface="سامي الحداد")
    return Extract(
        Article(id, text, published=date(2024, 3, 5), flags=("bidi_controls",), **article),
        [at(Quote, "كلفة الجسر 12 مليون دولار", text, quote_id="q1", speaker="سامي الحداد", speaker_id="p1", speaker_start=4, speaker_stop=15)],
        [at(Claim, "12 مليون دولار", text, claim_id="c1", num="12 مليون", value=12e6, unit="دولار", quote_id="q1", flags=("x", "y"))],
        [at(DateFact, "5 آذار 2024", text, value="2024-03-05", first=date(2024, 3, 5), last=date(2024, 3, 5))],
        [Actor("p1", "سامي الحداد", "person", aliases=("الحداد",), mentions=[mention])],
    )


@pytest.fixture
def tables():
    return frames([extract("a"), Reject("b.txt", None, "empty"), extract("c")], [Reject("=d.jsonl", 3, "no text")])


def test_columns_and_dtypes_are_as_declared(tables):
    for found in (tables, frames([])):
        assert list(found) == list(COLUMNS) and len(found) == 7
        for name, columns in COLUMNS.items():
            assert dict(found[name].dtypes) == columns
            assert "object" not in set(map(str, found[name].dtypes))
        assert found.check() == []


def test_values(tables):
    assert tables.articles.article_id.tolist() == ["a", "c"]
    assert tables.articles.chars.tolist() == [len(TEXT)] * 2
    assert tables.claims.value.tolist() == [12e6, 12e6]
    assert tables.claims.low.isna().all() and tables.quotes.said_on.isna().all()
    assert tables.dates["first"].tolist() == [date(2024, 3, 5)] * 2
    assert json.loads(tables.claims["flags"][0]) == ["x", "y"]
    assert tables.mentions.actor_id.tolist() == ["p1", "p1"]
    assert tables.rejects.line.isna().tolist() == [True, False] and tables.rejects.path.tolist() == ["b.txt", "=d.jsonl"]


def test_attributes_and_names_are_the_same_frames(tables):
    assert tables.quotes is tables["quotes"]
    assert repr(tables) == "Frames(articles 2, quotes 2, claims 2, dates 2, mentions 2, actors 1, rejects 2)"
    with pytest.raises(KeyError):
        tables["check"]


def test_one_referent_is_one_row():
    other = extract("c")
    other.actors[0] = replace(other.actors[0], name="سامي علي الحداد", aliases=("سامي",), wikidata="Q1")
    (row,) = frames([extract("a"), other]).actors.to_dict("records")
    assert (row["name"], row["n_mentions"], row["n_articles"], row["wikidata"]) == ("سامي علي الحداد", 2, 2, "Q1")
    assert json.loads(row["aliases"]) == ["الحداد", "سامي", "سامي الحداد"]


def test_order_of_articles_changes_no_actor():
    one, two = extract("a"), extract("c")
    two.actors[0] = replace(two.actors[0], name="سامي علي الحداد")
    pd.testing.assert_frame_equal(frames([one, two]).actors, frames([two, one]).actors)


def test_a_fault_in_a_rule_costs_its_article(monkeypatch):
    def broken(article, lexicon=None):
        if article.id == "b":
            raise RecursionError("too\ndeep")
        return extract(article.id)

    monkeypatch.setattr("khabar.facts.answers.extract", broken)
    found = frames([Article("a", TEXT), Article("b", TEXT, path="b.txt"), Article("c", TEXT)])
    assert found.articles.article_id.tolist() == ["a", "c"]
    assert found.rejects.reason.tolist() == ["internal error in b: RecursionError('too\\ndeep')"]


WRONG = {
    "another text": lambda each: each.quotes.append(replace(each.quotes[0], quote_id="q2", start=1)),
    "past the end": lambda each: each.dates.append(replace(each.dates[0], stop=10**6)),
    "no characters": lambda each: each.dates.append(replace(each.dates[0], stop=each.dates[0].start, text="")),
    "sentence elsewhere": lambda each: each.dates.append(replace(each.dates[0], sentence_start=50)),
    "id twice": lambda each: each.claims.append(each.claims[0]),
    "no id": lambda each: each.claims.append(replace(each.claims[0], claim_id=None)),
    "unknown speaker": lambda each: each.quotes.append(replace(each.quotes[0], quote_id="q2", speaker_id="p9")),
    "unknown quote": lambda each: each.claims.append(replace(each.claims[0], claim_id="c2", quote_id="q9")),
    "low above high": lambda each: each.claims.append(replace(each.claims[0], claim_id="c2", low=3.0, high=2.0)),
    "days reversed": lambda each: each.dates.append(replace(each.dates[0], first=date(2024, 3, 6))),
}


@pytest.mark.parametrize("name", WRONG)
def test_check_finds(name):
    found = extract()
    WRONG[name](found)
    assert len(frames([found]).check()) == 1


def test_check_finds_another_shape(tables):
    assert replace(tables, dates=tables.dates.astype({"start": "int32"})).check() == ["dates.start: int32, not int64"]
    assert len(replace(tables, dates=tables.dates.drop(columns="edge")).check()) == 1
    assert len(frames([extract("a"), extract("a")]).check()) >= 1


# files


def test_parquet_holds_the_frames_as_they_are(tables, tmp_path):
    tables.to_parquet(tmp_path / "new" / "folder")
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "new" / "folder" / f"{name}.parquet"), frame)
    assert str(pq.read_schema(tmp_path / "new/folder/quotes.parquet").field("said_on").type) == "date32[day]"


def test_csv_is_plain_utf8(tables, tmp_path):
    tables.to_csv(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in COLUMNS)
    data = (tmp_path / "quotes.csv").read_bytes()
    assert data.startswith(b"article_id,start,stop,text") and data.endswith(b"False\r\n")
    assert pd.read_csv(tmp_path / "claims.csv").value.tolist() == [12e6, 12e6]
    assert (tmp_path / "rejects.csv").read_bytes() == b"path,line,reason\r\nb.txt,,empty\r\n'=d.jsonl,3,no text\r\n"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "  =1", "\u200f=1", "\u202b \u200e@x", "\u00a0-1", "\ufeff=1", "＝1", "\x00=1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_defused_wherever_it_stands(cell, tmp_path):
    text = cell + "\n" + TEXT
    found = frames([extract(id=cell, text=text, title=cell, source=cell, path=cell), Reject(cell, 1, cell)])
    found.to_csv(tmp_path)
    for name in ("articles", "quotes", "rejects"):
        for row in pd.read_csv(tmp_path / f"{name}.csv", dtype=str, keep_default_na=False, na_filter=False).to_dict("records"):
            assert not any(value.lstrip(" \u200e\u200f\u202b\u00a0\ufeff\x00")[:1] in set("=+-@\t\r\n＝") for value in row.values() if value)
    found.to_excel(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("cell", ["خبر", "قال: -5", "2024-03-05", "1.5", "'=1", "", "%", "(=)"])
def test_what_is_no_formula_stays(cell):
    assert defused(cell) == cell


@settings(max_examples=200)
@given(st.text(alphabet=" \t\r\n=+-@'\u200f\u202bا1\x00"))
def test_defused_cells_never_start_a_formula(cell):
    safe = defused(cell)
    assert safe.removeprefix("'") == cell or safe == cell
    assert safe.strip(" \u200f\u202b\x00")[:1] not in set("=+-@")


def test_excel(tables, tmp_path):
    long = extract("long", text=TEXT + "\x00\x0b\ufffe" + "س" * 40_000)
    frames([extract("a"), long]).to_excel(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book.sheetnames == list(COLUMNS) and all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book["articles"]["L2"].value == TEXT
    assert len(book["articles"]["L3"].value) == 32_767 and book["articles"]["L3"].value.endswith("…")
    assert book["claims"]["J2"].value == 12e6 and book["articles"]["F2"].value.date() == date(2024, 3, 5)


def test_excel_refuses_more_rows_than_a_sheet_holds(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.tables.export._SHEET", 2)
    with pytest.raises(ValueError, match="articles: 2 rows, more than a sheet holds"):
        tables.to_excel(tmp_path / "book.xlsx")


@pytest.mark.parametrize("write", ["to_csv", "to_parquet", "to_excel"])
def test_files_are_whole_or_as_they_were(tables, tmp_path, write, monkeypatch):
    target = tmp_path / "book.xlsx" if write == "to_excel" else tmp_path
    getattr(tables, write)(target)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*args, **options):
        Path(args[0] if args else "x")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khabar.text.files.os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        getattr(frames([extract("z")]), write)(target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("write, suffix", [("to_csv", "csv"), ("to_parquet", "parquet")])
def test_files_are_the_same_byte_for_byte(tables, tmp_path, write, suffix):
    getattr(tables, write)(tmp_path / "1")
    getattr(tables, write)(tmp_path / "2")
    assert all((tmp_path / "1" / f"{name}.{suffix}").read_bytes() == (tmp_path / "2" / f"{name}.{suffix}").read_bytes() for name in COLUMNS)


# JSON


def test_json_object():
    found = json.loads(json.dumps(to_dict(extract("a", path="a.txt")), allow_nan=False))
    assert list(found) == ["article", "quotes", "claims", "dates", "actors"]
    assert (found["article"]["id"], found["article"]["published"], found["article"]["flags"]) == ("a", "2024-03-05", ["bidi_controls"])
    for name in ("quotes", "claims", "dates"):
        assert set(COLUMNS[name]) - {"article_id"} == set(found[name][0])
        assert all(found["article"]["text"][row["start"]:row["stop"]] == row["text"] for row in found[name])
    (actor,) = found["actors"]
    assert set(actor) == set(COLUMNS["actors"]) - {"n_articles"} | {"mentions"}
    assert (actor["n_mentions"], actor["mentions"][0]["text"]) == (1, "سامي الحداد")


def test_a_number_past_json_is_null():
    huge = extract()
    huge.claims[0] = replace(huge.claims[0], value=float("inf"), low=float("nan"))
    (claim,) = to_dict(huge)["claims"]
    assert claim["value"] is None and claim["low"] is None


@pytest.mark.parametrize("folder", ["seeds"])
def test_the_seed(folder):
    found = frames(read_all(Path(__file__).parent.parent / folder))
    assert found.check() == []
    assert found.articles.article_id.tolist() == ["000_8671c16eaac51af9"] and found.articles.chars.tolist() == [3221]
