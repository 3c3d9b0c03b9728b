"""The page Article in a real browser: rows by keyboard, links and citations to take away, repeats, remarks, long texts."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Visit, article_text, serve, visiting
from tests.browser.steps import WIDTHS
from tests.browser.test_access import SCHEMES, drawn, unlisted

ARTICLES = Path(__file__).parent / "figures"
SENTENCE = "“We sold {n} tractors in 2021,” said Ann Lee, head of Orlen Trade. The city lies on a river, and its port is old. "
LENGTH = 200_000
SITE = """Home | News | Sport

Orlen opens a yard

2 May 2023

The yard builds 4 ships a year, Ann Lee said on Monday.

Sign up for our newsletter
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over the articles of the figures' tests and one of 200,000 characters."""
    folder = tmp_path_factory.mktemp("articles")
    for path in ARTICLES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "long.txt").write_text(long_text(), encoding="utf-8")
    (folder / "site.txt").write_text(SITE, encoding="utf-8")
    yield from serve(folder)


def long_text() -> str:
    """An article of 200,000 characters."""
    text, n = "Orlen counts its tractors\n\n", 0
    while len(text) < LENGTH:
        n += 1
        text += SENTENCE.format(n=n) + ("\n\n" if n % 5 == 0 else "")
    return text


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, context: BrowserContext, articles: str) -> Iterator[Visit]:
    """A session at each width."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with visiting(context, articles, request.param) as seen:
        yield seen


def row_of(page: Page, not_: str | None = None) -> str:
    """The row that the link names, once it is another one."""
    for _ in range(100):
        row = parse_qs(urlsplit(page.url).query).get("row", [""])[0]
        if row and row != not_:
            return row
        page.wait_for_timeout(100)
    raise AssertionError(page.url)


def copied(page: Page, name: str, n: int = 0) -> str:
    """What a copy button puts on the clipboard."""
    page.get_by_role("button", name=name, exact=True).nth(n).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    expect(page.get_by_role("button", name="Copied")).to_have_count(0)
    return text


def test_j_and_k_step_through_the_rows(sized: Visit) -> None:
    """J goes to the first row, then to the next one in the text; K goes back; each shows its evidence and mark."""
    page = sized.open("article?open=exports.txt")
    page.locator(".text").wait_for()
    page.keyboard.press("j")
    first = row_of(page)
    expect(page.get_by_text("Row 1 of 18")).to_be_visible()
    page.keyboard.press("j")
    second = row_of(page, first)
    expect(page.get_by_text("Row 2 of 18")).to_be_visible()
    expect(page.get_by_text("Stands at")).to_be_visible()
    assert "$2 billion" in "".join(page.locator(".text .here").all_inner_texts())
    page.keyboard.press("k")
    assert row_of(page, second) == first


def test_the_link_to_a_row_opens_it(sized: Visit) -> None:
    """The copied link holds article, row and filters, and opens the same row marked."""
    page = sized.open("article?open=exports.txt&speaker=Bo+Chen")
    page.get_by_role("button", name="Next row").click()
    row = row_of(page)
    expect(page.get_by_role("button", name="Copy link to this row")).to_be_visible()
    link = copied(page, "Copy link to this row")
    assert parse_qs(urlsplit(link).query) == {"open": ["exports.txt"], "row": [row], "speaker": ["Bo Chen"]}
    sized.open(link.removeprefix(f"{sized.server}/"))
    expect(page.locator(".text .here").first).to_be_visible()
    expect(page.get_by_text("of this article in view: the filters hide the others.")).to_be_visible()


def test_citations_are_copied(sized: Visit) -> None:
    """The article and the row as plain text and BibTeX, with title, source and date; the row's with its words."""
    page = sized.open("article?open=exports.txt")
    assert copied(page, "Copy citation").startswith("“Orlen counts what it sells abroad”. Orlen Daily, ")
    assert "howpublished = {Orlen Daily}" in copied(page, "Copy BibTeX")
    page.get_by_role("button", name="Next row").click()
    expect(page.get_by_role("button", name="Copy citation")).to_have_count(2)
    assert copied(page, "Copy citation", 1).startswith("“Exports of Orlen reached $2 billion in 2020” (Ann Lee). In: ")
    assert parse_qs(urlsplit(copied(page, "Copy link")).query) == {"open": ["exports.txt"]}


def test_a_repeat_leads_to_its_original_and_back(sized: Visit) -> None:
    """An article that repeats another says so and links it; the original names its repeats."""
    page = sized.open("article?open=exports.txt")
    expect(page.get_by_text("Repeats 98% of").or_(page.get_by_text("Repeats 97% of"))).to_be_visible()
    page.locator(".twin button").click()
    expect(page.get_by_text("Freedonia Wire · 13 March 2024")).to_be_visible()
    expect(page.get_by_text("Repeated by")).to_be_visible()


def test_remarks_open_at_their_place(sized: Visit) -> None:
    """What could not be resolved is listed with its words; a click marks the place in the text."""
    page = sized.open("article?open=hostile.txt")
    page.get_by_text("What could not be read or resolved: 4 remarks").click()
    page.get_by_role("button", name="“This quote never ends, it was noted.", exact=True).click()
    expect(page.locator(".text .at").first).to_be_visible()
    assert "This quote never ends, it was noted." in "".join(page.locator(".text .at").all_inner_texts())
    assert row_of(page).startswith("at-")
    assert page.evaluate("window.hacked") is None
    assert article_text(page) == (ARTICLES / "hostile.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_not_the_article_is_grey(sized: Visit, scheme: str) -> None:
    """A menu and an offer are grey, readable in light and dark, named for screen readers, and explained where there are any."""
    page = sized.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sized.open("article?open=site.txt")
    grey = page.locator(".text .out")
    expect(grey).to_have_count(2)
    assert [text.partition("] ")[2] for text in grey.all_text_contents()] == ["Home | News | Sport", "Sign up for our newsletter"]
    assert grey.first.locator(".hidden").inner_text() == "[left out, menu]"
    expect(page.get_by_text("not the article (left out)")).to_be_visible()
    assert article_text(page) == SITE
    drawn(page)
    assert unlisted(page) == []
    sized.open("article?open=exports.txt")
    page.locator(".text").wait_for()
    expect(page.get_by_text("not the article (left out)")).to_have_count(0)


def test_a_long_article_opens_quickly_and_whole(sized: Visit) -> None:
    """200,000 characters and thousands of marks stand, and step to the next row, within seconds on a busy machine; the text
    is the same character by character. Asked by script: a search by role looks at every mark."""
    page = sized.open()
    begun = time.monotonic()
    page.goto(f"{sized.server}/article?open=long.txt")
    page.locator(".text").wait_for(timeout=20_000)
    assert time.monotonic() - begun < 10
    assert article_text(page) == long_text()
    page.wait_for_function("document.body.innerText.includes('Next row')")
    sized.settle()
    page.keyboard.press("j")
    begun = time.monotonic()
    page.wait_for_function("document.body.innerText.includes('Row 1 of ')")
    assert time.monotonic() - begun < 5
    assert page.locator(".text .here").first.inner_text()
