"""Records that never change, at the cost of plain ones."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[_Class]) -> type[_Class]:
    """A slotted dataclass, compared and hashed by its fields, that the type checker lets nobody change.

    `dataclass(frozen=True)` also guards at run time: each field is set through `object.__setattr__`, which makes a record
    five times as dear to build; a named tuple is twice as dear to build and to read. The path builds about a thousand
    records an article and reads their fields tens of thousands of times.

    >>> @frozen
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, 0), len({Point(1), Point(1)})
    (Point(x=1, y=0), True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
