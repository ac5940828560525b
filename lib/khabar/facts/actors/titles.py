"""The title that introduces a person, before the name or in apposition behind it."""
from khabar.facts.actors.view import View
from khabar.lexicon import Hit

_FURTHEST, _LONGEST_AFTER = 10, 8
COMMA = (",", "\u060c")


def title_just_before(view: View, first: int) -> Hit | None:
    """The title that ends right before a token."""
    if not view.adjacent(first - 1):
        return None
    hit = view.role_at.get(first - 1)
    return hit if hit and hit.last == first else None


def title_before(view: View, first: int, last: int | None = None) -> tuple[int, int] | None:
    """Tokens of the title and its complement that introduce a name, the outermost of a chain; a name between commas may follow one."""
    if last is not None and first > 0 and last < view.size and view.words[first - 1] in COMMA and view.words[last] in COMMA:
        first -= 1
    i, best = first - 1, None
    while i >= 0 and first - i <= _FURTHEST and view.adjacent(i):
        hit = view.role_at.get(i)
        if hit and hit.last == i + 1:
            best, i = (hit.first, first), hit.first - 1
            if hit.prefix:
                break
            continue
        if view.is_small("title_links", i):
            i -= 1
            continue
        if not view.words[i][0].isalpha() or view.is_function(i) or view.word(i).sure:
            break
        i -= 1
    return best


def title_after(view: View, last: int) -> tuple[int, int] | None:
    """Tokens of the title in apposition behind a comma: سامي الحداد، رئيس البلدية."""
    if last + 1 >= view.size or view.words[last] not in COMMA:
        return None
    hit = view.role_at.get(last + 1)
    if not hit or hit.first != last + 1 or hit.prefix:
        return None
    i = hit.last
    while i < view.size and i - hit.first < _LONGEST_AFTER and view.adjacent(i - 1) and (view.definite(i) or view.word(i).unknown):
        i += 1
    return hit.first, i
