"""Charts of quotes: who is quoted how often, and who speaks when in an article."""
import pandas as pd
from matplotlib.axes import Axes

from khabar.pages.charts import bars, canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.labels import counted, say
from khabar.pages.rtl import wrap

KINDS = {"direct": canvas.BLUE, "indirect": canvas.SKY, "headline": canvas.SILVER}
ROW, GUTTER = 0.46, 3.1


@drawn
def quotes_by_speaker(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """Bars of how often each speaker is quoted: verbatim, reported and in headlines."""
    title = say(language, "chart.quotes_by_speaker")
    counts = speaker_counts(quotes)
    if counts.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.quotes"), articles)
    shown = counts.head(top)
    chart = canvas.sheet(language, title, bars.height_of(len(shown)), shown)
    colors = {kind: color for kind, color in KINDS.items() if shown[kind].any()}
    _key(chart, list(colors))
    bars.rows_of_bars(chart, list(shown["speaker"]), shown, colors, GUTTER)
    canvas.footer(chart, articles, [_rest(counts, len(shown), language), unattributed(quotes, language)])
    return chart


def speaker_counts(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row per speaker, most quoted first: the fullest name, quotes in all and by kind, and the words said."""
    named = quotes.dropna(subset=["speaker"])
    if named.empty:
        return pd.DataFrame(columns=["who", "speaker", "quotes", *KINDS, "words"])
    who = named["speaker_id"].fillna(named["speaker"])
    kinds = pd.crosstab(who, named["kind"]).reindex(columns=list(KINDS), fill_value=0)
    names = named.groupby(who)["speaker"].agg(lambda names: max(names, key=len))
    counts = kinds.assign(speaker=names, quotes=kinds.sum(axis=1), words=_words(named.assign(who=who)))
    ordered = counts.rename_axis("who").reset_index().sort_values(["quotes", "direct", "speaker"], ascending=[False, False, True])
    return ordered[["who", "speaker", "quotes", *KINDS, "words"]].reset_index(drop=True)


def _words(named: pd.DataFrame) -> pd.Series:
    """The words of each speaker; verbatim words inside a reported sentence count once."""
    ordered = named.sort_values(["who", "article_id", "start", "stop"], ascending=[True, True, True, False])
    reach = ordered.groupby(["who", "article_id"])["stop"].cummax().groupby([ordered["who"], ordered["article_id"]]).shift(fill_value=0)
    outer = ordered[ordered["stop"] > reach]
    return outer["text"].map(lambda words: len(words.split())).groupby(outer["who"]).sum()


@drawn
def quotes_in_order(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 12) -> Chart:
    """Who speaks where in one article: a row per speaker, in the order in which they first speak."""
    title = say(language, "chart.quotes_in_order")
    placed = quotes_placed(quotes, articles)
    if placed.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.quotes"), articles)
    speakers = list(dict.fromkeys(placed["speaker"]))[:top]
    placed = placed[placed["speaker"].isin(speakers)]
    height = canvas.HEAD + len(speakers) * (ROW + 0.06) + 0.5 + canvas.FOOT
    chart = canvas.sheet(language, title, height, placed)
    _key(chart, [kind for kind in KINDS if (placed["kind"] == kind).any()])
    axes = canvas.panel(chart, canvas.HEAD + 0.1, len(speakers) * (ROW + 0.06), GUTTER, len(speakers))
    axes.grid(False)
    canvas.face(chart, axes, 0, 1)
    ends = [say(language, "chart.start_of_article"), say(language, "chart.end_of_article")]
    _ends(chart, axes, ends)
    for row, speaker in enumerate(speakers):
        axes.axhline(row, color=canvas.FAINT, linewidth=0.8, zorder=0)
        canvas.row_label(chart, axes, row, wrap(speaker, 30, lines=2))
        _places(chart, axes, row, placed[placed["speaker"] == speaker])
    canvas.footer(chart, articles, [unattributed(quotes, language)])
    return chart


def quotes_placed(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The quotes with a speaker of the first article that has any, with their place in it from 0 to 1."""
    numbered = quotes.assign(row=quotes.groupby("article_id").cumcount() + 1)
    named = numbered.dropna(subset=["speaker"])
    if named.empty:
        return named
    first = named[named["article_id"] == named["article_id"].iloc[0]].sort_values(["start", "stop"])
    chars = articles.loc[articles["article_id"] == first["article_id"].iloc[0], "chars"].max()
    chars = max(int(chars) if pd.notna(chars) else 1, int(first["stop"].max()))
    placed = first.assign(begins=first["start"] / chars, ends=first["stop"] / chars)
    return placed[["row", "speaker", "kind", "begins", "ends", "text"]].reset_index(drop=True)


def _places(chart: Chart, axes: Axes, row: int, quotes: pd.DataFrame) -> None:
    last = -1.0
    # Verbatim words inside a reported sentence are drawn over it.
    for kind in ("headline", "indirect", "direct"):
        for quote in quotes[quotes["kind"] == kind].itertuples():
            axes.barh(row, quote.ends - quote.begins, left=quote.begins, height=0.5, color=KINDS[kind],
                      edgecolor=canvas.PAPER if kind == "direct" else KINDS[kind], linewidth=0.6)
    for quote in quotes.itertuples():
        if quote.begins - last < 0.028:
            continue
        axes.annotate(f"{quote.row}", ((quote.begins), row - 0.27), (0, 1), textcoords="offset points",
                      ha="center", va="bottom", color=canvas.QUIET, fontsize=canvas.SMALL - 2)
        last = quote.begins


def _ends(chart: Chart, axes: Axes, ends: list[str]) -> None:
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [chart.words(ends[0]), "25%", "50%", "75%", chart.words(ends[1])])
    sides = ("right", "left") if chart.mirrored else ("left", "right")
    labels = axes.get_xticklabels()
    labels[0].set_ha(sides[0])
    labels[-1].set_ha(sides[1])


def _key(chart: Chart, kinds: list[str]) -> None:
    canvas.key(chart, [(KINDS[kind], say(chart.language, f"kind.{kind}")) for kind in kinds])


def _rest(counts: pd.DataFrame, shown: int, language: str) -> str:
    rest = counts.iloc[shown:]
    if rest.empty:
        return ""
    what = f"{counted(language, 'speaker', len(rest))} ({counted(language, 'quote', int(rest['quotes'].sum()))})"
    return say(language, "say.left_out", what=what)


def unattributed(quotes: pd.DataFrame, language: str) -> str:
    """How many quotes have no speaker, in words."""
    n = int(quotes["speaker"].isna().sum())
    return say(language, "finding.unattributed", quotes=counted(language, "quote", n)) if n else ""
