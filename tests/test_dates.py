"""Dates by property: every printed form of a day reads as that day, whatever the digits, marks and blanks."""
import time
import unicodedata
from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.facts.dates import find_dates, find_published
from khabar.facts.reading import Reading
from khabar.facts.spans import Owners
from khabar.lexicon import load
from khabar.text.article import Article

LOCALES = ("ar", "ar_IQ", "ar_DZ", "ar_MA", "ar_MR")
MONTHS = {name: list(Locale.parse(name).months["format"]["wide"].values()) for name in LOCALES}
WEEKDAYS = Locale.parse("ar").days["format"]["wide"]
DIGITS = {"eastern": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), "persian": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
ORDINALS = {entry.get("number"): entry.get("words") for entry in load().entries["day_ordinals"].values()}
ANY_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))

FORMS = {
    "iso": lambda d, month: d.isoformat(),
    "slashes": lambda d, month: f"{d.day}/{d.month}/{d.year}",
    "dashes": lambda d, month: f"{d.day:02}-{d.month:02}-{d.year}",
    "spaced slashes": lambda d, month: f"{d.day} / {d.month} / {d.year}",
    "named": lambda d, month: f"{d.day} {month} {d.year}",
    "named with year word": lambda d, month: f"{d.day} {month} عام {d.year}",
    "named with month word": lambda d, month: f"{d.day} من شهر {month} {d.year}",
    "with the article": lambda d, month: f"الـ{d.day} من {month} {d.year}",
    "weekday": lambda d, month: f"{WEEKDAYS[d.weekday()]} {d.day} {month} {d.year}",
    "weekday, brackets": lambda d, month: f"اليوم {WEEKDAYS[d.weekday()]} ({d.day} {month} {d.year})",
}


def dates_of(text, published=None):
    reading = Reading(Article(id="1", text=text, published=published))
    found = find_dates(reading, Owners(len(reading.tokens)))
    assert all(text[f.start:f.stop] == f.text for f in found)
    return found


def values_of(text, published=None):
    return [(f.value, f.edge, f.rule) for f in dates_of(text, published)]


@given(day=ANY_DAY, form=st.sampled_from(sorted(FORMS)), locale=st.sampled_from(LOCALES))
def test_every_printed_form_reads_as_its_day(day, form, locale):
    printed = FORMS[form](day, MONTHS[locale][day.month - 1])
    assert [f.value for f in dates_of(f"وقع الحادث في {printed}، ثم عاد الهدوء")] == [day.isoformat()]


@given(day=ANY_DAY, double=st.sampled_from(["/", " / ", "/ ", " (", " "]))
def test_two_names_of_a_month_are_one_month(day, double):
    closing = ")" if "(" in double else ""
    printed = f"{day.day} {MONTHS['ar'][day.month - 1]}{double}{MONTHS['ar_IQ'][day.month - 1]}{closing} {day.year}"
    assert [(f.text, f.value) for f in dates_of(f"وقع الحادث في {printed}.")] == [(printed, day.isoformat())]


@given(day=ANY_DAY, data=st.data())
def test_days_in_words(day, data):
    printed = f"{data.draw(st.sampled_from(ORDINALS[day.day]))} من {MONTHS['ar'][day.month - 1]} {day.year}"
    assert [f.value for f in dates_of(f"وقع الحادث في {printed}")] == [day.isoformat()]


@given(published=ANY_DAY, back=st.integers(0, 6))
def test_a_weekday_is_the_last_or_the_next(published, back):
    day = published - timedelta(days=back)
    name = WEEKDAYS[day.weekday()]
    assert [f.value for f in dates_of(f"قالت الشركة {name} إن الطريق مغلق", published)] == [day.isoformat()]
    ahead = day + timedelta(days=7) if back else day
    assert [f.value for f in dates_of(f"سيعقد اللقاء {name}", published)] == [ahead.isoformat()]
    assert [f.value for f in dates_of(f"سيعقد اللقاء {name} المقبل", published)] == [(day + timedelta(days=7)).isoformat()]


@given(published=ANY_DAY, ahead=st.integers(-300, 300))
def test_a_day_without_its_year_lies_near(published, ahead):
    day = published + timedelta(days=ahead)
    found = dates_of(f"شعار اللقاء في {day.day} {MONTHS['ar_IQ'][day.month - 1]}", published)
    if (day.month, day.day) != (2, 29):
        assert abs((date.fromisoformat(found[0].value) - published).days) <= 184


METAMORPHIC = [
    "غادر الوفد في 27 تموز 2021 وعاد في 15/8/2021 بعد عام 2020",
    "ارتفعت الأسعار منذ مطلع العام وستتراجع في نهاية مارس المقبل",
    "قال المحافظ أمس الاثنين إن العمل سينتهي بين عامي 2022 و2025",
    "بدأت الحملة في التاسع من فبراير الجاري وتنتهي في 25 منه",
]


def with_marks(text):
    return "".join(c + "\u064e" if c.isalpha() else c for c in text)


def with_tatweel(text):
    return " ".join(w[:1] + "\u0640" + w[1:] if len(w) > 3 and w.isalpha() else w for w in text.split(" "))


