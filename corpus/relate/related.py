"""What a corpus says when its articles are held against one another: claims, checks and derived figures."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from corpus import schema
from corpus.lexicon import Lexicon, load
from corpus.relate import claims as claims_
from corpus.relate.checks.check import Check
from corpus.relate.checks.contradictions import contradictions
from corpus.relate.checks.ends import open_ends
from corpus.relate.checks.growth import growth
from corpus.relate.checks.parts import parts
from corpus.relate.checks.quotations import quotations
from corpus.relate.checks.scene import scenes
from corpus.relate.checks.shares import shares
from corpus.relate.claims import Claim
from corpus.relate.measures import words
from corpus.relate.mentions import Mention, mentions
from corpus.relate.quotes import quotes, runs
from corpus.relate.sources import Origin, origins
from corpus.tables import Tables, frame


@dataclass(frozen=True)
class Related:
    """Three tables; columns, dtypes and meanings: `schema.RELATED`."""

    claims: pd.DataFrame
    checks: pd.DataFrame
    derived: pd.DataFrame

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """(name, table) for each, in the schema's order."""
        return [(name, getattr(self, name)) for name in schema.RELATED]


def relate(tables: Tables, lexicon: Lexicon | None = None) -> Related:
    """Claims, checks and derived figures of all articles of `tables`. A pure function: the same tables give the same rows in the same order."""
    lexicon = lexicon or load()
    found = mentions(tables, lexicon)
    known = origins(tables.articles)
    claims = claims_.find_claims(found, lexicon.compiled(words))
    texts = dict(zip(tables.articles["id"].tolist(), tables.articles["text"].tolist(), strict=True))
    checks = [*_checks(tables, found, claims, known, texts, lexicon)]
    return Related(
        claims=frame("claims", [claims_.row(claim, known) for claim in claims]),
        checks=frame("checks", [check.row() for check in checks]),
        derived=frame("derived", [check.derived.row() for check in checks if check.derived]),
    )


def _checks(
    tables: Tables, found: list[Mention], claims: list[Claim], known: dict[str, Origin], texts: dict[str, str], lexicon: Lexicon
) -> Iterator[Check]:
    """Every check, kind by kind."""
    own = scenes(found, texts)
    yield from contradictions(own, claims, lexicon)
    yield from growth(own, claims, lexicon)
    yield from shares(own, lexicon)
    yield from parts(own, lexicon)
    yield from quotations(runs(quotes(tables), texts), known, lexicon)
    yield from open_ends(tables, found, lexicon)
