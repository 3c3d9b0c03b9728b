"""Claims, checks, derived figures and the scorecard as the pages show them: what is in view, what it rests on, what leaves."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corpus.board import export
from corpus.board.evidence import Evidence
from corpus.board.filters import Prepared, each, prepare, view
from corpus.board.grounds import rests_on
from corpus.board.pages.checks import claim_row, derived_row, groups
from corpus.board.pages.relating import AT_ONCE, Memory
from corpus.board.related import (
    KINDS,
    MADE_OF,
    VERDICTS,
    Chosen,
    facets,
    in_view,
    narrowed,
    ordered,
    sorted_claims,
    tally,
    whole_in_view,
)
from corpus.board.scoring import Cell, composites, grid, pace
from corpus.board.selection import Selection
from corpus.loader import load
from corpus.relate import Related, relate
from corpus.relate.objectives import parse, read
from corpus.relate.scorecard import Scorecard, score
from corpus.schema import CHECKS
from corpus.scored import SCORED
from corpus.store import csvs, formats
from tests.board_tables import EMPTY, EVERYTHING, ONE

FOLDER = Path(__file__).parent / "browser" / "checks"
STEEL = prepare(load(FOLDER))
RELATED = relate(STEEL)
OBJECTIVES = read(FOLDER / "objectives.toml")
CARD = score(STEEL, RELATED, OBJECTIVES)
SELECTIONS = {
    "nothing": Selection(),
    "a speaker": Selection(speakers=("Tom Berg",)),
    "an article": Selection(articles=("steel-a.txt",)),
    "words": Selection(query="mills"),
    "nothing left": Selection(speakers=("Tom Berg",), articles=("hostile.txt",)),
}


def _rows(tables: Prepared, ids: list[str]) -> dict[str, Any]:
    return {row.id: row for rows in (tables.statements, tables.facts) for row in each(rows) if row.id in ids}


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=list(SELECTIONS))
def test_in_view_is_what_has_a_row_in_view(selection: Selection) -> None:
    """A claim, check or derived figure is in view exactly when one of its rows is, under any filter."""
    seen = view(STEEL, selection)
    ids = {*seen.statements["id"], *seen.facts["id"]}
    for name, rows in in_view(seen, RELATED).items():
        every = getattr(RELATED, name)
        wanted = [row["id"] for _, row in every.iterrows() if not selection or ids & set(row[MADE_OF[name]])]
        assert sorted(rows["id"]) == sorted(wanted)


def test_whole_in_view_rests_on_nothing_else() -> None:
    """For the scorecard under filters: what rests on a row outside of the view is not there."""
    seen = view(STEEL, SELECTIONS["an article"])
    ids = {*seen.statements["id"], *seen.facts["id"]}
    found = whole_in_view(seen, RELATED)
    assert all(ids.issuperset(some) for name, rows in found.items() for some in rows[MADE_OF[name]])
    assert "contradiction" not in set(found.checks["kind"]) and len(found.claims)


def test_the_schema_knows_the_kinds_and_verdicts_of_the_page() -> None:
    """Every kind and verdict that the schema names has its heading, and the other way round."""
    meaning = {column.name: column.meaning for column in CHECKS}
    told = (
        meaning["kind"]
        .rstrip(".")
        .replace(", or open ", ", open ")
        .replace("open speaker, referent, unit, date", "open speaker, open referent, open unit, open date")
    )
    assert told.split(", ") == list(KINDS)
    assert {word for word in VERDICTS if word in meaning["verdict"]} == set(VERDICTS)


def test_checks_stand_by_kind_and_verdict() -> None:
    """In the order of the headings, in each what is violated first."""
    found = ordered(RELATED.checks)
    places = [(list(KINDS).index(row.kind), list(VERDICTS).index(row.verdict)) for row in each(found)]
    assert places == sorted(places) and len(places) == len(RELATED.checks) > 2


@pytest.mark.parametrize(
    ("kinds", "verdicts"), [*itertools.product([(), ("growth",), ("growth", "quote")], [(), ("open",), ("violated",)])]
)
def test_facets_count_what_a_click_would_show(kinds: tuple[str, ...], verdicts: tuple[str, ...]) -> None:
    """The count beside an option is the number of checks that this option alone shows with the other facet as it is."""
    chosen = Chosen(kinds, verdicts)
    found_kinds, found_verdicts = facets(RELATED.checks, chosen)
    for kind, count in found_kinds:
        assert count == int(Chosen((kind,), verdicts).mask(RELATED.checks).sum())
    for verdict, count in found_verdicts:
        assert count == int(Chosen(kinds, (verdict,)).mask(RELATED.checks).sum())
    assert {*kinds} <= {kind for kind, _ in found_kinds} and [verdict for verdict, _ in found_verdicts] == list(VERDICTS)


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=list(SELECTIONS))
@pytest.mark.parametrize("chosen", [Chosen(), Chosen(("growth",)), Chosen((), ("violated",))], ids=["all", "kind", "verdict"])
def test_the_download_is_the_view(selection: Selection, chosen: Chosen) -> None:
    """What the page offers is what it shows, in every format; the facets narrow the checks alone and are said in words and link."""
    seen = view(STEEL, selection)
    shown = narrowed(in_view(seen, RELATED), chosen)
    offer = export.Offer(seen, dict(RELATED.items()), dict(shown.items()), chosen)
    for name, rows in shown.items():
        made = offer.make(name)
        assert offer.counts(name) == (len(rows), len(getattr(RELATED, name)))
        for form in formats.FORMATS:
            assert list(formats.read(formats.write(made, form), name)["id"]) == list(rows["id"])
        assert list(offer.make(name, everything=True).rows["id"]) == list(getattr(RELATED, name)["id"])
        of_checks = bool(chosen) and name == "checks"
        assert of_checks == ("checks of the kind" in made.words or "checks with the verdict" in made.words)
        assert of_checks == ("check=" in made.link or "verdict=" in made.link)
    assert offer.what("checks") == "-".join(["checks", *chosen.kinds, *chosen.verdicts]) and offer.what("claims") == "claims"


def test_mentions_claims_and_sources_are_counted_apart() -> None:
    """One figure told in two ways by one speaker is one claim of two mentions; one outlet each, two sources in all."""
    seen = view(STEEL, Selection(articles=("steel-b.txt",)))
    found = tally(seen, in_view(seen, RELATED).claims)
    assert (found.claims, found.mentions, found.articles, found.voices, found.independent) == (2, 3, 1, 1, 1)
    both = view(STEEL, Selection(articles=("steel-a.txt", "steel-b.txt")))
    assert tally(both, in_view(both, RELATED).claims).independent == 2
    nothing = view(STEEL, SELECTIONS["nothing left"])
    assert tally(nothing, in_view(nothing, RELATED).claims) == (0, 0, 0, 0, 0)


def test_claims_told_most_often_come_first() -> None:
    """By mentions; what is told as often keeps the order of the articles."""
    found = sorted_claims(RELATED.claims, "told most often")
    assert list(found["mentions"]) == sorted(RELATED.claims["mentions"], reverse=True)
    once = found[(found["mentions"] == 1) & (found["independent"] == 1)]["id"].tolist()
    assert once == [one for one in RELATED.claims["id"] if one in once]
    assert sorted_claims(RELATED.claims, "as in the articles") is RELATED.claims


def _passages(found: Any) -> Iterator[dict[str, Any]]:
    """Every passage inside of what a page is given."""
    if isinstance(found, dict):
        if "pieces" in found:
            yield found
        for value in found.values():
            yield from _passages(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _passages(value)


def test_each_passage_is_its_sentence() -> None:
    """The pieces of every passage make the sentence; those of a row are its words; every row that a check read can be opened."""
    for row in each(RELATED.checks):
        found = Evidence(STEEL, row.rows).passages(row.rows)
        rows = _rows(STEEL, row.rows)
        for passage in found:
            text = "".join(piece for piece, _, _ in passage["pieces"])
            assert text in {" ".join(one.sentence.split("\n")) for one in rows.values()}
            for piece, one, _ in passage["pieces"]:
                assert not one or piece.strip() in " ".join(rows[one].text.split("\n"))
        begun = {one for passage in found for _, one, begins in passage["pieces"] if begins}
        assert begun == set(rows)


def test_words_that_reach_beyond_their_sentence_open_it_whole() -> None:
    """A row whose words are not all inside its sentence is opened by the sentence; unknown ids are passed over."""
    row = EVERYTHING.statements.iloc[0]
    broken = EVERYTHING.statements.assign(sentence="Exports rose by 12%")
    tables = replace(EVERYTHING, statements=broken)
    (found,) = Evidence(tables, [row["id"], "no such row"]).passages([row["id"], "no such row"])
    assert [one for _, one, _ in found["pieces"] if one] == [row["id"]]


def test_a_check_on_the_page() -> None:
    """Verdict as sign and word, what follows, how sure, the diff as pairs, the sentences of all rows."""
    evidence = Evidence(STEEL, (one for some in RELATED.checks["rows"] for one in some))
    found = {group["kind"]: group["items"] for group in groups(ordered(RELATED.checks), evidence)}
    (against,) = found["contradiction"]
    assert (against["sign"], against["word"]) == ("✗", "violated") and len(against["passages"]) == 2
    assert found["quote"][0]["diff"] and found["growth"][0]["derived"] and not against["derived"]


def test_a_claim_and_a_derived_figure_on_the_page() -> None:
    """As printed beside as normalised, counts side by side, every mention behind it; the derived figure with its interval and formula."""
    claim = next(row for row in each(RELATED.claims) if row.mentions == 2)
    found = claim_row(claim, Evidence(STEEL, claim.facts))
    assert found["title"] == "9%" and found["cells"][1:] == ["2", "1", "1", "1"] and len(found["passages"]) == 2
    derived = next(each(RELATED.derived))
    shown = derived_row(derived, Evidence(STEEL, derived.operands))
    # 12 billion / 1.09 = 11.009 billion; as printed 11.5 / 1.095 = 10.502 to 12.5 / 1.085 = 11.52
    assert shown["cells"][0] == ["11.01 billion USD", "if printed numbers are rounded: 10.5 billion USD to 11.52 billion USD"]
    assert shown["cells"][2][0] == "12 billion USD / (1 + 9%) = 11.01 billion USD"


def test_every_cell_says_a_number_or_why_none() -> None:
    """Each cell of the grid has a number with what it is of, or the reason; the levels below stand beside it."""
    rows = grid(CARD, Cell("abroad", "progress"))
    assert [row["area"] for row in rows] == list(OBJECTIVES.areas) and all(len(row["cells"]) == 3 for row in rows)
    steel, abroad = ([(cell["number"], cell["label"]) for cell in row["cells"]] for row in rows)
    # (12 - 8) / (18 - 8) = 0.4; 12 / (12 + 4) = 0.75; 12 / 16 = 0.75
    assert steel == [("40%", "of the way to the target"), ("75%", "domestic"), ("0.75 ×", "the best foreign figure")]
    assert all(number == "No number" and label for number, label in abroad)
    assert [cell["pressed"] for cell in rows[1]["cells"]] == [True, False, False]


def test_every_cell_rests_on_its_evidence() -> None:
    """Of each cell with a number: formula, operands with their sentences, figures that answer; of each one what is told."""
    for row in each(CARD.scorecard):
        found = rests_on(CARD, Cell(row.area, row.metric), STEEL, RELATED, OBJECTIVES, {})
        numbers = [one for one in found["indicators"] if one["number"]]
        assert bool(numbers) == (row.level == 2) and all(one["number"] or one["reason"] for one in found["indicators"])
        for one in numbers:
            assert dict(one["lines"])["Formula"] and one["used"]
            assert all(operand["passages"] or "objectives file" in operand["origin"] for operand in one["operands"])
        shown = {piece for passage in _passages(found) for _, piece, _ in passage["pieces"] if piece}
        assert {*row.facts, *row.said} <= shown
    with pytest.raises(KeyError):
        rests_on(CARD, Cell("nowhere", "progress"), STEEL, RELATED, OBJECTIVES, {})


def test_what_is_left_out_is_shown_as_such() -> None:
    """A fact left out in the session makes another number or none, and stands apart with the way back; one left out in the file says so."""
    cell = Cell(OBJECTIVES.areas[0], "progress")
    name = OBJECTIVES.items[0].name
    (fact,) = [one["fact"] for one in rests_on(CARD, cell, STEEL, RELATED, OBJECTIVES, {})["indicators"][0]["used"]]
    wanted = OBJECTIVES.without({name: [fact]})
    card = score(STEEL, RELATED, wanted)
    assert card.headline[0] < CARD.headline[0]
    session, file = (rests_on(card, cell, STEEL, RELATED, wanted, left)["indicators"][0] for left in ({name: (fact,)}, {}))
    assert [one["fact"] for one in session["passed"] if one["left"]] == [fact] and not session["used"]
    assert [one["reason"] for one in file["passed"] if one["fact"] == fact] == ["left out in the objectives file"]


def test_the_pace_is_said_in_words() -> None:
    """8 of the 20 quarters of a billion in half of the time is behind; without dates there is none."""
    first = next(each(CARD.indicators))
    found = pace(first)
    assert found and found["words"].startswith("40% of the way in 50") and "behind an even pace" in found["words"] and found["low"] == 40
    assert all(pace(row) is None for row in each(CARD.indicators) if row.metric != "progress")


def test_a_composite_says_why_there_is_none() -> None:
    """Below its gate no composite: the reason stands where the number would."""
    rows = composites(score(STEEL, RELATED, OBJECTIVES, composite=True))
    assert rows and all(row[2] == "none: needs three indicators" and row[3] == row[4] == "" for row in rows)


def test_a_composite_has_its_bands() -> None:
    """Three indicators of two sources: a mean between the bands of other weights and of one left out."""
    text = "\n".join(
        f'[[objective]]\nname = "{unit}"\narea = "steel"\nwords = {{ any = ["steel export*"] }}\nunit = "{unit}"\nkind = "{kind}"\nplace = "{place}"\n'
        f'direction = "up"\nbaseline = {{ value = {base} }}\ntarget = {{ value = {goal} }}\n'
        for unit, kind, place, base, goal in (("USD", "level", "Norway", 8e9, 18e9), ("percent", "change", "Norway", 0, 20))
    ) + '[[objective]]\nname = "Japan"\narea = "steel"\nwords = { any = ["steel export*"] }\nunit = "USD"\nplace = "Japan"\ndirection = "up"\nbaseline = { value = 8e9 }\ntarget = { value = 24e9 }\n'  # fmt: skip
    card = score(STEEL, RELATED, parse(text), composite=True)
    row = composites(card)[0]
    # progress: 40%; a growth of 5% or 9% of 20% = 25% to 45%; 50%: the mean is (40 + 25 + 50) / 3 = 38.33 to (40 + 45 + 50) / 3 = 45
    assert row[2] == "38.33% to 45%" and row[3] and row[4] and row[5] == "3 of 3, 2 sources"


def test_the_scorecard_leaves_as_csv() -> None:
    """Each of its tables as CSV: the schema's columns, a line a row."""
    for name, rows in CARD.items():
        lines = csvs.written(rows, SCORED[name]).decode().splitlines()
        assert lines[0].split(",") == [column.name for column in SCORED[name]] and len(lines) >= len(rows) + 1


