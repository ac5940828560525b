"""Charts of what was read: how many articles a day, of which source and language."""
import pandas as pd

from khabar.pages.charts import bars, calendar, canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.labels import counted, say

LANGUAGES = {"ar": canvas.BLUE, "other": canvas.SILVER}
GUTTER = 3.1


@drawn
def articles_in_time(articles: pd.DataFrame, language: str = "ar") -> Chart:
    """Columns of articles by day of publication."""
    title = say(language, "chart.articles_in_time")
    if articles["published"].isna().all():
        return canvas.only_a_sentence(language, title, say(language, "empty.article" if articles.empty else "empty.days"), articles)
    step, counts = calendar.per_step(articles["published"])
    chart = canvas.sheet(language, title, canvas.HEAD - 0.2 + calendar.HEIGHT + 0.55 + canvas.FOOT, counts)
    calendar.bars_in_time(chart, counts, step, {"n": canvas.BLUE}, canvas.HEAD - 0.05)
    lost = int(articles["published"].isna().sum())
    undated = say(language, "say.left_out", what=say(language, "say.without_day", what=counted(language, "article", lost))) if lost else ""
    canvas.footer(chart, articles, [" · ".join(filter(None, [calendar.caption_of(step, language), undated]))])
    return chart


@drawn
def articles_by_source(articles: pd.DataFrame, language: str = "ar", top: int = 12) -> Chart:
    """Bars of articles by source, split by language."""
    title = say(language, "chart.articles_by_source")
    counts = source_counts(articles)
    if counts.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.article"), articles)
    shown = counts.head(top)
    chart = canvas.sheet(language, title, bars.height_of(len(shown)), shown)
    colors = {name: color for name, color in LANGUAGES.items() if shown[name].any()}
    if len(colors) > 1:
        canvas.key(chart, [(color, say(language, f"language.{name}")) for name, color in colors.items()])
    names = [say(language, "say.source_unnamed") if pd.isna(name) else str(name) for name in shown["source"]]
    bars.rows_of_bars(chart, names, shown, colors, GUTTER)
    rest = counts.iloc[len(shown):]
    what = f"{counted(language, 'source', len(rest))} ({counted(language, 'article', int(rest['articles'].sum()))})"
    canvas.footer(chart, articles, [say(language, "say.left_out", what=what)] if len(rest) else [])
    return chart


def source_counts(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per source (null where none is stated), most articles first, with its articles by language."""
    kinds = articles["language"].map(lambda name: name if name in LANGUAGES else "other", na_action=None)
    table = articles.assign(kind=kinds.astype("object"), source=articles["source"].astype("object"))
    counts = table.groupby(["source", "kind"], dropna=False).size().unstack(fill_value=0).reindex(columns=list(LANGUAGES), fill_value=0)
    counts = counts.assign(articles=counts.sum(axis=1)).reset_index()
    return counts.sort_values(["articles", "source"], ascending=[False, True], kind="stable")[["source", "articles", *LANGUAGES]].reset_index(drop=True)
