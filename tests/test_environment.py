"""The three lists of what Khabar needs say the same: pyproject.toml, the lock, and conda's environment.yml."""
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
# Packages that conda-forge calls otherwise.
CONDA = {"matplotlib-base": "matplotlib", "playwright-python": "playwright", "python-build": "build"}
LOCKS = ["requirements.lock", "requirements/uv.lock", "requirements/mpl310.lock"]


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]


def pins(lock):
    """Each package of a lock, with its version."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def direct(project):
    """The packages that the project asks for by name."""
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    return {re.match(r"[\w-]+", line)[0].lower() for line in asked}


def test_the_lock_holds_all_that_the_project_asks_for(project):
    assert direct(project) <= set(pins("requirements.lock"))


def test_the_locked_versions_are_those_asked_for(project):
    from packaging.requirements import Requirement

    locked = pins("requirements.lock")
    for line in project["project"]["dependencies"] + [line for extra in project["project"]["optional-dependencies"].values() for line in extra]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[wanted.name]), line


def test_conda_names_the_same_packages_in_the_same_versions(project, conda):
    pypi = next(item["pip"] for item in conda if isinstance(item, dict))
    listed = [line.split("=") for line in conda if isinstance(line, str) and not re.match(r"(python|pip)\b(?!-)", line)]
    versions = {CONDA.get(name, name): version for name, version in listed}
    versions |= dict(line.split("==") for line in pypi if line != "-e .")
    locked = pins("requirements.lock")
    assert versions == {name: locked[name] for name in direct(project)}
    assert "-e ." in pypi


def test_conda_takes_the_pythons_that_the_project_takes(project, conda):
    floor = project["project"]["requires-python"]
    assert next(line for line in conda if str(line).startswith("python>")).startswith(f"python{floor}")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("--")]
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) >= len(pins(lock)) > 0
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


def test_two_matplotlibs_and_all_else_alike():
    new, old = pins("requirements.lock"), pins("requirements/mpl310.lock")
    assert old.pop("matplotlib").startswith("3.10.")
    assert tuple(map(int, new["matplotlib"].split(".")[:2])) >= (3, 11)
    assert old.items() <= new.items()
