"""`khabar lexicon`: checks the words the rules know, and suggests names they don't."""
import os
import sys
from collections import Counter

import click

from khabar.cli.run import DONE, FAILED, NOTHING_READ, answered, emit, lexicon_option, load_lexicon, summary, told

_FILES = ("people", "organisations", "places", "given_names")


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


@lexicon.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--min", "least", type=click.IntRange(1), default=3, show_default=True, metavar="N", help="Names seen N times or more.")
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="At most N names a file, the most frequent.")
@click.option("--file", "files", type=click.Choice(_FILES), multiple=True, help="Only names for this file; may be given again.")
@lexicon_option
def suggest(paths: tuple[str, ...], least: int, top: int, files: tuple[str, ...], lexicon: str | None) -> None:
    """Lists names seen often that the lexicon does not know, as YAML to paste into a folder of your own.

    Look them over first: the rules found them by their grammar alone.

    \b
    Example:
      khabar lexicon suggest articles --min 5
      khabar lexicon suggest articles --file people --lexicon my-words >>my-words/people.yml
    """
    from khabar.lexicon.draft import as_yaml
    from khabar.tables.suggest import Names

    counts, words = Counter(), load_lexicon(lexicon)
    names = Names(words)
    for found in told(answered(paths, lexicon), counts, None):
        names.meet(found)
    drafts = names.drafts(least, top, files or _FILES)
    emit(as_yaml(drafts, words))
    click.echo(f"{summary(counts)}; {len(drafts)} names suggested", err=True)
    sys.exit(DONE if counts["read"] else NOTHING_READ)
