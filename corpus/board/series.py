"""Figures that can stand on a time axis: at least three periods of one measure, in one unit, for one place.

A measure is free words, so two are compared by their words: small letters, singular, without function words, years and
the place. That joins "exports of Orlen" and "Orlen's exports"; it never joins different words of one meaning, because
a line between unlike things is worse than none.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.board.columns import listed
from corpus.board.scales import CHANGES, Codes
from corpus.grammar.calendar import bounds
from corpus.lexicon import load

#: two points make a line that says nothing of a course
LEAST_PERIODS = 3
MOST_SERIES = 6
#: more points than these hide one another
MOST_POINTS = 120

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Series(NamedTuple):
    """Facts of one measure, unit and place in the order of their periods; `words` are those that the measure was compared
    by, `total` is how many facts there are, of which `rows` holds at most MOST_POINTS."""

    measure: str
    words: tuple[str, ...]
    unit: str
    place: str
    total: int
    rows: pd.DataFrame


class Courses(NamedTuple):
    """The series among facts; how many facts state both a period and a measure; the most periods that one measure has."""

    series: list[Series]
    dated: int
    longest: int


class Keyed(NamedTuple):
    """What of facts can stand in a series. `pair`: for each fact the number of its measure's words, unit, place, change and
    period together, -1 where it states no period of the calendar or no measure; `key`: for each such pair the number of the
    same without the period."""

    pair: Codes
    key: Codes


def keyed(facts: pd.DataFrame) -> Keyed:
    """The numbers of all facts. Of a million they take a second: a page works them out once, for every choice of facts."""
    period, measure = facts["period"].astype("category"), facts["measure"]
    known = [bounds(str(value)) is not None for value in period.cat.categories]
    at = np.flatnonzero(np.array([*known, False])[period.cat.codes.to_numpy()] & measure.notna().to_numpy(dtype=bool))
    words, keys = _keys(facts.take(at))
    at, keys = at[words >= 0], keys[words >= 0]
    when = period.cat.codes.to_numpy()[at].astype(np.int64)
    pairs, inverse = np.unique(keys * max(len(known), 1) + when, return_inverse=True)
    of_fact = np.full(len(facts), -1, np.int64)
    of_fact[at] = inverse
    return Keyed(of_fact, np.unique(pairs // max(len(known), 1), return_inverse=True)[1])


def courses(facts: pd.DataFrame, at: Codes | None = None, known: Keyed | None = None) -> Courses:
    """The series among facts, those with most periods first, at most MOST_SERIES. `at` are the positions of the facts to look
    at, all of them where it is None; `known` are the numbers of all facts, where they are at hand."""
    known = known or keyed(facts)
    at = np.arange(len(facts)) if at is None else at
    at = at[known.pair[at] >= 0]
    pair = known.pair[at]
    periods = np.bincount(known.key[np.flatnonzero(np.bincount(pair, minlength=len(known.key)))])
    order = np.argsort(-periods, kind="stable")[:MOST_SERIES]
    found = [_series(facts, at[known.key[pair] == key]) for key in order if periods[key] >= LEAST_PERIODS]
    return Courses(found, len(at), int(periods.max(initial=0)))


def _keys(facts: pd.DataFrame) -> tuple[Codes, Codes]:
    """For each fact the number of its measure's words, -1 where there is none, and one number for words, unit, place and change.

    Measures repeat: each is split into words once with each place, not once a fact.
    """
    measures, names = pd.factorize(facts["measure"])
    places, place_names = pd.factorize(facts["place"].astype("object").where(facts["place"].notna(), ""))
    pairs, inverse = np.unique(measures.astype(np.int64) * max(len(place_names), 1) + places, return_inverse=True)
    known: dict[tuple[str, ...], int] = {(): -1}
    of_pair = [measure_words(str(names[n // len(place_names)]), str(place_names[n % len(place_names)])) for n in pairs]
    words = np.array([known.setdefault(some, len(known) - 1) for some in of_pair], np.int64)[inverse]
    units, unit_names = pd.factorize(facts["unit"])
    change = (facts["direction"].notna() & facts["unit"].isin(CHANGES)).to_numpy(dtype=np.int64)
    return words, ((words * max(len(unit_names), 1) + units) * max(len(place_names), 1) + places) * 2 + change


def _series(facts: pd.DataFrame, at: Codes) -> Series:
    """The facts of one key, at these places, as a series; of very many some of each period, and only these are taken whole."""
    rows = facts[["measure", "unit", "place", "period"]].take(at).set_axis(at)
    periods = sorted(rows["period"].unique(), key=lambda value: bounds(str(value)) or ())
    some = rows.groupby("period", observed=True, sort=False).head(max(1, MOST_POINTS // len(periods)))
    drawn = facts.take(some.index.to_numpy()[np.argsort([periods.index(value) for value in listed(some["period"])], kind="stable")])
    first = rows.iloc[0]
    place = first["place"] if isinstance(first["place"], str) else ""
    measure = str(rows["measure"].mode().iloc[0])
    return Series(measure, measure_words(measure, place), str(first["unit"]), place, len(rows), drawn)


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
