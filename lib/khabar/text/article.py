"""Articles, and everything that can be read as one: a file, a folder, JSONL, CSV, a web page, standard input.

The text is never altered: offsets count in the text as decoded. What can't be read becomes a `Reject` with the reason.
"""
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BufferedReader
from typing import BinaryIO

from khabar.text.decode import LIMIT, Undecodable, refuse_mojibake
from khabar.text.files import JSONL, Source, Unreadable, one_line, printable, sources
from khabar.text.language import is_blank, not_arabic
from khabar.text.readers import Row, jsonl_rows, rows

__all__ = ["Article", "Reject", "Unreadable", "read", "read_all"]

PathLike = str | os.PathLike

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:?[0-9]{2}.*)?", re.S)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_SURROGATE = re.compile("[\ud800-\udfff]")
_FLAGS = (
    ("bidi_controls", re.compile("[\u202a-\u202e\u2066-\u2069]")),
    ("control_characters", re.compile("[\x00-\x08\x0e-\x1f\x7f]")),
    ("replacement_characters", re.compile("\ufffd")),
)
_TITLE_LENGTH = 150
_FIRST_LINES = 2000


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as found: its text, and what its file or row tells of it; null where they don't.

    `published_rule` says where the day comes from: `metadata` here, the name of a rule where it was found in the text.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_rule: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    encoding: str | None = None
    language: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """What could not be read, and why; `line` where it is a row of a file.

    >>> str(Reject("news.jsonl", 3, "no text"))
    'news.jsonl:3: no text'
    """

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}{'' if self.line is None else f':{self.line}'}: {self.reason}"


def read(path: PathLike) -> Article:
    """The article in one file.

    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> file = pathlib.Path(folder.name, "visit.txt")
    >>> _ = file.write_text("وصل الوفد إلى المدينة أمس.", encoding="cp1256")
    >>> article = read(file)
    >>> article.id, article.text, article.encoding
    ('visit', 'وصل الوفد إلى المدينة أمس.', 'cp1256')
    >>> folder.cleanup()
    """
    if os.path.isdir(path):
        raise Unreadable(path, "a folder: read_all reads folders")
    found = read_all([path])
    first = next(found)
    if isinstance(first, Reject):
        raise Unreadable(path, first.reason, first.line)
    if next(found, None) is not None:
        raise Unreadable(path, "holds many articles: read_all reads them")
    return first


def read_all(paths: PathLike | Iterable[PathLike], stdin: BinaryIO | None = None) -> Iterator[Article | Reject]:
    """Every article in files, folders (any depth, in order of name), JSONL, CSV and web pages; "-" is JSONL on standard input.

    Read one at a time, as the caller asks for them. An id that came before in the same run is a reject.

    >>> import io
    >>> stdin = io.BytesIO('{"id": "1", "text": "وصل الوفد أمس."}\\n{"id": "2", "text": "Hello"}\\n'.encode())
    >>> for found in read_all("-", stdin): print(found)
    Article(id='1', text='وصل الوفد أمس.', title=None, published=None, published_rule=None, source=None, url=None, path='-', encoding='utf-8', language='ar', flags=())
    -:2: not Arabic: 0% of its letters are Arabic
    """
    seen: set[str] = set()
    for source in _listed([paths] if isinstance(paths, (str, bytes, os.PathLike)) else paths):
        for article in _read_source(source, stdin):
            if isinstance(article, Reject):
                yield article
            elif article[1].id in seen:
                yield Reject(printable(source.path), article[0], f"duplicate id: {one_line(article[1].id)}")
            else:
                seen.add(article[1].id)
                yield article[1]


def _listed(paths: Iterable[PathLike]) -> Iterator[Source | Unreadable]:
    for path in paths:
        if path == "-":
            yield Source("-", "stdin", JSONL)
        else:
            yield from sources(path)


