"""Where a claim stands in the text: hedge, number and counted noun where they touch."""
from khabar.facts.claims.model import Scene, Told
from khabar.facts.quantities.model import AND, ARTICLE, Quantity
from khabar.text.fold import level

_FILLERS = "\u0640"
_MERGED = "\u0644\u0627\u0644"  # للأيام: the article is merged into the preposition
_OWNED = "\u0627\u064a\u0647"  # a pronoun behind hamza (لانتمائه) looks like one
_FOR, _MASDAR, _MASDAR_END = "\u0644", "\u062a", "\u0627\u064a\u0647"
_NISBA = ("\u064a", "\u064a\u0627", "\u064a\u0647", "\u064a\u064a\u0646")


def span_of(scene: Scene, told: Told) -> tuple[int, int]:
    """Offsets of the claim; a clitic before it (بـ, و) is left out."""
    tokens, q = scene.around.reading.tokens, told.quantity
    first = min(q.first, told.counted.first) if _touches_before(scene, told) else q.first
    start = tokens.starts[first]
    prefix = q.prefix if first == q.num_first and q.rule != "digits" else q.lead_prefix if first == q.first else ""
    if first == told.counted.first and not told.counted.prefix.endswith(_MERGED):
        prefix = told.counted.prefix or prefix
    if prefix:
        start = behind_clitics(scene.around.reading.text, start, prefix)
    return start, tokens.stops[end_of(scene, told) - 1]


def behind_clitics(text: str, start: int, prefix: str) -> int:
    """The offset behind clitics, the article kept.

    >>> behind_clitics("وبخمسين", 0, "وب"), behind_clitics("بالمئة", 0, "بال")
    (2, 1)
    """
    prefix = prefix.removesuffix(ARTICLE)
    for letter in prefix:
        while level(text[start]) == _FILLERS:
            start += 1
        if level(text[start]) != letter:
            return start
        start += 1
    while level(text[start]) == _FILLERS:
        start += 1
    return start


def _touches_before(scene: Scene, told: Told) -> bool:
    counted, q = told.counted, told.quantity
    return counted.first is not None and counted.first < q.first and counted.rule in ("noun before", "sign", "percent")


def end_of(scene: Scene, told: Told) -> int:
    """The token behind the claim: its noun with the adjectives that touch it, or its number; then a hedge that touches."""
    last = told.quantity.tail or _end_of_noun(scene, told)
    first, behind = told.quantity.after
    return behind if behind and first == last else last


def _end_of_noun(scene: Scene, told: Told) -> int:
    q, counted = told.quantity, told.counted
    if counted.last is None or counted.last <= q.num_last or counted.rule in ("number of", "pronoun"):
        return q.num_last
    return counted.last if counted.rule == "percent" else _past_adjectives(scene, counted.last)


def _past_adjectives(scene: Scene, token: int) -> int:
    """Behind one adjective of belonging (عسكري أميركي)."""
    around = scene.around
    if not around.is_word(token) or not around.near(token - 1, token) or token in scene.number_starts:
        return token
    word = around.reading.words[token]
    adjective = len(word) > 4 and word.endswith(_NISBA) and not word.endswith(_OWNED) and not word.startswith((ARTICLE, AND))
    adjective = adjective and (bool(around.at("nationalities", token)) or not _is_purpose(word))
    return token + 1 if adjective and not around.at("not_counted", token) and not around.at("number_roles", token) and not around.at("nouns", token) else token


def _is_purpose(word: str) -> bool:
    """لتغطية, لحماية: a verbal noun behind ل, not an adjective."""
    return word.startswith(_FOR) and (word[1] == _MASDAR or word.endswith(_MASDAR_END))


def num_of(scene: Scene, q: Quantity) -> str:
    """The number's words, clitics off."""
    reading = scene.around.reading
    start, stop = reading.span(q.num_first, q.num_last)
    if q.rule != "digits" and q.prefix:
        start = behind_clitics(reading.text, start, q.prefix)
    return reading.text[start:stop]
