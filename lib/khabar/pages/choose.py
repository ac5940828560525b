"""The articles and rows a reader asks for: by day, source, actor and category."""
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from khabar.text.fold import fold

if TYPE_CHECKING:
    from khabar.facts.extract import Extract
    from khabar.tables.frames import Frames
    from khabar.text.article import Article, Reject


def choose(news: "Frames", since: str = "", until: str = "", source: str = "", actor: str = "", category: str = "") -> "Frames":
    """Frames with only what is asked for; an empty filter asks for everything.

    `since` and `until` are days (2021-07-27), both included; an article without a known day is left out by either.
    `actor` and `source` are looked for in names in any spelling; `actor` keeps what that actor says or states.
    """
    articles = news.articles
    articles = articles[_from(articles["published"], since) & _until(articles["published"], until)]
    articles = articles[_named(articles["source"], source)]
    rows = {name: _of(news[name], articles) for name in ("quotes", "claims", "dates", "mentions")}
    rows["quotes"] = rows["quotes"][_named(rows["quotes"]["speaker"], actor)]
    rows["claims"] = rows["claims"][_named(rows["claims"]["stated_by"], actor) & _equal(rows["claims"]["category"], category)]
    actors = news.actors[news.actors["actor_id"].isin(rows["mentions"]["actor_id"])]
    return replace(news, articles=articles, actors=actors, **rows)


def pick(
    found: "Iterable[Article | Reject]", article: str = "", since: str = "", until: str = "", source: str = ""
) -> "list[Extract | Reject]":
    """The extract of the first article that is asked for, by its id or by day and source, after the rejects met before it."""
    from khabar.facts.answers import answer
    from khabar.text.article import Article

    met: list = []
    for each in found:
        result = answer(each) if isinstance(each, Article) and _wanted(each, article, source) else each
        if isinstance(result, Article) or (hasattr(result, "article") and not _in_time(result.article, since, until)):
            continue
        met.append(result)
        if hasattr(result, "article"):
            break
    return met


def _wanted(article: "Article", asked: str, source: str) -> bool:
    return (not asked or article.id == asked) and (not source or fold(source) in fold(article.source or ""))


def _in_time(article: "Article", since: str, until: str) -> bool:
    day = article.published.isoformat() if article.published else ""
    return (not since or day >= since) and (not until or "" < day <= until)


def _of(frame: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    # The number a row has in the marked article stays with it, whatever is left out.
    numbered = frame.assign(row=frame.groupby("article_id").cumcount() + 1)
    return numbered[numbered["article_id"].isin(articles["article_id"])]


def _all(column: pd.Series) -> pd.Series:
    return pd.Series(True, index=column.index)


def _from(days: pd.Series, since: str) -> pd.Series:
    return _iso(days) >= since if since else _all(days)


def _until(days: pd.Series, until: str) -> pd.Series:
    text = _iso(days)
    return (text != "") & (text <= until) if until else _all(days)


def _iso(days: pd.Series) -> pd.Series:
    return pd.Series(["" if pd.isna(day) else str(day)[:10] for day in days], index=days.index, dtype="object")


def _equal(column: pd.Series, asked: str) -> pd.Series:
    return (column == asked).fillna(False).astype("bool") if asked else _all(column)


def _named(column: pd.Series, asked: str) -> pd.Series:
    if not asked:
        return _all(column)
    wanted = fold(asked)
    return pd.Series([pd.notna(name) and wanted in fold(str(name)) for name in column], index=column.index, dtype="bool")
