"""Runs the public peers on tests/cases beside Khabar and writes benchmarks/PEERS.md: `make peers`.

Each peer answers in its own environment, over JSON (ask.py); reading the cases, scoring and writing is done here.
"""
import argparse
import json
import platform
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from environments import ROOT, NotInstalled, environment
from page import page
from score import score, verdicts

from cases import Case, load

HERE = Path(__file__).resolve().parent
KINDS = ("numbers", "dates")
MOST_DEATHS = 20


@dataclass(frozen=True)
class Peer:
    """A library: the reader that asks it, how the table calls it, the lock it stands in (none: ourselves), the Python it wants."""

    reader: str
    name: str
    lock: str | None
    python: str = ""


PEERS = (
    Peer("khabar", "Khabar", None),
    Peer("mahad", "mahad", "peers-mahad"),
    Peer("duckling", "Duckling", "peers-duckling"),
    Peer("puckling", "puckling", "peers-puckling", "3.13"),
    Peer("arabic_itn", "arabic-itn", "peers"),
    Peer("dateparser", "dateparser", "peers"),
)


@dataclass
class Result:
    """What became of one peer: its version and times, counts by kind, the answers it died over; or why it isn't there."""

    peer: Peer
    reason: str | None = None
    said: dict[str, Any] | None = None
    counts: dict[str, Counter[str]] | None = None


def questions(cases: list[Case]) -> list[dict[str, str | None]]:
    """Each case's sentence, then each of its phrases cut out for the peer."""
    return [{"kind": case.kind, "text": text, "published": case.published} for case in cases for text in (case.text, *(row.text for row in case.rows))]


def ask(python: Path | str, reader: str, asked: list[dict[str, str | None]]) -> dict[str, Any]:
    """What the peer says of itself, with `answers` in the order asked. A question that its process dies over gets none and is left out of the next try."""
    died: dict[int, str] = {}
    while len(died) < MOST_DEATHS:
        left = [n for n in range(len(asked)) if n not in died]
        lines, last_words = _converse(python, reader, [asked[n] for n in left])
        if last_words is None:
            answers: dict[int, Any] = dict(zip(left, lines))
            said = lines[-1]
            return said | {"answers": [answers.get(n, []) for n in range(len(asked))], "failures": said["failures"] + list(died.values())}
        if not lines and not died or len(lines) >= len(left):
            raise NotInstalled(f"it stopped: {last_words}")
        died[left[len(lines)]] = f"{last_words} (its process ended) on {asked[left[len(lines)]]['text']}"
    raise NotInstalled(f"its process ended {MOST_DEATHS} times: {last_words}")


def _converse(python: Path | str, reader: str, asked: list[dict[str, str | None]]) -> tuple[list[Any], str | None]:
    """The lines that ask.py got to write, and what it said at its end if that was untimely."""
    command = [str(python), str(HERE / "ask.py"), reader]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", errors="replace", timeout=900)  # noqa: S603
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not done.returncode:
        return lines, None
    words = [line for line in done.stderr.splitlines() if line.strip() and "hs_exit" not in line]
    return lines, words[-1].strip() if words else f"exit code {done.returncode}"


def counted(cases: list[Case], answers: list[Any]) -> dict[str, Counter[str]]:
    """Scores by kind of one peer's answers to `questions(cases)`; a kind that it doesn't read is left out."""
    left, sentences, alone = iter(answers), [], []
    for case in cases:
        sentences.append(next(left))
        alone.append([next(left) for _ in case.rows])
    found = {}
    for kind in KINDS:
        mine = [n for n, case in enumerate(cases) if case.kind == kind and sentences[n] is not None]
        if mine:
            found[kind] = score([cases[n] for n in mine], [sentences[n] for n in mine], [alone[n] for n in mine])
    return found


def measure(peer: Peer, cases: list[Case], folder: Path, uv: str) -> Result:
    """Makes the environment where there is none, and asks."""
    try:
        python = environment(folder, peer.lock, peer.python, uv) if peer.lock else sys.executable
        said = ask(python, peer.reader, questions(cases))
    except NotInstalled as error:
        return Result(peer, reason=str(error))
    return Result(peer, said=said, counts=counted(cases, said["answers"]))


def show(result: Result, cases: list[Case]) -> None:
    """Prints what one peer gets wrong, sentence by sentence."""
    if not result.said:
        sys.exit(f"{result.peer.name}: {result.reason}")
    left = iter(result.said["answers"])
    for case in cases:
        answers = next(left)
        for _ in case.rows:
            next(left)
        for text, verdict in verdicts(case, answers or []):
            if answers is not None and verdict != "right":
                print(f"{verdict:7} {text!r} in {case.text!r}, {case.published}: {answers}")


def main() -> None:
    """Writes the page, or with --show prints one peer's errors."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--uv", default="uv")
    args.add_argument("--environments", type=Path, default=ROOT / ".venv-peers")
    args.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "PEERS.md")
    args.add_argument("--show", choices=[peer.reader for peer in PEERS], help="print what this one gets wrong, write nothing")
    args = args.parse_args()
    cases = load(ROOT / "tests" / "cases")
    chosen = [peer for peer in PEERS if args.show in (None, peer.reader)]
    results = [measure(peer, cases, args.environments.absolute(), args.uv) for peer in chosen]
    if args.show:
        show(results[0], cases)
        return
    args.out.write_text(page(cases, results, date.today(), platform.python_version()), encoding="utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
