"""Asks one peer, in that peer's own environment: `python ask.py NAME < questions.json`.

A question is {"kind", "text", "published"}. Its answers are one line of JSON, so that whoever asks sees which question a peer
died over; the last line tells the peer's version, how long it took to load, what it raised, and its milliseconds a question
(mean of a round, best of three, after one round unmeasured).
"""
import json
import sys
import time
from importlib import import_module
from importlib.metadata import version


def main() -> None:
    """Answers on standard output; what a peer prints itself goes to standard error."""
    out, sys.stdout = sys.stdout, sys.stderr
    questions = json.load(sys.stdin)
    began = time.perf_counter()
    reader = import_module("readers." + sys.argv[1])
    loading = time.perf_counter() - began
    failures: list[str] = []
    for question in questions:
        print(json.dumps(answer(reader, question, failures)), file=out, flush=True)
    speed = {kind: milliseconds(reader, [q for q in questions if q["kind"] == kind]) for kind in ("numbers", "dates")}
    print(json.dumps({"version": version(reader.PACKAGE), "load_ms": loading * 1000, "failures": failures, "ms": speed}), file=out, flush=True)


def answer(reader, question, failures):
    """What the peer reads, or None where it doesn't read this kind; what it dies of is kept and counts as nothing read."""
    read = getattr(reader, question["kind"], None)
    if read is None:
        return None
    try:
        return list(read(question["text"], question["published"]))
    except Exception as error:  # whatever a peer raises is its answer
        failures.append(f"{type(error).__name__} on {question['text']}")
        return []


def milliseconds(reader, questions):
    """Mean time of a question, None for a kind that the peer doesn't read."""
    if not questions or not hasattr(reader, questions[0]["kind"]):
        return None
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        for question in questions:
            answer(reader, question, [])
        rounds.append(time.perf_counter() - began)
    return min(rounds) / len(questions) * 1000


if __name__ == "__main__":
    main()
