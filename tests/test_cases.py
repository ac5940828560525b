"""Runs the tables of truth in `cases/`: each case's text against the rows it wants, in order, and no others.

`want` rows name `text` and any columns that must hold. `known failures` are strict: one that passes must move up.
"""
from datetime import date
from pathlib import Path

import pytest
import yaml

from khabar.facts.extract import extract
from khabar.text.article import Article

CASES = Path(__file__).parent / "cases"
GROUPS = ("found", "nothing to find", "bugs", "known failures")


def cases():
    for path in sorted(CASES.glob("*.yml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in GROUPS:
            for n, case in enumerate(table.get(group) or []):
                marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if group == "known failures" else []
                yield pytest.param(case.get("fact", table["fact"]), case, id=f"{path.stem}-{group.replace(' ', '_')}-{n}", marks=marks)


def rows_of(fact, case):
    published = case.get("published")
    published = date.fromisoformat(str(published)) if published else None
    article = Article(id="case", text=case["text"], title=case.get("title"), published=published, source=case.get("source"))
    result = extract(article)
    for row in [*result.quotes, *result.claims, *result.dates, *(m for a in result.actors for m in a.mentions)]:
        assert article.text[row.start:row.stop] == row.text
    return getattr(result, fact)


def shown(value):
    return value.isoformat() if isinstance(value, date) else value


def same(got, want):
    if isinstance(want, (int, float)) and not isinstance(want, bool):
        return got is not None and abs(float(got) - want) <= 1e-9 * max(1, abs(want))
    return shown(got) == shown(want)


def column(row, name):
    if name == "mentions":
        return sorted({m.text for m in row.mentions})
    return getattr(row, name)


@pytest.mark.parametrize("fact, case", cases())
def test_case(fact, case):
    rows, wanted = rows_of(fact, case), case.get("want") or []
    key = "name" if fact == "actors" else "text"
    assert [getattr(r, key) for r in rows] == [w[key] for w in wanted]
    for row, want in zip(rows, wanted):
        for name, value in want.items():
            value = sorted(value) if name == "mentions" else value
            assert same(column(row, name), value), f"{row.start}-{row.stop} {name}: {column(row, name)!r}, wanted {value!r}"
