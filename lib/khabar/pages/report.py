"""Runs notebooks with papermill and publishes each as an HTML page, whole or not at all.

Parameters are checked against the notebook before a kernel starts. A notebook that fails leaves the report of
its last good run where it is, and itself, with the error in it, beside it.
"""
import multiprocessing
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from khabar.pages.notebooks import BadParameters, Notebook, checked, inventory

__all__ = ["BadParameters", "Outcome", "inventory", "refresh", "run"]

AT_ONCE = 2
_KERNEL = {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


@dataclass(frozen=True)
class Outcome:
    """What became of a notebook: its page, or the reason why there is none and the notebook that failed."""

    name: str
    path: Path
    reason: str | None
    seconds: float

    @property
    def ok(self) -> bool:
        return self.reason is None

    def __str__(self) -> str:
        if self.ok:
            return f"{self.path} ({self.seconds:.0f} s)"
        return f"{self.name} failed: {self.reason} (the notebook as it ran: {self.path})"


def run(
    names: Iterable[str] = (),
    parameters: Mapping[str, object] | None = None,
    out: str | os.PathLike = "reports",
    figures: str | os.PathLike | None = None,
    folder: str | os.PathLike | None = None,
    progress: bool = True,
) -> list[Outcome]:
    """Run the named notebooks (all without a name) and publish them in `out`, two at a time.

    Raises BadParameters, before any kernel starts, for a notebook or a parameter that isn't there, a value of the
    wrong type, or a path that doesn't exist. A notebook that fails is an Outcome with a reason, not an exception.
    """
    given = dict(parameters or {}) | ({"figures": str(figures)} if figures is not None else {})
    jobs = [(book, checked(book, given), Path(out).resolve()) for book in inventory(folder, names)]
    Path(out).mkdir(parents=True, exist_ok=True)
    done = {outcome.name: outcome for outcome in _each(jobs, progress)}
    return [done[book.name] for book, *_ in jobs]


def refresh(names: Iterable[str] = (), folder: str | os.PathLike | None = None) -> list[Outcome]:
    """Run notebooks with their own defaults and save them executed where they are, as they are committed.

    The one that shows the others comes last: it takes their pictures.
    """
    books = sorted(inventory(folder, names), key=lambda book: (book.name.startswith("00"), book.name))
    return [_refreshed(book) for book in books]


def _each(jobs: list[tuple], progress: bool) -> Iterable[Outcome]:
    from tqdm import tqdm

    # papermill changes the working folder of its process, so each run gets a process.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(AT_ONCE, len(jobs)), context) as pool, tqdm(
        total=len(jobs), desc="khabar report", unit="notebook", disable=None if progress else True
    ) as bar:
        for future in as_completed([pool.submit(_published, *job) for job in jobs]):
            outcome = future.result()
            bar.set_postfix_str(outcome.name)
            bar.update()
            yield outcome


def _published(book: Notebook, parameters: dict, out: Path) -> Outcome:
    from khabar.pages.publish import page_of

    began = time.monotonic()
    page, failed = out / f"{book.name}.html", out / f"{book.name}.failed.ipynb"
    with tempfile.TemporaryDirectory(prefix="khabar-") as scratch:
        executed = Path(scratch) / f"{book.name}.ipynb"
        try:
            markup = page_of(_executed(book, parameters, executed), book, parameters)
            _replace(page, markup)
        except Exception as fault:
            return Outcome(book.name, _keep(executed, failed), _short(fault), time.monotonic() - began)
    failed.unlink(missing_ok=True)
    return Outcome(book.name, page, None, time.monotonic() - began)


def _refreshed(book: Notebook) -> Outcome:
    import nbformat

    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="khabar-") as scratch:
        try:
            notebook = _bare(_executed(book, {}, Path(scratch) / "executed.ipynb"))
            _replace(book.path, nbformat.writes(notebook) + "\n")
        except Exception as fault:
            return Outcome(book.name, book.path, _short(fault), time.monotonic() - began)
    return Outcome(book.name, book.path, None, time.monotonic() - began)


def _executed(book: Notebook, parameters: dict, target: Path):
    """The notebook executed, by papermill, in its own folder; a kernel that doesn't start gets a second try."""
    try:
        return _papermill(book, parameters, target)
    except Exception:
        if _any_cell_ran(target):
            raise
    return _papermill(book, parameters, target)


def _papermill(book: Notebook, parameters: dict, target: Path):
    import papermill
    from traitlets.config import Config

    os.environ.update(_KERNEL | {"JUPYTER_RUNTIME_DIR": str(target.parent)})
    with open(os.devnull, "w") as nowhere:
        return papermill.execute_notebook(
            str(book.path), str(target), parameters, kernel_name="python3", progress_bar=False, cwd=str(book.path.parent),
            stdout_file=nowhere, stderr_file=nowhere, config=Config({"KernelManager": _sockets(target.parent)}),
        )


def _sockets(folder: Path) -> dict[str, str]:
    """Sockets in a folder of the run's own: no port to race for, and nobody else listens. A long path has no room for one."""
    place = str(folder / "socket")
    return {"transport": "ipc", "ip": place} if len(os.fsencode(place)) < 90 else {}


def _any_cell_ran(target: Path) -> bool:
    import nbformat

    try:
        cells = nbformat.read(target, as_version=4).cells
    except Exception:
        return False
    return any(cell.get("execution_count") for cell in cells)


def _bare(notebook):
    """A notebook as it is committed: no trace of the run but its outputs and counts."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        for output in cell.get("outputs", []):
            output.pop("transient", None)
    return notebook


def _replace(target: Path, text: str) -> None:
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with open(unfinished, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def _keep(executed: Path, failed: Path) -> Path:
    if executed.exists():
        _replace(failed, executed.read_text("utf-8"))
    return failed


def _short(fault: Exception) -> str:
    """The reason in one line: of a cell that failed, its own error."""
    name, value = getattr(fault, "ename", type(fault).__name__), getattr(fault, "evalue", str(fault))
    return " ".join(f"{name}: {value}".split())[:300]
