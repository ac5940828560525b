"""`make errors`: which rules err on a gold folder, so that the next person knows where to dig."""
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = "وصل سامي الحداد إلى بيروت."
GOLD = '{"actors": [{"name": "بيروت", "type": "place", "mentions": ["بيروت"]}, {"name": "القرية", "type": "place", "mentions": ["القرية"]}]}'


def errors(*args):
    return subprocess.run([sys.executable, ROOT / "benchmarks" / "errors.py", *map(str, args)], capture_output=True, timeout=60)


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.json").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_rules_with_what_they_got_right_and_wrong(gold):
    rows = [line.rsplit(maxsplit=5) for line in errors(gold).stdout.decode().splitlines()]
    assert rows[0][1:] == ["right", "wrong", "extra", "missed", "optional"]
    counts = {row[0].split(maxsplit=1)[1]: list(map(int, row[1:])) for row in rows[1:]}
    assert counts["-"] == [0, 0, 0, 1, 0] and counts["given name"] == [0, 0, 1, 0, 0]
    assert [sum(column) for column in zip(*counts.values())] == [1, 0, 1, 1, 0]


def test_the_rows_of_a_rule(gold):
    assert "a: extra   'سامي الحداد'" in errors(gold, "--show", "given name").stdout.decode()
    assert "a: missed  'القرية'" in errors(gold, "--show", "-").stdout.decode()


def test_a_folder_without_gold_is_said(tmp_path):
    done = errors(tmp_path)
    assert done.returncode == 2 and b"no NAME.json here" in done.stderr


def test_make_runs_it():
    done = subprocess.run(["make", "-n", "errors", "GOLD=some folder", "SHOW=given name"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert 'benchmarks/errors.py --show "given name" "some folder"' in done.stdout
