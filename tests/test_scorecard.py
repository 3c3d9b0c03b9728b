"""The scorecard: numbers as intervals where their gates hold, the reason where they do not, and what is told and asserted."""

import itertools
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import scored
from corpus.cli import run as cli_run
from corpus.lexicon import load
from corpus.relate import relate
from corpus.relate.assertions import assertions, lists
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.mentions import plain_rows
from corpus.relate.objective import Objective, Objectives, Point, Words
from corpus.relate.objectives import _others, _point, _words, read
from corpus.relate.score.independence import share
from corpus.relate.score.progress import way
from corpus.relate.scorecard import Scorecard, score
from corpus.tables import Tables
from tests.bench import article
from tests.cases_reader import cases
from tests.related import tables_of

SEEDS = Path(__file__).parent.parent / "seeds"
MILLION = 1e6
#: the objective of each group of cases
DEFAULTS = {
    "progress": Objective(
        "Steel exports", "steel", Words(("steel export*",)), "tonne", "Norway", "up",
        baseline=Point(10 * MILLION, "2018"), target=Point(50 * MILLION, "2026"),
    ),
    "independence": Objective(
        "Machine tools", "tools", Words(("domestic sales",)), "USD", "Norway", "up", foreign=Words(("imports of machine tools",))
    ),
    "leadership": Objective(
        "Steel output", "steel", Words(("steel output",)), "tonne", "Norway", "up", comparator=Words(places=("Sweden", "Finland"))
    ),
}  # fmt: skip
CHECKS: dict[str, Any] = {"words": _words, "foreign": _others, "comparator": _others, "baseline": _point, "target": _point}


def changed(metric: str, changes: dict[str, Any]) -> Objective:
    """The objective of a group with a case's changes; false takes a key out."""
    values = {key: None if value is False else CHECKS.get(key, lambda given: given)(value) for key, value in changes.items()}
    return Objective(**{**vars(DEFAULTS[metric]), **({"foreign": None} if "share" in changes else {}), **values})


def rows(card: Scorecard, table: str) -> list[dict[str, Any]]:
    """The rows of a table as plain values."""
    return list(plain_rows(getattr(card, table)))


def card_of(tables: Tables, *objectives: Objective, composite: bool = False) -> Scorecard:
    """The card of tables."""
    return score(tables, relate(tables), Objectives(objectives), composite)


def gates() -> list[Any]:
    """Every case with its group."""
    return [pytest.param(str(param.id).partition(":")[0], param.values[0], id=param.id, marks=param.marks) for param in cases("scorecard")]


@pytest.mark.parametrize(("metric", "case"), gates())
def test_what_has_a_number(metric: str, case: dict[str, Any]) -> None:
    """A number is the interval that the words allow; where its gate does not hold, the indicator and its cell give the reason."""
    card = card_of(tables_of(case["articles"]), changed(metric, case.get("objective", {})))
    row = next(row for row in rows(card, "indicators") if row["metric"] == metric)
    cell = next(row for row in rows(card, "scorecard") if row["metric"] == metric)
    assert row["reason"] == case.get("reason")
    for end in ("low", "high"):
        assert row[end] == (pytest.approx(case[end]) if end in case else None)
        assert cell[end] == row[end]
    assert (cell["level"] == 2) == ("reason" not in case)
    assert (case.get("reason") in cell["reasons"]) == ("reason" in case)
    if "pace" in case:
        assert case["pace"][0] <= row["pace_low"] == row["pace_high"] <= case["pace"][1]
    if "pace_reason" in case:
        assert row["pace_reason"] == case["pace_reason"]
    assert any(operand["disagree"] for operand in rows(card, "operands")) == case.get("disagree", False)


@lru_cache(maxsize=1)
def seeds() -> Tables:
    """The tables of the seeds."""
    return corpus.load(SEEDS, cache=False)


@lru_cache(maxsize=1)
def seeds_card() -> Scorecard:
    """The card of the seeds with the example objectives."""
    return score(seeds(), relate(seeds()), read(SEEDS / "objectives.toml"), composite=True)


def of_seeds(objective: str, metric: str = "progress") -> dict[str, Any]:
    """An indicator of the example."""
    return next(row for row in rows(seeds_card(), "indicators") if (row["objective"], row["metric"]) == (objective, metric))


