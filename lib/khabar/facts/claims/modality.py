"""Whether a number is asserted, denied, only planned, or hangs on a condition."""
from khabar.facts.claims.model import Scene
from khabar.facts.quantities.model import Quantity
from khabar.lexicon import Hit

_FAR = 10
_STOPS = ".!?\u061f\u061b;:"
_WILL = "\u0633"


def modality_of(scene: Scene, q: Quantity) -> str:
    """The modality of the nearest word that has one, in the same clause (a plan in the same breath).

    A verb in the future counts only with its س before it (سيرسل).
    """
    around, parted = scene.around, False
    if q.first and around.reading.words[q.first - 1] == "(":
        return "asserted"  # an aside, such as an age behind a name
    for token in range(q.first - 1, max(-1, q.first - _FAR - 1), -1):
        if around.reading.words[token] in _STOPS:
            break
        parted = parted or around.is_mark(token) or around.role(token) in ("clause", "relative")
        hit = next((h for h in around.at("modality", token) if _holds(h, q)), None)
        if hit and not (parted and hit.entry.get("modality") != "denied"):
            return hit.entry.get("modality")
    return "asserted"


def _holds(hit: Hit, q: Quantity) -> bool:
    if q.first - hit.last > hit.entry.get("reach", _FAR):
        return False
    return (_WILL in hit.prefix) == (hit.entry.id == "will")
