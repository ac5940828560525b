"""Names that articles give often and the lexicon does not know: people, organisations and places read by grammar alone, and given names."""
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from khabar.facts.extract import Extract
from khabar.facts.records import Actor
from khabar.lexicon import Lexicon, load
from khabar.lexicon.draft import Draft, new_id, plain
from khabar.tables.actors import Linker
from khabar.tables.referent import Referent
from khabar.tables.spelling import is_part, letters
from khabar.text.article import Article
from khabar.text.files import one_line
from khabar.text.fold import fold

FILES = {"person": "people", "organisation": "organisations", "place": "places"}
KINDS = (*FILES.values(), "given_names")
_AROUND, _NAMED, _FEWEST = 60, 3, 2  # characters of an example on either side; articles that a note names; bearers of a given name


class Names:
    """Meets extracts one by one, and drafts an entry for every name the lexicon lacks.

    >>> from khabar.facts.extract import extract
    >>> names = Names()
    >>> for number in "12":
    ...     names.meet(extract(Article(number, "وصل الوزير سامي البستاني إلى القرية.")))
    >>> [(draft.kind, draft.names, draft.note) for draft in names.drafts(least=2)]
    [('people', ('سامي البستاني',), '2 times in 2 articles: 1, 2')]
    """

    def __init__(self, lexicon: Lexicon | None = None):
        self._lexicon = lexicon or load()
        self._linker = Linker()
        self._fragments: dict[str, tuple[tuple, str]] = {}

    def meet(self, found: Any) -> None:
        """Takes in what an article names; a reject names nobody."""
        if isinstance(found, Extract):
            for actor in found.actors:
                self._linker.meet(found.article.id, actor)
                self._keep(found.article, actor)

    def _keep(self, article: Article, actor: Actor) -> None:
        """The fragment of the first article, by its id, that gives an actor's full name."""
        fullest = max(actor.mentions, key=lambda mention: (mention.text.count(" "), -mention.start))
        order = article.id, fullest.start
        if actor.actor_id not in self._fragments or order < self._fragments[actor.actor_id][0]:
            self._fragments[actor.actor_id] = order, _fragment(article.text, fullest)

    def drafts(self, least: int = 3, top: int | None = None, kinds: Iterable[str] = KINDS) -> list[Draft]:
        """Drafts of what is named `least` times or more, most often first, `top` of them a file at most."""
        ids = {name for kind in KINDS for name in self._lexicon.entries[kind]}
        unknown = [each for each in self._linker.link().referents.values() if not each.known]
        found = []
        for kind in kinds:
            seen = _given_names(unknown, self._lexicon) if kind == "given_names" else _full_names(unknown, kind, self._lexicon)
            seen = [each for each in seen if each.n_mentions >= least]
            for each in sorted(seen, key=lambda each: (-len(each.articles), -each.n_mentions, each.actor_id))[:top]:
                names = _spellings(each)
                ids.add(name := new_id(names[0], ids))
                found.append(Draft(kind, name, names, _note(each), self._fragments[each.actor_id][1]))
        return list(_once(found))


def _once(drafts: list[Draft]) -> Iterator[Draft]:
    """Drafts without the spellings that an earlier one has."""
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        if names := tuple(name for name in draft.names if (draft.kind, fold(name)) not in seen):
            seen.update((draft.kind, fold(name)) for name in names)
            yield replace(draft, names=names)


def _fragment(text: str, mention: Any) -> str:
    """A few words of the sentence on either side of a mention."""
    start, stop = max(mention.sentence_start, mention.start - _AROUND), min(mention.sentence_stop, mention.stop + _AROUND)
    before, after = text[start:mention.start], text[mention.stop:stop]
    if start > mention.sentence_start:
        before = before.partition(" ")[2] if " " in before else ""
    if stop < mention.sentence_stop:
        after = after.rpartition(" ")[0]
    return plain(f"{before}{mention.text}{after}")


def _full_names(unknown: list[Referent], kind: str, lexicon: Lexicon) -> Iterator[Referent]:
    """Those of a file's type whose name is more than a surname or a head noun."""
    return (each for each in unknown if FILES[each.type] == kind and not _is_bare(each, lexicon))


def _is_bare(each: Referent, lexicon: Lexicon) -> bool:
    if each.type == "person":
        return is_part(" ".join(each.words()))
    return len(each.words()) == 1 and any(entry.kind.endswith("_heads") for _, entry, _ in lexicon.word(each.words()[0]))


def _given_names(unknown: list[Referent], lexicon: Lexicon) -> Iterator[Referent]:
    """Words that open the names of several people and are no given names yet."""
    bearers: dict[str, list[Referent]] = defaultdict(list)
    for each in _full_names(unknown, "people", lexicon):
        bearers[each.words()[0]].append(each)
    for word, people in bearers.items():
        if len(people) >= _FEWEST and not any(entry.kind in ("given_names", "name_parts") for _, entry, _ in lexicon.word(word)):
            yield _together(people)


def _together(people: list[Referent]) -> Referent:
    """The first word of several people's names as one."""
    first = min(people, key=lambda each: (-len(each.articles), each.actor_id))
    word = Referent(first.actor_id, "person", False)
    for each in people:
        word.articles |= each.articles
        word.n_mentions += each.n_mentions
    word.names[plain(first.name()).split()[0]] += 1
    return word


def _spellings(each: Referent) -> tuple[str, ...]:
    """The name, and what else is the whole name; each spelling that folding tells apart once."""
    name = each.name()
    others = sorted({*each.names, *(alias for alias in each.aliases if _is_whole(fold(alias), fold(name), each.type))} - {name})
    return tuple({fold(spelling): spelling for spelling in map(plain, reversed([name, *others]))}.values())[::-1]


def _is_whole(alias: str, name: str, type_: str) -> bool:
    """Whether an alias names the actor in any article: not a surname, not a ministry of some country."""
    if type_ == "person":
        return not is_part(alias)
    return letters(alias, type_) == letters(name, type_) or (" " in alias and name.endswith(" " + alias))


def _note(each: Referent) -> str:
    ids = sorted(each.articles)
    more = ", \u2026" if len(ids) > _NAMED else ""
    return f"{each.n_mentions} times in {len(ids)} article{'s' * (len(ids) > 1)}: {', '.join(map(one_line, ids[:_NAMED]))}{more}"