def test_seeds_without_objectives_have_no_number() -> None:
    """Without objectives every theme has its three cells; none has a number, each has its reason and its counts."""
    card = score(seeds(), relate(seeds()))
    cells = rows(card, "scorecard")
    assert card.headline == (0, len(cells))
    assert len(cells) == 3 * len({theme for themes in [*seeds().statements["themes"], *seeds().facts["themes"]] for theme in themes})
    assert all(cell["reasons"] == ["no objective given"] and cell["low"] is cell["high"] is None for cell in cells)
    assert {cell["level"] for cell in cells} == {0, 1}
    exports = next(cell for cell in cells if (cell["area"], cell["metric"]) == ("exports", "progress"))
    assert exports["mentions"] >= exports["claims"] > 0 and exports["independent"] == 1


def test_headline_of_the_seeds() -> None:
    """With the example objectives four of fifteen cells have a number; the other eleven say why."""
    cells = rows(seeds_card(), "scorecard")
    assert seeds_card().headline == (4, 15)
    assert [(cell["area"], cell["metric"]) for cell in cells if cell["level"] == 2] == [
        (area, "progress") for area in ("exports", "national projects", "chemistry", "financing and support")
    ]
    assert all(cell["reasons"] for cell in cells if cell["level"] < 2)


def test_exports_of_the_seeds() -> None:
    """$30 billion in 2020 after a growth of 44% on the way to an example of $45 billion in 2024.

    baseline = 30 / 1.44 = 20.8333; progress = (30 - 20.8333) / (45 - 20.8333) = 9.1667 / 24.1667 = 0.379310.
    From the end of 2019 to the end of 2020 are 366 days, to the end of 2024 1827: 366 / 1827 = 0.200328 of the time;
    pace = 0.379310 / 0.200328 = 1.893443.
    Rounded: the growth is 43.5 to 44.5%, the level 29.5 to 30.5; with n and f = 1 / (1 + g) progress is n (1 - f) / (45 - f n),
    least at 29.5 and 43.5%: 29.5 * 0.303136 / (45 - 20.557491) = 0.365859, most at 30.5 and 44.5%: 0.393121.
    """
    row = of_seeds("High-tech exports of Moscow")
    assert row["value"] == pytest.approx((30 - 30 / 1.44) / (45 - 30 / 1.44))
    assert row["low"] == pytest.approx(0.379310, abs=1e-6) == row["high"]
    assert row["passed"] == pytest.approx(366 / 1827)
    assert row["pace_low"] == pytest.approx(1.893443, abs=1e-6) == row["pace_high"]
    assert (row["low_rounded"], row["high_rounded"]) == (pytest.approx(0.365859, abs=1e-6), pytest.approx(0.393121, abs=1e-6))
    base = next(o for o in rows(seeds_card(), "operands") if o["role"] == "baseline" and o["objective"] == row["objective"])
    assert (base["origin"], base["period"]) == ("derived", "2019")
    assert base["value"] == pytest.approx(20.833333e9)


def test_national_projects_of_the_seeds() -> None:
    """Eight run and a ninth will start: (8 - 0) / (9 - 0) = 0.888889. The brief has no date, so there is no pace."""
    row = of_seeds("National projects that run")
    assert row["low"] == row["high"] == row["value"] == pytest.approx(8 / 9)
    assert row["pace_reason"] == "no due date and period of the baseline stated"


def test_chemical_products_of_the_seeds() -> None:
    """More than fifty towards an example of 200: at least 50 / 200 = 0.25, with no upper end."""
    row = of_seeds("New chemical products")
    assert (row["low"], row["high"], row["value"]) == (0.25, None, 0.25)


def test_support_of_the_seeds() -> None:
    """Almost 500 million rubles, seven times as much, towards an example of 1,000 million.

    At 500: baseline 500 / 7 = 71.428571, (500 - 71.428571) / (1000 - 71.428571) = 428.571429 / 928.571429 = 0.461538.
    "Almost" leaves the lower end open: with nothing now there was nothing before, (0 - 0) / (1000 - 0) = 0.
    """
    row = of_seeds("Support for exporters")
    assert (row["low"], row["high"]) == (0.0, pytest.approx(428.571429 / 928.571429))


def test_a_city_does_not_answer_for_its_nation() -> None:
    """Moscow's $30 billion is listed for Russia's exports, does not answer, and says why."""
    assert of_seeds("High-tech exports of Russia")["reason"] == "city figure, not national"
    match = next(
        row for row in rows(seeds_card(), "matches") if row["objective"] == "High-tech exports of Russia" and row["text"] == "$30 billion"
    )
    assert (match["used"], match["reason"], match["words"]) == (False, "city figure, not national", ["high-tech export*"])


