"""Ages: years that somebody has lived (البالغ من العمر 40 عاما), not years that pass."""
from khabar.facts.claims.model import Counted, Scene
from khabar.facts.quantities.model import Quantity

_REACH = 4
_GROWN, _OLDEST = 12, 120


def is_age(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """Whether a duration is somebody's age.

    Tried in order: brackets behind a name, a word of age before, a word of age behind.
    """
    if counted.own_category != "duration":
        return False
    return any(rule(scene, q, counted) for rule in AGES)


def in_brackets(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """سامي الحداد (65 عاما)."""
    words, first, last = scene.around.reading.words, q.first, counted.last or q.num_last
    if not first or last >= len(words) or words[first - 1] != "(" or words[last] != ")":
        return False
    return _is_year(counted) and scene.around.is_word(first - 2)


def _is_year(counted: Counted) -> bool:
    return counted.unit in _YEARS


def word_before(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """عمره 40 عاما, البالغ من العمر 40 عاما, دون سن 18 عاما."""
    around = scene.around
    for token in range(q.num_first - 1, max(-1, q.num_first - _REACH - 1), -1):
        if around.is_mark(token) or around.role(token) in ("time_before", "since", "during"):
            return False  # عمر قبل عامين is a man's name
        if around.role(token) in ("age_of", "aged"):
            return True
    return False


def word_behind(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """في الأربعين عاما من عمره."""
    last = counted.last or q.num_last
    return counted.rule == "age" or scene.around.role(last) == "from" and scene.around.role(last + 1) == "age_of"


def turned(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """سيكمل 31 عاما, بلوغه 35 عاما: a verb of growing older right before so many years."""
    return counted.unit in _YEARS and scene.around.role_before(q.first) == "turns_age" and bool(q.value and _GROWN <= q.value <= _OLDEST)


def died_at(scene: Scene, q: Quantity, counted: Counted) -> bool:
    """توفي عن 90 عاما."""
    around = scene.around
    if around.role_before(q.first) != "at_age" or counted.unit not in _YEARS:
        return False
    return any(hit.entry.get("category") == "killed" for i in range(max(0, q.first - 8), q.first) for hit in around.at("events", i))


_YEARS = ("\u0633\u0646\u0629", "\u0639\u0627\u0645")
AGES = [in_brackets, word_before, word_behind, died_at, turned]
