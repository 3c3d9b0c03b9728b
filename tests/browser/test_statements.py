"""The page "Who said what" in a real browser: what is counted, a speaker's card, several side by side, quotes to read and to copy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Visit, visiting
from tests.browser.steps import WIDTHS, eventually, query, rows


@pytest.fixture(params=WIDTHS)
def wide(context: BrowserContext, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A session at each width."""
    with visiting(context, server, request.param) as seen:
        yield seen


@pytest.fixture
def clipboard(visit: Visit) -> Iterator[Page]:
    """A page that may read what was copied."""
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visit.server)
    yield visit.page
    visit.context.clear_permissions()


def cells(page: Page) -> list[str]:
    """The counts in the table of speakers by themes."""
    return page.locator("td button.cell span:not(.hidden)").all_text_contents()


def choose(page: Page, name: str) -> None:
    """Press one of the page's toggles."""
    page.get_by_role("radio", name=name, exact=True).click()


def fits(page: Page, width: int) -> bool:
    """Whether the page does not scroll sideways."""
    return bool(page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width)


def test_what_is_counted_can_be_chosen(wide: Visit) -> None:
    """Statements, speeches or articles: table and chart follow, the link holds the choice and opens it again."""
    page = wide.open("statements")
    page.locator("td button.cell").first.wait_for()
    expect(page.get_by_text("Ann Lee is quoted most: 5 of 12 statements")).to_be_visible()
    before = cells(page)
    choose(page, "speeches")
    expect(page.locator("th.corner")).to_have_text("Speeches")
    expect(page.get_by_text("Ann Lee is quoted most: 3 of 8 speeches")).to_be_visible()
    assert query(page, "count")["count"] == ["speeches"]
    choose(page, "articles")
    expect(page.locator("th.corner")).to_have_text("Articles")
    assert eventually(page, lambda: sum(map(int, cells(page))) < sum(map(int, before)))
    counted = cells(page)
    assert query(page, "count")["count"] == ["articles"]
    page.reload()
    expect(page.locator("th.corner")).to_have_text("Articles", timeout=30_000)
    assert eventually(page, lambda: cells(page) == counted)
    choose(page, "statements")
    expect(page.locator("th.corner")).to_have_text("Statements")
    query(page)


def test_a_card_leads_to_its_articles_and_back(wide: Visit) -> None:
    """One speaker chosen: the card says roles, spellings, articles; a number opens the article there, "back" brings the card again."""
    page = wide.open("statements?speaker=Ann+Lee&count=speeches")
    card = page.locator("article.card")
    expect(card.get_by_role("heading", name="Ann Lee")).to_be_visible()
    expect(card.get_by_text("head of Orlen Works", exact=True)).to_be_visible()
    assert {"Ann Lee", "Lee"} <= set(card.locator("section", has_text="Spellings").locator("li > span").all_text_contents())
    entries = page.evaluate("history.length")
    card.get_by_role("button", name="head of Orlen Works: article").first.click()
    page.locator(".text .here").first.wait_for()
    asked = query(page, "open", "row", "speaker")
    assert asked["open"] == ["tractors.txt"] and asked["row"][0]
    assert page.evaluate("history.length") == entries + 1  # one click, one step back
    page.go_back()
    expect(page.locator("article.card").get_by_role("heading", name="Ann Lee")).to_be_visible()
    assert query(page, "speaker", "count") == {"speaker": ["Ann Lee"], "count": ["speeches"]}


def test_a_figure_on_a_card_opens_its_sentence(visit: Visit) -> None:
    """A figure given stands with its sentence and opens it."""
    page = visit.open("statements?speaker=Mark+Ostrov")
    given = page.locator("article.card li.given", has_text="270 million")
    expect(given).to_contain_text("the drone plants of the region")
    given.get_by_role("button").click()
    page.locator(".text .here").first.wait_for()
    assert "270 million" in "".join(page.locator(".text .here").all_inner_texts())


