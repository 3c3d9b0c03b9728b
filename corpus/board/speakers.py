"""How often each speaker is quoted, in which kind of speech and on which themes, counted in statements, speeches or articles."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board import words
from corpus.board.caption import Caption, sources
from corpus.board.columns import columns_of
from corpus.board.filters import View
from corpus.board.selection import ABSENT
from corpus.board.speeches import Ids, amount, codes, units

KINDS = ("direct", "indirect", "mixed")
#: rows and columns of the table of speakers by themes
MOST_CROSSED = 30
#: bytes that a tally or a cell takes, about: a tuple of two texts and some numbers
CELL_SIZE = 200


class Tally(NamedTuple):
    """How much one speaker says. A speech or an article with more than one kind of speech in it counts as mixed."""

    speaker: str
    direct: int
    indirect: int
    mixed: int

    @property
    def total(self) -> int:
        """All kinds."""
        return self.direct + self.indirect + self.mixed


class Crossed(NamedTuple):
    """Speakers and themes, those with most first, and how much each pair of them has."""

    speakers: list[str]
    themes: list[str]
    cells: dict[tuple[str, str], int]


def summary(view: View, counting: str) -> tuple[list[Tally], Crossed]:
    """Tallies and table of the statements in view, kept with the tables for the next run of the page."""

    def make() -> tuple[list[Tally], Crossed]:
        return tally(view.statements, counting), crossed(view.statements, counting)

    return view.everything.kept.get(
        ("speakers", view.selection, counting), make, lambda made: CELL_SIZE * (len(made[0]) + len(made[1].cells))
    )


def tally(statements: pd.DataFrame, counting: str) -> list[Tally]:
    """What each speaker says in the statements, most first, ties by name, nobody named last (as ABSENT).

    `statements` are rows of the prepared table, `counting` is a key of speeches.COUNTED.
    """
    unit = units(statements, counting)
    speaker, kind = _speaker_of(unit, codes(statements["speaker"]) + 1), _kind_of(unit, _kinds_of(statements))
    totals = np.bincount(speaker * 3 + kind, minlength=3 * _count(statements)).reshape(-1, 3)
    there = np.flatnonzero(totals.any(axis=1))
    found = [Tally(name, *row) for name, row in zip(_names(statements, there), totals[there].tolist(), strict=True)]
    return sorted(found, key=lambda one: (one.speaker == ABSENT, -one.total, one.speaker))


def crossed(statements: pd.DataFrame, counting: str, most: int = MOST_CROSSED) -> Crossed:
    """Speakers by themes: in how many units a speaker says something on a theme. What has no theme stands under ABSENT."""
    count = _count(statements)
    sets = columns_of(statements).coded("themes")
    themes, holds = _membership(sets.values)
    unit, speaker = units(statements, counting), codes(statements["speaker"]) + 1
    if counting == "statements":  # each row counts by itself: how often a speaker has a set of themes says all
        of_set = np.bincount(speaker * len(sets.values) + sets.codes, minlength=count * len(sets.values))
        cells = of_set.reshape(count, -1) @ holds
    else:
        cells = np.zeros((count, len(themes)), np.int64)
        for theme in range(len(themes)):
            rows = np.flatnonzero(holds[sets.codes, theme])
            once = rows[_once(unit[rows])]
            cells[:, theme] = np.bincount(speaker[once], minlength=count)
    totals = np.bincount(_speaker_of(unit, speaker), minlength=count)
    there = np.flatnonzero(totals)
    names = _names(statements, there)
    rows_ = _most(names, totals[there], most)
    columns = _most(themes, cells.sum(axis=0), most)
    return Crossed(
        [names[r] for r in rows_],
        [themes[c] for c in columns],
        {(names[r], themes[c]): int(cells[there[r], c]) for r in rows_ for c in columns},
    )


def caption(tallies: Sequence[Tally], statements: pd.DataFrame, counting: str, most: int) -> Caption:
    """What stands around the chart of the tallies of statements, of which the first `most` are drawn."""
    more = f" The {most} with most of {len(tallies):,}." if len(tallies) > most else ""
    total = statements["article"].nunique() if counting == "articles" else sum(one.total for one in tallies)
    return Caption(
        title=finding(tallies, total, counting),
        subtitle=f"{counting.capitalize()} in view, by speaker and kind of speech. A click filters by the speaker.{more}",
        sources=sources(statements),
        alt=f"Bar chart: {counting} by speaker, split by kind. {in_words(tallies)}.",
    )


def finding(tallies: Sequence[Tally], total: int, counting: str) -> str:
    """Who says most, of how much.

    >>> finding([Tally("Ann Lee", 1, 2, 0), Tally("Bo Chen", 1, 0, 0)], 4, "statements")
    'Ann Lee is quoted most: 3 of 4 statements'
    >>> finding([Tally("Ann Lee", 1, 0, 0), Tally("Bo Chen", 1, 0, 0), Tally(ABSENT, 5, 0, 0)], 7, "speeches")
    '2 speakers are quoted as often: 1 of 7 speeches each'
    """
    named = [tally for tally in tallies if tally.speaker != ABSENT]
    if not named:
        return f"Nobody is named: {amount(total, counting)}"
    first = [tally for tally in named if tally.total == named[0].total]
    much = f"{first[0].total:,} of {amount(total, counting)}"
    if len(first) == 1:
        return f"{first[0].speaker} is quoted most: {much}"
    if len(first) == len(named):
        return f"{len(named):,} speakers are quoted as often: {much} each"
    return f"{first[0].speaker} and {words.plural(len(first) - 1, 'more speaker')} are quoted most: {much} each"


def in_words(tallies: Sequence[Tally], most: int = 5) -> str:
    """The first tallies as a text.

    >>> in_words([Tally("Ann Lee", 1, 2, 0), Tally(ABSENT, 0, 0, 1)])
    'Ann Lee 3 (1 direct, 2 indirect), nobody named 1 (1 mixed)'
    """
    shown = [f"{'nobody named' if one.speaker == ABSENT else one.speaker} {one.total:,} ({_kinds(one)})" for one in tallies[:most]]
    return ", ".join([*shown, *([f"and {len(tallies) - most:,} more speakers"] if len(tallies) > most else [])])


def _kinds(one: Tally) -> str:
    return ", ".join(f"{getattr(one, kind):,} {kind}" for kind in KINDS if getattr(one, kind))


def _count(statements: pd.DataFrame) -> int:
    """How many speaker codes there are, shifted by one: the first is nobody's."""
    return len(statements["speaker"].cat.categories) + 1


