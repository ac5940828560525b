"""Hedges before and behind a number: how exact it says it is."""
from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import AND, Atom
from khabar.lexicon import Hit

_BEFORE, _AFTER = ("before", "both"), ("after", "both")
_FURTHEST, _NEAR = 12, 5
_BEHIND = 5
_LEST = "\u0627\u0644\u0627"  # ألا and إلا
_RESULT = "\u0644"
_PREPOSITIONS = {"in_place", "from", "to", "since", "during", "between", "until"}


def hedge_before(around: Around, start: int) -> Hit | None:
    """The hedge that touches the number, or a verb a few words before it (تجاوز عدد القتلى 40)."""
    hit = around.ending("hedges", start)
    if hit is None or hit.entry.get("position") not in _BEFORE or hit.entry.get("then"):
        return None
    return None if _came_to(hit) else hit


def _came_to(hit: Hit) -> bool:
    """ليصل إلى 8 tells where it came to, not how far it may go."""
    return hit.prefix == _RESULT and hit.entry.get("qualifier") == "at_most"


def hedge_apart(around: Around, start: int, atoms: dict[int, Atom]) -> Hit | None:
    """A hedge that stands apart from the number, with its subject or a preposition between."""
    for token in range(start - 1, max(0, start - _FURTHEST - 1), -1):
        hit = around.ending("hedges", token)
        if hit and hit.entry.get("position") in _BEFORE and start - hit.last <= _reach(around, hit):
            return hit if _opens(around, hit, start) and not _came_to(hit) else None
        if token in atoms or around.is_mark(token) or around.reading.words[token - 1].startswith(AND) and token == start - 1:
            return None
    return None


def _reach(around: Around, hit: Hit) -> int:
    """How many words may stand between: more where they say the number of what (تجاوز عدد الركاب الذين وصلوا إلى المحطة 40)."""
    reach = hit.entry.get("reach", 0)
    return _FURTHEST if reach > _NEAR and around.role(hit.last) in ("count", "count_of_it") else reach


def _opens(around: Around, hit: Hit, start: int) -> bool:
    """Whether the word between the hedge and the number lets it through."""
    then = hit.entry.get("then")
    if then:
        return around.reading.raw(start - 1) in then
    role = around.role_before(start)
    if hit.entry.get("position") == "both":
        return not any(word.startswith(AND) for word in around.reading.words[hit.last:start])
    return role not in _PREPOSITIONS


def hedge_after(around: Around, last: int, atoms: dict[int, Atom]) -> Hit | None:
    """A hedge behind the number and what it counts (خمسون سائقا على الأقل)."""
    for token in range(last, min(last + _BEHIND, len(around.reading.words))):
        hit = around.starting("hedges", token)
        if hit and hit.entry.get("position") in _AFTER:
            return None if hit.last in atoms and not hit.prefix and hit.entry.get("position") == "both" and token > last + 1 else hit
        if around.at("percents", token):
            continue
        if token in atoms or around.is_mark(token) or hit or token > last and any(h.tag == "dual" for h in around.at("nouns", token)):
            return None
        if around.reading.words[token].startswith(AND) and not around.at("nouns", token):
            return None
    return None


def qualifier_of(around: Around, hit: Hit) -> str:
    """What a hedge says, turned round behind a negation (ألا تقل عن is at least)."""
    said = hit.entry.get("qualifier")
    negated = hit.first > 0 and (not hit.prefix and (around.role(hit.first - 1) == "negation" or _must_not(around, hit)) or _did_not(around, hit))
    return _NEGATED.get(said, said) if negated else said


def _must_not(around: Around, hit: Hit) -> bool:
    """لا يجب أن يقل عن 40."""
    return hit.first > 2 and around.role(hit.first - 1) == "clause" and around.role(hit.first - 3) == "negation"


def _did_not(around: Around, hit: Hit) -> bool:
    """لم يدم أكثر من خمس دقائق, لم يفز بأكثر من 40 صوتا; ولم يكن حتى خمس bounds nothing."""
    if hit.first < 2 or hit.entry.get("qualifier") == "at_most" or not around.is_word(hit.first - 1) or around.role(hit.first - 1) in ("negation", "except", "still"):
        return False
    return around.role(hit.first - 2) == "negation" and around.reading.words[hit.first - 2] != _LEST


_NEGATED = {"more_than": "at_most", "less_than": "at_least", "at_most": "less_than"}
