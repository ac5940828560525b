"""dateparser, told the language, the order of day and month, and the article's day. (Told that news is past, it reads fewer dates right.)

A text that is one date goes through `parse`, any other through `search_dates`. A Hijri year goes through the Hijri calendar,
which is a call of its own that somebody must know to make: the sign for it is taken as that knowledge.
"""
from datetime import datetime

from dateparser import parse
from dateparser.calendars.hijri import HijriCalendar
from dateparser.search import search_dates

PACKAGE = "dateparser"
HIJRI = "هـ"


def dates(text, published):
    settings = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first", "PREFER_MONTH_OF_YEAR": "first"}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    hijri = HijriCalendar(text).get_date() if HIJRI in text else None
    moment = hijri.date_obj if hijri and hijri.period == "day" else parse(text, languages=["ar"], settings=settings)
    if moment:
        yield {"start": 0, "stop": len(text), "first": moment.date().isoformat(), "last": None}
        return
    at = 0
    for words, found in search_dates(text, languages=["ar"], settings=settings) or []:
        start = text.find(words, at)
        at = start + len(words) if start >= 0 else at
        yield {"start": start if start >= 0 else None, "stop": start + len(words), "first": found.date().isoformat(), "last": None}
