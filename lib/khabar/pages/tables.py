"""Small frames as HTML tables in the reader's direction: every cell escaped, the data left as it is."""
import importlib.resources
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

import pandas as pd

from khabar.pages.labels import number, say

# Columns whose cells are names of ours, said in the reader's language.
NAMED = {"kind": "kind", "qualifier": "hedge", "category": "category", "modality": "modality", "type": "type", "edge": "edge"}
AROUND = 180  # characters of a sentence shown at each side of the words in it


@dataclass(frozen=True)
class Html:
    """HTML that shows itself in a notebook; `repr` says in a few words what it is."""

    markup: str = field(repr=False)
    summary: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.summary


def table(
    frame: pd.DataFrame,
    columns: list[str] | None = None,
    language: str = "ar",
    articles: pd.DataFrame | None = None,
    anchors: str = "",
) -> Html:
    """A frame as a table. With `articles`, each row ends with its sentence, its words marked in it; with `anchors`
    ("q", "c", "d") each row leads to its place in the marked article.

    >>> print(table(pd.DataFrame({"name": ["<b>"], "n_mentions": [3]}), language="en"))
    table of 1 row: Name, Mentions
    """
    shown = list(columns or frame.columns)
    if frame.empty:
        return Html(wrapped(f"<p>{escape(say(language, 'empty.rows'))}</p>", language), say(language, "empty.rows"))
    heads = [say(language, f"column.{name}") for name in shown]
    places = _row_numbers(frame) if anchors else None
    if places is not None:
        heads = [say(language, "column.row"), *heads]
    texts = dict(zip(articles["article_id"], articles["text"])) if articles is not None else None
    if texts is not None:
        heads.append(say(language, "column.sentence"))
    rows = []
    for at, row in enumerate(frame.to_dict("records")):
        cells = [_cell(name, row[name], language) for name in shown]
        if places is not None:
            cells.insert(0, _link(anchors, places[at], language))
        if texts is not None:
            cells.append(_sentence(row, texts.get(row["article_id"], "")))
        rows.append(f"<tr{_row_id(anchors, places, at)}>{''.join(cells)}</tr>")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    markup = f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"
    return Html(wrapped(markup, language), f"table of {len(frame)} row{'s' * (len(frame) != 1)}: {', '.join(heads)}")


def sentence(text: str, language: str = "ar") -> Html:
    """A sentence of ours in the reader's direction.

    >>> sentence("3 < 4", "en")._repr_html_()[-30:]
    'class="khabar-say">3 &lt; 4</p>'
    """
    style = f"<style>{css('table')}</style>"
    return Html(f'{style}<p lang="{language}" dir="{direction(language)}" class="khabar-say">{escape(text)}</p>', text)


def wrapped(markup: str, language: str) -> str:
    """Markup of a table with its style and direction."""
    place = f'class="khabar-table" lang="{language}" dir="{direction(language)}"'
    return f"<style>{css('table')}</style><div {place}>{markup}</div>"


def direction(language: str) -> str:
    """
    >>> direction("ar"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if language == "ar" else "ltr"


@lru_cache(maxsize=8)
def css(name: str) -> str:
    """A style sheet of ours."""
    return (importlib.resources.files("khabar.pages") / "templates" / f"{name}.css").read_text("utf-8").strip()


def _row_numbers(frame: pd.DataFrame) -> list[int]:
    # A column `row` where the caller filtered rows; else their order within the article.
    if "row" in frame:
        return [int(n) for n in frame["row"]]
    return [int(n) + 1 for n in frame.groupby("article_id").cumcount()]


def _row_id(anchors: str, places: list[int] | None, at: int) -> str:
    return f' id="row-{escape(anchors)}{places[at]}"' if places is not None else ""


def _link(anchors: str, place: int, language: str) -> str:
    title = escape(say(language, "view.back"))
    return f'<td class="number"><a href="#{escape(anchors)}{place}" title="{title}">{place}</a></td>'


def _cell(name: str, value: object, language: str) -> str:
    if value is None or value is pd.NA or value != value or value == "":
        return f'<td class="none">{escape(say(language, "say.none"))}</td>'
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f'<td class="number">{escape(number(language, value))}</td>'
    if name in NAMED:
        return f"<td>{escape(say(language, f'{NAMED[name]}.{value}'))}</td>"
    return f'<td dir="auto">{escape(str(value))}</td>'


def _sentence(row: dict, text: str) -> str:
    start, stop = int(row["start"]), int(row["stop"])
    first, last = max(int(row["sentence_start"]), start - AROUND), min(int(row["sentence_stop"]), stop + AROUND)
    before, after = text[first:start].lstrip(), text[stop:max(last, stop)].rstrip()
    cut = ("… " if first > int(row["sentence_start"]) else "", " …" if last < int(row["sentence_stop"]) else "")
    inside = f"{cut[0]}{escape(before)}<mark>{escape(text[start:stop])}</mark>{escape(after)}{cut[1]}"
    return f'<td class="sentence" dir="rtl" lang="ar">{inside}</td>'
