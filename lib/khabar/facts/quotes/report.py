"""A place that reports speech, as the quote rules pass it on."""
from dataclasses import dataclass

from khabar.facts.quotes.marks import Stretch
from khabar.facts.quotes.subject import Subject
from khabar.lexicon import Entry, Hit

FINITE = {"past", "present"}
NOUN_REACH = 3  # tokens between a verbal noun, or a weak verb, and its words


@dataclass(slots=True)
class Report:
    """A cue with its subject and content, as token indexes; `via` tells what brings the words in."""

    first: int
    last: int
    hit: Hit
    form: str
    gender: str
    unit: tuple[int, int]
    subject: Subject | None = None
    via: str | None = None
    content: int | None = None
    stop: int | None = None
    stretch: Stretch | None = None
    speaker: "object | None" = None
    others: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        return self.hit.entry

    @property
    def finite(self) -> bool:
        return self.form in FINITE

    @property
    def hangs_object(self) -> bool:
        """Whether a pronoun, the object, is hung on the verb (وصفه)."""
        return self.hit.tag.partition(":")[0].endswith("object")

    def takes(self, what: str) -> bool:
        return what in (self.entry.get("takes") or ())
