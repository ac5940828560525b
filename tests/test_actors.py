"""Actors by property: whatever the clitics, marks and blanks, a name is found, linked, and its span is true; time grows with length."""
import time

import pytest

from khabar.facts.actors import ActorIndex, find_actors, resolve
from khabar.facts.actors.gazetteer import gazetteer
from khabar.facts.actors.vocabulary import vocabulary
from khabar.facts.reading import Reading
from khabar.lexicon import load
from khabar.text.article import Article


def read(text):
    reading = Reading(Article(id="1", text=text))
    actors = find_actors(reading)
    for actor in actors:
        for mention in actor.mentions:
            assert text[mention.start:mention.stop] == mention.text == mention.surface
            assert mention.actor_id == actor.actor_id
            assert mention.sentence_start <= mention.start < mention.stop <= mention.sentence_stop
    return reading, actors


@pytest.mark.parametrize("clitic", ["", "و", "ب", "ل", "ك", "ول", "وب"])
@pytest.mark.parametrize("name", ["بيروت", "لندن", "رويترز", "داعش"])
def test_clitics_are_left_out(clitic, name):
    _, actors = read(f"مر الخبر سريعا {clitic}{name} أمس")
    assert [actor.name for actor in actors] == [name]


@pytest.mark.parametrize("text", ["قال الوزير ساميُ الحدّاد", "قال الوزير سـامي الحداد", "قال الوزير سامي\u00a0الحداد", "قال الوزير \u200fسامي الحداد\u200f"])
def test_marks_and_blanks_do_not_hide_a_name(text):
    _, actors = read(text)
    assert [actor.type for actor in actors] == ["person"]
    assert resolve(actors, "سامي الحداد") is actors[0]


def test_ids_are_the_lexicons_or_a_hash_of_type_and_name():
    _, first = read("وصل الوزير سامي الحداد إلى فرنسا")
    _, second = read("في فرنسا التقى الوزير سامي الحداد التجار")
    assert {a.name: a.actor_id for a in first} == {a.name: a.actor_id for a in second}
    assert "country_fr" in {a.actor_id for a in first}


def test_the_index_answers_by_token_surface_and_role():
    text = "قالت وزيرة الزراعة ليلى منصور إن المطر كاف. ثم غادرت الوزيرة بيروت، وقال النائب سامي الحداد إنه معها."
    reading, actors = read(text)
    index = ActorIndex(reading, actors)
    leila, beirut, sami = (index.by_surface(name) for name in ("ليلى منصور", "بيروت", "والحداد"))
    assert (leila.name, beirut.type, sami.name) == ("ليلى منصور", "place", "سامي الحداد")
    assert index.by_role("الوزيرة") is leila and index.by_role("النائب") is sami and index.by_role("السفير") is None
    assert (index.gender(leila), index.gender(sami)) == ("f", "m")
    assert index.at(reading.words.index("منصور"))[0] is leila
    assert index.at(0) is None


def test_a_surname_of_two_is_nobodys():
    _, actors = read("حضر سامي الحداد ورنا الحداد الحفل")
    assert resolve(actors, "الحداد") is None
    assert resolve(actors, "رنا الحداد").name == "رنا الحداد"


@pytest.mark.parametrize("text, gender", [("وزارة الزراعة اللبنانية", "f"), ("الجيش الأردني", "m"), ("حركة حماس", "f"), ("القوات العراقية", "f"), ("حزب الله", "m")])
def test_gender_of_an_organisation(text, gender):
    reading, actors = read(f"أعلن ذلك أمس {text}")
    assert ActorIndex(reading, actors).gender(actors[0]) == gender


def test_a_country_of_cldr_has_its_english_name():
    _, actors = read("وصل الوفد إلى باراغواي")
    assert [(a.actor_id, a.name_en) for a in actors] == [("country_py", "Paraguay")]


def test_the_gazetteer_names_no_common_word():
    words = vocabulary(load())
    names = [name for entry in gazetteer(load()).entries["cities"].values() for name in entry.get("names", ()) if " " not in name]
    assert len(names) > 1000
    assert not [name for name in names if words.is_common(name)]


@pytest.mark.parametrize("unit", ["قال الوزير سامي الحداد إن وزارة الزراعة في بيروت. ", "الوزير ", "بن ", "محمد ", "والحداد، ", '"', "عبد "])
def test_time_grows_with_length(unit):
    def spent(times):
        reading = Reading(Article(id="1", text=unit * times))
        begin = time.process_time()
        find_actors(reading)
        return time.process_time() - begin

    spent(10)
    short, long = min(spent(2000) for _ in range(2)), min(spent(4000) for _ in range(2))
    assert long < 4 * short + 0.2
