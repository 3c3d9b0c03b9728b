"""A composite of several indicators under one metric: a weighted mean, with how far it moves when the weights do.

It hides what it adds up, so it has a gate: at least three indicators, numbers for two thirds of them, and figures of two
independent sources. The band shows the mean with each weight between half and double of what is given, and with any one
indicator left out (after OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 7).
"""

from collections.abc import Callable, Sequence
from typing import Any

from corpus.relate.intervals import OPEN, Interval
from corpus.relate.objective import Objective
from corpus.relate.score.outcome import Outcome, ends
from corpus.relate.score.reasons import Reason

#: the gate, from the issue that asked for the scorecard: fewer than three are no composite, and below two thirds the missing
#: ones decide more than those that are there
INDICATORS, COVERAGE, SOURCES = 3, 2 / 3, 2
#: how far each weight is varied
LEAST, MOST = 0.5, 2.0


def composite(
    area: str | None,
    metric: str,
    outcomes: Sequence[tuple[Objective, Outcome]],
    independent: Callable[[Sequence[Outcome]], int],
    asked: bool,
) -> dict[str, Any]:
    """The row of the table for the outcomes of one metric. `independent` counts the independent sources of outcomes."""
    wanted = [(o, outcome) for o, outcome in outcomes if outcome.is_asked]
    there = [(o, outcome) for o, outcome in wanted if outcome.said is not None]
    sources = independent([outcome for _, outcome in there])
    row: dict[str, Any] = {
        "area": area,
        "metric": metric,
        "indicators": len(wanted),
        "computed": len(there),
        "independent": sources,
        "weights": shares([o for o, _ in there]),
    }
    reason = _gate(asked, len(wanted), len(there), sources)
    if reason:
        return row | {"reason": reason.value}
    weights = [o.weight for o, _ in there]
    low, high = ([outcome.said[end] for _, outcome in there if outcome.said] for end in (0, 1))
    found = Interval(_mean(low, weights), _mean(high, weights))
    if ends(found) == (None, None):
        return row | {"reason": Reason.OPEN_END.value}
    values = [outcome.value for _, outcome in there if outcome.value is not None]
    return row | {
        "value": _mean(values, weights) if len(values) == len(there) else None,
        **dict(zip(("low", "high"), ends(found), strict=True)),
        **dict(zip(("lowest", "highest"), ends(Interval(_least(low, weights), -_least([-x for x in high], weights))), strict=True)),
        **dict(zip(("lowest_without", "highest_without"), ends(Interval(min(_left_out(low, weights)), max(_left_out(high, weights)))), strict=True)),
    }  # fmt: skip


def shares(objectives: Sequence[Objective]) -> list[str]:
    """Each objective with its share of the weight, as text."""
    total = sum(o.weight for o in objectives)
    return [f"{o.name}: {o.weight / total:.0%}" for o in objectives]


def _gate(asked: bool, wanted: int, there: int, sources: int) -> Reason | None:
    if not asked:
        return Reason.OFF
    if wanted < INDICATORS:
        return Reason.FEW_INDICATORS
    if there < COVERAGE * wanted:
        return Reason.FEW_NUMBERS
    return Reason.ONE_SOURCE if sources < SOURCES else None


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted mean; at an open end it is open.

    >>> _mean([0.25, 0.5], [1, 3]), _mean([0.2, OPEN], [1, 1])
    (0.4375, inf)
    """
    if any(abs(value) == OPEN for value in values):
        return next(value for value in values if abs(value) == OPEN)
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def _least(values: Sequence[float], weights: Sequence[float]) -> float:
    """The smallest mean when each weight may lie between half and double: the smallest values get the double, and where to
    stop is tried out.

    >>> _least([0.0, 1.0], [1, 1])
    0.2
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranked, own = [values[i] for i in order], [weights[i] for i in order]
    varied = ([w * (MOST if i < k else LEAST) for i, w in enumerate(own)] for k in range(len(own) + 1))
    return min(_mean(ranked, weights) for weights in varied)


def _left_out(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The means without one of the values."""
    return [_mean([*values[:i], *values[i + 1 :]], [*weights[:i], *weights[i + 1 :]]) for i in range(len(values))]
