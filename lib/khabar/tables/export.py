"""Frames to files: CSV and Excel in which no cell can start a formula, and Parquet. A file appears whole or not at all."""
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from khabar.tables.columns import TEXT
from khabar.text.files import whole

Tables = Mapping[str, pd.DataFrame]

_MARKS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_FORMULA = re.compile(f"[\\s{_MARKS}\x00-\x1f]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[{_MARKS} ]*[\t\r\n]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what a workbook can't hold
_CELL, _SHEET = 32_767, 1_048_576  # Excel's limits: characters in a cell, rows in a sheet


def to_csv(tables: Tables, folder: str | os.PathLike) -> None:
    """`articles.csv`, `quotes.csv` …: UTF-8 without a mark, null an empty cell.

    Lines end with CR LF, as RFC 4180 has it: only so does the writer quote a cell with either in it.
    """
    for name, frame in tables.items():
        safe = _text_cells(frame, lambda cell: defused(cell.replace("\0", "")))
        with whole(Path(folder, f"{name}.csv")) as path:
            safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\r\n")


def to_parquet(tables: Tables, folder: str | os.PathLike) -> None:
    """`articles.parquet`, `quotes.parquet` …: the values as they are, the frames' own types."""
    for name, frame in tables.items():
        table = pa.Table.from_pandas(frame, preserve_index=False)
        with whole(Path(folder, f"{name}.parquet")) as path:
            pq.write_table(table, path, compression="zstd")


def to_excel(tables: Tables, path: str | os.PathLike) -> None:
    """One workbook, a sheet a frame, right to left; a text longer than a cell can hold ends with an ellipsis."""
    for name, frame in tables.items():
        if len(frame) >= _SHEET:
            raise ValueError(f"{name}: {len(frame)} rows, more than a sheet holds: write CSV or Parquet")
    with whole(path) as partial, pd.ExcelWriter(partial, engine="openpyxl") as book:
        for name, frame in tables.items():
            _text_cells(frame, _sheet_cell).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            book.sheets[name].sheet_view.rightToLeft = True


def _sheet_cell(cell: str) -> str:
    cell = defused(_NO_XML.sub("", cell))
    return cell if len(cell) <= _CELL else cell[: _CELL - 1] + "\u2026"


def defused(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front, also where blanks or bidi marks lead it.

    >>> defused("=HYPERLINK(1)"), defused(" \\u200f@SUM(1)"), defused("خبر - عاجل")
    ("'=HYPERLINK(1)", "' \\u200f@SUM(1)", 'خبر - عاجل')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _text_cells(frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    safe = frame.copy(deep=False)
    for column in frame.columns[[dtype == TEXT for dtype in frame.dtypes]]:
        cells = [None if cell is None else change(cell) for cell in frame[column].to_numpy(dtype=object, na_value=None)]
        safe[column] = pd.Series(pd.arrays.ArrowExtensionArray(pa.array(cells, pa.large_string())), index=frame.index)
    return safe
