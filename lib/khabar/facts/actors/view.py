"""What the rules of actors walk: a reading's tokens without the marks of hashtags, with lexicon and gazetteer hits and a word's kind."""
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from khabar.facts.actors.gazetteer import gazetteer
from khabar.facts.actors.vocabulary import ARTICLE, Vocabulary, Word, vocabulary
from khabar.facts.reading import Reading, positions
from khabar.lexicon import Entry, Hit, Lexicon
from khabar.text.fold import FILL, fold
from khabar.text.tokens import Tokens

_JOINERS = ("_", "#")
_BLANK = " \u00a0\t\u200e\u200f\u202b\u202c" + "".join(_JOINERS)
_HAMZA_ALEFS = "\u0623\u0625\u0622"  # an article has none of them
_ALEF_MAKSURA = "\u0649"
_SPORT = 4
_LAM = fold("\u0644")


@dataclass(slots=True)
class Found:
    """Tokens first..last (exclusive) of a view name somebody or something; `prefix` is what clitics stand before it."""

    first: int
    last: int
    type: str
    rule: str
    prefix: str = ""
    entry: Entry | None = None
    role: tuple[int, int] | None = None
    head: Entry | None = None
    inner: tuple[int, int] | None = None
    gender: str | None = None
    aliases: list[str] = field(default_factory=list)

    def covers(self, other: "Found") -> bool:
        return self.first <= other.first and other.last <= self.last


