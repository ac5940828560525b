"""The chart of numbers, each drawn with its hedge: what the article says, no more and no less."""
import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from khabar.pages.charts import canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.charts.marks import mark, reach
from khabar.pages.labels import counted, number, say
from khabar.pages.rtl import wrap

CATEGORIES = (
    "killed wounded detained displaced people troops attacks weapons money percent "
    "duration distance area weight age other"
).split()
# Numbers of these categories can only be compared within one unit.
BY_UNIT = ("duration", "distance", "area", "weight", "age", "other", "weapons")
BY_CURRENCY = ("money",)

ROW, AXIS, CAPTION, GUTTER = 0.5, 0.34, 0.3, 4.1
PANELS = 3  # at least, where there are as many
WIDE_APART = 50  # from this ratio on, one axis can't show the small beside the large


@drawn
def claims_with_hedges(claims: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """A row per number: a dot where it is exact, brackets for about, an arrow for more or less, a bar for a range."""
    title = say(language, "chart.claims_with_hedges")
    known = claims_to_draw(claims)
    if known.empty:
        return canvas.only_a_sentence(language, title, say(language, "empty.claims"), articles)
    shown = _chosen(known, top)
    panels = [rows for _, rows in shown.groupby("panel", sort=False)]
    height = canvas.HEAD - 0.3 + sum(map(_height, panels)) + canvas.FOOT + 0.2
    chart = canvas.sheet(language, title, height, shown)
    top_of = canvas.HEAD - 0.25
    for rows in panels:
        _panel(chart, top_of, rows)
        top_of += _height(rows)
    canvas.footer(chart, articles, _notes(shown, len(known) - len(shown), language))
    return chart


def claims_to_draw(claims: pd.DataFrame) -> pd.DataFrame:
    """The numbers that have a place on an axis, the same statement once (`times`), each with its panel."""
    known = claims.assign(size=claims["value"].fillna(claims["high"]).fillna(claims["low"]))
    known = known.dropna(subset=["size"])
    same = ["category", "unit", "currency", "value", "low", "high", "qualifier", "modality", "stated_by", "text"]
    times = known.groupby(same, dropna=False)["size"].transform("size")
    known = known.assign(times=times, panel=panel_names(known)).drop_duplicates(same)
    columns = ["panel", "category", "text", "value", "low", "high", "size", "qualifier", "unit", "currency",
               "modality", "stated_by", "since", "until", "times"]
    return known[columns].reset_index(drop=True)


def panel_names(claims: pd.DataFrame) -> pd.Series:
    """The panel of each number: its category, and its unit or currency where only those can be compared."""
    names = claims["category"].astype("object")
    unit = claims["unit"].astype("object").fillna("")
    currency = claims["currency"].astype("object").fillna(unit)
    by_unit, by_currency = names.isin(BY_UNIT), names.isin(BY_CURRENCY)
    named = names.where(~by_unit, names + "|" + unit)
    return named.where(~by_currency, names + "|" + currency).astype("str")


def _chosen(known: pd.DataFrame, top: int) -> pd.DataFrame:
    """Of the fullest panels the largest number of each, then the second largest, and so on until there are `top`."""
    fullest = known["panel"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    known = known[known["panel"].isin(fullest[: max(PANELS, top // 2)])]
    order = known["category"].map({name: at for at, name in enumerate(CATEGORIES)}).fillna(len(CATEGORIES))
    ranked = known.assign(order=order.astype("int64")).sort_values(
        ["order", "panel", "size", "text"], ascending=[True, True, False, True], kind="stable"
    )
    ranked = ranked.assign(rank=ranked.groupby("panel").cumcount())
    chosen = ranked.sort_values(["rank", "order"], kind="stable").head(top)
    return chosen.sort_values(["order", "panel", "rank"], kind="stable").reset_index(drop=True)


def _height(rows: pd.DataFrame) -> float:
    return CAPTION + len(rows) * ROW + AXIS


def _panel(chart: Chart, top: float, rows: pd.DataFrame) -> None:
    canvas.put(chart, canvas.MARGIN, top + 0.06, _caption(rows, chart.language), color=canvas.BLUE, weight="bold")
    axes = canvas.panel(chart, top + CAPTION, len(rows) * ROW, GUTTER, len(rows))
    _scale(chart, axes, rows)
    for row, claim in enumerate(rows.itertuples()):
        asserted = claim.modality == "asserted"
        axes.axhline(row, color=canvas.FAINT, linewidth=0.7, zorder=0)
        ink = canvas.INK if asserted else canvas.QUIET
        canvas.row_label(chart, axes, row, wrap(claim.text, 42, lines=1), _beneath(claim, chart.language), ink)
        _draw(chart, axes, row, claim)


def _caption(rows: pd.DataFrame, language: str) -> str:
    category, _, unit = str(rows["panel"].iloc[0]).partition("|")
    scale = say(language, "say.log_axis") if wide_apart(_sizes(rows)) else ""
    return " · ".join(part for part in (say(language, f"category.{category}"), unit, scale) if part)


def _beneath(claim, language: str) -> str:
    by = claim.stated_by if pd.notna(claim.stated_by) else say(language, "say.article_itself")
    spans = [
        f"{say(language, f'column.{edge}')} {getattr(claim, edge)}"
        for edge in ("since", "until")
        if pd.notna(getattr(claim, edge))
    ]
    times = [say(language, "say.times", n=claim.times)] if claim.times > 1 else []
    return " · ".join([wrap(by, 38, lines=1), *spans, *times])


def _scale(chart: Chart, axes: Axes, rows: pd.DataFrame) -> None:
    largest = max(_sizes(rows))
    grow = max(_room(chart, claim) for claim in rows.itertuples())
    if wide_apart(_sizes(rows)):
        # log(1 + x) keeps zero on the axis.
        axes.set_xscale("function", functions=(squeeze, np.expm1))
        limit, ticks = float(np.expm1(squeeze(largest) * grow)), powers(largest)
    else:
        ticks = _round_ticks(100 if _percentages(rows, largest) else largest)
        limit = max(largest * grow, ticks[-1] * 1.04, 1)
    canvas.face(chart, axes, 0, limit)
    axes.set_xticks(ticks, [chart.words(number(chart.language, tick)) for tick in ticks])
    axes.minorticks_off()


def _room(chart: Chart, claim) -> float:
    """How much longer than its number an axis must be for what is written beside the mark."""
    said = chart.text(0, 0, chart.words(_said(claim, chart.language)), fontsize=canvas.BODY, weight="bold")
    beside = canvas.width_of(chart, said) + (reach(claim) + 14) / 72
    said.remove()
    return 1 / (1 - min(beside / (canvas.WIDTH - canvas.MARGIN - GUTTER), 0.75))


def _sizes(rows: pd.DataFrame) -> list[float]:
    return pd.concat([rows["size"], rows["low"], rows["high"]]).dropna().abs().tolist()


def wide_apart(sizes: list[float]) -> bool:
    """Whether one axis can't show the small beside the large."""
    sizes = [size for size in sizes if size]
    return bool(sizes) and max(sizes) > WIDE_APART * min(sizes)


def squeeze(values):
    """Sizes as places on a logarithmic axis that begins at zero."""
    return np.log1p(np.maximum(values, 0))


def powers(largest: float) -> list[float]:
    """Zero and the greatest powers of ten, at most four."""
    exponents = range(int(math.log10(max(largest, 1))), 0, -1)
    return [0.0, *sorted(10.0**power for power in exponents[:: math.ceil(len(exponents) / 4) or 1])]


def _round_ticks(largest: float) -> list[float]:
    if largest <= 0:
        return [0.0]
    step = 10.0 ** math.floor(math.log10(largest))
    step = next(step * part for part in (0.2, 0.5, 1, 2) if largest / (step * part) <= 5)
    return [step * n for n in range(int(largest / step + 1e-9) + 1)]


def _percentages(rows: pd.DataFrame, largest: float) -> bool:
    return rows["category"].iloc[0] == "percent" and 50 < largest <= 100


def _draw(chart: Chart, axes: Axes, row: int, claim) -> None:
    asserted = claim.modality == "asserted"
    mark(chart, axes, row, claim)
    x = claim.high if claim.qualifier == "range" and pd.notna(claim.high) else claim.size
    side = "right" if chart.mirrored else "left"
    axes.annotate(chart.words(_said(claim, chart.language)), (x, row), (chart.onward * (reach(claim) + 7), 0),
                  textcoords="offset points", ha=side, va="center", fontsize=canvas.BODY,
                  color=canvas.INK if asserted else canvas.QUIET, weight="bold" if asserted else "normal")


def _said(claim, language: str) -> str:
    values = {name: number(language, getattr(claim, name)) for name in ("value", "low", "high")}
    if pd.isna(claim.value):
        values["value"] = number(language, claim.size)
    said = say(language, f"qualifier.{claim.qualifier}", **values)
    percent = "%" if claim.category == "percent" and claim.unit == "%" else ""
    doubt = "" if claim.modality == "asserted" else f" ({say(language, f'modality.{claim.modality}')})"
    return f"{said}{percent}{doubt}"


def _notes(shown: pd.DataFrame, left_out: int, language: str) -> list[str]:
    notes = []
    if (shown["qualifier"] == "about").any():
        notes.append(say(language, "say.mark_widths"))
    if (shown["modality"] != "asserted").any():
        notes.append(say(language, "say.denied_in_grey"))
    if left_out:
        notes.append(say(language, "say.left_out", what=counted(language, "claim", left_out)))
    return [" · ".join(notes)]
