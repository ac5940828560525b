"""A sample of rows to be checked by hand: a CSV to fill in, read back and counted by rule."""
import csv
import hashlib
import io
from pathlib import Path

import pandas as pd

from khabar.pages.exports import rows_to_save
from khabar.pages.labels import LANGUAGES, number, say
from khabar.pages.quality import bounds
from khabar.tables.export import defused
from khabar.text.files import whole

FRAMES = ("quotes", "claims", "dates")
KEY = ["frame", "article_id", "start", "stop"]
COLUMNS = [*KEY, "rule", "text", "says", "sentence", "verdict", "note"]
_RIGHT, _WRONG = {"right", "yes", "true", "1", "1.0"}, {"wrong", "no", "false", "0", "0.0"}


def sample(news, rules: pd.DataFrame, language: str = "ar", top: int = 10) -> pd.DataFrame:
    """At most `top` rows of each kind, the same whenever the rows are the same, each with the measured precision of its rule."""
    picked = pd.concat([_picked(news[frame], frame, language, top) for frame in FRAMES], ignore_index=True)
    measured = rules[["frame", "rule", "precision"]]
    return picked.merge(measured, on=["frame", "rule"], how="left")


def _picked(rows: pd.DataFrame, frame: str, language: str, top: int) -> pd.DataFrame:
    # By a hash of its place, not by chance: the next run draws the same rows, and a new article moves few of them.
    order = [hashlib.sha256(f"{a}|{s}|{e}".encode()).hexdigest() for a, s, e in zip(rows["article_id"], rows["start"], rows["stop"])]
    chosen = rows.assign(order=order, frame=frame).sort_values("order").head(top).sort_values(["article_id", "start", "stop"])
    says = [_says(frame, row, language) for row in chosen.to_dict("records")]
    kept = ["frame", "article_id", "start", "stop", "sentence_start", "sentence_stop", "rule", "text"]
    return chosen[kept].astype({"rule": "object", "frame": "object"}).assign(says=pd.Series(says, index=chosen.index, dtype="object"))


def _says(frame: str, row: dict, language: str) -> str | None:
    known = {name: value for name, value in row.items() if not pd.isna(value)}
    if frame == "quotes":
        return known.get("speaker", say(language, "say.unnamed"))
    if frame == "dates":
        return known.get("value")
    best = known.get("value", known.get("low", known.get("high")))
    values = {"value": number(language, best), "low": number(language, known.get("low", best)), "high": number(language, known.get("high"))}
    said = say(language, f"qualifier.{known['qualifier']}", **values)
    return f"{said} {known.get('unit', '')}".strip()


def fill_in(rows: pd.DataFrame, articles: pd.DataFrame, path: str) -> bool:
    """Write the rows as a CSV to be filled in, unless there is one; whether it was written."""
    if not path or Path(path).exists():
        return False
    saved = rows_to_save(rows, articles).assign(verdict="", note="")[COLUMNS].astype("object")
    buffer = io.StringIO()
    saved.map(lambda cell: defused(cell) if isinstance(cell, str) else cell).to_csv(buffer, index=False, lineterminator="\r\n")
    with whole(path) as partial:
        Path(partial).write_bytes(b"\xef\xbb\xbf" + buffer.getvalue().encode())
    return True


def read_back(rows: pd.DataFrame, path: str) -> pd.DataFrame:
    """The rows of a filled CSV with a verdict, right or wrong, in either language; `known` is whether the row is still there."""
    if not path or not Path(path).exists():
        return pd.DataFrame(columns=[*COLUMNS, "right", "known"])
    filled = _rows_of(path)
    missing = [name for name in [*KEY, "rule", "verdict"] if name not in filled]
    if missing:
        raise ValueError(f"{path}: no column {', '.join(missing)}")
    there = {tuple(map(str, key)) for key in rows[KEY].itertuples(index=False)}
    filled = filled.assign(right=filled["verdict"].map(_verdict), known=[tuple(key) in there for key in filled[KEY].itertuples(index=False)])
    return filled.dropna(subset=["right"]).reset_index(drop=True)


def checked_by_rule(filled: pd.DataFrame) -> pd.DataFrame:
    """A row per frame and rule: how many rows were checked, how many are right, and the precision with its bounds."""
    counts = filled.astype({"right": "int64"}).groupby(["frame", "rule"])["right"].agg(checked="size", right="sum").reset_index()
    limits = [bounds(int(right), int(n)) for right, n in zip(counts["right"], counts["checked"])]
    return counts.assign(precision=counts["right"] / counts["checked"], precision_low=[low for low, _ in limits], precision_high=[high for _, high in limits])


def _rows_of(path: str) -> pd.DataFrame:
    """A spreadsheet may have saved it with semicolons or tabs, or in UTF-16."""
    data = Path(path).read_bytes()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    width = len(rows[0])
    return pd.DataFrame([(row + [""] * width)[:width] for row in rows[1:] if any(row)], columns=[name.strip() for name in rows[0]], dtype="object")


def _verdict(cell: str) -> bool | None:
    said = cell.strip().lower()
    for answer, words in ((True, _RIGHT), (False, _WRONG)):
        name = "right" if answer else "wrong"
        if said in words | {say(language, f"verdict.{name}") for language in LANGUAGES}:
            return answer
    return None
