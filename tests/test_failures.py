"""A rule that fails on one article costs that article: it is named with stage, kind of error and id, and the rest goes on."""

from typing import Any

import pytest

import corpus
from corpus import analyse
from corpus.failures import attempt
from corpus.lexicon import load
from corpus.model import Article, Document, Problem, Record

BAD = "The word zyx is one that a rule fails on, Ann Lee said."
GOOD = "Exports rose by 5%, Ann Lee said."


@pytest.fixture(autouse=True)
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finder of names that fails on BAD."""
    real = analyse.find_names

    def find_names(doc: Document, *rest: Any) -> Any:
        if "zyx" in doc.text:
            raise KeyError("zyx")
        return real(doc, *rest)

    monkeypatch.setattr(analyse, "find_names", find_names)


def test_a_failing_rule_is_a_problem_that_names_stage_error_and_article() -> None:
    found = attempt(Article("bad.txt", BAD), load())
    assert isinstance(found, Problem) and found.stage == "names"
    assert "bad.txt" in found.message and "KeyError" in found.message
    assert isinstance(attempt(Article("good.txt", GOOD), load()), Record)


def test_strict_raises() -> None:
    with pytest.raises(KeyError):
        attempt(Article("bad.txt", BAD), load(), strict=True)
    with pytest.raises(KeyError):
        corpus.extract(BAD, strict=True)


def test_extract_of_one_text_gives_the_text_and_the_reason() -> None:
    """`corpus.extract` never raises on a text: its record has no rows and says why."""
    record = corpus.extract(BAD, id="bad")
    assert record["id"] == "bad" and record["text"] == BAD and record["statements"] == [] == record["facts"]
    assert [p["stage"] for p in record["problems"]] == ["names"]
