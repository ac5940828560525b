"""The network of actors, on a ring: every name on a line of its own, so that sixty of them can be read."""
import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.labels import counted, say
from khabar.pages.pairs import cast, named_with, speaks_of
from khabar.pages.rtl import rtl, wrap

TYPES = {"person": canvas.BLUE, "organisation": canvas.ORANGE, "place": canvas.GREEN}
SPEAKS, NAMED = canvas.RED, canvas.SILVER
ROW, GUTTER, LEAST = 0.31, 2.5, 3.4  # inches: a name's line, the names' margin, the ring's least height
LARGEST, WIDEST = 26.0, 7.0  # points: the diameter of the largest circle, the widest line
LINES_EACH = 3  # lines drawn per actor, the heaviest first: more can't be told apart


@drawn
def actors_network(
    quotes: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 30
) -> Chart:
    """Actors on a ring: a circle's area is how often an actor is named, a line's width how many sentences join two."""
    title = say(language, "chart.actors_network")
    everybody = cast(quotes, actors)
    pairs = pairs_to_draw(quotes, mentions, everybody.head(top))
    if everybody.empty or pairs.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.pairs" if len(everybody) else "empty.actors"), articles)
    joined = everybody.head(top)[lambda some: some["actor_id"].isin([*pairs["one"], *pairs["other"]])]
    nodes = _placed(joined, pairs)
    ring = max(math.ceil(len(nodes) / 2) * ROW, LEAST)
    chart = canvas.sheet(language, title, canvas.HEAD + 0.45 + ring + 0.2 + canvas.FOOT + 0.25, pairs)
    _keys(chart, nodes, pairs)
    axes = _ring(chart, canvas.HEAD + 0.45, ring)
    largest = int(nodes["n_mentions"].max())
    drawn_pairs = pairs.head(LINES_EACH * len(nodes))
    for pair in drawn_pairs.iloc[::-1].itertuples():
        _line(axes, nodes.loc[pair.one], nodes.loc[pair.other], pair, int(pairs["times"].max()), largest)
    for node in nodes.itertuples():
        _node(axes, node, largest)
    canvas.footer(chart, articles, _notes(nodes, everybody, pairs, len(drawn_pairs), language))
    return chart


