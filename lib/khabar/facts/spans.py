"""Who owns a stretch of text where finders overlap."""

PRIORITY = ("name", "date", "clock", "quantity")


class Owners:
    """The owner of each token; a finder may take only what no one of higher or equal priority holds.

    >>> owners = Owners(5)
    >>> owners.take(1, 3, "date"), owners.take(2, 4, "quantity"), owners.take(3, 4, "quantity")
    (True, False, True)
    >>> owners.of(2)
    'date'
    """

    def __init__(self, n_tokens: int):
        self._owner: list[str | None] = [None] * n_tokens

    def of(self, token: int) -> str | None:
        """The owner of a token."""
        return self._owner[token]

    def free(self, first: int, last: int, kind: str) -> bool:
        """Whether `kind` may take tokens first..last (last exclusive)."""
        rank = PRIORITY.index(kind)
        return all(o is None or PRIORITY.index(o) > rank for o in self._owner[first:last])

    def take(self, first: int, last: int, kind: str) -> bool:
        """Takes tokens first..last for `kind`, if it may."""
        if not self.free(first, last, kind):
            return False
        self._owner[first:last] = [kind] * (last - first)
        return True
