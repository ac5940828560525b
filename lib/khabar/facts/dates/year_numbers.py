"""Years in digits: behind the word "year", or bare where what stands around says that it is one."""
from khabar.facts.dates import parts, when
from khabar.facts.dates.scan import Found, Scan

_WEAK = range(1900, parts.LATEST + 1)
_PRESENT = range(1950, 2041)
_STRONG = range(1500, parts.LATEST + 1)
_LINKS = frozenset(("و", "-", "–", "/", "،", "("))
_RANGE = frozenset(("-", "–", "/"))
_EVENT_REACH = 5
_LONGEST_ROW = 8  # numbers in a row that may share the noun behind the last
_AFTER_BRACKET = frozenset((")", "-", "–", "/", "،", "."))
_COUNTED = ("nouns", "scales", "percents", "currencies")


def year(scan: Scan, i: int) -> Found | None:
    """The year 2017, in the years 2014 (and 2017).

    >>> year(Scan.of("العام 2016"), 0).when.value
    '2016'
    """
    if not scan.is_a(i, "year_word", "years_word"):
        return None
    plural = scan.is_a(i, "years_word")
    ref = parts.year(scan, scan.past(i + 1, "year_kind"))
    if ref is None or ref.number not in _STRONG and ref.calendar != "hijri":
        return None
    return Found(i + 1 if plural else i, ref.last, worth(ref), kind="year")


def bare_year(scan: Scan, i: int) -> Found | None:
    """2017, where a preposition, a bracket or another year says that it is one, and nothing is counted by it.

    >>> bare_year(Scan.of("منذ 2014"), 1).when.value
    '2014'
    """
    ref = parts.year(scan, i)
    if ref is None or scan.is_a(i - 1, "number_word") or scan.word(i - 1) == "_":
        return None
    if _follows_year(scan, i, ref):
        return Found(i, ref.last, worth(ref), scan.found[-1].rule, kind="year")
    if not _has_context(scan, i, ref):
        return None
    return Found(i, ref.last, worth(ref), kind="year")


def _follows_year(scan: Scan, i: int, ref: parts.Ref) -> bool:
    """Behind another year and a link; what is counted there speaks against it, but not where the word "years" stood before."""
    before = scan.found[-1] if scan.found else None
    gap = i - before.last if before and before.kind == "year" else 0
    if not 1 <= gap <= 2 or gap == 2 and (scan.word(i - 2) != "،" or scan.word(i - 1) != "و"):
        return False
    if before.rule != "year" and is_counted(scan, ref.last):
        return False
    return scan.word(i - 1) in _LINKS or scan.is_a(i - 1, "to")


def _has_context(scan: Scan, i: int, ref: parts.Ref) -> bool:
    if ref.calendar == "hijri":
        marked = ref.last > i + 1 or scan.word(i - 1) == "(" or _opens_range(scan, ref)
        return marked or scan.behind(i, "in", "since", "at", "ago") and not is_counted(scan, ref.last)
    if scan.word(i - 1) == "(" and _in_brackets(scan, ref):
        return True
    if ref.number not in _WEAK:
        return False
    counted = is_counted(scan, ref.last)
    if scan.behind(i, "in", "since", "event") or scan.hit("seasons", i - 1):
        return not (counted and ref.number % 100 == 0)
    if _names_event(scan, i) and (not counted or ref.number % 100 and ref.number in _PRESENT):
        return True
    if counted:
        return False
    if ref.last > i + 1 and ref.number % 100 or _opens_range(scan, ref):
        return True
    return scan.behind(i, "at", "ago", "from", "to", "between") or scan.word(i - 1) in ("ل", "ب")


def _in_brackets(scan: Scan, ref: parts.Ref) -> bool:
    if ref.number not in _WEAK:
        return ref.number in _STRONG and _opens_range(scan, ref)
    return scan.word(ref.last) in _AFTER_BRACKET or scan.word(ref.last) == "و" and parts.year(scan, ref.last + 1) is not None


def _names_event(scan: Scan, i: int) -> bool:
    """Behind a cup, an election or a war, and the words that say which."""
    for j in range(i - 1, max(-1, i - _EVENT_REACH), -1):
        if scan.is_a(j, "event"):
            return True
        if not scan.word(j).isalpha() or scan.behind(j + 1, "in", "from", "at", "to"):
            return False
    return False


def _opens_range(scan: Scan, ref: parts.Ref) -> bool:
    """2020-2027, 2021/2022."""
    second = parts.year(scan, ref.last + 1) if scan.word(ref.last) in _RANGE else None
    return second is not None and ref.number < second.number <= ref.number + 100


def is_counted(scan: Scan, i: int) -> bool:
    """Whether what stands at `i` is counted by the number before it, or by one of two numbers.

    >>> is_counted(Scan.of("2500 جندي"), 1), is_counted(Scan.of("2017 حين"), 1)
    (True, False)
    """
    for at in range(i, i + 2 * _LONGEST_ROW, 2):
        if not scan.reading.same_line(at - 1, min(at + 1, scan.n)):
            return False
        hits = (scan.reading.hit(kind, at) for kind in _COUNTED if kind in scan.reading.hits)
        if any(hit and not hit.prefix and not hit.tag.startswith("dual") for hit in hits):
            return True
        linked = scan.word(at) in _LINKS or scan.is_a(at, "to")
        if not linked or scan.number(at + 1, 9) is None or scan.word(at) == "(":
            return False
    return False


def worth(ref: parts.Ref) -> when.When:
    """The year's days, by either calendar.

    >>> worth(parts.year(Scan.of("1436 هـ"), 0)).first
    datetime.date(2014, 10, 25)
    """
    return when.hijri_year(ref.number) if ref.calendar == "hijri" else when.year(ref.number)


RULES = (year, bare_year)
