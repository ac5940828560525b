"""Rows of bars: counts from zero, each part with its number, each row with its whole."""
import pandas as pd
from matplotlib.axes import Axes

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart
from khabar.pages.rtl import wrap

ROW = 0.46
THIN = 0.018  # of the axis: what a digit needs
DARK = (canvas.BLUE, canvas.GREEN, canvas.RED)  # colours on which a number is white


def height_of(rows: int) -> float:
    """The height of a sheet with so many rows."""
    return canvas.HEAD + rows * ROW + 0.2 + canvas.FOOT


def rows_of_bars(chart: Chart, labels: list[str], counts: pd.DataFrame, colors: dict[str, str], gutter: float) -> Axes:
    """A bar per row of `counts`, its parts the columns that have a color."""
    axes = canvas.panel(chart, canvas.HEAD + 0.1, len(counts) * ROW, gutter, len(counts))
    axes.grid(False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    canvas.face(chart, axes, 0, counts[list(colors)].sum(axis=1).max() * 1.08)
    for row, (label, parts) in enumerate(zip(labels, counts[list(colors)].to_dict("records"))):
        canvas.row_label(chart, axes, row, wrap(label, 30, lines=2))
        _bar(chart, axes, row, parts, colors)
    axes.axvline(0, color=canvas.INK, linewidth=1)
    return axes


def _bar(chart: Chart, axes: Axes, row: int, parts: dict[str, int], colors: dict[str, str]) -> None:
    start = 0
    several = sum(bool(n) for n in parts.values()) > 1
    for name, n in parts.items():
        if not n:
            continue
        axes.barh(row, n, left=start, height=0.62, color=colors[name], edgecolor=canvas.PAPER, linewidth=1)
        if n / abs(axes.get_xlim()[0] - axes.get_xlim()[1]) > THIN * len(f"{n:,}"):
            ink = canvas.PAPER if colors[name] in DARK else canvas.INK
            axes.text(start + n / 2, row, f"{n:,}", ha="center", va="center", color=ink, fontsize=canvas.SMALL)
        else:
            several = True
        start += n
    if several:
        axes.annotate(f"{start:,}", (start, row), (6 * chart.onward, 0), textcoords="offset points",
                      ha="right" if chart.mirrored else "left", va="center", weight="bold")
