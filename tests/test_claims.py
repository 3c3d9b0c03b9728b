"""Claims: mentions of one figure brought together, and how many sources they come from."""

from typing import Any

import pytest

from corpus import schema
from corpus.relate import relate
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.sources import Origin, independent
from tests.bench import article
from tests.cases_reader import cases
from tests.related import related_of, rows, tables_of


@pytest.mark.parametrize("case", cases("claims"))
def test_what_is_one_claim(case: dict[str, Any]) -> None:
    """Mentions of one figure are one claim, mentions of two are two; mentions, articles, voices and sources are counted."""
    claims = rows(related_of(case["articles"]), "claims")
    found = [
        f"{row['value']:.4g} {row['unit']}: {row['mentions']}, {row['articles']}, {row['voices']}, {row['independent']}"
        for row in sorted(claims, key=lambda row: row["value"])
        if row["mentions"] > 1
    ]
    assert found == case["claims"]


def test_every_mention_is_in_one_claim() -> None:
    """No row of facts is lost and none is in two claims, whatever the article."""
    tables = tables_of([article(seed) for seed in range(6)])
    claims = relate(tables).claims
    facts = [fact for own in claims["facts"] for fact in own]
    assert sorted(facts) == sorted(tables.facts["id"])
    assert claims["mentions"].sum() == len(facts)
    assert claims["id"].is_unique


def test_a_copy_is_no_source() -> None:
    """An article that repeats another adds mentions and articles, but no source and no voice."""
    text = article(3)
    before = {row["facts"][0]: row for row in rows(related_of([text]), "claims")}
    after = {row["facts"][0]: row for row in rows(related_of([text, "By Ann Lee\n\n" + text]), "claims")}
    assert set(before) <= set(after)
    both = [row for row in after.values() if row["articles"] == 2]
    assert len(both) > len(before) / 2
    assert all(row["independent"] == 1 for row in both)


def mention_of(article_id: str, speaker: str | None, sentence: str) -> Any:
    """A mention with just what sources look at."""
    from corpus.relate.measures import NOTHING
    from corpus.relate.mentions import Mention

    point = Interval(1.0, 1.0)
    given = dict.fromkeys(Mention.__slots__)
    return Mention(**{**given, "article": article_id, "speaker": speaker, "sentence": sentence, "said": point, "measure": NOTHING})  # type: ignore[arg-type]


SENTENCE = "A sentence of some length that no two reporters write in the same words."
SOURCES = {
    "nothing shared": ([("a", "Lee", ""), ("b", "Berg", "")], 2),
    "one article": ([("a", "Lee", ""), ("a", "Berg", "")], 1),
    "one speaker": ([("a", "Lee", ""), ("b", "Lee", "")], 1),
    "one outlet": ([("a", None, ""), ("outlet", None, ""), ("same outlet", None, "")], 2),
    "an outlet and its agency": ([("outlet", None, ""), ("through it", None, "")], 1),
    "one agency": ([("through it", None, ""), ("also through it", None, "")], 1),
    "a copy": ([("a", "Lee", ""), ("copy of a", "Berg", "")], 1),
    "the same words": ([("a", "Lee", SENTENCE), ("b", "Berg", SENTENCE)], 1),
    "few of the same words": ([("a", "Lee", "It grew."), ("b", "Berg", "It grew.")], 2),
    "shared through a third": ([("a", "Lee", ""), ("b", "Berg", ""), ("copy of a", "Berg", "")], 1),
}


@pytest.mark.parametrize(("mentions", "count"), SOURCES.values(), ids=SOURCES)
def test_sources_that_share_something_are_one(mentions: list[tuple[str, str | None, str]], count: int) -> None:
    """Article, copy, outlet, agency, speaker or wording in common makes one source of two mentions."""
    known = {
        "copy of a": Origin("a", None, ()),
        "outlet": Origin("outlet", "Northern Courier", ()),
        "same outlet": Origin("same outlet", "Northern Courier", ()),
        "through it": Origin("through it", "Marn Herald", ("Northern courier", "TASS")),
        "also through it": Origin("also through it", None, ("TASS",)),
    }
    assert independent([mention_of(*m) for m in mentions], known) == count


def test_the_tables_keep_their_schema() -> None:
    """Claims, checks and derived have the columns of the schema, also where there is no row."""
    for related in (related_of(["Nothing was counted."]), related_of([article(1)])):
        for name, table in related.items():
            assert list(table.columns) == [column.name for column in schema.RELATED[name]]
            for column in schema.RELATED[name]:
                if not column.nullable:
                    assert not table[column.name].isna().any(), f"{name}.{column.name}"


def test_the_order_of_articles_makes_no_difference() -> None:
    """The same articles in another order give the same rows in the same order."""
    from corpus.tables import make_tables
    from tests.related import records

    found = [(i, record | {"duplicate_of": None}) for i, record in records([article(seed) for seed in range(5)])]
    one, other = relate(make_tables(found)), relate(make_tables(found[::-1]))
    for (_, a), (_, b) in zip(one.items(), other.items(), strict=True):
        assert a.to_json() == b.to_json()


def test_an_open_end_stays_open() -> None:
    """What words leave open is open in what follows from them."""
    assert (Interval(3, OPEN) / Interval(2, 2)).ends() == (1.5, None)
    assert (Interval(-OPEN, 6) / Interval(2, 2)).ends() == (None, 3)
    assert (Interval(2, 2) / Interval(4, OPEN)).ends() == (None, 0.5)
    assert (Interval(1, OPEN) / Interval(1, OPEN)).ends() == (None, None)
    assert (Interval(1, 2) * Interval(-OPEN, 3)).ends() == (None, 6)
