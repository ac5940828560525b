"""What the articles say of one actor, and its row in the actors frame."""
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from khabar.facts.actors.index import bare
from khabar.facts.records import Actor
from khabar.text.fold import fold

_RARE = 10  # a name that fewer than one in ten articles give is no name for the row

Row = tuple[str, str, str | None, str, list[str], str | None, int, int]


@dataclass(slots=True)
class Referent:
    """What the articles say of one actor: `known` where a lexicon or the gazetteer has an entry for it."""

    actor_id: str
    type: str
    known: bool
    names: Counter = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    roles: set[tuple[str, ...]] = field(default_factory=set)
    english: Counter = field(default_factory=Counter)
    wikidata: Counter = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    n_mentions: int = 0
    _words: list[str] | None = None

    def meet(self, article_id: str, actor: Actor) -> None:
        """Adds what one article says."""
        self.type = min(self.type, actor.type)  # the same whatever comes first
        self.names[actor.name] += 1
        self._words = None
        self.aliases.update(actor.aliases)
        self.roles.update(_roles(actor))
        self.english.update([actor.name_en] if actor.name_en else ())
        self.wikidata.update([actor.wikidata] if actor.wikidata else ())
        self.articles.add(article_id)
        self.n_mentions += len(actor.mentions)

    def join(self, other: "Referent") -> None:
        """Adds another one that turned out to be this one: its names are aliases here."""
        self.aliases |= other.aliases | set(other.names)
        self.articles |= other.articles
        self.n_mentions += other.n_mentions

    def words(self) -> list[str]:
        """The folded words of the name."""
        if self._words is None:
            self._words = fold(self.name()).split()
        return self._words

    def name(self) -> str:
        """The fullest name, the commonest of those."""
        usual = [name for name, n in self.names.items() if n * _RARE >= self.names.total()]
        return max(usual or self.names, key=lambda name: (len(name.split()), self.names[name], name))

    def row(self) -> Row:
        """The row of the actors frame."""
        name = self.name()
        aliases = sorted((self.aliases | set(self.names)) - {name})
        return self.actor_id, name, _commonest(self.english), self.type, aliases, _commonest(self.wikidata), self.n_mentions, len(self.articles)


def _roles(actor: Actor) -> Iterator[tuple[str, ...]]:
    """Titles that tell one holder from another: of two words at least, their articles off."""
    for mention in actor.mentions:
        words = tuple(map(bare, fold(mention.role or "").split()))
        if len(words) > 1:
            yield words


def _commonest(found: Counter) -> str | None:
    return max(found, key=lambda value: (found[value], value), default=None)
