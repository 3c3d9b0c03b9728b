"""The evaluation itself: scorer, floors, alignment of gold; and the program held to its floors."""

import copy
from typing import Any

import pytest

from tests.evaluation import gold as golds
from tests.evaluation import score as scores
from tests.evaluation.gold import Annotated
from tests.evaluation.scorer import score

TEXT = "Works opened\n\nAnn Lee said that over a third of 12 plants had opened in Tarn since 2019. “It is a start,” she added."


def row(text: str, **keys: Any) -> dict[str, Any]:
    """A row of `TEXT`, found by its words."""
    return {"start": TEXT.index(text), "end": TEXT.index(text) + len(text), "text": text, **keys}


def annotated() -> Annotated:
    """A small article with one row or two a table."""
    attributes = {
        "value_max": None,
        "approx": "exact",
        "direction": None,
        "period": None,
        "place": "Tarn",
        "baseline": None,
        "speaker": "Ann Lee",
    }
    gold = {
        "id": "small.txt", "title": "Works opened", "source": None, "author": None, "published": None,
        "speakers": [{"name": "Ann Lee", "type": "person", "role": None, "organisation": None}],
        "statements": [
            row("over a third of 12 plants had opened in Tarn since 2019", kind="indirect", speaker="Ann Lee"),
            row("It is a start,", kind="direct", speaker="Ann Lee"),
            row("Works opened", kind="indirect", speaker=None, optional=True),
        ],
        "facts": [
            row("over a third", value=0.3333, unit="fraction", measure="plants", **{**attributes, "approx": "more_than"}),
            row("12 plants", value=12, unit="count:plant", measure="plants", **attributes),
        ],
        "dates": [row("2019", value="2019", type="DATE")],
        "themes": ["industrial policy"], "themes_optional": ["regions and cities"],
    }  # fmt: skip
    return Annotated("small.txt", TEXT, gold)


def figures(record: dict[str, Any]) -> dict[str, float]:
    """The figures of one record against `annotated()`."""
    return score([annotated()], {"small.txt": record}).figures()


def test_the_gold_itself_is_perfect():
    """A record that says what the gold says has 1.0 everywhere."""
    assert set(figures(annotated().gold).values()) == {1.0}


@pytest.mark.parametrize("article", golds.seeds(), ids=lambda a: a.name)
def test_the_gold_of_each_seed_is_perfect(article: Annotated):
    """The scorer finds no error in a seed's own gold."""
    typed = {**article.gold, "dates": [{"type": "DATE", **d} for d in article.gold["dates"]]}
    tally = score([article], {article.name: typed})
    assert tally.errors == []
    assert set(tally.figures().values()) == {1.0}


def test_a_missing_record_counts_as_an_empty_one():
    """What is not there is missed, not left out of the count."""
    assert score([annotated()], {}).figures()["facts_f1"] == 0.0


def test_optional_rows_count_neither_way():
    """With or without the optional row, the figures are the same."""
    less = annotated().gold
    less["statements"] = less["statements"][:2]
    assert figures(less) == figures(annotated().gold)


def test_an_extra_row_costs_precision_and_a_missing_one_recall():
    """One row too many and one too few weigh the same: 2 right of 2 wanted and 3 found, and of 1 found."""
    more, less = annotated().gold, annotated().gold
    more["facts"].append({**more["facts"][1], "value": 99})
    less["facts"].pop()
    assert figures(more)["facts_f1"] == pytest.approx(0.8)
    assert figures(less)["facts_f1"] == pytest.approx(2 / 3)


def test_extents_may_differ_a_little():
    """A closing mark more is the same statement; half of the clause is not."""
    near, far = annotated().gold, annotated().gold
    near["statements"][1]["end"] += 1
    far["statements"][0]["start"] += 30
    assert figures(near)["statements_direct_f1"] == 1.0
    assert figures(far)["statements_indirect_f1"] == 0.0


def test_direct_and_indirect_are_different_statements():
    """A quote handed over as reported speech is a miss and an extra."""
    changed = annotated().gold
    changed["statements"][1]["kind"] = "mixed"
    assert figures(changed)["statements_direct_f1"] == 0.0
    assert figures(changed)["statements_indirect_f1"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("name", "right"), [("Ann Lee", 1.0), ("Lee", 1.0), ("Bob Lee", 0.0), ("Ann", 0.0), (None, 0.0)])
def test_speakers_by_name(name: str | None, right: float):
    """The full name and the surname are the person; another given name, the given name alone and none are not."""
    changed = annotated().gold
    changed["statements"][0]["speaker"] = changed["statements"][1]["speaker"] = name
    assert figures(changed)["statement_speaker"] == right


def test_null_is_an_answer():
    """A period that the text does not give is wrong, and so is a place left out that it does give."""
    changed = annotated().gold
    for fact in changed["facts"]:
        fact.update(period="2019", place=None)
    assert figures(changed)["fact_period"] == 0.0
    assert figures(changed)["fact_place_named"] == 0.0


def test_a_fraction_may_be_a_percentage():
    """33.33 percent answers a third; 0.3333 percent does not."""
    good, bad = annotated().gold, annotated().gold
    good["facts"][0].update(value=33.33, unit="percent")
    bad["facts"][0].update(unit="percent")
    assert figures(good)["facts_f1"] == 1.0
    assert figures(bad)["facts_f1"] < 1.0


def test_decades_and_durations():
    """TIMEX3's "199X" is the interval of the gold; durations and "now" are not annotated and do not count."""
    article = annotated()
    article.gold["dates"] = [row("2019", value="1990/1999")]
    record = {
        "dates": [
            row("2019", value="199", type="DATE"),
            row("It", value="P1Y", type="DURATION"),
            row("is", value="PRESENT_REF", type="DATE"),
        ]
    }
    assert score([article], {"small.txt": record}).figures()["dates_f1"] == 1.0


def test_gold_is_found_again_after_an_edit():
    """`--align` moves the rows to where their words stand now, and names those that are gone."""
    article = annotated()
    edited = Annotated(article.name, "New: " + article.text.replace("2019", "2018"), copy.deepcopy(article.gold))
    assert golds.align(edited) == ["over a third of 12 plants had opened in Tarn since 2019", "2019"]
    assert golds.misplaced(edited) == ["over a third of 12 plants had opened in Tarn since 2019", "2019"]
    assert edited.gold["statements"][1]["start"] == article.gold["statements"][1]["start"] + 5


def test_floors_rise_and_sink_only_when_asked():
    """Raising never lowers, lowering never raises, and neither happens by itself."""
    reached, floors = {"a": 0.91239, "b": 0.5, "new": 0.7}, {"a": 0.9, "b": 0.6, "gone": 0.8}
    assert scores.moved(reached, floors, up=False, down=False) == floors
    assert scores.moved(reached, floors, up=True, down=False) == {"a": 0.912, "b": 0.6, "new": 0.7, "gone": 0.8}
    assert scores.moved(reached, floors, up=False, down=True) == {"a": 0.9, "b": 0.5, "new": 0.7}


def test_a_figure_below_its_floor_is_named():
    """A drop and a figure that vanished both fail, and say so."""
    assert scores.below({"a": 0.9}, {"a": 0.9}) == []
    assert scores.below({"a": 0.89}, {"a": 0.9, "b": 0.5}) == ["a: 0.890 is below its floor 0.900", "b: not measured any more"]


def test_the_seeds_hold_their_floors():
    """No figure over the seeds is below the floor in tests/evaluation/floors.json, set for these very seeds."""
    assert scores.complaints(scores.measure(golds.seeds()).figures()) == []
