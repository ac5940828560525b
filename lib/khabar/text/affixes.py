"""The affixes that rules look at, in folded spelling unless said otherwise; whole words live in the lexicon."""

AND, SO, BY, TO, THE = "و", "ف", "ب", "ل", "ال"
TO_THE = TO + TO
FUTURE = "س"
NOW = "آ"  # as printed: آن is no أن
BY_THE = BY + THE
JOINERS = (AND, SO)
OWNERS = ("ه", "ها", "هم")  # pronouns of an owner hung on a noun
FEMININE = ("ة", "ات")  # as printed
TA, OPEN_TA = "ة", "ت"  # as printed; a pronoun hung behind opens it
PLURAL = "ون"
THEY = "وا"  # of a verb
PLURAL_ACCUSATIVE = "ين"
ACCUSATIVE = "ا"
DAMMA = "\u064f"
TANWIN = "ًٌٍ"  # as printed, at the end of a word
COMMAS = ("،", ",")
RELATION = ("ي", "يه", "يون", "يين")
DASHES = ("-", "–", "—", ":")
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


def is_arabic(word: str) -> bool:
    """Whether a word begins with an Arabic letter.

    >>> is_arabic("خبر"), is_arabic("news"), is_arabic("5")
    (True, False, False)
    """
    return "\u0620" <= word[0] <= "\u06ff" and word[0].isalpha()


def is_relative_adjective(word: str) -> bool:
    """Whether a folded word with the article ends as adjectives of relation do (العراقي، الوطنية).

    >>> is_relative_adjective("العراقي"), is_relative_adjective("الاتهامات")
    (True, False)
    """
    return word.startswith(THE) and word.endswith(RELATION)
