"""An executed notebook as a page: converted by our template, checked, without a remote reference and with no script but ours."""
import base64
import hashlib
import importlib.resources
import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

from khabar.pages.fonts import font_face
from khabar.pages.labels import LANGUAGES, say
from khabar.pages.notebooks import Notebook
from khabar.pages.tables import css, direction
from khabar.pages.view import POLICY

_ACTIVE = ("iframe", "object", "embed", "link", "form", "base")
_SOURCES = ("src", "srcset", "action", "background", "poster", "data")
_BOOK = re.compile(r'href="(\d\d-[\w-]+)\.ipynb"')  # a notebook beside this one: its report is beside this report
_SECRET = ("key", "token", "password", "secret")


class Unfit(RuntimeError):
    """What came out of a run is not fit to be published."""


def page_of(executed, book: Notebook, parameters: dict) -> str:
    """The page of an executed notebook, in the language that it was run in."""
    from nbconvert import HTMLExporter

    fit_to_publish(executed)
    values = {p.name: p.default.strip("\"'") for p in book.parameters} | {name: str(value) for name, value in parameters.items()}
    language = values.get("language", LANGUAGES[0])
    exporter = HTMLExporter(
        template_name="report",
        extra_template_basedirs=[str(Path(__file__).parent / "templates")],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    markup, _ = exporter.from_notebook_node(executed, resources={"khabar": _resources(executed, book, language, values)})
    return _checked(_BOOK.sub(r'href="\1.html"', markup), figures=_figures(executed))


def fit_to_publish(executed) -> None:
    """Every cell ran, in order, and none failed; output that papermill lost would leave a gap in the counts."""
    cells = [cell for cell in executed.cells if cell.cell_type == "code" and cell.source.strip()]
    counts = [cell.execution_count for cell in cells]
    if counts != list(range(1, len(cells) + 1)):
        raise Unfit(f"cells ran as {counts}, not 1 to {len(cells)}")
    for cell in cells:
        for output in cell.outputs:
            if output.output_type == "error":
                raise Unfit(f"{output.ename}: {output.evalue}")


def _resources(executed, book: Notebook, language: str, values: dict[str, str]) -> dict:
    shown = [(name, value) for name, value in values.items() if value and not any(word in name for word in _SECRET)]
    letters = "".join(str(cell) for cell in executed.cells) + "".join(value for _, value in shown)
    texts = {name: say(language, f"view.{name}", shown="{shown}", n="{n}") for name in ("search", "found", "sort")}
    return {
        "language": language,
        "script": script(),
        "texts": texts,
        "direction": direction(language),
        "policy": f"{POLICY}; script-src '{allowed(script())}'",
        "title": book.title(language),
        "name": book.name,
        "report": say(language, "view.report"),
        "made_by": say(language, "view.made_by"),
        "parameters_label": say(language, "view.parameters"),
        "parameters": shown,
        "style": font_face(_letters(letters)) + css("page") + css("report"),
    }


@lru_cache(maxsize=1)
def script() -> str:
    """The one script of a report: its tables are searched and sorted with it."""
    return (importlib.resources.files("khabar.pages") / "templates" / "table.js").read_text("utf-8").strip()


def allowed(text: str) -> str:
    """The name by which a content security policy lets a script run: the hash of its text.

    >>> allowed("1")
    'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _letters(text: str) -> str:
    return "".join(sorted(set(text)))


def _figures(executed) -> int:
    outputs = [output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs]
    return sum("image/png" in output.get("data", {}) for output in outputs)


def _checked(markup: str, figures: int) -> str:
    watch = Watch()
    watch.feed(markup)
    watch.close()
    if watch.found:
        raise Unfit(f"the page would fetch or run something: {watch.found[0]}")
    if not markup.rstrip().endswith("</html>") or watch.figures != figures:
        raise Unfit("the page is not whole")
    return markup


class Watch(HTMLParser):
    """Collects what in a page would fetch or run something. Of scripts only our own, to the letter, may run.

    >>> watch = Watch()
    >>> watch.feed('<p onclick="x()">a</p><img src="data:image/png;base64,"><img src="a.png">')
    >>> watch.found
    ['p onclick', 'img src']
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.figures = 0
        self._script: list[str] | None = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            if "".join(self._script) != script():
                self.found.append("script")
            self._script = None

    def close(self) -> None:
        super().close()
        if self._script is not None:
            self.found.append("script")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.figures += tag == "figure"
        if tag == "script":
            self._script = []
            self.found += ["script"] if attrs else []
        if tag in _ACTIVE:
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name, value in attrs if _fetches(name, value or "")]


def _fetches(name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    target = value.strip().lower()
    return (name in _SOURCES and not target.startswith("data:")) or target.startswith("javascript:")