def _names(statements: pd.DataFrame, which: Ids) -> list[str]:
    """The names that some speaker codes stand for, shifted by one and in ascending order."""
    named = statements["speaker"].cat.categories.take(which[which > 0] - 1)
    return [ABSENT] * int((which == 0).sum()) + list(map(str, named))


def _speaker_of(unit: Ids, speaker: Ids) -> Ids:
    """The speaker of each unit, from that of each row."""
    found = np.zeros(int(unit.max(initial=-1)) + 1, np.int64)
    found[unit] = speaker
    return found


def _kinds_of(statements: pd.DataFrame) -> Ids:
    """The kind of each row, as a place in KINDS."""
    column = statements["kind"]
    return np.array([KINDS.index(kind) for kind in column.cat.categories], np.int64)[column.cat.codes.to_numpy()]


def _kind_of(unit: Ids, kind: Ids) -> Ids:
    """The kind of each unit: that of its rows where they share one, else mixed."""
    holds = np.zeros((len(KINDS), int(unit.max(initial=-1)) + 1), bool)
    holds[kind, unit] = True
    direct, indirect, mixed = holds
    return np.where(mixed | (direct & indirect), 2, np.where(direct, 0, 1)).astype(np.int64)


def _membership(sets: Sequence[tuple[str, ...]]) -> tuple[list[str], npt.NDArray[np.bool_]]:
    """The themes' names, and which set holds which of them: sets by themes. The empty set holds ABSENT."""
    names = sorted({theme for some in sets for theme in some or (ABSENT,)})
    return names, np.array([[name in (some or (ABSENT,)) for name in names] for some in sets], bool).reshape(len(sets), len(names))


def _once(keys: Ids) -> Ids:
    """One place of each key."""
    found = np.full(int(keys.max(initial=-1)) + 1, -1, np.int64)
    found[keys] = np.arange(len(keys))
    return found[found >= 0]


def _most(names: list[str], totals: Ids, most: int) -> list[int]:
    """Places of the names with most, ties by name, ABSENT last; a name with nothing is left out."""
    there = [n for n in range(len(names)) if totals[n]]
    return sorted(there, key=lambda n: (names[n] == ABSENT, -int(totals[n]), names[n]))[:most]
