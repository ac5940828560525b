"""Two numbers that bound one quantity: بين 20 و30, من 10 إلى 20 ألفا, 20-30, ثلاثة أو أربعة."""
from dataclasses import dataclass

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, Parsed
from khabar.facts.quantities.words import Grammar

_DASHES = {"-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"}
_BOUNDS = {"between", "from"}


@dataclass(slots=True)
class Pair:
    """Two numbers joined by a connector; `kind` is range, dashed or apart (a change from one to the other)."""

    kind: str
    opening: int
    first: Parsed
    second: Parsed
    prefix: str = ""


def pair_of(grammar: Grammar, a: Parsed) -> Pair | None:
    """The pair that `a` opens, with a scale shared where only the second bears one."""
    if a.value is None or a.kind != "number":
        return None
    opening, role = _opening(grammar.around, a)
    for position in dict.fromkeys((a.last, _past_unit(grammar.around, a.last))):
        found = _second(grammar, position, role, position == a.last)
        if found and (position == a.last or _same_unit(grammar.around, a.last, found[1].last)):
            connector, b = found
            kind = _kind(grammar.around, opening, role, connector, _share(a, b), b)
            word = grammar.around.starting("number_roles" if role else "hedges", opening)
            return Pair(kind, opening, a, b, word.prefix if word else "") if kind else None
    return None


def _opening(around: Around, a: Parsed) -> tuple[int, str]:
    """Where the pair begins, and its opening word (between, from) if any."""
    start = a.lead
    hedge = around.ending("hedges", start)
    start = hedge.first if hedge else start
    role = around.role_before(start)
    if role in _BOUNDS:
        return around.ending("number_roles", start).first, role
    return (hedge.first if hedge else a.lead), ""


def _past_unit(around: Around, token: int) -> int:
    """The token behind a unit that both numbers bear (بين 5% و10%)."""
    for kind in ("percents", "currencies", "nouns"):
        hit = around.starting(kind, token)
        if hit and not hit.prefix:
            return hit.last
    return token


def _same_unit(around: Around, first: int, second: int) -> bool:
    """Whether both numbers count the same (6 أشهر حتى 3 أعوام do not)."""
    units = [{hit.entry for kind in ("percents", "currencies", "nouns") for hit in around.at(kind, token)} for token in (first, second)]
    return bool(units[0] & units[1])


def _second(grammar: Grammar, position: int, role: str, touches: bool) -> tuple[str, Parsed] | None:
    """The connector at a token and the number behind it."""
    around = grammar.around
    if position >= len(around.reading.words):
        return None
    connector, at = _connector(grammar, position, role, touches)
    if not connector:
        return None
    hedge = around.starting("hedges", at)
    b = grammar.number(hedge.last if hedge and not hedge.prefix else at)
    if b is None or b.kind != "number" or b.value is None or not around.near(position - 1, position):
        return None
    return connector, b


def _connector(grammar: Grammar, position: int, role: str, touches: bool) -> tuple[str, int]:
    around = grammar.around
    word = around.role(position)
    atom = grammar.atoms.get(position)
    if role == "between" and atom and atom.prefix.startswith(AND):
        return "and", position
    if word in ("to", "or") or word == "until" and role:
        hit = around.starting("number_roles", position)
        return (word, hit.last) if not hit.prefix and (touches or role) else ("", 0)
    if touches and around.reading.words[position] in _DASHES and position + 1 in grammar.atoms:
        return "dash", position + 1
    return "", 0


def _share(a: Parsed, b: Parsed) -> Parsed:
    """Gives the first number the scale of the second, where it has none (من 10 إلى 20 ألفا)."""
    if a.factor == 1 and b.factor > 1 and b.coefficient is not None and a.value < b.coefficient:
        a.value, a.factor, a.text = a.value * b.factor, b.factor, ""
    return a


def _kind(around: Around, opening: int, role: str, connector: str, a: Parsed, b: Parsed) -> str:
    if connector == "dash":
        return "dashed" if a.rule == b.rule == "digits" else ""
    if role == "between":
        return "range" if a.value != b.value else ""
    if not role and a.value == 1 and connector == "to":
        return ""  # a ratio, one to a thousand
    if connector == "or":
        return "range" if a.value < b.value else ""
    if role == "from" and (a.value >= b.value or changes(around, opening)):
        return "apart"
    return "range" if a.value < b.value and (role or not changes(around, opening)) else ""


def changes(around: Around, token: int) -> bool:
    """Whether a verb of rising or falling stands a few words before a token, in the same clause."""
    for i in range(token - 1, max(-1, token - 9), -1):
        if around.is_mark(i):
            return False
        if around.role(i) == "change":
            return True
    return False
