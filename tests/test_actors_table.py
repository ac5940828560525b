"""Actors of many articles: one referent, one row; what may be two stays two; the order of the articles changes nothing."""
import json
import random
import time

import pandas as pd
import pytest

from khabar.facts.actors import name_id
from khabar.facts.extract import Extract
from khabar.facts.records import Actor, Mention, Quote
from khabar.lexicon import load
from khabar.tables.actors import Linker
from khabar.tables.frames import frames
from khabar.text.article import Article


def actor(name, *aliases, type="person", id=None, role=None, **more):
    """An actor as an article's rules would give it, named once, with its title."""
    mention = Mention(0, len(name), name, 0, 99, "rule", surface=name, role=role)
    return Actor(id or name_id(type, name), name, type, aliases=aliases, mentions=[mention], **more)


def link(*articles):
    """The linked names, each with how many articles name it, of articles that are lists of actors."""
    linker = Linker()
    for number, actors in enumerate(articles):
        for each in actors:
            linker.meet(str(number), each)
    linked = linker.link()
    return {row[1]: row[-1] for row in linked.rows()}


def person(*names, **more):
    return [actor(name, **more) for name in names]


def organisation(*names, **more):
    return [actor(name, type="organisation", **more) for name in names]


ONE = {
    "spelling": (person("سامي الحدّاد"), person("سامى الحـداد")),
    "hamza": (person("أنور الأيوبي"), person("انور الايوبي")),
    "ta marbuta": (organisation("هيئة المرفأ الجديدة"), organisation("هيئه المرفأ الجديده")),
    "blanks": (person("عبد الله الحداد"), person("عبدالله الحداد")),
    "marks": (organisation('شركة "الأفق"'), organisation("شركة الأفق")),
    "an article says both": ([actor("سامي علي الحداد", "سامي الحداد", "الحداد")], person("سامي الحداد")),
    "surname and particle with a title": (person("جمال بن عامر", role="وزير النقل"), person("بن عامر", role="وزير النقل")),
    "an article says both, family": ([actor("جمال ولد الشيخ عامر", "ولد الشيخ عامر")], person("ولد الشيخ عامر")),
    "nationality": (organisation("وزارة الخارجية الأمريكية"), organisation("وزارة الخارجية الأميركية"), organisation("الخارجية الامريكية")),
    "middle name and title": (person("سامي علي الحداد", role="وزير النقل"), person("سامي الحداد", role="وزير النقل")),
    "surname and title": (person("سامي الحداد", role="وزير النقل"), person("الحداد", role="وزير النقل")),
    "surname and title with the article": (person("رنا البستاني", role="المديرة التنفيذية"), person("البستاني", role="مديرة تنفيذية")),
    "surname of a known person": ([actor("رنا البستاني", id="rana", role="مديرة المرفأ")], person("البستاني", role="مديرة المرفأ")),
    "ministry": (organisation("وزارة الخارجية الأردنية"), organisation("الخارجية الأردنية")),
    "same entry": ([actor("سامي الحداد", id="sami")], [actor("حداد", id="sami")]),
    "a chain": ([actor("سامي علي الحداد", "سامي الحداد")], person("سامي الحداد", role="وزير النقل"), person("الحداد", role="وزير النقل")),
}


@pytest.mark.parametrize("name", ONE)
def test_one_referent_is_one_row(name):
    found = link(*ONE[name])
    assert list(found.values()) == [len(ONE[name])]


