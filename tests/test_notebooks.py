"""Every notebook is in the house style, saved executed, and without a trace of the machine it ran on."""
import re
from pathlib import Path

import nbformat
import pytest

from khabar.pages.labels import say
from khabar.pages.notebooks import inventory

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FIGURES = FOLDER.parent / "figures"
COMMON = {"articles", "since", "until", "source", "actor", "category", "lexicon", "language", "top", "figures"}

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def cells(path: Path, kind: str) -> list:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def test_there_are_notebooks():
    assert {path.stem for path in NOTEBOOKS} >= {
        "00-start-here", "01-read-one-article", "02-who-said-what", "03-which-numbers", "04-when", "05-who-with-whom", "06-corpus", "09-how-good",
    }


@each
def test_it_is_valid_and_small(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    lengths = sorted(len(cell.source.splitlines()) for cell in cells(path, "code"))
    assert lengths[len(lengths) // 2] <= 4 and lengths[-1] <= 15


@each
def test_cells_hold_no_logic_of_their_own(path):
    code = "\n".join(cell.source for cell in cells(path, "code"))
    assert not re.search(r"^\s*(?:def|class|for|while|try|with)\b|\blambda\b|^\s*(?:import|from) re\b|;\s*$", code, re.M)
    assert not re.search("[\u0600-\u06ff]", code)
    assert "/work" not in code and "/tmp" not in code and "shared" not in code


@each
def test_it_is_saved_executed_from_top_to_bottom(path):
    code = cells(path, "code")
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(output.output_type in ("execute_result", "display_data") for cell in code for output in cell.outputs)
    assert code[-1].outputs


@each
def test_metadata_is_clean(path):
    notebook = nbformat.read(path, as_version=4)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.language_info == {"name": "python"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


@each
def test_it_opens_with_titles_and_ends_with_its_limits(path):
    prose = cells(path, "markdown")
    assert [line for line in prose[0].source.splitlines() if line.startswith("# ")].__len__() == 2
    assert "## Method and limits" in prose[-1].source
    assert all('<div dir="rtl" lang="ar">' in cell.source and '<div dir="ltr" lang="en">' in cell.source for cell in prose)


@each
def test_each_parameter_has_a_type_and_a_comment(path):
    tagged = [cell for cell in cells(path, "code") if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    (book,) = inventory(FOLDER, [path.stem])
    assert {parameter.name for parameter in book.parameters} >= COMMON
    assert all(parameter.type in ("str", "int", "float", "bool") and parameter.help for parameter in book.parameters)


@each
def test_its_figures_are_there_in_both_forms(path):
    code = "\n".join(cell.source for cell in cells(path, "code"))
    for name in re.findall(r'charts\.save\(\w+, "([^"]+)"', code):
        assert name.startswith(path.stem[:3])
        assert (FIGURES / f"{name}.png").stat().st_size > 5000
        assert (FIGURES / f"{name}.svg").read_text("utf-8").rstrip().endswith("</svg>")


@each
def test_outputs_show_no_machine_and_fetch_nothing(path):
    text = path.read_text("utf-8")
    assert not re.search(r"https?://(?!www\.w3\.org)|/home/|/root/|/work/|0x[0-9a-f]{8}", text)


@each
def test_the_columns_of_its_tables_have_labels_in_both_languages(path):
    source = "\n".join(cell.source for cell in cells(path, "code"))
    columns = [name for listed in re.findall(r"columns = \[(.*?)\]", source) for name in re.findall(r'"(\w+)"', listed)]
    assert [name for name in columns if {say("ar", f"column.{name}"), say("en", f"column.{name}")} & {name}] == []
