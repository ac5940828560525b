"""What a quantity counts: ordered rules, each of which names one way in which a newspaper places noun and number."""
from khabar.facts.claims import nouns
from khabar.facts.claims.antecedent import ELSEWHERE, out_of
from khabar.facts.claims.model import Counted, Scene
from khabar.facts.claims.nouns import from_hit, known, unknown
from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import ARTICLE, Quantity
from khabar.lexicon import Hit

_TIMES = {"duration", "distance", "area", "weight", "percent"}


def counted_by(scene: Scene, quantity: Quantity) -> Counted | None:
    """The noun a quantity counts, or None where it counts nothing that the article names."""
    for rule in (*COUNTED, *(ELSEWHERE if quantity.kind != "fraction" else ())):
        found = rule(scene, quantity)
        if found is not None:
            return found
    return None


def dual_noun(scene: Scene, q: Quantity) -> Counted | None:
    """جنديان."""
    if q.kind != "dual":
        return None
    return from_hit(scene.around, q.noun, "dual")


def stated_zero(scene: Scene, q: Quantity) -> Counted | None:
    if q.kind != "zero":
        return None
    return Counted(q.noun.entry.get("unit"), "zero", q.noun.first, q.noun.last, category=q.noun.entry.get("category"))


def percent(scene: Scene, q: Quantity) -> Counted | None:
    """40%, 40 في المئة, %40."""
    around, at = scene.around, q.num_last
    words = around.reading.words
    if at < len(words) and words[at] == ")" and around.at("percents", at + 1):
        at += 1
    hit = around.starting("percents", at)
    if hit and around.near(q.num_last - 1, hit.first):
        return Counted("%", "percent", hit.first, hit.last, category="percent")
    before = q.num_first - 1
    if before >= 0 and around.at("percents", before) and around.glued(before) and around.reading.words[before][0] in "%\u066a":
        return Counted("%", "percent", before, q.num_last, category="percent")
    return None


def sign_before(scene: Scene, q: Quantity) -> Counted | None:
    """$40."""
    before = q.num_first - 1
    hit = scene.around.starting("currencies", before) if before >= 0 else None
    if hit and hit.entry.get("sign"):
        return from_hit(scene.around, hit, "sign")
    return None


def noun_behind(scene: Scene, q: Quantity) -> Counted | None:
    """2500 عسكري; عشرات القتلى."""
    around = scene.around
    at = behind(scene, q)
    prefixes = ("", ARTICLE) if q.kind in ("vague", "fraction") or q.rule in ("few", "fraction") or q.definite else ("",)
    hit = known(around, at, prefixes)
    if hit is None or not around.near(q.num_last - 1, at) or q.kind == "one" or q.kind == "two" and one_of_noun(scene, q):
        return None
    if q.definite and nouns.masculine(around, q) is not None and not hit.tag.startswith("plural"):
        return None  # a definite 3 to 10 with a singular behind it belongs to the noun before
    if q.kind == "fraction" and hit.entry.get("category") not in _TIMES:
        return None
    return nouns.agreed(around, q, hit, "noun behind")


def behind(scene: Scene, q: Quantity) -> int:
    """The token behind a number, past the mark that closes on the number alone and one that opens on the noun."""
    words, at = scene.around.reading.words, q.past or q.num_last
    if at < len(words) and words[at] == ")" and q.num_first and words[q.num_first - 1] == "(":
        at += 1
    return scene.around.past_quotes(at)


def one_of_noun(scene: Scene, q: Quantity) -> Counted | None:
    """جندي واحد, مصريين اثنين."""
    around, before = scene.around, q.num_first - 1
    if q.kind not in ("one", "two") or q.prefix or before < 0 or not around.near(before, q.num_first):
        return None
    return _is_nisba(scene, before) and _one_at(scene, q, before - 1) or _one_at(scene, q, before)


def _one_at(scene: Scene, q: Quantity, token: int) -> Counted | None:
    """The indefinite noun at a token, in a form that one or two ask for."""
    around = scene.around
    hits = [h for kind in nouns.KINDS for h in around.at(kind, token) if token >= 0]
    hit = next((h for h in hits if not h.prefix.endswith(ARTICLE)), None)
    tags = {h.tag for h in hits}
    if hit and ("singular" in tags if q.kind == "one" else tags & {"dual", "plural"}):
        return from_hit(around, hit, "noun before")
    return None


def _is_nisba(scene: Scene, token: int) -> bool:
    """Whether a word is an indefinite adjective of nationality or the like (جندي أجنبي واحد), and no noun of things (جنيه)."""
    around, word = scene.around, scene.around.reading.words[token]
    if any(not (h.entry.get("human") or h.entry.kind == "nationalities") for kind in nouns.KINDS for h in around.at(kind, token)):
        return False
    return token > 0 and not word.startswith(ARTICLE) and word.endswith(_NISBA) and around.near(token - 1, token)


def from_nouns(scene: Scene, q: Quantity) -> Counted | None:
    """10 آلاف من حاملي المشاريع, العشرات من سكانها."""
    around = scene.around
    start = q.past or q.num_last
    if start >= len(around.reading.words) or around.role(start) != "from" or not around.near(start - 1, start):
        return None
    at = around.past_quotes(start + 1)
    hit = known(around, at, ("", ARTICLE), ("plural",)) or known(around, at, ("", ARTICLE))
    if hit and (hit.tag != "singular" or hit.entry.kind == "currencies" or not hit.entry.get("plural")):
        return from_hit(around, hit, "from")
    if at >= len(around.reading.words) or not around.is_word(at) or at in scene.number_starts:
        return None
    owned = nouns.stripped_of_pronoun(around, at)
    if owned:
        entry = owned[1][0]
        return Counted(entry.get("unit") or entry.lemma, "from", at, at + 1, entry)
    further = known(around, at + 1, (ARTICLE,), ("plural",))
    if further and not hit:
        return from_hit(around, further, "from")
    return None if hit else _unknown_plural(scene, q, at)


