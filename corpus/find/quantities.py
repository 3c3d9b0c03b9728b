"""Tokens → quantities: numbers with unit, bound, direction and measure. The face of the stage; its parts are in quantity/."""

from corpus.find.quantity.amounts import Amount, Finder
from corpus.find.quantity.bounds import bound_after, bound_before, interval
from corpus.find.quantity.changes import change
from corpus.find.quantity.joins import join
from corpus.find.quantity.measures import Measurer
from corpus.find.quantity.words import Words, stage_words
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence, Quantity, Timex


def find_quantities(doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Quantities in text order; what lies in a date expression is none, a duration may be one."""
    words = lexicon.compiled(stage_words)
    amounts = join(doc.tokens, Finder(doc, timexes, words).find(), words)
    return tuple(_quantity(doc, amount, words) for amount in amounts)


def _quantity(doc: Document, amount: Amount, words: Words) -> Quantity:
    """The row of one amount: its bound, direction and measure read from the words around it."""
    tokens = doc.tokens
    first, last = (doc.sentences[amount.sentence].first, doc.sentences[amount.sentence].last) if amount.sentence >= 0 else (0, len(tokens))
    is_time = amount.kind == "time"
    before = bound_before(tokens, amount.first, words, is_time)
    after = bound_after(tokens, amount.last, words) or (bound_after(tokens, amount.number.last, words) if not before else None)
    bound = before or after
    start = min(amount.first, before.first) if before else amount.first
    stop = max(amount.last, after.last) if after else amount.last
    approx = bound.approx if bound and not (amount.value_max is not None and bound.approx in ("more_than", "less_than")) else "exact"
    inferred = amount.inferred
    if approx == "about":
        inferred = (*inferred, "interval")
    direction = change(tokens, amount, start, first, last, words)
    low, high = interval(approx, amount.value, amount.value_max)
    evidence: list[Evidence] = [("number", tokens.start[amount.number.first], tokens.end[amount.number.last - 1])]
    if amount.unit_at:
        evidence.append(("unit", tokens.start[amount.unit_at[0]], tokens.end[amount.unit_at[1] - 1]))
    if bound:
        evidence.append(("bound", tokens.start[bound.first], tokens.end[bound.last - 1]))
    if direction:
        evidence.append(("change", tokens.start[direction.at], tokens.end[direction.at]))
    spans = Measurer(tokens, first, last, words).spans(amount, start, stop)
    evidence += [("measure", s.start, s.end) for s in spans]
    return Quantity(
        start=tokens.start[start], end=tokens.end[stop - 1], value=amount.value, unit=amount.unit, rule=amount.rule, sentence=amount.sentence,
        value_max=amount.value_max, low=low, high=high, approx=approx, direction=direction.direction if direction else None,
        measure=", ".join(" ".join(doc.text[s.start : s.end].split()) for s in spans) or None, inferred=inferred, evidence=tuple(evidence),
    )  # fmt: skip
