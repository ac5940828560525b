"""The lexicon: our own files are clean, a user's folder is checked and lies on top, matches are longest first."""
from pathlib import Path

import pytest

from khabar.lexicon import check, load
from khabar.text.tokens import tokenize

HEAD = "_file:\n  clitics: و\n  forms:\n    words: plain\n  fields:\n    - qualifier\n    - position\n"


def test_our_own_lexicon_is_clean():
    assert check() == []


def write(folder: Path, body: str, name: str = "hedges.yml") -> Path:
    folder.joinpath(name).write_text(HEAD + body, encoding="utf-8")
    return folder


@pytest.mark.parametrize("body, told", [
    ("a:\n  words: نحو\n  example: '[نحو] عشرة'\nb:\n  words: نحـو\n  example: '[نحو] عشرة'\n", "tatweel"),
    ("a:\n  words: نحو\n  example: '[نحو] عشرة'\nb:\n  words: نحو\n  example: '[نحو] عشرة'\n", "stands in a and in b"),
    ("a:\n  words: حوالى\n  example: '[حوالى] عشرة'\nb:\n  words: حوالي\n  example: '[حوالي] عشرة'\n", "stands in a and in b"),
    ("a:\n  words: نحو\n  colour: red\n  example: '[نحو] عشرة'\n", "unknown field colour"),
    ("a:\n  words: نحو\n  words: قرابة\n  example: '[نحو] عشرة'\n", "the same key twice"),
    ("a:\n  words: قریبا\n  example: '[نحو] عشرة'\n", "Farsi yeh"),
    ("a:\n  words: ﻧﺤﻮ\n  example: '[نحو] عشرة'\n", "presentation form"),
    ("a:\n  words: \"نحو\\u200f\"\n  example: '[نحو] عشرة'\n", "bidi control"),
    ("a:\n  words: نحو\n", "no example"),
    ("a:\n  qualifier: about\n  example: '[نحو] عشرة'\n", "no words"),
    ("a:\n  words: نحو\n  example: 'نحو [عشرة]'\n", "does not match where its brackets stand"),
    ("a: [unclosed\n", "not readable as YAML"),
])
def test_a_fault_is_named_with_file_and_line(tmp_path, body, told):
    found = check(write(tmp_path, body))
    assert any(told in line and line.startswith("hedges.yml") for line in found), found


def test_a_file_of_no_known_kind_is_named(tmp_path):
    assert "no such kind of file" in check(write(tmp_path, "", "colours.yml"))[0]


def test_an_empty_folder_is_named(tmp_path):
    assert "no .yml file" in check(tmp_path)[0]


def test_a_users_folder_lies_on_top(tmp_path):
    write(tmp_path, "mine:\n  words: كما يقال\n  qualifier: about\n  position: before\n  example: '[كما يقال] عشرة'\n")
    lexicon = load(tmp_path)
    hits = lexicon.find(tokenize("وصل كما يقال نحو عشرة"))["hedges"]
    assert next(hit.entry.id for hit in hits) == "mine"
    assert len(lexicon.entries["hedges"]) == len(load().entries["hedges"]) + 1


def test_a_users_folder_needs_no_head(tmp_path):
    tmp_path.joinpath("hedges.yml").write_text("mine:\n  words: كما يقال\n  qualifier: about\n  example: '[كما يقال] عشرة'\n", encoding="utf-8")
    assert check(tmp_path) == []
    assert "mine" in load(tmp_path).entries["hedges"]


def test_a_field_is_added_to_an_entry_of_ours(tmp_path):
    tmp_path.joinpath("organisations.yml").write_text("united_nations:\n  wikidata: Q900000009\n", encoding="utf-8")
    assert check(tmp_path) == []
    entry, ours = (load(folder).entries["organisations"]["united_nations"] for folder in (tmp_path, None))
    assert entry.get("wikidata") == "Q900000009" and entry.get("names") == ours.get("names") and ours.get("wikidata") is None


def test_a_users_entry_comes_before_ours_of_the_same_name(tmp_path):
    body = "our_un:\n  names:\n    - الأمم المتحدة\n  example: 'قالت [الأمم المتحدة] ذلك'\n"
    tmp_path.joinpath("organisations.yml").write_text(body, encoding="utf-8")
    hits = load(tmp_path).find(tokenize("قالت الأمم المتحدة"))["organisations"]
    assert [hit.entry.id for hit in hits] == ["our_un", "united_nations"]
