"""`khabar lexicon suggest`, and an actor of an analyst's own: five lines of YAML that the extract uses."""
import json
import os
import pty
import re
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
import yaml

from khabar.facts.answers import answers
from khabar.lexicon import check, load
from khabar.lexicon.draft import Draft, as_yaml, bracketed, new_id, plain
from khabar.tables.frames import frames
from khabar.tables.suggest import Names
from khabar.text.article import Article, Reject

STORIES = [
    "قال وزير النقل نزار الكرخلي إن الجسر سيفتح غدا. وأضاف الكرخلي أن الأمم المتحدة تدعم المشروع.",
    "التقى نزار الكرخلي في بيروت مديرة شركة \"الزمردة الخضراء\" رنا البستاني. وقالت رنا البستاني إن العقد جاهز.",
    "أعلنت شركة \"الزمردة الخضراء\" في بلدة زهروند أن نـزار الكرخلي وقّع العقد، وقال: \"سنبدأ غدا\".",
    "وصل نزار الكرخلي إلى بلدة زهروند. وقالت شركة «الزمردة الخضراء» إنها ترحب.",
]
KHABAR = [sys.executable, "-m", "khabar"]


def articles():
    return [Article(str(number), text) for number, text in enumerate(STORIES)]


def drafts(found=None, lexicon=None, **limits):
    names = Names(lexicon)
    for each in answers(found or articles(), lexicon):
        names.meet(each)
    return names.drafts(**limits)


def split(text):
    """What is printed, by the file that each part is for."""
    parts = re.split(r"(?m)^# (\w+\.yml)\n", text)
    return dict(zip(parts[1::2], parts[2::2]))


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(STORIES)), encoding="utf-8")
    return tmp_path


def suggest(*args):
    return subprocess.run([*KHABAR, "lexicon", "suggest", *map(str, args)], capture_output=True, timeout=60)


# what is suggested


def test_names_by_grammar_with_counts_and_articles():
    found = {(draft.kind, draft.names[0]): draft.note for draft in drafts()}
    assert found["people", "نزار الكرخلي"] == "5 times in 4 articles: 0, 1, 2, …"
    assert ("organisations", 'شركة "الزمردة الخضراء"') in found
    assert [name for kind, name in found if kind == "places"] == []  # seen twice
    assert [name for kind, name in found if kind == "people"] == ["نزار الكرخلي"]


def test_what_the_lexicon_knows_is_not_suggested():
    names = {name for draft in drafts(least=1) for name in draft.names}
    assert "نزار الكرخلي" in names and "بلدة زهروند" in names
    assert not names & {"الأمم المتحدة", "بيروت"}


def test_neither_surnames_nor_head_nouns_alone():
    found = drafts([Article("1", "قال البرلمان إن الرئيس الأوكراني زيلينسكي وصل. وقال زيلينسكي إن البرلمان انعقد.")], least=1)
    assert not {"البرلمان", "زيلينسكي"} & {name for draft in found for name in draft.names}


def test_at_least_and_at_most():
    assert len(drafts(least=1)) > len(drafts(least=3)) > len(drafts(least=5)) == 1
    assert len(drafts(least=1, top=1, kinds=["people"])) == 1
    assert drafts(least=1, top=1, kinds=["people"]) == drafts(least=1, kinds=["people"])[:1]


def test_given_names_of_several_people():
    found = drafts([Article("1", "وصل الوزير قحصان الحداد، والوزير قحصان البستاني، والمدير قحصان الكرخلي.")], least=2, kinds=["given_names"])
    assert [(draft.kind, draft.names) for draft in found] == [("given_names", ("قحصان",))]


def test_the_order_of_the_articles_changes_nothing():
    assert drafts(list(reversed(articles())), least=1) == drafts(least=1)


def test_rejects_and_no_articles_suggest_nothing():
    assert drafts([Reject("a.txt", None, "empty")]) == []
    assert as_yaml([], load()) == ""


# as YAML


def test_what_is_printed_passes_the_check_and_teaches(folder):
    done = suggest(folder / "in.jsonl", "--min", 1)
    assert done.returncode == 0 and done.stderr.decode().endswith(" names suggested\n")
    own = folder / "own"
    own.mkdir()
    for name, body in split(done.stdout.decode()).items():
        (own / name).write_text(body, encoding="utf-8")
    assert check(own) == [] and {path.name for path in own.iterdir()} == {"people.yml", "organisations.yml", "places.yml"}
    found = frames(answers(articles(), load(own))).actors
    ids = dict(zip(found.actor_id, found.n_articles))
    assert ids["nzar_alkrkhly"] == 4 and ids["shrka_alzmrda_alkhdra"] == 3
    assert suggest(folder / "in.jsonl", "--min", 1, "--lexicon", own).stdout.strip() == b""


def test_one_file_alone_can_be_written_as_it_is(folder):
    done = suggest(folder / "in.jsonl", "--file", "people", "--top", 1)
    (folder / "people.yml").write_bytes(done.stdout)
    assert list(yaml.safe_load(done.stdout)) == ["nzar_alkrkhly"] and check(folder) == []


def test_nothing_to_read():
    assert suggest("none.txt").returncode == 3


@pytest.mark.parametrize("args", [[], ["x", "--min", "0"], ["x", "--top", "many"], ["x", "--file", "verbs"], ["x", "--lexicon", "none"]])
def test_wrong_usage(args):
    assert suggest(*args).returncode == 2


def test_help():
    done = suggest("--help")
    assert done.returncode == 0 and b"Example:" in done.stdout and b"--top" in done.stdout


