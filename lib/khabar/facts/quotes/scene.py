"""What the quote rules look at: the reading with its quoted stretches, clauses and actors, indexed by token."""
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter

from khabar.facts.actors import ActorIndex
from khabar.facts.quotes.marks import Stretch, stretches
from khabar.facts.reading import Reading
from khabar.facts.records import Actor, DateFact, Mention
from khabar.lexicon import Hit
from khabar.text.affixes import BY, THE, is_arabic

SHORT_NAME = 5
LONGEST_UNIT = 1500  # tokens; a sentence that never ends is cut here


class Scene:
    """A reading prepared for the quote rules; tokens are indexes, `unit` is a sentence that quotation marks do not break."""

    def __init__(self, reading: Reading, actors: list[Actor], dates: list[DateFact]):
        self.reading, self.words = reading, reading.words
        self.actors = ActorIndex(reading, actors)
        self.stretches = stretches(reading.text)
        at = reading.tokens.at
        self.opening: dict[int, Stretch] = {}
        self.inside: dict[int, Stretch] = {}
        for stretch in self.stretches:
            if stretch.depth == 0:
                self.opening.setdefault(at(stretch.outer_start), stretch)
                self.inside.update(dict.fromkeys(range(at(stretch.start), at(stretch.stop - 1) + 1), stretch))
        self.days = sorted({at(d.start): d for d in dates}.items(), key=itemgetter(0))
        self.credits: set[int] = set()  # where a phrase of attribution stands behind a comma
        self.channels = [(hit.first, hit) for hit in reading.hits.get("channels", ())]
        self.date_tokens = {t for d in dates for t in range(at(d.start), at(d.stop - 1) + 1)}
        self.units = self._units()
        self._unit_starts = [first for first, _ in self.units]

    def _units(self) -> list[tuple[int, int]]:
        """Token ranges of sentences; one that ends inside a quotation goes on to where the quotation ends."""
        at, units, n = self.reading.tokens.at, [], len(self.words)
        first = 0
        for _, stop in self.reading.sentences:
            last = at(stop - 1) + 1
            if last <= first or (last < n and last - 1 in self.inside and self.inside.get(last) is self.inside[last - 1]):
                continue
            units += self._cut(first, last)
            first = last
        if first < n:
            units += self._cut(first, n)
        return units or [(0, n)]

    def _cut(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A sentence, in pieces where it is endless; never within a quotation."""
        while last - first > LONGEST_UNIT:
            stop = next((t for t in range(first + LONGEST_UNIT, last) if t not in self.inside), last)
            yield first, stop
            first = stop
        if first < last:
            yield first, last

    def unit_of(self, token: int) -> tuple[int, int]:
        """Token range of the sentence that holds a token."""
        return self.units[max(0, bisect_right(self._unit_starts, token) - 1)]

    def last_token(self, stretch: Stretch) -> int:
        """The token behind a stretch and its closing mark."""
        return self.reading.tokens.at(stretch.outer_stop - 1) + 1

    def first_token(self, stretch: Stretch) -> int:
        """The first token inside a stretch."""
        return self.reading.tokens.at(stretch.start)

    @cached_property
    def _parts(self) -> dict[int, dict[str, Hit]]:
        found: dict[int, dict[str, Hit]] = {}
        for hit in self.reading.hits.get("speech_words", ()):
            if hit.entry.get("part") == "that" and self.actors.at(hit.first):
                continue  # إن بي سي
            found.setdefault(hit.first, {}).setdefault(hit.entry.get("part"), hit)
        return found

    def part(self, token: int, name: str) -> Hit | None:
        """The function word of that part at a token."""
        parts = self._parts.get(token)
        return parts.get(name) if parts else None

    @cached_property
    def cues(self) -> dict[int, Hit]:
        """Cue hits by first token; a verb form wins over a noun; no verb stands behind ب (بيري is a name)."""
        order = {"past": 0, "present": 1, "participle": 2, "noun": 4}
        ranked = sorted(self.reading.hits.get("cues", ()), key=lambda h: order.get(h.tag.partition(":")[0].split("_")[0], 3))
        return {hit.first: hit for hit in reversed(ranked) if BY not in hit.prefix or hit.tag.startswith("noun")}

    @cached_property
    def _mention_starts(self) -> dict[int, tuple[Actor, Mention]]:
        at = self.reading.tokens.at
        return {at(m.start): (actor, m) for actor in self.actors.actors for m in actor.mentions}

    def mention_at(self, token: int) -> tuple[Actor, Mention] | None:
        """The actor and mention that begin at a token."""
        return self._mention_starts.get(token)

    def mention_stop(self, mention: Mention) -> int:
        """The token behind a mention."""
        return self.reading.tokens.at(mention.stop - 1) + 1

    def kind(self, token: int, name: str) -> Hit | None:
        """The lexicon hit of a kind at a token."""
        return self.reading.hit_at[name].get(token)

    def is_name(self, stretch: Stretch) -> bool:
        """Words in marks that name a paper, a film, an operation or a group are no quotation."""
        first, last = self.first_token(stretch), self.reading.tokens.at(stretch.stop - 1) + 1
        if self._printed_in_marks(first, last) or self._is_title(first - 1):
            return True
        if last - first > SHORT_NAME + 3:
            return False
        mark = first - 1
        if self._names_head(mark) or self._named_by_noun(mark) or self._names_medium(stretch, first, last):
            return True
        if self.kind(first, "organisation_heads") and not self.kind(first, "organisation_heads").prefix and last - first <= SHORT_NAME:
            return True
        found = self.mention_at(first)
        return bool(found) and self.mention_stop(found[1]) >= last

    def _printed_in_marks(self, first: int, last: int) -> bool:
        """A name that papers print in marks (رويترز), or marks around no letter."""
        hit = self.kind(first, "names_in_marks")
        return hit is not None and hit.last == last or not any(is_arabic(word) for word in self.words[first:last])

    def _is_title(self, mark: int) -> bool:
        """A noun whose title may be a whole sentence stands before the mark (كتاب «…»)."""
        before = mark - 2 if mark and len(self.words[mark - 1]) == 1 else mark - 1
        hit = self._name_nouns.get(before + 1)
        return hit is not None and hit.entry.get("length") == "any" and not hit.prefix.endswith(THE)

    def _names_head(self, mark: int) -> bool:
        """رئيس «…»: a title without the article needs a name behind it."""
        role = self.kind(mark - 1, "roles") if mark else None
        return role is not None and role.last == mark and not role.prefix.endswith(THE) and not self.words[mark - 1].startswith(THE)

    def _names_medium(self, stretch: Stretch, first: int, last: int) -> bool:
        """قال لـ«…» إن: a few words in marks between the verb and أن name who was spoken to."""
        behind = self.last_token(stretch)
        if last - first > SHORT_NAME or behind >= len(self.words):
            return False
        return bool(self.part(behind, "that") or self.part(behind, "about")) and first >= 2 and self.words[first - 2] not in (":", "،")

    def _named_by_noun(self, mark: int) -> bool:
        """A noun that takes a name stands before the mark (حزب «…»), alone or with an adjective between; not with the article."""
        before = mark - 1
        if before >= 0 and len(self.words[before]) == 1:
            before -= 1
        hit = self._name_nouns.get(before + 1)
        if hit is None and not self.words[before].startswith(THE):
            hit = self._name_nouns.get(before)
        return hit is not None and not hit.prefix.endswith(THE)

    def earlier(self, word: str, before: int) -> list[int]:
        """The last few tokens before a token where a word stands, the nearest first."""
        found = self.reading.positions.get(word, [])
        stop = bisect_left(found, before)
        return found[max(0, stop - 3):stop][::-1]

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Token ranges of the text's lines."""
        found, at, start = [], self.reading.tokens.at, 0
        for line in self.reading.text.splitlines(keepends=True):
            stop = start + len(line)
            found.append((at(start - 1) + 1 if start else 0, at(stop - 1) + 1))
            start = stop
        return found

    @cached_property
    def _name_nouns(self) -> dict[int, Hit]:
        return {hit.last: hit for hit in self.reading.hits.get("quoted_names", ())}
