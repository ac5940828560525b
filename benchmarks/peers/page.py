"""Writes what came out as benchmarks/PEERS.md."""
from datetime import date
from typing import Any

from score import totals

from cases import Case

HEAD = """\
# Khabar beside public libraries

Written by `make peers` on {day}, with Python {python}, on one core.

These are the number and date phrases of `tests/cases/`, each in its sentence. **The cases were written together with Khabar's rules, and its tests
hold it to them: its own row says that the tests pass, not how good it is on news.**
The other rows show what could have been taken over from each library, and what not.
The libraries were made for other texts: Duckling and puckling for requests to assistants, arabic-itn for transcripts of speech,
dateparser for the dates of web pages, mahad for Arabic texts at large.
"""
TABLE = """\
## {title}

{phrases} phrases with a value ({traits}), and {traps} sentences where any value is wrong: {trap}.

| | version | right | wrong | missed | extra | false alarms | right when cut out | {columns} | ms a sentence |
|---|---|---:|---:|---:|---:|---:|---:|{rules}---:|
"""
WORDS = {
    "numbers": ("Numbers", "resolution 2118, Apollo 11, a score, the twentieth century", ("digits", "words")),
    "dates": ("Dates", "2000 people, May the minister, 31 April, tomorrow in an article without a day", ("absolute", "relative")),
}
FOOT = """\
## How it was made

- **Right, wrong, missed**: a phrase is right where an answer that shares a letter with it says its value, wrong where answers say another, missed where
  there is none. Only values are compared: no hedge, unit, category or modality, which no other library gives. Vague plurals
  (tens of, thousands of) have no value and aren't counted.
- **Extra**: answers beside every phrase, in sentences that have some. **False alarms**: sentences with an answer where there is nothing to find, of all such.
- **Right when cut out**: the phrase is given alone, so the library needs not find it in the sentence. The columns after it split *right* by phrase:
  numbers by whether a digit stands in them, dates by whether the article's own day is needed.
- Every library gets help. The article's day is its now; it is told that the text is Arabic. Any one of several answers counts, and both ends of a range
  may come in two answers. An hour and a half may be 90 minutes. A day without its grain (dateparser) counts anywhere in the week, month or year that is
  meant; a week may begin on Saturday or Sunday too, and 70% may be 0.7. dateparser is told that days precede months, and its Hijri calendar is called where
  the text has هـ; Duckling's alternative times all count, though like puckling and mahad it can't be told that news is mostly past; arabic-itn leaves digits
  alone, and they count as its answers. Clock times and ordinals are never asked for.
- Numbers that are no word of their own (the dual *two ships* in one word, *without casualties* as 0) stand among the words: {grammar}.
- Time: mean over sentences and phrases, best of three rounds after one unmeasured, loading apart. Khabar's includes quotes and actors: it has no
  lighter way in. Loading takes: {loading}.
- Each library runs in an environment of its own under `.venv-peers/`, from `requirements/peers*.lock` with hashes. `benchmarks/peers/ask.py` asks it over JSON;
  `benchmarks/peers/readers/` holds every call. `.venv/bin/python benchmarks/peers/run.py --show mahad` prints what one gets wrong.

## Which libraries

- **mahad** pins `regex` below 2022, which has no wheel for Python 3.11: it is compiled while installing.
- **Duckling** is Haskell; `pyduckling-native-phihos` (a fork of `pyduckling-native` that follows today's Pythons) carries it compiled.
  0.4 has wheels for musl and for Macs alone, hence 0.3, for glibc Linux on x86-64.
- **puckling** is its port to Python, for Python 3.13 and later.
- The older `duckling` package wraps Duckling's first version, in Clojure, and needs a Java machine: left out.
{absent}"""


def page(cases: list[Case], results: list[Any], day: date, python: str) -> str:
    """The whole page; a library that could not be had says why."""
    tables = [_table(kind, cases, results) for kind in WORDS]
    absent = "".join(f"- **{result.peer.name}** could not be run here: {result.reason}\n" for result in results if result.reason)
    loading = ", ".join(f"{result.peer.reader} {result.said['load_ms'] / 1000:.1f} s" for result in results if result.said)
    died = "".join(f"- {result.peer.name} raised: {'; '.join(sorted(set(result.said['failures'])))}\n" for result in results if result.said and result.said["failures"])
    return "\n".join([HEAD.format(day=day, python=python), *tables, FOOT.format(loading=loading, absent=absent + died, grammar=_grammar(cases))])


def _table(kind: str, cases: list[Case], results: list[Any]) -> str:
    title, trap, traits = WORDS[kind]
    total = totals([case for case in cases if case.kind == kind])
    head = TABLE.format(title=title, phrases=total["phrases"], traits=", ".join(f"{total[t]} {t}" for t in traits), traps=total["traps"], trap=trap,
                        columns=" | ".join(traits), rules="---:|" * len(traits))
    return head + "".join(_row(result, kind, total, traits) for result in results)


def _row(result: Any, kind: str, total: Any, traits: tuple[str, ...]) -> str:
    if result.reason:
        return f"| {result.peer.name} | not run |" + " |" * (7 + len(traits)) + "\n"
    if kind not in result.counts:
        return ""
    got = result.counts[kind]
    cells = [result.peer.name, result.said["version"], *(got[name] for name in ("right", "wrong", "missed", "extra")), f"{got['alarm']} of {total['traps']}",
             got["cut out right"], *(f"{got[f'{t} right']} of {total[t]}" for t in traits), f"{result.said['ms'][kind]:.2f}"]
    return "| " + " | ".join(map(str, cells)) + " |\n"


def _grammar(cases: list[Case]) -> str:
    """How many numbers are 2 in the form of a noun, or 0 in that of a denial."""
    wants = [row.want for case in cases if case.kind == "numbers" for row in case.rows if not any(c.isdecimal() for c in row.text)]
    return f"{wants.count((2.0,))} twos and {wants.count((0.0,))} zeros"