@pytest.mark.slow
def test_progress_on_a_terminal(folder):
    outer, inner = pty.openpty()
    termios.tcsetwinsize(inner, (24, 80))
    with subprocess.Popen([*KHABAR, "lexicon", "suggest", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=inner) as process:
        os.close(inner)
        row = (folder / "in.jsonl").read_bytes().splitlines(keepends=True)[0]
        for number in range(6):
            process.stdin.write(row.replace(b'"0"', b'"%d"' % number))
            process.stdin.flush()
            time.sleep(1)
        process.stdin.close()
        assert process.wait(60) == 0
    assert " articles" in os.read(outer, 65536).decode()
    os.close(outer)


NAMES = {
    "a plain name": "سامي الحداد", "marks": 'شركة "الأفق"', "a hyphen": "كيم-جونغ سون", "Latin": "شركة ACME", "a colon": "قناة: الأفق",
    "a hash": "#سامي", "digits": "مجموعة 5",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_letters_are_read_back(name, tmp_path):
    text = as_yaml([Draft("organisations", "new", (NAMES[name],), "note", f"وصل {NAMES[name]} أمس")], load())
    (tmp_path / "organisations.yml").write_text(text, encoding="utf-8")
    assert yaml.safe_load(text)["new"]["names"] == [NAMES[name]] and check(tmp_path) == []


def test_every_match_of_an_example_is_bracketed():
    lexicon = load()
    draft = Draft("hedges", "about", ("نحو",), "", "وصل نحو خمسين ونحو ستين")
    assert bracketed(lexicon, draft) == "وصل [نحو] خمسين [ونحو] ستين"
    assert bracketed(lexicon, Draft("hedges", "about", ("نحو",), "", "لا شيء هنا")) == "[نحو]"
    assert bracketed(lexicon, Draft("hedges", "about", ("لا شيء",), "", "لا شيء")) is None


def test_plain_and_ids():
    assert plain("ﺳﺎﻣﻲ [الحدّاد]\n أمس") == "سامي الحداد أمس"
    assert new_id("شركة الأفق", set()) == "shrka_alafq" and new_id("،", {"name"}) == "name_2"


# an analyst's own actor

OWN = {
    "organisations.yml": """
harbour_union:
  name_en: Harbour Workers' Union
  wikidata: Q900000001
  names: [نقابة عمال المرفأ, رابطة المرفئيين]
  example: "قالت [نقابة عمال المرفأ] ذلك"
""",
    "people.yml": """
nizar_karkhili:
  name_en: Nizar Karkhili
  wikidata: Q900000002
  names: [نزار الكرخلي]
  short: [الكرخلي]
  example: "وصل [نزار الكرخلي] أمس"
""",
    "places.yml": """
zahrawand:
  name_en: Zahrawand
  wikidata: Q900000003
  names: [زهروند]
  example: "سافر إلى [زهروند] أمس"
""",
}
REPORTS = [
    "قالت نقابة عمال المرفأ في زهروند إن العمل متوقف. وأضاف نزار الكرخلي أن الأجور لم تدفع.",
    "طالبت رابطة المرفئيين بزيادة الأجور في زهروند. وقال الكرخلي إن الحوار مستمر.",
]


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    for name, body in OWN.items():
        (folder / name).write_text(body, encoding="utf-8")
    return folder


def test_an_own_actor_is_found_named_and_linked(own):
    assert check(own) == []
    found = frames(answers((Article(str(number), text) for number, text in enumerate(REPORTS)), load(own)))
    rows = {row["actor_id"]: row for row in found.actors.to_dict("records")}
    assert found.check() == []
    assert (rows["harbour_union"]["name_en"], rows["harbour_union"]["wikidata"]) == ("Harbour Workers' Union", "Q900000001")
    assert (rows["nizar_karkhili"]["type"], rows["nizar_karkhili"]["wikidata"], rows["nizar_karkhili"]["n_articles"]) == ("person", "Q900000002", 2)
    assert (rows["zahrawand"]["type"], rows["zahrawand"]["wikidata"], rows["zahrawand"]["n_mentions"]) == ("place", "Q900000003", 2)
    assert json.loads(rows["harbour_union"]["aliases"]) == ["رابطة المرفئيين"]
    assert set(found.quotes.speaker_id.dropna()) == {"harbour_union", "nizar_karkhili"}


def test_an_own_actor_on_the_command_line(own, tmp_path):
    (tmp_path / "a.txt").write_text(REPORTS[0], encoding="utf-8")
    done = subprocess.run([*KHABAR, "extract", str(tmp_path / "a.txt"), "--lexicon", str(own)], capture_output=True, timeout=60)
    found = {each["actor_id"]: each["wikidata"] for each in json.loads(done.stdout)["actors"]}
    assert found == {"harbour_union": "Q900000001", "zahrawand": "Q900000003", "nizar_karkhili": "Q900000002"}


def test_a_number_is_read_as_text(own):
    (own / "places.yml").write_text(OWN["places.yml"].replace("Zahrawand", "24").replace("Q900000003", "900000003"), encoding="utf-8")
    found = frames(answers([Article("1", REPORTS[0])], load(own)))
    assert found.actors.set_index("actor_id").loc["zahrawand", ["name_en", "wikidata"]].tolist() == ["24", "900000003"]


def test_the_page_shows_how_to_add_to_an_actor_of_ours(tmp_path):
    page = (Path(__file__).parents[1] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    body = re.search(r"```yaml\n(.*?)```", page, flags=re.DOTALL).group(1)
    (tmp_path / "organisations.yml").write_text(body, encoding="utf-8")
    assert check(tmp_path) == []
    found = frames(answers([Article("1", "قالت الأمم المتحدة إنها ترحب.")], load(tmp_path))).actors
    assert found.wikidata.tolist() == list(yaml.safe_load(body)["united_nations"].values())
