"""`Scan(reading)`: the words of dates in one article, as rules ask for them, and what has been found so far."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from khabar.facts.dates import names
from khabar.facts.dates.when import When
from khabar.facts.reading import Reading
from khabar.lexicon import Hit
from khabar.text.article import Article
from khabar.text.fold import FILL

_MEMORY = 200  # dates back that a word may point at
_REPORTS = range(1500, 2150)  # a day of publication outside resolves nothing
_STARTS = ("relative_days", "day_parts", "calendar_units", "period_edges", "seasons", "decades", "year_parts", "day_ordinals")
_STARTING_ROLES = {"month_word", "year_word", "years_word", "this", "that", "same_before", "first_of", "ago"}


@dataclass(slots=True)
class Found:
    """Tokens first..last (last exclusive) name a time; `kind` says of what sort, for joining with its neighbours.

    `yearless` is the month (and day, or 0) of a date that names no year, `skip` the letters before it in its first word.
    """

    first: int
    last: int
    when: When
    rule: str = ""
    kind: str = "day"
    edge: str | None = None
    anchor: date | None = None
    skip: int = 0
    yearless: tuple[int, int] | None = None


class Scan:
    """Tokens of a reading with the parts they play in dates.

    >>> scan = Scan.of("وصل الوفد في شهر مارس 2015")
    >>> scan.number(5), scan.is_a(3, "month_word"), scan.month_name(4).number
    (2015, True, 3)
    """

    def __init__(self, reading: Reading):
        self.reading, self.words, self.n = reading, reading.words, len(reading.words)
        self.anchor = _anchor(reading.article.published)
        self.months, self.weekdays = names.months(reading.lexicon), names.weekdays(reading.lexicon)
        self.found: list[Found] = []
        self.clocks: list[tuple[int, int]] = []
        self.clock_tokens: set[int] = set()
        self._roles: dict[int, dict[str, int]] = {}
        self._ends: dict[int, set[str]] = {}
        for kind in ("date_words", "date_guards"):
            for hit in reading.hits[kind]:
                self._roles.setdefault(hit.first, {})[hit.entry.id] = hit.last
                self._ends.setdefault(hit.last, set()).add(hit.entry.id)

    @classmethod
    def of(cls, text: str, published: str | None = None) -> "Scan":
        """A scan of a bare text, with the day of its report as ISO 8601.

        >>> Scan.of("غدا", "2021-07-27").anchor
        datetime.date(2021, 7, 27)
        """
        return cls(Reading(Article(id="", text=text, published=date.fromisoformat(published) if published else None)))

    def take_clocks(self, clocks: list[tuple[int, int]]) -> None:
        """Keeps the tokens of clock times from dates."""
        self.clocks, self.clock_tokens = clocks, {i for first, last in clocks for i in range(first, last)}

    def turns_to(self, published: date | None) -> bool:
        """Whether another day of the report asks for all dates anew; then what was found is forgotten."""
        anchor = _anchor(published)
        if anchor == self.anchor:
            return False
        self.anchor, self.found = anchor, []
        return True

    @cached_property
    def starts(self) -> list[int]:
        """Tokens a date may begin at, in order."""
        found = {hit.first for kind in _STARTS for hit in self.reading.hits[kind]}
        found.update(i for i, roles in self._roles.items() if not _STARTING_ROLES.isdisjoint(roles))
        named = names.first_words(self.reading.lexicon)
        found.update(i for i, word in enumerate(self.words) if word in named or word.isdecimal())
        return sorted(found)

    def word(self, i: int) -> str:
        """The folded token, empty outside the text."""
        return self.words[i] if 0 <= i < self.n else ""

    def is_a(self, i: int, *roles: str) -> bool:
        """Whether token `i` begins a word of one of the roles (entries of date_words and date_guards)."""
        mine = self._roles.get(i)
        return mine is not None and any(role in mine for role in roles)

    def behind(self, i: int, *roles: str) -> bool:
        """Whether a word of one of the roles ends just before `i`."""
        mine = self._ends.get(i)
        return mine is not None and not mine.isdisjoint(roles)

    def past(self, i: int, *roles: str) -> int:
        """The index behind a word of one of the roles, or `i` itself where none stands there."""
        mine = self._roles.get(i, {})
        return next((mine[role] for role in roles if role in mine), i)

    def hit(self, kind: str, i: int) -> Hit | None:
        """The lexicon hit of a kind that begins at `i`."""
        return self.reading.hit_at[kind].get(i)

    def number(self, i: int, digits: int = 4) -> int | None:
        """A whole number in digits, of at most so many."""
        word = self.word(i)
        return int(word) if len(word) <= digits and word.isdecimal() else None

    def is_part_of_number(self, i: int) -> bool:
        """Whether the digits at `i` belong to a longer number (1,950 or 3.5)."""
        before = self.word(i - 1) in _INSIDE and not self.reading.gap(i - 1) and self.number(i - 2) is not None
        after = self.word(i + 1) in _INSIDE and not self.reading.gap(i) and self.number(i + 2) is not None
        return (before and not self.reading.gap(i - 2)) or (after and not self.reading.gap(i + 1))

    def month_name(self, i: int) -> names.Name | None:
        """The month's name that begins at `i`."""
        return self._name(self.months, i)

    def weekday(self, i: int) -> names.Name | None:
        """The weekday's name that begins at `i`."""
        return self._name(self.weekdays, i)

    def _name(self, table: dict[str, list[names.Name]], i: int) -> names.Name | None:
        for name in table.get(self.word(i), ()):
            if tuple(self.words[i:i + len(name.words)]) == name.words:
                return name
        return None

    def clitics(self, i: int) -> int:
        """How many letters before the first word of a date are conjunctions and prepositions."""
        name = self.month_name(i) or self.weekday(i)
        if name:
            return len(name.prefix)
        hits = (self.hit(kind, i) for kind in (*_STARTS, "date_words"))
        return max((len(hit.prefix) for hit in hits if hit), default=0)

    def offset(self, found: Found) -> int:
        """Where the span begins: behind the clitics."""
        at, left, levelled = self.reading.tokens.starts[found.first], found.skip, self.reading.levelled
        while left:
            left -= levelled[at] != FILL
            at += 1
        while left != found.skip and levelled[at] == FILL:
            at += 1
        return at

    def latest(self) -> Iterator[Found]:
        """What was found last, the last first."""
        return islice(reversed(self.found), _MEMORY)

    def latest_year(self) -> int | None:
        """The year last named, for "of the same year"."""
        return next((f.when.last.year for f in self.latest() if f.when.last), None)

    def latest_month(self) -> tuple[int, int] | None:
        """The month last named, for "of the same month"."""
        days = (f.when.last for f in self.latest() if f.when.last and f.kind in ("date", "month", "range"))
        return next(((day.year, day.month) for day in days), None)

    @cached_property
    def is_hijri(self) -> bool:
        """Whether the article marks a year as Hijri."""
        return any("hijri_mark" in roles and self.number(i - 1) is not None for i, roles in self._roles.items())


def _anchor(published: date | None) -> date | None:
    return published if published and published.year in _REPORTS else None


_INSIDE = frozenset((".", ",", "\u066b", "\u066c"))