def test_a_match_can_be_left_out() -> None:
    """A fact in `without` answers no more: its cell loses the number and says so; nothing else changes."""
    objectives = read(SEEDS / "objectives.toml")
    fact = of_seeds("National projects that run")["facts"][0]
    related = relate(seeds())
    less = score(seeds(), related, objectives.without({"National projects that run": [fact]}), composite=True)
    before, after = ({(row["objective"], row["metric"]): row for row in rows(card, "indicators")} for card in (seeds_card(), less))
    assert [key for key in before if before[key] != after[key]] == [("National projects that run", "progress")]
    assert after["National projects that run", "progress"]["reason"] == "left out by the user"


def test_tables_are_as_documented() -> None:
    """Every table has the columns of the schema, and every reason is one of the list."""
    from corpus.relate.score.reasons import Reason

    for name, table in seeds_card().items():
        assert list(table.columns) == [column.name for column in scored.SCORED[name]]
        for column in scored.SCORED[name]:
            assert column.nullable or not table[column.name].isna().any(), (name, column.name)
    known = {reason.value for reason in Reason}
    assert set(seeds_card().indicators["reason"].dropna()) | set(seeds_card().matches["reason"].dropna()) <= known
    assert {reason for reasons in seeds_card().scorecard["reasons"] for reason in reasons} <= known


def test_evidence_leads_back() -> None:
    """Every id of a fact, statement and assertion on the card is a row of the tables, and its words stand where it says."""
    facts, said = set(seeds().facts["id"]), set(seeds().statements["id"])
    texts = dict(zip(seeds().articles["id"], seeds().articles["text"], strict=True))
    for cell in rows(seeds_card(), "scorecard"):
        assert set(cell["facts"]) <= facts and set(cell["said"]) <= said
    for row in rows(seeds_card(), "assertions"):
        assert row["statement"] in said
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]
        assert row["areas"] and row["words"]
    for row in rows(seeds_card(), "operands"):
        assert set(row["facts"]) <= facts and bool(row["facts"]) == (row["origin"] != "user")


def steel(year: int, amount: int, speaker: str = "Ann Lee", place: str = "Norway", goods: str = "Steel") -> str:
    """A short article with one level of one year."""
    return f"{goods}\n\n12 March {year + 1}, Oslo.\n\n{goods} exports of {place} amounted to {amount} million tonnes in {year}, {speaker} said."


def test_a_violated_check_is_named() -> None:
    """Where figures of a number contradict one another, the cell names the check and its interval holds both."""
    tables = tables_of([steel(2020, 20), steel(2020, 30, "Tom Berg")])
    related = relate(tables)
    cell = rows(score(tables, related, Objectives((DEFAULTS["progress"],))), "scorecard")[0]
    violated = [check for check, verdict in zip(related.checks["id"], related.checks["verdict"], strict=True) if verdict == "violated"]
    assert cell["checks"] == violated != []
    assert "disagree" in cell["says"]


PLACES = st.sampled_from(["Norway", "Sweden", "Ghana"])
TEXTS = [steel(2020, 20), steel(2018, 10, "Tom Berg"), steel(2020, 40, "Tom Berg", "Sweden"), article(1)]
OBJECTIVES = Objectives((DEFAULTS["progress"], DEFAULTS["leadership"]))


@lru_cache(maxsize=1)
def alone() -> tuple[Scorecard, Scorecard]:
    """The cards of the articles by themselves: of objectives, and of themes."""
    tables = tables_of(TEXTS)
    related = relate(tables)
    return score(tables, related, OBJECTIVES), score(tables, related)


@st.composite
def unrelated(draw: st.DrawFn) -> str:
    """An article about something else, by a speaker of the others or another one, of any year and place."""
    goods = draw(st.sampled_from(["Tea", "Timber", "Fish", "Wool"]))
    speaker = draw(st.sampled_from(["Ann Lee", "Ida Roth"]))
    text = steel(draw(st.integers(2010, 2025)), draw(st.integers(1, 99)), speaker, draw(PLACES), goods)
    return text + draw(st.sampled_from(["", " She added that a new mill had opened.", " Prices fell by 12% in 2020, she added."]))


@settings(max_examples=12, deadline=None)
@given(unrelated())
def test_an_unrelated_article_changes_nothing(text: str) -> None:
    """An article about something else changes no cell, indicator, match or assertion of the others."""
    tables = tables_of([*TEXTS, text])
    more = score(tables, relate(tables), OBJECTIVES)
    for name, _ in more.items():
        assert rows(more, name) == rows(alone()[0], name)


