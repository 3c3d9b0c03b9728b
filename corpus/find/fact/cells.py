"""Facts of a table: the period and the place of a cell's number are those of its heads."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from corpus.model import Cell, Evidence, Fact, Place, Quantity, Timex
from corpus.spans import Span

Found = TypeVar("Found", Timex, Place)
#: how an ISO 8601 year, quarter, half, month, day or interval begins; "PRESENT_REF" and lengths are no period of a column
CENTURIES = ("18", "19", "20")


def of_cell(q: Quantity, cell: Cell, timexes: Sequence[Timex], places: Sequence[Place]) -> Fact:
    """The fact of a cell: what its words do not state is named in `inferred`."""
    heads = [*reversed(cell.column), *reversed(cell.row), *([cell.caption] if cell.caption else [])]
    dates = (t for head in heads for t in _within(timexes, head))
    period = next((t for t in dates if t.type == "DATE" and (t.value or "").startswith(CENTURIES)), None)
    place = next((p for head in heads for p in _within(places, head)), None)
    evidence: list[Evidence] = []
    inferred: list[str] = []
    for name, found in (("period", period), ("place", place)):
        if found is not None:
            inferred.append(name)
            evidence.append((name, found.start, found.end))
    return Fact(
        quantity=_without_place(q, place),
        part="body",
        place=place.name if place else None,
        period=period.value if period else None,
        inferred=tuple(inferred),
        evidence=tuple(evidence),
    )


def _within(found: Sequence[Found], head: Span) -> Iterator[Found]:
    """What lies in a head, of findings in text order."""
    for k in range(bisect_left(found, head.start, key=attrgetter("start")), len(found)):
        if found[k].start >= head.end:
            return
        if found[k].end <= head.end:
            yield found[k]


def _without_place(q: Quantity, place: Place | None) -> Quantity:
    """The quantity without a measure's word that is its place: of "Tea, Norway" the tea is measured."""
    parts = (q.measure or "").split(", ")
    spans = [e for e in q.evidence if e[0] == "measure"]
    if place is None or len(spans) != len(parts) or len(parts) < 2:
        return q
    left = [part for part, (_, start, end) in zip(parts, spans, strict=True) if (start, end) != (place.start, place.end)]
    return replace(q, measure=", ".join(left)) if left and len(left) < len(parts) else q
