"""The command line: thin. Each command imports what it needs when it runs, so that `khabar --help` is there at once."""
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any, NoReturn

import click

from khabar import __version__

DONE, FAILED, USAGE, NOTHING_READ, LOCKED = range(5)
FORMATS = ("jsonl", "csv", "parquet")
_COUNTED = ("quotes", "claims", "dates", "actors")
_lexicon_option = click.option("--lexicon", type=click.Path(exists=True, file_okay=False), metavar="DIR", help="Your own lexicon files, on top of ours.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="khabar %(version)s")
def cli() -> None:
    """Reads Arabic news: who said what, which numbers are claimed, about what time, and who the actors are.

    Exit codes: 0 done, with what could be read; 1 a run failed; 2 wrong usage or parameters; 3 nothing could be read;
    4 another run holds the lock.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="jsonl goes to standard output.")
@click.option("--out", type=click.Path(file_okay=False), metavar="DIR", help="Where the files of csv and parquet go.")
@_lexicon_option
@click.option("--rejects", type=click.Path(dir_okay=False), metavar="FILE", help="Write what could not be read here, as JSONL.")
def extract(paths: tuple[str, ...], kind: str, out: str | None, lexicon: str | None, rejects: str | None) -> None:
    """Extracts quotes, claims, dates and actors.

    PATH is a .txt, .html, .csv, .jsonl or .jsonl.gz file, a folder of them, or - for JSONL on standard input.
    An article may hold up to 100 MB, a web page 20 MB. What can't be read is said on standard error, and the rest is done.

    \b
    Example:
      khabar extract seeds --format jsonl >out.jsonl
      khabar extract seeds wires.jsonl.gz --format parquet --out tables --rejects rejects.jsonl
    """
    if (out is None) != (kind == "jsonl"):
        raise click.UsageError("--out DIR goes with --format csv and parquet, and they need it; jsonl goes to standard output")
    from khabar.facts.answers import answers
    from khabar.text.article import read_all

    given = [path if path == "-" else os.path.abspath(path) for path in paths]
    found = answers(read_all(given, click.get_binary_stream("stdin")), _load(lexicon))
    with ExitStack() as stack:
        file = stack.enter_context(open(os.path.abspath(rejects), "w", encoding="utf-8", newline="\n")) if rejects else None
        counts = Counter()
        told = _told(_with_progress(found), counts, file)
        _print_jsonl(told) if kind == "jsonl" else _write_frames(told, kind, os.path.abspath(out))
    click.echo(_summary(counts), err=True)
    sys.exit(DONE if counts["read"] else NOTHING_READ)


def _load(folder: str | None) -> Any:
    """The lexicon; what is wrong with a user's own is said line by line."""
    from khabar.lexicon import load

    try:
        return load(folder and os.path.abspath(folder))
    except Exception as fault:
        from khabar.lexicon.lint import problems

        for line in problems(folder) or [repr(fault)]:
            click.echo(f"khabar: {line}", err=True)
        sys.exit(USAGE)


def _told(found: Iterator[Any], counts: Counter, file: IO[str] | None) -> Iterator[Any]:
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


def _with_progress(found: Iterator[Any]) -> Iterator[Any]:
    """A running count on a terminal, once it takes longer than two seconds; nothing where standard error is a file."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return found
    from tqdm import tqdm

    return tqdm(found, unit=" articles", delay=2, leave=False)


def _print_jsonl(found: Iterator[Any]) -> None:
    from khabar.facts.extract import Extract
    from khabar.facts.jsonable import to_dict

    for each in found:
        if isinstance(each, Extract):
            _emit(json.dumps(to_dict(each), ensure_ascii=False, allow_nan=False))


def _emit(line: str) -> None:
    """A line to standard output as UTF-8, whatever the locale; a reader that went away ends the run quietly."""
    try:
        stdout = click.get_binary_stream("stdout")
        stdout.write(line.encode() + b"\n")
        stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


def _write_frames(found: Iterator[Any], kind: str, folder: str) -> None:
    from khabar.tables.frames import frames

    tables = frames(found)
    if faults := tables.check():
        _fail("internal error: " + "; ".join(faults[:5]))
    tables.to_csv(folder) if kind == "csv" else tables.to_parquet(folder)


def _summary(counts: Counter) -> str:
    why = sorted((key[1], n) for key, n in counts.items() if isinstance(key, tuple))
    reasons = f" ({', '.join(f'{n} {reason}' for reason, n in why)})" if why else ""
    rows = ", ".join(f"{counts[name]} {name}" for name in _COUNTED)
    return f"khabar: read {counts['read']}, rejected {counts['rejected']}{reasons}; {rows}"


@cli.command()
@click.argument("path")
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write the page here; else to standard output.")
@_lexicon_option
def view(path: str, out: str | None, lexicon: str | None) -> None:
    """Writes an article as HTML, with its quotes, claims, dates and actors marked in place.

    \b
    Example:
      khabar view seeds/000_8671c16eaac51af9.txt --out article.html
    """
    from khabar.facts.extract import extract as extract_article
    from khabar.pages.view import page
    from khabar.text.article import Unreadable, read
    from khabar.text.files import whole

    try:
        article = read(os.path.abspath(path))
    except Unreadable as fault:
        click.echo(f"khabar: rejected {fault}", err=True)
        sys.exit(NOTHING_READ)
    html = page(extract_article(article, _load(lexicon)))
    if out is None:
        return _emit(html)
    with whole(os.path.abspath(out)) as partial:
        partial.write_text(html, encoding="utf-8")


@cli.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--all", "everything", is_flag=True, help="Run every notebook.")
@click.option("-p", "--parameter", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a notebook's parameter.")
@click.option("--out", type=click.Path(file_okay=False), default="reports", show_default=True, metavar="DIR", help="Where reports go.")
@click.option("--figures", type=click.Path(file_okay=False), metavar="DIR", help="Where figures go as well.")
def report(names: tuple[str, ...], everything: bool, parameters: tuple[tuple[str, str], ...], out: str, figures: str | None) -> None:
    """Runs notebooks and publishes them as HTML, whole or not at all.

    \b
    Example:
      khabar report --all --out reports --figures figures
      khabar report 02-who-said-what -p articles seeds
    """
    if bool(names) == everything:
        raise click.UsageError("name the notebooks to run, or --all")
    from khabar.pages import report as reports

    try:
        outcomes = reports.run(names, dict(parameters), out=os.path.abspath(out), figures=figures and os.path.abspath(figures))
    except reports.BadParameters as wrong:
        click.echo(f"khabar: {wrong}", err=True)
        sys.exit(USAGE)
    for outcome in outcomes:
        click.echo(f"khabar: {outcome}", err=True)
    sys.exit(DONE if all(outcome.ok for outcome in outcomes) else FAILED)


@cli.group()
def lexicon() -> None:
    """The words the rules know."""


@lexicon.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False), metavar="[DIR]")
def check(folder: str | None) -> None:
    """Checks a lexicon folder (ours where none is given): spelling, duplicates, fields, and every example.

    \b
    Example:
      khabar lexicon check my-lexicon
    """
    from khabar.lexicon.lint import problems

    found = problems(folder and os.path.abspath(folder))
    for line in found:
        click.echo(line)
    click.echo(f"khabar: {len(found)} problems in the lexicon", err=True)
    sys.exit(FAILED if found else DONE)


def _fail(message: str) -> NoReturn:
    click.echo(f"khabar: {message}", err=True)
    sys.exit(FAILED)


def main() -> None:
    """Runs a command; what the disk refuses is one line, not a traceback."""
    try:
        cli(prog_name="khabar")
    except OSError as fault:
        _fail(f"{fault.filename or 'output'}: {(fault.strerror or str(fault)).lower()}")
