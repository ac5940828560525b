"""The chart of dates: what is past and what is promised, as wide as it is uncertain."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.labels import counted, say
from khabar.pages.rtl import wrap

TENSES = {"past": canvas.BLUE, "present": canvas.GREEN, "promised": canvas.RED}
SPANS = {"week": 7, "month": 30, "year": 365, "decade": 3652, "century": 36525}
ROW, GUTTER = 0.36, 4.0


@drawn
def dates_on_a_line(dates: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 14) -> Chart:
    """A row per date, placed by its distance from the day of publication."""
    title = say(language, "chart.dates_on_a_line")
    known = dates_to_draw(dates, articles)
    if known.empty:
        return canvas.only_a_sentence(language, title, _why_empty(dates, language), articles)
    shown = _chosen(known, top)
    height = canvas.HEAD + len(shown) * ROW + 0.55 + canvas.FOOT
    chart = canvas.sheet(language, title, height, shown)
    tenses = [tense for tense in TENSES if (shown["tense"] == tense).any()]
    canvas.key(chart, [(TENSES[tense], say(language, f"tense.{tense}")) for tense in tenses])
    axes = canvas.panel(chart, canvas.HEAD + 0.25, len(shown) * ROW, GUTTER, len(shown))
    _scale(chart, axes, shown)
    _published(chart, axes, shown)
    for row, date in enumerate(shown.itertuples()):
        axes.axhline(row, color=canvas.FAINT, linewidth=0.7, zorder=0)
        canvas.row_label(chart, axes, row, _label(date, language))
        _draw(axes, row, date)
    canvas.footer(chart, articles, _notes(dates, known, shown, language))
    return chart


def dates_to_draw(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The dates with known days, the same date once (`times`), by days from publication, earliest first."""
    published = articles.drop_duplicates("article_id").set_index("article_id")["published"]
    known = dates.assign(published=dates["article_id"].map(published))
    known = known.dropna(subset=["first", "last", "published"])
    known = known.assign(
        begins=_days_between(known["published"], known["first"]),
        ends=_days_between(known["published"], known["last"]),
    )
    known = known.assign(tense=[_tense(row) for row in known.itertuples()], place=[_place(row) for row in known.itertuples()])
    same = ["published", "first", "last", "edge", "tense"]
    times = known.groupby(same, dropna=False)["text"].transform("size")
    known = known.assign(times=times).drop_duplicates(same).sort_values(["place", "begins", "text"])
    columns = ["text", "value", "edge", "first", "last", "published", "begins", "ends", "place", "tense", "times"]
    return known[columns].reset_index(drop=True)


def _days_between(earlier: pd.Series, later: pd.Series) -> pd.Series:
    days = [(pd.Timestamp(b) - pd.Timestamp(a)).days for a, b in zip(earlier, later)]
    return pd.Series(days, index=earlier.index, dtype="int64")


def _tense(date) -> str:
    begins = date.ends if _edge(date) == "end" else date.begins
    ends = date.begins if _edge(date) == "start" else date.ends
    if ends < 0:
        return "past"
    return "promised" if begins > 0 else "present"


def _place(date) -> float:
    """The day a date is put at among the others: its edge where one is named, else its middle."""
    return {"start": date.begins, "end": date.ends}.get(_edge(date), (date.begins + date.ends) / 2)


def _edge(date) -> str | None:
    return date.edge if pd.notna(date.edge) else None


def _chosen(known: pd.DataFrame, top: int) -> pd.DataFrame:
    """The dates named most often, then those nearest to publication; of many articles half are what they promise."""
    ranked = known.assign(away=known["place"].abs()).sort_values(["times", "away"], ascending=[False, True], kind="stable")
    if known["published"].nunique() > 1:
        # That an article names its own day says little of many articles.
        ranked = ranked[(ranked["begins"] != 0) | (ranked["ends"] != 0)]
        promised = ranked[ranked["tense"] == "promised"].head(top // 2)
        ranked = pd.concat([promised, ranked.drop(promised.index)])
    return known.loc[sorted(ranked.head(top).index)].reset_index(drop=True)


def squeeze(days):
    """Days from publication as places on the axis: a day near it is as visible as a year far from it.

    >>> [round(float(squeeze(days)), 2) for days in (-365, -1, 0, 1, 365)]
    [-2.56, -0.3, 0.0, 0.3, 2.56]
    """
    return np.sign(days) * np.log10(1 + np.abs(days))


def _scale(chart: Chart, axes: Axes, dates: pd.DataFrame) -> None:
    earliest, latest = squeeze(min(dates["begins"].min(), -1)), squeeze(max(dates["ends"].max() + 1, 1))
    canvas.face(chart, axes, earliest - 0.2, latest + 0.2)
    ticks = {-days: f"span.{name}_before" for name, days in SPANS.items()}
    ticks |= {days: f"span.{name}_after" for name, days in SPANS.items()}
    seen = {squeeze(days): key for days, key in ticks.items() if earliest - 0.2 <= squeeze(days) <= latest + 0.2}
    axes.set_xticks(list(seen), [chart.words(say(chart.language, key)) for key in seen.values()])


def _published(chart: Chart, axes: Axes, dates: pd.DataFrame) -> None:
    days = sorted(str(day) for day in dates["published"].unique())
    day = say(chart.language, "say.published_line", day=days[0]) if len(days) == 1 else say(chart.language, "span.day_of")
    axes.axvline(0, color=canvas.INK, linewidth=1.4, zorder=1)
    axes.annotate(chart.words(day), (0, 1), (0, 4), xycoords=("data", "axes fraction"), textcoords="offset points",
                  ha="center", va="bottom", fontsize=canvas.SMALL, color=canvas.INK)


def _draw(axes: Axes, row: int, date) -> None:
    color = TENSES[date.tense]
    if date.begins == date.ends:
        return _dot(axes, row, date.begins, color)
    begins, ends = squeeze(date.begins), squeeze(date.ends)
    if not _edge(date):
        axes.barh(row, ends - begins, left=begins, height=0.5, color=color, linewidth=0)
        return
    axes.barh(row, ends - begins, left=begins, height=0.1, color=color, alpha=0.45, linewidth=0)
    _dot(axes, row, date.place, color)


def _dot(axes: Axes, row: int, days: float, color: str) -> None:
    axes.plot([squeeze(days)], [row], marker="o", markersize=8.5, color=color, markeredgecolor=canvas.PAPER, zorder=3)


def _label(date, language: str) -> str:
    times = f" {say(language, 'say.times', n=date.times)}" if date.times > 1 else ""
    value = "" if pd.isna(date.value) or date.value in date.text else f" · {date.value}"
    return wrap(f"{date.text}{times}", 30, lines=1) + value


def _why_empty(dates: pd.DataFrame, language: str) -> str:
    return say(language, "empty.published" if dates["first"].notna().any() else "empty.dates")


def _notes(dates: pd.DataFrame, known: pd.DataFrame, shown: pd.DataFrame, language: str) -> list[str]:
    notes = [say(language, "say.axis_of_days")]
    left_out = len(dates) - int(known["times"].sum()) + int(known["times"].sum() - shown["times"].sum())
    if left_out:
        notes.append(say(language, "say.left_out", what=counted(language, "date", left_out)))
    return [" · ".join(notes)]
