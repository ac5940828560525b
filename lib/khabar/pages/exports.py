"""A table's rows as CSV and Excel files inside the page: a link saves them, and nothing is fetched from anywhere."""
import base64
import io
import json
import re
import tempfile
import zipfile
from html import escape
from pathlib import Path

import pandas as pd

from khabar.pages.labels import say

MOST = 5000  # rows: a page with more would be slow to open
AROUND = 32  # characters of context on each side in a selector
KINDS = {"csv": "text/csv;charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_MODIFIED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def links(frame: pd.DataFrame, name: str, language: str = "ar", articles: pd.DataFrame | None = None) -> str:
    """Links that save the rows under a name; with `articles`, each row with its sentence and W3C selectors."""
    rows = rows_to_save(frame.head(MOST), articles)
    files = {"csv": _csv(rows), "xlsx": _xlsx(rows, name)}
    saved = [_link(f"{name}.{kind}", KINDS[kind], data, say(language, f"view.{kind}")) for kind, data in files.items()]
    note = f" {escape(say(language, 'view.saved_rows', n=f'{MOST:,}'))}" if len(frame) > MOST else ""
    return f'<p class="save">{escape(say(language, "view.save"))} {" ".join(saved)}{note}</p>'


def rows_to_save(frame: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows as they are; those that stand in an article with their sentence and, as W3C Web Annotation selectors, their place."""
    if articles is None or not {"article_id", "start", "stop"} <= set(frame.columns):
        return frame
    texts = dict(zip(articles["article_id"], articles["text"]))
    rows = list(zip(frame["article_id"], frame["start"], frame["stop"], frame["sentence_start"], frame["sentence_stop"]))
    words = [texts[article_id][first:last].strip() for article_id, _, _, first, last in rows]
    return frame.assign(
        sentence=pd.Series(words, index=frame.index, dtype=articles["text"].dtype),
        text_quote_selector=pd.Series([_quote(texts[a], s, e) for a, s, e, *_ in rows], index=frame.index, dtype=articles["text"].dtype),
        text_position_selector=pd.Series([_position(s, e) for _, s, e, *_ in rows], index=frame.index, dtype=articles["text"].dtype),
    )


def _quote(text: str, start: int, stop: int) -> str:
    prefix, suffix = text[max(start - AROUND, 0) : start], text[stop : stop + AROUND]
    return _json(type="TextQuoteSelector", exact=text[start:stop], prefix=prefix, suffix=suffix)


def _position(start: int, stop: int) -> str:
    return _json(type="TextPositionSelector", start=int(start), end=int(stop))


def _json(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _csv(rows: pd.DataFrame) -> bytes:
    # Excel takes a CSV for UTF-8 only where a byte order mark says so.
    from khabar.tables.export import to_csv

    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        to_csv({"rows": rows}, folder)
        return b"\xef\xbb\xbf" + Path(folder, "rows.csv").read_bytes()


def _xlsx(rows: pd.DataFrame, name: str) -> bytes:
    from khabar.tables.export import to_excel

    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        path = Path(folder, "rows.xlsx")
        to_excel({name[:31]: rows}, path)
        return _undated(path)


def _undated(path: Path) -> bytes:
    """The workbook without the time it was made: the same rows are the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(buffer, "w") as undated:
        for part in made.namelist():
            data = made.read(part)
            data = _MODIFIED.sub(b"2000-01-01T00:00:00Z", data) if part == "docProps/core.xml" else data
            undated.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _link(name: str, kind: str, data: bytes, label: str) -> str:
    target = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return f'<a download="{escape(name)}" href="{target}">{escape(label)}</a>'
