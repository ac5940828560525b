"""The chart of accuracy: precision and recall of each kind of row, with how far chance could have moved them."""
import pandas as pd

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.labels import counted, say

MEASURES = {"precision": canvas.BLUE, "recall": canvas.ORANGE}
ROW, GUTTER = 0.72, 3.1


@drawn
def accuracy_with_bounds(accuracy: pd.DataFrame, articles: int, language: str = "ar") -> Chart:
    """Two dots a row on an axis from 0 to 100 %, each on the line of its 95 % bounds."""
    title = say(language, "chart.accuracy_with_bounds")
    chart = canvas.sheet(language, title, canvas.HEAD + max(len(accuracy), 1) * ROW + 0.5 + canvas.FOOT, accuracy)
    canvas.key(chart, [(color, say(language, f"measure.{name}")) for name, color in MEASURES.items()])
    axes = canvas.panel(chart, canvas.HEAD + 0.1, max(len(accuracy), 1) * ROW, GUTTER, len(accuracy))
    canvas.face(chart, axes, 0, 1.12)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    for row, kind in enumerate(accuracy.itertuples()):
        n = int(kind.right + kind.wrong + kind.extra + kind.missed)
        canvas.row_label(chart, axes, row, say(language, f"view.{kind.frame}"), say(language, "say.judged", rows=counted(language, "row", n)))
        for name, rise in zip(MEASURES, (-0.17, 0.17)):
            _measure(chart, axes, row + rise, kind, name)
    origin = say(language, "say.gold", articles=counted(language, "article", articles))
    chart.alt = f"{title}. {origin}"
    _foot(chart, [origin, say(language, "say.bounds")])
    return chart


def _measure(chart: Chart, axes, row: float, kind, name: str) -> None:
    share = getattr(kind, name)
    if pd.isna(share):
        return
    color = MEASURES[name]
    axes.plot([getattr(kind, f"{name}_low"), getattr(kind, f"{name}_high")], [row, row], color=color, linewidth=3, alpha=0.4, solid_capstyle="butt")
    axes.plot([share], [row], marker="o", markersize=8, color=color, markeredgecolor=canvas.PAPER, zorder=3)
    axes.annotate(f"{100 * share:.0f}%", (1, row), (chart.onward * 12, 0), textcoords="offset points", color=canvas.INK,
                  ha="right" if chart.mirrored else "left", va="center", fontsize=canvas.BODY)


def _foot(chart: Chart, lines: list[str]) -> None:
    side = "right" if chart.mirrored else "left"
    chart.text(chart.at(canvas.MARGIN), 0.2 / chart.height, chart.words("\n".join(lines)), ha=side, va="bottom",
               color=canvas.QUIET, fontsize=canvas.SMALL - 0.5, linespacing=1.15)
