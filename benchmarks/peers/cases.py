"""The number and date phrases of tests/cases/, as peers are asked about them."""
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KINDS = {"claims": "numbers", "dates": "dates"}
GROUPS = ("found", "nothing to find", "bugs", "known failures")


@dataclass(frozen=True)
class Row:
    """A phrase and what it says: numbers or a date's value; None where nobody can know (a vague plural, a day with no anchor)."""

    start: int
    stop: int
    text: str
    want: tuple[float, ...] | str | None
    percent: bool = False


@dataclass(frozen=True)
class Case:
    """A sentence, the day it was published, and its phrases: none where there is nothing to find."""

    kind: str
    text: str
    published: str | None
    rows: tuple[Row, ...]


def load(folder: Path) -> list[Case]:
    """Every case about numbers or dates, in the order of the files."""
    return [case for path in sorted(folder.glob("*.yml")) for case in _in_file(yaml.safe_load(path.read_text(encoding="utf-8")))]


def _in_file(table: dict[str, Any]) -> Iterator[Case]:
    for case in (case for group in GROUPS for case in table.get(group) or []):
        kind = KINDS.get(case.get("fact", table["fact"]))
        if kind:
            published = str(case["published"]) if case.get("published") else None
            yield Case(kind, case["text"], published, tuple(_rows(kind, case)))


def _rows(kind: str, case: dict[str, Any]) -> Iterator[Row]:
    at = 0
    for want in case.get("want") or []:
        start = case["text"].find(str(want["text"]), at)
        if start < 0:
            raise ValueError(f"{want['text']!r} does not stand in {case['text']!r}, or not in this order")
        at = start + len(str(want["text"]))
        yield Row(start, at, str(want["text"]), _value(kind, want), want.get("unit") == "%")


def _value(kind: str, want: dict[str, Any]) -> tuple[float, ...] | str | None:
    if want.get("value") is not None:
        return str(want["value"]) if kind == "dates" else (float(want["value"]),)
    if kind == "numbers" and want.get("high") is not None:
        return float(want["low"]), float(want["high"])
    return None
