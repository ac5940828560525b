"""Reports: wrong usage stops before a kernel starts; a page appears whole or not at all; a failure leaves the last one."""
from pathlib import Path

import nbformat
import pytest

from khabar.pages import report
from khabar.pages.notebooks import BadParameters, checked, inventory
from khabar.pages.publish import Unfit, Watch, allowed, fit_to_publish, page_of, script

FOLDER = Path(__file__).parent.parent / "notebooks"
PARAMETERS = """articles: str = "."  # where
language: str = "ar"  # of labels
top: int = 3  # rows
since: str = ""  # day"""


def notebook(folder: Path, name: str = "01-tiny", *code: str) -> Path:
    title = '<div dir="rtl" lang="ar">\n\n# عنوان\n\n</div>\n<div dir="ltr" lang="en">\n\n# Title\n\n</div>'
    cells = [nbformat.v4.new_markdown_cell(title), nbformat.v4.new_code_cell(PARAMETERS), *map(nbformat.v4.new_code_cell, code)]
    cells[1].metadata["tags"] = ["parameters"]
    book = nbformat.v4.new_notebook(cells=cells)
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata["language_info"] = {"name": "python"}
    path = folder / f"{name}.ipynb"
    nbformat.write(book, path)
    return path


@pytest.fixture
def no_kernel(monkeypatch):
    """Fails the test if anything is run."""
    monkeypatch.setattr(report, "_each", lambda *_: pytest.fail("a run was started"))


def test_the_inventory_knows_titles_and_parameters():
    books = inventory(FOLDER)
    assert [book.name[:2] for book in books][:4] == ["00", "01", "02", "03"]
    assert books[1].title("ar") != books[1].title("en") == "Read one article"
    assert books[1].question("en").startswith("What does one article say") and books[1].question("ar").endswith(".")
    top = next(parameter for parameter in books[1].parameters if parameter.name == "top")
    assert (top.type, top.help) == ("int", "rows in a figure at most")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"artcles": "."}, "no parameter artcles"),
        ({"top": "many"}, "top must be a whole number, not 'many'"),
        ({"top": 2.5}, "top must be a whole number"),
        ({"articles": "/no/such/folder"}, "articles: no such file or folder: /no/such/folder"),
        ({"since": "27/7/2021"}, "since must be a day like 2021-07-27"),
        ({"language": "fr"}, "language is 'fr'; it can be ar or en"),
        ({"articles": 3}, "articles must be text, not 3"),
    ],
)
def test_wrong_parameters_stop_before_a_kernel_starts(tmp_path, no_kernel, given, said):
    notebook(tmp_path)
    with pytest.raises(BadParameters) as caught:
        report.run(["01"], given, out=tmp_path / "out", folder=tmp_path)
    assert said in str(caught.value)
    assert "top: int = 3  # rows" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    notebook(tmp_path)
    with pytest.raises(BadParameters, match=r"(?s)no parameter a.*no parameter b"):
        checked(inventory(tmp_path)[0], {"a": 1, "b": 2})


def test_a_notebook_that_is_not_there_is_said_with_those_that_are(tmp_path, no_kernel):
    notebook(tmp_path)
    with pytest.raises(BadParameters, match="no notebook 07; there are: 01-tiny"):
        report.run(["07"], folder=tmp_path)
    with pytest.raises(BadParameters, match="no notebook in"):
        report.run(folder=tmp_path / "empty")


def test_values_get_their_types_and_paths_are_made_absolute(tmp_path, monkeypatch):
    notebook(tmp_path)
    monkeypatch.chdir(tmp_path)
    given = checked(inventory(tmp_path)[0], {"top": "7", "articles": ".", "since": "2031-05-14"})
    assert given == {"top": 7, "articles": str(tmp_path), "since": "2031-05-14"}


def test_a_kernel_that_does_not_start_gets_a_second_try(tmp_path, monkeypatch):
    notebook(tmp_path)
    tries = []

    def start(*_):
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("Address already in use")
        return "executed"

    monkeypatch.setattr(report, "_papermill", start)
    assert report._executed(inventory(tmp_path)[0], {}, tmp_path / "executed.ipynb") == "executed"
    assert len(tries) == 2


