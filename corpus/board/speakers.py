"""How often each speaker is quoted, in which kind of speech and on which themes, counted in statements, speeches or articles."""

from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.board.selection import ABSENT
from corpus.board.speeches import Ids, codes, units

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
    """The themes' names; for each (row, theme) the number of the row and of the theme."""
    lists = statements["themes"].to_numpy()
    sizes = np.fromiter(map(len, lists), np.int64, len(lists))
    theme, names = pd.factorize(np.array(list(chain.from_iterable(lists)), dtype=object), sort=True)
    bare = np.flatnonzero(sizes == 0)
    of_row = np.concatenate([np.repeat(np.arange(len(lists)), sizes), bare])
    return [*map(str, names), ABSENT], of_row, np.concatenate([theme, np.full(len(bare), len(names))]).astype(np.int64)


def _most(names: list[str], totals: Ids, most: int) -> list[int]:
    """Places of the names with most, ties by name, ABSENT last; a name with nothing is left out."""
    there = [n for n in range(len(names)) if totals[n]]
    return sorted(there, key=lambda n: (names[n] == ABSENT, -int(totals[n]), names[n]))[:most]
