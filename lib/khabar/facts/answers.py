"""Articles to extracts, one by one, whatever stands in them: a fault in a rule costs its article, never the run."""
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from khabar.facts.extract import Extract, extract
from khabar.lexicon import Lexicon
from khabar.text.article import Article, Reject
from khabar.text.files import one_line

_ALLOCATIONS = 50_000  # between two rounds of the garbage collector


def answers(found: Iterable[Article | Extract | Reject], lexicon: Lexicon | None = None) -> Iterator[Extract | Reject]:
    """Extracts of the articles, lazily and in order; rejects, and extracts already made, pass through.

    >>> [type(each).__name__ for each in answers([Article("1", "وصل الوفد أمس."), Reject("b.txt", None, "empty")])]
    ['Extract', 'Reject']
    """
    with _rare_collections():
        for each in found:
            yield answer(each, lexicon) if isinstance(each, Article) else each


@contextmanager
def _rare_collections() -> Iterator[None]:
    """An article leaves no cycles behind: the garbage collector would only walk what lives, again and again."""
    before = gc.get_threshold()
    gc.set_threshold(before[0] and max(before[0], _ALLOCATIONS), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def answer(article: Article, lexicon: Lexicon | None = None) -> Extract | Reject:
    """What one article says, or a reject where a rule failed on it."""
    try:
        return extract(article, lexicon)
    except Exception as fault:
        return Reject(article.path or article.id, None, f"internal error in {one_line(article.id)}: {one_line(repr(fault))[:200]}")
