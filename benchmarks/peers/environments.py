"""Makes an environment per lock of peers under .venv-peers/: nothing of theirs comes near .venv."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"\w+://\S+|`[^`]*/[^`]*`")


class NotInstalled(Exception):
    """Why an environment could not be made, in the installer's words."""


def environment(folder: Path, lock: str, version: str, uv: str) -> Path:
    """The Python of an environment that holds a lock; made anew when the lock is newer.

    `version` is `3.13` and the like, or empty for the Python that runs this.
    """
    home, wanted = folder / lock, ROOT / "requirements" / f"{lock}.lock"
    python, ready = home / "bin" / "python", home / ".ready"
    if ready.exists() and ready.stat().st_mtime >= wanted.stat().st_mtime:
        return python
    print(f"setting up {home.relative_to(ROOT) if home.is_relative_to(ROOT) else home}", file=sys.stderr)
    _run(uv, "venv", "--quiet", "--clear", "--no-python-downloads", "--python", _interpreter(version), str(home))
    _run(uv, "pip", "sync", "--quiet", "--python", str(python), "--require-hashes", str(wanted))
    ready.touch()
    return python


def _interpreter(version: str) -> str:
    """A Python of this version: on the path, or one of pyenv's (whose own commands answer for its chosen version alone)."""
    if not version:
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for python in [shutil.which(f"python{version}"), *sorted(map(str, pyenv.glob(f"{version}*/bin/python")))]:
        if python and subprocess.run([python, "-c", ""], capture_output=True).returncode == 0:  # noqa: S603
            return python
    raise NotInstalled(f"no Python {version} on this machine")


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")  # noqa: S603
    if done.returncode:
        raise NotInstalled(" ".join(ADDRESS.sub("…", done.stderr).split())[:300])
