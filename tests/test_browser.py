"""What people see: reports open offline in a browser, quietly and for everyone, and the notebooks run in JupyterLab."""
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest

from khabar.pages import report
from khabar.pages.notebooks import inventory

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
ROOT = Path(__file__).parent.parent
NAMES = [book.name for book in inventory(ROOT / "notebooks")]
SERIOUS = ("serious", "critical")
TOKEN = "of-this-test-alone"


@pytest.fixture(scope="module")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture(scope="module", params=["ar", "en"])
def reports(request, tmp_path_factory):
    """Every report on the invented wire stories, in one language."""
    out = tmp_path_factory.mktemp(f"reports-{request.param}")
    given = {"articles": str(ROOT / "tests" / "articles"), "language": request.param}
    outcomes = report.run([], given, out, out / "figures", ROOT / "notebooks", progress=False)
    assert [outcome.reason for outcome in outcomes] == [None] * len(outcomes)
    return out


@pytest.fixture
def opened(browser):
    """Opens a page in a browser without a network; what it complains of or asks for is collected."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    complaints = []

    def open_page(path: Path):
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("request", lambda asked: None if asked.url.startswith("data:") or asked.url == path.as_uri() else complaints.append(asked.url))
        page.goto(path.as_uri())
        return page, complaints

    yield open_page
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_report_opens_offline_and_fits_its_window(reports, opened, name):
    page, complaints = opened(reports / f"{name}.html")
    assert page.locator("h1:visible").count() == 1
    assert page.locator("pre.error, .input, .prompt").count() == 0
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1]
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0 && image.alt)")
    assert page.evaluate("document.fonts.check('17px \"IBM Plex Sans Arabic\"')")
    assert complaints == []


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_shut_out(reports, browser, name):
    from axe_playwright_python.sync_playwright import Axe

    # axe is injected into the page, which our policy forbids to anybody else.
    context = browser.new_context(offline=True, bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((reports / f"{name}.html").as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found if fault["impact"] in SERIOUS] == []


def test_a_table_is_searched_and_sorted(reports, opened):
    page, complaints = opened(reports / "02-who-said-what.html")
    box = page.locator(".khabar-table", has=page.locator("td.sentence"))
    rows = box.locator("tbody tr:visible")
    before = rows.count()
    word = box.locator("tbody tr td").nth(1).inner_text()
    box.locator("input[type=search]").fill(word)
    assert 0 < rows.count() < before
    box.locator("input[type=search]").fill("")
    assert rows.count() == before
    speakers = page.locator(".khabar-table").first
    counts = [int(cell) for cell in speakers.locator("tbody tr td:nth-child(2)").all_inner_texts()]
    speakers.locator("th button").nth(1).click()
    assert [int(cell) for cell in speakers.locator("tbody tr td:nth-child(2)").all_inner_texts()] == sorted(counts)
    assert speakers.locator("th").nth(1).get_attribute("aria-sort") == "ascending"
    assert complaints == []


@pytest.mark.parametrize("name", ["02-who-said-what", "03-which-numbers", "04-when"])
def test_a_row_leads_to_its_words(reports, opened, name):
    page, complaints = opened(reports / f"{name}.html")
    links = page.locator("td.number a[href^='#a']")
    link = links.nth(links.count() - 1)
    anchor = link.get_attribute("href")[1:]
    marked = page.locator(f"#row-{anchor} td.sentence mark").inner_text()
    link.click()
    place = page.locator(f"[id='{anchor}']")
    place.wait_for(state="visible")
    page.wait_for_timeout(200)
    assert place.evaluate("(at) => { const box = at.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }")
    assert marked.split()[0].strip("\u00ab\u00bb\"'،.") in page.locator(f".{anchor}").all_inner_texts()[0]
    assert complaints == []


def test_a_printed_report_is_a4_without_code_or_buttons(reports, opened, tmp_path):
    page, _ = opened(reports / "03-which-numbers.html")
    page.emulate_media(media="print")
    assert page.locator(".find:visible, .save:visible, .khabar.behind:visible").count() == 0
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95" in pdf or b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 596" in pdf


@pytest.fixture(scope="module")
def lab(tmp_path_factory, need):
    """JupyterLab on a copy of the notebooks, their outputs taken out, at home in a folder of its own."""
    if not need("jupyterlab"):
        return
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "seeds", home / "seeds")
    for path in (home / "notebooks").glob("*.ipynb"):
        book = nbformat.read(path, as_version=4)
        for cell in book.cells:
            cell.update({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})
        nbformat.write(book, path)
    _settings(home / "settings")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1",
               f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home}", "--allow-root"]  # fmt: skip
    environment = os.environ | {"HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTER_PREFER_ENV_PATH": "1"}
    server = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/lab"
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={TOKEN}", server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _settings(folder: Path) -> None:
    """No question about news, and every cell in the page, not only those in sight."""
    for plugin, values in {
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "notebook-extension/tracker": {"windowingMode": "none"},
    }.items():
        path = folder / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(240):
        assert server.poll() is None, "JupyterLab ended"
        try:
            urlopen(address, timeout=2).close()
            return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail("JupyterLab does not answer")


@pytest.mark.parametrize(("name", "shown"), [("01-read-one-article", "article.khabar p .direct"), ("03-which-numbers", ".khabar-table mark")])
def test_a_notebook_runs_in_jupyterlab(lab, browser, name, shown):
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    # Before its kernel has started, a notebook that is to run asks which one to start.
    with page.expect_response(lambda answer: "/api/sessions" in answer.url and answer.request.method == "POST", timeout=120_000):
        page.goto(f"{lab}/tree/notebooks/{name}.ipynb?reset&token={TOKEN}")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=120_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=120_000)
    assert page.locator(".jp-OutputArea-output").count() == 0
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=120_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every((prompt) => /\\[\\d+\\]/.test(prompt.textContent))", timeout=120_000
    )
    page.wait_for_selector(f".jp-OutputArea-output {shown}", state="attached", timeout=30_000)
    assert page.evaluate("[...document.querySelectorAll('.jp-RenderedImage img')].some((image) => image.naturalWidth > 1000)")
    assert page.locator("[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(f".jp-OutputArea-output {shown}").first.evaluate("(at) => getComputedStyle(at.closest('p, td')).direction") == "rtl"
    if folder := os.environ.get("KHABAR_SHOTS"):
        page.screenshot(path=f"{folder}/lab-{name[:2]}.png")
    page.context.close()