APART = {
    "one surname": (person("سامي الحداد"), person("رنا الحداد")),
    "surname without a title": (person("سامي الحداد", role="وزير النقل"), person("الحداد")),
    "surname with another title": (person("سامي الحداد", role="وزير النقل"), person("الحداد", role="رئيس البلدية")),
    "surname with a title of many": (person("سامي الحداد", role="الوزير"), person("الحداد", role="الوزير")),
    "surname of two": (person("سامي الحداد", role="وزير النقل"), person("رنا الحداد"), person("الحداد", role="وزير النقل")),
    "side by side": ([*person("سامي الحداد", role="وزير النقل"), *person("الحداد", role="وزير النقل")],),
    "middle name without a title": (person("سامي علي الحداد"), person("سامي الحداد")),
    "middle names of two": (person("سامي علي الحداد", role="وزير النقل"), person("سامي عمر الحداد"), person("سامي الحداد", role="وزير النقل")),
    "surname and particle": ([actor("جمال بن عامر", "بن عامر")], person("بن عامر")),
    "family of two": ([actor("جمال ولد الشيخ عامر", "ولد الشيخ عامر")], person("سعيد ولد الشيخ عامر"), person("ولد الشيخ عامر")),
    "family and article": (person("سامي آل داود"), person("سامي الداود")),
    "father and son": (person("سامي علي الحداد", role="وزير النقل"), person("علي الحداد", role="وزير النقل")),
    "one name, two types": (person("سامي الحداد"), organisation("سامي الحداد")),
    "a ministry of some country": ([actor("وزارة الزراعة الأردنية", "وزارة الزراعة", type="organisation")], organisation("وزارة الزراعة")),
    "another head noun": (organisation("قيادة الجيش الأردني"), organisation("الجيش الأردني")),
    "a ministry of guards": (organisation("وزارة الحرس الوطني"), organisation("الحرس الوطني")),
    "armies": (organisation("الجيش الأردني"), organisation("الجيش المصري")),
    "two entries": ([actor("سامي الحداد", id="sami")], [actor("سامي الحداد", id="sami_the_younger")]),
    "transliterations no lexicon joins": (person("جورج هاميلتون"), person("جورج هاملتون")),
}


@pytest.mark.parametrize("name", APART)
def test_what_may_be_two_stays_two(name):
    linker = Linker()
    for number, actors in enumerate(APART[name]):
        for each in actors:
            linker.meet(str(number), each)
    assert len(linker.link().rows()) == sum(map(len, APART[name]))


def test_a_surname_means_one_in_one_article_and_nobody_in_another():
    linker = Linker()
    named, titled, alone = person("سامي الحداد", role="وزير النقل"), person("الحداد", role="وزير النقل"), person("الحداد")
    for number, (each,) in enumerate((named, titled, alone)):
        linker.meet(str(number), each)
    linked, surname = linker.link(), name_id("person", "الحداد")
    assert linked.id_of("1", surname) == named[0].actor_id and linked.id_of("2", surname) == surname
    assert [(row[1], row[-2], row[-1]) for row in linked.rows()] == [("سامي الحداد", 2, 2), ("الحداد", 1, 1)]


def test_names_and_aliases():
    linker = Linker()
    linker.meet("0", actor("سامي علي الحداد", "سامي الحداد"))
    linker.meet("1", actor("سامي الحدّاد", "الحداد"))
    (row,) = linker.link().rows()
    assert row[1] == "سامي علي الحداد" and row[4] == sorted(["سامي الحداد", "سامي الحدّاد", "الحداد"])


def test_the_name_of_a_known_actor_is_no_slip_of_one_article():
    linker = Linker()
    for number in range(30):
        linker.meet(str(number), actor("رنا البستاني أمس الأول" if number == 7 else "رنا البستاني", id="rana"))
    assert linker.link().rows()[0][1] == "رنا البستاني"


STORIES = [
    "قال وزير النقل نزار الكرخلي إن الجسر سيفتح. وأضاف الكرخلي أن الكلفة 12 مليون دولار.",
    "صرح وزير النقل الكرخلي بأن الطريق جاهز، وأوضح الكرخلي أن 40 عاملا شاركوا فيه.",
    "دعت رنا الكرخلي إلى إغلاق المصنع. وقالت وزارة الخارجية الأردنية إنها تتابع.",
    "أعلنت الخارجية الأردنية سفر الوفد إلى بيروت، وقالت رنا الكرخلي إنها ستشارك.",
    "وصل الوفد إلى بيروت بدعوة من الأمم المتحدة.",
    "أعربت المنظمة الدولية عن قلقها على بيروت.",
]


