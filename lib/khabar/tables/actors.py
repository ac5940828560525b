"""Links the actors of many articles: one referent, one row.

What an article's rules call by one id is one: an entry's id, else a hash of type and folded name. RULES then look for what
an actor without an entry may be short for. An actor is linked only where all that a rule finds is one and the same referent,
and no article tells the two apart; else it stays a row of its own. The order of the articles changes nothing.
"""
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from khabar.facts.actors import name_id
from khabar.facts.records import Actor
from khabar.tables.referent import Referent, Row
from khabar.tables.spelling import is_ministry, is_part, letters
from khabar.text.fold import fold

_MOST_BEARERS = 50

Key = tuple[str, str | None]


class Linker:
    """Meets actors article by article, and links them once all are there.

    >>> linker = Linker()
    >>> for article, name in (("1", "عبد الله الحداد"), ("2", "عبدالله الحدّاد"), ("3", "رنا الحداد")):
    ...     linker.meet(article, Actor(name_id("person", name), name, "person"))
    >>> [(row[1], row[4], row[-1]) for row in linker.link().rows()]
    [('عبد الله الحداد', ['عبدالله الحدّاد'], 2), ('رنا الحداد', [], 1)]
    """

    def __init__(self) -> None:
        self._met: dict[Key, Referent] = {}

    def meet(self, article_id: str, actor: Actor) -> None:
        """Takes in an actor of an article."""
        known = actor.actor_id != name_id(actor.type, actor.name)
        alone = not known and actor.type == "person" and is_part(fold(actor.name))
        key = actor.actor_id, article_id if alone else None  # whom a surname means may differ from article to article
        if key not in self._met:
            self._met[key] = Referent(actor.actor_id, actor.type, known)
        self._met[key].meet(article_id, actor)

    def link(self) -> "Linked":
        """The referents, and which id each actor of each article has now."""
        met = sorted(self._met.items(), key=lambda row: (_rank(row[1]), row[0][1] or ""), reverse=True)
        index, ids = _Index(each for _, each in met), {}
        found: dict[str, Referent] = {}
        for key, each in met:
            target = index.target(each)
            ids[key] = target.actor_id if target else each.actor_id
            if target is None and each.actor_id not in found:
                found[each.actor_id] = each
            else:
                found[ids[key]].join(each)
            index.settle(each, found[ids[key]])
        return Linked(found, {key: new for key, new in ids.items() if key[0] != new})


@dataclass(frozen=True, slots=True)
class Linked:
    """Referents by id, and the new ids of those that had another."""

    referents: dict[str, Referent]
    ids: dict[Key, str]

    def id_of(self, article_id: str, actor_id: str) -> str:
        """The id by which an article's actor goes among all articles."""
        return self.ids.get((actor_id, None)) or self.ids.get((actor_id, article_id), actor_id)

    def rows(self) -> list[Row]:
        """Rows of the actors frame, what is named most first."""
        return [each.row() for each in sorted(self.referents.values(), key=lambda each: (-each.n_mentions, -len(each.articles), each.actor_id))]


def _rank(each: Referent) -> tuple[bool, int, int, str]:
    """A referent is linked only to one that comes before it: with an entry, with a fuller name, named in more articles."""
    return each.known, len(each.words()), len(each.articles), each.actor_id


class _Index:
    """Where the rules look for what an actor may be short for."""

    def __init__(self, referents: Iterable[Referent]):
        self._shelves: dict[tuple[str, ...], list[Referent]] = defaultdict(list)
        self._final: dict[int, Referent] = {}
        for each in referents:
            for shelf in dict.fromkeys(_shelves(each)):
                self._shelves[shelf].append(each)

    def on(self, *shelf: str) -> list[Referent]:
        """The referents of a shelf; of a very full one so many that they are seen to be too many."""
        return self._shelves.get(shelf, [])[:_MOST_BEARERS + 1]

    def settle(self, each: Referent, final: Referent) -> None:
        """Says what an actor was linked to; its place in the order makes that final."""
        self._final[id(each)] = final

    def target(self, each: Referent) -> Referent | None:
        """The one referent that an actor is; null where none is, or several may be."""
        if each.known:
            return None
        for rule in RULES:
            finals = {id(final): final for found in rule(self, each) if (final := self._final.get(id(found)))}
            if finals:
                return next(iter(finals.values())) if len(finals) == 1 else None
        return None


