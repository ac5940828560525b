"""Finds and names nouns beside a number: known ones by the lexicon, others by the shape that their number asks for."""
from decimal import Decimal

from khabar.facts.claims.model import Counted
from khabar.facts.claims.singular import bare, singular, without_article, without_tanwin
from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import ARTICLE, Quantity
from khabar.lexicon import Hit, forms_of

KINDS = ("currencies", "nouns", "nationalities")
_TA, _FOLDED_TA = "\u0629", "\u0647"
_NISBA = ("\u064a", "\u064a\u0627", "\u064a\u064a\u0646", "\u064a\u0648\u0646", "\u064a\u0627\u062a")
_PRONOUNS = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0646", "\u0647", "\u0646\u0627")
_THINGS = "\u0647\u0627"
_OBJECTS = (_THINGS, "\u0647\u0645", "\u0647\u0646", "\u0647\u0645\u0627")
_VERBAL = ("\u062a\u0647\u0627", "\u0648\u0647\u0627")  # what stands before the pronoun: she, they
_CLITICS = "\u0648\u0628\u0644\u0641\u0643\u064a\u062a"
_GLUED = ("\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0641\u064a", "\u0648\u0623", "\u0648\u0625", "\u0648\u0622", "\u0644\u0644")


def known(around: Around, token: int, prefixes: tuple[str, ...] = ("",), tags: tuple[str, ...] = ("",)) -> Hit | None:
    """The longest known noun at a token behind one of these clitics, in a form whose tag begins so."""
    if around.role(token) == "clause":
        return None  # كما is no kilometre
    found = [h for kind in KINDS for h in around.at(kind, token) if h.prefix in prefixes and h.tag.startswith(tags) and not is_bare_construct(h)]
    if len(found) > 1:
        return max(found, key=lambda h: (h.last, not h.tag.endswith("construct"), is_printed_so(around, h)))
    return found[0] if found else None


def is_printed_so(around: Around, hit: Hit) -> bool:
    """Whether the entry has this very form, hamza and all (خطأ is a mistake, خطا a line)."""
    word = bare(around.reading.raw(hit.first, hit.last))
    forms = forms_of(hit.entry, around.reading.lexicon.schema[hit.entry.kind])
    return any(tag == hit.tag and word in (hit.prefix + form, form) for form, tag in forms)


def is_bare_construct(hit: Hit) -> bool:
    """A form that only a construct has, where none can stand: duals, and anything behind the article."""
    return hit.tag == "dual_construct" or hit.tag.endswith("construct") and hit.prefix.endswith(ARTICLE)


def unit_of(around: Around, hit: Hit) -> str:
    """The unit a claim shows for a known noun."""
    return hit.entry.get("unit") or hit.entry.lemma


def from_hit(around: Around, hit: Hit, rule: str) -> Counted:
    category = "money" if hit.entry.kind == "currencies" else "people" if hit.entry.kind == "nationalities" else None
    return Counted(unit_of(around, hit), rule, hit.first, hit.last, hit.entry, category, prefix=hit.prefix)


def unknown(around: Around, quantity: Quantity, token: int, definite: bool, rule: str) -> Counted | None:
    """A noun that the lexicon lacks, where its shape fits the number."""
    if not around.is_word(token) or not around.near(token - 1, token) or is_function(around, token):
        return None
    word = bare(around.reading.raw(token))
    if len(word) < 3 or is_past_verb(word) or word.startswith(ARTICLE) != definite or not definite and not fits(around, quantity, token, word):
        return None
    category = "people" if around.reading.words[token].endswith(_NISBA) and quantity.value != 1 else None
    return Counted(lemma(around, quantity, without_article(word)), rule, token, token + 1, category=category)


def lemma(around: Around, quantity: Quantity, word: str) -> str:
    """The singular of an unknown noun beside its number."""
    if takes_plural(quantity):
        return singular(word, masculine(around, quantity))
    return without_tanwin(word) if takes_accusative(quantity) else word


def is_function(around: Around, token: int) -> bool:
    """Whether a word is grammar, a verb of saying or an event, and so counted by nothing."""
    if around.at("not_counted", token) or around.at("number_roles", token) or around.at("hedges", token):
        return True
    return any(hit.tag[:4] in ("past", "pres", "part") for kind in ("cues", "events") for hit in around.at(kind, token))


