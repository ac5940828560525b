"""What pages say in Arabic and English: `labels/ar.toml` and `labels/en.toml`."""
import importlib.resources
import re
import tomllib
from functools import lru_cache

LANGUAGES = ("ar", "en")

_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
# Days, ranges and signed numbers, which Arabic around them would turn about.
_TURNS = re.compile(r"[-+−]?\d[\d.,/–-]*%?")


def say(language: str, key: str, **values: object) -> str:
    """The label of a key, filled in; a key that nobody has labelled yet is shown as it is.

    >>> say("en", "qualifier.about", value=50)
    'about 50'
    >>> say("en", "act.welcome")
    'welcome'
    """
    section, _, name = key.partition(".")
    label = _labels(language).get(section, {}).get(name)
    return label.format(**{name: isolated(value) for name, value in values.items()}) if label else name


def isolated(value: object) -> str:
    """A value that keeps its own order inside a sentence of either direction.

    >>> isolated("2021-07-27") == chr(0x2066) + "2021-07-27" + chr(0x2069)
    True
    >>> isolated("2,500"), isolated("Sami")
    ('2,500', 'Sami')
    """
    text = str(value)
    turns = _TURNS.fullmatch(text) and not text.replace(",", "").replace(".", "").isdigit()
    return f"\u2066{text}\u2069" if turns else text


def counted(language: str, noun: str, n: int) -> str:
    """A count with its noun in the form that the count asks for.

    >>> counted("en", "quote", 1), counted("en", "quote", 2100)
    ('1 quote', '2,100 quotes')
    """
    return _labels(language)["plural"][noun][_plural(n)].format(n=f"{n:,}")


def number(language: str, value: float | None) -> str:
    """A number as people read it.

    >>> number("en", 2500), number("en", 1_500_000_000), number("en", 0.25), number("en", None)
    ('2,500', '1.5 billion', '0.25', '—')
    """
    if value is None or value != value:
        return say(language, "say.none")
    for noun, size in _SCALES:
        if abs(value) >= size:
            return _scaled(language, noun, value / size)
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def listed(language: str, names: list[str]) -> str:
    """Names one after the other, with "and" before the last.

    >>> listed("en", ["Sami", "Rima", "Nour"])
    'Sami, Rima and Nour'
    """
    if len(names) < 2:
        return "".join(names)
    return say(language, "say.separator").join(names[:-1]) + say(language, "say.and") + names[-1]


def _scaled(language: str, noun: str, value: float) -> str:
    if value == int(value):
        return counted(language, noun, int(value))
    return _labels(language)["plural"][noun]["other"].format(n=f"{value:,.6g}")


def _plural(n: int) -> str:
    # The plural classes of Arabic in CLDR; English uses `one` and the rest alike.
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if 11 <= n % 100 <= 99 else "other"


@lru_cache(maxsize=len(LANGUAGES))
def _labels(language: str) -> dict:
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it can be {' or '.join(LANGUAGES)}")
    text = (importlib.resources.files("khabar.pages") / "labels" / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)
