"""What must hold of every row of the frames: columns and dtypes as declared, every span true, every id known."""
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from khabar.tables.columns import COLUMNS

Tables = Mapping[str, pd.DataFrame]

_KEYS = {"articles": ["article_id"], "quotes": ["article_id", "quote_id"], "claims": ["article_id", "claim_id"], "actors": ["actor_id"]}
_SPANS = ("quotes", "claims", "dates", "mentions")


def check(tables: Tables) -> list[str]:
    """What is wrong, a line each; nothing where all is right.

    >>> from khabar.tables.frames import frames
    >>> check(frames([]))
    []
    """
    if faults := list(_shape(tables)):
        return faults
    return [fault for rule in RULES for fault in rule(tables)]


def _shape(tables: Tables) -> Iterator[str]:
    for name, columns in COLUMNS.items():
        found = dict(tables[name].dtypes)
        if list(found) != list(columns):
            yield f"{name}: columns {list(found)}, not {list(columns)}"
            continue
        yield from (f"{name}.{column}: {found[column]}, not {dtype}" for column, dtype in columns.items() if found[column] != dtype)


def keys_are_single(tables: Tables) -> Iterator[str]:
    for name, columns in _KEYS.items():
        keys = tables[name][columns]
        if keys.isna().any(axis=None):
            yield f"{name}: a row without {' and '.join(columns)}"
        for key in keys[keys.duplicated()].itertuples(index=False):
            yield f"{name}: {', '.join(map(str, key))} stands twice"


def spans_are_true(tables: Tables) -> Iterator[str]:
    """The text between a row's offsets is the row's text, and its sentence holds its start."""
    texts = dict(zip(tables["articles"].article_id, tables["articles"].text))
    for name in _SPANS:
        for row in _rows(tables[name], "article_id", "start", "stop", "text", "sentence_start", "sentence_stop"):
            yield from (f"{name}: {fault} ({row['article_id']} {row['start']}-{row['stop']})" for fault in _span_faults(texts, **row))


def _span_faults(texts: dict, article_id: str, start: int, stop: int, text: str, sentence_start: int, sentence_stop: int) -> Iterator[str]:
    whole = texts.get(article_id)
    if whole is None:
        yield "a row of no article"
    elif not 0 <= start < stop <= len(whole) or whole[start:stop] != text:
        yield "the text between start and stop is another"
    elif not 0 <= sentence_start <= start < sentence_stop <= len(whole):
        yield "its sentence is elsewhere"


def ids_are_known(tables: Tables) -> Iterator[str]:
    actors = set(tables["actors"].actor_id)
    quotes = set(zip(tables["quotes"].article_id, tables["quotes"].quote_id))
    for name, column in (("mentions", "actor_id"), ("quotes", "speaker_id"), ("claims", "stated_by_id")):
        for value in tables[name][column].dropna().unique():
            if value not in actors:
                yield f"{name}.{column}: {value} is no actor"
    for pair in _rows(tables["claims"].dropna(subset=["quote_id"]), "article_id", "quote_id"):
        if tuple(pair.values()) not in quotes:
            yield f"claims.quote_id: {pair['quote_id']} is no quote of {pair['article_id']}"


def bounds_are_in_order(tables: Tables) -> Iterator[str]:
    claims, dates = tables["claims"], tables["dates"]
    for _ in range(int((claims.low > claims.high).sum())):
        yield "claims: low is above high"
    for _ in range(int((dates["first"] > dates["last"]).sum())):
        yield "dates: first is after last"
    for _ in range(int((claims["since"] > claims["until"]).sum())):
        yield "claims: since is after until"


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[dict[str, Any]]:
    for values in zip(*(frame[column].tolist() for column in columns)):
        yield dict(zip(columns, values))


RULES = [keys_are_single, spans_are_true, ids_are_known, bounds_are_in_order]
