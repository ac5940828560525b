"""What tests share: how to ask for something that a machine may lack."""
import importlib.util
import os
import shutil
from collections.abc import Callable

import pytest

REQUIRE_ALL = os.environ.get("KHABAR_REQUIRE_ALL") == "1"


def _found(name: str) -> str | None:
    """A program on PATH or an importable module."""
    return shutil.which(name) or (name if name.isidentifier() and importlib.util.find_spec(name) else None)


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """Where a program is; skips the test if the machine lacks it, fails it where nothing may be skipped (KHABAR_REQUIRE_ALL=1)."""

    def ask(name: str) -> str:
        found = _found(name)
        if found:
            return found
        if REQUIRE_ALL:
            pytest.fail(f"{name} is not on this machine, and KHABAR_REQUIRE_ALL=1 lets no test be skipped", pytrace=False)
        pytest.skip(f"{name} is not on this machine")

    return ask


@pytest.fixture(scope="session")
def chromium(need) -> str:
    """Debian's Chromium, for playwright's `executable_path` (`make browser` installs it)."""
    return need("chromium")
