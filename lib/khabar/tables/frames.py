"""Records to seven pandas frames, their columns and dtypes declared in one table, and the checks that hold on every row."""
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from khabar.facts.answers import answers
from khabar.facts.extract import Extract
from khabar.facts.jsonable import text_hash
from khabar.facts.records import Actor, Mention
from khabar.tables.actors import Linked, Linker
from khabar.tables.columns import COLUMNS, REAL
from khabar.text.article import Article, Reject

_NAMING = {"quotes": "speaker_id", "claims": "stated_by_id", "mentions": "actor_id"}  # the columns that name an actor by its id


@dataclass(frozen=True, repr=False)
class Frames(Mapping):
    """The seven frames, by attribute or by name: `found.quotes`, `found["quotes"]`, `for name in found`."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    claims: pd.DataFrame
    dates: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    rejects: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in COLUMNS:
            raise KeyError(name)
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(COLUMNS)

    def __len__(self) -> int:
        return len(COLUMNS)

    def __repr__(self) -> str:
        return f"Frames({', '.join(f'{name} {len(frame)}' for name, frame in self.items())})"

    def check(self) -> list[str]:
        """What is wrong with any row, in words; nothing where all is right."""
        from khabar.tables.check import check

        return check(self)

    def to_csv(self, folder: Any) -> None:
        """A CSV file a frame: UTF-8, no cell that a spreadsheet takes for a formula."""
        from khabar.tables.export import to_csv

        to_csv(self, folder)

    def to_parquet(self, folder: Any) -> None:
        """A Parquet file a frame."""
        from khabar.tables.export import to_parquet

        to_parquet(self, folder)

    def to_excel(self, path: Any) -> None:
        """A workbook with a sheet a frame, right to left, no cell a formula."""
        from khabar.tables.export import to_excel

        to_excel(self, path)


def frames(found: Iterable[Extract | Article | Reject], rejects: Iterable[Reject] = ()) -> Frames:
    """Frames of what was extracted. Articles among them are extracted here, and rejects told apart, so that
    `frames(read_all("../seeds"))` is all a notebook needs.

    >>> tables = frames([Article("1", "قال المتحدث سامي الحداد إن الطريق سيفتح."), Reject("b.txt", None, "empty")])
    >>> tables.articles.article_id.tolist(), tables.rejects.reason.tolist()
    (['1'], ['empty'])
    """
    rows: dict[str, list[tuple]] = {name: [] for name in COLUMNS}
    linker = Linker()
    for item in chain(answers(found), rejects):
        if isinstance(item, Reject):
            rows["rejects"].append((item.path, item.line, item.reason))
        else:
            _add(rows, linker, item)
    linked = linker.link()
    rows["actors"] = [tuple(map(_cell, row)) for row in linked.rows()]
    for name, column in _NAMING.items():
        rows[name] = [_renamed(row, list(COLUMNS[name]).index(column), linked) for row in rows[name]]
    return Frames(**{name: _frame(rows[name], columns) for name, columns in COLUMNS.items()})


def _renamed(row: tuple, at: int, linked: Linked) -> tuple:
    """A row (its article's id first) with the id by which its actor goes among all articles."""
    new = linked.id_of(row[0], row[at]) if row[at] is not None else None
    return row if new == row[at] else (*row[:at], new, *row[at + 1:])


def _add(rows: dict[str, list[tuple]], linker: Linker, found: Extract) -> None:
    article = found.article
    rows["articles"].append(_cells("articles", article, article_id=article.id, chars=len(article.text), sha256=text_hash(article.text)))
    mentions = [mention for actor in found.actors for mention in _mentions(actor)]
    for name, records in (("quotes", found.quotes), ("claims", found.claims), ("dates", found.dates), ("mentions", mentions)):
        rows[name] += [_cells(name, record, article_id=article.id) for record in sorted(records, key=lambda row: (row.start, row.stop))]
    for actor in found.actors:
        linker.meet(article.id, actor)


def _mentions(actor: Actor) -> list[Mention]:
    return [replace(mention, actor_id=actor.actor_id) for mention in actor.mentions]


def _cells(frame: str, record: Any, **known: Any) -> tuple:
    return tuple(_cell(known[name] if name in known else getattr(record, name)) for name in COLUMNS[frame])


def _cell(value: Any) -> Any:
    """A list stands in its cell as JSON, an empty one as null."""
    if isinstance(value, (tuple, list)):
        return json.dumps(value, ensure_ascii=False) if value else None
    return value


def _frame(rows: list[tuple], columns: Mapping[str, Any]) -> pd.DataFrame:
    cells = zip(*rows) if rows else [()] * len(columns)
    return pd.DataFrame({name: _column(values, dtype) for (name, dtype), values in zip(columns.items(), cells)})


def _column(values: Iterable[Any], dtype: Any) -> pd.Series:
    if isinstance(dtype, pd.ArrowDtype):
        return pd.Series(pd.arrays.ArrowExtensionArray(pa.array(values, dtype.pyarrow_dtype)))
    if dtype == REAL:
        values = [np.nan if value is None else value for value in values]
    return pd.Series(np.array(values, dtype))
