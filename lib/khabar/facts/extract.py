"""`extract(article)`: quotes, claims, dates and actors of one article."""
from dataclasses import dataclass, replace
from typing import Any

from khabar.facts.actors import find_actors
from khabar.facts.claims import find_claims
from khabar.facts.dates import find_dates, find_published
from khabar.facts.jsonable import to_dict
from khabar.facts.quantities import find_quantities
from khabar.facts.quotes import find_quotes
from khabar.facts.reading import Reading
from khabar.facts.records import Actor, Claim, DateFact, Quote
from khabar.facts.spans import Owners
from khabar.lexicon import Lexicon
from khabar.text.article import Article


@dataclass(slots=True)
class Extract:
    """What an article says: the article and its rows."""

    article: Article
    quotes: list[Quote]
    claims: list[Claim]
    dates: list[DateFact]
    actors: list[Actor]

    def to_dict(self) -> dict[str, Any]:
        """The extract as plain JSON values: `article`, `quotes`, `claims`, `dates`, `actors` with their `mentions`."""
        return to_dict(self)


def extract(article: Article, lexicon: Lexicon | None = None) -> Extract:
    """Quotes, claims, dates and actors of one article.

    >>> result = extract(Article(id="1", text='قال الوزير سامي الحداد: "سنفتح الطريق غدا".'))
    >>> [(q.text, q.speaker) for q in result.quotes]
    [('سنفتح الطريق غدا', 'سامي الحداد')]
    """
    reading = Reading(article, lexicon)
    owners = Owners(len(reading.tokens))
    if article.published is None:
        published, rule = find_published(reading)
        reading.article = article = replace(article, published=published, published_rule=rule)
    dates = find_dates(reading, owners)
    quantities = find_quantities(reading, owners)
    actors = find_actors(reading)
    quotes = find_quotes(reading, actors, dates)
    claims = find_claims(reading, quantities, dates, actors, quotes)
    reading.close()
    return Extract(article, quotes, claims, dates, actors)
