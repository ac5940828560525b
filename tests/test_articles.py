"""The invented wire stories of `articles/` and their planted truth agree with each other: checks of the fixture, not of the extractor."""
import json
from collections import Counter
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from khabar import read_all
from khabar.text.fold import fold

FOLDER = Path(__file__).parent / "articles"
EMPTY = Path(__file__).parent / "articles-empty"
ARTICLES = {a["id"]: a for a in map(json.loads, (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines())}
TRUTH = yaml.safe_load((FOLDER / "truth.yml").read_text(encoding="utf-8"))
ROWS = {row["id"]: {**row, "key": claim["key"]} for claim in TRUTH["claims"] for row in claim["rows"]}
THREADS = ("attacks since the start of the year", "the flood's dead and missing", "displaced people", "a budget", "a strike's participants", "troops")
QUALIFIERS = {"exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"}
STATUSES = {"first", "update", "rival", "repeat", "copy", "correction", "superseded"}
SECTIONS = ("claims", "conflicts", "update_chains", "not_facts", "wire_copies", "near_duplicates", "corrections", "repeated", "utterances", "same_surname")


def text_of(name):
    return ARTICLES[name]["text"]


def paragraphs(name):
    return text_of(name).split("\n")


def published(name):
    return datetime.fromisoformat(ARTICLES[name]["published"])


def likeness(one, other):
    """Shared runs of three words over all of them, after folding."""
    one, other = ({tuple(words[i:i + 3]) for i in range(len(words) - 2)} for words in (fold(text_of(n)).split() for n in (one, other)))
    return len(one & other) / len(one | other)


def pairs_of_one_text():
    wires = [{c["original"], *c["copies"]} for c in TRUTH["wire_copies"]]
    near = [{c["original"], c["copy"]} for c in TRUTH["near_duplicates"]]
    corrected = [{c["superseded"], c["by"]} for c in TRUTH["corrections"]]
    flood = [wires[2] | near[1]]  # the near-duplicate of a wire text is one of its copies as well
    return {frozenset(pair) for group in [*wires, *near, *corrected, *flood] for pair in combinations(sorted(group), 2)}


def test_every_line_is_an_article_and_none_is_rejected():
    lines = (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(ARTICLES) >= 35
    assert [a.id for a in read_all(FOLDER / "articles.jsonl")] == list(ARTICLES)
    assert all(list(a) == ["id", "source", "url", "published", "title", "text"] for a in ARTICLES.values())
    assert all(value and value == value.strip() for a in ARTICLES.values() for value in a.values())


def test_no_line_has_a_double_key_and_no_id_of_a_row_comes_twice():
    for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        assert len(json.loads(line, object_pairs_hook=list)) == 6
    names = [row["id"] for claim in TRUTH["claims"] for row in claim["rows"]]
    assert len(names) == len(set(names)) == len(ROWS)
    assert len({claim["key"] for claim in TRUTH["claims"]}) == len(TRUTH["claims"])


def test_stories_lie_within_three_months_in_order():
    days = [published(name).date() for name in ARTICLES]
    assert days == sorted(days)
    assert date(2024, 3, 1) <= days[0] and days[-1] <= date(2024, 5, 31)
    assert {d.month for d in days} == {3, 4, 5}


@pytest.mark.parametrize("name", ARTICLES)
def test_length_and_letters(name):
    assert 120 <= len(text_of(name).split()) <= 350
    text = text_of(name) + ARTICLES[name]["title"]
    assert not set(text) & set("یکۀ\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u00a0"), "Farsi letters, bidi controls"
    assert "  " not in text and " ،" not in text and "," not in text.replace("4,", "").replace("3,", "").replace("1,", "")
    for opening, closing in ("«»", "“”", "()"):
        assert text.count(opening) == text.count(closing)
    assert all(paragraph.count('"') % 2 == 0 for paragraph in paragraphs(name))


def test_outlets_and_addresses():
    outlets = Counter(a["source"] for a in ARTICLES.values())
    assert len(outlets) == 7 and min(outlets.values()) >= 3
    assert all(a["url"].startswith("https://example.org/") for a in ARTICLES.values())
    shared = {url for url, n in Counter(a["url"] for a in ARTICLES.values()).items() if n > 1}
    assert shared == {ARTICLES[c["by"]]["url"] for c in TRUTH["corrections"]}
    assert {a["origin"] for a in TRUTH["articles"].values()} <= set(outlets)


def test_house_styles():
    texts = " ".join(text_of(n) for n in ARTICLES)
    for mark in ('"', "«", "“", "٤٫٢", "4.2", "4,6", "آذار/مارس", "نيسان", "أبريل", "ماي ", "غشت", "هـ", "٪", "في المئة", "في المائة"):
        assert mark in texts, mark


def test_every_quoted_text_stands_in_its_article():
    quoted = [*ROWS.values(), *TRUTH["not_facts"], *TRUTH["repeated"], *(r for u in TRUTH["utterances"] for r in u["rows"])]
    missing = [(row["article"], text) for row in quoted for text in [row["text"], *row.get("also", [])] if text not in text_of(row["article"])]
    assert not missing


def test_values_and_words_of_a_row_agree():
    """A row in digits holds its value; every row has a known qualifier and status."""
    indic = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")
    scales = {"مليار": 10**9, "مليون": 10**6, "ملايين": 10**6, "ألف": 1000, "آلاف": 1000}
    for row in ROWS.values():
        assert row["qualifier"] in QUALIFIERS and row["status"] in STATUSES
        words = row["text"].translate(indic).replace(",", ".").replace("٪", " %").split()
        number = next((float(w) for w in words if w.replace(".", "").isdigit()), None)
        scale = next((n for word, n in scales.items() if word in words or word + "ات" in words or "مليارات" in words and word == "مليار"), 1)
        assert number is None or abs(number * scale - row["value"]) < 1e-6 * row["value"], row


def test_all_threads_are_present():
    threads = Counter(claim.get("thread") for claim in TRUTH["claims"])
    assert set(THREADS) <= set(threads)
    for claim in TRUTH["claims"]:
        assert not claim.get("thread") or len({row["article"] for row in claim["rows"]}) >= 4 and len(claim["sources"]) >= 2, claim["key"]


def test_there_is_as_much_as_was_planned():
    assert all(TRUTH[section] for section in SECTIONS)
    assert len(TRUTH["conflicts"]) >= 5 and len(TRUTH["update_chains"]) >= 3 and len(TRUTH["utterances"]) >= 4
    assert sum(len(c["copies"]) for c in TRUTH["wire_copies"]) == 8 and len(TRUTH["wire_copies"]) == 3
    assert len(TRUTH["near_duplicates"]) == 2 and len(TRUTH["corrections"]) == 1 and len(TRUTH["repeated"]) == 1


def test_every_article_has_its_truth():
    assert list(TRUTH["articles"]) == list(ARTICLES)
    for name, told in TRUTH["articles"].items():
        assert told["speakers"] and len(told["speakers"]) == len(set(told["speakers"]))
        named = [*told["speakers"], *told.get("may_speak", [])]
        assert not [speaker for speaker in named if fold(speaker) not in fold(text_of(name))], name
        credit = told.get("credit")
        assert credit is None or credit in (paragraphs(name)[-1], text_of(name)[:len(credit)]) or f"\n\n{credit}" in text_of(name)


def test_rows_of_a_claim_stand_in_the_order_of_time():
    for claim in TRUTH["claims"]:
        times = [published(row["article"]) for row in claim["rows"]]
        assert times == sorted(times), claim["key"]
        assert claim["rows"][0]["status"] == "first"
        assert [row["status"] for row in claim["rows"]].count("first") == 1


def test_copies_repeat_the_row_they_copy():
    for row in ROWS.values():
        assert ("copy_of" in row) == (row["status"] == "copy")
        if row["status"] == "copy":
            original = ROWS[row["copy_of"]]
            assert all(row[name] == original[name] for name in ("key", "value", "qualifier", "stated_by"))
            assert frozenset((row["article"], original["article"])) in pairs_of_one_text()


def test_wire_copies_share_all_but_headline_credit_and_cut():
    for group in TRUTH["wire_copies"]:
        body = set(paragraphs(group["original"])[1:])
        titles = {ARTICLES[n]["title"] for n in (group["original"], *group["copies"])}
        assert len(titles) == 1 + len(group["copies"])
        for copy in group["copies"]:
            assert len(body - set(paragraphs(copy))) == (copy in group["cut"]), copy
            assert TRUTH["articles"][copy]["credit"] and TRUTH["articles"][copy]["origin"] == ARTICLES[group["original"]]["source"]


def test_only_the_planted_pairs_are_alike():
    alike = {frozenset(pair) for pair in combinations(ARTICLES, 2) if likeness(*pair) > 0.3}
    assert alike == pairs_of_one_text()


def test_near_duplicates_differ_and_carry_no_credit():
    for pair in TRUTH["near_duplicates"]:
        assert 0.6 < likeness(pair["original"], pair["copy"]) < 1
        assert "credit" not in TRUTH["articles"][pair["copy"]]


def test_a_correction_has_the_address_of_what_it_corrects_and_is_later():
    for pair in TRUTH["corrections"]:
        old, new = pair["superseded"], pair["by"]
        assert ARTICLES[old]["url"] == ARTICLES[new]["url"] and published(old) < published(new)
        assert any(ROWS[r["corrects"]]["article"] == old and r["value"] != ROWS[r["corrects"]]["value"] for r in ROWS.values() if r["article"] == new and "corrects" in r)


def test_conflicts_part_rows_of_one_claim():
    for conflict in TRUTH["conflicts"]:
        sides = [[ROWS[name] for name in side] for side in conflict["sides"]]
        assert len(sides) == 2 and all(sides) and conflict["why"]
        assert {row["key"] for side in sides for row in side} == {conflict["key"]}
        assert not {row["value"] for row in sides[0]} & {row["value"] for row in sides[1]}
        assert {row["status"] for row in sides[1]} == {"rival"}
    rivals = {name for name, row in ROWS.items() if row["status"] == "rival"}
    assert rivals == {name for conflict in TRUTH["conflicts"] for name in conflict["sides"][1]}


def test_updates_go_forward():
    for chain in TRUTH["update_chains"]:
        rows = [ROWS[name] for name in chain["rows"]]
        assert {row["key"] for row in rows} == {chain["key"]}
        assert [published(r["article"]) for r in rows] == sorted(published(r["article"]) for r in rows)
        assert len({row["value"] for row in rows}) == len(rows) >= 2
        assert all(any(fold(said) in fold(text_of(r["article"])) for r in rows) for said in chain["said"])


def test_a_repeated_paragraph_stands_as_often_as_told():
    for row in TRUTH["repeated"]:
        assert text_of(row["article"]).count(row["text"]) == row["times"]
        twice = [p for p, n in Counter(paragraphs(row["article"])).items() if n > 1 and p]
        assert len(twice) == 1 and row["text"] in twice[0]
    assert [n for n in ARTICLES if len(set(paragraphs(n))) < len(paragraphs(n))] == [r["article"] for r in TRUTH["repeated"]]


def test_an_utterance_is_told_in_three_wordings_by_one_speaker():
    for group in TRUTH["utterances"]:
        assert len({row["text"] for row in group["rows"]}) >= 3 and len({row["article"] for row in group["rows"]}) >= 3
        assert all(group["speaker"] in TRUTH["articles"][row["article"]]["speakers"] for row in group["rows"])
        assert all(date.fromisoformat(str(group["said_on"])) <= published(row["article"]).date() for row in group["rows"])


def test_people_of_one_surname_meet_in_an_article():
    for told in TRUTH["same_surname"]:
        assert len(set(told["people"])) == 2 and all(person.endswith(told["surname"]) for person in told["people"])
        for name in told["together"]:
            assert all(fold(person) in fold(text_of(name)) for person in told["people"])


def test_what_is_no_fact_is_no_row_of_a_claim():
    assert {row["modality"] for row in TRUTH["not_facts"]} == {"denied", "planned", "conditional"}
    assert all((row["article"], row["text"]) not in {(r["article"], r["text"]) for r in ROWS.values()} for row in TRUTH["not_facts"])


def test_said_to_be_invented_in_both_languages():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme and "مختلقة" in readme
    assert all(source in readme for source in {a["source"] for a in ARTICLES.values()})


def test_an_empty_article_is_rejected_with_a_reason():
    rejects = list(read_all(EMPTY))
    assert [r.reason for r in rejects] == ["empty"]