def test_a_cell_that_failed_is_not_run_again(tmp_path, monkeypatch):
    target = notebook(tmp_path, "02-ran", "1/0")
    ran = nbformat.read(target, as_version=4)
    ran.cells[1].execution_count = 1
    nbformat.write(ran, target)
    tries = []
    monkeypatch.setattr(report, "_papermill", lambda *_: tries.append(1) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        report._executed(inventory(tmp_path)[0], {}, target)
    assert len(tries) == 1


def executed(*outputs) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell("x", outputs=list(outputs), execution_count=1)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title\n\n$x$ <b>"), cell])


def result(**data) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("execute_result", {kind.replace("_", "/"): value for kind, value in data.items()}, execution_count=1)


def test_a_page_is_right_to_left_without_code_or_anything_remote(tmp_path):
    notebook(tmp_path)
    shown = executed(result(image_png="aGFs", text_plain='a "figure"'), result(text_html="<p>جدول</p>", text_plain="t"))
    markup = page_of(shown, inventory(tmp_path)[0], {})
    watch = Watch()
    watch.feed(markup)
    assert watch.found == [] and watch.figures == 1
    assert '<html dir="rtl" lang="ar">' in markup and "<title>عنوان</title>" in markup
    assert "alt='a \"figure\"'" in markup
    assert "<p>جدول</p>" in markup
    assert not any(word in markup.lower() for word in ("mathjax", "require.js", "mermaid", "https://", "in [1]"))
    assert page_of(shown, inventory(tmp_path)[0], {"language": "en"}).count('<html dir="ltr" lang="en">') == 1


def test_a_page_that_would_run_something_is_not_published(tmp_path):
    notebook(tmp_path)
    with pytest.raises(Unfit, match="script"):
        page_of(executed(result(text_html="<script>1</script>")), inventory(tmp_path)[0], {})


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (f"<script>{script()}</script>", []),
        (f"<script>{script()} </script>", ["script"]),
        (f"<script>{script()}", ["script"]),
        (f'<script src="a.js">{script()}</script>', ["script", "script src"]),
        ("<script>alert(1)</script>", ["script"]),
        ("<SCRIPT>alert(1)</SCRIPT>", ["script"]),
    ],
)
def test_only_our_own_script_may_run(markup, found):
    watch = Watch()
    watch.feed(markup)
    watch.close()
    assert watch.found == found


def test_the_policy_names_our_script_by_its_hash(tmp_path):
    notebook(tmp_path)
    markup = page_of(executed(), inventory(tmp_path)[0], {})
    assert f"script-src &#39;{allowed(script())}&#39;" in markup or f"script-src '{allowed(script())}'" in markup
    assert f"<script>{script()}</script>" in markup


def test_links_to_notebooks_lead_to_their_reports(tmp_path):
    notebook(tmp_path)
    markup = page_of(executed(result(text_html='<a href="02-who.ipynb">2</a>')), inventory(tmp_path)[0], {})
    assert '<a href="02-who.html">2</a>' in markup


def test_cells_that_did_not_run_are_not_published():
    gap = executed()
    gap.cells[1].execution_count = None
    with pytest.raises(Unfit):
        fit_to_publish(gap)


@pytest.mark.slow
def test_a_run_publishes_and_a_failing_one_leaves_the_last_report(tmp_path):
    out = tmp_path / "out"
    path = notebook(tmp_path, "01-tiny", "top * 2")
    (good,) = report.run(parameters={"top": "21"}, out=out, folder=tmp_path, progress=False)
    assert good.ok and good.path == out / "01-tiny.html"
    published = good.path.read_bytes()
    assert b"42" in published

    path.unlink()
    notebook(tmp_path, "01-tiny", "1 / 0")
    (bad,) = report.run(out=out, folder=tmp_path, progress=False)
    assert not bad.ok and bad.reason.startswith("ZeroDivisionError")
    assert bad.path == out / "01-tiny.failed.ipynb" and "ZeroDivisionError" in bad.path.read_text("utf-8")
    assert (out / "01-tiny.html").read_bytes() == published
    assert sorted(file.name for file in out.iterdir()) == ["01-tiny.failed.ipynb", "01-tiny.html"]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "text"), [("ar", ""), ("en", "هطل المطر على القرية."), ("ar", "قال سامي الحداد: «وصلنا». وجرح 3 بحارة.")])
def test_every_notebook_reports_on_next_to_nothing(tmp_path, language, text):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(text)
    given = {"articles": str(tmp_path / "news"), "language": language}
    outcomes = report.run([], given, tmp_path / "out", tmp_path / "figures", FOLDER, progress=False)
    assert [outcome.reason for outcome in outcomes] == [None] * len(outcomes)
    assert all(f'lang="{language}"' in outcome.path.read_text("utf-8")[:200] for outcome in outcomes)
