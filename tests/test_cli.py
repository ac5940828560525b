"""The command line: what it prints where, its exit codes, and that a reader that goes away, a locale or a full disk can't upset it."""
import gzip
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_8671c16eaac51af9.txt"
STORY = "أعلن وزير النقل سامي الحداد أن 300 عامل شاركوا في بناء الجسر.\n"
KHABAR = [sys.executable, "-m", "khabar"]


def khabar(*args, env=None, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run([*KHABAR, *map(str, args)], capture_output=True, env={**os.environ, **(env or {})}, timeout=120, **options)
    done.err = done.stderr.decode()
    done.objects = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    return done


def rows(count, text=STORY):
    return "".join(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n" for number in range(count)).encode()


@pytest.fixture
def mixed(tmp_path):
    """A folder with two articles and five things that are none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_bytes((STORY * 3).encode("cp1256"))
    (folder / "c-empty.txt").write_bytes(b"")
    (folder / "d-english.txt").write_text("The minister said nothing.")
    (folder / "e.pdf").write_bytes(b"%PDF-1.7")
    (folder / "f.txt").write_bytes(b"%PDF-1.7")
    (folder / "g.jsonl").write_bytes(b"{\n" + rows(0))
    return folder


REJECTS = {
    "c-empty.txt": "empty", "d-english.txt": "not Arabic: 0% of its letters are Arabic", "e.pdf": "not a kind of file that is read: .pdf",
    "f.txt": "not text: a PDF file", "g.jsonl:1": "not JSON: ",
}


def test_the_seed_as_jsonl():
    done = khabar("extract", SEED, "--format", "jsonl")
    (found,) = done.objects
    assert done.returncode == 0 and found["article"]["id"] == SEED.stem
    text = SEED.read_bytes().decode()
    assert found["article"]["text"] == text
    mentions = [mention for actor in found["actors"] for mention in actor["mentions"]]
    assert all(text[row["start"]:row["stop"]] == row["text"] for row in found["quotes"] + found["claims"] + found["dates"] + mentions)
    assert done.err.startswith("khabar: read 1, rejected 0; ") and done.err.count("\n") == 1


def test_rejects_are_said_and_the_rest_is_done(mixed, tmp_path):
    done = khabar("extract", mixed, "--rejects", tmp_path / "r.jsonl")
    *lines, summary = done.err.splitlines()
    assert done.returncode == 0
    assert [(found["article"]["id"], found["article"]["encoding"]) for found in done.objects] == [("a", "utf-8"), ("b", "cp1256")]
    for line, (name, reason) in zip(lines, REJECTS.items(), strict=True):
        assert line.startswith(f"khabar: rejected {mixed}/{name}: {reason}")
    assert summary.startswith("khabar: read 2, rejected 5 (1 empty, 1 not Arabic, 1 not JSON, 1 not a kind of file that is read, 1 not text); ")
    written = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text().splitlines()]
    assert [row["line"] for row in written] == [None] * 4 + [1] and list(written[0]) == ["path", "line", "reason"]


@pytest.mark.parametrize("name", ["c-empty.txt", "d-english.txt", "f.txt", "g.jsonl", "none.txt", "nothing"])
def test_nothing_could_be_read(mixed, name):
    (mixed / "nothing").mkdir()
    done = khabar("extract", mixed / name)
    assert (done.returncode, done.objects) == (3, []) and done.err.startswith(f"khabar: rejected {mixed / name}")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables(mixed, tmp_path, kind):
    done = khabar("extract", "in", "--format", kind, "--out", "new/out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    load = {"csv": pd.read_csv, "parquet": pd.read_parquet}[kind]
    found = {path.stem: load(path) for path in (tmp_path / "new/out").iterdir()}
    assert sorted(found) == ["actors", "articles", "claims", "dates", "mentions", "quotes", "rejects"]
    assert found["articles"].article_id.tolist() == ["a", "b"] and len(found["rejects"]) == 5
    assert Path(found["articles"].path[0]).is_absolute()


@pytest.mark.parametrize("args", [
    ["extract"], ["extract", SEED, "--format", "csv"], ["extract", SEED, "--out", "x"], ["extract", SEED, "--format", "xml"],
    ["extract", SEED, "--lexicon", "none"], ["view"], ["report"], ["report", "x", "--all"], ["what"], ["lexicon", "check", "none"],
])
def test_wrong_usage(args):
    done = subprocess.run([*KHABAR, *map(str, args)], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"") and b"Usage" in done.stderr


@pytest.mark.parametrize("args", [[], ["extract"], ["view"], ["report"], ["lexicon"], ["lexicon", "check"]])
def test_help(args):
    done = khabar(*args, "--help")
    assert done.returncode == 0 and done.stdout.startswith(b"Usage: khabar")
    assert args in ([], ["lexicon"]) or b"Example:" in done.stdout


def test_standard_input_and_its_order():
    done = khabar("extract", "-", "--format", "jsonl", stdin=None, input=rows(5))
    assert [found["article"]["id"] for found in done.objects] == list("01234")


def test_it_streams():
    """The first answer is there before the input ends."""
    with subprocess.Popen([*KHABAR, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdin.write(rows(1))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["article"]["id"] == "0"
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_reader_that_goes_away_is_no_error():
    script = f'"{sys.executable}" -m khabar extract - | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], input=rows(200), capture_output=True, timeout=120)
    assert done.stdout.endswith(b"\n0\n") and b"Traceback" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.parametrize("env", [
    {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"},
])
def test_whatever_the_locale(mixed, env):
    (mixed / "خبر.txt").write_text(STORY.replace("الجسر", "الطريق"), encoding="utf-8")
    (mixed / "فارغ.txt").write_bytes(b"")
    done = khabar("extract", mixed, env=env)
    assert done.returncode == 0 and done.objects[-1]["article"]["id"] == "خبر" and STORY[:10].encode() in done.stdout
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("env", [{"HOME": "/nonexistent"}, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}, {"PYTHONHASHSEED": "8", "LC_ALL": "C"}])
def test_the_same_bytes_everywhere(env):
    assert khabar("extract", SEED, env=env).stdout == khabar("extract", SEED, env={"PYTHONHASHSEED": "0"}).stdout


def test_names_are_one_harmless_line_each(tmp_path):
    name = os.fsencode(tmp_path) + b"/a\nkhabar: rejected\x1b[2J\xff.txt"
    with open(name, "wb"):
        pass
    done = subprocess.run([*KHABAR, "extract", os.fsdecode(name)], capture_output=True, timeout=60)
    assert done.returncode == 3 and done.stderr.count(b"\n") == 2
    assert b"/a\\nkhabar: rejected\\x1b[2J\\xff.txt: empty" in done.stderr


def test_no_progress_where_there_is_no_terminal(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(rows(50))
    assert khabar("extract", tmp_path).err.count("\n") == 1 and "\r" not in khabar("extract", tmp_path).err


def test_rejects_stay_readable_on_a_terminal(mixed):
    outer, inner = pty.openpty()
    done = subprocess.run([*KHABAR, "extract", str(mixed)], stdout=subprocess.PIPE, stderr=inner, timeout=60)
    os.close(inner)
    shown = os.read(outer, 65536).decode()
    os.close(outer)
    assert done.returncode == 0 and shown.count("khabar: rejected") == 5 and "khabar: read 2" in shown


def test_a_full_disk_is_one_line(mixed, tmp_path):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*KHABAR, "extract", str(mixed / "a.txt")], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1 and done.stderr.decode().splitlines()[-1] == "khabar: output: no space left on device"
    (tmp_path / "file").write_text("")
    done = khabar("extract", mixed, "--format", "csv", "--out", tmp_path / "file" / "sub")
    assert done.returncode == 1 and "Traceback" not in done.err and "not a directory" in done.err


def test_a_damaged_archive_keeps_what_came_before(tmp_path):
    text = "".join(f"{number} {STORY}" for number in range(3))
    data = gzip.compress(rows(400, text) + os.urandom(10_000).hex().encode())[:-3000]
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    done = khabar("extract", tmp_path)
    assert done.returncode == 0 and done.objects and "damaged gzip data" in done.err


def test_view(tmp_path):
    done = khabar("view", SEED, "--out", tmp_path / "new" / "page.html")
    assert (done.returncode, done.stdout) == (0, b"")
    page = (tmp_path / "new" / "page.html").read_text(encoding="utf-8")
    assert page == khabar("view", SEED, env={"LC_ALL": "C"}).stdout.decode().removesuffix("\n")
    assert 'dir="rtl"' in page and "<script" not in page


def test_view_of_what_is_no_article(mixed):
    done = khabar("view", mixed / "c-empty.txt")
    assert (done.returncode, done.stdout, done.err) == (3, b"", f"khabar: rejected {mixed}/c-empty.txt: empty\n")


def test_lexicon_check(tmp_path):
    assert khabar("lexicon", "check").returncode == 0
    (tmp_path / "nonsense.yml").write_text("a: {lemma: x}\n")
    done = khabar("lexicon", "check", tmp_path)
    assert done.returncode == 1 and done.stdout.startswith(b"nonsense.yml:1: ") and "1 problems" in done.err


def test_an_own_lexicon_that_is_broken(tmp_path):
    (tmp_path / "nouns.yml").write_text("a: [\n")
    done = khabar("extract", SEED, "--lexicon", tmp_path)
    assert done.returncode == 2 and "nouns.yml:" in done.err and "Traceback" not in done.err


def seconds(*command):
    """Processor time, the best of three, since the machine is shared."""
    return min(_seconds(command) for _ in range(3))


def _seconds(command):
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_it_is_there_at_once():
    bare = seconds(sys.executable, "-c", "pass")
    assert seconds(sys.executable, "-c", "import khabar") - bare < 0.3
    assert seconds(*KHABAR, "--help") - bare < 0.4


def test_import_loads_nothing_heavy():
    heavy = "{'pandas', 'pyarrow', 'matplotlib', 'trafilatura', 'IPython', 'yaml'}"
    code = f"import sys, khabar; khabar.read_all; assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_extract_shows_itself_in_jupyter():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell; shell = InteractiveShell.instance()\n"
        "import khabar, sys; assert 'khabar.pages.view' not in sys.modules\n"
        f"found = khabar.extract(khabar.read({str(SEED)!r}))\n"
        "data, _ = shell.display_formatter.format(found); assert 'dir=\"rtl\"' in data['text/html']"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_exports():
    import khabar

    assert all(getattr(khabar, name) is not None for name in khabar.__all__) and set(khabar.__all__) <= set(dir(khabar))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = khabar.nothing
