"""The articles and rows a reader asks for: by day, source, actor and category."""
import os
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from khabar.text.fold import fold

if TYPE_CHECKING:
    from khabar.facts.extract import Extract
    from khabar.tables.frames import Frames
    from khabar.text.article import Article, Reject


def gather(
    articles: str | os.PathLike, since: str = "", until: str = "", source: str = "", actor: str = "", category: str = "", lexicon: str = ""
) -> "Frames":
    """What a notebook is about: the articles of a file or folder as frames, with only what is asked for."""
    from khabar.facts.answers import answers
    from khabar.lexicon import load
    from khabar.tables.frames import frames
    from khabar.text.article import read_all

    found = answers(read_all([articles]), load(lexicon or None))
    return choose(frames(found), since, until, source, actor, category)


def choose(news: "Frames", since: str = "", until: str = "", source: str = "", actor: str = "", category: str = "") -> "Frames":
    """Frames with only what is asked for; an empty filter asks for everything.

    `since` and `until` are days (2021-07-27), both included; an article without a known day is left out by either.
    `actor` and `source` are looked for in names in any spelling; `actor` keeps what that actor says or states, and
    the dates and mentions of sentences that name it. `category` is one of numbers.
    """
    articles = news.articles
    articles = articles[_from(articles["published"], since) & _until(articles["published"], until)]
    articles = articles[_named(articles["source"], source)]
    rows = {name: _of(news[name], articles) for name in ("quotes", "claims", "dates", "mentions")}
    rows["quotes"] = rows["quotes"][_named(rows["quotes"]["speaker"], actor)]
    rows["claims"] = rows["claims"][_named(rows["claims"]["stated_by"], actor) & _equal(rows["claims"]["category"], category)]
    if actor:
        rows |= _beside(rows["dates"], rows["mentions"], news.actors, actor)
    return replace(news, articles=articles, actors=_counted(news.actors, rows["mentions"]), **rows)


def pick(
    found: "Iterable[Article | Reject]", article: str = "", since: str = "", until: str = "", source: str = "", lexicon: str = ""
) -> "list[Extract | Reject]":
    """The extract of the first article that is asked for, by its id or by day and source, after the rejects met before it."""
    from khabar.facts.answers import answer
    from khabar.lexicon import load
    from khabar.text.article import Article

    met: list = []
    for each in found:
        result = answer(each, load(lexicon or None)) if isinstance(each, Article) and _wanted(each, article, source) else each
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


def _beside(dates: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame, actor: str) -> dict[str, pd.DataFrame]:
    """The dates and mentions in sentences that name the actor."""
    wanted = actors.loc[_named(actors["name"], actor) | _named(actors["aliases"], actor), "actor_id"]
    there = set(_sentences(mentions[mentions["actor_id"].isin(wanted)]))
    kept = {"dates": dates, "mentions": mentions}
    return {name: frame[[sentence in there for sentence in _sentences(frame)]] for name, frame in kept.items()}


def _sentences(frame: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(frame["article_id"], frame["sentence_start"]))


def _counted(actors: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The actors that these mentions name, counted by these alone, most named first."""
    named = mentions.groupby("actor_id")["article_id"].agg(["size", "nunique"])
    actors = actors[actors["actor_id"].isin(named.index)]
    counts = named.loc[actors["actor_id"]]
    actors = actors.assign(n_mentions=counts["size"].to_numpy("int64"), n_articles=counts["nunique"].to_numpy("int64"))
    return actors.sort_values(["n_mentions", "actor_id"], ascending=[False, True], kind="stable")


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
