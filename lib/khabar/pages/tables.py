"""Small frames as HTML tables in the reader's direction: every cell escaped, the data left as it is."""
import importlib.resources
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

import pandas as pd

from khabar.pages.labels import number, say

# Columns whose cells are names of ours, said in the reader's language.
NAMED = {"kind": "kind", "qualifier": "hedge", "category": "category", "modality": "modality", "type": "type", "edge": "edge"}
DAYS = ("value", "first", "last", "since", "until", "published", "said_on")
# Columns that say something even where every cell is empty.
TELLING = ("speaker", "value", "text", "stated_by", "published")
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
    limit: int = 200,
) -> Html:
    """A frame as a table of at most `limit` rows. With `articles`, each row ends with its sentence, its words marked in
    it; with `anchors` ("q", "c", "d") each row leads to its place in the marked article.

    >>> print(table(pd.DataFrame({"name": ["<b>"], "n_mentions": [3]}), language="en"))
    table of 1 row: Name, Mentions
    """
    if frame.empty:
        empty = say(language, "empty.rows")
        return Html(wrapped(f"<p>{escape(empty)}</p>", language), empty)
    shown = [name for name in columns or frame.columns if name in TELLING or frame[name].notna().any()]
    if articles is not None and len(articles) > 1:
        shown.append("article_id")
    rows = frame.head(limit)
    cells = [[_cell(name, row[name], language) for name in shown] for row in rows.to_dict("records")]
    heads = [say(language, f"column.{name}") for name in shown]
    ids = [""] * len(rows)
    if anchors:
        heads.insert(0, say(language, "column.row"))
        ids = [f"{anchors}{number}" for number in _row_numbers(rows)]
        cells = [[_link(anchor, language), *row] for anchor, row in zip(ids, cells)]
    if articles is not None:
        heads.append(say(language, "column.sentence"))
        cells = [[*row, sentence] for row, sentence in zip(cells, _sentences(rows, articles))]
    markup = _markup(heads, cells, ids)
    if len(frame) > limit:
        markup += f"<p>{escape(say(language, 'say.first_rows', shown=f'{limit:,}', n=f'{len(frame):,}'))}</p>"
    return Html(wrapped(markup, language), f"table of {len(frame)} row{'s' * (len(frame) != 1)}: {', '.join(heads)}")


def _markup(heads: list[str], cells: list[list[str]], ids: list[str]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    named = [f' id="row-{escape(name)}"' if name else "" for name in ids]
    body = "\n".join(f"<tr{name}>{''.join(row)}</tr>" for name, row in zip(named, cells))
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def sentence(text: str, language: str = "ar") -> Html:
    """A sentence of ours in the reader's direction.

    >>> sentence("3 < 4", "en")._repr_html_()[-12:]
    '3 &lt; 4</p>'
    """
    style = f"<style>{css('table')}</style>"
    return Html(f'{style}<p lang="{language}" dir="{direction(language)}" class="khabar-say" style="text-align: start">{escape(text)}</p>', text)


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


def _link(anchor: str, language: str) -> str:
    title = escape(say(language, "view.back"))
    return f'<td class="number"><a href="#{escape(anchor)}" title="{title}">{escape(anchor[1:])}</a></td>'


def _cell(name: str, value: object, language: str) -> str:
    if value is None or value is pd.NA or value != value or value == "":
        return f'<td class="none">{escape(say(language, "say.none"))}</td>'
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f'<td class="number">{escape(number(language, value))}</td>'
    if name in NAMED:
        return f"<td>{escape(say(language, f'{NAMED[name]}.{value}'))}</td>"
    kind = ' class="day"' if name in DAYS else ""
    return f"<td{kind}><bdi>{escape(str(value))}</bdi></td>"


def _sentences(rows: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    texts = dict(zip(articles["article_id"], articles["text"]))
    return [_sentence(row, texts.get(row["article_id"], "")) for row in rows.to_dict("records")]


def _sentence(row: dict, text: str) -> str:
    start, stop = int(row["start"]), int(row["stop"])
    before = _before(text[int(row["sentence_start"]) : start].lstrip())
    after = _after(text[stop : max(int(row["sentence_stop"]), stop)].rstrip())
    inside = f"{escape(before)}<mark>{escape(text[start:stop])}</mark>{escape(after)}"
    return f'<td class="sentence" dir="rtl" lang="ar">{inside}</td>'


def _before(words: str) -> str:
    cut = words.find(" ", len(words) - AROUND) if len(words) > AROUND else -1
    return f"…{words[cut:]}" if cut >= 0 else words


def _after(words: str) -> str:
    cut = words.rfind(" ", 0, AROUND) if len(words) > AROUND else -1
    return f"{words[:cut]} …" if cut >= 0 else words
