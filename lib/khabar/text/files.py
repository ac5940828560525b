"""From the paths a user gives to open files: folders walked in order, only ordinary files opened, names always printable."""
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

TEXT, HTML, CSV, JSONL = "text", "html", "csv", "jsonl"
_KINDS = {
    ".txt": TEXT, ".text": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".csv": CSV, ".tsv": CSV,
    ".jsonl": JSONL, ".ndjson": JSONL, ".jsonl.gz": JSONL, ".ndjson.gz": JSONL,
}
_SUFFIX = re.compile(r"(?:\.jsonl|\.ndjson)?\.[A-Za-z][A-Za-z0-9]{0,7}$")
_SPECIAL = {stat.S_IFIFO: "a pipe", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device", stat.S_IFSOCK: "a socket"}


class Unreadable(ValueError):
    """A path, or a line of one, that can't be read as an article.

    >>> print(Unreadable("a\\nb.txt", "empty"))
    a\\nb.txt: empty
    """

    def __init__(self, path: str | os.PathLike | bytes, reason: str, line: int | None = None):
        self.path, self.reason, self.line = printable(path), one_line(reason), line
        super().__init__(f"{self.path}{'' if line is None else f':{line}'}: {self.reason}")


class Source(NamedTuple):
    """A file to read, and the id an article in it has by its place: the path below the one given, without suffix."""

    path: str
    id: str
    kind: str


def one_line(text: str) -> str:
    """Control characters, line ends, bidi controls and lone surrogates escaped, so that a message is one line and true to the eye.

    >>> one_line("a\\x1b[31m\\u202eb")
    'a\\\\x1b[31m\\\\u202eb'
    """
    return "".join(char if _shows(char) else char.encode("unicode_escape").decode() for char in text)


def _shows(char: str) -> bool:
    return char.isprintable() or (char not in "\u061c\u2028\u2029" and char.isspace() and char > "\x9f") or char in "\u200c\u200d"


def printable(path: str | os.PathLike | bytes) -> str:
    """A path as text: bytes that are no UTF-8 and what can't be shown stand escaped."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return one_line(name)


def sources(path: str | os.PathLike) -> Iterator[Source | Unreadable]:
    """The files behind a path: itself, or every file in the folder, at any depth, in order of name.

    Hidden files are passed over; a folder met again through a link is said and not read twice.
    """
    top = os.fspath(path)
    try:
        if not stat.S_ISDIR(os.stat(top).st_mode):
            yield _source(top, os.path.basename(top))
            return
    except (OSError, ValueError) as fault:
        yield Unreadable(top, why(fault))
        return
    found = False
    for source in _walk(top):
        found = True
        yield source
    if not found:
        yield Unreadable(top, "nothing to read in this folder")


def _walk(top: str) -> Iterator[Source | Unreadable]:
    seen: set[tuple[int, int]] = set()
    waiting = [(top, "")]
    while waiting:
        path, below = waiting.pop()
        try:
            status = os.stat(path)
            if not stat.S_ISDIR(status.st_mode):
                yield _source(path, below)
                continue
            if (status.st_dev, status.st_ino) in seen:
                yield Unreadable(path, "a folder already read under another name (a link)")
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted((name for name in os.listdir(path) if not name.startswith(".")), key=os.fsencode, reverse=True)
        except (OSError, ValueError) as fault:
            yield Unreadable(path, why(fault))
            continue
        waiting += [(os.path.join(path, name), f"{below}/{name}" if below else name) for name in names]


def _source(path: str, below: str) -> Source | Unreadable:
    suffix = _SUFFIX.search(below)
    kind = _KINDS.get(suffix[0].lower(), "") if suffix else TEXT
    if not kind:
        return Unreadable(path, f"not a kind of file that is read: {suffix[0]} (.txt, .html, .csv, .jsonl and .jsonl.gz are)")
    return Source(path, printable(below[: suffix.start()] if suffix else below), kind)


def open_file(path: str) -> BufferedReader:
    """Opens an ordinary file for reading; anything else, a pipe that would never end for one, is refused."""
    try:
        refuse_special(path, os.stat(path).st_mode)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as fault:
        raise Unreadable(path, why(fault)) from None
    stream = os.fdopen(handle, "rb", buffering=1 << 16)  # what a reader can look ahead
    refuse_special(path, os.fstat(stream.fileno()).st_mode)
    return stream


def refuse_special(path: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Unreadable(path, f"not a file but {_SPECIAL.get(stat.S_IFMT(mode), 'a folder')}")


def why(fault: Exception) -> str:
    """What an operating system error means for a reader.

    >>> why(FileNotFoundError(2, "No such file or directory", "x"))
    'no such file or folder'
    """
    if isinstance(fault, Unreadable):
        return fault.reason
    if isinstance(fault, FileNotFoundError):
        return "no such file or folder"
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).lower()


@contextmanager
def whole(path: str | os.PathLike) -> Iterator[Path]:
    """A hidden file beside `path` to write to, renamed to it at the end: a fault on the way leaves what was there.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with whole(Path(folder.name, "new", "page.html")) as partial:
    ...     _ = partial.write_text("x")
    >>> os.listdir(Path(folder.name, "new"))
    ['page.html']
    >>> folder.cleanup()
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=path.suffix, delete=False) as file:
        partial = Path(file.name)
    try:
        yield partial
        partial.chmod(0o666 & ~_umask())
        os.replace(partial, path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
