"""Numbers over time: each where its article was published, from its low to its high, the dead and the money apart."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from khabar.pages.charts import calendar, canvas
from khabar.pages.charts.canvas import Chart, drawn
from khabar.pages.charts.claims import CATEGORIES, panel_names, powers, squeeze, wide_apart
from khabar.pages.labels import counted, number, say

PANELS, HEIGHT, CAPTION, AXIS = 4, 1.7, 0.34, 0.42
APART = ("killed", "wounded", "displaced", "detained", "troops", "attacks", "weapons", "money")
ELSE = ("people", "percent")  # where those leave room


@drawn
def claims_in_time(claims: pd.DataFrame, articles: pd.DataFrame, language: str = "ar", top: int = 10) -> Chart:
    """A panel per category: each number at the day of its article, its line from low to high; hollow where it is no fact."""
    title = say(language, "chart.claims_in_time")
    known = claims_on_days(claims, articles)
    if known.empty or known["day"].nunique() < 2:
        reason = "empty.claims" if claims.empty else "empty.days" if known.empty else "empty.one_day"
        return canvas.only_a_sentence(language, title, say(language, reason), articles)
    names = _fullest(known)
    shown = known[known["panel"].isin(names)].reset_index(drop=True)
    chart = canvas.sheet(language, title, canvas.HEAD - 0.2 + len(names) * (CAPTION + HEIGHT + AXIS) + canvas.FOOT + 0.4, shown)
    days = sorted(shown["day"].unique())
    top_of = canvas.HEAD - 0.2
    for name in names:
        rows = shown[shown["panel"] == name]
        canvas.put(chart, canvas.MARGIN, top_of + 0.04, _caption(rows, language), color=canvas.BLUE, weight="bold")
        _panel(chart, calendar.time_axes(chart, top_of + CAPTION, HEIGHT), rows, days)
        top_of += CAPTION + HEIGHT + AXIS
    canvas.footer(chart, articles, _notes(shown, len(claims) - len(shown), language))
    return chart


def claims_on_days(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The numbers that have a value or a bound, with the day their article was published, its low and its high."""
    published = articles.drop_duplicates("article_id").set_index("article_id")["published"]
    known = claims.assign(day=claims["article_id"].map(published).map(pd.Timestamp, na_action="ignore"), panel=panel_names(claims))
    known = known.assign(size=known["value"].fillna(known["high"]).fillna(known["low"])).dropna(subset=["day", "size"])
    known = known.assign(least=known["low"].fillna(known["size"]), most=known["high"].fillna(known["size"]))
    columns = ["panel", "category", "unit", "currency", "day", "text", "least", "size", "most", "qualifier", "modality", "stated_by"]
    return known[columns].sort_values(["day", "panel", "size"], kind="stable").reset_index(drop=True)


def _fullest(known: pd.DataFrame) -> list[str]:
    """The panels with numbers on most days: of the dead, troops and money before counts of anything."""
    categories = dict(zip(known["panel"], known["category"]))
    days = known.groupby("panel")["day"].agg(["nunique", "size"])
    days = days.assign(rank=[(APART + ELSE).index(name) // len(APART) if (name := categories[panel]) in APART + ELSE else 2 for panel in days.index],
                       course=days["nunique"] > 1)
    days = days[days["rank"] < 2] if (days["rank"] < 2).any() else days
    ordered = days.sort_values(["course", "rank", "nunique", "size"], ascending=[False, True, False, False], kind="stable")
    # A second currency waits until every category has had its panel.
    again = ordered.index.map(categories).duplicated()
    chosen = [*ordered.index[~again], *ordered.index[again]][:PANELS]
    return sorted(chosen, key=lambda name: (CATEGORIES.index(categories[name]), name))


def _panel(chart: Chart, axes: Axes, rows: pd.DataFrame, days: list) -> None:
    first, last = days[0], days[-1]
    span = max((last - first).days, 1)
    for claim in rows.itertuples():
        asserted = claim.modality == "asserted"
        color = canvas.BLUE if asserted else canvas.SILVER
        x = (claim.day - first).days
        if claim.most > claim.least:
            axes.plot([x, x], [claim.least, claim.most], color=color, linewidth=4, alpha=0.45, solid_capstyle="butt")
        filled = asserted and claim.qualifier == "exact"
        axes.plot([x], [claim.size], marker="o", markersize=6.5, markeredgecolor=color, markeredgewidth=1.5,
                  color=color if filled else canvas.PAPER, alpha=0.9, zorder=3)
    canvas.face(chart, axes, -span * 0.03, span * 1.03)
    _scale(axes, rows)
    axes.yaxis.set_major_formatter(lambda n, _: chart.words(number(chart.language, n)))
    places = [round(span * part / 4) for part in range(5)] if span >= 4 else range(span + 1)
    axes.set_xticks(list(places), [str((first + pd.Timedelta(days=int(place))).date()) for place in places])


def _scale(axes: Axes, rows: pd.DataFrame) -> None:
    most = float(rows["most"].max()) or 1.0
    if wide_apart([*rows["least"], *rows["size"], *rows["most"]]):
        # log(1 + x) keeps zero on the axis.
        axes.set_yscale("function", functions=(squeeze, np.expm1))
        axes.set_ylim(0, float(np.expm1(squeeze(most) * 1.12)))
        axes.set_yticks(powers(most))
    else:
        axes.set_ylim(0, most * 1.15)
        axes.set_yticks(calendar.ticks_within(axes, 3))
    axes.minorticks_off()


def _caption(rows: pd.DataFrame, language: str) -> str:
    category = rows["category"].iloc[0]
    currency = rows["currency"].fillna(rows["unit"]).iloc[0]
    more = f" · {currency}" if category == "money" and pd.notna(currency) else ""
    scale = f" · {say(language, 'say.log_axis')}" if wide_apart([*rows["least"], *rows["size"], *rows["most"]]) else ""
    return f"{say(language, f'category.{category}')}{more} · {counted(language, 'claim', len(rows))}{scale}"


def _notes(shown: pd.DataFrame, left_out: int, language: str) -> list[str]:
    doubted = (shown["modality"] != "asserted").any()
    notes = [say(language, "say.hollow_is_hedged"), say(language, "say.denied_in_grey") if doubted else ""]
    rest = say(language, "say.left_out", what=counted(language, "claim", left_out)) if left_out else ""
    return [" · ".join(filter(None, notes)), rest]
