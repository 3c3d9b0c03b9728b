"""The scorecard: how far objectives are reached, how independent, how far ahead, as articles tell it.

It measures what is claimed, by whom and with which evidence, never development itself. A cell (area and metric) has three
levels: what is told (counts), what is asserted (achievements, shortfalls, intentions), and, only where figures for it are
there, a number as an interval. A cell without a number says why. Missing is never zero, and nothing is filled in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus import scored
from corpus.grammar.calendar import bounds, parse_day
from corpus.lexicon import Lexicon, load
from corpus.relate.assertions import Assertion, Lists, assertions, is_ahead, lists
from corpus.relate.checks.scene import LEAD, roles
from corpus.relate.mentions import mentions, plain_rows
from corpus.relate.objective import Objective, Objectives
from corpus.relate.related import Related
from corpus.relate.score.areas import Area, Index, statements
from corpus.relate.score.cells import cell, indicator
from corpus.relate.score.composite import composite as composite_row
from corpus.relate.score.independence import independence
from corpus.relate.score.leadership import leadership
from corpus.relate.score.linked import linked
from corpus.relate.score.matches import Figure, Match, figure, matches
from corpus.relate.score.outcome import METRICS, Outcome
from corpus.relate.score.places import places
from corpus.relate.score.progress import progress
from corpus.relate.score.words import finder
from corpus.relate.sources import independent, origins
from corpus.tables import Tables, frame

VIOLATED = "violated"


@dataclass(frozen=True)
class Scorecard:
    """Six tables; columns, dtypes and meanings: `scored.SCORED`."""

    scorecard: pd.DataFrame
    indicators: pd.DataFrame
    operands: pd.DataFrame
    matches: pd.DataFrame
    assertions: pd.DataFrame
    composites: pd.DataFrame

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """(name, table) for each, in the schema's order."""
        return [(name, getattr(self, name)) for name in scored.SCORED]

    @property
    def headline(self) -> tuple[int, int]:
        """How many cells have a number, of how many."""
        return int((self.scorecard["level"] == 2).sum()), len(self.scorecard)


@dataclass(frozen=True)
class Scored:
    """An objective with its matches and its outcome under each metric."""

    objective: Objective
    matches: tuple[Match, ...]
    outcomes: tuple[Outcome, ...]


def score(
    tables: Tables, related: Related, objectives: Objectives | None = None, composite: bool = False, lexicon: Lexicon | None = None
) -> Scorecard:
    """The scorecard of the objectives' areas, or of every theme where there are none. A pure function of its arguments: no clock;
    "now" is the last period that figures tell of. `composite`: ask for composites, which have a gate of their own."""
    lexicon = lexicon or load()
    objectives = objectives or Objectives()
    found_by = lexicon.compiled(lists)
    published = {row["id"]: row["published"] for row in plain_rows(tables.articles[["id", "published"]])}
    days = {article: day.date().isoformat() if day is not None else None for article, day in published.items()}
    claims = list(plain_rows(related.claims[["id", "direction", "facts"]]))
    changes = {fact for claim in claims if claim["direction"] for fact in claim["facts"]}
    texts = dict(zip(tables.articles["id"], tables.articles["text"], strict=True))
    known_roles = lexicon.compiled(roles)
    told = mentions(tables, lexicon)
    words = linked(told, claims, plain_rows(related.derived[["kind", "operands"]]))
    figures = [
        figure(m, days[m.article], texts[m.article][max(0, m.start - LEAD) : m.start], words.get(m.id, ""), m.id in changes, known_roles)
        for m in told
    ]
    results = _results(objectives, figures, related, lexicon, found_by)
    rows = list(plain_rows(tables.statements))
    index = Index(figures, statements(rows, figures), dict(zip(tables.facts["id"], tables.facts["themes"], strict=True)))
    areas = [index.area(name, objectives.of(name)) for name in objectives.areas or index.names]
    asserted = _asserted(areas, rows, found_by, objectives)
    violated = _violated(related)
    known = origins(tables.articles)
    claim_of = {fact: claim["id"] for claim in claims for fact in claim["facts"]}
    cells = []
    for area in areas:
        for number, metric in enumerate(METRICS):
            outcomes = [(r.objective, r.outcomes[number]) for r in results if r.objective.area == area.name]
            checks = list(dict.fromkeys(check for _, outcome in outcomes for check in violated(outcome)))
            used = frozenset(m.id for _, outcome in outcomes for m in outcome.mentions)
            own = area.told_of(metric, found_by, used)
            about = [one for said in own.said for one in asserted.get(said.id, ())]
            cells.append(cell(own, metric, outcomes, claim_of, about, known, checks))

    def sources(outcomes: Sequence[Outcome]) -> int:
        told = list({m.id: m for outcome in outcomes for m in outcome.mentions}.values())
        return independent(told, known) if told else 0

    return Scorecard(
        scorecard=frame("scorecard", cells),
        indicators=frame("indicators", [indicator(r.objective, outcome, violated(outcome)) for r in results for outcome in r.outcomes]),
        operands=frame("operands", [o.row(r.objective.name, outcome.metric) for r in results for outcome in r.outcomes for o in outcome.operands]),
        matches=frame("matches", [match.row(r.objective, _final(match, r)) for r in results for match in r.matches]),
        assertions=frame("assertions", _assertion_rows(areas, asserted)),
        composites=frame("composites", _composites(objectives, results, sources, composite)),
    )  # fmt: skip


