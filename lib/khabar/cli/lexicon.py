"""`khabar lexicon`: checks the words the rules know, and suggests names they don't."""
import os
import sys

import click

from khabar.cli.run import DONE, FAILED


@click.group()
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
