"""Articles come from anyone: nothing that reads them runs them, and nothing here reaches the network."""
import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = ROOT / "lib" / "khabar"
MODULES = sorted(LIB.rglob("*.py"))
UNSAFE_IMPORTS = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "subprocess", "ctypes", "xmlrpc"}
NETWORK = {"requests", "httpx", "aiohttp", "urllib3", "socket", "http", "ftplib", "smtplib", "telnetlib"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "tempfile.mktemp", "yaml.full_load", "yaml.unsafe_load", "yaml.load_all"}
UNSAFE_METHODS = {"read_pickle", "to_pickle", "fetch_url", "urlopen", "urlretrieve", "extractall"}


def where(path):
    return path.relative_to(LIB).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def calls(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_no_module_loads_code_or_reaches_out(path):
    assert not (UNSAFE_IMPORTS | NETWORK) & set(imported(path))


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_nothing_is_evaluated(path):
    names = [ast.unparse(call.func) for call in calls(path)]
    assert not UNSAFE_CALLS & set(names)
    assert not [name for name in names if name.split(".")[-1] in UNSAFE_METHODS]
    assert not [call for call in calls(path) for word in call.keywords if word.arg in ("shell", "allow_pickle") and ast.unparse(word.value) != "False"]


def test_yaml_is_read_by_safe_loaders_only():
    """`yaml.load` takes a loader of its own only where that is a kind of safe loader."""
    for path in MODULES:
        safe = {"yaml.SafeLoader", "yaml.CSafeLoader"}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Assign) and re.fullmatch(r"getattr\(yaml, 'CSafeLoader', yaml.SafeLoader\)", ast.unparse(node.value)):
                safe |= {ast.unparse(target) for target in node.targets}
            if isinstance(node, ast.ClassDef) and node.bases and all(ast.unparse(base) in safe for base in node.bases):
                safe.add(node.name)
        loads = [call for call in calls(path) if ast.unparse(call.func) in ("yaml.load", "yaml.compose")]
        loaders = [ast.unparse(call.args[1] if len(call.args) > 1 else call.keywords[0].value) for call in loads]
        assert set(loaders) <= safe, where(path)


def test_templates_reach_for_nothing():
    """A report opens offline: no page template names an address to load from."""
    loads = re.compile(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//""", re.IGNORECASE)
    pages = [path for path in (LIB / "pages").rglob("*") if path.suffix in (".html", ".j2", ".css", ".svg", ".js", ".tpl")]
    assert pages
    assert not [where(path) for path in pages if loads.search(path.read_text(encoding="utf-8"))]


def committed():
    """The project's own text files; where git is not there, all that this folder holds is taken for the library."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.split("\0")[:-1] if listed.returncode == 0 else [path.relative_to(ROOT) for path in LIB.rglob("*") if path.is_file()]
    texts = (".py", ".md", ".yml", ".toml", ".ipynb", ".lock", ".in", ".svg", ".html", ".css", ".cfg", ".json", "")
    return [ROOT / name for name in names if Path(name).suffix in texts and (ROOT / name).is_file()]


def test_no_file_names_a_folder_of_one_machine():
    """Nobody else has it; a notebook's outputs are where it slips in."""
    folder = re.compile(r"(?<![\w.~/])/(?:home|root|work|Users)/\w|\.\./shared\b")
    found = [path.relative_to(ROOT).as_posix() for path in committed() if folder.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if name != "tests/test_security.py"] == []
