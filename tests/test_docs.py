"""What the docs show is what the code does: their examples run, their files and commands exist."""
import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from khabar.cli import cli
from khabar.lexicon import check

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_examples_run(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8", optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_pictures_exist(page):
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_exist(page):
    commands = re.findall(r"^khabar (\w+)", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for command in set(commands):
        assert CliRunner().invoke(cli, [command, "--help"]).exit_code == 0, command


def test_the_lexicon_page_shows_a_file_that_passes(tmp_path):
    body = re.search(r"<<'YAML'\n(.*?)YAML\n", (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8"), flags=re.DOTALL).group(1)
    tmp_path.joinpath("organisations.yml").write_text(body, encoding="utf-8")
    assert check(tmp_path) == []


def test_the_lexicon_page_names_files_that_exist():
    names = re.findall(r"`(\w+\.yml)`", (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8"))
    folder = ROOT / "lib" / "khabar" / "lexicon"
    assert [name for name in names if not (folder / name).is_file()] == []
