"""The file of objectives: what it gives, and every mistake in it named at once with what is allowed."""

from pathlib import Path

import pytest

from corpus.read.files import find_files
from corpus.relate.objective import ANYWHERE, Objective, Point, Words
from corpus.relate.objectives import ObjectivesError, parse, read

SEEDS = Path(__file__).parent.parent / "seeds"
GOOD = """
[[objective]]
name = "Exports"
area = "exports"
words = { any = ["export*"] }
unit = "USD"
place = "Norway"
direction = "up"
"""


def with_lines(*lines: str) -> str:
    """The good objective with more lines; a line for a key that is there replaces it."""
    keys = {line.partition("=")[0].strip() for line in lines}
    return "\n".join([line for line in GOOD.splitlines() if line.partition("=")[0].strip() not in keys] + list(lines))


def errors_of(text: str) -> tuple[str, ...]:
    """The mistakes of a text."""
    with pytest.raises(ObjectivesError) as raised:
        parse(text, "mine.toml")
    return raised.value.errors


def test_least() -> None:
    """The fewest keys give an objective without baseline, target and comparators, at full weight."""
    (objective,) = parse(GOOD).items
    assert objective == Objective("Exports", "exports", Words(("export*",)), "USD", "Norway", "up")
    assert (objective.kind, objective.weight, objective.baseline, objective.without) == ("level", 1.0, None, frozenset())


def test_everything() -> None:
    """Every key is read, and `home` is the place of an objective that names none."""
    text = """
home = "Norway"

[[objective]]
name = "Machine tools"
area = "tools"
words = { any = ["machine tool*"], all = ["sales"], none = ["imported"] }
unit = "USD"
kind = "change"
direction = "down"
baseline = { fact = "f1", period = 2020, source = "a report" }
target = { value = -5, period = 2030-03-31 }
foreign = { any = ["imported machine tool*"] }
comparator = { places = ["Germany", "Japan"] }
weight = 2
without = ["f2", "f3"]
"""
    (objective,) = parse(text).items
    assert objective == Objective(
        "Machine tools", "tools", Words(("machine tool*",), ("sales",), ("imported",)), "USD", "Norway", "down", "change",
        Point(None, "2020", "f1", False, "a report"), Point(-5.0, "2030-03-31"), None,
        Words(("imported machine tool*",)), Words(places=("Germany", "Japan")), 2.0, frozenset(["f2", "f3"]),
    )  # fmt: skip


def test_seeds() -> None:
    """The example file is read; its areas stand in its order; each number that the briefs do not state says so."""
    objectives = read(SEEDS / "objectives.toml")
    assert objectives.areas == ("exports", "national projects", "chemistry", "financing and support", "machine tools")
    assert {o.place for o in objectives.items} == {"Moscow", "Russia", ANYWHERE}
    points = [point for o in objectives.items for point in (o.baseline, o.target) if point and point.value is not None]
    assert points and all("an example" in (point.source or "") or ".txt" in (point.source or "") for point in points)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (['unts = "USD"'], 'unts: no such key (did you mean "unit"?)'),
        (["colour = 1"], "colour: no such key; known: name, area, words, unit"),
        (["unit = 3"], 'unit: a unit as in facts is expected ("USD", "percent", "tonne")'),
        (['unit = "%"'], 'unit: a unit as in facts is expected: "percent"'),
        (['unit = "$"'], 'unit: a unit as in facts is expected: "USD"'),
        (['direction = "upwards"'], 'direction: "up" or "down" is expected'),
        (['kind = "rate"'], 'kind: "level" or "change" is expected'),
        (['words = "export"'], 'words: a table like { any = ["export*"] } is expected'),
        (["words = { any = [] }"], "words: `any` or `all` needs at least one word"),
        (['words = { any = "export" }'], 'words: any: a list of texts is expected: ["export*"]'),
        (['words = { some = ["a"], any = ["*"] }'], "words: some: no such key; known: any, all, none; any: a list of texts is expected"),
        (["weight = 0"], "weight: a number above 0 is expected"),
        (["weight = true"], "weight: a number above 0 is expected"),
        (["target = 5"], 'target: a table like { value = 30, period = "2020" } is expected'),
        (["target = { period = 2030 }"], "target: either `value` or `fact` is expected"),
        (["target = { value = nan }"], "target: value: a number is expected"),
        (['target = { value = 1, period = "soon" }'], 'target: period: a period is expected: "2025", "2025-Q1"'),
        (["target = { value = 1, due = 2030 }"], "target: due: no such key; known: value, period, fact, derived, source"),
        (["baseline = { source = 'x' }"], "baseline: `value`, `fact`, `period` or `derived = true` is missing"),
        (["baseline = { value = 1, derived = true }"], "baseline: only one of `value`, `fact` and `derived` may be given"),
        (["baseline = { value = 5 }", "target = { value = 3 }"], 'target: has to lie above the baseline where the direction wanted is "up"'),
        (
            ["baseline = { value = 5, period = 2020 }", "target = { value = 9, period = 2020 }"],
            "target: its period 2020 has to end after that of the baseline, 2020",
        ),
        (['share = "domestic"'], 'share: only a figure in "percent" can be a share'),
        (['unit = "percent"', 'share = "domestic"', 'foreign = { any = ["a"] }'], "share: either a share or a `foreign` part, not both"),
        (['place = "any"', 'foreign = { places = ["China"] }'], 'foreign: needs words of its own where the place is "any"'),
        (["comparator = {}"], "comparator: `places`, `any` or `all` needs at least one entry"),
        (["without = [3]"], "without: a list of texts is expected"),
    ],
)  # fmt: skip
def test_mistakes(lines: list[str], error: str) -> None:
    """A mistake is named with its objective, its key, what is wrong and what is allowed."""
    (found,) = errors_of(with_lines(*lines))
    assert found.startswith(f'objective 1 "Exports", {error}')


