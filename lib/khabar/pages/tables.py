"""Small frames as HTML tables in the reader's direction: every cell escaped, the data left as it is."""
import importlib.resources
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

import pandas as pd

from khabar.pages.exports import links
from khabar.pages.labels import number, say
from khabar.pages.marks import anchor_of

# Columns whose cells are names of ours, said in the reader's language.
NAMED = {
    "frame": "view", "verdict": "verdict", "kind": "kind", "act": "act", "channel": "channel", "qualifier": "hedge", "category": "category",
    "modality": "modality", "type": "type", "edge": "edge",
}
SHARES = tuple(f"{name}{bound}" for name in ("precision", "recall") for bound in ("", "_low", "_high"))
DAYS = ("value", "first", "last", "since", "until", "published", "said_on")
# Columns that say something even where every cell is empty.
TELLING = ("speaker", "value", "text", "stated_by", "published")
LIMIT = 200  # rows shown
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
    name: str = "",
    limit: int = LIMIT,
) -> Html:
    """A frame as a table of at most `limit` rows. With `articles`, each row ends with its sentence, its words marked in
    it; with `anchors` ("q", "c", "d") each row leads to its place in the marked article, or in one of those that
    `behind` shows; with a `name`, the rows can be saved as CSV and Excel.

    >>> print(table(pd.DataFrame({"name": ["<b>"], "n_mentions": [3]}), language="en"))
    table of 1 row: Name, Mentions
    """
    if frame.empty:
        empty = say(language, "empty.table", name=say(language, f"table.{name}")) if name else say(language, "empty.rows")
        return Html(wrapped(f"<p>{escape(empty)}</p>", language), empty)
    shown = [name for name in columns or frame.columns if name in TELLING or frame[name].notna().any()]
    rows = frame.head(limit)
    cells = [[_cell(name, row[name], language) for name in shown] for row in rows.to_dict("records")]
    heads = [say(language, f"column.{name}") for name in shown]
    ids = [""] * len(rows)
    if anchors:
        heads.insert(0, say(language, "column.row"))
        ids = _anchors(rows, anchors, articles)
        cells = [[_link(anchor, n, language), *row] for n, (anchor, row) in enumerate(zip(ids, cells), 1)]
    if articles is not None:
        heads.append(say(language, "column.sentence"))
        cells = [[*row, sentence] for row, sentence in zip(cells, _sentences(rows, articles))]
    markup = _markup(heads, cells, ids, say(language, f"table.{name}") if name else "")
    if len(frame) > limit:
        markup += f"<p>{escape(say(language, 'say.first_rows', shown=f'{limit:,}', n=f'{len(frame):,}'))}</p>"
    markup += links(frame, name, language, articles) if name else ""
    return Html(wrapped(markup, language), f"table of {len(frame)} row{'s' * (len(frame) != 1)}: {', '.join(heads)}")


def article_numbers(articles: pd.DataFrame) -> dict[str, int]:
    """The number of each article among many, as anchors have it."""
    return {article_id: n for n, article_id in enumerate(articles["article_id"], 1)}


def _markup(heads: list[str], cells: list[list[str]], ids: list[str], caption: str) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    named = [f' id="row-{escape(name)}"' if name else "" for name in ids]
    body = "\n".join(f"<tr{name}>{''.join(row)}</tr>" for name, row in zip(named, cells))
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{said}<thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


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


def _anchors(rows: pd.DataFrame, letter: str, articles: pd.DataFrame | None) -> list[str]:
    known = article_numbers(articles) if articles is not None else {}
    return [anchor_of(letter, n, known.get(article_id)) for n, article_id in zip(_row_numbers(rows), rows["article_id"])]


def _row_numbers(frame: pd.DataFrame) -> list[int]:
    # A column `row` where the caller filtered rows; else their order within the article.
    if "row" in frame:
        return [int(n) for n in frame["row"]]
    return [int(n) + 1 for n in frame.groupby("article_id").cumcount()]


def _link(anchor: str, n: int, language: str) -> str:
    # Alone in its article a row is called by its number there; among many, by its place in the table.
    title = escape(say(language, "view.back"))
    shown = n if "-" in anchor else anchor[1:]
    return f'<td class="number" data-sort="{n}"><a href="#{escape(anchor)}" title="{title}">{shown}</a></td>'


def _cell(name: str, value: object, language: str) -> str:
    if value is None or value is pd.NA or value != value or value == "":
        return f'<td class="none">{escape(say(language, "say.none"))}</td>'
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown = f"{100 * value:.0f}%" if name in SHARES else number(language, value)
        return f'<td class="number" data-sort="{value!r}">{escape(shown)}</td>'
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
