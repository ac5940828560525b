"""Khabar reads Arabic news and answers who said what, which numbers are claimed, about what time, and who the actors are.

>>> import khabar
>>> article = khabar.Article("1", 'قال الوزير سامي الحداد: "سنفتح الطريق غدا".')
>>> [quote.speaker for quote in khabar.extract(article).quotes]
['سامي الحداد']
"""
import sys
from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_EXPORTS = {
    "Article": "khabar.text.article", "Reject": "khabar.text.article", "Unreadable": "khabar.text.article", "read": "khabar.text.article",
    "read_all": "khabar.text.article", "answers": "khabar.facts.answers", "extract": "khabar.facts.extract", "frames": "khabar.tables.frames",
}
__all__ = ["__version__", *_EXPORTS]


def __getattr__(name: str) -> Any:
    """Imports what is asked for when it is asked for: `import khabar` alone loads nothing heavy."""
    if name not in _EXPORTS:
        raise AttributeError(f"module 'khabar' has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_EXPORTS])


def _show_extracts_in_jupyter() -> None:
    """Extracts show themselves as marked articles; here, since facts never import pages."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        html = shell.display_formatter.formatters["text/html"]
        html.for_type_by_name("khabar.facts.extract", "Extract", lambda extract: import_module("khabar.pages.view").render(extract))


_show_extracts_in_jupyter()
