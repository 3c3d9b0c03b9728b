"""The options of a filter with their numbers of rows, as numbers beside the names: of 20,000 a page names a few."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.board.selection import ABSENT

#: an option with its number of rows
Option = tuple[str, int]


@dataclass(frozen=True, eq=False)
class Options:
    """`names` in alphabetical order, ABSENT last; `totals` how many rows each has; `order` their places, most rows first, ABSENT last."""

    names: list[str]
    totals: npt.NDArray[np.intp]
    order: npt.NDArray[np.intp]

    def __iter__(self) -> Iterator[Option]:
        """Every option, most rows first."""
        return iter(self._pairs(self.order))

    def offered(self, most: int, chosen: Collection[str]) -> list[str]:
        """The names in alphabetical order: all of them where there are at most so many, else those of most rows and the chosen ones."""
        if len(self.names) <= most:
            return self.names
        return [self.names[n] for n in sorted({*self.order[:most].tolist(), *self._places(chosen)})]

    def listed(self, least: int, chosen: Collection[str]) -> tuple[list[Option], int]:
        """The options to list, the chosen ones first, then others with rows, so many in all if more are not chosen; and how many
        others have rows.

        >>> ranked(["Ann", "Bo", "Cy", "Di"], np.array([1, 5, 0, 2])).listed(2, ["Cy"])
        ([('Cy', 0), ('Bo', 5)], 2)
        """
        places = self._places(chosen)
        most = max(least, len(chosen))
        there = self.order[self.totals[self.order] > 0]
        left = len(there) - sum(bool(self.totals[n]) for n in places)
        mine = sorted(places, key=lambda n: (self.names[n] == ABSENT, -int(self.totals[n]), n))
        others = [n for n in there[: most + len(places)].tolist() if n not in places][: max(most - len(mine), 0)]
        return self._pairs(np.array([*mine, *others], np.intp)), left - len(others)

    def _places(self, chosen: Collection[str]) -> set[int]:
        return {self.names.index(name) for name in chosen if name in self.names}

    def _pairs(self, places: npt.NDArray[np.intp]) -> list[Option]:
        return [(self.names[n], total) for n, total in zip(places.tolist(), self.totals[places].tolist(), strict=True)]


def ranked(names: list[str], totals: npt.NDArray[np.intp]) -> Options:
    """Options in alphabetical order, the absent one last, with their totals."""
    last = len(names) - (names[-1:] == [ABSENT])
    order = np.append(np.argsort(-totals[:last], kind="stable"), np.arange(last, len(names)))
    return Options(names, totals, order)
