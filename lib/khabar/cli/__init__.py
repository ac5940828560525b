"""The command line: thin. Each command imports what it needs when it runs, so that `khabar --help` is there at once."""
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import click

from khabar import __version__
from khabar.cli.lexicon import lexicon as lexicon_commands
from khabar.cli.run import DONE, FAILED, NOTHING_READ, USAGE, answered, emit, fail, lexicon_option, load_lexicon, summary, told

FORMATS = ("jsonl", "csv", "parquet")


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
@lexicon_option
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
    found = answered(paths, lexicon, streams=True)
    with ExitStack() as stack:
        file = stack.enter_context(open(os.path.abspath(rejects), "w", encoding="utf-8", newline="\n")) if rejects else None
        counts = Counter()
        answers = told(found, counts, file)
        _print_jsonl(answers) if kind == "jsonl" else _write_frames(answers, kind, os.path.abspath(out))
    click.echo(summary(counts), err=True)
    sys.exit(DONE if counts["read"] else NOTHING_READ)


def _print_jsonl(found: Iterator[Any]) -> None:
    from khabar.facts.extract import Extract
    from khabar.facts.jsonable import to_dict

    for each in found:
        if isinstance(each, Extract):
            emit(json.dumps(to_dict(each), ensure_ascii=False, allow_nan=False))


def _write_frames(found: Iterator[Any], kind: str, folder: str) -> None:
    from khabar.tables.frames import frames

    tables = frames(found)
    if faults := tables.check():
        fail("internal error: " + "; ".join(faults[:5]))
    tables.to_csv(folder) if kind == "csv" else tables.to_parquet(folder)


@cli.command()
@click.argument("path")
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write the page here; else to standard output.")
@lexicon_option
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
    html = page(extract_article(article, load_lexicon(lexicon)))
    if out is None:
        return emit(html)
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


cli.add_command(lexicon_commands)


def main() -> None:
    """Runs a command; what the disk refuses is one line, not a traceback."""
    try:
        cli(prog_name="khabar")
    except OSError as fault:
        fail(f"{fault.filename or 'output'}: {(fault.strerror or str(fault)).lower()}")
