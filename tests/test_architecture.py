"""The house stands as drawn: floors, sizes, words in the lexicon and nowhere else, a quick start."""
import ast
import io
import re
import statistics
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = ROOT / "lib" / "khabar"
MODULES = sorted(LIB.rglob("*.py"))
ARABIC_WORD = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{3,}")
# Clitics and endings are grammar, not vocabulary: those of one or two letters, and these.
AFFIXES = {"هما", "تين", "يين", "يون", "تان", "يان", "اوي", "وال", "بال", "فال", "كال"}
HEAVY = ("pandas", "numpy", "pyarrow", "matplotlib", "papermill", "nbformat", "babel", "yaml", "dask", "trafilatura")


def where(path):
    return path.relative_to(LIB).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def lines_of(function):
    """How many lines of code a function has: its docstring is not counted."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    spent = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
    return function.end_lineno - function.lineno + 1 - spent


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def docstrings(path):
    """The lines that docstrings stand on."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, owners) and ast.get_docstring(node, clean=False) is not None:
            found |= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return found


def test_import_contracts():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_no_module_is_a_drawer_for_odds_and_ends():
    assert not [where(path) for path in MODULES if re.search(r"util|helper|common|misc", path.stem)]


def test_modules_are_short():
    assert not {where(path): n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 250}


def test_functions_are_short():
    lengths = sorted(lines_of(function) for path in MODULES for function in functions(path))
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 20


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_arabic_words_live_in_the_lexicon(path):
    """Docstring examples apart, no Arabic word stands in code."""
    shown = docstrings(path)
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    literals = [token for token in tokens if token.type == tokenize.STRING and token.start[0] not in shown]
    assert {word for token in literals for word in ARABIC_WORD.findall(token.string)} <= AFFIXES


def test_importing_khabar_loads_nothing_heavy_and_is_quick():
    """The best of three, in processor time: the machine may be busy."""
    code = "import sys, time; t = time.process_time(); import khabar; print(time.process_time() - t, *sys.modules)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout.split() for _ in range(3)]
    assert not set(HEAVY) & set(runs[0])
    assert min(float(run[0]) for run in runs) < 0.3


def test_help_loads_no_frames():
    code = "import sys; sys.argv = ['khabar', '--help']\nfrom khabar.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {"pandas", "matplotlib", "papermill"} & set(done.stdout.split())
