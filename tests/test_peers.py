"""The comparison with public libraries reads the cases and scores rightly; no library is needed for it."""
import doctest
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks" / "peers"))

import page  # noqa: E402
import run  # noqa: E402
from environments import NotInstalled, environment  # noqa: E402
from score import period, score, totals, verdicts  # noqa: E402

from cases import Case, Row, load  # noqa: E402

LOCKS = sorted((ROOT / "requirements").glob("peers*.lock"))
FAKE = """
import os
PACKAGE = "pytest"
def numbers(text, published):
    print("chatter")
    if "die" in text:
        os._exit(3)
    if "raise" in text:
        raise ValueError(text)
    yield {"start": 0, "stop": 1, "values": [len(text)]}
"""


@pytest.fixture(scope="module")
def cases():
    return load(ROOT / "tests" / "cases")


def truth(case):
    """What a library would answer that is always right."""
    rows = [row for row in case.rows if row.want is not None]
    if case.kind == "numbers":
        return [{"start": row.start, "stop": row.stop, "values": list(row.want)} for row in rows]
    ends = [period(row.want) for row in rows]
    return [{"start": row.start, "stop": row.stop, "first": first.isoformat(), "last": last.isoformat()} for row, (first, last) in zip(rows, ends)]


def nonsense(case):
    value = {"values": [-7.25]} if case.kind == "numbers" else {"first": "0007-01-01", "last": "0007-01-02"}
    return [{"start": 0, "stop": len(case.text), **value}]


def scored(cases, peer):
    answers = [answer for case in cases for answer in (peer(case), *(peer(case) for _ in case.rows))]
    return run.counted(cases, answers)


def test_every_case_about_numbers_or_dates_is_read(cases):
    listed = 0
    for path in (ROOT / "tests" / "cases").glob("*.yml"):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = [case for group in ("found", "nothing to find", "bugs", "known failures") for case in table.get(group) or []]
        listed += sum(case.get("fact", table["fact"]) in ("claims", "dates") for case in found)
    assert len(cases) == listed > 200
    assert all(case.text[row.start:row.stop] == row.text for case in cases for row in case.rows)
    assert len(run.questions(cases)) == len(cases) + sum(len(case.rows) for case in cases)


def test_a_perfect_peer_is_right_everywhere(cases):
    for kind, counts in scored(cases, truth).items():
        total = totals([case for case in cases if case.kind == kind])
        assert counts["right"] == counts["cut out right"] == total["phrases"] > 100
        assert not counts["wrong"] + counts["missed"] + counts["extra"] + counts["alarm"]


def test_a_silent_peer_misses_all_and_alarms_nobody(cases):
    for kind, counts in scored(cases, lambda case: []).items():
        assert +counts == {"missed": totals([case for case in cases if case.kind == kind])["phrases"]}


def test_a_babbling_peer_is_wrong_everywhere(cases):
    for kind, counts in scored(cases, nonsense).items():
        total = totals([case for case in cases if case.kind == kind])
        assert (counts["wrong"], counts["alarm"], counts["right"], counts["missed"]) == (total["phrases"], total["traps"], 0, 0)


def test_a_peer_that_reads_one_kind_only_is_scored_on_that():
    cases = [Case("numbers", "a 7", None, (Row(2, 3, "7", (7.0,)),)), Case("dates", "b", None, ())]
    assert list(run.counted(cases, [[], [], None])) == ["numbers"]


@pytest.mark.parametrize("want, answers, verdict", [
    ((5.0,), [{"start": 2, "stop": 4, "values": [5]}], "right"),
    ((5.0,), [{"start": None, "stop": None, "values": [5]}], "right"),
    ((5.0,), [{"start": 4, "stop": 6, "values": [5]}], "missed"),
    ((5.0,), [{"start": 2, "stop": 4, "values": [6]}, {"start": 2, "stop": 4, "values": [5]}], "right"),
    ((20.0, 30.0), [{"start": 0, "stop": 3, "values": [20]}], "wrong"),
    ((20.0, 30.0), [{"start": 0, "stop": 2, "values": [20]}, {"start": 3, "stop": 4, "values": [30]}], "right"),
    ((1.5,), [{"start": 0, "stop": 4, "values": [90], "seconds": 5400}], "right"),
    ((2.0,), [{"start": 0, "stop": 4, "values": [], "seconds": 5400}], "wrong"),
    ("2018-02", [{"start": 0, "stop": 4, "first": "2018-02-01", "last": "2018-02-28"}], "right"),
    ("2018-02", [{"start": 0, "stop": 4, "first": "2018-02-09", "last": None}], "right"),
    ("2018-02", [{"start": 0, "stop": 4, "first": "2018-02-09", "last": "2018-02-09"}], "wrong"),
    ("2018-W08", [{"start": 0, "stop": 4, "first": "2018-02-18", "last": "2018-02-24"}], "right"),
    ("2018-08-10/2018-08-15", [{"start": 0, "stop": 4, "first": "2018-08-15", "last": "2018-08-15"}], "wrong"),
    ("2018-08-10/2018-08-15", [{"start": 0, "stop": 4, "first": "2018-08-10", "last": "2018-08-15"}], "right"),
    ("2018-08-10/2018-08-15", [{"start": 0, "stop": 1, "first": "2018-08-10", "last": None}, {"start": 2, "stop": 4, "first": "2018-08-15", "last": None}], "right"),
])
def test_an_answer_is_worth(want, answers, verdict):
    case = Case("dates" if isinstance(want, str) else "numbers", "abcdefgh", None, (Row(0, 4, "abcd", want),))
    assert next(said for _, said in verdicts(case, answers)) == verdict


