"""The page Scorecard in a real browser: every cell with its number or its reason, and what it rests on."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from corpus.loader import load
from corpus.relate import relate
from corpus.relate.objectives import read
from corpus.relate.scorecard import score
from tests.browser.conftest import Visit, serve, visiting
from tests.browser.steps import WIDTHS, eventually, query
from tests.browser.test_checks import attributes

ARTICLES = Path(__file__).parent / "checks"
TABLES = load(ARTICLES)
CARD = score(TABLES, relate(TABLES), read(ARTICLES / "objectives.toml"))
CELLS = {
    f"{area}~{metric}": level
    for area, metric, level in zip(CARD.scorecard["area"], CARD.scorecard["metric"], CARD.scorecard["level"], strict=True)
}
STEEL = next(iter(CELLS))


@pytest.fixture(scope="module")
def scored() -> Iterator[str]:
    """The dashboard over a folder with objectives beside its articles; names of both mean harm."""
    yield from serve(ARTICLES)


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, context: BrowserContext, scored: str) -> Iterator[Visit]:
    """A session at each width."""
    with visiting(context, scored, request.param) as seen:
        yield seen


def cell(page: Page, number: int) -> None:
    """Press a cell and wait for what it rests on."""
    button = page.locator("button[data-cell]").nth(number)
    key = button.get_attribute("data-cell") or ""
    button.click()
    expect(page.locator("section.box h3")).to_have_text(key.replace("~", ": "))


def test_every_cell_opens_its_evidence(sized: Visit) -> None:
    """A number or a reason in each cell; a click shows formula, figures, statements, in the link too; sentences open the article."""
    page = sized.open("scorecard")
    page.locator("button[data-cell]").first.wait_for()
    assert attributes(page, "button[data-cell]", "data-cell") == list(CELLS)
    expect(page.get_by_text(f"of {len(CELLS)} cells have a number")).to_be_visible()
    for number, (key, level) in enumerate(CELLS.items()):
        cell(page, number)
        box = page.locator("section.box", has=page.locator("h3"))
        assert query(page, "cell")["cell"] == [key]
        assert bool(box.locator("dt", has_text="Formula").count()) == (level == 2)
        if level == 2:
            expect(box.locator(".operands .said[role=button]").first).to_be_visible()
        else:
            expect(box.get_by_text("No number: ").first).to_be_visible()
    cell(page, 0)
    page.locator(".operands .said[role=button]").first.click()
    page.locator(".text .here").first.wait_for()
    assert "$12 billion" in "".join(page.locator(".text .here").all_inner_texts())
    page.go_back()
    expect(page.locator("section.box h3")).to_have_text(STEEL.replace("~", ": "))


def test_a_link_opens_the_cell(sized: Visit) -> None:
    """The link of a cell shows its evidence at once, also the pace and what is asserted."""
    page = sized.open("scorecard?cell=abroad~progress")
    expect(page.locator("section.box h3")).to_have_text("abroad: progress")
    expect(page.get_by_text("No number: no target stated.").first).to_be_visible()


def test_a_figure_can_be_left_out_and_restored(sized: Visit) -> None:
    """Leaving a figure out takes the number away and makes a chip; the chip or "Restore all" brings it back."""
    page = sized.open("scorecard")
    page.locator("button[data-cell]").first.wait_for()
    cell(page, 0)
    expect(page.locator("button[data-cell]").first.locator(".number")).to_have_text("40%")
    page.get_by_role("button", name=re.compile("^Leave out")).first.click()
    expect(page.locator("button[data-cell]").first.locator(".number")).to_have_count(0)
    expect(page.locator("button.chip", has_text="$12 billion")).to_be_visible()
    expect(page.get_by_text("Left out in this session")).to_be_visible()
    page.get_by_role("button", name="Restore all").click()
    expect(page.locator("button[data-cell]").first.locator(".number")).to_have_text("40%")
    expect(page.locator("button.chip")).to_have_count(0)


def test_objectives_can_be_brought(sized: Visit, tmp_path: Path) -> None:
    """A file with mistakes: all of them as text. A good one: its areas. Too large: refused. The example can be downloaded; back to the folder's own."""
    page = sized.open("scorecard")
    page.locator("button[data-cell]").first.wait_for()
    page.get_by_text("Objectives of your own").click()
    upload = page.locator("input[type=file]")
    upload.set_input_files({"name": "wrong.toml", "mimeType": "application/toml", "buffer": b'[[objective]]\nname = "A"\nunits = "USD"'})
    expect(page.get_by_text('did you mean "unit"?')).to_be_visible()
    expect(page.get_by_text("No objectives are given")).to_have_count(0)
    good = b'[[objective]]\nname = "Mills"\narea = "mills"\nwords = { any = ["mill*"] }\nunit = "count:line"\nplace = "Norway"\ndirection = "up"'
    upload.set_input_files({"name": "good.toml", "mimeType": "application/toml", "buffer": good})
    expect(page.locator("button[data-cell='mills~progress']")).to_be_visible()
    upload.set_input_files({"name": "large.toml", "mimeType": "application/toml", "buffer": b"#" * 20_001})
    expect(page.get_by_text("20,001 bytes")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download an example").click()
    waiting.value.save_as(tmp_path / "example.toml")
    assert read(tmp_path / "example.toml").items
    page.get_by_role("button", name="Back to the folder’s own").click()
    expect(page.locator("button[data-cell='mills~progress']")).to_have_count(0)


def test_the_composite_is_off_until_asked_for(sized: Visit) -> None:
    """One toggle: then a row for each area and metric with its gate, and weights to change."""
    page = sized.open("scorecard")
    page.locator("button[data-cell]").first.wait_for()
    assert not page.get_by_text("needs three indicators").count()
    page.get_by_text("Composite", exact=True).click()
    expect(page.get_by_text("none: needs three indicators").first).to_be_visible()
    assert query(page, "composite")["composite"] == ["on"]
    page.get_by_text("Weights", exact=True).first.click()
    expect(page.get_by_role("spinbutton", name="Weight of objective 1")).to_be_visible()


def test_the_downloads_are_the_cells(sized: Visit, tmp_path: Path) -> None:
    """The CSV holds the cells on the screen, the JSON all six tables."""
    page = sized.open("scorecard?speaker=Ann+Lee")
    page.locator("button[data-cell]").first.wait_for()
    shown = attributes(page, "button[data-cell]", "data-cell")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download scorecard (CSV)").click()
    waiting.value.save_as(tmp_path / "card.csv")
    with (tmp_path / "card.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [f"{row['area']}~{row['metric']}" for row in rows] == shown
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Everything (JSON)").click()
    waiting.value.save_as(tmp_path / "card.json")
    found = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert set(dict(CARD.items())) <= set(found)


def test_the_page_fits_and_says_what_it_does_not_say(sized: Visit) -> None:
    """Nothing scrolls sideways, no name is read as markup, the six limits stand there."""
    page = sized.open(f"scorecard?cell={STEEL.replace(' ', '+')}")
    page.locator("button[data-cell]").first.wait_for()
    width = int(page.evaluate("window.innerWidth"))
    assert eventually(page, lambda: bool(page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width))
    expect(page.locator("section.box li").filter(has_text="No ranking.")).to_have_count(1)
    assert page.locator("img[src*='evil'], a[href*='evil'], .katex").count() == 0
