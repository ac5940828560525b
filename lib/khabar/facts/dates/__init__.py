"""Dates: the article's own, and every expression that names a time on the calendar, resolved against it."""
from khabar.facts.dates.dateline import find_published
from khabar.facts.dates.find import find_dates

__all__ = ["find_dates", "find_published"]
