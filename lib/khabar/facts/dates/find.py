"""`find_dates(reading, owners)`: every expression that names a time on the calendar, resolved."""
from khabar.facts.dates import absolute, ago, joins, relative, year_numbers, years
from khabar.facts.dates.clock import find_clocks
from khabar.facts.dates.scan import Found, Scan
from khabar.facts.reading import Reading
from khabar.facts.records import DateFact
from khabar.facts.spans import Owners

RULES = (*absolute.RULES[:3], *years.RULES[:1], *absolute.RULES[3:], *relative.RULES, *years.RULES[1:], *year_numbers.RULES, *ago.RULES)


def find_dates(reading: Reading, owners: Owners) -> list[DateFact]:
    """Dates in order; their tokens become "date" in `owners`, those of clock times "clock".

    >>> from datetime import date
    >>> from khabar.text.article import Article
    >>> reading = Reading(Article(id="1", text="وصل الوفد أمس الاثنين", published=date(2021, 7, 27)))
    >>> [(d.text, d.value, d.rule) for d in find_dates(reading, Owners(len(reading.tokens)))]
    [('أمس الاثنين', '2021-07-26', 'weekday')]
    """
    scan = scanned(reading)
    for one in scan.found:
        if one.kind != "ago":
            owners.take(one.first, one.last, "date")
    for first, last in scan.clocks:
        owners.take(first, last, "clock")
    return [_fact(scan, one) for one in scan.found if one.kind != "name"]


def scanned(reading: Reading) -> Scan:
    """The scan of a reading with its clock times and dates, kept with it; dates are found anew when the day of the report becomes known."""
    scan = reading.kept.get("scan")
    if scan is None:
        scan = reading.kept["scan"] = Scan(reading)
        scan.take_clocks(find_clocks(scan))
    elif not scan.turns_to(reading.article.published):
        return scan
    _find_all(scan)
    return scan


def _find_all(scan: Scan) -> None:
    """Every date of a scan, left to right; a rule sees what was found before it."""
    for i in scan.starts:
        if (not scan.found or i >= scan.found[-1].last) and i not in scan.clock_tokens:
            _take(scan, _first_match(scan, i))


def _first_match(scan: Scan, i: int) -> Found | None:
    for rule in RULES:
        found = rule(scan, i)
        if found and scan.reading.same_line(found.first, found.last):
            found.rule = found.rule or rule.__name__
            found.skip = scan.clitics(found.first)
            return found
    return None


def _take(scan: Scan, found: Found | None) -> None:
    """Adds a date, joined with the one before where they are one."""
    if found is None:
        return
    joins.share_year(scan, found)
    *before, found = joins.earlier_days(scan, found)
    scan.found.extend(before)
    while scan.found and (both := _join(scan, scan.found[-1], found)):
        scan.found.pop()
        found = both
    scan.found.append(found)


def _join(scan: Scan, before: Found, found: Found) -> Found | None:
    for join in joins.JOINS:
        if both := _joined(scan, join(scan, before, found)):
            return both
    return None


def _joined(scan: Scan, found: Found | None) -> Found | None:
    return found if found and scan.reading.same_line(found.first, found.last) else None


def _fact(scan: Scan, found: Found) -> DateFact:
    start, stop = scan.offset(found), scan.reading.tokens.stops[found.last - 1]
    sentence = scan.reading.sentence_of(start)
    return DateFact(start, stop, scan.reading.text[start:stop], *sentence, found.rule, found.when.value, found.edge, found.when.first,
                    found.when.last, found.when.calendar, found.anchor)
