"""Claims, checks and derived figures under the filters: which are in view, how many of each kind, who they come from.

A claim, check or derived figure is in view when one of its rows is. Kinds and verdicts choose among the checks alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from corpus.board.columns import Mask
from corpus.board.filters import View, each
from corpus.board.highlight import text_or
from corpus.relate.related import Related
from corpus.relate.sources import independent, origins, voices

T = TypeVar("T")
#: the column that names the rows that a claim, check or derived figure is made of
MADE_OF = {"claims": "facts", "checks": "rows", "derived": "operands"}
#: verdicts of checks, those to look at first first: sign, word, what it means
VERDICTS = {
    "violated": ("✗", "violated", "what is said does not agree"),
    "open": ("?", "open", "the words leave room for both, or leave something out"),
    "holds": ("✓", "holds", "what is said agrees"),
}
#: kinds of checks, in the order of the page: name, what is held against what
KINDS = {
    "contradiction": ("Contradictions", "One measure, place and period, and figures that do not meet."),
    "growth": ("Growth and levels", "A growth held against the level before it and the level after it."),
    "share": ("Shares and totals", "A share held against its part and its whole."),
    "parts": ("Parts and wholes", "Parts held against the whole that they are told to be of."),
    "quote": ("Wordings of one quote", "What looks like one quote, told in different words or again."),
    "splice": ("Joined quotes", "Words of a quote that do not stand beside one another in its longer version."),
    "open speaker": ("Speakers left open", "Who says it, the text does not settle."),
    "open referent": ("Referents left open", "Whom or what a word points to, the text does not settle."),
    "open unit": ("Units left open", "The unit does not stand with the number."),
    "open date": ("Dates left open", "Nothing in the article fixes the date."),
}
ORDERS = ("told most often", "as in the articles")


@dataclass(frozen=True)
class Chosen:
    """Kinds and verdicts of checks that are wanted; none of a facet: all of it.

    >>> Chosen(("growth",), ("open", "violated")).words
    'checks of the kind growth, with the verdict open or violated'
    >>> Chosen(("growth",)).to_query()
    {'check': ['growth']}
    """

    kinds: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.kinds or self.verdicts)

    @property
    def words(self) -> str:
        """The choice in words, "" where there is none."""
        parts = [f"of the kind {' or '.join(self.kinds)}"] if self.kinds else []
        parts += [f"with the verdict {' or '.join(self.verdicts)}"] if self.verdicts else []
        return f"checks {', '.join(parts)}" if parts else ""

    def to_query(self) -> dict[str, list[str]]:
        """The choice as the parameters of a link."""
        found = {"check": list(self.kinds), "verdict": list(self.verdicts)}
        return {key: values for key, values in found.items() if values}

    def mask(self, checks: pd.DataFrame) -> Mask:
        """True for each check that is wanted."""
        found = np.ones(len(checks), bool)
        for column, wanted in (("kind", self.kinds), ("verdict", self.verdicts)):
            if wanted:
                found &= checks[column].isin(wanted).to_numpy()
        return found


class Tally(NamedTuple):
    """How many claims there are, how often they are told, in how many articles, by how many speakers, and by how many sources
    that share nothing with one another."""

    claims: int
    mentions: int
    articles: int
    voices: int
    independent: int


class _Told(NamedTuple):
    """A mention as `relate.sources` takes it."""

    article: str
    speaker: str | None
    sentence: str


def related_of(view: View, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Those of the claims, checks or derived figures that a statement or figure in view belongs to."""
    if not view.selection:
        return rows
    seen = {*view.statements["id"], *view.facts["id"]}
    return rows[np.fromiter((not seen.isdisjoint(some) for some in rows[MADE_OF[table]]), bool, len(rows))]


def in_view(view: View, related: Related) -> Related:
    """What is in view of all claims, checks and derived figures of the view's tables, checks in the order of KINDS and VERDICTS."""
    shown = {name: related_of(view, name, rows) for name, rows in related.items()}
    return Related(**shown | {"checks": ordered(shown["checks"])})


def whole_in_view(view: View, related: Related) -> Related:
    """The same, but only what every one of its rows is in view of: what rests on nothing else."""
    if not view.selection:
        return related
    seen = {*view.statements["id"], *view.facts["id"]}
    return Related(
        **{
            name: rows[np.fromiter((seen.issuperset(some) for some in rows[MADE_OF[name]]), bool, len(rows))]
            for name, rows in related.items()
        }
    )


def ordered(checks: pd.DataFrame) -> pd.DataFrame:
    """Checks by kind, in each kind what is violated first; what is equal keeps its order. A kind that KINDS lacks comes last."""
    places = [{name: n for n, name in enumerate(names)} for names in (KINDS, VERDICTS)]
    kinds, verdicts = (
        np.array([place.get(value, len(place)) for value in checks[column]], dtype=np.intp)
        for place, column in zip(places, ("kind", "verdict"), strict=True)
    )
    return checks.iloc[np.lexsort((np.arange(len(checks)), verdicts, kinds))]


def narrowed(related: Related, chosen: Chosen) -> Related:
    """The same with only the checks chosen."""
    return replace(related, checks=related.checks[chosen.mask(related.checks)]) if chosen else related


def facets(checks: pd.DataFrame, chosen: Chosen) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Kinds and verdicts with how many checks each would show; a facet's own choice does not count against it. What is chosen stays."""
    kinds = _counted(checks[Chosen(verdicts=chosen.verdicts).mask(checks)]["kind"], KINDS, chosen.kinds)
    verdicts = _counted(checks[Chosen(kinds=chosen.kinds).mask(checks)]["verdict"], VERDICTS, VERDICTS)
    return kinds, verdicts


def _counted(values: "pd.Series[Any]", names: Iterable[str], always: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(values.tolist())
    kept = set(always)
    return [(name, counts[name]) for name in dict.fromkeys([*names, *counts]) if counts[name] or name in kept]


def sorted_claims(claims: pd.DataFrame, order: str) -> pd.DataFrame:
    """Claims in one of ORDERS; what is told as often keeps the order of the articles."""
    if order != ORDERS[0]:
        return claims
    keys = [-claims[name].to_numpy(dtype=np.int64) for name in ("mentions", "independent")]
    return claims.iloc[np.lexsort((np.arange(len(claims)), *keys))]


def tally(view: View, claims: pd.DataFrame) -> Tally:
    """The claims counted, all of their mentions with them, whether these are in view or not."""
    every = view.everything
    rows = chosen_rows(every.facts, (fact for facts in claims["facts"] for fact in facts))
    told = [_Told(row.article, text_or(row.speaker) or None, row.sentence) for row in each(rows)]
    known = origins(every.articles)
    return Tally(len(claims), len(told), len({one.article for one in told}), len(voices(told)), independent(told, known) if told else 0)


def chosen_rows(rows: pd.DataFrame, ids: Iterable[str]) -> pd.DataFrame:
    """The rows of these ids, in the table's order."""
    wanted = set(ids)
    return rows[rows["id"].isin(wanted).to_numpy()] if wanted else rows.iloc[:0]


def kept(view: View, key: str, make: Callable[[], T], chosen: Chosen | Sequence[str] = ()) -> T:
    """What `make` gives, remembered with the tables under the view's selection."""
    return view.everything.kept.get((key, view.selection, chosen), make, lambda _: 100_000)
