"""Derived figures: what follows from what was said. Nobody said them, and they never stand among facts."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.relate.amounts import amount, span
from corpus.relate.intervals import Interval
from corpus.relate.mentions import Mention

#: `sure` where nothing has to be assumed, and where the words leave room
CERTAIN, EXACT = "under the words", "assuming the words are exact"
Formula = Callable[..., Interval]


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure worked out from `operands`. `value` holds if each operand is exactly the number written; `said` and `rounded`
    are what their words and their printed digits allow."""

    rule: str
    kind: str
    operands: tuple[Mention, ...]
    value: float
    said: Interval
    rounded: Interval
    unit: str
    measure: str | None
    place: str | None
    period: str | None
    formula: str
    words: str
    sure: str

    @property
    def id(self) -> str:
        """Stable: named by its rule and operands alone."""
        return "d" + digest(self.rule, self.kind, *(m.id for m in self.operands))

    def row(self) -> dict[str, Any]:
        """The row of the table."""
        low, high = self.said.ends()
        low_rounded, high_rounded = self.rounded.ends()
        return {
            "id": self.id,
            "kind": self.kind,
            "measure": self.measure,
            "value": self.value,
            "low": low,
            "high": high,
            "low_rounded": low_rounded,
            "high_rounded": high_rounded,
            "unit": self.unit,
            "place": self.place,
            "period": self.period,
            "formula": self.formula,
            "words": self.words,
            "sure": self.sure,
            "rule": self.rule,
            **read(self.operands),
        }


def derive(
    rule: str,
    kind: str,
    operands: Sequence[Mention],
    work: Formula,
    unit: str,
    formula: str,
    words: str,
    *,
    measure: str | None,
    place: str | None = None,
    period: str | None = None,
    assumes: Sequence[str] = (),
) -> Derived:
    """A derived figure: `work` takes the operands' intervals, in order, and is run on what is written, said and printed.

    `formula` is the arithmetic in numbers, without its result, which is added.
    """
    value = work(*(Interval(m.value, m.value) for m in operands)).low
    said = work(*(m.said for m in operands))
    exact = all(m.said.is_point for m in operands)
    sure = "; ".join([*([] if exact else [EXACT]), *assumes]) or CERTAIN
    rounded = work(*(m.rounded for m in operands))
    result = f"{formula} = {amount(value, unit)}"
    return Derived(rule, kind, tuple(operands), value, said, rounded, unit, measure, place, period, result, words, sure)


def follows(found: Derived) -> str:
    """What follows, in words: the interval, and the point with what it assumes where the words leave room."""
    when = f" in {found.period}" if found.period else ""
    if not found.said.is_point:
        point = f"; {amount(found.value, found.unit)} {EXACT}"
    else:
        rounded = span(*found.rounded.ends(), found.unit)
        first, _, last = rounded.partition(" to ")
        point = "" if first == last or not last else f" ({rounded} if the numbers are rounded)"
    return f"{found.kind.capitalize()}{when}: {span(*found.said.ends(), found.unit)}{point}. {found.formula}."


def read(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """What every row says of the facts it was made from: their ids, sentences and articles."""
    return {
        "operands": [m.id for m in mentions],
        "read": list(dict.fromkeys(" ".join(m.sentence.split()) for m in mentions)),
        "told_in": list(dict.fromkeys(m.article for m in mentions)),
    }


def digest(*parts: str) -> str:
    """A short stable name for what the parts say together."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
