"""Charts over many articles: what speakers do, through which channel, in time, with whom; the data behind each, and its limits.

Runs with matplotlib 3.10 too, like test_charts.py.
"""
import re
from datetime import date, timedelta
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.text import Text

from khabar.pages import charts
from khabar.pages.charts import calendar
from khabar.pages.charts.acts import act_counts, channel_counts
from khabar.pages.charts.corpus import source_counts
from khabar.pages.charts.course import claims_on_days
from khabar.pages.charts.network import pairs_to_draw
from khabar.pages.labels import LANGUAGES, say
from khabar.pages.pairs import cast, named, named_with, speaks_of
from test_charts import CLAIMS, DAY, WORDS, articles, claims, frame, quotes, texts

NEWS = [(f"a{n}", f"صحيفة {n % 3}", date(2031, 5, 1) + timedelta(days=3 * n), 1000) for n in range(8)]


def news() -> pd.DataFrame:
    known = articles(*NEWS)
    return known.assign(language=pd.Series(["ar"] * len(known), dtype=WORDS))


def spread(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows over the articles, one after the other."""
    return rows.assign(article_id=pd.Series([NEWS[n % len(NEWS)][0] for n in range(len(rows))], dtype=WORDS))


def speech() -> pd.DataFrame:
    rows = quotes(*[(who, kind, 10 * n) for n, (who, kind) in enumerate(
        [("سامي الحداد", "direct"), ("سامي الحداد", "indirect"), ("ريما الساعدي", "direct"), (None, "direct"), ("سامي الحداد", "direct")])])
    acts, ways = ["say", "deny", "say", "say", "deny"], ["tweet", None, "statement", "tweet", "tweet"]
    return spread(rows.assign(act=pd.Series(acts, dtype=WORDS), channel=pd.Series(ways, dtype=WORDS)))


def people(n: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """So many actors, each named in a sentence with the next; the first speaks of the second and third."""
    place = {"article_id": WORDS, "start": "int64", "stop": "int64", "text": WORDS, "sentence_start": "int64", "sentence_stop": "int64"}
    rows = [("a0", 100 * s + 10 * side, 100 * s + 10 * side + 5, "اسم", 100 * s, 100 * s + 99, f"p{(s + side) % n}") for s in range(n) for side in (0, 1)]
    mentions = frame(place | {"actor_id": WORDS}, rows)
    said = frame(place | {"speaker_id": WORDS, "speaker": WORDS}, [("a0", 5, 180, "قول", 0, 199, "p0", "أول")])
    kinds = ["person", "organisation", "place"]
    actors = frame({"actor_id": WORDS, "name": WORDS, "type": WORDS, "n_mentions": "int64"},
                   [(f"p{k}", f"اسم رقم {k} من أسماء كثيرة", kinds[k % 2], n - k + 1) for k in range(n)])
    return said, mentions, actors


def plain(figure) -> str:
    """All that a chart says, without the marks that keep numbers in order."""
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", "\n".join(texts(figure)))


CHARTS = {
    "acts_by_speaker": lambda language: charts.acts_by_speaker(speech(), news(), language),
    "quotes_by_channel": lambda language: charts.quotes_by_channel(speech(), news(), language),
    "quotes_in_time": lambda language: charts.quotes_in_time(speech(), news(), language),
    "claims_in_time": lambda language: charts.claims_in_time(spread(CLAIMS), news(), language),
    "articles_in_time": lambda language: charts.articles_in_time(news(), language),
    "articles_by_source": lambda language: charts.articles_by_source(news(), language),
    "actors_network": lambda language: charts.actors_network(*people(60), news(), language, 60),
    "accuracy_with_bounds": lambda language: charts.accuracy_with_bounds(ACCURACY, 1, language),
}
ACCURACY = pd.DataFrame([{"frame": "quotes", "right": 9, "wrong": 1, "extra": 0, "missed": 0, "precision": 0.9, "precision_low": 0.6, "precision_high": 0.98,
                          "recall": 0.9, "recall_low": 0.6, "recall_high": 0.98}])  # fmt: skip
each_chart = pytest.mark.parametrize("name", CHARTS)


@pytest.mark.parametrize("language", LANGUAGES)
@each_chart
def test_nothing_is_cut_off_and_no_label_covers_another(name, language):
    figure = CHARTS[name](language)
    assert figure.axes and figure.alt.startswith(say(language, f"chart.{name}"))
    renderer = figure.canvas.get_renderer()
    figure.draw(renderer)
    boxes = {text: text.get_window_extent(renderer) for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()}
    for text, box in boxes.items():
        assert box.x0 >= 0 and box.x1 <= figure.bbox.x1 and box.y0 >= 0 and box.y1 <= figure.bbox.y1, text.get_text()
        assert not text.get_parse_math()
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert width < 1 or height < 0.35 * min(a.height, b.height), (one.get_text(), other.get_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_draw_is_a_sentence(language):
    none, known = speech().head(0), news()
    said, mentions, actors = people(3)
    figures = [
        charts.acts_by_speaker(none, known, language), charts.quotes_by_channel(none, known, language), charts.quotes_in_time(none, known, language),
        charts.claims_in_time(claims(), known, language), charts.articles_in_time(known.head(0), language),
        charts.articles_by_source(known.head(0), language), charts.actors_network(said, mentions, actors.head(0), known, language),
        charts.actors_network(said, mentions.head(1), actors, known, language),
    ]  # fmt: skip
    assert [len(figure.axes) for figure in figures] == [0] * len(figures)
    assert all(len(texts(figure)) == 3 for figure in figures)


def test_one_day_has_no_course():
    figure = charts.claims_in_time(CLAIMS, articles(), "en")
    assert not figure.axes and say("en", "empty.one_day") in texts(figure)


def test_acts_are_counted_by_speaker():
    counts = act_counts(speech())
    assert counts.index.tolist() == ["سامي الحداد", "ريما الساعدي"]
    assert counts[["say", "deny"]].to_numpy().tolist() == [[1, 2], [1, 0]]


def test_channels_are_counted_and_the_untold_is_told():
    assert channel_counts(speech())[["channel", "quotes"]].to_numpy().tolist() == [["tweet", 3], ["statement", 1]]
    figure = charts.quotes_by_channel(speech(), news(), "en")
    assert "No channel told: 1 quote" in plain(figure)


@pytest.mark.parametrize(("days", "step", "bars"), [(10, "day", 10), (200, "week", 29), (1500, "month", 50), (9000, "year", 25)])
def test_time_is_cut_into_bars_that_can_be_read(days, step, bars):
    known = pd.Series([date(2001, 1, 1), date(2001, 1, 1) + timedelta(days=days - 1)], dtype=DAY)
    found, counts = calendar.per_step(known)
    assert (found, len(counts), counts["n"].sum()) == (step, bars, 2)


def test_a_gap_in_time_is_a_gap_on_the_axis():
    figure = charts.articles_in_time(news(), "en")
    assert figure.data["n"].tolist() == [1, 0, 0] * 7 + [1]
    assert figure.axes[0].get_ylim()[0] == 0


def test_time_runs_in_the_direction_of_reading():
    for language, onward in (("ar", False), ("en", True)):
        first, last = charts.articles_in_time(news(), language).axes[0].get_xlim()
        assert bool(first < last) is onward


def test_sources_are_counted_the_unnamed_too():
    known = articles(("a", "صدى", date(2031, 5, 1), 9), ("b", None, None, 9), ("c", "صدى", None, 9)).assign(language=pd.Series(["ar"] * 3, dtype=WORDS))
    counts = source_counts(known)
    assert counts["articles"].tolist() == [2, 1] and counts["source"].isna().tolist() == [False, True]
    assert say("en", "say.source_unnamed") in texts(charts.articles_by_source(known, "en"))


def test_numbers_in_time_keep_low_and_high_and_their_panels():
    known = claims_on_days(spread(CLAIMS), news())
    ranged = known[known["qualifier"] == "range"].iloc[0]
    assert (ranged["least"], ranged["most"]) == (20, 30)
    figure = charts.claims_in_time(spread(CLAIMS), news(), "en")
    assert {len(axes.lines) for axes in figure.axes} and set(figure.data["category"]) <= {"killed", "money", "troops", "percent"}


def test_pairs_are_counted_by_sentence():
    said, mentions, actors = people(4)
    assert speaks_of(said, mentions)[["one", "other", "times"]].to_numpy().tolist() == [["p0", "p1", 2], ["p0", "p2", 1]]
    together = named_with(pd.concat([mentions, mentions]))
    assert together["times"].tolist() == [1, 1, 1, 1]
    assert named(together, actors)["one"].str.startswith("اسم").all()


def test_a_place_is_somebody_only_where_it_speaks():
    said, _, actors = people(4)
    places = actors.assign(type=pd.Series(["place"] * 4, dtype=WORDS))
    assert cast(said, places)["actor_id"].tolist() == ["p0"]


def test_circles_and_lines_mean_what_the_footer_says():
    said, mentions, actors = people(6)
    figure = charts.actors_network(said, mentions, actors, news(), "en")
    assert pairs_to_draw(said, mentions, actors)["times"].max() == 2
    assert "the largest 7 mentions" in plain(figure) and "the widest 2 sentences" in plain(figure)
    sizes = [line.get_markersize() for line in figure.axes[0].lines]
    assert max(sizes) == pytest.approx(26) and min(sizes) / max(sizes) == pytest.approx((2 / 7) ** 0.5, rel=0.01)


def test_the_same_network_is_the_same_bytes(tmp_path):
    for folder in ("one", "two"):
        charts.save(CHARTS["actors_network"]("ar"), "net", tmp_path / folder)
    assert (tmp_path / "one" / "net.svg").read_bytes() == (tmp_path / "two" / "net.svg").read_bytes()


def test_every_act_and_channel_of_the_lexicon_has_a_label():
    load = pytest.importorskip("khabar.lexicon").load
    known = {(kind, value) for entries in load().entries.values() for entry in entries.values() for kind in ("act", "channel")
             if isinstance(value := entry.get(kind), str)}
    assert known
    assert [pair for pair in known if say("ar", ".".join(pair)) == pair[1]] == []
