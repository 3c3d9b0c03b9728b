"""The nouns of a user's objectives; how their file is written: `corpus.relate.objectives`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

#: the place of an objective that takes figures of any place
ANYWHERE = "any"


@dataclass(frozen=True)
class Words:
    """Words that name what is measured: one of `any`, every one of `all`, none of `none`; "*" stands for any ending.
    `places`: where, empty for the objective's own place."""

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A baseline or a target. `value` in the objective's unit; without it, `fact` is the id of the row that states it, or a figure
    of `period` is looked for; `derived`: worked out from a growth. `source`: where the user has it from."""

    value: float | None = None
    period: str | None = None
    fact: str | None = None
    derived: bool = False
    source: str | None = None


@dataclass(frozen=True)
class Objective:
    """One indicator: how it is told, and what it is held against."""

    name: str
    area: str
    words: Words
    unit: str
    place: str
    direction: str
    kind: str = "level"
    baseline: Point | None = None
    target: Point | None = None
    share: str | None = None
    foreign: Words | None = None
    comparator: Words | None = None
    weight: float = 1.0
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Objectives:
    """The objectives of a file, in its order."""

    items: tuple[Objective, ...] = ()

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas, each once, in the order of the file."""
        return tuple(dict.fromkeys(objective.area for objective in self.items))

    def of(self, area: str) -> tuple[Objective, ...]:
        """The objectives of an area."""
        return tuple(objective for objective in self.items if objective.area == area)

    def without(self, left_out: Mapping[str, Iterable[str]]) -> "Objectives":
        """The same with more facts left out, by the objective's name."""
        return Objectives(tuple(replace(o, without=o.without | frozenset(left_out.get(o.name, ()))) for o in self.items))

    def weighted(self, weights: Mapping[str, float]) -> "Objectives":
        """The same with other weights, by the objective's name."""
        return Objectives(tuple(replace(o, weight=weights.get(o.name, o.weight)) for o in self.items))
