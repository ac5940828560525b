"""What the readers of numbers hand to each other: an `Atom` is one number word or literal, a `Quantity` a whole one."""
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from khabar.lexicon import Hit

Number = int | Decimal | Fraction
AND, ARTICLE = "\u0648", "\u0627\u0644"


@dataclass(frozen=True, slots=True)
class Atom:
    """One number word or one literal in digits.

    `lead` is its first token, clitics printed apart included (بـ 20), `first` the number itself; `kind` is zero, unit, part,
    ten, tens, hundred, ordinal, digits, scale, dual, scales, fraction, quarters, few or vague.
    """

    lead: int
    first: int
    last: int
    kind: str
    value: Number
    prefix: str = ""
    high: Number | None = None
    text: str = ""
    glued: bool = False

    @property
    def definite(self) -> bool:
        return self.prefix.endswith(ARTICLE)


@dataclass(slots=True)
class Parsed:
    """A number read from atoms: its exact value, its last scale and where it ends."""

    lead: int
    first: int
    last: int
    value: Number
    factor: Number = 1
    coefficient: Number | None = None
    prefix: str = ""
    definite: bool = False
    kind: str = "number"
    low: Number | None = None
    high: Number | None = None
    text: str = ""
    rule: str = "number"


@dataclass(slots=True)
class Quantity:
    """A number with its hedge. Tokens first..last (exclusive) hold both, num_first..num_last the number alone.

    `kind` is number, vague, dual, one, two, fraction or zero; `noun` is the noun of a dual or of a stated zero, `past` the
    token behind a hedge that parts the number from its noun, `tail` the one behind a half that follows the noun,
    `after` the tokens of a hedge that follows, `lead_prefix` the clitics of a word that opens the span.
    """

    first: int
    last: int
    num_first: int
    num_last: int
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    qualifier: str = "exact"
    kind: str = "number"
    rule: str = "number"
    prefix: str = ""
    definite: bool = False
    scaled: bool = False
    hedged: bool = False
    dashed: bool = False
    text: str = ""
    noun: Hit | None = None
    flags: tuple[str, ...] = ()
    shares: int | None = None
    tail: int = 0
    past: int = 0
    lead_prefix: str = ""
    after: tuple[int, int] = (0, 0)
