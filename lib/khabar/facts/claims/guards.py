"""Numbers that count a noun and are still no claim: scores of matches, labels, dangling ones."""
from khabar.facts.claims.model import Counted, Scene
from khabar.facts.claims.nouns import KINDS
from khabar.facts.quantities.model import AND, Quantity

_REACH = 4


def is_no_claim(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """Whether one of the guards turns a counted number down."""
    return any(guard(scene, q, counted) for guard in GUARDS)


def score(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """بثلاثة أهداف مقابل هدف."""
    around = scene.around
    if counted.first is None or around.role(counted.first) != "goal":
        return False
    if around.role_before(counted.first) == "instead":
        return True
    for token in range(counted.last, min(counted.last + _REACH, len(around.reading.words))):
        if around.role(token) in ("score", "instead", "goal"):
            return True
        if around.reading.words[token].startswith(AND) or token in scene.number_starts:
            return False  # سجل 31 هدفا وصنع 11 هدفا
    return False


def dashed_without_noun(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """20-30 with nothing behind it may be a score, a room, anything."""
    return q.dashed and (counted.first is None or counted.entry is None and counted.rule != "percent")


def bare_year(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """2017 before a word that only looks counted: a year that no date took."""
    if q.rule != "digits" or q.value is None or counted.entry is not None or counted.rule != "unknown noun":
        return False
    return 1900 <= q.value <= 2100 and len(scene.around.reading.words[q.num_first]) == 4


def dashed_before_singular(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """2-1 يوم الاثنين: 3 to 10 would govern a plural, so this is a score."""
    if not q.dashed or q.high > 10 or counted.first is None or counted.rule == "percent":
        return False
    return not any(hit.tag.startswith("plural") for kind in KINDS for hit in scene.around.at(kind, counted.first))


def year_of_era(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """400 ق.م, ألف عام قبل الميلاد."""
    return any(scene.around.role(token) == "era" for token in {q.num_last, counted.last or q.num_last})


GUARDS = [score, year_of_era, dashed_without_noun, dashed_before_singular, bare_year]