def _unknown_plural(scene: Scene, q: Quantity, at: int) -> Counted | None:
    """A noun behind من that the lexicon lacks: its sound plural shows it."""
    word = nouns.bare(scene.around.reading.raw(at))
    if nouns.is_function(scene.around, at) or len(word) < 5:
        return None
    if word.endswith("\u064a") and around_next_is_definite(scene, at):
        return Counted(word[:-1], "from", at, at + 1)
    single = nouns.singular(nouns.without_article(word))
    if single == nouns.without_article(word):
        single = single if not word.startswith(ARTICLE) or q.kind == "vague" else ""
    return Counted(single, "from", at, at + 1) if single and word.startswith(ARTICLE) else None


def around_next_is_definite(scene: Scene, at: int) -> bool:
    words = scene.around.reading.words
    return at + 1 < len(words) and words[at + 1].startswith(ARTICLE)


def noun_before(scene: Scene, q: Quantity) -> Counted | None:
    """الدول الخمس, الأشهر الأربعة, الدول الـ41: a definite plural with a definite number."""
    if not q.definite or q.num_last <= 1 or len(q.prefix) > len(ARTICLE) and q.rule != "digits":
        return None  # بالملايين agrees with nothing
    around, before = scene.around, q.num_first - 1
    while before > 0 and around.role(before) == "article":
        before -= 1
    adjective = around.reading.words[before].startswith((ARTICLE, "\u0644\u0644"))
    for at in (before, before - 1) if adjective else (before,):
        hit = known(around, at, (ARTICLE, *(c + ARTICLE for c in _CLITICS)), ("plural", "dual")) if at >= 0 else None
        if hit and hit.last <= before + 1:
            return chain_before(scene, q, before, nouns.agreeing(around, q, hit)) or nouns.agreed(around, q, hit, "noun before")
    return chain_before(scene, q, before, None)


def chain_before(scene: Scene, q: Quantity, before: int, near: Hit | None) -> Counted | None:
    """شركات الويب العالمية الخمس, أعضاء مجلس النواب الخمسمئة: the number may be said of the plural that opens the construct.

    Where the plural nearest to the number (`near`) fits as well, it is that one, unless the opening one alone has the number's gender,
    or both are people and a singular body stands between (a council's members).
    """
    around, at = scene.around, before
    while at > 0 and before - at < _CHAIN and _is_definite(around, at) and around.near(at - 1, at):
        at -= 1
    body = known(around, at, ("",), ("singular",)) if at < before else None
    at -= bool(body)
    head = known(around, at, ("", *_CLITICS), ("plural",)) if 0 <= at < before else None
    if head is None or near is None and body is None and not _agrees(around, q, head):
        return None
    if near is not None and not (_agrees(around, q, head) and not _agrees(around, q, near) or body and head.entry.get("human") and near.entry.get("human")):
        return None
    return from_hit(around, head, "noun before")


def _is_definite(around: Around, token: int) -> bool:
    """Whether a word bears the article (إلى only looks so)."""
    return around.reading.words[token].startswith(ARTICLE) and not around.at("not_counted", token)


def _agrees(around: Around, q: Quantity, hit: Hit) -> bool:
    """Whether 3 to 10 in words have the gender that a noun asks for."""
    gender = nouns.masculine(around, q)
    return gender is not None and hit.entry.lemma.endswith(_TA) != gender


def owned_before(scene: Scene, q: Quantity) -> Counted | None:
    """أطفاله الثلاثة: the noun bears a pronoun instead of the article."""
    before = q.num_first - 1
    if not q.definite or before < 0 or nouns.masculine(scene.around, q) is None or not scene.around.near(before, q.num_first):
        return None
    owned = nouns.stripped_of_pronoun(scene.around, before, ("plural",))
    if owned is None:
        return None
    entry = owned[1][0]
    return Counted(entry.get("unit") or entry.lemma, "noun before", before, before + 1, entry)


def plural_before(scene: Scene, q: Quantity) -> Counted | None:
    """فضاءات ثلاثة: 3 to 10 behind an indefinite plural."""
    around, before = scene.around, q.num_first - 1
    if q.definite or q.prefix or before < 0 or nouns.masculine(around, q) is None or not around.near(before, q.num_first):
        return None
    hit = known(around, before, ("", *_CLITICS), ("plural",))
    return from_hit(around, hit, "noun before") if hit and hit.tag == "plural" else None


def unknown_behind(scene: Scene, q: Quantity) -> Counted | None:
    """A noun that the lexicon lacks, right behind its number."""
    if q.kind in ("one", "two", "fraction") or q.definite and q.kind != "vague" or q.value in (1, 2):
        return None
    around = scene.around
    if around.glued(q.num_last - 1):
        return None
    at = around.past_quotes(q.num_last)
    if q.kind == "vague":
        return unknown(around, q, at, True, "unknown noun") or unknown(around, q, at, False, "unknown noun") if not q.definite else None
    return unknown(around, q, at, False, "unknown noun") if at < len(around.reading.words) else None


_CHAIN, _TA = 4, "\u0629"
_NISBA = ("\u064a", "\u064a\u0647", "\u064a\u0627", "\u064a\u064a\u0646")
_CLITICS = ("\u0648", "\u0628", "\u0644", "\u0641", "\u0643")
COUNTED = [dual_noun, stated_zero, percent, sign_before, noun_before, owned_before, noun_behind, one_of_noun, from_nouns, plural_before, out_of, unknown_behind]
