"""Rows against gold: for every row of an annotated folder, whether it is right, and what was missed.

A gold folder holds NAME.json beside NAME.txt, as in tests/gold/. A row is right where its span meets a gold item of its kind
and says the same (a quote its speaker, a claim its value, a date its value, an actor its type); an item marked optional counts
neither way.
"""
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khabar.facts.extract import extract
from khabar.text.article import Article
from khabar.text.fold import fold

FRAMES = ("quotes", "claims", "dates", "actors")
LEAST = {"direct": 0.9, "indirect": 0.5, "headline": 0.5}  # share of a quote's span that must agree
_EDGE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Verdict:
    """One row or one missed item: its frame, its rule, and whether it is right, wrong, extra or missed."""

    doc: str
    frame: str
    rule: str
    verdict: str
    text: str


def verdicts(folder: Path) -> Iterator[Verdict]:
    """A verdict for every row and every missed item of a gold folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        published = None if path.stem == "seed" or not gold.get("published") else date.fromisoformat(gold["published"])
        result = extract(Article(id=path.stem, text=text, published=published))
        names = {fold(form): actor for actor in gold.get("actors", []) for form in [*actor["mentions"], actor["name"]]}
        for frame in FRAMES:
            yield from _frame(path.stem, text, frame, gold.get(frame, []), getattr(result, frame), names)


def _frame(doc, text, frame, items, rows, names) -> Iterator[Verdict]:
    spans = [_spans_of_item(text, frame, item) for item in items]
    taken = set()
    for row in rows:
        own = _spans_of_row(frame, row)
        found = max(range(len(items)), key=lambda n: _overlap(own, spans[n]), default=None)
        rule = row.mentions[0].rule if frame == "actors" else row.rule
        shown = row.name if frame == "actors" else row.text
        if found is None or not _meets(frame, items[found], own, spans[found], row):
            optional = any(item.get("optional") and _overlap(own, span) > 0 for item, span in zip(items, spans))
            yield Verdict(doc, frame, rule, "optional" if optional else "extra", shown)
            continue
        taken.add(found)
        verdict = "optional" if items[found].get("optional") else "right" if _same(frame, items[found], row, names) else "wrong"
        yield Verdict(doc, frame, rule, verdict, shown)
    for n, item in enumerate(items):
        if n not in taken and not item.get("optional"):
            yield Verdict(doc, frame, "-", "missed", item.get("text") or item["name"])


def _spans_of_item(text, frame, item) -> list[tuple[int, int]]:
    if frame == "actors":
        return [m.span() for form in {*item["mentions"], item["name"]} for m in re.finditer(re.escape(form), text)]
    at = -1
    for _ in range(item.get("nth", 1)):
        at = text.find(item["text"], at + 1)
    return [(at, at + len(item["text"]))]


def _spans_of_row(frame, row) -> list[tuple[int, int]]:
    return [(m.start, m.stop) for m in row.mentions] if frame == "actors" else [(row.start, row.stop)]


def _overlap(a, b) -> float:
    """Share of the united length that two lists of spans have in common, best pair."""
    best = 0.0
    for start, stop in a:
        for other_start, other_stop in b:
            both = min(stop, other_stop) - max(start, other_start)
            if both > 0:
                best = max(best, both / (max(stop, other_stop) - min(start, other_start)))
    return best


def _meets(frame, item, own, span, row) -> bool:
    if frame == "quotes":
        return row.kind == item["kind"] and _overlap(own, span) >= LEAST[item["kind"]] - 0.1
    if frame == "actors":
        return row.type == item["type"] and _overlap(own, span) > 0.99
    return _overlap(own, span) >= 0.2


def _same(frame, item, row, names) -> bool:
    if frame == "quotes":
        return _same_name(item["speaker"], row.speaker, names)
    if frame == "claims":
        if item["qualifier"] in ("range", "vague"):
            return row.qualifier == item["qualifier"] and (item.get("low") is None or row.low == item["low"])
        return row.value is not None and abs(row.value - item["value"]) <= 1e-9 * max(1, abs(item["value"]))
    if frame == "dates":
        return (row.value or None) == (item["value"] or None)
    return fold(row.name) in {fold(form) for form in [item["name"], *item["mentions"]]}


def _same_name(wanted, got, names) -> bool:
    if not wanted or not got:
        return bool(wanted) == bool(got)
    wanted, got = (_EDGE.sub(" ", fold(name)).strip() for name in (wanted, got))
    actor = names.get(wanted)
    return got == wanted or got.endswith(" " + wanted) or actor is not None and names.get(got) is actor