def test_claims_are_worked_out_once_for_all_visitors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same tables give the same object; other tables their own; they are forgotten with the tables."""
    calls = []

    def counted(tables: Prepared) -> Related:
        calls.append(tables)
        return RELATED

    monkeypatch.setattr("corpus.board.pages.relating.relate", counted)
    memory = Memory()
    assert memory.get(EVERYTHING) is None
    assert memory.make(EVERYTHING) is memory.make(EVERYTHING) is memory.get(EVERYTHING)
    assert memory.get(ONE) is None and len(calls) == 1


def _page(name: str, tables: "Prepared", selection: "Selection") -> None:
    import importlib

    importlib.import_module(f"corpus.board.pages.{name}").show(tables, selection)


@pytest.mark.parametrize("size", [EVERYTHING, ONE, EMPTY], ids=["everything", "one row", "empty"])
@pytest.mark.parametrize("name", ["checks", "scorecard"])
@pytest.mark.parametrize("selection", [Selection(), Selection(speakers=("Nobody",))], ids=["all", "nothing left"])
def test_a_page_runs(name: str, size: Prepared, selection: Selection) -> None:
    """No exception over any size of table, nor where nothing is left."""
    page = AppTest.from_function(_page, kwargs={"name": name, "tables": size, "selection": selection}, default_timeout=20).run()
    assert not page.exception


@pytest.mark.parametrize("name", ["checks", "scorecard"])
def test_many_rows_are_held_against_one_another_on_request(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the threshold the page says what it takes and waits for the button."""
    monkeypatch.setattr("corpus.board.pages.relating.AT_ONCE", 0)
    monkeypatch.setattr("corpus.board.pages.relating._memory", Memory)  # one that remembers nothing
    page = AppTest.from_function(_page, kwargs={"name": name, "tables": EVERYTHING, "selection": Selection()}, default_timeout=20).run()
    assert AT_ONCE > 0 and any("on request only" in text.value for text in page.text)
    for _ in range(1 if name == "checks" else 2):  # the scorecard is worked out by itself
        (button,) = [one for one in page.button if one.key == "relate"]
        button.click().run()
    assert not page.exception and not any("on request only" in text.value for text in page.text)


