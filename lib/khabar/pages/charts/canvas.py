"""The sheet every chart is drawn on: its size, fonts, title, key and footer, in the reader's direction."""
import io
import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from khabar.pages.labels import counted, listed, say
from khabar.pages.rtl import ltr, rtl, use_font, wrap

# Okabe and Ito's colours, which the colour-blind tell apart, with quiet companions.
INK, QUIET, FAINT, PAPER = "#1c2733", "#66727f", "#d9dee3", "#ffffff"
BLUE, SKY, ORANGE, GREEN, RED = "#0072b2", "#8cc4e6", "#e69f00", "#009e73", "#d55e00"
SILVER = "#b4bcc5"

WIDTH = 10.0  # inches: the width of a slide, and of an A4 page on its side
MARGIN, HEAD, FOOT = 0.35, 1.0, 0.78
TITLE, BODY, SMALL = 17, 11.5, 9.5

_STYLE = {
    "svg.hashsalt": "khabar",
    "svg.fonttype": "path",
    "text.parse_math": False,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "font.size": BODY,
    "figure.dpi": 100,
}


class Chart(Figure):
    """A figure that knows its language, what it says in words (`alt`) and the data it drew (`data`)."""

    language: str = "ar"
    alt: str = ""
    data: pd.DataFrame = pd.DataFrame()

    def __repr__(self) -> str:
        return self.alt

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        _write(self, buffer, format="png", dpi=144)
        return buffer.getvalue()

    @property
    def mirrored(self) -> bool:
        """Arabic is read from the right: so are its axes."""
        return self.language == "ar"

    @property
    def onward(self) -> int:
        """Which way greater and later lie on the sheet: 1 to the right, -1 to the left."""
        return -1 if self.mirrored else 1

    @property
    def height(self) -> float:
        return float(self.get_figheight())

    def words(self, text: str) -> str:
        """Text put in the direction of this chart's reader."""
        return rtl(text) if self.mirrored else ltr(text)

    def at(self, from_start: float) -> float:
        """Where a distance in inches from the side where reading starts lies on the sheet."""
        return 1 - from_start / WIDTH if self.mirrored else from_start / WIDTH

    def down(self, inches: float) -> float:
        """Where a distance in inches from the top lies on the sheet."""
        return 1 - inches / self.height


def drawn(chart: Callable[..., Chart]) -> Callable[..., Chart]:
    """A chart function drawn in our style, whatever the caller's, and never through mathtext."""

    @wraps(chart)
    def styled(*args, **options) -> Chart:
        with matplotlib.rc_context(_STYLE | {"font.family": [use_font(), "DejaVu Sans"]}):
            figure = chart(*args, **options)
        for text in figure.findobj(Text):
            text.set_parse_math(False)
        return figure

    return styled


def sheet(language: str, title: str, height: float, data: pd.DataFrame) -> Chart:
    """An empty chart with its title."""
    chart = Chart(figsize=(WIDTH, height), facecolor=PAPER)
    FigureCanvasAgg(chart)
    chart.language, chart.alt, chart.data = language, title, data
    put(chart, MARGIN, 0.24, title, size=TITLE, weight="bold")
    return chart


def put(chart: Chart, start: float, top: float, text: str, color: str = INK, size: float = BODY, **style) -> Text:
    """Text on the sheet, by inches from where reading starts and from the top."""
    side = "right" if chart.mirrored else "left"
    place = chart.at(start), chart.down(top)
    return chart.text(*place, chart.words(text), ha=side, va="top", color=color, fontsize=size, **style)


def key(chart: Chart, entries: list[tuple[str, str]], top: float = 0.74) -> None:
    """The words of a chart's colours, in those colours, on a line under the title."""
    start = MARGIN
    for color, label in entries:
        text = put(chart, start + 0.22, top, label, color=INK, size=BODY)
        _swatch(chart, start, top + 0.09, color)
        start += 0.22 + width_of(chart, text) + 0.32


def _swatch(chart: Chart, start: float, top: float, color: str) -> None:
    size = 0.13
    left = chart.at(start + size) if chart.mirrored else chart.at(start)
    bottom = chart.down(top + size / 2)
    patch = Rectangle(
        (left, bottom), size / WIDTH, size / chart.height, transform=chart.transFigure, color=color, lw=0
    )
    chart.add_artist(patch)


def width_of(chart: Chart, text: Text) -> float:
    """The width of a drawn text, in inches."""
    return text.get_window_extent(chart.canvas.get_renderer()).width / chart.dpi


