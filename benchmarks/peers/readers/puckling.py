"""Puckling, the port of Duckling to Python; without its limit of time."""
from datetime import UTC, datetime

from puckling import Context, IntervalValue, Lang, Locale, OpenIntervalValue, Options, parse
from readers.spans import CLOCK, between, days

PACKAGE = "puckling"
AMOUNTS = ("numeral", "amount_of_money", "distance", "duration", "quantity", "temperature", "volume")
NO_LIMIT = Options(parse_timeout_ms=None)


def numbers(text, published):
    for found in parse(text, _context(published), NO_LIMIT, AMOUNTS):
        value = getattr(found.value, "value", None)
        normalized = getattr(found.value, "normalized", None)
        yield {"start": found.start, "stop": found.end, "values": [] if value is None else [float(value)], "seconds": normalized and normalized.value}


def dates(text, published):
    for found in parse(text, _context(published), NO_LIMIT, ("time",)):
        for offer in (found.value.primary, *found.value.alternates):
            covered = _days(offer)
            if covered:
                yield {"start": found.start, "stop": found.end, "first": covered[0], "last": covered[1]}


def _context(published):
    now = datetime.fromisoformat(published).replace(hour=12, tzinfo=UTC) if published else datetime.now(UTC)
    return Context(reference_time=now, locale=Locale(Lang.AR))


def _days(offer):
    if isinstance(offer, IntervalValue):
        return between(offer.start.value, offer.end.value)
    moment = offer.instant if isinstance(offer, OpenIntervalValue) else offer
    return None if moment.grain.value in CLOCK else days(moment.value, moment.grain.value)
