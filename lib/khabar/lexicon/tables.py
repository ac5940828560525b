"""Reads the tables of names that `make tables` writes beside the lexicon: lines of columns, notes behind #."""
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str, kind: str | None = None) -> Iterator[list[str]]:
    """The rows of a table; with `kind` those whose first column says so.

    >>> next(row for row in rows("cldr", "territory") if row[1] == "JO")[3]
    'Jordan'
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    begins = f"{kind}\t" if kind else ""
    return (line.split("\t") for line in text.split("\n") if line and line[0] != "#" and line.startswith(begins))
