"""The page Figures in a real browser: units, order, charts that open sentences, and charts as files."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Visit, serve, visiting
from tests.browser.steps import WIDTHS

ARTICLES = Path(__file__).parent / "figures"
TITLES = {
    "What grew, what fell, and by how much? In per cent",
    "What grew, what fell, and by how much? In times",
    "How large are the sums in USD?",
    "How many of each?",
    "How large are the sums in RUB?",
    "How did it develop: Exports of Orlen?",
}


@pytest.fixture(scope="module")
def figures() -> Iterator[str]:
    """The dashboard over articles with changes, series, several currencies, a repeat and hostile text."""
    yield from serve(ARTICLES)


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, context: BrowserContext, figures: str) -> Iterator[Visit]:
    """A session at each width."""
    with visiting(context, figures, request.param) as seen:
        yield seen


def drawn(page: Page) -> Page:
    """The page once all of its charts stand."""
    expect(page.locator('[class*="st-key-drawing-"] h3')).to_have_count(len(TITLES), timeout=20_000)
    expect(page.locator(".js-plotly-plot .main-svg .xtick").first).to_be_visible(timeout=20_000)
    expect(page.locator(".js-plotly-plot")).to_have_count(len(TITLES), timeout=20_000)
    return page


def chart(page: Page, title: str) -> str:
    """The selector of the chart with that title."""
    keys = page.locator('[class*="st-key-drawing-"]').all()
    for box in keys:
        if box.locator("h3").text_content() == title:
            name = next(part for part in (box.get_attribute("class") or "").split() if part.startswith("st-key-drawing-"))
            return f".{name}"
    raise AssertionError(title)


def test_each_question_has_its_chart(sized: Visit) -> None:
    """Changes, levels by unit and the series are drawn with their questions, sources and alternative texts; nothing scrolls sideways."""
    page = drawn(sized.open("figures"))
    assert set(page.locator('[class*="st-key-drawing-"] h3').all_text_contents()) == TITLES
    for box in page.locator('[class*="st-key-drawing-"]').all():
        assert (box.locator(".sources").text_content() or "").startswith("Source")
    alts = page.locator("[aria-label^='Arrows from no change'], [aria-label^='Dot plot'], [aria-label^='Points over time']")
    assert alts.count() == len(TITLES)
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_a_unit_narrows_table_and_charts(sized: Visit) -> None:
    """A tab leaves one family of units; then figures can be ordered by value; both stand in the link, which gives the same again."""
    page = drawn(sized.open("figures"))
    assert page.locator("select[aria-label=Sort] option").all_text_contents() == ["As in the articles", "Newest article first"]
    page.get_by_role("button", name="USD 9").click()
    sized.settle()
    expect(page.locator("tr[data-row]")).to_have_count(9)
    page.get_by_label("Sort").select_option("value")
    expect(page.locator("tr[data-row] .open").first).to_have_text("$5 billion")
    sized.settle()
    page.wait_for_timeout(500)
    assert {key: parse_qs(urlsplit(page.url).query)[key] for key in ("family", "sort")} == {"family": ["USD"], "sort": ["value"]}
    shown = page.locator("tr[data-row] .open").all_text_contents()
    assert shown[-1] == "2$"
    sized.open(page.url.removeprefix(f"{sized.server}/"))
    expect(page.locator("tr[data-row] .open").first).to_have_text("$5 billion")
    assert page.locator("tr[data-row] .open").all_text_contents() == shown
    expect(page.get_by_role("button", name="USD 9")).to_have_attribute("aria-pressed", "true")


def test_a_point_opens_its_sentence(sized: Visit) -> None:
    """A click on an arrow's point shows the sentence in its article."""
    page = drawn(sized.open("figures"))
    box = chart(page, "What grew, what fell, and by how much? In times")
    page.locator(f"{box} .scatterlayer .points path").nth(1).click(force=True)
    expect(page.locator(".text .here").first).to_be_visible()
    sized.settle()
    assert "13 times" in "".join(page.locator(".text .here").all_inner_texts()) or "tripled" in "".join(
        page.locator(".text .here").all_inner_texts()
    )


def test_charts_are_saved_as_png_svg_and_html(sized: Visit, tmp_path: Path) -> None:
    """Each file is of its type, light, and holds the title; the SVG its labels and sources too; article text stays text in all."""
    page = drawn(sized.open("figures"))
    box = page.locator(chart(page, "How large are the sums in USD?"))
    for kind in ("PNG", "SVG", "HTML"):
        with page.expect_download(timeout=20_000) as waiting:
            box.get_by_role("button", name=kind, exact=True).click()
        assert waiting.value.suggested_filename == f"corpus-how-large-are-the-sums-in-usd.{kind.lower()}"
        waiting.value.save_as(tmp_path / f"chart.{kind.lower()}")
    picture = (tmp_path / "chart.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) > 20_000
    tree = ElementTree.parse(tmp_path / "chart.svg").getroot()
    texts = [text.strip() for text in tree.itertext() if text.strip()]
    assert tree.tag == "{http://www.w3.org/2000/svg}svg" and "How large are the sums in USD?" in texts
    assert any("$5 billion" in text for text in texts) and any(text.startswith("Sources: ") for text in texts)
    assert not {node.tag for node in tree.iter()} & {
        f"{{http://www.w3.org/2000/svg}}{tag}" for tag in ("script", "image", "foreignObject", "a")
    }
    other = Visit(sized.context, "file:")
    other.page.goto((tmp_path / "chart.html").as_uri())
    expect(other.page.get_by_role("heading", name="How large are the sums in USD?")).to_be_visible()
    expect(other.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert other.page.evaluate("window.hacked") is None and other.page.locator("img").count() == 0
    other.page.close()
    assert not other.outside and not other.errors


def test_a_dark_page_gives_light_files(sized: Visit, tmp_path: Path) -> None:
    """What is dark on the screen is drawn light in the file."""
    browser = sized.context.browser
    assert browser is not None
    with browser.new_context(color_scheme="dark", accept_downloads=True, viewport={"width": 1000, "height": 900}) as dark:
        seen = Visit(dark, sized.server)
        page = drawn(seen.open("figures"))
        with page.expect_download() as waiting:
            page.locator(chart(page, "How many of each?")).get_by_role("button", name="SVG", exact=True).click()
        waiting.value.save_as(tmp_path / "dark.svg")
    text = (tmp_path / "dark.svg").read_text(encoding="utf-8")
    assert "rgb(236, 233, 226)" not in text and "rgb(31, 29, 26)" in text and "rgb(23, 24, 27)" not in text
