"""Ourselves, through the public API: the whole extraction runs for each question."""
from datetime import date

from khabar import Article, extract

PACKAGE = "khabar"


def numbers(text, published):
    for claim in _extract(text, published).claims:
        values = [value for value in (claim.value, claim.low, claim.high) if value is not None]
        yield {"start": claim.start, "stop": claim.stop, "values": values}


def dates(text, published):
    for found in _extract(text, published).dates:
        if found.value is not None:
            yield {"start": found.start, "stop": found.stop, "first": found.first.isoformat(), "last": found.last.isoformat()}


def _extract(text, published):
    return extract(Article(id="case", text=text, published=published and date.fromisoformat(published)))
