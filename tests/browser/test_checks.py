"""The page Checks in a real browser: figures, checks and what follows, each with the sentences behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from corpus.board.filters import each
from corpus.loader import load
from corpus.relate import relate
from corpus.store import formats
from tests.browser.conftest import Visit, serve, visiting
from tests.browser.steps import WIDTHS, eventually, query

ARTICLES = Path(__file__).parent / "checks"
TABLES = load(ARTICLES)
RELATED = relate(TABLES)


@pytest.fixture(scope="module")
def checks() -> Iterator[str]:
    """The dashboard over articles that contradict one another, repeat a quote in other words, and mean harm."""
    yield from serve(ARTICLES)


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, context: BrowserContext, checks: str) -> Iterator[Visit]:
    """A session at each width."""
    with visiting(context, checks, request.param) as seen:
        yield seen


def ids(page: Page) -> list[str]:
    """The checks on the screen, in order."""
    return attributes(page, "[data-check]", "data-check")


def attributes(page: Page, selector: str, name: str) -> list[str]:
    """An attribute of all elements that fit, read at one moment: the page may be drawn anew meanwhile."""
    found: list[str] = page.locator(selector).evaluate_all("(nodes, name) => nodes.map(node => node.getAttribute(name))", name)
    return found


def press(page: Page, name: str) -> None:
    """Press a facet whose label begins so."""
    page.locator("button.pick", has_text=name).click()


def opened(page: Page) -> str:
    """The words that are marked in the article, once it stands."""
    page.locator(".text .here").first.wait_for()
    return "".join(page.locator(".text .here").all_inner_texts())


def test_every_check_opens_each_of_its_rows(sized: Visit) -> None:
    """Each check has a verdict in words; each row that it read is opened by its words, and "back" comes back to the checks."""
    page = sized.open("checks")
    page.locator("[data-check]").first.wait_for()
    assert set(ids(page)) == set(RELATED.checks["id"])
    by_id = {row.id: row for row in each(RELATED.checks)}
    for check in ids(page):
        box = page.locator(f"[data-check='{check}']")
        assert (box.locator(".verdict").text_content() or "").split()[-1] == by_id[check].verdict
        rows = set(attributes(page, f"[data-check='{check}'] .said[role=button]", "data-id"))
        assert rows == {f"said {check} {row}" for row in by_id[check].rows}
    wanted = by_id[ids(page)[0]].rows[0]
    page.locator(f"[data-id='said {ids(page)[0]} {wanted}']").first.click()
    assert opened(page)
    assert query(page, "open", "row")["row"] == [wanted]
    page.go_back()
    page.locator("[data-check]").first.wait_for()


def test_two_wordings_are_told_apart_without_colour(sized: Visit) -> None:
    """What only one wording has is struck through or underlined, and said in words for who cannot see it."""
    page = sized.open("checks?check=quote")
    diff = page.locator(".diff")
    expect(diff).to_have_count(1)
    assert diff.locator("del").all_text_contents() == ["[only in the first: have]", "[only in the first: as]"]
    assert diff.locator("ins").all_text_contents() == ["[only in the second: had]", "[only in the second: so]"]
    lines = [page.locator(f".diff {tag}").first.evaluate("node => getComputedStyle(node).textDecorationLine") for tag in ("del", "ins")]
    assert lines == ["line-through", "underline"]


def test_facets_narrow_the_checks_and_stay(sized: Visit, tmp_path: Path) -> None:
    """A verdict pressed: only its checks, "n of N", in the link; the download is just these; "back" from an article keeps it; "All" undoes it."""
    page = sized.open("checks")
    page.locator("[data-check]").first.wait_for()
    press(page, "violated")
    violated = list(RELATED.checks[RELATED.checks["verdict"] == "violated"]["id"])
    assert eventually(page, lambda: ids(page) == violated) and violated
    assert query(page, "verdict") == {"verdict": ["violated"]}
    expect(page.get_by_text(f"{len(violated)} of {len(RELATED.checks)} checks")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download checks (CSV)").click()
    waiting.value.save_as(tmp_path / "checks.csv")
    assert list(formats.read((tmp_path / "checks.csv").read_bytes())["id"]) == violated
    assert waiting.value.suggested_filename.startswith("corpus-checks-violated")
    page.locator(".said[role=button]").first.click()
    assert opened(page)
    page.go_back()
    page.locator("[data-check]").first.wait_for()
    assert eventually(page, lambda: ids(page) == violated)
    assert query(page, "verdict") == {"verdict": ["violated"]}
    page.locator("button.all", has_text="All").first.click()
    assert eventually(page, lambda: len(ids(page)) == len(RELATED.checks))
    query(page)


def test_a_filter_leaves_what_has_a_row_in_view(sized: Visit) -> None:
    """The sidebar's filters choose claims, checks and derived figures by their rows; the page says so; nothing left says why."""
    page = sized.open("checks?speaker=Tom+Berg")
    page.locator("[data-check]").first.wait_for()
    own = {*TABLES.facts[TABLES.facts["speaker"] == "Tom Berg"]["id"], *TABLES.statements[TABLES.statements["speaker"] == "Tom Berg"]["id"]}
    assert set(ids(page)) == {row.id for row in each(RELATED.checks) if own & set(row.rows)}
    claims = {row.id for row in each(RELATED.claims) if own & set(row.facts)}
    derived = {row.id for row in each(RELATED.derived) if own & set(row.operands)}
    assert eventually(page, lambda: set(attributes(page, "tbody[data-row]", "data-row")) == claims | derived)
    expect(page.get_by_text("is in view when one of its rows is")).to_be_visible()
    page = sized.open("checks?speaker=Tom+Berg&article=hostile.txt")
    expect(page.get_by_text("has a row under these filters").first).to_be_visible()


def test_a_claim_opens_its_mentions(sized: Visit) -> None:
    """A row shows the sentences of all its mentions; they open the article. Derived figures show theirs at once, labelled."""
    page = sized.open("checks?article=steel-b.txt")
    claim = next(row for row in each(RELATED.claims) if row.mentions == 2)
    body = page.locator(f"tbody[data-row='{claim.id}']")
    body.locator(".passages").wait_for(state="attached")
    expect(body.locator(".passages")).to_be_hidden()
    body.locator("button.open").click()
    expect(body.locator(".passages li")).to_have_count(2)
    derived = page.locator(f"tbody[data-row='{RELATED.derived['id'].iloc[0]}']")
    expect(derived.get_by_text("derived, not said")).to_be_visible()
    expect(derived.locator(".passages li").first).to_be_visible()
    body.locator(".said[role=button]").first.press("Enter")
    assert "9%" in opened(page)


def test_the_page_fits_and_says_what_it_does_not_say(sized: Visit) -> None:
    """Nothing scrolls sideways, nothing of the articles is read as markup, the six limits stand there."""
    page = sized.open("checks")
    page.locator("[data-check]").first.wait_for()
    width = int(page.evaluate("window.innerWidth"))
    assert eventually(page, lambda: bool(page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width))
    expect(page.locator("section.box li")).to_have_count(6)
    assert page.locator("img[src*='evil'], a[href*='evil'], .katex").count() == 0