def tables(order=None):
    return frames(Article(str(number), STORIES[number]) for number in order or range(len(STORIES)))


def test_stories():
    found = tables()
    assert found.check() == []
    names, ids = (dict(zip(found.actors[column], found.actors.n_articles)) for column in ("name", "actor_id"))
    assert names["رنا الكرخلي"] == 2 and names["وزارة الخارجية الأردنية"] == 2 and ids["united_nations"] == 2 and names["بيروت"] == 3
    assert names["نزار الكرخلي"] == 1 and "الخارجية الأردنية" not in names


def test_counts_are_those_of_the_mentions():
    found = tables()
    counted = found.mentions.groupby("actor_id").article_id.agg(["size", "nunique"]).astype("int64")
    wanted = found.actors.set_index("actor_id").loc[counted.index, ["n_mentions", "n_articles"]]
    assert counted.to_numpy().tolist() == wanted.to_numpy().tolist() and len(counted) == len(found.actors)


def test_who_spoke_has_the_id_of_the_row():
    found = []
    for number, name in enumerate(("رنا البستاني", "البستاني")):
        text, each = f"{name} تصل غدا", actor(name, role="مديرة المرفأ")
        each.mentions[0].sentence_stop = len(text)
        quote = Quote(0, 5, text[:5], 0, len(text), "rule", quote_id="q1", speaker=name, speaker_id=each.actor_id)
        found.append(Extract(Article(str(number), text), [quote], [], [], [each]))
    result = frames(found)
    assert result.check() == [] and len(result.actors) == 1
    assert set(result.quotes.speaker_id) == set(result.mentions.actor_id) == set(result.actors.actor_id)


def test_the_order_of_the_files_changes_nothing():
    order = list(range(len(STORIES)))
    first = tables().actors
    for seed in range(3):
        random.Random(seed).shuffle(order)
        pd.testing.assert_frame_equal(tables(order).actors, first)


def test_the_order_of_many_names_changes_nothing():
    given, last, titles = ["سامي", "رنا", "علي"], ["الحداد", "البستاني"], [None, "وزير النقل", "رئيس البلدية"]
    pick = random.Random(4)
    met = []
    for number in range(200):
        name = " ".join([*pick.sample(given, pick.randint(0, 2)), pick.choice(last)])
        met.append((str(number // 2), actor(name, *pick.sample([f"{name.split()[0]} الحداد"], pick.randint(0, 1)), role=pick.choice(titles))))
    rows = []
    for seed in range(4):
        random.Random(seed).shuffle(met)
        linker = Linker()
        for article, each in met:
            linker.meet(article, each)
        linked = linker.link()
        rows.append((linked.rows(), sorted(linked.ids.items(), key=str)))
    assert all(each == rows[0] for each in rows)


def test_two_spellings_of_the_lexicon_are_one():
    spellings = list(load().entries["people"]["donald_trump"].get("names"))
    found = frames(Article(str(number), f"وصل {name} إلى بيروت.") for number, name in enumerate(spellings))
    row = found.actors[found.actors.type == "person"].to_dict("records")
    assert [(each["actor_id"], each["n_articles"], each["name_en"]) for each in row] == [("donald_trump", len(spellings), "Donald Trump")]
    assert set(json.loads(row[0]["aliases"])) == set(spellings) - {row[0]["name"]}


def test_our_own_lexicon_gives_no_outside_ids():
    assert not [entry.id for kind in load().entries.values() for entry in kind.values() if entry.get("wikidata")]


def test_many_bearers_of_a_surname_are_not_compared_each_with_each():
    linker = Linker()
    for number in range(5_000):
        linker.meet(str(number), actor(f"اسم{number} الحداد", role="وزير النقل"))
        linker.meet(f"s{number}", actor("الحداد", role="رئيس البلدية"))
    started = time.process_time()
    assert len(linker.link().rows()) == 5_001 and time.process_time() - started < 10
