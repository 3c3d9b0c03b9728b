"""Quantities → facts: where, when, against what and by whom.

Rules in `find/fact`: each attribute is read from the clause, then the sentence, then the sentence before; what the
words do not state themselves is named in `inferred`, and what nothing states is None.
"""

from corpus.find.fact.baseline import compared_dates, find_baseline
from corpus.find.fact.cells import of_cell
from corpus.find.fact.period import Period, find_period
from corpus.find.fact.place import Spot, find_place
from corpus.find.fact.scene import Scene, words
from corpus.find.fact.title import of_title
from corpus.grammar.gazetteer import Gazetteer
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence, Fact, Header, Names, Place, Quantity, Statement, Timex

#: figures in one sentence above which it is a table run together: none of its dates and places can be told to be theirs
MANY = 60


def find_facts(
    doc: Document,
    header: Header,
    quantities: tuple[Quantity, ...],
    timexes: tuple[Timex, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    names: Names,
    lexicon: Lexicon,
) -> tuple[Fact, ...]:
    """One fact a quantity, in text order. `statements` have their speakers, `timexes` their values."""
    if not quantities:
        return ()
    scene = Scene(doc, quantities, timexes, places, statements, lexicon.compiled(words), lexicon.compiled(Gazetteer), names)
    periods: dict[int, Period] = {}
    spots: dict[int, Spot] = {}
    compared = {index: compared_dates(scene, index) for index in scene.quantities}
    bases = {index: set(dates) for index, dates in compared.items()}
    title = of_title(scene)
    facts = []
    for q in quantities:
        if doc.cells and (cell := doc.cells.get(doc.sentences[q.sentence].start)) and cell.kind == "figure":
            facts.append(of_cell(q, cell, timexes, places))
            continue
        if len(scene.quantities[q.sentence]) > MANY:
            facts.append(_fact(scene, q, None, None, None))
            continue
        period = find_period(scene, q, bases[q.sentence], periods)
        spot = find_place(scene, q, spots, title)
        facts.append(_fact(scene, q, period, spot, find_baseline(scene, q, compared[q.sentence], period.value if period else None)))
    return tuple(facts)


def _fact(scene: Scene, q: Quantity, period: Period | None, spot: Spot | None, baseline: tuple[str, Evidence] | None) -> Fact:
    """The quantity with what was found for it."""
    statement = scene.statement(q)
    evidence = [*(period.evidence if period else ()), *(spot.evidence if spot else ()), *([baseline[1]] if baseline else [])]
    if statement is not None and statement.mention is not None:
        evidence.append(("speaker", statement.mention.start, statement.mention.end))
    inferred = ("period",) if period is not None and period.inferred else ()
    if spot is not None and spot.inferred:
        inferred = (*inferred, "place")
    sentence = scene.sentence(q)
    return Fact(
        quantity=q,
        part=sentence.part if sentence else "body",
        place=spot.name if spot else None,
        period=period.value if period else None,
        baseline=baseline[0] if baseline else None,
        speaker=statement.speaker if statement else None,
        inferred=inferred,
        evidence=tuple(evidence),
    )
