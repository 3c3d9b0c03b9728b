"""Period, place, baseline and speaker of given figures, as tests/cases/facts.toml has them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.analyse import cut_up
from corpus.find.facts import find_facts
from corpus.find.places import find_places
from corpus.find.timexes import find_published, find_timexes, resolve_timexes
from corpus.lexicon import load
from corpus.model import Article, Document, Fact, Names, Quantity, Statement
from corpus.spans import Span
from tests.cases_reader import cases


def facts(case: dict[str, Any]) -> tuple[Fact, ...]:
    article = Article("case", case["text"], published=case.get("published"))
    lexicon = load()
    header, doc = cut_up(article, lexicon)
    timexes = find_timexes(doc, lexicon)
    day = find_published(article, header, doc, timexes, lexicon)
    timexes = resolve_timexes(doc, timexes, day, lexicon)
    statements = tuple(statement(doc, *words) for words in case.get("said", []))
    figures, at = [], 0
    for row in case["figures"]:
        figures.append(figure(doc, row, at))
        at = figures[-1].end
    return find_facts(doc, header, tuple(figures), timexes, find_places(doc, lexicon), statements, Names(), lexicon)


def figure(doc: Document, row: dict[str, Any], at: int) -> Quantity:
    start = doc.text.index(row["words"], at)
    return Quantity(start, start + len(row["words"]), 1.0, row["unit"], "given", doc.sentence_at(start), direction=row.get("direction"))


def statement(doc: Document, words: str, speaker: str, cue: str = "", mention: str = "") -> Statement:
    start = doc.text.index(words)
    marks = [Span(doc.text.rindex(w), doc.text.rindex(w) + len(w)) if w else None for w in (cue, mention)]
    end = start + len(words)
    return Statement(start, end, "indirect", doc.sentence_at(start), "body", "given", cue=marks[0], mention=marks[1], speaker=speaker)


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


WORDS = "In the city of Norway Russian 2020 since from to than compared 5% $3 million last year May 2 , . “ ” said a year earlier ended the quarter lower in city"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(" "), "\n\n"]), min_size=1), st.data())
def test_any_words(words: list[str], data: st.DataObject) -> None:
    """No text and no place of the figures in it raises; every figure gives one fact, its evidence inside the text."""
    text = " ".join(words)
    article = Article("case", text, published="2024-07-04")
    header, doc = cut_up(article, load())
    timexes = resolve_timexes(doc, find_timexes(doc, load()), find_published(article, header, doc, (), load()), load())
    tokens = doc.tokens
    picked = sorted(data.draw(st.sets(st.integers(0, max(0, len(tokens) - 1)), max_size=8))) if len(tokens) else []
    figures = tuple(
        Quantity(tokens.start[i], tokens.end[i], 1.0, "percent", "given", doc.sentence_at(tokens.start[i]), direction="increase")
        for i in picked
    )
    found = find_facts(doc, header, figures, timexes, find_places(doc, load()), (), Names(), load())
    assert len(found) == len(figures)
    assert all(0 <= a < b <= len(text) for f in found for _, a, b in f.evidence)


def test_the_country_of_the_money_is_no_place() -> None:
    """ "US$5", "Norwegian crowns": the money's country is not where the figure belongs."""
    found = corpus.extract("The mill cost US$290 million, and its dam 3 million Norwegian crowns. Its output is 5 tonnes.")["facts"]
    assert [(f["unit"], f["place"]) for f in found] == [("USD", None), ("NOK", None), ("tonne", None)]
