"""Transcripts, interviews and speeches, as tests/cases/turns.toml has them: who says what, and what is no transcript."""

from typing import Any

import pytest

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from tests.cases_reader import cases


@pytest.mark.parametrize("case", cases("turns"))
def test_case(case: dict[str, Any]) -> None:
    """Each turn has its speaker or none ("-"), and nothing else is a turn; `roles` and `names` of the speakers where the case has them."""
    text = case["text"].strip("\n")
    record = analyse(Article("case", text, title=case.get("title"), author=case.get("author")), load())
    said = [f"{s.speaker or '-'}: {text[s.start : s.end]}" for s in record.statements if s.rule == "turn"]
    assert len(said) == len(case["said"]), said
    for whole, begin in zip(said, case["said"], strict=True):
        assert whole.startswith(begin), whole
    if "others" in case:
        assert [f"{s.speaker or '-'}: {text[s.start : s.end]}" for s in record.statements if s.rule != "turn"] == case["others"]
    if "roles" in case:
        assert [f"{s.name} | {s.role or '-'} | {s.type}" for s in record.speakers] == case["roles"]


def test_a_turn_never_leaves_its_paragraph() -> None:
    """A transcript without line ends is cut at its labels, and every letter stays in one paragraph."""
    text = "Governor Ann Lee: " + "We build. " * 40 + "Question: Who pays? Ann Lee: We do."
    record = analyse(Article("case", text), load())
    assert [text[p.start : p.end].strip()[:8] for p in record.document.paragraphs] == ["Governor", "Question", "Ann Lee:"]
    assert "".join(text[p.start : p.end] for p in record.document.paragraphs).replace(" ", "") == text.replace(" ", "")
