"""`find_actors`: what is known, what the grammar of names finds, what overlaps, what is one, what is named again."""
from hashlib import blake2s

from khabar.facts.actors.again import name_again
from khabar.facts.actors.link import Referent, link
from khabar.facts.actors.organisations import find_organisations
from khabar.facts.actors.people import find_people
from khabar.facts.actors.places import behind_heads, by_ending, known_names, widen
from khabar.facts.actors.view import Found, View
from khabar.facts.reading import Reading
from khabar.facts.records import Actor, Mention
from khabar.lexicon import Entry
from khabar.text.fold import fold

_THE, _LAMS = "\u0627\u0644", "\u0644\u0644"


def find_actors(reading: Reading) -> list[Actor]:
    """The actors of an article, by first mention; each mention with the title it came with.

    >>> from khabar.text.article import Article
    >>> actors = find_actors(Reading(Article(id="1", text="وصل الوزير سامي الحداد إلى بيروت، وقال الحداد إن الطريق مفتوح.")))
    >>> [(a.name, a.type, [m.text for m in a.mentions]) for a in actors]
    [('سامي الحداد', 'person', ['سامي الحداد', 'الحداد']), ('بيروت', 'place', ['بيروت'])]
    """
    view = View(reading)
    found = _apart(_all(view))
    referents = link(view, found)
    name_again(view, referents, {i for f in found for i in range(f.first, f.last)})
    actors = [_actor(view, referent) for referent in referents]
    return sorted(actors, key=lambda actor: actor.mentions[0].start)


def _all(view: View) -> list[Found]:
    known = known_names(view)
    owned = {i: f for f in known for i in range(f.first, f.last)}
    people = find_people(view, owned)
    organisations = find_organisations(view, known)
    places = widen(view, [f for f in known if f.type == "place"])
    taken = set(owned) | {i for f in organisations for i in range(f.first, f.last)}
    places += behind_heads(view, taken)
    taken |= {i for f in (*people, *places) for i in range(f.first, f.last)}
    return [*organisations, *people, *places, *by_ending(view, taken)]


def _apart(found: list[Found]) -> list[Found]:
    """Of overlapping finds the longest; of equal ones the first."""
    kept: list[Found] = []
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: f.first - f.last):
        tokens = range(f.first, f.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(f)
    return kept


def _actor(view: View, referent: Referent) -> Actor:
    mentions = sorted((_mention(view, f) for f in referent.found), key=lambda m: m.start)
    name = _fullest([m.text for m in mentions])
    entry = referent.entry
    actor_id = entry.id if entry else name_id(referent.type, name)
    for mention in mentions:
        mention.actor_id = actor_id
    aliases = tuple(sorted({_printed(m.text) for m in mentions} - {name}))
    return Actor(actor_id, name, referent.type, _given(entry, "name_en"), aliases, _given(entry, "wikidata"), mentions)


def _given(entry: Entry | None, field: str) -> str | None:
    """What an entry says, as text: YAML reads 24 as a number."""
    value = entry.get(field) if entry else None
    return None if value is None else str(value)


def name_id(type_: str, name: str) -> str:
    """The id of an actor that no entry of the lexicon names: a hash of its type and its folded name.

    >>> name_id("person", "سامي الحدّاد") == name_id("person", "سامى الحداد")
    True
    """
    return blake2s(f"{type_}|{fold(name)}".encode(), digest_size=8).hexdigest()


def _mention(view: View, found: Found) -> Mention:
    start, stop = view.span(found)
    text = view.text[start:stop]
    role = None
    if found.role:
        first, last = found.role
        hit = view.role_at[first]
        role = _printed(view.text[view.start(first, view.prefix(hit)):view.tokens.stops[last - 1]])
    return Mention(start, stop, text, *view.reading.sentence_of(start), found.rule, surface=text, role=role)


def _fullest(texts: list[str]) -> str:
    """The fullest form, hashtag marks off, the article restored behind لل."""
    return max(map(_printed, texts), key=lambda text: (text.count(" "), len(fold(text))))


def _printed(text: str) -> str:
    words = text.replace("_", " ").replace("#", " ").split()
    if words and words[0].startswith(_LAMS):
        words[0] = _THE + words[0][2:]
    return " ".join(words)
