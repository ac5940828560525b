"""What the frames say, in a few sentences: counts and names from the data, the words from `labels/`."""
import pandas as pd

from khabar.pages.charts.claims import claims_to_draw
from khabar.pages.charts.dates import dates_to_draw
from khabar.pages.charts.quotes import quotes_placed, speaker_counts
from khabar.pages.labels import counted, listed, say
from khabar.pages.pairs import cast, named, named_with, speaks_of
from khabar.pages.tables import Html, sentence


def what_was_read(news, language: str = "ar") -> Html:
    """How much was read, from where, and what could not be read."""
    if news.articles.empty:
        return _joined(language, [say(language, "empty.article"), _rejected(news.rejects, language)])
    sources = news.articles["source"].dropna().nunique()
    named = say(language, "finding.from_sources", sources=counted(language, "source", sources)) if sources else ""
    counts = {f"{noun}s": counted(language, noun, len(news[f"{noun}s"])) for noun in ("article", "quote", "claim", "date", "actor")}
    return _joined(language, [say(language, "finding.read", sources=named, **counts), _rejected(news.rejects, language)])


def who_said(quotes: pd.DataFrame, language: str = "ar") -> Html:
    """How many speakers there are, who is quoted most, and how much is verbatim."""
    counts = speaker_counts(quotes)
    if counts.empty:
        return _joined(language, [say(language, "empty.quotes"), _unattributed(quotes, language)])
    direct = say(language, "finding.direct_share", direct=counted(language, "quote", int(counts["direct"].sum())))
    return _joined(language, [_most_quoted(counts, language), direct, _unattributed(quotes, language)])


def who_speaks_when(quotes: pd.DataFrame, articles: pd.DataFrame, language: str = "ar") -> Html:
    """Who speaks first and last in the article."""
    placed = quotes_placed(quotes, articles)
    if placed.empty:
        return _joined(language, [say(language, "empty.quotes")])
    first, last = placed["speaker"].iloc[0], placed["speaker"].iloc[-1]
    return _joined(language, [say(language, "finding.first_speaker", first=_quoted(first), last=_quoted(last))])


def which_numbers(claims: pd.DataFrame, language: str = "ar") -> Html:
    """How many numbers are stated, with and without a hedge, by whom, and which are no facts."""
    if claims.empty:
        return _joined(language, [say(language, "empty.claims")])
    exact = int((claims["qualifier"] == "exact").sum())
    stated = int(claims["stated_by"].notna().sum())
    doubted = int((claims["modality"] != "asserted").sum())
    sentences = [
        say(language, "finding.numbers", claims=counted(language, "claim", len(claims)), exact=f"{exact:,}", hedged=f"{len(claims) - exact:,}"),
        say(language, "finding.stated", claims=counted(language, "claim", stated)) if stated else "",
        say(language, "finding.not_facts", claims=counted(language, "claim", doubted)) if doubted else "",
        _largest(claims, language),
    ]
    return _joined(language, sentences)


def what_time(dates: pd.DataFrame, articles: pd.DataFrame, language: str = "ar") -> Html:
    """How many dates are past, how many promised, and which is promised next."""
    known = dates_to_draw(dates, articles)
    lost = int(dates["first"].isna().sum())
    unresolved = say(language, "finding.unresolved", dates=counted(language, "date", lost)) if lost else ""
    if known.empty:
        empty = "empty.published" if dates["first"].notna().any() else "empty.dates"
        return _joined(language, [say(language, empty), unresolved])
    times = known.groupby("tense")["times"].sum()
    counts = {tense: f"{int(times.get(tense, 0)):,}" for tense in ("past", "promised")}
    total = counted(language, "date", int(known["times"].sum()))
    return _joined(language, [say(language, "finding.when", dates=total, **counts), _next(known, language), unresolved])


def who_with_whom(quotes: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame, language: str = "ar") -> Html:
    """Who speaks most of whom, and which two are named together most."""
    somebody = cast(quotes, actors)
    said = [_heaviest("speaks_of", named(speaks_of(quotes, mentions), somebody), language),
            _heaviest("named_with", named(named_with(mentions), somebody), language)]
    return _joined(language, said if any(said) else [say(language, "empty.pairs" if len(somebody) else "empty.actors")])


