"""Charts of speech: what speakers do with their words, through which channel, and when."""
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from khabar.pages.charts import bars, calendar, canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.charts.quotes import KINDS, speaker_counts, unattributed
from khabar.pages.labels import counted, say
from khabar.pages.rtl import wrap

ROW, GUTTER, ACTS = 0.42, 3.1, 8
SHADES = LinearSegmentedColormap.from_list("speech", ["#eaf3fa", canvas.BLUE])


@drawn
def acts_by_speaker(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """How often each speaker says, demands, denies …: a cell for each speaker and act, darker for more."""
    title = say(language, "chart.acts_by_speaker")
    counts = act_counts(quotes)
    if counts.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.quotes"), articles)
    acts = list(counts.sum().sort_values(ascending=False, kind="stable").index[:ACTS])
    shown = counts.head(top)[acts]
    chart = canvas.sheet(language, title, canvas.HEAD + len(shown) * ROW + 0.4 + canvas.FOOT, shown)
    axes = canvas.panel(chart, canvas.HEAD + 0.25, len(shown) * ROW, GUTTER, len(shown))
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    canvas.face(chart, axes, -0.5, max(len(acts), 4) - 0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(acts)), [chart.words(say(language, f"act.{act}")) for act in acts], color=canvas.INK, fontsize=canvas.BODY)
    for row, speaker in enumerate(shown.index):
        canvas.row_label(chart, axes, row, wrap(speaker, 30, lines=1))
        _cells(axes, row, shown.loc[speaker], int(shown.to_numpy().max()))
    canvas.footer(chart, articles, [_left_out(counts, shown, language), unattributed(quotes, language)])
    return chart


def act_counts(quotes: pd.DataFrame) -> pd.DataFrame:
    """A row per speaker, most quoted first, a column per act: how many quotes."""
    known = quotes.dropna(subset=["speaker", "act"])
    names = speaker_counts(quotes)
    counts = pd.crosstab(known["speaker_id"].fillna(known["speaker"]).to_numpy(), known["act"].to_numpy())
    counts = counts.reindex(index=[who for who in names["who"] if who in counts.index])
    counts.index = [names.set_index("who")["speaker"][who] for who in counts.index]
    return counts.astype("int64")


def _cells(axes: Axes, row: int, counts: pd.Series, most: int) -> None:
    for column, n in enumerate(counts):
        if not n:
            continue
        shade = (n - 1) / max(most - 1, 1)
        axes.barh(row, 0.94, left=column - 0.47, height=0.88, color=SHADES(shade), linewidth=0)
        axes.text(column, row, f"{n:,}", ha="center", va="center", fontsize=canvas.BODY, color=canvas.PAPER if shade > 0.55 else canvas.INK)


def _left_out(counts: pd.DataFrame, shown: pd.DataFrame, language: str) -> str:
    rest = int(counts.to_numpy().sum() - shown.to_numpy().sum())
    return say(language, "say.left_out", what=counted(language, "quote", rest)) if rest else ""


@drawn
def quotes_by_channel(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """Bars of the channels that words came through: a statement, a tweet, an interview."""
    title = say(language, "chart.quotes_by_channel")
    counts = channel_counts(quotes)
    if counts.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.channels"), articles)
    shown = counts.head(top)
    chart = canvas.sheet(language, title, bars.height_of(len(shown)), shown)
    colors = {kind: color for kind, color in KINDS.items() if shown[kind].any()}
    canvas.key(chart, [(color, say(language, f"kind.{kind}")) for kind, color in colors.items()])
    bars.rows_of_bars(chart, [say(language, f"channel.{name}") for name in shown["channel"]], shown, colors, GUTTER)
    without = int(quotes["channel"].isna().sum())
    note = say(language, "say.no_channel", quotes=counted(language, "quote", without)) if without else ""
    canvas.footer(chart, articles, [note])
    return chart


def channel_counts(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row per channel, the most used first, with its quotes by kind."""
    known = quotes.dropna(subset=["channel"])
    counts = pd.crosstab(known["channel"].to_numpy(), known["kind"].to_numpy()).reindex(columns=list(KINDS), fill_value=0)
    counts = counts.rename_axis("channel").reset_index().assign(quotes=counts.sum(axis=1).to_numpy())
    return counts.sort_values(["quotes", "channel"], ascending=[False, True])[["channel", "quotes", *KINDS]].reset_index(drop=True)


@drawn
def quotes_in_time(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """Columns of quotes by the day their article was published."""
    title = say(language, "chart.quotes_in_time")
    published = articles.drop_duplicates("article_id").set_index("article_id")["published"]
    days = quotes["article_id"].map(published)
    if days.isna().all():
        return canvas.only_a_sentence(language, title, say(language, "empty.quotes" if quotes.empty else "empty.days"), articles)
    step, counts = calendar.per_step(days, quotes["kind"])
    chart = canvas.sheet(language, title, canvas.HEAD + calendar.HEIGHT + 0.55 + canvas.FOOT, counts)
    colors = {kind: color for kind, color in KINDS.items() if kind in counts}
    canvas.key(chart, [(color, say(language, f"kind.{kind}")) for kind, color in colors.items()])
    calendar.bars_in_time(chart, counts, step, colors, canvas.HEAD + 0.15)
    lost = int(days.isna().sum())
    undated = say(language, "say.left_out", what=say(language, "say.without_day", what=counted(language, "quote", lost))) if lost else ""
    canvas.footer(chart, articles, [" · ".join(filter(None, [calendar.caption_of(step, language), undated]))])
    return chart
