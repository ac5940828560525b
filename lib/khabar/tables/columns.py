"""The columns of the seven frames and their dtypes: the one place that declares them."""
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

TEXT = pd.ArrowDtype(pa.large_string())
DAY = pd.ArrowDtype(pa.date32())
MAYBE = pd.ArrowDtype(pa.int64())  # a whole number or null
WHOLE, REAL, YES = np.dtype("int64"), np.dtype("float64"), np.dtype("bool")

_PLACE = {"article_id": TEXT, "start": WHOLE, "stop": WHOLE, "text": TEXT, "sentence_start": WHOLE, "sentence_stop": WHOLE, "rule": TEXT}

COLUMNS: dict[str, dict[str, Any]] = {
    "articles": {
        "article_id": TEXT, "path": TEXT, "source": TEXT, "url": TEXT, "title": TEXT, "published": DAY, "published_rule": TEXT,
        "language": TEXT, "encoding": TEXT, "chars": WHOLE, "sha256": TEXT, "text": TEXT, "flags": TEXT,
    },
    "quotes": _PLACE | {
        "quote_id": TEXT, "kind": TEXT, "utterance": TEXT, "cue": TEXT, "act": TEXT, "speaker": TEXT, "speaker_id": TEXT,
        "speaker_rule": TEXT, "speaker_start": MAYBE, "speaker_stop": MAYBE, "speaker_others": TEXT, "channel": TEXT, "said_on": DAY,
        "negated": YES,
    },
    "claims": _PLACE | {
        "claim_id": TEXT, "num": TEXT, "value": REAL, "value_text": TEXT, "low": REAL, "high": REAL, "qualifier": TEXT, "unit": TEXT,
        "category": TEXT, "currency": TEXT, "rate": TEXT, "what": TEXT, "place": TEXT, "since": DAY, "until": DAY, "as_of": DAY,
        "modality": TEXT, "stated_by": TEXT, "stated_by_id": TEXT, "quote_id": TEXT, "flags": TEXT,
    },
    "dates": _PLACE | {"value": TEXT, "edge": TEXT, "first": DAY, "last": DAY, "calendar": TEXT, "anchor": DAY},
    "mentions": _PLACE | {"actor_id": TEXT, "surface": TEXT, "role": TEXT},
    "actors": {
        "actor_id": TEXT, "name": TEXT, "name_en": TEXT, "type": TEXT, "aliases": TEXT, "wikidata": TEXT, "n_mentions": WHOLE,
        "n_articles": WHOLE,
    },
    "rejects": {"path": TEXT, "line": MAYBE, "reason": TEXT},
}
