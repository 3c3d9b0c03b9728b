"""Families of units and the scales that their figures stand on: arithmetic only, no picture."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board import words

#: more dots than this are unreadable in one chart; the largest are drawn
MOST_DOTS = 40
#: units in which a figure with a direction says by how much something changed, each with an axis of its own
CHANGES = ("percent", "percentage point", "times", "fraction")

_BRIEF = ("unit", "value", "direction", "baseline", "place", "period", "article", "title", "source", "published")

Codes = npt.NDArray[np.int64]


def family(unit: str) -> str:
    """The family of units that share an axis: each currency, percent, ratios, counts; any other unit is its own.

    >>> [family(u) for u in ("USD", "percent", "percentage point", "times", "fraction", "count", "count:drone", "year")]
    ['USD', 'percent', 'percentage points', 'ratios', 'ratios', 'counts', 'counts', 'year']
    """
    if unit == "count" or unit.startswith("count:"):
        return "counts"
    return {"percentage point": "percentage points", "times": "ratios", "fraction": "ratios"}.get(unit, unit)


def brief(facts: pd.DataFrame, passing: npt.NDArray[np.bool_], *more: str) -> pd.DataFrame:
    """The facts that pass, with no more columns than choosing and counting need, and `more`; their labels are the positions of
    the whole rows. A million whole rows take seconds to copy."""
    some = facts[[*_BRIEF, *more]].set_axis(np.arange(len(facts)))
    return some if passing.all() else some.take(np.flatnonzero(passing))


def largest(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts that a chart of one row each draws, the largest value first."""
    return facts.iloc[
        facts["value"].reset_index(drop=True).nlargest(MOST_DOTS).index
    ]  # by place: a look for labels goes through all of them


def families(facts: pd.DataFrame) -> list[tuple[str, int]]:
    """The families of units with their number of facts, most first."""
    names, codes = _codes(facts)
    counts = np.bincount(codes[codes >= 0], minlength=len(names))
    return sorted(((name, int(n)) for name, n in zip(names, counts, strict=True) if n), key=lambda item: (-item[1], item[0]))


def of_family(facts: pd.DataFrame, name: str) -> pd.DataFrame:
    """The facts of one family."""
    names, codes = _codes(facts)
    return facts[codes == names.index(name)] if name in names else facts[:0]


def _codes(facts: pd.DataFrame) -> tuple[list[str], Codes]:
    """The families, and for each fact the index of its own; -1 without a unit. Looked up once a unit, not once a fact."""
    unit = facts["unit"].astype("category")
    each = [family(str(one)) for one in unit.cat.categories]
    names = list(dict.fromkeys(each))
    lookup = np.array([*(names.index(name) for name in each), -1], dtype=np.int64)
    return names, lookup[unit.cat.codes.to_numpy()]


def parted(facts: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Facts that say how much there is; and by unit of CHANGES those that say by how much something grew or fell."""
    change = _is_change(facts)
    changed = facts[change]
    by_unit = {unit: changed[(changed["unit"] == unit).to_numpy(dtype=bool)] for unit in CHANGES}
    return facts[~change] if change.any() else facts, {unit: rows for unit, rows in by_unit.items() if len(rows)}


def _is_change(facts: pd.DataFrame) -> npt.NDArray[np.bool_]:
    directed = facts["direction"].notna().to_numpy(dtype=bool)
    return directed & facts["unit"].isin(CHANGES).to_numpy(dtype=bool)


def family_name(name: str) -> str:
    """A family of units as a tab shows it.

    >>> [family_name(name) for name in ("USD", "percent", "ratios", "year")]
    ['USD', 'per cent', 'shares and multiples', 'year']
    """
    return {"percent": "per cent", "ratios": "shares and multiples"}.get(name, name)


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


def change_at(value: float, unit: str, direction: str) -> float:
    """Where a change stands beside "no change", which is 0: increases above, decreases below; times by their logarithm,
    so that a third and three times are equally far.

    >>> change_at(44, "percent", "increase"), change_at(16, "percent", "decrease"), change_at(10, "times", "decrease")
    (44.0, -16.0, -1.0)
    """
    size = float(value) if unit != "times" else math.log10(value) if value > 0 else 0.0
    return -size if direction == "decrease" else size


def change_ends(row: Any) -> tuple[float | None, float | None]:
    """What the words allow, as `change_at` places it, the lower end first."""
    ends = [None if end is None else change_at(end, str(row.unit), str(row.direction)) for end in ends_of(row)]
    low, high = ends
    return (high, low) if row.direction == "decrease" else (low, high)


def change_ticks(low: float, high: float, unit: str) -> tuple[list[float], list[str]]:
    """Places and texts of the ticks of a chart of changes.

    >>> change_ticks(-10, 50, "percent")
    ([0.0, 20.0, 40.0], ['no change', '+20 %', '+40 %'])
    >>> change_ticks(-0.6, 1.2, "times")
    ([-0.4771, 0.0, 0.4771, 1.0], ['÷ 3', 'no change', '× 3', '× 10'])
    """
    if unit == "times":
        found = [n for n in _multiples(max(abs(low), abs(high))) if low <= math.copysign(math.log10(abs(n)), n) <= high]
        return [round(math.copysign(math.log10(abs(n)), n), 4) if n != 1 else 0.0 for n in found], [_multiple(n) for n in found]
    ticks = steps(low, high)
    sign = {"percent": " %", "percentage point": " points"}.get(unit, "")
    return ticks, ["no change" if not tick else f"{'+' if tick > 0 else '−'}{words.number(abs(tick))}{sign}" for tick in ticks]


def _multiples(most: float) -> list[int]:
    """Round multiples up to ten to that power, the negative ones stand for parts: at most four on a side."""
    found = [n * 10**power for power in range(math.floor(most) + 1) for n in (1, 3) if 0 < math.log10(n * 10**power) <= most] or [2]
    found = found[:: -(-len(found) // 4)]
    return [*(-n for n in reversed(found)), 1, *found]


def _multiple(n: int) -> str:
    return "no change" if n == 1 else f"× {n:,}" if n > 0 else f"÷ {-n:,}"