@pytest.mark.parametrize("text", METAMORPHIC)
@pytest.mark.parametrize("change", [
    lambda t: t.translate(DIGITS["eastern"]), lambda t: t.translate(DIGITS["persian"]), with_marks, with_tatweel,
    lambda t: t.replace(" ", "\u00a0"), lambda t: "\u200f" + t, lambda t: unicodedata.normalize("NFD", t)],
    ids=["eastern digits", "persian digits", "marks", "tatweel", "no-break space", "direction mark", "decomposed"])
def test_spelling_moves_spans_but_not_values(text, change):
    published = date(2021, 7, 27)
    assert values_of(change(text), published) == values_of(text, published) != []


@pytest.mark.parametrize("printed, value", [
    ("31 نيسان 2019", None), ("30/2/2020", None), ("29 شباط 2019", None), ("31 رمضان 1443 هـ", None), ("15 مارس 9999", None)])
def test_a_day_that_is_not_is_null(printed, value):
    assert all(f.value is None or len(f.value) != 10 for f in dates_of(f"وقع الحادث في {printed}"))


@pytest.mark.parametrize("text", ["", " ", "2021", "/", "1/2/3/4/5/6", "00/00/0000", "0000-00-00", "9" * 5000, "عام " + "1" * 400, "²/²/²", "في 10 10 10 10",
                                  "من إلى حتى بين", "(((", "الساعة", "منذ", "31", "العام", "بداية نهاية بداية", "يوم يوم يوم يوم", "قبل", "0 مارس 0"])
def test_odd_input_raises_nothing(text):
    assert all(f.value is None or f.first <= f.last for f in dates_of(text, date(2021, 7, 27)))


@settings(max_examples=200)
@given(st.lists(st.sampled_from("في من عام 2017 27 / - تموز مارس الأحد اليوم ( ) مطلع الماضي نفسه و 1443 هـ الربع الأول القرن 10000 ليل".split()), max_size=14))
def test_any_row_of_date_words_is_read(words):
    for f in dates_of(" ".join(words), date(2021, 7, 27)):
        assert f.value is None or f.first is None or f.first <= f.last


def test_edges_of_the_calendar_raise_nothing():
    for published in (date.min, date(1, 1, 2), date.max):
        dates_of("قال الأسبوع الماضي إن الشهر المقبل والعام المقبل وغدا وأمس والأحد المقبل قبل 300 سنة وصيف العام الماضي", published)


def test_time_is_linear():
    text = "قال المحافظ الأحد إن العمل بدأ في 27 تموز 2021 وينتهي بين عامي 2022 و2025 في مطلع العام المقبل، و10 و12 و14 أيار. "

    def seconds(times):
        reading = Reading(Article(id="1", text=text * times, published=date(2021, 7, 27)))
        start = time.process_time()
        find_dates(reading, Owners(len(reading.tokens)))
        return time.process_time() - start

    seconds(10)
    once, twice = min(seconds(150) for _ in range(3)), min(seconds(300) for _ in range(3))
    assert twice < 3.5 * once


PUBLISHED = [
    ("قال المحافظ اليوم الثلاثاء (27 تموز 2021) إن الطريق مفتوح", date(2021, 7, 27), "today_with_date"),
    ("قال المحافظ اليوم 27 تموز 2021 إن الطريق مفتوح", date(2021, 7, 27), "today_with_date"),
    ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\nافتتح الأمير المعرض", date(2015, 8, 10), "agency_line"),
    ("القاهرة 15-8-2000 (أ ف ب) - فاز الفريق", date(2000, 8, 15), "agency_line"),
    ("عنوان الخبر\nالثلاثاء 27 يوليو 2021 - 10:30\nقال المحافظ إن الطريق مفتوح", date(2021, 7, 27), "date_line"),
    ("تاريخ النشر: 27/7/2021\nقال المحافظ إن الطريق مفتوح", date(2021, 7, 27), "stamped"),
    ("القاهرة 15-8 (أ ف ب) - فاز الفريق اليوم الثلاثاء في بطولة عام 2000", date(2000, 8, 15), "agency_line_without_year"),
    # null rather than a guess
    ("القاهرة 15-8 (أ ف ب) - فاز الفريق", None, None),
    ("قال المحافظ اليوم الأحد (27 تموز 2021) إن الطريق مفتوح", None, None),
    ("تأسست الفرقة في 27 تموز 2021 على يد مطرب", None, None),
    ("قال المحافظ اليوم الثلاثاء إن الطريق أغلق في 27 تموز 2021", None, None),
    ("قال المحافظ اليوم 27 تموز 2021 إن الخبر صدر اليوم 28 تموز 2021", None, None),
]


@pytest.mark.parametrize("text, published, rule", PUBLISHED)
def test_the_articles_own_date(text, published, rule):
    assert find_published(Reading(Article(id="1", text=text))) == (published, rule)


def test_clock_times_own_their_numbers():
    text = "تبدأ المباراة عند الساعة 17,00 (22:30 بتوقيت غرينتش) وتنتهي التاسعة مساء"
    reading = Reading(Article(id="1", text=text))
    owners = Owners(len(reading.tokens))
    assert find_dates(reading, owners) == []
    owned = [word for i, word in enumerate(reading.words) if owners.of(i) == "clock"]
    assert owned == ["17", ",", "00", "22", ":", "30", "التاسعه"]
