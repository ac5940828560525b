"""The seed, right to the letter: what `tests/gold/` says stands in it is found, and nothing else."""
import importlib.util
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def found():
    return list(load(ROOT / "benchmarks" / "errors.py").verdicts(ROOT / "tests" / "gold"))


def of(found, frame, *verdicts):
    return [v.text for v in found if v.frame == frame and v.verdict in verdicts]


@pytest.mark.parametrize("frame", ["quotes", "claims", "dates"])
def test_nothing_missed_wrong_or_made_up(found, frame):
    assert of(found, frame, "missed", "wrong", "extra") == []


def test_actors(found):
    counts = Counter(v.verdict for v in found if v.frame == "actors")
    assert 2 * counts["right"] >= 0.9 * (2 * counts["right"] + counts["wrong"] + counts["extra"] + counts["missed"])


def test_the_seed_in_gold_is_the_seed():
    seed = next((ROOT / "seeds").glob("*.txt"))
    assert seed.read_bytes() == (ROOT / "tests" / "gold" / "seed.txt").read_bytes()