def test_speakers_stand_side_by_side(wide: Visit) -> None:
    """From a card to two cards, on one theme: all of it in the link; beside each other where there is room, else one below the other."""
    page = wide.open("statements?speaker=Ann+Lee")
    page.locator("article.card").get_by_role("button", name="Bo Chen").click()
    expect(page.locator("article.card")).to_have_count(2)  # the old card stays until the run ends
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    assert query(page, "speaker")["speaker"] == ["Ann Lee", "Bo Chen"]
    first, second = (page.locator("article.card").nth(n).bounding_box() for n in range(2))
    assert first and second
    width = int(page.evaluate("window.innerWidth"))
    assert (second["x"] > first["x"] + first["width"]) if width > 600 else (second["y"] >= first["y"] + first["height"])
    assert fits(page, width)
    theme = page.locator("section", has_text="Shared themes").get_by_role("button").first
    name = theme.locator("span").first.text_content()
    theme.click()
    expect(page.locator("button.pick[aria-pressed=true]")).to_have_count(1)
    assert query(page, "speaker", "theme")["theme"] == [name]
    expect(page.get_by_text(f"Theme: {name}")).to_be_visible()
    there = Visit(wide.context, wide.server)
    other = there.open(page.url.removeprefix(f"{wide.server}/"))
    expect(other.locator("article.card")).to_have_count(2)
    assert eventually(
        other, lambda: other.locator("article.card .quote").all_text_contents() == page.locator("article.card .quote").all_text_contents()
    )
    other.close()
    assert not there.outside and not there.errors
    page.locator("button.pick[aria-pressed=true]").click()  # the same button takes the theme out again
    query(page, "speaker")


def test_a_quote_is_copied_with_its_source(visit: Visit, clipboard: Page) -> None:
    """The button puts the words, who says so and where onto the clipboard, and says that it did."""
    page = visit.open("statements?speaker=Bo+Chen&kind=direct&article=pilots.txt")
    page.get_by_role("button", name="Copy quote with source").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = clipboard.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“We need 400 drone pilots,” (Bo Chen, director of Skyline Drones, direct speech). In: “Drone plants look for pilots”."
    )
    assert "pilots.txt, characters " in copied and "10 January 2024" in copied


def test_a_quote_is_copied_where_the_page_may_not_write(visit: Visit, clipboard: Page) -> None:
    """Without the right to the clipboard the old way does it."""
    page = visit.open("statements?speaker=Bo+Chen&kind=direct&article=pilots.txt")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy quote with source").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Bo Chen" in clipboard.evaluate("navigator.clipboard.readText()")


def test_quotes_stand_under_their_articles(visit: Visit) -> None:
    """A heading an article; it opens the article. In the order of length there is none."""
    page = visit.open("statements?speaker=Ann+Lee")
    heading = page.locator("section header", has_text="Drone plants look for pilots")
    expect(heading).to_contain_text("source not named · 10 January 2024")
    choose(page, "longest first")
    expect(page.locator("section header")).to_have_count(0)
    page.locator(".item").first.wait_for()
    lengths = [len(text) for text in page.locator(".item .words").all_text_contents()]
    assert lengths == sorted(lengths, reverse=True) and len(lengths) > 2
    choose(page, "newest first")
    expect(page.locator("section header").first).to_contain_text("10 January 2024")
    page.locator("section header").get_by_role("button", name="Drone plants look for pilots").click()
    expect(page.get_by_role("heading", name="Drone plants look for pilots", level=1)).to_be_visible()
    assert query(page, "open", "speaker")["open"] == ["pilots.txt"]


def test_statements_as_a_table(wide: Visit) -> None:
    """The same rows as a table, cards on a phone; what is searched for is marked; a click opens the sentence."""
    page = wide.open("statements?q=pilots")
    page.locator(".item").first.wait_for()
    as_quotes = rows(page)
    assert {text.lower() for text in page.locator("mark").all_text_contents()} == {"pilots"}
    choose(page, "table")
    page.locator("tr[data-row]").first.wait_for()
    assert rows(page) == as_quotes and query(page, "q", "as")["as"] == ["table"]
    assert {text.lower() for text in page.locator("mark").all_text_contents()} == {"pilots"}
    assert fits(page, int(page.evaluate("window.innerWidth")))
    page.locator("tr[data-row] button").first.click()
    page.locator(".text .here").first.wait_for()
    assert query(page, "q", "open", "row")["row"] == as_quotes[:1]


def test_the_columns_are_explained(visit: Visit) -> None:
    """The popover tells what each column holds, and what a speech is."""
    page = visit.open("statements")
    page.get_by_role("button", name="What the columns mean").click()
    expect(page.locator("dl dt", has_text="Cue")).to_be_visible()
    expect(page.locator("dl")).to_contain_text("an uninterrupted run of one speaker's statements in one article")


def test_hostile_text_stays_text_in_every_look(wide: Visit) -> None:
    """Card, comparison, table and quotes of an article that means harm: nothing runs, nothing is fetched, nothing overflows."""
    width = int(wide.page.evaluate("window.innerWidth"))
    for path in (
        "speaker=Mark+Ostrov",
        "speaker=Mark+Ostrov&speaker=Bo+Chen",
        "article=hostile.txt&as=table",
        "article=hostile.txt&q=exports",
    ):
        page = wide.open(f"statements?{path}")
        page.wait_for_timeout(300)
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src*='evil'], iframe, a[href*='evil'], .katex").count() == 0
        assert eventually(page, lambda: fits(page, width)), path  # noqa: B023  read within the same turn
