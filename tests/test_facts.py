"""Period, place, baseline and speaker of given figures, as tests/cases/facts.toml has them."""

from typing import Any

import pytest

from corpus.analyse import cut_up
from corpus.find.facts import find_facts
from corpus.find.places import find_places
from corpus.find.timexes import find_published, find_timexes, resolve_timexes
from corpus.lexicon import load
from corpus.model import Article, Document, Fact, Names, Quantity, Statement
from tests.cases_reader import cases


def facts(case: dict[str, Any]) -> tuple[Fact, ...]:
    article = Article("case", case["text"], published=case.get("published"))
    lexicon = load()
    header, doc = cut_up(article, lexicon)
    timexes = find_timexes(doc, lexicon)
    day = find_published(article, header, doc, timexes, lexicon)
    timexes = resolve_timexes(doc, timexes, day, lexicon)
    statements = tuple(statement(doc, words, speaker) for words, speaker in case.get("said", []))
    figures, at = [], 0
    for row in case["figures"]:
        figures.append(figure(doc, row, at))
        at = figures[-1].end
    return find_facts(doc, header, tuple(figures), timexes, find_places(doc, lexicon), statements, Names(), lexicon)


def figure(doc: Document, row: dict[str, Any], at: int) -> Quantity:
    start = doc.text.index(row["words"], at)
    return Quantity(start, start + len(row["words"]), 1.0, row["unit"], "given", doc.sentence_at(start), direction=row.get("direction"))


def statement(doc: Document, words: str, speaker: str) -> Statement:
    start = doc.text.index(words)
    return Statement(start, start + len(words), "indirect", doc.sentence_at(start), "body", "given", speaker=speaker)


@pytest.mark.parametrize("case", cases("facts"))
def test_case(case: dict[str, Any]) -> None:
    """Each figure has the attributes that the words give it, and no other."""
    got = [
        {
            key: value
            for key, value in (
                ("place", f.place),
                ("period", f.period),
                ("baseline", f.baseline),
                ("speaker", f.speaker),
                ("inferred", list(f.inferred)),
            )
            if value
        }
        for f in facts(case)
    ]
    assert got == [{k: v for k, v in row.items() if k not in ("words", "unit", "direction")} for row in case["figures"]]


def test_evidence() -> None:
    """A fact shows the words that its attributes were read from."""
    case = {"text": "In 2023 Norway built 3 ferries.", "figures": [{"words": "3 ferries", "unit": "count:ferry"}]}
    found = facts(case)[0]
    assert [(label, case["text"][a:b]) for label, a, b in found.evidence] == [("period", "2023"), ("place", "Norway")]
