"""arabic-itn, made for transcripts of speech. It leaves digits as they are: a run of them counts as its answer too."""
import re

from arabic_itn import normalize

PACKAGE = "arabic-itn"
NUMBERS = {"number", "digits", "money"}
DIGITS = re.compile(r"\d+(?:[.٫]\d+)?")
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")


def numbers(text, published):
    left = text
    for span in _spans(text):
        left = left[:span["start"]] + " " * (span["stop"] - span["start"]) + left[span["stop"]:]
        if span["type"] in NUMBERS:
            yield {"start": span["start"], "stop": span["stop"], "values": [float(span["value"].split()[0])]}
    for run in DIGITS.finditer(left):
        yield {"start": run.start(), "stop": run.end(), "values": [float(run.group().translate(EASTERN))]}


def dates(text, published):
    for span in _spans(text):
        if span["type"] == "date":
            yield {"start": span["start"], "stop": span["stop"], "first": span["value"], "last": span["value"]}


def _spans(text):
    at = 0
    for span in normalize(text)["spans"]:
        start = text.index(span["raw"], at)
        at = start + len(span["raw"])
        yield {**span, "start": start, "stop": at}
