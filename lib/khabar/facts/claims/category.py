"""The category of a claim: the counted noun's own, or what the event that governs it did to people."""
import itertools
from collections.abc import Iterator

from khabar.facts.claims.model import FATES, PEOPLE, Counted, Scene
from khabar.facts.claims.nouns import KINDS
from khabar.facts.quantities.model import AND, ARTICLE, Quantity
from khabar.lexicon import Hit

_SCENE, _STATE = 24, 4
_BEFORE, _COUNT_BEFORE, _BEHIND = 8, 14, 5
_STOPS = ".!?\u061f\u061b;:"
_WILL, _TO, _CLITICS = "\u0633", "\u0644", set("\u0628\u0644\u0643")
_PREPOSITIONS = {"in_place", "from", "to", "between", "preposition", "during"}
_PLURAL_VERB = ("mp", "md", "fd", "fp", ":f")


def category_of(scene: Scene, q: Quantity, counted: Counted) -> str:
    """The first rule that knows."""
    for rule in CATEGORY:
        found = rule(scene, q, counted)
        if found:
            return found
    return counted.own_category


def case_of(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """30 حالة اختناق: the word behind says what the cases are."""
    if counted.last is None or counted.human or counted.own_category != "other" or counted.rule == "percent":
        return None
    hit = _event(scene, counted.last)
    return hit.entry.get("category") if hit and not hit.prefix and not hit.tag.startswith(("past", "present")) else None


def not_of_people(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    crowd = counted.rule == "from" and counted.own_category == "other"  # العشرات من قوات النظام
    return None if counted.human or crowd else counted.own_category


def own_fate(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """قتيل, جريح, لاجئ: the noun says it."""
    return counted.own_category if counted.own_category in FATES and counted.first is not None else None


def among(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """بينهم 39 طفلا, و124 مدنيا, ثلاثة منهم: what befell the number before."""
    around = scene.around
    told = scene.told[-1] if scene.told else None
    if told is None or told.category not in PEOPLE or scene.sentence_index(told.quantity.first) != scene.sentence_index(q.first):
        return None
    gap = range(told.quantity.num_last, q.first)
    if any(_event(scene, i) for i in gap) or any(around.reading.words[i] in _STOPS for i in gap):
        return None
    linked = around.role_before(q.first) in ("among", "split", "of_them") or around.role(q.first - 2) in ("among", "split") or around.role(q.num_last) == "of_them"
    joined = q.prefix.startswith(AND) and len(gap) < 7
    return told.category if (linked or joined) and told.category in FATES else None


def governed_behind(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """ستة محتجين قتلوا: a plural verb a few words behind the noun."""
    around, start = scene.around, counted.last or q.num_last
    for token in range(start, min(start + _BEHIND, len(around.reading.words))):
        word = around.reading.words[token]
        hit = _event(scene, token) or _with_pronoun(scene, token)
        if around.is_mark(token) or word[0].isdecimal() or hit and token > start and word.startswith(AND) or _opens_clause(scene, token):
            return None
        if hit and (token == start and hit.prefix.startswith(_TO) or token == start + 1 and _drives(scene, q, start, hit)):
            return hit.entry.get("category")  # دفع ألف شخص للنزوح
        if hit and (hit.tag.startswith(("past", "present")) and hit.tag.endswith(_PLURAL_VERB) or hit.tag in ("pronoun", "noun:mp")):
            return hit.entry.get("category")
    return None


def _opens_clause(scene: Scene, token: int) -> bool:
    """Whether a conjunction or a condition stands at a token."""
    return scene.around.role(token) == "clause" or any(hit.entry.get("modality") == "conditional" for hit in scene.around.at("modality", token))


def _drives(scene: Scene, q: Quantity, start: int, hit: Hit) -> bool:
    """دفعت المعارك ألف شخص إلى النزوح, أجبر ألف شخص على الفرار."""
    if not hit.prefix.endswith(ARTICLE) or hit.entry.get("category") != "displaced" or scene.around.role(start) not in ("to", "preposition"):
        return False
    return scene.around.role(start) == "to" or any(scene.around.role(i) == "forces" for i in range(max(0, q.first - _BEFORE), q.first))


def governed_before(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """مقتل 12 شخصا, قتلت القوات 143 شخصا."""
    around, commas = scene.around, 0
    for token in range(q.first - 1, max(-1, q.first - _BEFORE - 1), -1):
        word = around.reading.words[token]
        if word in _STOPS or around.role(token) in ("clause", "agent") or "\n" in around.reading.gap(token):
            return None
        commas += word in "\u060c,"
        if commas > 1 or word[0].isdecimal():
            return None
        hit = _event(scene, token)
        if hit and hit.entry.get("near") == "number":
            return counted.own_category if hit.last == q.first else None
        if hit:
            return None if _twofold(scene, hit) or _parted(scene, q, hit) else hit.entry.get("category") or _freed(counted)
    return None


def _freed(counted: Counted) -> str | None:
    """أفرج عن 52 منهم: those are what they were before their fate."""
    return counted.entry.get("category") if counted.rule == "of them" and counted.entry else None


def _parted(scene: Scene, q: Quantity, hit: Hit) -> bool:
    """A preposition before the number takes it out of the event's reach, unless the event's own (القبض على خمسة)."""
    around = scene.around
    if set(q.lead_prefix or q.prefix) & _CLITICS or q.rule == "digits" and around.role(q.first - 1) == "clitic":
        return hit.last < q.first - 1
    before = around.ending("number_roles", q.first)
    return before is not None and before.entry.id in _PREPOSITIONS and hit.last < before.first


def counted_before(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """بلغ عدد القتلى 157 شخصا."""
    around = scene.around
    for token in range(q.first - 1, max(-1, q.first - _COUNT_BEFORE - 1), -1):
        if around.reading.words[token] in _STOPS:
            return None
        if around.role(token) == "count":
            return _fate_at(scene, token + 1) or _fate_at(scene, token + 2)
    return None


def counted_behind(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """157 شخصا حصيلة الضحايا."""
    around, start = scene.around, counted.last or q.num_last
    for token in range(start, min(start + _BEHIND + 2, len(around.reading.words) - 1)):
        if around.is_mark(token):
            return None
        if around.role(token) == "count":
            return _fate_at(scene, token + 1)
    return None


def dead_or_hurt(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """سقوط عشرة بين قتيل وجريح: neither alone."""
    start = counted.last or q.num_last
    for token in range(start, min(start + 3, len(scene.around.reading.words) - 1)):
        if scene.around.role(token) in ("between", "among_them") and _fate_at(scene, token + 1):
            return counted.own_category
    return None


def _fate_at(scene: Scene, token: int) -> str | None:
    return next((c for kind in KINDS for h in scene.around.at(kind, token) if (c := h.entry.get("category")) in FATES), None)


def _event(scene: Scene, token: int) -> Hit | None:
    """The event at a token; the س of the future stands before a present verb only (سمات is no death)."""
    return next((hit for hit in scene.around.at("events", token) if _WILL not in hit.prefix or hit.tag.startswith("present")), None)


def _with_pronoun(scene: Scene, token: int) -> Hit | None:
    """اعتقلتهم: an event verb with its object hung on."""
    word = scene.around.reading.words[token]
    for pronoun in ("\u0647\u0645", "\u0647\u0627"):
        if word.endswith(pronoun) and len(word) > 5:
            for prefix, entry, _ in scene.around.reading.lexicon.word(word[:-2]):
                if entry.kind == "events" and prefix in ("", AND):
                    return Hit(token, token + 1, prefix, entry, "pronoun")
    return None


def _twofold(scene: Scene, hit: Hit) -> bool:
    """مقتل وإصابة 3: neither alone is said of them."""
    before = _event(scene, hit.first - 1) if hit.first and hit.prefix.startswith(AND) else None
    if before is None or before.tag.endswith(("mp", "md", "fd", "fp")):
        return False
    return before.entry.get("category") != hit.entry.get("category")


def poll_points(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """بفارق عشرين نقطة in a poll: of a hundred."""
    around = scene.around
    if counted.entry is None or counted.entry.get("points") is None:
        return None
    return "percent" if any(around.role(i) == "poll" for i in _sentence_before(scene, q)) else None


def _sentence_before(scene: Scene, q: Quantity) -> Iterator[int]:
    """The tokens before a number, nearest first, back to the stop before, at most some."""
    for token in range(q.first - 1, max(-1, q.first - _SCENE), -1):
        if scene.around.reading.words[token] in _STOPS:
            return
        yield token


def infected(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """2600 إصابة by a disease, أصيب 30 شخصا بالحمى: not wounded."""
    own = counted.own_category
    if own != "wounded" and (own in FATES or governed(scene, q, counted) != "wounded"):
        return None
    start = counted.last or q.num_last
    behind = range(start, min(start + _BEHIND, len(scene.around.reading.words)))
    near = itertools.chain(_sentence_before(scene, q), itertools.takewhile(lambda i: not scene.around.is_mark(i), behind))
    return "people" if any(scene.around.role(i) == "disease" for i in near) else None


def governed(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """The fate that an event or another number fixes."""
    return governed_before(scene, q, counted) or governed_behind(scene, q, counted) if counted.human else None


def borne_so(scene: Scene, q: Quantity, counted: Counted) -> str | None:
    """نقل 18 شخصا إلى المستشفى مصابين: the state they are in, right behind the noun or a place."""
    around, start = scene.around, counted.last or q.num_last
    for token in range(start, min(start + _STATE, len(around.reading.words))):
        if around.is_mark(token) or around.role(token) not in ("", "to", "in_place"):
            return None
        hit = next((h for h in around.at("nouns", token) if h.entry.get("category") in FATES and h.tag == "plural" and not h.prefix), None)
        if hit:
            return hit.entry.get("category")
    return None


CATEGORY = [case_of, poll_points, infected, not_of_people, own_fate, dead_or_hurt, among, governed_before, governed_behind, counted_before, counted_behind, borne_so]
