"""Who speaks of whom, and who is named with whom: pairs of actors, each with the number of sentences that join them.

A pair has the place of the first such sentence, `start` and `stop` those of the name of `other` in it.
"""
import pandas as pd

SENTENCE = ["article_id", "sentence_start"]
PLACE = ["article_id", "start", "stop", "text", "sentence_start", "sentence_stop"]


def speaks_of(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Columns one, other, times: sentences in which the quoted words of `one` name `other`, most first."""
    said = quotes.dropna(subset=["speaker_id"])[["article_id", "start", "stop", "speaker_id"]]
    said = said.rename(columns={"speaker_id": "one", "start": "begins", "stop": "ends"})
    both = said.merge(mentions[[*PLACE, "actor_id"]].rename(columns={"actor_id": "other"}), on="article_id")
    both = both[(both["start"] >= both["begins"]) & (both["start"] < both["ends"]) & (both["one"] != both["other"])]
    return _counted(both)


def named_with(mentions: pd.DataFrame) -> pd.DataFrame:
    """Columns one, other, times: sentences that name both, each pair once, most first."""
    single = mentions.drop_duplicates([*SENTENCE, "actor_id"])
    both = single[[*SENTENCE, "actor_id"]].rename(columns={"actor_id": "one"}).merge(
        single[[*PLACE, "actor_id"]].rename(columns={"actor_id": "other"}), on=SENTENCE
    )
    return _counted(both[both["one"] < both["other"]])


def cast(quotes: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The actors that can be somebody: people, organisations, and such places as speak ("Paris denied")."""
    speaks = actors["actor_id"].isin(quotes["speaker_id"].dropna())
    return actors[(actors["type"] != "place") | speaks].reset_index(drop=True)


def named(pairs: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Pairs with names in place of ids; pairs with an actor who is not among these are left out."""
    names = dict(zip(actors["actor_id"], actors["name"]))
    known = pairs[pairs["one"].isin(names) & pairs["other"].isin(names)]
    return known.assign(one=known["one"].map(names), other=known["other"].map(names)).reset_index(drop=True)


def _counted(both: pd.DataFrame) -> pd.DataFrame:
    single = both.drop_duplicates(["one", "other", *SENTENCE])
    times = single.groupby(["one", "other"])["start"].transform("size").astype("int64")
    first = single.assign(times=times).drop_duplicates(["one", "other"])[["one", "other", "times", *PLACE]]
    return first.sort_values(["times", "one", "other"], ascending=[False, True, True], kind="stable").reset_index(drop=True)