class View:
    """Tokens of a reading as the rules of actors see them.

    >>> from khabar.text.article import Article
    >>> view = View(Reading(Article(id="1", text="\u0632\u0627\u0631 #\u0633\u0627\u0645\u064a_\u0627\u0644\u062d\u062f\u0627\u062f \u0627\u0644\u0642\u0631\u064a\u0629")))
    >>> len(view.words), view.adjacent(1)
    (4, True)
    """

    def __init__(self, reading: Reading):
        self.reading, self.text = reading, reading.text
        self.vocabulary: Vocabulary = vocabulary(reading.lexicon)
        self.small = small_words(reading.lexicon)
        plain = not any(joiner in self.text for joiner in _JOINERS)
        self.tokens = reading.tokens if plain else _without(reading.tokens, _JOINERS)
        self.hits: dict[str, list[Hit]] = reading.hits if plain else reading.lexicon.find(self.tokens)
        self.gazetteer = gazetteer(reading.lexicon).find(self.tokens)
        self.words = self.tokens.words
        self.size = len(self.words)

    def word(self, i: int) -> Word:
        """What token i may be in a name."""
        word = self.vocabulary.of(self.words[i])
        if word.definite and self.text[self.tokens.starts[i]] in _HAMZA_ALEFS:
            return replace(word, definite=False, common=self.words[i] in self.vocabulary.common)
        return word

    def adjacent(self, i: int) -> bool:
        """Whether nothing but blanks stands between token i and the next one, on one line."""
        if not 0 <= i < self.size - 1:
            return False
        gap = self.text[self.tokens.stops[i]:self.tokens.starts[i + 1]]
        return gap == " " or not gap.strip(_BLANK)

    def is_small(self, kind: str, i: int) -> bool:
        """Whether token i is one of a small class of words (binders, stops …)."""
        return self.words[i] in self.small[kind]

    def is_function(self, i: int) -> bool:
        """Whether token i is a function word; على is one, the name علي is none."""
        return (self.words[i] in self.small["function"] and not self._is_alan(i)) or self.is_homograph(i)

    def _is_alan(self, i: int) -> bool:
        """Whether a token is a name that folds like a function word with the article but is spelt otherwise (آلان)."""
        return self.words[i].startswith(ARTICLE) and self.words[i] in self.vocabulary.given and self.text[self.tokens.starts[i]] in _HAMZA_ALEFS

    def is_homograph(self, i: int) -> bool:
        """Whether token i, clitics before it or not, is على, which folds like a name."""
        return self.text[self.tokens.stops[i] - 1] == _ALEF_MAKSURA and self.words[i].endswith(self.small["homographs"])

    def definite(self, i: int) -> bool:
        """Whether token i bears the article."""
        word = self.words[i]
        return len(word) > 3 and word.startswith(ARTICLE) and word not in self.small["function"] \
            and self.text[self.tokens.starts[i]] not in _HAMZA_ALEFS

    def prefix(self, hit: Hit) -> str:
        """The clitics to leave out; of لل the second lam stays, since it holds the article (للأمم), unless it is the word's own (للندن)."""
        prefix, word = hit.prefix, self.words[hit.first]
        if not prefix.endswith(_LAM) or word[len(prefix):len(prefix) + 1] != _LAM:
            return prefix
        own = word[len(prefix):] in _first_words(hit.entry)
        return prefix if own else prefix[:-1]

    def start(self, i: int, prefix: str = "") -> int:
        """Offset of token i, its clitics left out."""
        letters, at, levelled = len(prefix), self.tokens.starts[i], self.reading.levelled
        while letters and at < self.tokens.stops[i]:
            letters -= levelled[at] != FILL
            at += 1
        while levelled[at] == FILL and at < self.tokens.stops[i] - 1:
            at += 1
        return at

    def span(self, found: Found) -> tuple[int, int]:
        """Offsets of what was found, clitics off."""
        return self.start(found.first, found.prefix), self.tokens.stops[found.last - 1]

    def follows(self, found: Found, i: int) -> bool:
        """Whether a find begins at token i with no clitic before it."""
        return found.first == i and not found.prefix and not self.words[i].startswith(_LAM * 2)

    def key(self, first: int, last: int, prefix: str = "") -> str:
        """Folded words of tokens first..last, clitics off, the article restored behind لل."""
        words = self.words[first:last]
        word = words[0][len(prefix):]
        if word.startswith(_LAM * 2):
            word = ARTICLE + word[2:]
        return " ".join([word, *words[1:]])

    @cached_property
    def about_sport(self) -> bool:
        """Whether the article is about sport: enough of its words are."""
        return sum(hit.entry.id == "football" for hit in self.hits["sport_words"]) >= max(_SPORT, self.size // 60)

    @cached_property
    def _ends(self) -> dict[str, dict[int, Hit]]:
        return {kind: {hit.last: hit for hit in self.hits[kind]} for kind in ("organisation_heads", "place_heads")}

    @cached_property
    def _starts(self) -> dict[str, dict[int, Hit]]:
        return {kind: {hit.first: hit for hit in self.hits[kind]} for kind in ("cues", "nationalities", "organisation_heads", "place_heads", "organisations")}

    def hit_before(self, kind: str, i: int) -> Hit | None:
        """The head noun that ends right before token i."""
        return self._ends[kind].get(i) if self.adjacent(i - 1) else None

    def head_is_definite(self, hit: Hit) -> bool:
        """Whether a head noun bears the article, behind لل too."""
        return self.key(hit.first, hit.first + 1, self.prefix(hit)).startswith(ARTICLE)

    def reading_hit(self, kind: str, i: int) -> Hit | None:
        """The hit of a kind that begins at token i."""
        return self._starts[kind].get(i)

    def cue_before(self, i: int) -> bool:
        """Whether a verb or noun of saying ends right before token i."""
        return i > 0 and self.reading_hit("cues", i - 1) is not None

    def owned_alone(self, i: int) -> bool:
        """Whether token i opens an organisation of its own."""
        head = self.reading_hit("organisation_heads", i)
        return (head is not None and head.entry.get("takes") != "said") or self.reading_hit("organisations", i) is not None

    @cached_property
    def role_at(self) -> dict[int, Hit]:
        """The title hit that covers a token."""
        return _cover(self.hits["roles"])

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each folded word stands."""
        return self.reading.positions if self.tokens is self.reading.tokens else positions(self.words)


@lru_cache(maxsize=1 << 14)
def _first_words(entry: Entry) -> frozenset[str]:
    names = [name for form in ("names", "short", "heads", "roles") for name in entry.get(form) or ()]
    return frozenset(fold(name).split()[0] for name in names)


def _cover(hits: Iterable[Hit]) -> dict[int, Hit]:
    return {i: hit for hit in hits for i in range(hit.first, hit.last)}


def _without(tokens: Tokens, marks: tuple[str, ...]) -> Tokens:
    kept = [i for i, word in enumerate(tokens.words) if word not in marks]
    return Tokens(*([column[i] for i in kept] for column in (tokens.starts, tokens.stops, tokens.words)))


@lru_cache(maxsize=4)
def small_words(lexicon: Lexicon) -> dict:
    """Small classes of words by the id of their entry."""
    entries = [entry for kind in ("name_parts", "name_stops", "organisation_parts", "place_words") for entry in lexicon.entries[kind].values()]
    small: dict = {entry.id: _folded(entry) for entry in entries}
    small["binders"] |= small["openers"] | small["lineage"]
    small["endings"] = tuple(sorted(small["endings"]))
    small["beside"] = _folded(lexicon.entries["sport_words"]["beside"])
    function, given = _folded(lexicon.entries["not_counted"]["function"]), vocabulary(lexicon).given
    small["homographs"] = tuple(word for word in function if word in given and any(fold(w) == word and w.endswith(_ALEF_MAKSURA)
                                for w in lexicon.entries["not_counted"]["function"].get("words", ())))
    small["function"] = function - set(small["homographs"])
    return small


def _folded(entry: Entry) -> frozenset[str]:
    return frozenset(map(fold, entry.get("words", ())))