def test_the_examples_in_docstrings_run():
    assert doctest.testmod(sys.modules["score"]).failed == 0


def test_a_percentage_may_be_a_share():
    case = Case("numbers", "70%", None, (Row(0, 3, "70%", (70.0,), percent=True),))
    assert score([case], [[{"start": 0, "stop": 3, "values": [0.7000000000000001]}]], [[[]]])["right"] == 1


@pytest.fixture
def fake(tmp_path, monkeypatch):
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "fake.py").write_text(FAKE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "fake"


def ask(reader, *texts, kind="numbers"):
    return run.ask(sys.executable, reader, [{"kind": kind, "text": text, "published": None} for text in texts])


def test_a_peer_is_asked_in_a_process_of_its_own(fake):
    said = ask(fake, "abc", "raise", "ab")
    assert [answers and answers[0]["values"] for answers in said["answers"]] == [[3], [], [2]]
    assert said["failures"] == ["ValueError on raise"]
    assert said["ms"]["numbers"] > 0
    assert ask(fake, "abc", kind="dates")["answers"] == [None]


def test_a_question_that_kills_a_peer_counts_as_missed(fake):
    said = ask(fake, "abc", "die", "ab", "die again")
    assert [bool(answers) for answers in said["answers"]] == [True, False, True, False]
    assert len(said["failures"]) == 2


def test_a_peer_that_is_not_there_says_so():
    with pytest.raises(NotInstalled, match="no_such_peer"):
        ask("no_such_peer", "abc")


def test_we_answer_through_the_same_door():
    case = Case("numbers", "وزعت الجمعية 2500 بطانية.", None, (Row(13, 24, "2500 بطانية", (2500.0,)),))
    said = run.ask(sys.executable, "khabar", run.questions([case]))
    assert run.counted([case], json.loads(json.dumps(said["answers"])))["numbers"]["right"] == 1


def test_what_an_installer_says_is_told_without_addresses(tmp_path, monkeypatch):
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "none.lock").touch()
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\necho 'cannot reach https://somewhere.example/simple/x' >&2\nexit 1\n")
    uv.chmod(0o755)
    monkeypatch.setattr("environments.ROOT", tmp_path)
    with pytest.raises(NotInstalled) as told:
        environment(tmp_path / "made", "none", "", str(uv))
    assert str(told.value) == "cannot reach …"


def test_the_page_tells_who_could_not_be_run(cases):
    peer = run.PEERS[1]
    told = page.page(cases, [run.Result(peer, reason="no wheel for this machine")], date(2026, 11, 24), "3.11")
    assert f"| {peer.name} | not run |" in told
    assert "no wheel for this machine" in told


def test_the_page_that_is_there_names_every_peer():
    text = (ROOT / "benchmarks" / "PEERS.md").read_text(encoding="utf-8")
    assert [peer.name for peer in run.PEERS if f"| {peer.name} |" not in text] == []
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_locks_of_peers_have_hashes_and_no_address(lock):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--hash=sha256:" in text
    assert not [entry for entry in re.split(r"\n(?=\S)", text.strip()) if "--hash=sha256:" not in entry]


def test_peers_stay_out_of_our_own_lock():
    """dateparser alone stands there: trafilatura brings it, for the dates of web pages."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    asked = {line for path in (ROOT / "requirements").glob("peers*.in") for line in re.findall(r"^[a-z][\w-]*", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert asked >= {"mahad", "arabic-itn", "dateparser", "puckling"}
    assert asked & locked <= {"dateparser", "hijridate"}
    assert {peer.lock for peer in run.PEERS if peer.lock} == {lock.stem for lock in LOCKS}
