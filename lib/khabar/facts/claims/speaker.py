"""Who states a number: the speaker of the innermost quote that holds it."""
from bisect import bisect_right

from khabar.facts.records import Claim, Quote


class Speakers:
    """Quotes by where they stand, to find the innermost one around an offset."""

    def __init__(self, quotes: list[Quote]):
        self._quotes = sorted(quotes, key=lambda q: q.start)
        self._starts = [q.start for q in self._quotes]

    def attribute(self, claim: Claim, at: int) -> None:
        """Sets the claim's speaker and quote from the innermost quote around the number."""
        quote = self.innermost(at)
        if quote is not None:
            claim.stated_by, claim.stated_by_id, claim.quote_id = quote.speaker, quote.speaker_id, quote.quote_id
            if quote.act == "deny" and quote.kind == "indirect" and not quote.negated:
                claim.modality = "denied"

    def innermost(self, at: int) -> Quote | None:
        """The shortest quote that holds an offset and names its speaker, else the shortest that holds it."""
        upto = bisect_right(self._starts, at)
        around = [q for q in self._quotes[max(0, upto - 60):upto] if at < q.stop]
        named = [q for q in around if q.speaker]
        return min(named or around, key=lambda q: q.stop - q.start, default=None)
