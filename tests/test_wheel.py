"""A wheel built from this folder works elsewhere: lexicon, labels and templates are in it."""
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = ROOT / "lib"

ELSEWHERE = """
import json, khabar
from khabar.lexicon import load
from khabar.pages.view import page
article = khabar.Article("1", "قال الوزير سامي الحداد: \\"سنفتح الطريق غدا\\".")
extract = khabar.extract(article)
print(json.dumps({
    "file": khabar.__file__, "kinds": sorted(load().entries), "speakers": [quote.speaker for quote in extract.quotes],
    "quotes": len(khabar.frames([extract]).quotes), "page": 'dir="rtl"' in page(extract)}))
"""


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built with what is installed here: nothing is fetched."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT))
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-cache-dir", "--target", str(folder), str(wheel))
    return folder


@pytest.fixture
def there(elsewhere):
    """The environment of a process that sees the installed wheel before this folder."""
    return {**os.environ, "PYTHONPATH": str(elsewhere), "PYTHONUTF8": "1"}


def test_the_wheel_holds_every_file_of_the_library(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (LIB / "khabar").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(LIB).as_posix() for path in files} - inside == set()
    assert not [name for name in inside if not name.startswith(("khabar/", "khabar-"))]
    assert [name for name in inside if name.endswith("licenses/LICENSE")]


def test_it_reads_an_article_elsewhere(elsewhere, there, tmp_path):
    said = json.loads(run(sys.executable, "-c", ELSEWHERE, cwd=tmp_path, env=there))
    assert Path(said["file"]).is_relative_to(elsewhere)
    assert set(said["kinds"]) >= {"cues", "hedges", "months"}
    assert said["speakers"] == ["سامي الحداد"]
    assert said["quotes"] == 1
    assert said["page"]


def test_its_command_works_elsewhere(there, tmp_path):
    (tmp_path / "story.txt").write_text('وصلت السفينة إلى الميناء، وقال الوزير سامي الحداد: "كل شيء جاهز".', encoding="utf-8")
    line = run(sys.executable, "-m", "khabar", "extract", "story.txt", "--format", "jsonl", cwd=tmp_path, env=there)
    assert [quote["speaker"] for quote in json.loads(line)["quotes"]] == ["سامي الحداد"]