def test_an_unrelated_article_changes_no_theme() -> None:
    """Without objectives, an article of other themes adds its own cells and changes none."""
    tables = tables_of([*TEXTS, "A walk\n\nThe hospital has opened a ward for patients, Ida Roth said."])
    before, after = ({(r["area"], r["metric"]): r for r in rows(card, "scorecard")} for card in (alone()[1], score(tables, relate(tables))))
    assert len(after) > len(before) > 0
    assert {key: after[key] for key in before} == before


def test_order_changes_nothing() -> None:
    """The same articles in any order give the same card."""
    tables = seeds()
    backwards = Tables(**{name: table.iloc[::-1].reset_index(drop=True) for name, table in tables.items()})
    other = score(backwards, relate(backwards), read(SEEDS / "objectives.toml"), composite=True)
    for name, _ in seeds_card().items():
        assert rows(seeds_card(), name) == rows(other, name)


def three(weights: Sequence[float] = (1, 1, 1)) -> list[Objective]:
    """Three indicators of one area: steel, timber and fish."""
    names = ("Steel", "Timber", "Fish")
    return [
        Objective(
            name, "trade", Words((f"{name.lower()} exports",)), "tonne", "Norway", "up",
            baseline=Point(10 * MILLION, "2018"), target=Point(50 * MILLION, "2026"), weight=weight,
        )
        for name, weight in zip(names, weights, strict=True)
    ]  # fmt: skip


TRADE = [steel(2020, 20), steel(2020, 30, "Tom Berg", goods="Timber"), steel(2020, 46, "Ida Roth", goods="Fish")]


def composite_of(texts: Sequence[str], objectives: Sequence[Objective], asked: bool = True) -> dict[str, Any]:
    """The composite of progress in one area."""
    return rows(card_of(tables_of(texts), *objectives, composite=asked), "composites")[0]


def test_composite() -> None:
    """Progress 0.25, 0.5 and 0.9: mean 1.65 / 3 = 0.55.

    With weights between half and double the least mean is (2 * 0.25 + 0.5 * 0.5 + 0.5 * 0.9) / 3 = 0.4, the most
    (0.5 * 0.25 + 0.5 * 0.5 + 2 * 0.9) / 3 = 0.725; without the highest (0.25 + 0.5) / 2 = 0.375, without the lowest 0.7.
    """
    row = composite_of(TRADE, three())
    assert row["reason"] is None
    assert row["value"] == row["low"] == row["high"] == pytest.approx(0.55)
    assert (row["lowest"], row["highest"]) == (pytest.approx(0.4), pytest.approx(0.725))
    assert (row["lowest_without"], row["highest_without"]) == (pytest.approx(0.375), pytest.approx(0.7))
    assert row["weights"] == ["Steel: 33%", "Timber: 33%", "Fish: 33%"]


def test_composite_with_weights() -> None:
    """Weights 2, 1, 1: (2 * 0.25 + 0.5 + 0.9) / 4 = 0.475."""
    assert composite_of(TRADE, three((2, 1, 1)))["value"] == pytest.approx(0.475)


@pytest.mark.parametrize(
    ("texts", "count", "asked", "reason"),
    [
        (TRADE, 3, False, "not asked for"),
        (TRADE, 2, True, "needs three indicators"),
        (TRADE[:1], 3, True, "needs numbers for two thirds of its indicators"),
        (["\n\n".join([TRADE[0], *(text.partition("\n\n")[2].partition("\n\n")[2] for text in TRADE[1:])])], 3, True, "needs two independent sources"),
    ],
)  # fmt: skip
def test_gate_of_the_composite(texts: list[str], count: int, asked: bool, reason: str) -> None:
    """There is no composite unless asked for, of fewer than three indicators, of fewer than two thirds of numbers, or of one source."""
    row = composite_of(texts, three()[:count], asked)
    assert row["reason"] == reason
    assert row["low"] is row["high"] is row["lowest"] is row["lowest_without"] is None


def test_two_thirds_are_enough() -> None:
    """Numbers for two of three indicators carry a composite of these two: (0.25 + 0.5) / 2 = 0.375; the third counts as missing."""
    row = composite_of(TRADE[:2], three())
    assert (row["indicators"], row["computed"], row["value"]) == (3, 2, pytest.approx(0.375))


