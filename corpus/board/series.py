"""Figures that can stand on a time axis: at least three periods of one measure, in one unit, for one place.

A measure is free words, so two are compared by their words: small letters, singular, without function words, years and
the place. That joins "exports of Orlen" and "Orlen's exports"; it never joins different words of one meaning, because
a line between unlike things is worse than none.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import pandas as pd

from corpus.board.scales import CHANGES
from corpus.grammar.calendar import bounds
from corpus.lexicon import load

#: two points make a line that says nothing of a course
LEAST_PERIODS = 3
MOST_SERIES = 6

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_KEYS = ["unit", "words", "place", "change"]


class Series(NamedTuple):
    """Facts of one measure, unit and place in the order of their periods; `words` are those that the measure was compared by."""

    measure: str
    words: tuple[str, ...]
    unit: str
    place: str
    rows: pd.DataFrame


def series(facts: pd.DataFrame) -> list[Series]:
    """The series among facts, those with most periods first, at most MOST_SERIES."""
    dated = _dated(facts)
    if not len(dated):
        return []
    periods = dated.groupby(_KEYS, observed=True, sort=True)["period"].nunique()
    wanted = periods[periods >= LEAST_PERIODS].sort_values(ascending=False, kind="stable").head(MOST_SERIES)
    groups = dated.groupby(_KEYS, observed=True, sort=False)
    return [_series(groups.get_group(key), facts) for key in wanted.index]


def nearest(facts: pd.DataFrame) -> tuple[int, int]:
    """How many facts state a period and a measure, and how many periods the longest series among them has."""
    dated = _dated(facts)
    return len(dated), int(dated.groupby(_KEYS, observed=True)["period"].nunique().max()) if len(dated) else 0


@lru_cache(maxsize=100_000)
def measure_words(measure: str, place: str = "") -> tuple[str, ...]:
    """The words that a measure is compared by, in alphabetical order.

    >>> measure_words("high-tech exports of Moscow", "Moscow"), measure_words("Moscow’s exports in 2020", "Moscow")
    (('export', 'high-tech'), ('export',))
    """
    without = {_singular(word) for word in _words(place)}
    return tuple(sorted({_singular(word) for word in _words(measure)} - without))


@cache
def _small() -> frozenset[str]:
    """English function words."""
    return frozenset(load()["languages"]["function_words"]["en"])


def _words(text: str) -> list[str]:
    small = _small()
    found = (re.sub(r"[’']s?$", "", word.lower()) for word in _WORD.findall(text))
    return [word for word in found if word not in small and not word.isdigit()]


def _singular(word: str) -> str:
    """A noun without its plural ending, near enough to compare by.

    >>> [_singular(word) for word in ("exports", "companies", "business", "gas")]
    ['export', 'company', 'business', 'gas']
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _dated(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts with a period of the calendar and a measure, as little of them as grouping needs."""
    some = facts.loc[facts["period"].notna() & facts["measure"].notna(), ["unit", "measure", "place", "period", "direction"]]
    period, place = some["period"].astype("str"), some["place"].astype("object").where(some["place"].notna(), "")
    pairs = zip(some["measure"], place, strict=True)
    change = some["direction"].notna() & some["unit"].isin(CHANGES)
    found = pd.DataFrame(
        {
            "unit": some["unit"].astype("str"),
            "words": [measure_words(*pair) for pair in pairs],
            "place": place,
            "change": change,
            "period": period,
        }
    )
    known = [bool(words) and bounds(when) is not None for words, when in zip(found["words"], period, strict=True)]
    return found[known]


def _series(group: pd.DataFrame, facts: pd.DataFrame) -> Series:
    order = sorted(group.index, key=lambda n: bounds(group.at[n, "period"]) or ())
    rows, first = facts.loc[order], group.iloc[0]
    return Series(str(rows["measure"].mode().iloc[0]), first["words"], str(first["unit"]), str(first["place"]), rows)
