"""The affixes that rules look at, in folded spelling unless said otherwise; whole words live in the lexicon."""

AND, SO, BY, TO, THE = "و", "ف", "ب", "ل", "ال"
TO_THE = TO + TO
FUTURE = "س"
NOW = "آ"  # as printed: آن is no أن
BY_THE = BY + THE
JOINERS = (AND, SO)
OWNERS = ("ه", "ها", "هم")  # pronouns of an owner hung on a noun
FEMININE = ("ة", "ات")  # as printed
PLURAL_ACCUSATIVE = "ين"
ACCUSATIVE = "ا"
DAMMA = "\u064f"
TANWIN = "ًٌٍ"  # as printed, at the end of a word
COMMAS = ("،", ",")
BREAKS = ("،", ",", "؛", ";")


def without_article(word: str) -> str:
    """A folded word without its article.

    >>> without_article("الوزير"), without_article("الم")
    ('وزير', 'الم')
    """
    return word[len(THE):] if word.startswith(THE) and len(word) > 4 else word


def ends_accusative(printed: str) -> bool:
    """Whether a printed word ends in the alef of the accusative (مضيفا، مضيفاً)."""
    return printed.rstrip(TANWIN).endswith(ACCUSATIVE)
