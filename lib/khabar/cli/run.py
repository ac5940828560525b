"""What commands share: exit codes, the lexicon they are told to use, articles as they come, and what is said of them."""
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO, Any, NoReturn

import click

DONE, FAILED, USAGE, NOTHING_READ, LOCKED = range(5)
_COUNTED = ("quotes", "claims", "dates", "actors")

lexicon_option = click.option("--lexicon", type=click.Path(exists=True, file_okay=False), metavar="DIR", help="Your own lexicon files, on top of ours.")


def load_lexicon(folder: str | None) -> Any:
    """The lexicon; what is wrong with a user's own is said line by line."""
    from khabar.lexicon import load

    try:
        return load(folder and os.path.abspath(folder))
    except Exception as fault:
        from khabar.lexicon.lint import problems

        for line in problems(folder) or [repr(fault)]:
            click.echo(f"khabar: {line}", err=True)
        sys.exit(USAGE)


def answered(paths: Sequence[str], lexicon: str | None, streams: bool = False) -> Iterator[Any]:
    """Extracts and rejects of the PATHs, lazily; on a terminal with a running count, which answers that stream there would break."""
    from khabar.facts.answers import answers
    from khabar.text.article import read_all

    given = [path if path == "-" else os.path.abspath(path) for path in paths]
    found = answers(read_all(given, click.get_binary_stream("stdin")), load_lexicon(lexicon))
    return found if streams and sys.stdout.isatty() else with_progress(found)


def with_progress(found: Iterator[Any]) -> Iterator[Any]:
    """A running count on a terminal, once it takes longer than two seconds; nothing where standard error is a file."""
    if not sys.stderr.isatty():
        return found
    from tqdm import tqdm

    return tqdm(found, unit=" articles", delay=2, leave=False)


def told(found: Iterator[Any], counts: Counter, file: IO[str] | None) -> Iterator[Any]:
    """Passes on what was found, counts it, and says of a reject that it is one."""
    from khabar.text.article import Reject

    for each in found:
        if isinstance(each, Reject):
            counts["rejected"] += 1
            counts["rejected", each.reason.split(":")[0].split(";")[0].split(" in ")[0]] += 1
            _say_rejected(each, file)
        else:
            counts["read"] += 1
            counts.update({name: len(getattr(each, name)) for name in _COUNTED})
        yield each


def _say_rejected(reject: Any, file: IO[str] | None) -> None:
    click.echo(f"khabar: rejected {reject}", err=True)
    if file:
        file.write(json.dumps({"path": reject.path, "line": reject.line, "reason": reject.reason}, ensure_ascii=False) + "\n")


def summary(counts: Counter) -> str:
    """How many articles were read and rejected, and what was found in them, on one line."""
    why = sorted((key[1], n) for key, n in counts.items() if isinstance(key, tuple))
    reasons = f" ({', '.join(f'{n} {reason}' for reason, n in why)})" if why else ""
    rows = ", ".join(f"{counts[name]} {name}" for name in _COUNTED)
    return f"khabar: read {counts['read']}, rejected {counts['rejected']}{reasons}; {rows}"


def emit(line: str) -> None:
    """A line to standard output as UTF-8, whatever the locale; a reader that went away ends the run quietly."""
    try:
        stdout = click.get_binary_stream("stdout")
        stdout.write(line.encode() + b"\n")
        stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


def fail(message: str) -> NoReturn:
    """Ends a run that failed, with one line that says why."""
    click.echo(f"khabar: {message}", err=True)
    sys.exit(FAILED)