def is_past_verb(word: str) -> bool:
    """A word in a bare ت or in وا is a verb sooner than a noun that no list knows (أطلقت, غادروا)."""
    return word.endswith(("\u062a", "\u0648\u0627")) and not word.endswith("\u0627\u062a")


def is_verb_with_object(quantity: Quantity, word: str) -> bool:
    """طلبتها: a pronoun hangs on a verb, for a counted noun is indefinite; اتجاها behind 11 to 99 is an accusative."""
    if not word.endswith(_OBJECTS) or len(word) < 5:
        return False
    return not word.endswith(_THINGS) or word.endswith(_VERBAL) or not takes_accusative(quantity)


def fits(around: Around, quantity: Quantity, token: int, word: str) -> bool:
    """Whether an indefinite word has the shape that its number governs."""
    if word.startswith(_GLUED) or has_clitic(around, token):
        return False
    if word[0] < "\u0600" or is_verb_with_object(quantity, word):
        return False
    if takes_plural(quantity):
        return quantity.kind == "vague" or singular(word) != word
    return word.endswith("\u0627") if takes_accusative(quantity) else word[0] not in _CLITICS


def has_clitic(around: Around, token: int) -> bool:
    """Whether a word is a known one behind a clitic (وسكان, بركلات)."""
    readings = around.reading.lexicon.word(around.reading.words[token])
    return any(prefix for prefix, _, _ in readings) and all(prefix for prefix, _, _ in readings)


def bound(quantity: Quantity) -> int | Decimal | None:
    """The number that governs the noun: the higher end of a range."""
    return quantity.high if quantity.qualifier == "range" else quantity.value


def takes_plural(quantity: Quantity) -> bool:
    """3 to 10, few and many govern a plural."""
    value = bound(quantity)
    return quantity.kind == "vague" or value is None or quantity.rule == "few" or 3 <= abs(value) <= 10 and not quantity.scaled


def takes_accusative(quantity: Quantity) -> bool:
    """11 to 99 govern an accusative singular, at the end of a longer number too."""
    value = bound(quantity)
    return value is not None and value == int(value) and 11 <= abs(int(value)) % 100 <= 99


def masculine(around: Around, quantity: Quantity) -> bool | None:
    """The gender of the noun that 3 to 10 in words tell by their own, which is the opposite."""
    if quantity.rule != "number" or quantity.kind != "number" or not takes_plural(quantity) or quantity.num_last - quantity.num_first > 1:
        return None
    return around.reading.words[quantity.num_first].endswith(_FOLDED_TA)


def agreeing(around: Around, quantity: Quantity, hit: Hit) -> Hit:
    """Of the nouns that share a plural (طرق), the one whose gender the number asks for."""
    gender = masculine(around, quantity)
    twins = [h for h in around.at(hit.entry.kind, hit.first) if h.last == hit.last and h.tag == hit.tag]
    return next((h for h in twins if h.entry.lemma.endswith(_TA) != gender), hit) if gender is not None else hit


def agreed(around: Around, quantity: Quantity, hit: Hit, rule: str) -> Counted:
    """What a hit counts, in the gender that the number asks for (سبع تلال, سبعة تلال)."""
    found = from_hit(around, agreeing(around, quantity, hit), rule)
    if masculine(around, quantity) is False and hit.tag == "plural":
        found.unit = hit.entry.get("twin") or found.unit
    return found


def stripped_of_pronoun(around: Around, token: int, tags: tuple[str, ...] = ("",)) -> tuple[str, tuple] | None:
    """A noun with its pronoun (سكانها) as the lexicon knows it: the entry's readings without the pronoun."""
    word = around.reading.words[token]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[:-len(pronoun)]
            for form in (stem, stem[:-1] + "\u0647" if stem.endswith("\u062a") else stem):
                found = [entry for prefix, entry, tag in around.reading.lexicon.word(form) if entry.kind in KINDS and len(prefix) < 2 and tag.startswith(tags)]
                if found:
                    return form, tuple(found)
    return None