def test_all_mistakes_at_once() -> None:
    """Every mistake of every objective is named in one go, in order, each with the file's name in the message."""
    text = 'hom = "Norway"\n' + with_lines('direction = "left"') + "\n[[objective]]\narea = 3\n" + GOOD
    errors = errors_of(text)
    assert [error.partition(":")[0] for error in errors] == [
        "hom",
        'objective 1 "Exports", direction',
        "objective 2, name",
        "objective 2, area",
        "objective 2, words",
        "objective 2, unit",
        "objective 2, direction",
        "objective 2, place",
        'objective 3 "Exports", name',
    ]
    with pytest.raises(ObjectivesError) as raised:
        parse(text, "mine.toml")
    assert all(line.startswith("mine.toml: ") for line in str(raised.value).splitlines())


@pytest.mark.parametrize("text", ["", "home = 'Norway'", "objective = 3", "[objective]\nname = 'A'"])
def test_no_objective(text: str) -> None:
    """A file without objectives says how one begins."""
    assert errors_of(text) == ("objective: at least one table is expected: [[objective]]",)


def test_syntax() -> None:
    """A mistake of TOML itself is named with its line."""
    (error,) = errors_of('[[objective]]\nname = "A\n')
    assert "line 2" in error


def test_not_text(tmp_path: Path) -> None:
    """A file that is no UTF-8 text is named, not decoded by guess."""
    path = tmp_path / "mine.toml"
    path.write_bytes(b'home = "\xff"')
    with pytest.raises(ObjectivesError, match=r"mine\.toml: not UTF-8 text"):
        read(path)


def test_left_out_and_weights() -> None:
    """Facts left out and weights set on a page are laid over the file's, objective by objective."""
    objectives = parse(with_lines('without = ["f1"]'))
    (objective,) = objectives.without({"Exports": ["f2"], "Other": ["f3"]}).weighted({"Exports": 3.0}).items
    assert objective.without == {"f1", "f2"}
    assert objective.weight == 3.0


def test_objectives_beside_articles_are_no_article() -> None:
    """A TOML file in a folder of articles is left out like a README; given by itself it is named as unreadable."""
    assert "objectives.toml" not in [article_id for article_id, _ in find_files([SEEDS])]
    ((article_id, problem),) = find_files([SEEDS / "objectives.toml"])
    assert (article_id, getattr(problem, "message", "")) == ("objectives.toml", "objectives.toml: no reader for .toml files")