def _results(objectives: Objectives, figures: Sequence[Figure], related: Related, lexicon: Lexicon, found_by: Lists) -> list[Scored]:
    """Each objective's matches and outcomes, in the order of the file."""
    known = lexicon.compiled(places)
    facts = {f.mention.id: f for f in figures}
    derived = list(plain_rows(related.derived))

    def ahead(f: Figure) -> bool:
        return _is_ahead(f, found_by)

    found = []
    for o in objectives.items:
        own = tuple(matches(o, "figure", figures, known, ahead))
        foreign = tuple(matches(o, "foreign", figures, known, ahead)) if o.foreign else ()
        abroad = tuple(matches(o, "comparator", figures, known, ahead)) if o.comparator else ()
        outcomes = progress(o, own, facts, derived), independence(o, own, foreign), leadership(o, own, abroad)
        # A figure that is looked at for the objective itself is listed for another side only where it answers there.
        seen = {match.figure.mention.id for match in own}
        others = tuple(match for match in foreign + abroad if match.reason is None or match.figure.mention.id not in seen)
        found.append(Scored(o, own + others, outcomes))
    return found


def _is_ahead(f: Figure, found_by: Lists) -> bool:
    """Whether a figure is said of what is to come: its period begins after its article's day, or its clause says so."""
    ends, day = bounds(f.mention.period), parse_day(f.published)
    if ends and day and ends[0] > day:
        return True
    at = f.mention.sentence.find(f.mention.text)
    return at >= 0 and is_ahead(f.mention.sentence, at, found_by)


def _final(match: Match, result: Scored) -> Any:
    """Why a figure does not answer in the end: what progress or a stated share passed over, where the match itself is good and
    no other number takes it."""
    fact = match.figure.mention.id
    if match.reason or match.role != "figure" or any(fact == m.id for outcome in result.outcomes for m in outcome.mentions):
        return match.reason
    of_progress, of_independence, _ = result.outcomes
    return of_progress.passed_over.get(fact) if of_progress.is_asked else of_independence.passed_over.get(fact)


def _asserted(
    areas: Sequence[Area], rows: Iterable[Mapping[str, Any]], found_by: Lists, objectives: Objectives
) -> dict[str, list[Assertion]]:
    """The assertions of the areas' statements, by statement."""
    wanted = {said.id for area in areas for said in area.said}
    better = {way: [finder(o.words) for o in objectives.items if o.direction == way] for way in ("up", "down")}
    found: dict[str, list[Assertion]] = {}
    for one in assertions([row for row in rows if row["id"] in wanted], found_by, better):
        found.setdefault(one.statement, []).append(one)
    return found


def _assertion_rows(areas: Sequence[Area], asserted: Mapping[str, Sequence[Assertion]]) -> list[dict[str, Any]]:
    """The rows of the table, in the order of articles and text, each with the areas that its statement counts in."""
    names: dict[str, list[str]] = {}
    for area in areas:
        for said in area.said:
            names.setdefault(said.id, []).append(area.name)
    found = sorted((one for own in asserted.values() for one in own), key=lambda one: (one.article, one.start, one.end, one.kind))
    return [one.row(names[one.statement]) for one in found]


def _violated(related: Related) -> Callable[[Outcome], list[str]]:
    """Which checks the figures of an outcome violate, by their ids."""
    checks: dict[str, list[str]] = {}
    for check, verdict, rows in zip(related.checks["id"], related.checks["verdict"], related.checks["rows"], strict=True):
        if verdict == VIOLATED:
            for row in rows:
                checks.setdefault(row, []).append(check)
    return lambda outcome: list(dict.fromkeys(check for m in outcome.mentions for check in checks.get(m.id, ())))


def _composites(
    objectives: Objectives, results: Sequence[Scored], sources: Callable[[Sequence[Outcome]], int], asked: bool
) -> list[dict[str, Any]]:
    """A row for each area and metric, and for all areas together."""
    found = []
    for area in (*objectives.areas, None) if objectives.items else ():
        for number, metric in enumerate(METRICS):
            own = [(r.objective, r.outcomes[number]) for r in results if area in (None, r.objective.area)]
            found.append(composite_row(area, metric, own, sources, asked))
    return found