def pairs_to_draw(quotes: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Pairs among these actors, heaviest first: `speaks` is whether one speaks of the other, else both are only named together."""
    among = set(actors["actor_id"])
    spoken, together = speaks_of(quotes, mentions), named_with(mentions)
    spoken, together = (pairs[pairs["one"].isin(among) & pairs["other"].isin(among)] for pairs in (spoken, together))
    pairs = pd.concat([spoken.assign(speaks=True), together.assign(speaks=False)])
    return pairs.sort_values(["times", "speaks"], ascending=False, kind="stable").reset_index(drop=True)


def _placed(actors: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Actors by id with their place on the ring, x from -1 to 1 and y in rows: those that belong together stand together."""
    order = _in_order(list(actors["actor_id"]), pairs)
    first = math.ceil(len(order) / 2)
    sides = [(1, row, first) for row in range(first)] + [(-1, row, len(order) - first) for row in reversed(range(len(order) - first))]
    places = {who: (side, _height(row, rows)) for who, (side, row, rows) in zip(order, sides)}
    placed = actors.set_index("actor_id").loc[order]
    y = np.array([places[who][1] for who in order])
    x = np.array([places[who][0] for who in order]) * np.sqrt(1 - 0.82 * y**2)
    return placed.assign(x=x, y=y, side=[places[who][0] for who in order])


def _height(row: int, rows: int) -> float:
    return 1 - 2 * (row + 0.5) / rows if rows > 1 else 0.0


def _in_order(ids: list[str], pairs: pd.DataFrame) -> list[str]:
    """One after the other, each next the one that most belongs to those just placed."""
    weights: dict[str, dict[str, int]] = {who: {} for who in ids}
    for pair in pairs.itertuples():
        weights[pair.one][pair.other] = weights[pair.one].get(pair.other, 0) + pair.times
        weights[pair.other][pair.one] = weights[pair.other].get(pair.one, 0) + pair.times
    placed, waiting = ids[:1], ids[1:]
    while waiting:
        near = placed[-1:-9:-1]
        best = max(waiting, key=lambda who: sum(weights[who].get(other, 0) / (n + 1) for n, other in enumerate(near)))
        waiting.remove(best)
        placed.append(best)
    return placed


def _ring(chart: Chart, top: float, height: float) -> Axes:
    box = GUTTER / canvas.WIDTH, chart.down(top + height), 1 - 2 * GUTTER / canvas.WIDTH, height / chart.height
    axes = chart.add_axes(box)
    axes.set_axis_off()
    axes.set_xlim(-1.08, 1.08)
    axes.set_ylim(-1.02, 1.02)
    return axes


def _line(axes: Axes, one, other, pair, most: int, largest: int) -> None:
    # The further apart, the more a line is bent towards the middle; none runs through the names.
    bend = min(math.hypot(one.x - other.x, one.y - other.y), 1)
    middle = (1 - 0.75 * bend) * (one.x + other.x) / 2 - 0.12 * one.side, (1 - 0.45 * bend) * (one.y + other.y) / 2
    path = Path([(one.x, one.y), middle, (other.x, other.y)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    width = max(WIDEST * pair.times / most, 0.7)
    if not pair.speaks:
        axes.add_patch(PathPatch(path, facecolor="none", edgecolor=NAMED, linewidth=width, alpha=0.75, zorder=1))
        return
    arrow = f"-|>,head_length={7 + width},head_width={3 + width / 2}"
    axes.add_patch(FancyArrowPatch(path=path, arrowstyle=arrow, color=SPEAKS, linewidth=width, alpha=0.8, zorder=2,
                                   shrinkB=_size(other, largest) / 2, mutation_scale=1))


def _size(node, largest: int) -> float:
    return max(LARGEST * math.sqrt(node.n_mentions / largest), 4)


def _node(axes: Axes, node, largest: int) -> None:
    size = _size(node, largest)
    axes.plot([node.x], [node.y], marker="o", markersize=size, color=TYPES.get(node.type, canvas.QUIET),
              markeredgecolor=canvas.PAPER, zorder=3, clip_on=False)
    name = wrap(node.name, 30, lines=1)
    axes.annotate(rtl(name), (node.x, node.y), (node.side * (size / 2 + 5), 0), textcoords="offset points",
                  ha="left" if node.side > 0 else "right", va="center", fontsize=canvas.BODY - 0.5, color=canvas.INK, zorder=4)


def _keys(chart: Chart, nodes: pd.DataFrame, pairs: pd.DataFrame) -> None:
    language = chart.language
    types = [(color, say(language, f"types.{name}")) for name, color in TYPES.items() if (nodes["type"] == name).any()]
    lines = [(color, say(language, f"say.{name}")) for name, color, there in
             (("speaks_of", SPEAKS, pairs["speaks"].any()), ("named_with", NAMED, (~pairs["speaks"]).any())) if there]
    canvas.key(chart, types)
    canvas.key(chart, lines, top=1.02)


def _notes(nodes: pd.DataFrame, everybody: pd.DataFrame, pairs: pd.DataFrame, lines: int, language: str) -> list[str]:
    sizes = say(language, "say.network_sizes", mentions=counted(language, "mention", int(nodes["n_mentions"].max())),
                sentences=counted(language, "sentence", int(pairs["times"].max())))
    left_out = [counted(language, noun, n) for noun, n in (("actor", len(everybody) - len(nodes)), ("pair", len(pairs) - lines)) if n]
    rest = say(language, "say.left_out", what=say(language, "say.and").join(left_out)) if left_out else ""
    return [sizes, rest]
