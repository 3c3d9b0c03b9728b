"""Tokens → quantities: numbers with unit, bound, direction and measure. The face of the stage; its parts are in quantity/."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from corpus.find.quantity.amounts import Amount, Finder
from corpus.find.quantity.bounds import Bound, bound_after, bound_before, interval
from corpus.find.quantity.cells import of_cells
from corpus.find.quantity.changes import Change, change
from corpus.find.quantity.dollars import own_dollar, own_names
from corpus.find.quantity.joins import join
from corpus.find.quantity.measures import Measurer
from corpus.find.quantity.words import Words, stage_words
from corpus.frozen import frozen
from corpus.grammar.plurals import singular
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence, Quantity, Timex
from corpus.spans import Span


@frozen
class Bounded:
    """An amount with its bound; tokens `start:stop` hold both."""

    amount: Amount
    bound: Bound | None
    start: int
    stop: int


def find_quantities(doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Quantities in text order; what lies in a date expression is none, a duration may be one."""
    words = lexicon.compiled(stage_words)
    amounts = join(doc.tokens, Finder(doc, timexes, words).find(), words)
    amounts = own_names(doc.tokens, own_dollar(doc.tokens, amounts, words))
    bounded = _told_again(doc, [_bounded(doc, amount, words) for amount in amounts])
    found: list[Quantity] = []
    told: tuple[int, list[Span]] = (-2, [])
    dated = [(t.start, t.end) for t in timexes if t.type != "DURATION"]
    for sentence, group in groupby(bounded, key=lambda b: b.amount.sentence):
        topic = told[1] if sentence == told[0] + 1 else []
        for quantity, spans in _in_sentence(doc, sentence, list(group), dated, words, topic):
            found.append(quantity)
            told = sentence, spans
    return tuple(of_cells(doc, found, timexes, words) if doc.cells else found)


def _bounded(doc: Document, amount: Amount, words: Words) -> Bounded:
    tokens = doc.tokens
    before = bound_before(tokens, amount.first, words, amount.kind == "time")
    if before and tokens.lower[before.last - 1] in words.sums and amount.kind not in {"money", "percent"} and amount.number.scale < 1000:
        before = None  # "crossed 3 rivers"
    after = bound_after(tokens, amount.last, words) or (None if before else bound_after(tokens, amount.number.last, words))
    tail = tokens.lower[amount.number.last - 1]
    if before is None and after is None and tail in {"plus", "odd", "something"}:  # "15-plus years"
        after = Bound("more_than" if tail == "plus" else "about", amount.number.last - 1, amount.last)
    start = min(amount.first, before.first) if before else amount.first
    stop = max(amount.last, after.last) if after else amount.last
    return Bounded(amount, before or after, start, stop)


def _told_again(doc: Document, items: list[Bounded]) -> list[Bounded]:
    """A figure in brackets has the bound of the one that it converts: "over 30 miles (50 km)"."""
    found = items[:1]
    for item in items[1:]:
        last = found[-1]
        brackets = doc.tokens.lower[last.stop : item.start] == ["("] and item.bound is None and last.amount.kind == item.amount.kind
        if brackets and last.bound and last.bound.approx in {"more_than", "less_than"} and item.amount.kind in {"measure", "money"}:
            item = replace(item, bound=last.bound)
        found.append(item)
    return found


def _in_sentence(
    doc: Document, sentence: int, group: list[Bounded], dated: list[tuple[int, int]], words: Words, topic: list[Span]
) -> Iterator[tuple[Quantity, list[Span]]]:
    """The rows of one sentence's amounts: direction and measure look at the amounts before them.

    `topic`: what the last amount of the sentence before measured, for a sentence that begins with "it" or "they"."""
    tokens = doc.tokens
    first, last = (doc.sentences[sentence].first, doc.sentences[sentence].last) if sentence >= 0 else (group[0].start, group[-1].stop)
    start, end = tokens.start[first], tokens.end[last - 1]
    near = dated[max(0, bisect_left(dated, (start, 0)) - 1) : bisect_left(dated, (end, 0))]
    dates = [(tokens.at(a), tokens.at(b)) for a, b in near if b > start]
    stretches = [(_after_verb(doc, b), b.stop) for b in group]
    measurer = Measurer(tokens, first, last, stretches, dates, words)
    previous: tuple[int, list[Span]] | None = None
    pronoun = tokens.lower[first] in {"it", "they", "this"} or "them" in tokens.lower[first:last]
    changes: dict[str, Change] = {}
    told: Change | None = None
    for item, (begin, stop) in zip(group, stretches, strict=True):
        told = told if previous and item.start - previous[0] < 3 else None
        direction = change(tokens, item.amount, item.start, first, last, words, changes.get(item.amount.kind), told)
        told = direction
        if direction:
            changes[item.amount.kind] = direction
        spans = measurer.spans(item.amount, begin, stop, previous)
        if not spans and pronoun and topic and item.amount.kind not in {"count", "time", "age"}:
            spans = topic[-1:]
        previous = (stop, spans)
        yield _quantity(doc, item, direction, spans), spans


def _after_verb(doc: Document, item: Bounded) -> int:
    """First token of the amount and its bound, a bound that is the clause's verb left out ("exceeded 5")."""
    return item.amount.first if doc.tokens.lower[item.start].startswith(("exceed", "surpass", "top")) else item.start


def _quantity(doc: Document, item: Bounded, direction: Change | None, spans: list[Span]) -> Quantity:
    amount, bound, tokens = item.amount, item.bound, doc.tokens
    approx = bound.approx if bound and not (amount.value_max is not None and bound.approx in {"more_than", "less_than"}) else "exact"
    inferred = (*amount.inferred, "interval") if approx == "about" else amount.inferred
    unit = amount.unit
    if unit == "count" and spans and tokens.lower[item.stop : item.stop + 2] in (["in", "total"], ["in", "all"]):
        unit = "count:" + singular(doc.text[spans[-1].start : spans[-1].end].split()[-1].lower())
        inferred = (*inferred, "unit")
    low, high = interval(approx, amount.value, amount.value_max)
    starts, ends = tokens.start, tokens.end
    evidence: list[Evidence] = [("number", starts[amount.number.first], ends[amount.number.last - 1])]
    if amount.unit_at:
        evidence.append(("unit", starts[amount.unit_at[0]], ends[amount.unit_at[1] - 1]))
    if bound:
        evidence.append(("bound", starts[bound.first], ends[bound.last - 1]))
    if direction:
        evidence.append(("change", starts[direction.at], ends[direction.at]))
    evidence += [("measure", s.start, s.end) for s in spans]
    return Quantity(
        start=starts[item.start], end=ends[item.stop - 1], value=amount.value, unit=unit, rule=amount.rule, sentence=amount.sentence,
        value_max=amount.value_max, low=low, high=high, approx=approx, direction=direction.direction if direction else None,
        measure=", ".join([" ".join(doc.text[s.start : s.end].split()) for s in spans]) or None, inferred=inferred, evidence=tuple(evidence),
    )  # fmt: skip
