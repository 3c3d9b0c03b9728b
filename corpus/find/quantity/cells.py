"""Numbers in cells of a table: what they count and in which unit is said by the heads above and before them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.find.quantity.units import UnitReader
from corpus.find.quantity.words import Words
from corpus.frozen import frozen
from corpus.grammar.digits import Number
from corpus.grammar.numbers import Reader
from corpus.grammar.plurals import is_plural, singular
from corpus.model import Cell, Document, Evidence, Quantity, Timex
from corpus.spans import Span

RULE = "table cell"
OPENS, CLOSES = frozenset("([{"), frozenset(")]}")
#: what a unit follows in a head: "Exports, tonnes", "Output in tonnes", "Price: USD"
BEFORE_UNIT = frozenset((",", "(", "[", ":", "in", "–", "-"))
#: words of a unit in brackets at most
BRACKET = 12


@frozen
class HeadUnit:
    """What a head says of the numbers below it: their unit (None: only a magnitude), what multiplies them, and its place."""

    name: str | None
    scale: float
    start: int
    end: int


def of_cells(doc: Document, found: Sequence[Quantity], timexes: Sequence[Timex], words: Words) -> list[Quantity]:
    """The quantities with those of cells read by their heads; a number in a head ("Top 10", "2021") counts nothing."""
    reader = CellReader(doc, timexes, words)
    kept: list[Quantity] = []
    inside: dict[int, list[Quantity]] = {}
    for q in found:
        cell = doc.cells.get(doc.sentences[q.sentence].start) if q.sentence >= 0 else None
        if cell is None or cell.kind == "words":
            kept += [] if reader.is_unit(q) else [q]
        elif cell.kind == "figure":
            inside.setdefault(cell.start, []).append(q)
    for cell in doc.cells.values():
        if cell.kind == "figure":
            some = inside.get(cell.start) or reader.number_of(cell)
            kept += [reader.with_heads(q, cell) for q in some]
    return sorted(kept, key=lambda q: q.start)


class CellReader:
    """Reads the cells of one document; what a head says is read once."""

    def __init__(self, doc: Document, timexes: Sequence[Timex], words: Words) -> None:
        self.doc, self.tokens, self.words = doc, doc.tokens, words
        self.numbers = Reader(doc.text, doc.tokens, words.numbers)
        self.units = UnitReader(doc.tokens, words.units)
        self.dated = [(t.start, t.end) for t in timexes if t.type == "DATE"]
        self.heads: dict[Span, HeadUnit | None] = {}
        captions = {cell.caption for cell in doc.cells.values() if cell.caption}
        self.caption_units = sorted((unit.start, unit.end) for caption in captions if (unit := self.unit_of(caption)))

    def number_of(self, cell: Cell) -> list[Quantity]:
        """A cell's number by itself, which elsewhere would be a page's or a list's: "7", and a year's digits that count."""
        first, stop = self.tokens.at(cell.start), self.tokens.at(cell.end)
        at = next((i for i in range(first, stop) if self.tokens.word[i][0].isdecimal()), None)
        number = self.numbers.read(at) if at is not None else None
        if number is None or number.last > stop:
            return []
        start, end = self.tokens.start[number.first], self.tokens.end[number.last - 1]
        value = -number.value if self.tokens.word[first] in {"-", "−", "–"} else number.value
        start = cell.start if value < 0 else start
        return [Quantity(start, end, value, "count", RULE, self.doc.sentence_at(cell.start), low=value, high=value,
                         evidence=(("number", start, end),))]  # fmt: skip

    def with_heads(self, q: Quantity, cell: Cell) -> Quantity:
        """The quantity with its heads' words as its measure and, where the cell names no unit, with their unit."""
        heads = [*cell.row, *cell.column]
        given = next((unit for head in reversed(heads) if (unit := self.unit_of(head))), None)
        general = self.unit_of(cell.caption) if cell.caption else None
        own = q.unit != "count"
        unit = None if own else _joined(given, general)
        measure = [span for head in (heads or ([cell.caption] if cell.caption else [])) if (span := self._name_of(head))]
        if not measure and cell.caption and (name := self._name_of(cell.caption)):
            measure = [name]
        if unit is not None:
            q = _in_unit(q, unit, self._is_bracketed(q))
        elif not own and (noun := self._counted(measure, q.value)):
            q = replace(q, unit=noun, inferred=(*q.inferred, "unit"))
        text = ", ".join(" ".join(self.doc.text[s.start : s.end].split()) for s in measure)
        evidence: list[Evidence] = [e for e in q.evidence if e[0] != "measure"]
        evidence += [("measure", s.start, s.end) for s in measure]
        return replace(q, measure=text or None, rule=RULE, evidence=tuple(evidence))

    def _is_bracketed(self, q: Quantity) -> bool:
        text = self.doc.text
        return text[q.start - 1 : q.start] == "(" and text[q.end : q.end + 1] == ")"

    def _counted(self, measure: Sequence[Span], value: float) -> str | None:
        """What whole numbers count, where a head is a plural: "Passengers", not "Sales", which are sums of money."""
        for span in reversed(measure):
            noun = self.doc.text[span.start : span.end].split()[-1].lower()
            if value % 1 == 0 and noun.isalpha() and is_plural(noun) and noun not in self.words.head_sums:
                return f"count:{singular(noun)}"
        return None

    def is_unit(self, q: Quantity) -> bool:
        """Whether a quantity is what a caption says of the numbers below it: "Exports, thousand tonnes"."""
        return _holds(self.caption_units, q.start, q.end)

    # ------------------------------------------------------------ heads
    def unit_of(self, head: Span) -> HeadUnit | None:
        """The unit that a head ends with, or is: "Revenue (€m)", "Output, million tonnes", "in thousands", "%"."""
        if head not in self.heads:
            self.heads[head] = self._read_unit(head)
        return self.heads[head]

    def _read_unit(self, head: Span) -> HeadUnit | None:
        first, stop = self.tokens.at(head.start), self.tokens.at(head.end)
        word, lower = self.tokens.word, self.tokens.lower
        for i in range(first, stop):
            if i > first and lower[i - 1] not in BEFORE_UNIT:
                continue
            end = stop
            if i > first and word[i - 1] in OPENS:
                end = next((j for j in range(i, min(stop, i + BRACKET)) if word[j] in CLOSES), stop)
            found = self._unit_at(i, end)
            if found is not None:
                return found
        return None

    def _unit_at(self, i: int, stop: int) -> HeadUnit | None:
        """Magnitude, unit, magnitude, each where there is one; nothing else may be left before `stop`."""
        start = i
        before, i = self._magnitude(i, stop, 1.0)
        name, i = self._name(i, stop)
        after, i = self._magnitude(i, stop, 1.0) if name and before == 1.0 else (1.0, i)
        if i != stop or (name is None and before == 1.0):
            return None
        if name is None and self.tokens.lower[start] in {"m", "b"}:
            return None
        return HeadUnit(name, before * after, self.tokens.start[start], self.tokens.end[stop - 1])

    def _magnitude(self, i: int, stop: int, none: float) -> tuple[float, int]:
        lower = self.tokens.lower
        if i < stop and lower[i] in {"'", "’"}:
            i += 1
        low = lower[i].lstrip("'’") if i < stop else ""
        scale = self.words.head_scales.get(low) or self.words.numbers.scales.get(low)
        return (scale, i + 1) if scale else (none, i)

    def _name(self, i: int, stop: int) -> tuple[str | None, int]:
        """The unit at token `i` and the token after it."""
        if i >= stop:
            return None, i
        word = self.tokens.word
        for j in range(i, min(i + 3, stop)):
            if word[j] in self.words.units.signs and (money := self.units._sign(j)).first == i:
                return money.name, money.last
        low = self.tokens.lower[i]
        if word[i].isupper() and len(word[i]) == 3 and low in self.words.units.codes:
            return self.words.units.codes[low], i + 1
        unit = self.units.after(Number(i, i, 1.0))
        return (unit.name, unit.last) if unit is not None and unit.last <= stop else (None, i)

    def _name_of(self, head: Span) -> Span | None:
        """A head's words without its unit; None where it is a date or nothing but a unit."""
        if _holds(self.dated, head.start, head.end) or self.doc.text[head.start : head.end].isdecimal():
            return None
        unit = self.unit_of(head)
        if unit is None:
            return head
        end = unit.start
        while end > head.start and self.doc.text[end - 1] in " ,([:–-\u00a0":
            end -= 1
        while end > head.start and self.doc.text[head.start : end].endswith(" in"):
            end -= 3
        return Span(head.start, end) if end > head.start else None


def _holds(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of `spans`, sorted, holds the characters from `start` to `end`."""
    k = bisect_left(spans, (start + 1, 0)) - 1
    return k >= 0 and end <= spans[k][1]


def _joined(given: HeadUnit | None, general: HeadUnit | None) -> HeadUnit | None:
    """The nearer head's unit; a caption's magnitude holds where the heads name none, its unit where they name no unit."""
    if given is None or general is None:
        return given or general
    if given.name is None:
        return replace(given, name=general.name)
    return given


def _in_unit(q: Quantity, unit: HeadUnit, bracketed: bool) -> Quantity:
    """The quantity in its heads' unit. A sum in brackets is a loss, as accounts write it."""
    by = unit.scale
    if bracketed and q.value > 0 and (unit.name or "").isupper():
        by = -by
    low, high = (None if x is None else x * by for x in (q.low, q.high))
    if by < 0:
        low, high = high, low
    return replace(
        q, value=q.value * by, value_max=None if q.value_max is None else q.value_max * by, low=low, high=high, unit=unit.name or q.unit,
        inferred=(*q.inferred, "unit"), evidence=(*q.evidence, ("unit", unit.start, unit.end)),
    )  # fmt: skip
