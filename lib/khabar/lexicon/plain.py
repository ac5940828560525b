"""Reads the plain shape that lexicon files have, ten times as fast as a YAML library; what else YAML allows is left to one.

The plain shape: entries at the margin, their fields two blanks in, the items of a field four blanks in, each on a line.
"""
import re
from typing import Any

_QUOTES, _FLOWS, _WORD_SIGNS = ("'", '"'), ("[", "{"), ("_", "$", "€", "£", "٪")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LIST = re.compile(r"""\[[^\[\]{}"':#&*!|>]*\]""")
_NAMED = {"yes": True, "no": False, "on": True, "off": False, "true": True, "false": False, "null": None}
_WORDS_OF_YAML = {word: value for name, value in _NAMED.items() for word in (name, name.title(), name.upper())}


class NotPlain(ValueError):
    """A line that needs a YAML library."""


def parse(text: str) -> dict[Any, Any]:
    """What YAML text means.

    >>> parse("one:\\n  names:\\n    - خبر\\n    - أخبار\\n  weight: 2")
    {'one': {'names': ['خبر', 'أخبار'], 'weight': 2}}
    """
    try:
        return _plain(text)
    except NotPlain:
        return _by_library(text) or {}


def _plain(text: str) -> dict[Any, Any]:
    rows: dict[Any, Any] = {}
    fields = items = None
    for line in text.split("\n"):
        if line.startswith("    - "):
            if not isinstance(items, list):
                raise NotPlain(line)
            items.append(scalar(line[6:]))
        elif line.startswith("    ") and line[4:5].isalpha():
            items = _nested(fields, items, line)
        elif line.startswith("  ") and line[2:3].isalpha():
            _need(items != [] and isinstance(fields, dict), line)
            items = _field(fields, line)
        elif line[:1].isalnum() or line.startswith("_"):
            _need(items != [] and fields != {}, line)
            fields, items = _entry(rows, line), None
        elif line.strip() and not line.lstrip().startswith("#"):
            raise NotPlain(line)
    _need(items != [] and fields != {}, text[-20:])
    return rows


def _need(plain: bool, line: str) -> None:
    if not plain:
        raise NotPlain(line)


def _entry(rows: dict[Any, Any], line: str) -> dict[str, Any]:
    """The fields, to be filled, of the entry that a line opens."""
    key, value = _halves(line)
    _need(not value, line)
    fields = rows[scalar(key)] = {}
    return fields


def _field(fields: dict[Any, Any], line: str) -> list[Any] | None:
    """The items, to be filled, of the field that a line opens; None where its value stands on the line."""
    key, value = _halves(line[2:])
    if value:
        fields[scalar(key)] = scalar(value)
        return None
    items = fields[scalar(key)] = []
    return items


def _nested(fields: dict[Any, Any] | None, items: Any, line: str) -> dict[Any, Any]:
    """A field that holds fields of its own (the forms of a `_file` entry), with one more of them."""
    _need(bool(fields) and (items == [] or isinstance(items, dict)), line)
    if items == []:
        items = fields[next(reversed(fields))] = {}
    key, value = _halves(line[4:])
    _need(bool(value), line)
    items[scalar(key)] = scalar(value)
    return items


def _halves(line: str) -> tuple[str, str]:
    """Key and value of a line."""
    key, colon, value = line.partition(":")
    _need(bool(colon) and value[:1] in ("", " "), line)
    value = value.strip(" ")
    _need(value[:1] not in ("|", ">", "&", "*", "!") and "#" not in key, line)
    return key, "" if value.startswith("#") else value


def scalar(text: str) -> Any:
    """One value; words are told from what YAML reads otherwise (2, no, [a, b], "quoted").

    >>> scalar("خبر"), scalar("2"), scalar("0.5"), scalar("no"), scalar("[a, b]")
    ('خبر', 2, 0.5, False, ['a', 'b'])
    """
    if text[:1].isalpha() or text[:1] in _WORD_SIGNS:
        _need(": " not in text and text[-1:] != ":" and "\t" not in text, text)
        text = text.partition(" #")[0].strip(" ")
        return _WORDS_OF_YAML.get(text, text)
    if text[:1] in _QUOTES and text.find(text[0], 1) == len(text) - 1 and "\\" not in text:
        return text[1:-1]
    if _LIST.fullmatch(text):
        return [scalar(item.strip()) for item in text[1:-1].split(",")] if text[1:-1].strip() else []
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    try:
        found = _by_library(text)
    except Exception as fault:
        raise NotPlain(text) from fault
    _need(text[:1] in _FLOWS or not isinstance(found, (list, dict)), text)
    return found


def _by_library(text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, loader)
