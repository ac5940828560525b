"""Facebook's Duckling itself (Haskell), bound to Python by pyduckling-native-phihos; any of the times that it offers counts."""
from datetime import UTC, datetime

from duckling import Context, default_locale_lang, load_time_zones, parse, parse_dimensions, parse_lang, parse_ref_time
from readers.spans import CLOCK, between, days

PACKAGE = "pyduckling-native-phihos"
ZONES = load_time_zones("/usr/share/zoneinfo")
ARABIC = default_locale_lang(parse_lang("AR"))
AMOUNTS = parse_dimensions(["number", "amount-of-money", "distance", "duration", "quantity", "temperature", "volume"])
TIMES = parse_dimensions(["time"])


def numbers(text, published):
    for found in parse(text, _context(published), AMOUNTS, False):
        value = found["value"]
        ends = [value, value.get("from", {}), value.get("to", {})]
        values = [float(end["value"]) for end in ends if end.get("value") is not None]
        yield {"start": found["start"], "stop": found["end"], "values": values, "seconds": value.get("normalized", {}).get("value")}


def dates(text, published):
    for found in parse(text, _context(published), TIMES, False):
        for offer in found["value"]["values"]:
            covered = _days(offer)
            if covered:
                yield {"start": found["start"], "stop": found["end"], "first": covered[0], "last": covered[1]}


def _context(published):
    now = datetime.fromisoformat(published).replace(hour=12, tzinfo=UTC) if published else datetime.now(UTC)
    return Context(parse_ref_time(ZONES, "UTC", int(now.timestamp())), ARABIC)


def _days(offer):
    if offer["type"] == "value":
        return None if offer["grain"] in CLOCK else days(datetime.fromisoformat(offer["value"]), offer["grain"])
    ends = [offer[end] for end in ("from", "to") if end in offer]
    if len(ends) == 2:
        return between(*(datetime.fromisoformat(end["value"]) for end in ends))
    return days(datetime.fromisoformat(ends[0]["value"]), ends[0]["grain"])