def _read_source(source: Source | Unreadable, stdin: BinaryIO | None) -> Iterator[tuple[int | None, Article] | Reject]:
    """Articles of a source, each with its line, and rejects; a fault of ours costs one file, never the run."""
    line = None
    try:
        for row in _rows(source, stdin):
            line = row.line
            yield _rejected(row) if isinstance(row, Unreadable) else _judged(source, row)
    except Exception as fault:
        yield Reject(source.path if isinstance(source, Unreadable) else printable(source.path), line, f"internal error: {one_line(repr(fault))[:200]}")


def _rows(source: Source | Unreadable, stdin: BinaryIO | None) -> Iterator[Row | Unreadable]:
    if isinstance(source, Unreadable):
        yield source
    elif source.path == "-":
        stream = stdin or sys.stdin.buffer
        yield from jsonl_rows("-", stream if hasattr(stream, "peek") else BufferedReader(stream))
    else:
        yield from rows(source)


def _rejected(fault: Unreadable) -> Reject:
    return Reject(fault.path, fault.line, fault.reason)


def _judged(source: Source, row: Row) -> tuple[int | None, Article] | Reject:
    reason = _unfit(row.fields)
    return Reject(printable(source.path), row.line, reason) if reason else (row.line, _article(source, row))


def _unfit(fields: dict) -> str | None:
    """Why a row is no article, or null where it is one."""
    text, name = fields.get("text"), fields.get("id")
    if text is None:
        return "no text"
    if not isinstance(text, str):
        return "text is not a string"
    if isinstance(name, bool) or not isinstance(name, (str, int, type(None))):
        return "id is not a string"
    if any(isinstance(value, str) and _SURROGATE.search(value) for value in fields.values()):
        return "a lone surrogate: half of a character, which no file can hold"
    if len(text) > LIMIT:
        return f"larger than {LIMIT // 1_000_000} million characters"
    if is_blank(text):
        return "empty"
    try:
        refuse_mojibake(text)
    except Undecodable as fault:
        return str(fault)
    return not_arabic(text)


def _article(source: Source, row: Row) -> Article:
    fields, text = row.fields, row.fields["text"]
    flags = [name for name, pattern in _FLAGS if pattern.search(text)]
    published = day(fields.get("published"))
    if published is None and fields.get("published") not in (None, ""):
        flags.append("bad_published")
    named = {name: _string(fields.get(name)) for name in ("title", "source", "url")}
    flags += [f"bad_{name}" for name, value in named.items() if value is None and fields.get(name) not in (None, "")]
    return Article(
        id=_id(source, row),
        text=text,
        title=named["title"] or title_of(text),
        published=published,
        published_rule="metadata" if published else None,
        source=named["source"],
        url=named["url"],
        path=printable(source.path),
        encoding=row.encoding,
        language="ar",
        flags=tuple(flags),
    )


def _id(source: Source, row: Row) -> str:
    given = row.fields.get("id")
    if given is not None and str(given).strip():
        return str(given)
    return source.id if row.line is None else f"{source.id}:{row.line}"


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def day(value: object) -> date | None:
    """The day of an ISO date or time, as written there; null where it is none or can't be a newspaper's.

    >>> day("2021-07-27"), day("2021-07-27T23:30:00+03:00"), day("27/7/2021"), day("0025-01-01")
    (datetime.date(2021, 7, 27), datetime.date(2021, 7, 27), None, None)
    """
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        found = date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
    return found if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def title_of(text: str) -> str | None:
    """The first line, where it stands as a title: short, and a blank line or its own repetition follows.

    >>> title_of("الوزير: سنفتح الطريق\\n\\nقال الوزير اليوم إن الطريق سيفتح.")
    'الوزير: سنفتح الطريق'
    >>> title_of("قال الوزير اليوم إن الطريق سيفتح.\\nوأضاف أن العمل يجري.")
    """
    lines = [line.strip() for line in text[:_FIRST_LINES].lstrip().splitlines()]
    if len(lines) < 2 or not 0 < len(lines[0]) <= _TITLE_LENGTH:
        return None
    rest = [line for line in lines[1:] if not is_blank(line)]
    stands = is_blank(lines[1]) or rest[:1] == lines[:1]
    return lines[0] if stands and rest else None
