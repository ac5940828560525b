"""Looks actors up: at a token, by a surface form, by the role that introduced them; and their gender."""
from bisect import bisect_left
from operator import itemgetter

from khabar.facts.reading import Reading
from khabar.facts.records import Actor, Mention
from khabar.text.fold import fold
from khabar.text.tokens import clitic_readings

_ARTICLE = fold("ال")
_FURTHEST = 200  # introductions before and behind in which a title is looked for


def bare(word: str) -> str:
    """A folded word without its article.

    >>> bare("الوزير")
    'وزير'
    """
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def resolve(actors: list[Actor], surface: str) -> Actor | None:
    """The actor a surface form names (full name, surname or alias; clitics allowed), null where none or several do.

    >>> rana = Actor("1", "رنا الحداد", "person")
    >>> resolve([rana], "الحداد").name, resolve([rana], "البستاني")
    ('رنا الحداد', None)
    """
    return _one(_surfaces(actors), surface)


def _surfaces(actors: list[Actor]) -> dict[str, list[Actor]]:
    """Actors by folded form; the last word of a person's name stands for the person."""
    found: dict[str, list[Actor]] = {}
    for actor in actors:
        forms = {fold(form) for form in (actor.name, *actor.aliases, *(m.surface for m in actor.mentions))}
        if actor.type == "person":
            forms |= {form.rsplit(" ", 1)[-1] for form in forms if " " in form}
        for form in forms:
            found.setdefault(form, []).append(actor)
    return found


def _one(surfaces: dict[str, list[Actor]], surface: str) -> Actor | None:
    folded = fold(surface)
    first, _, rest = folded.partition(" ")
    tail = " " + rest if rest else ""
    for prefix, stem in (("", first), *clitic_readings(first)):
        found = () if prefix.endswith(_ARTICLE) else surfaces.get(stem + tail, ())
        if len(found) == 1:
            return found[0]
    return None


class ActorIndex:
    """The actors of one reading, by token, surface and role.

    >>> from khabar.text.article import Article
    >>> reading = Reading(Article(id="1", text="وصلت رنا الحداد"))
    >>> rana = Actor("1", "رنا الحداد", "person", mentions=[Mention(5, 15, "رنا الحداد", 0, 15, "named", "1", "رنا الحداد", "الوزيرة")])
    >>> index = ActorIndex(reading, [rana])
    >>> index.at(2)[0].name, index.at(0), index.by_surface("والحداد").name
    ('رنا الحداد', None, 'رنا الحداد')
    >>> index.by_role("الوزيرة").name, index.gender(rana)
    ('رنا الحداد', 'f')
    """

    def __init__(self, reading: Reading, actors: list[Actor]):
        self.reading, self.actors = reading, actors
        self._genders: dict[str, str | None] = {}
        self._at: dict[int, tuple[Actor, Mention]] = {}
        self._roles: dict[str, list[tuple[int, set[str], Actor]]] = {}
        self._holders: dict[str, dict[str, Actor]] = {}
        self._surfaces = _surfaces(actors)
        for actor in actors:
            for mention in actor.mentions:
                self._add(actor, mention)
        for introduced in self._roles.values():
            introduced.sort(key=lambda row: row[0])

    def _add(self, actor: Actor, mention: Mention) -> None:
        at = self.reading.tokens.at
        for token in range(at(mention.start), at(mention.stop - 1) + 1):
            self._at[token] = actor, mention
        if mention.role:
            words = [bare(word) for word in fold(mention.role).split()]
            self._holders.setdefault(words[0], {})[actor.actor_id] = actor
            for word in set(words):
                self._roles.setdefault(word, []).append((mention.start, set(words), actor))

    def at(self, token: int) -> tuple[Actor, Mention] | None:
        """The actor whose mention covers a token, and that mention."""
        return self._at.get(token)

    def by_surface(self, surface: str) -> Actor | None:
        """The one actor that a form names: full name, surname or alias, clitics allowed."""
        return _one(self._surfaces, surface)

    def by_role(self, role: str, before: int | None = None) -> Actor | None:
        """The person last introduced with a role ("الوزير", "الرئيس الأميركي") before an offset; else the first one after it.

        A short form of the role will do, if its noun and all its words stand in it.
        """
        wanted = [bare(word) for word in fold(role).split()]
        if not wanted:
            return None
        introduced = self._roles.get(wanted[0], [])
        at = len(introduced) if before is None else bisect_left(introduced, before, key=itemgetter(0))
        nearest = (*reversed(introduced[max(0, at - _FURTHEST):at]), *introduced[at:at + _FURTHEST])
        return next((actor for _, words, actor in nearest if words.issuperset(wanted)), None)

    def holders(self, head: str) -> list[Actor]:
        """Those whom the article introduces with a title of this head noun."""
        return list(self._holders.get(head, {}).values())

    def gender(self, actor: Actor) -> str | None:
        """Grammatical gender of an actor's name: m, f or null where nothing tells."""
        if actor.actor_id not in self._genders:
            from khabar.facts.actors.gender import gender_of

            self._genders[actor.actor_id] = gender_of(self.reading, actor)
        return self._genders[actor.actor_id]
