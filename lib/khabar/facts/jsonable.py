"""An extract as plain JSON values: the object that other programs get, one an article."""
import math
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from khabar.text.article import Article

_PLAIN = frozenset((str, int, bool, type(None)))


def to_dict(extract: Any) -> dict[str, Any]:
    """Article, quotes, claims, dates and actors (with their mentions) as lists of objects; days as ISO strings.

    >>> from types import SimpleNamespace
    >>> empty = SimpleNamespace(article=Article("1", "وصل الوفد", published=date(2021, 7, 27)), quotes=[], claims=[], dates=[], actors=[])
    >>> found = to_dict(empty)
    >>> found["article"]["id"], found["article"]["published"], found["quotes"]
    ('1', '2021-07-27', [])
    """
    kinds = ("quotes", "claims", "dates", "actors")
    return {"article": article_dict(extract.article)} | {kind: [plain(row) for row in getattr(extract, kind)] for kind in kinds}


def article_dict(article: Article) -> dict[str, Any]:
    """An article's fields, with its length in characters and the hash of its text in front of the text."""
    found = {name: value for name, value in plain(article).items() if name not in ("text", "flags")}
    size = {"chars": len(article.text), "sha256": text_hash(article.text)}
    return found | size | {"text": article.text, "flags": list(article.flags)}


def text_hash(text: str) -> str:
    """SHA-256 of a text as UTF-8.

    >>> text_hash("خبر")[:8]
    '44185590'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: Any) -> Any:
    """A record, or a value in one, as JSON holds it: a number that JSON can't hold is null.

    >>> plain((date(2021, 7, 27), float("inf"), "خبر"))
    ['2021-07-27', None, 'خبر']
    """
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if hasattr(value, "__dataclass_fields__"):
        return _record(value)
    return value


@lru_cache
def _columns(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple]]:
    """The names of a record's columns, and what gets them all at once."""
    names = tuple(field.name for field in fields(kind) if field.name != "mentions")
    return names, attrgetter(*names)


def _record(record: Any) -> dict[str, Any]:
    names, values = _columns(type(record))
    found = dict(zip(names, values(record)))
    for name, value in found.items():
        if type(value) not in _PLAIN:
            found[name] = plain(value)
    if hasattr(record, "mentions"):
        found |= {"n_mentions": record.n_mentions, "mentions": [plain(mention) for mention in record.mentions]}
    return found
