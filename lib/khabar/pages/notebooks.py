"""The notebooks there are, what each asks, and the parameters that each takes."""
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khabar.pages.labels import LANGUAGES

# What a parameter of this name must be, beyond its type.
PATHS = ("articles", "lexicon", "reviews", "gold")  # must be there
MADE = ("figures", "sheet")  # made where it isn't
DAYS = ("since", "until")
CHOICES = {"language": LANGUAGES}

_NAME = re.compile(r"\d\d-[\w-]+")
_TAG = re.compile(r"<[^>]*>")
_WHOLE = re.compile(r"[+-]?\d+")


class BadParameters(ValueError):
    """Wrong usage: the message says what, and lists the notebooks or parameters there are."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a notebook; `default` is written as in the notebook."""

    name: str
    type: str
    default: str
    help: str


@dataclass(frozen=True)
class Notebook:
    """A notebook: its name without suffix, its title and its question in each language, its parameters."""

    name: str
    path: Path
    titles: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    questions: tuple[str, ...] = ("",)

    def title(self, language: str) -> str:
        return self.titles[-1] if language == "en" else self.titles[0]

    def question(self, language: str) -> str:
        return self.questions[-1] if language == "en" else self.questions[0]


def inventory(folder: str | os.PathLike | None = None, names: Iterable[str] = ()) -> list[Notebook]:
    """The notebooks of a folder, or those named (`01`, `01-read-one-article`), in their order."""
    place = Path(folder).resolve() if folder is not None else _folder()
    there = {path.stem: path for path in sorted(place.glob("*.ipynb")) if _NAME.fullmatch(path.stem)}
    if not there:
        raise BadParameters(f"no notebook in {place}")
    asked = [_match(name, there) for name in names] or list(there)
    return [_inspected(there[name]) for name in dict.fromkeys(asked)]


def checked(book: Notebook, given: Mapping[str, object]) -> dict[str, object]:
    """The parameters given for a notebook, each of its type, paths made absolute.

    Raises BadParameters with all that is wrong and the list of the notebook's parameters.
    """
    known = {parameter.name: parameter for parameter in book.parameters}
    values, wrong = {}, []
    for name, value in given.items():
        try:
            values[name] = _converted(known[name], value) if name in known else _unknown(name)
        except BadParameters as fault:
            wrong.append(str(fault))
    if wrong:
        raise BadParameters("\n".join([f"{book.name}: {problem}" for problem in wrong] + [described(book)]))
    return values


def described(book: Notebook) -> str:
    """The parameters of a notebook, one a line, for people."""
    lines = [f"  {p.name}: {p.type} = {p.default}" + (f"  # {p.help}" if p.help else "") for p in book.parameters]
    return "\n".join([f"{book.name} takes", *lines])


def _folder() -> Path:
    # Beside the caller, else beside the library where it is installed from its repository.
    beside = (Path.cwd() / "notebooks", Path(__file__).resolve().parents[3] / "notebooks")
    return next((path for path in beside if path.is_dir()), beside[0])


def _match(name: str, there: Mapping[str, Path]) -> str:
    stem = Path(str(name)).name.removesuffix(".ipynb")
    found = [known for known in there if known == stem or known.split("-")[0] == stem]
    if not found:
        raise BadParameters(f"no notebook {name}; there are: {', '.join(there)}")
    return found[0]


def _inspected(path: Path) -> Notebook:
    import nbformat
    from papermill import inspect_notebook

    found = inspect_notebook(str(path)).values()
    parameters = tuple(Parameter(p["name"], p["inferred_type_name"], p["default"], p["help"].strip()) for p in found)
    prose = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    titles = [line[2:].strip() for line in "\n".join(prose).splitlines() if line.startswith("# ")]
    return Notebook(path.stem, path, tuple(titles) or (path.stem,), parameters, _questions(prose[0] if prose else ""))


def _questions(prose: str) -> tuple[str, ...]:
    """The paragraph under each title of the first cell, without its markup."""
    paragraphs = [_TAG.sub("", part).strip() for part in prose.split("\n\n")]
    titled = [n for n, part in enumerate(paragraphs) if part.startswith("# ")]
    return tuple(paragraphs[n + 1] for n in titled if n + 1 < len(paragraphs)) or ("",)


def _unknown(name: str) -> None:
    raise BadParameters(f"no parameter {name}")


def _converted(parameter: Parameter, value: object) -> object:
    value = _TYPES.get(parameter.type, _text)(parameter.name, value)
    if parameter.name in DAYS and value:
        _day(parameter.name, value)
    if parameter.name in CHOICES and value not in CHOICES[parameter.name]:
        raise BadParameters(f"{parameter.name} is {value!r}; it can be {' or '.join(CHOICES[parameter.name])}")
    if parameter.name in PATHS and value:
        return _path(parameter.name, value)
    return os.path.abspath(value) if parameter.name in MADE and value else value


def _text(name: str, value: object) -> str:
    if isinstance(value, (str, os.PathLike)):
        return os.fspath(value)
    raise BadParameters(f"{name} must be text, not {value!r}")


def _whole(name: str, value: object) -> int:
    if isinstance(value, bool) or not _WHOLE.fullmatch(str(value).strip()):
        raise BadParameters(f"{name} must be a whole number, not {value!r}")
    return int(value)


def _real(name: str, value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise BadParameters(f"{name} must be a number, not {value!r}") from None


def _yes_or_no(name: str, value: object) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in known:
        raise BadParameters(f"{name} must be true or false, not {value!r}")
    return known[str(value).lower()]


def _day(name: str, value: object) -> None:
    try:
        if date.fromisoformat(str(value)).isoformat() == value:
            return
    except ValueError:
        pass
    raise BadParameters(f"{name} must be a day like 2021-07-27, not {value!r}")


def _path(name: str, value: object) -> str:
    if not os.path.exists(str(value)):
        raise BadParameters(f"{name}: no such file or folder: {value}")
    return os.path.abspath(str(value))


_TYPES = {"str": _text, "int": _whole, "float": _real, "bool": _yes_or_no}
