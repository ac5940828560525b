"""How good the rows are: precision and recall on gold, with how sure one can be, in all and by rule."""
import math
from pathlib import Path

import pandas as pd

from khabar.pages.verdicts import FRAMES, verdicts

SURE = 1.959964  # of a normal distribution: 95 %
COUNTS = ["right", "wrong", "extra", "missed"]


def judged(gold: str | Path) -> pd.DataFrame:
    """A row per verdict on a folder of gold: doc, frame, rule, verdict, text."""
    columns = ["doc", "frame", "rule", "verdict", "text"]
    return pd.DataFrame([[getattr(each, name) for name in columns] for each in verdicts(Path(gold))], columns=columns, dtype="object")


def accuracy(judged: pd.DataFrame) -> pd.DataFrame:
    """A row per frame: counts, and precision and recall with the bounds that they lie in 95 times of a hundred."""
    counts = _counts(judged, ["frame"]).reindex([name for name in FRAMES if name in set(judged["frame"])])
    found, there = counts[["right", "wrong", "extra"]].sum(axis=1), counts[["right", "wrong", "missed"]].sum(axis=1)
    table = counts.assign(**_share("precision", counts["right"], found), **_share("recall", counts["right"], there))
    return table.reset_index()


def by_rule(judged: pd.DataFrame) -> pd.DataFrame:
    """A row per frame and rule, most errors first: counts and precision with its bounds."""
    counts = _counts(judged[judged["rule"] != "-"], ["frame", "rule"])
    found = counts[["right", "wrong", "extra"]].sum(axis=1)
    table = counts.assign(errors=counts["wrong"] + counts["extra"], **_share("precision", counts["right"], found)).reset_index()
    ordered = table.assign(order=table["frame"].map(FRAMES.index)).sort_values(["errors", "order", "rule"], ascending=[False, True, True], kind="stable")
    return ordered[["frame", "rule", "right", "wrong", "extra", "precision", "precision_low", "precision_high"]].reset_index(drop=True)


def errors(judged: pd.DataFrame) -> pd.DataFrame:
    """The rows that are wrong or made up, and what was missed."""
    return judged[judged["verdict"].isin(["wrong", "extra", "missed"])].reset_index(drop=True)


def bounds(right: int, found: int) -> tuple[float, float]:
    """Wilson's interval of a share: few rows leave it wide.

    >>> [round(bound, 2) for bound in bounds(3, 3)], [round(bound, 2) for bound in bounds(300, 300)]
    ([0.44, 1.0], [0.99, 1.0])
    """
    if not found:
        return math.nan, math.nan
    share, square = right / found, SURE**2
    middle = (share + square / (2 * found)) / (1 + square / found)
    half = SURE / (1 + square / found) * math.sqrt(share * (1 - share) / found + square / (4 * found**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _counts(judged: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    counts = judged.groupby([*by, "verdict"]).size().unstack(fill_value=0)
    return counts.reindex(columns=COUNTS, fill_value=0).astype("int64")


def _share(name: str, right: pd.Series, found: pd.Series) -> dict[str, pd.Series]:
    limits = [bounds(int(a), int(b)) for a, b in zip(right, found)]
    low, high = ([limit[side] for limit in limits] for side in (0, 1))
    return {
        name: (right / found.where(found > 0)).astype("float64"),
        f"{name}_low": pd.Series(low, index=right.index, dtype="float64"),
        f"{name}_high": pd.Series(high, index=right.index, dtype="float64"),
    }
