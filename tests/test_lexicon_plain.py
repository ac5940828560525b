"""The fast reader of lexicon files reads them as a YAML library does, and leaves to it what it does not know."""
from pathlib import Path

import pytest
import yaml

from khabar.lexicon import plain

FOLDER = Path(plain.__file__).parent
FILES = sorted(FOLDER.glob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_files_are_plain_and_mean_what_yaml_says(path):
    text = path.read_text(encoding="utf-8")
    assert repr(plain._plain(text)) == repr(yaml.safe_load(text))


ODD = [
    "a:\n  names: [one, 'two', \"three\", 4, yes]\n  b: {c: d}\n",
    "a:\n  names: |\n    one\n    two\n",
    "a:\n  text: >\n    one\n    two\n",
    "a:\n  text: one\n    two\n",
    "a:\n  text: 'it''s'\n",
    'a:\n  text: "one\\ntwo"\n',
    "a:\n  names:\n  - one\n  - two\n",
    "a:\n    names:\n        - one\n",
    "a:\n  b: &x one\n  c: *x\n",
    "a:\n  b: 012\n  c: 1e3\n  d: 2021-07-27\n  e: ~\n  f: 0x1F\n  g: 1_000\n  h: .5\n  i: -3\n  j: 12:30\n",
    "a:\n  b: No\n  c: NULL\n  d: oFf\n  e: y\n",
    "a:\n  b: one # two\n  c: one#two\n  d: #three\n    - four\n",
    "# only a note\n",
    "",
    "a:\n  b:\n    c:\n      d: e\n",
    "a:\n  - one\n",
    "- one\n",
    "no: \n  1: two\n",
    "a:\n  b: one\n\n\n  # note\n  c: two   \n",
    "a:\n  b: [one, [two]]\n",
    "a:\n  b: []\n",
    "a: {b: c}\n",
    "a: one\n",
    "---\na:\n  b: c\n",
    "a:\n  b:\n",
    "a:\n",
    "a:\r\n  b: c\r\n",
    "a:\n  b: c\n  b: d\n",
    '? a\n: b\n',
    "a:\n  names:\n    - one: two\n    - three\n",
    "a:\n  names:\n    - - one\n",
]


@pytest.mark.parametrize("text", ODD)
def test_what_is_not_plain_is_read_by_yaml(text):
    assert repr(plain.parse(text)) == repr(yaml.safe_load(text) or {})


@pytest.mark.parametrize("text", ["a:\n  b: c: d\n", "a:\n  b: 'c\n", "a:\n\tb: c\n", "a:\n  b: [c\n", "a:\n  b: %c\n", "a:\n  b: @c\n", "a:\n b: c\n  d: e\n"])
def test_what_is_no_yaml_is_refused(text):
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(text)
    with pytest.raises(yaml.YAMLError):
        plain.parse(text)