def _shelves(each: Referent) -> Iterator[tuple[str, ...]]:
    names = {fold(name) for name in each.names}
    for name in names:
        words = name.split()
        yield each.type, "letters", letters(name, each.type)
        if len(words) > 2 and each.type == "organisation":
            yield each.type, "behind head", letters(" ".join(words[1:]), each.type)
        if len(words) > 1:
            yield each.type, "last", words[-1]
            yield each.type, "ends", words[0], words[-1]
            yield each.type, "tail", *words[-2:]
    for alias in {fold(alias) for alias in each.aliases} | (names if each.known else set()):
        yield each.type, "alias", alias


def same_letters(index: _Index, each: Referent) -> list[Referent]:
    """The same name but for blanks and marks: عبد الله, عبدالله; شركة "الأفق", شركة الأفق."""
    return [] if _alone(each) else index.on(each.type, "letters", letters(" ".join(each.words()), each.type))


def named_so_elsewhere(index: _Index, each: Referent) -> list[Referent]:
    """A name that another article gives beside a fuller one, which ends with it, or opens and ends as it does."""
    words = each.words()
    fuller = [] if _alone(each) or len(words) < 2 else [other for other in index.on(each.type, "alias", " ".join(words)) if _shortens(words, other)]
    return _unless_apart(each, [*fuller, *_bearers(index, each)]) if fuller else []


def ministry(index: _Index, each: Referent) -> list[Referent]:
    """A ministry without its head noun: الخارجية الأردنية, وزارة الخارجية الأردنية."""
    words = each.words()
    if each.type != "organisation" or len(words) < 2:
        return []
    return [other for other in index.on(each.type, "behind head", letters(" ".join(words), each.type)) if is_ministry(other.words(), words)]


def same_title(index: _Index, each: Referent) -> list[Referent]:
    """A surname alone, or a name less its middle, with the title by which just one bearer of that name goes."""
    bearers, words = _bearers(index, each), each.words()
    same = any(each.roles & other.roles and (_alone(each) or words[0] == other.words()[0]) for other in bearers)
    return _unless_apart(each, bearers) if same else []


def _alone(each: Referent) -> bool:
    """Whether all that is known of a person is one part of the name."""
    return each.type == "person" and is_part(" ".join(each.words()))


def _bearers(index: _Index, each: Referent) -> list[Referent]:
    """People with a fuller name that a person's name may be short for."""
    words = each.words()
    if each.type != "person":
        return []
    if len(words) == 1:
        return index.on("person", "last", words[0])
    near = [*index.on("person", "ends", words[0], words[-1]), *index.on("person", "tail", *words[-2:])]
    return near if len(near) > _MOST_BEARERS else [other for other in near if _shortens(words, other)]


def _unless_apart(each: Referent, found: list[Referent]) -> list[Referent]:
    """Nothing where there are many, or where an article names the two side by side and so tells them apart."""
    if len(found) > _MOST_BEARERS or any(not each.articles.isdisjoint(other.articles) for other in found):
        return []
    return found


def _shortens(words: list[str], other: Referent) -> bool:
    """Whether words are one of another's names with something left out before its end."""
    return any(_left_out(words, fold(name).split(), other.type) for name in other.names)


def _left_out(short: list[str], full: list[str], type_: str) -> bool:
    if len(short) >= len(full):
        return False
    rest = iter(full)
    return full[-len(short):] == short or (type_ == "person" and short[0] == full[0] and short[-1] == full[-1] and all(word in rest for word in short))


RULES: tuple[Callable[[_Index, Referent], list[Referent]], ...] = (same_letters, named_so_elsewhere, ministry, same_title)
