"""`Reading(article)`: levelled text, tokens, sentences and lexicon hits, made once; every rule takes a Reading."""
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import Any

from khabar.lexicon import Hit, Lexicon, load
from khabar.text.article import Article
from khabar.text.fold import level
from khabar.text.tokens import Tokens, sentences, tokenize


class _ByToken(dict):
    """Per kind, the hit that begins at a token (the first entry where several share the form); made when a kind is first asked for."""

    def __init__(self, hits: dict[str, list[Hit]]):
        super().__init__()
        self._hits = hits

    def __missing__(self, kind: str) -> dict[int, Hit]:
        found = self[kind] = {hit.first: hit for hit in reversed(self._hits.get(kind, ()))}
        return found


def positions(words: list[str]) -> dict[str, list[int]]:
    """Where each word stands.

    >>> positions(["a", "b", "a"])
    {'a': [0, 2], 'b': [1]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        found[word].append(i)
    return dict(found)


class Reading:
    """An article prepared for the rules.

    >>> reading = Reading(Article(id="1", text="وصل الوفد. ثم غادر."))
    >>> reading.tokens.words[:2]
    ['وصل', 'الوفد']
    >>> reading.sentence_of(3)
    (0, 10)
    """

    def __init__(self, article: Article, lexicon: Lexicon | None = None):
        self.article = article
        self.text = article.text
        self.lexicon = lexicon or load()
        self.levelled = level(self.text)
        self.tokens: Tokens = tokenize(self.text, self.levelled)
        self.hits: dict[str, list[Hit]] = self.lexicon.find(self.tokens)
        self.hit_at = _ByToken(self.hits)
        self.kept: dict[str, Any] = {}

    def close(self) -> None:
        """Drops what rules keep with the reading: it points back at it, and would stay until the garbage collector comes."""
        self.kept.clear()

    @property
    def words(self) -> list[str]:
        """Folded forms of the tokens."""
        return self.tokens.words

    def raw(self, first: int, last: int | None = None) -> str:
        """The text of tokens first..last (exclusive) as printed; of one token where `last` is not given."""
        return self.text[self.tokens.starts[first]:self.tokens.stops[(last or first + 1) - 1]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens first..last (exclusive)."""
        return self.tokens.starts[first], self.tokens.stops[last - 1]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds `offset`."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_of(self, offset: int) -> tuple[int, int]:
        """Span of the sentence that holds `offset`."""
        return self.sentences[self.sentence_index(offset)] if self.sentences else (0, len(self.text))

    def hit(self, kind: str, token: int) -> Hit | None:
        """The hit of `kind` that begins at `token`."""
        return self.hit_at[kind].get(token)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each folded word stands."""
        return positions(self.words)

    def same_line(self, first: int, last: int) -> bool:
        """Whether tokens first..last stand in one paragraph."""
        return "\n" not in self.text[self.tokens.starts[first]:self.tokens.stops[last - 1]]

    def gap(self, token: int) -> str:
        """What stands between `token` and the next one."""
        if token + 1 >= len(self.tokens):
            return ""
        return self.text[self.tokens.stops[token]:self.tokens.starts[token + 1]]