def test_a_wrong_file_of_objectives_is_named_with_every_mistake(tmp_path: Path) -> None:
    """The page shows each mistake as text, and the scorecard without objectives."""
    (tmp_path / "objectives.toml").write_text('[[objective]]\nname = "A"\nunits = "USD"', encoding="utf-8")

    def app(folder: str, tables: "Prepared") -> None:
        import streamlit as st

        from corpus.board.pages import scorecard
        from corpus.board.selection import Selection

        st.session_state["folder"] = folder
        scorecard.show(tables, Selection())

    page = AppTest.from_function(app, kwargs={"folder": str(tmp_path), "tables": EVERYTHING}, default_timeout=20).run()
    assert not page.exception
    assert any('did you mean "unit"?' in text.value and "direction: is missing" in text.value for text in page.text)


def test_a_scorecard_without_objectives_has_no_number() -> None:
    """Themes as areas, a reason in each cell, no number."""
    card: Scorecard = score(STEEL, RELATED)
    rows = grid(card, None)
    assert card.headline[0] == 0 and all(cell["label"] == "no objective given" and not cell["has"] for row in rows for cell in row["cells"])


def test_a_number_of_figures_that_contradict_one_another_says_so() -> None:
    """5% and 9% are told of one measure, place and year: the cell holds both, names the check that they violate, and shows it below."""
    text = (
        '[[objective]]\nname = "Growth"\narea = "steel"\nwords = { any = ["steel export*"] }\nunit = "percent"\nkind = "change"\nplace = "Norway"\n'
        'direction = "up"\nbaseline = { value = 0 }\ntarget = { value = 20 }'
    )
    card = score(STEEL, RELATED, parse(text))
    first = grid(card, None)[0]["cells"][0]
    # 5 / 20 = 25%, 9 / 20 = 45%
    assert (first["number"], first["doubt"]) == ("25% to 45%", "1 check violated")
    (says,) = rests_on(card, Cell("steel", "progress"), STEEL, RELATED, parse(text), {})["checks"]
    assert "do not meet" in says
