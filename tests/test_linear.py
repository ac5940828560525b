"""Time grows with the length of an article, whatever stands in it: what would take the square of it is caught by processor time.

Each probe is extracted short and sixteen times as long. Linear time gives 16, square time up to 256; the bound stands
between, and a probe that fails is measured anew, so that a busy machine fails nothing.
"""
import gc
from itertools import count
from time import process_time

import pytest

from khabar import Article, extract

SHORT, TIMES, BOUND, TRIES = 1_600, 16, 45, 4
SLOWEST = 400e-6  # seconds a letter, many times what any probe takes
SYLLABLES = "بر كل من سد تي رو فا هل زو نيك مار دول جان فير توس لين".split()
GIVEN = "محمد أحمد سامي يوسف خالد عمر علي حسن كريم طارق ماجد رامي".split()

# One thing over and over.
REPEATED = {
    "verb and that": "قال إن ", "quotation marks": '"', "guillemets": "«", "guillemets reversed": "»«", "nested marks": "«\"", "open quotations": 'قال: "',
    "marks apart": '" ', "question marks": "?", "full stops": ". ", "commas": "، ", "brackets": "(", "lines": "\n", "blank lines": "\u00a0\n",
    "one word": "كتاب", "tatweel": "ـ", "zero width": "\u200b", "bidi controls": "\u202e", "diacritics": "مَ", "ligatures": "ﻻ", "apostrophes": "'",
    "numbers": "2500 ", "digits": "1", "groups of digits": "500 ", "decimal commas": "10,", "ranges": "10-", "and numbers": "10 و", "out of": "3 من أصل ",
    "scales": "ألف ", "and scales": "وألف ", "between": "بين 10 و20 ", "of them": "منهم ثلاثة ", "others": "30 آخرين ", "people": "2500 جندي ",
    "years": "2021، ", "a full date": "الأحد 27 تموز 2021 ", "a month of a year": "في تموز من العام نفسه ", "coming days": "الأحد المقبل أعلن السبت ",
    "according to": "بحسب الوزير، ", "who said": "الذي قال ", "added": "، مضيفا أن ", "topic": "الوزير، في بيان، قال ", "on the word of": "نقلا عن مصدر ",
    "same speaker": "المتحدث ذاته قال ", "a channel": "قال الأحد عبر تويتر إن ", "headlines": "الوزير سامي: «نعم»\n", "titles": "رئيس مجلس إدارة ",
    "given names": "محمد ", "particles": "بن ", "servants": "عبد الله ", "a name in marks": 'شركة "الأفق" والأفق ', "known again": "قطاع غزة والقطاع ",
    "hashtags": "#خبر_عاجل ", "sport": "كرة القدم مباراة النصر والهلال ",
}
# Something else each time: {0} and {1} are words that nobody knows, {2} a given name, {3} a number.
VARIED = {
    "names": "{2} {0}، ", "one surname": "{2} {0} الحداد. قال الحداد إن ", "middle names": "محمد {0} الحداد، ", "names alike": "محمد {0} {1}، ",
    "speakers": "قال الوزير {2} {0} إن الطريق مفتوح. وقال الوزير المختص إن ", "companies": "شركة {0} والشركة ", "ministries": "وزارة {0} والوزارة ",
    "towns": "بلدة {0} و{1} ", "words": "{0} ", "hashtags": "#{0}_{1} ", "quotations": "قال {2} {0}: «{1} نعم سنفعل ذلك غدا» ",
    "quotations in headlines": "كتاب عن «{0} {1}»\nقال سامي: «{0} نعم سنفعل ذلك غدا».\n", "quotation first": "«{0} نعم سنفعل ذلك غدا»، قال {2} عبر تويتر الأحد ",
    "counts": "{3} جندي و{3} آخرين بينهم {3} ", "fates": "قتل {3} وأصيب {3} بجروح بلغ عددهم {3} ", "sources": "متحدثة باسم الوزارة قالت إن {0}. وقالت رنا {1} إن ",
    "relays": "نقلت الوكالة عن {2} {0} قوله إن ", "days": "{3} تموز 1990، ",
}
QUICK = ("verb and that", "quotation marks", "open quotations", "question marks", "numbers", "and numbers", "scales", "years", "a full date", "according to", "who said",
         "a name in marks", "one surname", "ministries", "quotations", "quotations in headlines", "counts", "speakers")


def word(number: int) -> str:
    """A word that no lexicon holds, another for each number."""
    return SYLLABLES[number % 16] + (word(number // 16) if number >= 16 else SYLLABLES[7])


def text_of(name: str, length: int) -> str:
    if name in REPEATED:
        return (REPEATED[name] * (length // len(REPEATED[name]) + 1))[:length]
    parts, size = [], 0
    for n in count(300):
        if size >= length:
            return "".join(parts)
        parts.append(VARIED[name].format(word(n), word(7 * n), GIVEN[n % 12], n % 28 + 1))
        size += len(parts[-1])


def seconds(text: str) -> float:
    start = process_time()
    extract(Article("1", text))
    return process_time() - start


@pytest.fixture(scope="module", autouse=True)
def loaded():
    extract(Article("1", "قال الوزير سامي الحداد إن 20 جنديا وصلوا أمس."))


def grows_linearly(name: str, short: int) -> bool:
    text, longer = text_of(name, short), text_of(name, short * TIMES)
    quickest = min(seconds(text) for _ in range(3))
    took = seconds(longer)
    return took <= max(BOUND * quickest, 0.05) and took <= SLOWEST * len(longer)


@pytest.mark.parametrize("name", QUICK)
def test_linear(name):
    assert any(grows_linearly(name, SHORT) for _ in range(TRIES))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", [*REPEATED, *VARIED])
def test_linear_at_length(name):
    assert any(grows_linearly(name, 4 * SHORT) for _ in range(TRIES))


def test_an_article_leaves_nothing_to_the_garbage_collector():
    gc.collect()
    gc.disable()
    try:
        extract(Article("1", text_of("speakers", SHORT)))
        assert gc.collect() == 0
    finally:
        gc.enable()


HUGE = {"one line of a megabyte": lambda: "وصل الوفد إلى العاصمة أمس وقال إن الطريق مفتوح " * 22_000, "a million lines": lambda: "\n" * 1_000_000,
        "100,000 question marks": lambda: "?" * 100_000, "100,000 names": lambda: text_of("names", 1_200_000), "100,000 dates": lambda: "27 تموز 2021، " * 100_000}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", HUGE)
def test_huge(name):
    text = HUGE[name]()
    assert seconds(text) <= SLOWEST * len(text)