def panel(chart: Chart, top: float, height: float, gutter: float, rows: int) -> Axes:
    """Axes whose row labels have a gutter at the side where reading starts; the first row on top."""
    left, right = (MARGIN, gutter) if chart.mirrored else (gutter, MARGIN)
    box = left / WIDTH, chart.down(top + height), 1 - (left + right) / WIDTH, height / chart.height
    axes = chart.add_axes(box)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.tick_params(length=0, labelsize=SMALL)
    axes.grid(axis="x", color=FAINT, linewidth=0.7)
    return axes


def row_label(chart: Chart, axes: Axes, row: float, text: str, note: str = "", color: str = INK) -> None:
    """The label of a row in the gutter, in the article's own words, with a quiet second line in ours."""
    side = "left" if chart.mirrored else "right"
    edge = (1, 10) if chart.mirrored else (0, -10)
    rise = 0 if not note else 6.5 + 6 * text.count("\n")
    style = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "ha": side, "va": "center"}
    axes.annotate(rtl(text), (edge[0], row), (edge[1], rise), color=color, fontsize=BODY, **style)
    if note:
        axes.annotate(chart.words(note), (edge[0], row), (edge[1], -8.5), color=QUIET, fontsize=SMALL - 0.5, **style)


def face(chart: Chart, axes: Axes, low: float, high: float) -> None:
    """Limits of the axis, growing in the direction of reading."""
    axes.set_xlim((high, low) if chart.mirrored else (low, high))


def footer(chart: Chart, articles: pd.DataFrame, notes: list[str]) -> None:
    """Where the figure comes from, under it, and what is to be known beside it."""
    lines = [provenance(articles, chart.language), *[note for note in notes if note]]
    chart.alt = f"{chart.alt}. {lines[0]}"
    text = "\n".join(wrap(line, 130) for line in lines)
    side = "right" if chart.mirrored else "left"
    chart.text(chart.at(MARGIN), 0.2 / chart.height, chart.words(text), ha=side, va="bottom",
               color=QUIET, fontsize=SMALL - 0.5, linespacing=1.15)


def provenance(articles: pd.DataFrame, language: str) -> str:
    """How many articles a figure rests on, whose they are and of which days.

    >>> frame = pd.DataFrame({"article_id": ["1"], "source": ["Coast News"], "published": [None]})
    >>> provenance(frame, "en")
    'Source: Coast News · 1 article · day of publication unknown'
    """
    parts = [_sources(articles, language), counted(language, "article", len(articles)), _days(articles, language)]
    return " · ".join(part for part in parts if part)


def _sources(articles: pd.DataFrame, language: str) -> str:
    names = [str(name) for name in articles["source"].dropna().value_counts().index]
    if not names:
        return say(language, "say.no_source")
    more = [say(language, "say.and_others", n=len(names) - 3)] if len(names) > 3 else []
    shown = say(language, "say.separator").join(names[:3]) if more else listed(language, names)
    return say(language, "say.source", sources=" ".join([shown, *more]))


def _days(articles: pd.DataFrame, language: str) -> str:
    days = sorted(str(day) for day in articles["published"].dropna().unique())
    if not days:
        return say(language, "say.no_published")
    if len(days) == 1:
        return say(language, "say.published_on", day=days[0])
    return say(language, "say.published_between", first=days[0], last=days[-1])


def only_a_sentence(language: str, title: str, sentence: str, articles: pd.DataFrame) -> Chart:
    """What a chart is when there is nothing to draw: its title and a sentence that says so."""
    chart = sheet(language, title, 2.3, pd.DataFrame())
    put(chart, MARGIN, HEAD - 0.1, sentence, color=QUIET, size=BODY + 1.5)
    chart.alt = f"{title}: {sentence}"
    footer(chart, articles, [])
    return chart


def save(chart: Chart, name: str, folder: str | os.PathLike) -> Chart:
    """Write a chart as PNG and SVG under a name, whole or not at all, and give it back to be shown."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for kind, options in (("png", {"dpi": 200}), ("svg", {})):
        unfinished = target / f".{name}.{os.getpid()}.{kind}"
        _write(chart, unfinished, format=kind, **options)
        os.replace(unfinished, target / f"{name}.{kind}")
    return chart


def _write(chart: Chart, target, **options) -> None:
    # No date and no version in the file: the same chart is the same bytes.
    unstamped = {"Software": None} if options["format"] == "png" else {"Date": None, "Creator": None}
    with matplotlib.rc_context(_STYLE):
        chart.savefig(target, metadata=unstamped, facecolor=PAPER, **options)
