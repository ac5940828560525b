"""The marks of numbers: one drawing for each hedge. None draws more than the article says."""
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.path import Path

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart

ARROW = 40  # points
# How far a mark reaches towards greater numbers, in points.
REACH = {"about": 14, "at_least": ARROW, "more_than": ARROW, "vague": ARROW}
_ARCS = {side: Path.arc(*angles) for side, angles in {"right": (-50, 50), "left": (130, 230)}.items()}


def mark(chart: Chart, axes: Axes, row: int, claim) -> None:
    """The mark of a number: in colour where it is asserted, hollow and grey where it is denied, planned or conditional."""
    asserted = claim.modality == "asserted"
    MARKS.get(claim.qualifier, _exact)(chart, axes, row, claim, canvas.BLUE if asserted else canvas.SILVER, asserted)


def reach(claim) -> float:
    """How far the mark of a number reaches towards greater numbers, in points."""
    return REACH.get(claim.qualifier, 6)


def _exact(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _dot(axes, row, claim.size, color, filled=asserted)


def _about(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _dot(axes, row, claim.size, color, filled=False)
    for arc in _ARCS.values():
        axes.plot([claim.size], [row], marker=arc, markersize=25, color="none", markeredgecolor=color,
                  markeredgewidth=1.8, markerfacecolor="none", clip_on=False)


def _at_least(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _arrow(chart, axes, row, claim, color, 1, filled=asserted)


def _more_than(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _arrow(chart, axes, row, claim, color, 1, filled=False)


def _at_most(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _arrow(chart, axes, row, claim, color, -1, filled=asserted)


def _less_than(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    _arrow(chart, axes, row, claim, color, -1, filled=False)


def _range(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    if pd.isna(claim.low) or pd.isna(claim.high):
        return _exact(chart, axes, row, claim, color, False)
    axes.plot([claim.low, claim.high], [row, row], color=color, linewidth=7 if asserted else 2,
              solid_capstyle="butt", clip_on=False)
    axes.plot([claim.low, claim.high], [row, row], linestyle="none", marker="|", markersize=15,
              markeredgewidth=1.8, color=color, clip_on=False)


def _vague(chart: Chart, axes: Axes, row: int, claim, color: str, asserted: bool) -> None:
    axes.plot([claim.size], [row], marker="|", markersize=15, markeredgewidth=2.2, color=color, clip_on=False)
    _shaft(chart, axes, row, claim.size, color, 1, linestyle=(0, (1, 2)))


def _arrow(chart: Chart, axes: Axes, row: int, claim, color: str, way: int, filled: bool) -> None:
    _shaft(chart, axes, row, claim.size, color, way, linestyle="solid")
    _dot(axes, row, claim.size, color, filled)


def _shaft(chart: Chart, axes: Axes, row: int, x: float, color: str, way: int, linestyle) -> None:
    arrow = {"arrowstyle": "<|-", "color": color, "linewidth": 2, "linestyle": linestyle, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (x, row), (chart.onward * way * ARROW, 0), textcoords="offset points", arrowprops=arrow)


def _dot(axes: Axes, row: int, x: float, color: str, filled: bool) -> None:
    axes.plot([x], [row], marker="o", markersize=9, markeredgecolor=color, markeredgewidth=2,
              color=color if filled else canvas.PAPER, clip_on=False, zorder=4)


MARKS = {
    "exact": _exact,
    "about": _about,
    "at_least": _at_least,
    "more_than": _more_than,
    "at_most": _at_most,
    "less_than": _less_than,
    "range": _range,
    "vague": _vague,
}
