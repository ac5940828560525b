"""One reader for each kind of file: bytes to rows of named fields, whatever they hold; a row that can't be read is an Unreadable among them."""
import csv
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, TextIOWrapper
from typing import Any, NamedTuple

from khabar.text.decode import LIMIT, Decoded, Undecodable, decode, encoding_of, refuse_binary, utf8_share
from khabar.text.files import CSV, HTML, JSONL, TEXT, Source, Unreadable, open_file, why

_PAGE_LIMIT = 20_000_000
_SAMPLE = 1 << 16
_MARKUP = re.compile(r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--.{0,2000}?-->\s*+)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BAD_BYTE = re.compile("[\udc80-\udcff]")  # how a byte that is no UTF-8 comes out of a table
_DAMAGED_GZIP = (zlib.error, EOFError, gzip.BadGzipFile)


class Row(NamedTuple):
    """What a file tells of one article: named fields, the line it began on where a file holds many, and the encoding."""

    fields: dict[str, Any]
    line: int | None
    encoding: str


def rows(source: Source) -> Iterator[Row | Unreadable]:
    """The rows of a file."""
    try:
        with open_file(source.path) as stream:
            yield from _READERS[source.kind](source.path, stream)
    except Unreadable as fault:
        yield fault
    except Undecodable as fault:
        yield Unreadable(source.path, str(fault))
    except (OSError, MemoryError) as fault:
        yield Unreadable(source.path, why(fault))


def _whole(path: str, stream: BufferedReader, limit: int = LIMIT) -> Decoded:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(path, f"larger than {limit // 1_000_000} MB")
    if not data:
        raise Unreadable(path, "empty")
    return decode(data)


def text_row(path: str, stream: BufferedReader) -> Iterator[Row]:
    """A plain text; a web page saved under such a name is read as the page it is."""
    text, encoding = _whole(path, stream)
    yield _page(path, text[:_PAGE_LIMIT], encoding) if _MARKUP.match(text[:_SAMPLE]) else Row({"text": text}, None, encoding)


def html_row(path: str, stream: BufferedReader) -> Iterator[Row]:
    """The article of a web page."""
    yield _page(path, *_whole(path, stream, _PAGE_LIMIT))


def _page(path: str, html: str, encoding: str) -> Row:
    """Main text and metadata of a page, as trafilatura finds them; a date only where the page states one."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
    try:
        page = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates)
    except Exception as fault:  # whatever a hostile page sets off in the parser costs this page only
        raise Unreadable(path, f"the page can't be parsed: {type(fault).__name__}") from None
    found = page.as_dict() if hasattr(page, "as_dict") else page or {}
    if not found.get("text"):
        raise Unreadable(path, "no article found in the page")
    names = {"text": "text", "title": "title", "published": "date", "source": "sitename", "url": "url"}
    return Row({name: found.get(theirs) or None for name, theirs in names.items()}, None, encoding)


def jsonl_rows(path: str, stream: BufferedReader) -> Iterator[Row | Unreadable]:
    """One JSON object a line, packed with gzip or not; UTF-8."""
    start = stream.peek(_SAMPLE)
    packed = start.startswith(b"\x1f\x8b")
    if not packed:
        refuse_binary(start)
    number = 0
    try:
        for number, line in _lines(gzip.GzipFile(fileobj=stream) if packed else stream):
            if line is None:
                yield Unreadable(path, f"larger than {LIMIT // 1_000_000} MB", number)
            elif line.strip():
                yield _json_row(path, number, line)
    except _DAMAGED_GZIP:
        yield Unreadable(path, "damaged gzip data: what follows can't be read", number + 1)
    if not number:
        yield Unreadable(path, "empty")


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, null for one past the limit, of which no more than the limit is ever held."""
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        if len(line) <= LIMIT:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LIMIT)
        yield number, None


def _json_row(path: str, number: int, line: bytes) -> Row | Unreadable:
    try:
        fields = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as fault:
        return Unreadable(path, f"not UTF-8: byte 0x{line[fault.start]:02X} at {fault.start} of the line", number)
    except json.JSONDecodeError as fault:
        return Unreadable(path, f"not JSON: {fault.msg} (character {fault.pos + 1})", number)
    except (RecursionError, ValueError) as fault:
        return Unreadable(path, f"not JSON that can be read: {'nested too deep' if isinstance(fault, RecursionError) else fault}", number)
    if not isinstance(fields, dict):
        return Unreadable(path, "not a JSON object", number)
    return Row(fields, number, "utf-8")


def csv_rows(path: str, stream: BufferedReader) -> Iterator[Row | Unreadable]:
    """One article a row, under a header that names the columns; parted by comma, semicolon or tab."""
    sample = _to_line_end(stream.peek(_SAMPLE)[:_SAMPLE])
    encoding = "utf-8" if utf8_share(sample) > 0.2 else encoding_of(sample)
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))
    with TextIOWrapper(stream, encoding, errors="surrogateescape" if encoding.startswith("utf-8") else "strict", newline="") as text:
        header = text.readline(_SAMPLE).removeprefix("\ufeff")
        delimiter = next((d for d in ",;\t" if "text" in _cells(header, d)), None)
        if delimiter is None:
            raise Unreadable(path, "no column is named text" if header.strip() else "empty", 1 if header.strip() else None)
        yield from _table(path, csv.reader(text, delimiter=delimiter), _cells(header, delimiter), encoding)


def _to_line_end(sample: bytes) -> bytes:
    """A sample of a file cut where a line ends, so that no character is cut in two."""
    return sample[: sample.rfind(b"\n") + 1] or sample


def _cells(header: str, delimiter: str) -> list[str]:
    return [cell.strip().lower() for cell in next(csv.reader([header.rstrip("\r\n")], delimiter=delimiter), [])]


def _table(path: str, reader: Any, columns: list[str], encoding: str) -> Iterator[Row | Unreadable]:
    number = 2
    try:
        for cells in reader:
            if cells:
                yield _csv_row(path, number, columns, cells, encoding)
            number = reader.line_num + 2
    except UnicodeDecodeError as fault:
        yield Unreadable(path, f"not {encoding.upper()} from about here on: {fault.reason}", number)
    except csv.Error as fault:
        yield Unreadable(path, f"not CSV that can be read from here on: {fault}", number)


def _csv_row(path: str, number: int, columns: list[str], cells: list[str], encoding: str) -> Row | Unreadable:
    if len(cells) > len(columns):
        return Unreadable(path, f"{len(cells)} cells under {len(columns)} columns", number)
    if bad := next(filter(None, map(_BAD_BYTE.search, cells)), None):
        return Unreadable(path, f"not UTF-8: byte 0x{ord(bad[0]) - 0xDC00:02X}", number)
    return Row({name: cell for name, cell in zip(columns, cells) if cell or name == "text"}, number, encoding)


_READERS: dict[str, Callable[[str, BufferedReader], Iterator[Row | Unreadable]]] = {TEXT: text_row, HTML: html_row, JSONL: jsonl_rows, CSV: csv_rows}