AMOUNTS = st.floats(0, 1e12, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval of amounts, one in four with an open upper end."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    return Interval(low, OPEN if draw(st.integers(0, 3)) == 0 else high)


def inside(found: Interval, at: float) -> float:
    """A point of an interval."""
    high = found.low * 2 + 1 if found.high == OPEN else found.high
    return found.low + at * (high - found.low)


@given(intervals(), intervals(), st.floats(1, 1e12), st.floats(0, 1), st.floats(0, 1))
def test_progress_holds_every_point(now: Interval, base: Interval, beyond: float, a: float, b: float) -> None:
    """Whatever the figures are within their words, the progress that they give lies in the interval."""
    if base.high == OPEN:
        base = Interval(base.low, base.low)
    target = Interval(base.high + beyond, base.high + beyond)
    found = way(now, base, target)
    n, at = inside(now, a), inside(base, b)
    assert found.low - 1e-6 * max(1, abs(found.low)) <= (n - at) / (target.low - at) <= found.high + 1e-6 * max(1, abs(found.high))


@given(intervals(), intervals(), st.floats(0, 1), st.floats(0, 1))
def test_share_holds_every_point(domestic: Interval, foreign: Interval, a: float, b: float) -> None:
    """Whatever the amounts are within their words, the share that they give lies in the interval, which lies between 0 and 1."""
    one, other = inside(domestic, a), inside(foreign, b)
    if one + other > 0 and domestic.low + foreign.low > 0:
        found = share(domestic, foreign)
        assert 0 <= found.low <= one / (one + other) + 1e-9
        assert one / (one + other) - 1e-9 <= found.high <= 1


LISTS = load().compiled(lists)


@pytest.mark.parametrize("case", cases("assertions"))
def test_what_is_asserted(case: dict[str, Any]) -> None:
    """A statement asserts an achievement, a shortfall or an intention by named words; a hedge takes it away, a negation turns it."""
    row = {
        "id": "s1",
        "article": "a",
        "speaker": None,
        "start": 7,
        "end": 7 + len(case["text"]),
        "text": case["text"],
        "cue": case.get("cue"),
    }
    found = list(assertions([row], LISTS))
    assert [f"{one.kind}: {', '.join(one.words)}{' (negated)' if one.negated else ''}" for one in found] == case["asserts"]
    assert all(case["text"][one.start - 7 : one.end - 7] == one.text for one in found)


def test_wanted_direction_decides() -> None:
    """Falling imports are no achievement by themselves; where an objective wants them down they are."""
    text = "Steel\n\nImports of steel fell by 12% in 2020, Ann Lee said."
    tables = tables_of([text])
    objectives = [
        Objective("Imports", "steel", Words(("imports of steel",)), "percent", "any", way, kind="change") for way in ("up", "down")
    ]
    kinds = [[row["kind"] for row in rows(card_of(tables, objective), "assertions")] for objective in objectives]
    assert kinds == [["shortfall"], ["achievement"]]


def test_every_pair_of_areas_and_metrics_has_one_cell() -> None:
    """Areas in the order of the file, each with progress, independence and leadership once."""
    cells = [(cell["area"], cell["metric"]) for cell in rows(seeds_card(), "scorecard")]
    areas = read(SEEDS / "objectives.toml").areas
    assert cells == list(itertools.product(areas, ("progress", "independence", "leadership")))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[Any, str, str]:
    """Exit status, standard output and standard error of the command."""
    with pytest.raises(SystemExit) as left:
        cli_run(["score", *arguments])
    found = capsys.readouterr()
    return left.value.code, found.out, found.err


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`corpus score` prints the same card as lines, each number with its arithmetic and sentences, and as JSON."""
    given_ = [str(SEEDS), "--objectives", str(SEEDS / "objectives.toml")]
    status, out, _ = run(capsys, *given_)
    assert status == 0
    assert out.startswith("4 of 15 cells have a number.")
    assert "(30 billion USD - 20.83 billion USD) / (45 billion USD - 20.83 billion USD) = 0.3793" in out
    assert "No number: city figure, not national." in out
    assert "# composites" not in out
    status, out, _ = run(capsys, *given_, "--json", "--composite")
    found = json.loads(out)
    assert status == 0 and (found["with_number"], found["cells"]) == (4, 15)
    assert {name: found[name] for name in scored.SCORED} == {name: rows(seeds_card(), name) for name in scored.SCORED}


def test_command_with_mistakes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A wrong file of objectives is wrong usage, every mistake on standard error; an article that cannot be read is status 1."""
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[objective]]\nname = "A"\n')
    status, out, err = run(capsys, str(SEEDS), "--objectives", str(wrong))
    assert (status, out) == (2, "")
    assert "area: is missing" in err and "unit: is missing" in err
    assert run(capsys, str(SEEDS), "--objectives", str(tmp_path / "none.toml"))[0] == 2
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    status, out, err = run(capsys, str(tmp_path / "broken.pdf"))
    assert status == 1 and "broken.pdf" in err and out.startswith("0 of 0 cells")
