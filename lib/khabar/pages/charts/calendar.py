"""Days on an axis: one bar a day, a week, a month or a year, whichever can still be read."""
import itertools
from datetime import date, timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart
from khabar.pages.labels import say

MOST = 60  # bars
LABELS, TICKS = 16, 9  # bars with a number each; dates under them
STEPS = ("day", "week", "month", "year")
HEIGHT, SIDE = 3.0, 0.8


def begin_of(day: date, step: str) -> date:
    """The first day of the step that a day lies in; weeks begin on Monday, as ISO 8601 has it.

    >>> begin_of(date(2031, 5, 14), "week"), begin_of(date(2031, 5, 14), "month")
    (datetime.date(2031, 5, 12), datetime.date(2031, 5, 1))
    """
    if step == "week":
        return day - timedelta(days=day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[step]


def next_of(day: date, step: str) -> date:
    """
    >>> next_of(date(2031, 12, 1), "month")
    datetime.date(2032, 1, 1)
    """
    if step in ("day", "week"):
        return day + timedelta(days=1 if step == "day" else 7)
    months = day.year * 12 + day.month - 1 + (1 if step == "month" else 12)
    return date(months // 12, months % 12 + 1, 1)


def steps_between(first: date, last: date, step: str) -> list[date]:
    """Every step from the one of the first day to the one of the last, those without anything too."""
    begins = itertools.accumulate(itertools.repeat(step), next_of, initial=begin_of(first, step))
    return list(itertools.takewhile(lambda day: day <= last, begins))


def per_step(days: pd.Series, parts: pd.Series | None = None) -> tuple[str, pd.DataFrame]:
    """The step, and a row per step with its first day and the counts in all or, by `parts`, of each part."""
    known = days.dropna().map(lambda day: pd.Timestamp(day).date())
    first, last = min(known), max(known)
    step = next((step for step in STEPS if len(steps_between(first, last, step)) <= MOST), STEPS[-1])
    begins = known.map(lambda day: begin_of(day, step))
    names = parts[known.index] if parts is not None else pd.Series("n", index=known.index)
    counts = pd.crosstab(begins.to_numpy(), names.to_numpy())
    counts = counts.reindex(steps_between(first, last, step), fill_value=0)
    counts.columns = [str(name) for name in counts.columns]
    return step, counts.rename_axis("begins").reset_index()


def bars_in_time(chart: Chart, counts: pd.DataFrame, step: str, colors: dict[str, str], top: float) -> Axes:
    """Columns over time, in the direction of reading, from zero; the colours are of the columns of `counts`."""
    axes = time_axes(chart, top, HEIGHT)
    whole = pd.Series(0, index=counts.index)
    for name, color in colors.items():
        axes.bar(counts.index, counts[name], bottom=whole, width=0.82, color=color, linewidth=0)
        whole = whole + counts[name]
    canvas.face(chart, axes, -0.6, max(len(counts), 5) - 0.4)
    axes.set_ylim(0, whole.max() * 1.12)
    _count_ticks(chart, axes, whole)
    days_below(chart, axes, counts["begins"], step)
    return axes


def time_axes(chart: Chart, top: float, height: float) -> Axes:
    """Axes as wide as the sheet, their scale at the side where reading starts."""
    left, right = (canvas.MARGIN, SIDE) if chart.mirrored else (SIDE, canvas.MARGIN)
    axes = chart.add_axes((left / canvas.WIDTH, chart.down(top + height), 1 - (left + right) / canvas.WIDTH, height / chart.height))
    axes.yaxis.set_ticks_position("right" if chart.mirrored else "left")
    axes.tick_params(length=0, labelsize=canvas.SMALL)
    axes.tick_params(axis="x", pad=8)
    axes.grid(axis="y", color=canvas.FAINT, linewidth=0.7)
    return axes


def days_below(chart: Chart, axes: Axes, begins: pd.Series, step: str) -> None:
    """The dates under an axis whose places are the steps' numbers."""
    each = -(-len(begins) // TICKS)
    length = {"month": 7, "year": 4}.get(step, 10)
    places = list(range(0, len(begins), each))
    axes.set_xticks(places, [str(begins.iloc[place])[:length] for place in places])


def _count_ticks(chart: Chart, axes: Axes, whole: pd.Series) -> None:
    if len(whole) > LABELS:
        ticks = ticks_within(axes, 4, integer=True)
        axes.set_yticks(ticks, [f"{n:,.0f}" for n in ticks])
        return
    axes.set_yticks([])
    for place, n in whole[whole > 0].items():
        axes.annotate(f"{n:,}", (place, n), (0, 3), textcoords="offset points", ha="center", va="bottom", weight="bold")


def ticks_within(axes: Axes, most: int, integer: bool = False) -> list[float]:
    """Round values from zero to the end of the axis."""
    end = axes.get_ylim()[1]
    values = MaxNLocator(nbins=most, integer=integer, min_n_ticks=1).tick_values(0, end)
    return [float(value) for value in values if 0 <= value <= end]


def caption_of(step: str, language: str) -> str:
    """What one bar stands for."""
    return say(language, f"step.{step}")
