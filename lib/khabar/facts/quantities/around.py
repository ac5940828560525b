"""What stands around a number: lexicon hits by token, and the small questions rules ask of them."""
from khabar.facts.reading import Reading
from khabar.lexicon import Hit

_OPENING = "\"«“”('‘"
_CLOSING = "\"»”“)’'"
_NONE: list[Hit] = []


class Around:
    """Lexicon hits of a reading by the token they begin or end at, made once for all rules about numbers.

    >>> from khabar.text.article import Article
    >>> around = Around(Reading(Article(id="1", text="وصل نحو خمسين سائقا")))
    >>> around.starting("hedges", 1).entry.id
    'about'
    """

    def __init__(self, reading: Reading):
        self.reading = reading
        self._first: dict[str, dict[int, list[Hit]]] = {}
        self._last: dict[str, dict[int, Hit]] = {}
        self._roles = {hit.first: hit.entry.id for hit in reversed(reading.hits.get("number_roles", ()))}

    def at(self, kind: str, token: int) -> list[Hit]:
        """Hits of a kind that begin at a token."""
        try:
            return self._first[kind].get(token, _NONE)
        except KeyError:
            table = self._first[kind] = {}
            for hit in self.reading.hits.get(kind, ()):
                table.setdefault(hit.first, []).append(hit)
        return table.get(token, _NONE)

    def starting(self, kind: str, token: int) -> Hit | None:
        """The first hit of a kind that begins at a token."""
        found = self.at(kind, token)
        return found[0] if found else None

    def ending(self, kind: str, token: int) -> Hit | None:
        """The hit of a kind that ends before `token`."""
        table = self._last.get(kind)
        if table is None:
            table = self._last[kind] = {hit.last: hit for hit in reversed(self.reading.hits.get(kind, ()))}
        return table.get(token)

    def role(self, token: int) -> str:
        """The role of the word at a token (between, from, to, other …), or nothing."""
        return self._roles.get(token, "")

    def role_before(self, token: int) -> str:
        """The role of the word that ends right before a token."""
        hit = self.ending("number_roles", token)
        return hit.entry.id if hit else ""

    def near(self, first: int, last: int) -> bool:
        """Whether two neighbouring tokens stand in one line."""
        reading = self.reading
        return last < len(reading.tokens) and "\n" not in reading.text[reading.tokens.stops[first]:reading.tokens.starts[last]]

    def glued(self, token: int) -> bool:
        """Whether nothing stands between a token and the next."""
        tokens = self.reading.tokens
        return token >= 0 and token + 1 < len(tokens) and tokens.stops[token] == tokens.starts[token + 1]

    def is_word(self, token: int) -> bool:
        return 0 <= token < len(self.reading.tokens) and self.reading.words[token][0].isalpha()

    def is_mark(self, token: int) -> bool:
        """Whether a token is punctuation that parts clauses (quotation marks and brackets do not)."""
        word = self.reading.words[token]
        return not word[0].isalnum() and word not in _OPENING and word not in _CLOSING

    def past_quotes(self, token: int) -> int:
        """The first token at or behind `token` that is no opening mark (which touches what it opens)."""
        words = self.reading.words
        while token < len(words) and words[token] in _OPENING and self.glued(token):
            token += 1
        return token


def around_of(reading: Reading) -> Around:
    """The one `Around` of a reading, kept with it, so that quantities and claims share its tables."""
    if "around" not in reading.kept:
        reading.kept["around"] = Around(reading)
    return reading.kept["around"]
