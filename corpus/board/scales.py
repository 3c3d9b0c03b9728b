"""Families of units and the scales that their figures stand on: arithmetic only, no picture."""

import math
from typing import Any

import pandas as pd

from corpus.board import words

#: more dots than this are unreadable in one chart; the largest are drawn
MOST_DOTS = 40


def family(unit: str) -> str:
    """The family of units that share an axis: each currency, percent, ratios, counts; any other unit is its own.

    >>> [family(u) for u in ("USD", "percent", "percentage point", "times", "fraction", "count:drone", "year")]
    ['USD', 'percent', 'percentage points', 'ratios', 'ratios', 'counts', 'year']
    """
    if unit.startswith("count:"):
        return "counts"
    return {"percentage point": "percentage points", "times": "ratios", "fraction": "ratios"}.get(unit, unit)


def families(facts: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The facts of each family, those with most figures first."""
    units: dict[str, list[str]] = {}
    for unit in facts["unit"].dropna().unique():
        units.setdefault(family(str(unit)), []).append(unit)
    found = [(name, facts[facts["unit"].isin(some)]) for name, some in units.items()]
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))


def title(name: str, count: int) -> str:
    """A family of units as a heading, with how many figures of it are drawn.

    >>> title("USD", 5), title("counts", 120)
    ('Money in USD: 5 figures', 'Counts: the 40 largest of 120 figures')
    """
    shown = f"Money in {name}" if words.is_money(name) else name[:1].upper() + name[1:]
    return f"{shown}: {words.plural(count, 'figure') if count <= MOST_DOTS else f'the {MOST_DOTS} largest of {count:,} figures'}"


def axis_name(name: str, log: bool) -> str:
    """What the axis counts.

    >>> axis_name("RUB", True), axis_name("ratios", False)
    ('RUB, logarithmic', 'times; a share is below 1')
    """
    return {"ratios": "times; a share is below 1", "percent": "per cent", "counts": "number"}.get(name, name) + (
        ", logarithmic" if log else ""
    )


def ends_of(row: Any) -> tuple[float | None, float | None]:
    """What the words allow: both ends, None where it is open."""
    low, high = (float(end) if pd.notna(end) and math.isfinite(end) else None for end in (row.low, row.high))
    return low, high


def edges(values: list[float], log: bool) -> tuple[float, float]:
    """The ends of the axis, with room for arrows."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if log:
        return low / 2, high * 2.5
    room = (max(high, 0.0) - min(low, 0.0) or 1.0) * 0.12
    return min(low, 0.0) - (room if low < 0 else 0.0), max(high, 0.0) + room


def decades(low: float, high: float) -> list[float]:
    """Powers of ten inside the axis, every second or third one where there are many.

    >>> decades(5, 20000)
    [10.0, 100.0, 1000.0, 10000.0]
    """
    found = [10.0**n for n in range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)]
    return found[:: -(-len(found) // 5)] if found else [low]


def steps(low: float, high: float) -> list[float]:
    """About five round steps inside the axis.

    >>> steps(0, 49.3)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    rough = (high - low) / 4
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 2.5, 5, 10) if size * n >= rough * 0.8)
    return [round(n * step, 10) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
