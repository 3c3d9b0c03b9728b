"""The page Overview in a real browser: where to start, and doubts that lead to exactly their rows."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Visit, serve, visiting
from tests.browser.steps import WIDTHS

ARTICLES = Path(__file__).parent / "figures"


@pytest.fixture(scope="module")
def overview() -> Iterator[str]:
    """The dashboard over articles that leave much in doubt."""
    yield from serve(ARTICLES)


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, context: BrowserContext, overview: str) -> Iterator[Visit]:
    """A session at each width."""
    with visiting(context, overview, request.param) as seen:
        yield seen


def asked(page: Page, *keys: str) -> dict[str, list[str]]:
    """The parameters of the address once they are these (it follows the page by a moment)."""
    for _ in range(100):
        found = parse_qs(urlsplit(page.url).query)
        if set(found) == set(keys):
            return found
        page.wait_for_timeout(100)
    raise AssertionError(page.url)


@pytest.mark.parametrize(
    ("question", "heading", "query"),
    [
        ("What does Ann Lee say?", "Who said what", {"speaker": ["Ann Lee"]}),
        ("What is said about exports?", "Who said what", {"theme": ["exports"]}),
        ("What is new?", "Orlen counts what it sells abroad", {"open": ["exports-again.txt"]}),
    ],
)
def test_a_question_is_one_click_from_its_answer(sized: Visit, question: str, heading: str, query: dict[str, list[str]]) -> None:
    """Speaker and theme become filters on the statements' page, the newest article opens; "Back" returns."""
    page = sized.open()
    page.get_by_role("button", name=question).click()
    expect(page.get_by_role("heading", name=heading, level=1, exact=True)).to_be_visible()
    assert asked(page, *query) == query


def test_the_largest_sum_opens_its_sentence(sized: Visit) -> None:
    """The question about the largest sum leads to its marked sentence."""
    page = sized.open()
    page.get_by_role("button", name="What is the largest sum in USD?").click()
    expect(page.locator(".text .here").first).to_be_visible()
    assert "$5 billion" in "".join(page.locator(".text .here").all_inner_texts())


def test_a_doubt_about_dates_shows_just_those_articles(sized: Visit) -> None:
    """The line becomes a filter with a chip; the cards are as many as it counted."""
    page = sized.open()
    page.get_by_role("button", name="2 of 4 articles without a date of publication").click()
    expect(page.get_by_role("button", name="Remove filter Date unknown")).to_be_visible()
    expect(page.locator(".card")).to_have_count(2)
    assert asked(page, "dated") == {"dated": ["unknown"]}
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".card")).to_have_count(4)


def test_a_doubt_about_speakers_shows_just_those_statements(sized: Visit) -> None:
    """Statements by nobody named stand on their page under the filter."""
    page = sized.open()
    page.get_by_role("button", name="2 of 18 statements by nobody that the text names").click()
    expect(page.get_by_role("heading", name="Who said what", exact=True)).to_be_visible()
    assert asked(page, "speaker") == {"speaker": ["(none)"]}
    expect(page.locator(".item .who")).to_have_text(["nobody named", "nobody named"])


def test_what_no_filter_knows_is_listed_and_opens(sized: Visit) -> None:
    """Unreadable files stand with their reason; figures whose place was inferred open at their row."""
    page = sized.open()
    page.get_by_text("1 file that could not be read or gave no article").click()
    expect(page.get_by_text("not a readable PDF")).to_be_visible()
    page.get_by_text("2 of 28 figures whose place the words themselves do not state").click()
    items = page.locator("details[open] .items li button")
    expect(items).to_have_count(2)
    words = items.first.inner_text()
    items.first.click()
    expect(page.locator(".text .here").first).to_be_visible()
    assert words in "".join(page.locator(".text .here").all_inner_texts())


def test_nothing_is_cut_at_this_width(sized: Visit) -> None:
    """Cards, questions and doubts fit the window."""
    page = sized.open()
    page.locator(".doubts").wait_for()
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    for name in (".start", ".card", ".doubt"):
        for box in page.locator(name).all():
            at = box.bounding_box()
            assert at and at["x"] >= 0 and at["x"] + at["width"] <= width, name
