"""What was read, as tables: articles of each source, exact copies, and what could not be read and why."""
from collections.abc import Mapping

import pandas as pd

FACTS = ("quotes", "claims", "dates", "mentions")


def per_source(news: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A row per source, most articles first: articles, characters, days, and the facts found in them."""
    articles = news["articles"]
    counts = articles[["article_id", "source", "chars", "published"]]
    for name in FACTS:
        counts = counts.assign(**{name: counts["article_id"].map(news[name]["article_id"].value_counts()).fillna(0).astype("int64")})
    grouped = counts.groupby("source", dropna=False)
    table = grouped.agg(articles=("article_id", "size"), chars=("chars", "sum"), first=("published", "min"), last=("published", "max"),
                        **{name: (name, "sum") for name in FACTS}).reset_index()
    return table.sort_values(["articles", "source"], ascending=[False, True], kind="stable").reset_index(drop=True)


def exact_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles whose text is another's letter for letter, copies together; `copy` is the number of their group."""
    same = articles[articles.duplicated("sha256", keep=False)]
    groups = {sha: n for n, sha in enumerate(dict.fromkeys(same["sha256"]), 1)}
    rows = same.assign(copy=same["sha256"].map(groups).astype("int64"))
    ordered = rows.sort_values(["copy", "published", "article_id"], kind="stable")
    return ordered[["copy", "article_id", "source", "published", "title", "path"]].reset_index(drop=True)


def reasons(rejects: pd.DataFrame) -> pd.DataFrame:
    """Why something could not be read, most often first: what stands before the details of a reason."""
    plain = rejects["reason"].map(lambda reason: reason.split(":")[0].split(";")[0].split(" in ")[0])
    counts = plain.value_counts().rename_axis("reason").reset_index(name="rejects")
    return counts.sort_values(["rejects", "reason"], ascending=[False, True], kind="stable").reset_index(drop=True)
