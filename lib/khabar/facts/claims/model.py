"""What the rules of claims share: the quantity at hand, what it counts, and the claims made before it."""
from collections.abc import Callable
from dataclasses import dataclass, field

from khabar.facts.quantities.around import Around
from khabar.facts.quantities.model import Quantity
from khabar.lexicon import Entry

PEOPLE = frozenset({"people", "killed", "wounded", "detained", "displaced", "troops"})
FATES = frozenset({"killed", "wounded", "detained", "displaced"})
_LONGEST_ROW = 8  # numbers in a row that may share the noun behind the last


@dataclass(slots=True)
class Counted:
    """What a quantity counts: the unit, where it stands (first..last, none for an elided noun) and its entry if known."""

    unit: str | None
    rule: str
    first: int | None = None
    last: int | None = None
    entry: Entry | None = None
    category: str | None = None
    currency: str | None = None
    prefix: str = ""

    @property
    def own_category(self) -> str:
        return self.category or (self.entry.get("category") if self.entry else None) or "other"

    @property
    def human(self) -> bool:
        return bool(self.entry and (self.entry.get("human") or self.entry.get("category") in PEOPLE)) or self.own_category in PEOPLE


@dataclass(slots=True)
class Told:
    """A quantity whose unit and category are settled."""

    quantity: Quantity
    counted: Counted
    category: str


@dataclass(slots=True)
class Scene:
    """An article's numbers as they are settled one after the other; `counted_by` finds what any of them counts."""

    around: Around
    quantities: list[Quantity]
    counted_by: "Callable[[Scene, Quantity], Counted | None]"
    told: list[Told] = field(default_factory=list)
    sentence: dict[int, int] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    number_starts: frozenset[int] = frozenset()
    asked: dict[int, Counted | None] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        self.order = {id(quantity): n for n, quantity in enumerate(self.quantities)}
        self.number_starts = frozenset(quantity.num_first for quantity in self.quantities)

    def tell(self, told: Told) -> None:
        """Adds a settled number: what was asked before may be answered otherwise now."""
        self.told.append(told)
        self.asked.clear()

    def counts(self, quantity: Quantity) -> Counted | None:
        """What a number further on counts; a row of numbers is followed some steps only."""
        key = id(quantity)
        if key not in self.asked and self.depth < _LONGEST_ROW:
            self.depth += 1
            self.asked[key] = self.counted_by(self, quantity)
            self.depth -= 1
        return self.asked.get(key)

    def sentence_index(self, token: int) -> int:
        """The sentence a token stands in."""
        found = self.sentence.get(token)
        if found is None:
            reading = self.around.reading
            found = self.sentence[token] = reading.sentence_index(reading.tokens.starts[token])
        return found

    def last(self, quantity: Quantity, sentences: int = 0, human: bool | None = None) -> Told | None:
        """The nearest settled number before a quantity, at most some sentences back, of people or of things."""
        here = self.sentence_index(quantity.first)
        for told in reversed(self.told[-8:]):
            if here - self.sentence_index(told.quantity.first) > sentences:
                return None
            if told.counted.unit and told.category not in ("money", "percent", "duration", "age") and human in (None, told.counted.human):
                return told
        return None

    def following(self, quantity: Quantity) -> Quantity | None:
        """The next quantity in the same sentence."""
        at = self.order.get(id(quantity), len(self.quantities)) + 1
        after = self.quantities[at] if at < len(self.quantities) else None
        return after if after and self.sentence_index(after.first) == self.sentence_index(quantity.first) else None
