"""What is not the article, as tests/cases/boilerplate.toml has it, and what becomes of it."""

from typing import Any

import pytest

from corpus.analyse import analyse, cut_up
from corpus.lexicon import load
from corpus.model import Article
from corpus.record import as_dict
from tests.cases_reader import cases

TEXT = """[The 90 best offers](/offers) | [Home](/)

Kelby opens its second bridge
March 3, 2024

“We waited [long,

Advertisement

too long,” Mayor Ann Lee said. The bridge cost €4 million.
"""


@pytest.mark.parametrize("case", cases("boilerplate"))
def test_case(case: dict[str, Any]) -> None:
    """The lines that are left out are the case's, each by its rule."""
    text = case["text"]
    _, doc = cut_up(Article("case", text), load())
    assert [[p.rule, text[p.start : p.end]] for p in doc.left_out] == case["left_out"]


def test_no_finder_sees_what_is_left_out() -> None:
    """The words of a line that is left out are blanks for the finders, and give no token, sentence or row."""
    record = analyse(Article("a", TEXT), load())
    doc = record.document
    assert len(doc.text) == len(TEXT)
    assert "Advertisement" not in doc.text
    assert not {"offers", "advertisement"} & doc.tokens.where.keys()
    assert [(f.quantity.value, f.quantity.unit) for f in record.facts] == [(4e6, "EUR")]
    assert all(TEXT[s.start : s.end].strip() == doc.text[s.start : s.end].strip() for s in doc.sentences)


def test_the_record_lists_what_is_left_out() -> None:
    """Each stretch with its place, part and rule; its words do not count."""
    row = as_dict(analyse(Article("a", TEXT), load()))
    assert [(b["part"], b["rule"], TEXT[b["start"] : b["end"]]) for b in row["boilerplate"]] == [
        ("boilerplate", "links", "[The 90 best offers](/offers) | [Home](/)"),
        ("boilerplate", "site line", "Advertisement"),
    ]
    assert row["words"] == 22