def how_much(articles: pd.DataFrame, language: str = "ar") -> Html:
    """How many articles there are and how many of them are copies of another."""
    if articles.empty:
        return _joined(language, [say(language, "empty.article")])
    copies = int(articles.duplicated("sha256").sum())
    undated = int(articles["published"].isna().sum())
    values = {"articles": counted(language, "article", len(articles)), "copies": counted(language, "copy", copies)}
    without = say(language, "finding.undated", articles=counted(language, "article", undated)) if undated else ""
    return _joined(language, [say(language, "finding.how_much", chars=f"{int(articles['chars'].sum()):,}", **values), without])


def how_good(accuracy: pd.DataFrame, articles: int, language: str = "ar") -> Html:
    """Precision and recall of each kind of row in words, and on how much gold."""
    if accuracy.empty:
        return _joined(language, [say(language, "empty.gold")])
    said = [say(language, "finding.accuracy", what=say(language, f"view.{kind.frame}"), precision=_percent(kind.precision), recall=_percent(kind.recall))
            for kind in accuracy.itertuples()]
    return _joined(language, [say(language, "finding.gold", articles=counted(language, "article", articles)), *said])


def what_was_checked(filled: pd.DataFrame, written: bool, sheet: str, language: str = "ar") -> Html:
    """What an analyst has checked by hand: how many rows, how many right, and what no longer matches."""
    if filled.empty:
        key = "finding.sheet_written" if written else "finding.sheet_unfilled" if sheet else "finding.sheet_none"
        return _joined(language, [say(language, key)])
    right, lost = int(filled["right"].sum()), int((~filled["known"].astype("bool")).sum())
    said = say(language, "finding.checked", rows=counted(language, "row", len(filled)), right=f"{right:,}", share=_percent(right / len(filled)))
    return _joined(language, [said, say(language, "finding.unmatched", rows=counted(language, "row", lost)) if lost else ""])


def _percent(share: float) -> str:
    return "—" if pd.isna(share) else f"{100 * share:.0f}%"


def _heaviest(key: str, pairs: pd.DataFrame, language: str) -> str:
    if pairs.empty:
        return ""
    most = pairs.iloc[0]
    return say(language, f"finding.{key}", one=_quoted(most["one"]), other=_quoted(most["other"]), times=counted(language, "sentence", int(most["times"])))


def _most_quoted(counts: pd.DataFrame, language: str) -> str:
    most = counts[counts["quotes"] == counts["quotes"].iloc[0]]
    values = {
        "quotes": counted(language, "quote", int(counts["quotes"].sum())),
        "speakers": counted(language, "speaker", len(counts)),
        "count": counted(language, "quote", int(counts["quotes"].iloc[0])),
    }
    if len(most) == 1:
        return say(language, "finding.speakers", name=_quoted(most["speaker"].iloc[0]), **values)
    return say(language, "finding.speakers_tied", names=listed(language, [_quoted(name) for name in most["speaker"].head(4)]), **values)


def _largest(claims: pd.DataFrame, language: str) -> str:
    known = claims_to_draw(claims)
    known = known[(known["modality"] == "asserted") & (known["category"] != "other")]
    if known.empty:
        return ""
    most = known["category"].value_counts().index[0]
    row = known[known["category"] == most].sort_values("size", ascending=False, kind="stable").iloc[0]
    return say(language, "finding.largest", category=say(language, f"category.{most}"), text=_quoted(row["text"]))


def _next(known: pd.DataFrame, language: str) -> str:
    ahead = known[known["tense"] == "promised"].sort_values("place", kind="stable")
    return say(language, "finding.next", text=_quoted(ahead["text"].iloc[0]), value=ahead["value"].iloc[0]) if len(ahead) else ""


def _quoted(words: str) -> str:
    # Words of the article keep their own direction inside a sentence of ours.
    return f"\u2068{words}\u2069"


def _unattributed(quotes: pd.DataFrame, language: str) -> str:
    lost = int(quotes["speaker"].isna().sum())
    return say(language, "finding.unattributed", quotes=counted(language, "quote", lost)) if lost else ""


def _rejected(rejects: pd.DataFrame, language: str) -> str:
    return say(language, "finding.rejected", rejects=counted(language, "reject", len(rejects))) if len(rejects) else ""


def _joined(language: str, sentences: list[str]) -> Html:
    return sentence(" ".join(part for part in sentences if part), language)
