"""Whether a number is asserted, denied, only planned, or hangs on a condition."""
from khabar.facts.claims.model import Counted, Scene
from khabar.facts.quantities.model import Quantity
from khabar.lexicon import Hit

_FAR, _NEAR, _PARTED = 14, 10, 8  # words before the number: a denial in the same breath, a plan or condition, a denial beyond a comma
_BEHIND, _VERB_BEHIND = 7, 2
_STOPS = ".!?\u061f\u061b;:"
_WILL, _PRESENT = "\u0633", ("\u064a", "\u062a")
_THEY = ("\u0648\u0646", "\u0627\u0646")
_THAT = "\u0623\u0646"
_SHORT = 2
_CASES = {"preposition", "in_place", "to", "at_age", "from", "any"}


def modality_of(scene: Scene, q: Quantity, counted: Counted, last: int) -> str:
    """The first modality that a rule finds; `start` and `last` bound what is counted."""
    start = q.first if counted.first is None else min(q.first, counted.first)
    if start and scene.around.reading.words[start - 1] == "(":
        return "asserted"  # an aside, such as an age behind a name
    rules = (*MODALITIES, planned_behind) if counted.human else MODALITIES
    return next((found for rule in rules if (found := rule(scene, q, start, last))), "asserted")


def denied_outright(scene: Scene, q: Quantity, start: int, last: int) -> str | None:
    """وليس 4 ملايين, 23 لا 32."""
    around = scene.around
    contrasted = start > 0 and around.role(start - 1) == "not_so"
    return "denied" if contrasted or _is_not(scene, start - 1) and not q.hedged else None


def _is_not(scene: Scene, token: int) -> bool:
    """لا, لم or لن; ألا and إلا are longer."""
    hit = scene.around.starting("number_roles", token) if token >= 0 else None
    if hit is None or hit.entry.id != "negation":
        return False
    return len(scene.around.reading.words[token]) - len(hit.prefix) == _SHORT


def negated_verb(scene: Scene, q: Quantity, start: int, last: int) -> str | None:
    """لم نخسر ثلاثين مقاتلا, لا يوجد جندي واحد; a hedge (لم يتجاوز) and what still goes on (لا يزال) deny nothing."""
    around = scene.around
    verb = start - 2 if start > 1 and around.role(start - 1) in _CASES else start - 1
    if not _is_not(scene, verb - 1) or not around.is_word(verb) or around.role(verb) in ("still", "except", "change"):
        return None
    hedge = q.hedged and (q.qualifier in ("at_most", "at_least") or around.at("hedges", verb - 1) or around.at("hedges", verb))
    return None if hedge or around.at("cues", verb) else "denied"


def said_before(scene: Scene, q: Quantity, start: int, last: int) -> str | None:
    """The nearest word that has a modality in the same clause, a plan in the same breath; one in the future only with its س (سيرسل)."""
    around, parted = scene.around, False
    for token in range(q.first - 1, max(-1, q.first - _FAR - 1), -1):
        if around.reading.words[token] in _STOPS:
            return None
        parted = parted or around.is_mark(token) or around.role(token) in ("clause", "relative")
        hit = next((h for h in around.at("modality", token) if _holds(h, q)), None)
        said = hit.entry.get("modality") if hit else None
        if hit and q.first - token <= (_FAR if said == "denied" else _NEAR) and (not parted or said == "denied" and q.first - token <= _PARTED):
            return "conditional" if said == "planned" and _condition_behind(scene, last) else said
    return None


def _holds(hit: Hit, q: Quantity) -> bool:
    if q.first - hit.last > hit.entry.get("reach", _FAR):
        return False
    return (_WILL in hit.prefix) == (hit.entry.id == "will")


def planned_behind(scene: Scene, q: Quantity, start: int, last: int) -> str | None:
    """1500 جندي سينتقلون: a plural verb in the future right behind the people counted."""
    around = scene.around
    for token in range(last, min(last + _VERB_BEHIND, len(around.reading.words))):
        if around.is_mark(token) or not around.near(token - 1, token) or around.role(token) == "relative":
            return None
        if _is_future(scene, token):
            return "conditional" if _condition_behind(scene, token) else "planned"
    return None


def _is_future(scene: Scene, token: int) -> bool:
    """A verb behind س that no noun, name or number is spelt like."""
    word = scene.around.reading.words[token]
    if len(word) < 5 or word[0] != _WILL or not word[1:].startswith(_PRESENT) or not word.endswith(_THEY):
        return False
    return all(prefix or kind in ("modality", "tense_cues") for kind, prefix in _readings(scene, word))


def _readings(scene: Scene, word: str) -> list[tuple[str, str]]:
    return [(entry.kind, prefix) for prefix, entry, _ in scene.around.reading.lexicon.word(word)]


def hangs_on(scene: Scene, q: Quantity, start: int, last: int) -> str | None:
    """أن تنضم ثلاث كتائب إذا استمرت: not yet so, and a condition behind."""
    around = scene.around
    for token in range(q.first - 2, max(-1, q.first - 6), -1):
        if around.is_mark(token):
            return None
        if around.reading.raw(token) == _THAT and around.reading.words[token + 1].startswith(_PRESENT):
            return "conditional" if _condition_behind(scene, last) else None
    return None


def _condition_behind(scene: Scene, last: int) -> bool:
    """Whether a condition follows in the same breath."""
    around = scene.around
    for token in range(last, min(last + _BEHIND, len(around.reading.words))):
        if around.is_mark(token):
            return False
        if any(hit.entry.get("modality") == "conditional" for hit in around.at("modality", token)):
            return True
    return False


MODALITIES = [denied_outright, negated_verb, said_before, hangs_on]
