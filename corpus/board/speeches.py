"""What is counted on a page of speakers: statements, speeches or articles."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ids = npt.NDArray[np.int64]

#: what can be counted, and what one of it is
COUNTED = {
    "statements": "One statement: words that an article reports somebody to have said or written.",
    "speeches": (
        "One speech: an uninterrupted run of one speaker's statements in one article, so that a transcript counts once however long it is. "
        "It ends where another speaker's statement stands between. Statements of nobody named are a speech each."
    ),
    "articles": "One article in which the speaker says something, however often.",
}
_ONE = {"statements": "statement", "speeches": "speech", "articles": "article"}


def amount(count: int, counting: str) -> str:
    """A count of what is counted.

    >>> amount(1, "speeches"), amount(1200, "statements")
    ('1 speech', '1,200 statements')
    """
    return f"{count:,} {_ONE[counting] if count == 1 else counting}"


def numbered(statements: pd.DataFrame) -> Ids:
    """The number of the speech that each statement belongs to, counted from 0 in the order of articles and text.

    `statements` is the whole table: under a filter that hides another speaker two speeches would look like one.

    >>> rows = pd.DataFrame({"article": list("aaaab"), "speaker": ["Ann", "Ann", None, "Ann", "Ann"], "start": [0, 9, 20, 30, 0]})
    >>> numbered(rows).tolist()
    [0, 0, 1, 2, 3]
    """
    article, speaker = codes(statements["article"]), codes(statements["speaker"])
    order = np.lexsort((statements["start"].to_numpy(dtype=np.int64), article))
    article, speaker = article[order], speaker[order]
    begins = np.ones(len(order), bool)
    begins[1:] = (article[1:] != article[:-1]) | (speaker[1:] != speaker[:-1]) | (speaker[1:] < 0)
    found = np.empty(len(order), np.int64)
    found[order] = np.cumsum(begins) - 1
    return found


def units(statements: pd.DataFrame, counting: str) -> Ids:
    """For each row the number, from 0 without gaps, of the unit it counts for; rows of one speaker alone share a unit.

    `counting` is a key of COUNTED; the rows may be any part of the prepared table, which carries `speech`.
    """
    if counting == "statements":
        return np.arange(len(statements), dtype=np.int64)
    if counting == "speeches":
        return _dense(statements["speech"].to_numpy(dtype=np.int64))
    article, speaker = codes(statements["article"]), codes(statements["speaker"])
    return _dense(article * (int(speaker.max(initial=0)) + 2) + speaker + 1)


def codes(column: "pd.Series[Any]") -> Ids:
    """A column's values as numbers from 0, -1 where there is none; a categorical column keeps its own."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64)
    return pd.factorize(column)[0].astype(np.int64)


def _dense(keys: Ids) -> Ids:
    return pd.factorize(keys)[0].astype(np.int64)
