"""Statements, as tests/cases/statements.toml has them, and on any text at all."""

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.statement.verbs import compile_verbs
from corpus.find.statements import find_statements
from corpus.lexicon import load
from corpus.model import Article, Names, Statement
from tests.cases_reader import cases

#: code points of a hostile text, and the seconds that one stage may take on it (a shared, slow machine)
HOSTILE, SECONDS = 30_000, 2.0


def statements_in(text: str) -> tuple[Statement, ...]:
    _, doc = cut_up(Article("case", text), load())
    return find_statements(doc, Names(), load())


@pytest.mark.parametrize("case", cases("statements"))
def test_case(case: dict[str, Any]) -> None:
    """Each statement's kind, the words that point to its speaker, and its exact text."""
    text = case["text"]
    found = statements_in(text)
    rows = [f"{s.kind} | {text[s.mention.start : s.mention.end] if s.mention else '-'} | {text[s.start : s.end]}" for s in found]
    assert rows == case["rows"]


def test_every_statement_says_its_rule_and_evidence() -> None:
    """A row names the rule that made it, and its evidence lies in the text."""
    text = "“We grew,” Lee said. According to Park, sales fell."
    found = statements_in(text)
    assert [s.rule for s in found] == ["quote-subject-verb", "according-clause"]
    assert [(name, text[a:b]) for name, a, b in found[1].evidence] == [("cue", "According to"), ("mention", "Park")]


def test_title_rows_are_parted_from_the_body() -> None:
    """A statement of the headline carries part "title"."""
    found = statements_in("Governor says new bridge will open in May\n\nThe bridge will open in May, the governor said.")
    assert [s.part for s in found] == ["title", "body"]


def test_verb_forms() -> None:
    """Regular and irregular forms of the lexicon's verbs are all known."""
    forms = compile_verbs(load()).forms
    assert {"said", "says", "saying", "denied", "denies", "agreed", "agreeing", "argued", "told", "wrote", "written", "begged"} <= set(
        forms
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"“”\"'«», .:-–()\n", "said", "Lee", "that", "he", "is", "told", "according", "to", "Mr", "\ud800", "é", "claim", " "]
        ),
        max_size=60,
    )
)
def test_any_text_gives_statements_inside_it(words: list[str]) -> None:
    """No text raises; every statement lies in the text, none inside another, and mention and cue lie in it too."""
    text = " ".join(words)
    found = statements_in(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert list(found) == sorted(found, key=lambda s: (s.start, -s.end))
    assert all(a.end <= b.start or a.end < b.end for a, b in pairwise(found))
    assert all(span is None or 0 <= span.start < span.end <= len(text) for s in found for span in (s.mention, s.cue))


@pytest.mark.parametrize(
    "unit", ["said that ", "X, said ", "“a ", "“a,” he said ", "called “a” and ", "A and ", "according to A, ", "who said "]
)
def test_hostile_text_takes_no_time(unit: str) -> None:
    """A text of one pattern over and over is read in time that grows with its length alone."""
    _, doc = cut_up(Article("hostile", unit * (HOSTILE // len(unit))), load())
    begin = time.process_time()
    find_statements(doc, Names(), load())
    assert time.process_time() - begin < SECONDS
