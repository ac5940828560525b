"""One function per chart: frame in, figure out.

Every chart takes its frame and the frame of articles, speaks Arabic or English by `language`, and says
so in a sentence where there is nothing to draw. `save` writes what `figures/` holds.
"""
from khabar.pages.charts.accuracy import accuracy_with_bounds
from khabar.pages.charts.acts import acts_by_speaker, quotes_by_channel, quotes_in_time
from khabar.pages.charts.canvas import Chart, save
from khabar.pages.charts.claims import claims_with_hedges
from khabar.pages.charts.corpus import articles_by_source, articles_in_time
from khabar.pages.charts.course import claims_in_time
from khabar.pages.charts.dates import dates_on_a_line
from khabar.pages.charts.network import actors_network
from khabar.pages.charts.quotes import quotes_by_speaker, quotes_in_order, speaker_counts

__all__ = [
    "Chart",
    "accuracy_with_bounds",
    "actors_network",
    "acts_by_speaker",
    "articles_by_source",
    "articles_in_time",
    "claims_in_time",
    "claims_with_hedges",
    "dates_on_a_line",
    "quotes_by_channel",
    "quotes_by_speaker",
    "quotes_in_order",
    "quotes_in_time",
    "save",
    "speaker_counts",
]
