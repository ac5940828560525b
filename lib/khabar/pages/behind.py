"""The articles behind the rows of a report, each folded under its title: a row's link opens its article at its words."""
from collections.abc import Iterator
from html import escape

import pandas as pd

from khabar.pages.labels import counted, say
from khabar.pages.marks import Mark, marks_of_rows, visible
from khabar.pages.tables import LIMIT, Html, article_numbers, css, direction, sentence
from khabar.pages.view import aims, paragraphs


def behind(rows: pd.DataFrame, articles: pd.DataFrame, letter: str, language: str = "ar", limit: int = LIMIT) -> Html:
    """The articles of a table's rows, with these rows (`letter` q, c or d) marked in them."""
    shown = rows.head(limit)
    if shown.empty:
        return sentence(say(language, "empty.rows"), language)
    numbers = article_numbers(articles)
    marked = [(numbers[article_id], _article(articles, article_id), marks_of_rows(some, letter, numbers[article_id], language))
              for article_id, some in shown.groupby("article_id", sort=False)]
    marked.sort(key=lambda each: each[0])
    style = f"<style>{css('article')}\n{aims(_all(marked))}</style>"
    place = f'class="khabar behind" lang="{language}" dir="{direction(language)}"'
    body = "\n".join(_folded(number, article, marks, language) for number, article, marks in marked)
    return Html(f"{style}<div {place}>{body}</div>", counted(language, "article", len(marked)))


def _article(articles: pd.DataFrame, article_id: str):
    row = articles[articles["article_id"] == article_id]
    return next(row.astype("object").where(row.notna(), None).itertuples(index=False))


def _all(marked: list[tuple]) -> Iterator[Mark]:
    for _, _, marks in marked:
        yield from marks


def _folded(number: int, article, marks: list[Mark], language: str) -> str:
    beside = [visible(str(part)) for part in (article.source, article.published) if part]
    title = f"<bdi>{visible(article.title or article.article_id)}</bdi>"
    head = "".join([title, *(f' <span class="from"><bdi>{part}</bdi></span>' for part in beside)])
    label = escape(say(language, "view.article_number", n=number))
    return f'<details id="a{number}"><summary aria-label="{label}">{head}</summary>\n{"".join(paragraphs(article, marks))}</details>'
