"""How often each speaker is quoted, in which kind of speech and on which themes, counted in statements, speeches or articles."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.board import words
from corpus.board.caption import Caption, sources
from corpus.board.columns import columns_of
from corpus.board.selection import ABSENT
from corpus.board.speeches import Ids, amount, codes, units

KINDS = ("direct", "indirect", "mixed")
#: rows and columns of the table of speakers by themes
MOST_CROSSED = 30


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


def tally(statements: pd.DataFrame, counting: str) -> list[Tally]:
    """What each speaker says in the statements, most first, ties by name, nobody named last (as ABSENT).

    `statements` are rows of the prepared table, `counting` is a key of speeches.COUNTED.
    """
    names = _names(statements)
    unit = units(statements, counting)
    speaker, kind = _speaker_of(unit, statements), _kind_of(unit, statements)
    totals = np.bincount(speaker * 3 + kind, minlength=3 * len(names)).reshape(-1, 3)
    found = [Tally(name, *map(int, row)) for name, row in zip(names, totals, strict=True) if row.any()]
    return sorted(found, key=lambda one: (one.speaker == ABSENT, -one.total, one.speaker))


def crossed(statements: pd.DataFrame, counting: str, most: int = MOST_CROSSED) -> Crossed:
    """Speakers by themes: in how many units a speaker says something on a theme. What has no theme stands under ABSENT."""
    names = _names(statements)
    unit = units(statements, counting)
    themes, of_row, theme = _flat_themes(statements)
    width = len(themes)
    pairs = pd.unique(unit[of_row] * width + theme)
    speaker = _speaker_of(unit, statements)
    cells = np.bincount(speaker[pairs // width] * width + pairs % width, minlength=len(names) * width).reshape(len(names), width)
    rows = _most(names, np.bincount(speaker, minlength=len(names)), most)
    columns = _most(themes, cells.sum(axis=0), most)
    return Crossed(
        [names[r] for r in rows], [themes[c] for c in columns], {(names[r], themes[c]): int(cells[r, c]) for r in rows for c in columns}
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


def _names(statements: pd.DataFrame) -> list[str]:
    """The names that speaker codes stand for, shifted by one: the first is nobody's."""
    return [ABSENT, *map(str, statements["speaker"].cat.categories)]


def _speaker_of(unit: Ids, statements: pd.DataFrame) -> Ids:
    """The speaker of each unit, as a place in `_names`."""
    found = np.zeros(int(unit.max(initial=-1)) + 1, np.int64)
    found[unit] = codes(statements["speaker"]) + 1
    return found


def _kind_of(unit: Ids, statements: pd.DataFrame) -> Ids:
    """The kind of each unit, as a place in KINDS: that of its statements where they share one, else mixed."""
    kinds = statements["kind"]
    holds = np.zeros((len(KINDS), int(unit.max(initial=-1)) + 1), bool)
    for n, kind in enumerate(KINDS):
        holds[n, unit[(kinds == kind).to_numpy(dtype=bool)]] = True
    direct, indirect, mixed = holds
    return np.where(mixed | (direct & indirect), 2, np.where(direct, 0, 1)).astype(np.int64)


def _flat_themes(statements: pd.DataFrame) -> tuple[list[str], Ids, Ids]:
    """The themes' names; for each (row, theme) the number of the row and of the theme. A row without themes has ABSENT."""
    column = columns_of(statements).coded("themes")
    sets = [some or (ABSENT,) for some in column.values]
    names = sorted({theme for some in sets for theme in some})
    place = {name: n for n, name in enumerate(names)}
    flat = np.array([place[theme] for some in sets for theme in some], np.int64)
    sizes = np.array([len(some) for some in sets], np.int64)
    of_set = column.codes.astype(np.int64)
    of_row = np.repeat(np.arange(len(of_set)), sizes[of_set])
    first = (np.cumsum(sizes) - sizes)[of_set]  # where the row's themes begin in `flat`
    within = np.arange(len(of_row)) - np.repeat(np.cumsum(sizes[of_set]) - sizes[of_set], sizes[of_set])
    return names, of_row, flat[np.repeat(first, sizes[of_set]) + within]


def _most(names: list[str], totals: Ids, most: int) -> list[int]:
    """Places of the names with most, ties by name, ABSENT last; a name with nothing is left out."""
    there = [n for n in range(len(names)) if totals[n]]
    return sorted(there, key=lambda n: (names[n] == ABSENT, -int(totals[n]), names[n]))[:most]
