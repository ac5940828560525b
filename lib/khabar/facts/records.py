"""The plain records that rules produce; field names are the columns of the frames."""
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Quote:
    """Words a source said or wrote (direct, indirect, headline)."""

    start: int
    stop: int
    text: str
    sentence_start: int
    sentence_stop: int
    rule: str
    quote_id: str | None = None
    kind: str = "direct"
    utterance: str | None = None
    cue: str | None = None
    act: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_rule: str | None = None
    speaker_start: int | None = None
    speaker_stop: int | None = None
    speaker_others: tuple[str, ...] = ()
    channel: str | None = None
    said_on: date | None = None
    negated: bool = False


@dataclass(slots=True)
class Claim:
    """A quantity that the article states of the world."""

    start: int
    stop: int
    text: str
    sentence_start: int
    sentence_stop: int
    rule: str
    claim_id: str | None = None
    num: str = ""
    value: float | None = None
    value_text: str | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    unit: str | None = None
    category: str = "other"
    currency: str | None = None
    rate: str | None = None
    what: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    modality: str = "asserted"
    stated_by: str | None = None
    stated_by_id: str | None = None
    quote_id: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class DateFact:
    """An expression that names a time on the calendar."""

    start: int
    stop: int
    text: str
    sentence_start: int
    sentence_stop: int
    rule: str
    value: str | None = None
    edge: str | None = None
    first: date | None = None
    last: date | None = None
    calendar: str = "gregorian"
    anchor: date | None = None


@dataclass(slots=True)
class Mention:
    """A place in the text that names an actor."""

    start: int
    stop: int
    text: str
    sentence_start: int
    sentence_stop: int
    rule: str
    actor_id: str | None = None
    surface: str = ""
    role: str | None = None


@dataclass(slots=True)
class Actor:
    """A person, organisation or place, with every mention of it in the article."""

    actor_id: str
    name: str
    type: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def n_mentions(self) -> int:
        return len(self.mentions)
