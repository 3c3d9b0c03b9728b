"""Filters in a real browser, at desk and phone width: counts, search in lists, dates, phrases, the link there and back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, serve, settled
from tests.browser.steps import WIDTHS, at_width, choose, close_sidebar, eventually, open_sidebar, query, rows

#: more speakers than a list shows at once
MANY = 40


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Articles whose date is stated, worked out and unknown, and one with many speakers."""
    folder = tmp_path_factory.mktemp("dated")
    (folder / "stated.txt").write_text(
        "Ferry fares rise\n\n4 March 2024\n\nFares will rise by 8%, said Dana Ruiz, head of the ferry office.\n"
    )
    (folder / "worked-out.txt").write_text(
        "Port of Marn handled 44% more goods in 2020\n\n"
        "The exports of Marn rose by 44% in 2020, Omar Haddad, head of the port, told the newspaper Courier on March 22.\n\n"
        "He said that last year’s rise of 44% had brought them to $3 billion.\n"
    )
    (folder / "unknown.txt").write_text(
        "A new mill opens in the valley of Marn\n\nThe mill cost $7 million, said Ines Prado, owner of the mill. "
        "She added that forty people work there now, and that the valley needs more of them.\n"
    )
    names = [
        f"{first} {last}"
        for first in ("Anna", "Bruno", "Clara", "David", "Emma")
        for last in ("Adler", "Brandt", "Conti", "Dupont", "Eklund", "Fischer", "Garcia", "Hansen")
    ]
    assert len(names) == MANY
    (folder / "many.txt").write_text(
        "Forty voices\n\n2 May 2024\n\n" + "\n\n".join(f"Exports rose by {n + 2}%, said {name}." for n, name in enumerate(names)) + "\n"
    )
    yield from serve(folder)


@pytest.fixture
def there(visit: Visit, dated: str) -> Visit:
    """A visitor of these articles."""
    visit.server = dated
    return visit


def facet(page: Page, name: str) -> dict[str, int]:
    """The options listed below a filter, with their counts."""
    read = "rows => rows.map(row => [row.querySelector('.name').textContent, row.querySelector('.count').textContent])"
    found = page.locator(f".st-key-facet-{name} [role=checkbox]").evaluate_all(read)
    return {option: int(count.replace(",", "")) for option, count in found}


def lay_open(page: Page, width: int, name: str = "") -> None:
    """The sidebar, and a box in it."""
    if width < 768:
        open_sidebar(page)
    if name and not page.locator(f".st-key-box-{name} details[open]").count():
        page.locator(f".st-key-box-{name} summary").click()
        settled(page)


def said(page: Page) -> str:
    """The sentence below the heading."""
    return page.get_by_text(re.compile(r"^(Showing )?\d+.* statements?, .*figures?, .*articles?")).first.inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_counts_say_what_an_option_would_show(visit: Visit, width: int) -> None:
    """Each count is what choosing the option shows; a filter's own choice leaves its own counts as they are, others change."""
    page = at_width(visit, width, "statements")
    lay_open(page, width)
    speakers, themes = facet(page, "speaker"), facet(page, "theme")
    page.get_by_role("checkbox", name="Mark Ostrov").first.click()
    visit.settle()
    assert eventually(page, lambda: facet(page, "theme") != themes)
    assert facet(page, "speaker") == speakers
    shown = [int(n) for n in re.findall(r"(\d+) of \d+ (?:statement|figure)", said(page))]
    assert sum(shown) == speakers["Mark Ostrov"]
    page.get_by_role("checkbox", name="Bo Chen").first.click()
    visit.settle()
    total = speakers["Mark Ostrov"] + speakers["Bo Chen"]
    assert eventually(page, lambda: sum(int(n) for n in re.findall(r"(\d+) of \d+ (?:statement|figure)", said(page))) == total)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_list_is_searched(there: Visit, width: int) -> None:
    """Forty speakers: six are listed, the number of others is said, typing finds one of them, and it is listed once chosen."""
    page = at_width(there, width, "statements")
    lay_open(page, width)
    assert eventually(page, lambda: len(facet(page, "speaker")) == 6)
    expect(page.locator(".st-key-facet-speaker").get_by_text(re.compile(r"^\d+ more: type above$"))).to_be_visible()
    assert "Clara Hansen" not in facet(page, "speaker")
    box = page.get_by_role("combobox", name="Speaker", exact=True)
    box.click()
    box.fill("hans")
    expect(page.get_by_role("option")).to_have_count(5)
    page.get_by_role("option", name="Clara Hansen").click()
    page.keyboard.press("Escape")
    there.settle()
    assert eventually(page, lambda: "Clara Hansen" in facet(page, "speaker"))
    assert query(page, "speaker")["speaker"] == ["Clara Hansen"]


@pytest.mark.parametrize(
    ("state", "title", "chip", "width"),
    [
        ("stated", "Ferry fares rise", "Date stated", 1440),
        ("inferred", "Port of Marn handled 44% more goods in 2020", "Year worked out", 390),
        ("unknown", "A new mill opens in the valley of Marn", "Date unknown", 1440),
    ],
)
def test_how_well_a_date_is_known_is_a_filter(there: Visit, state: str, title: str, chip: str, width: int) -> None:
    """Stated, worked out and unknown dates are values to choose; the chip and the link say which."""
    page = at_width(there, width)
    lay_open(page, width, "date")
    page.locator(".st-key-box-date").get_by_role("button", name=state, exact=True).or_(
        page.locator(".st-key-box-date").get_by_role("checkbox", name=state, exact=True)
    ).first.click()
    there.settle()
    close_sidebar(page) if width < 768 else None
    expect(page.get_by_role("button", name=f"Remove filter {chip}", exact=True)).to_be_visible()
    assert eventually(page, lambda: title in page.locator(".card h3").all_text_contents())
    assert page.locator(".card").count() == (2 if state == "stated" else 1)
    assert query(page, "dated")["dated"] == [state]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_range_of_days_leaves_undated_articles_out(there: Visit, width: int) -> None:
    """From and until keep the articles of these days; undated ones come back where "unknown" is chosen as well."""
    page = at_width(there, width, "?since=2024-03-01&until=2024-03-31")
    expect(page.locator(".card h3")).to_have_text(["Ferry fares rise"])
    assert "published from 2024-03-01 until 2024-03-31" in said(page)
    at_width(there, width, "?since=2024-03-01&until=2024-03-31&dated=unknown&dated=stated")
    expect(page.locator(".card h3")).to_have_text(["Ferry fares rise", "A new mill opens in the valley of Marn"])


@pytest.mark.parametrize("width", WIDTHS)
def test_words_and_phrases(visit: Visit, width: int) -> None:
    """Words have to be there each, in any order and case; a phrase in quotes as it stands."""
    page = at_width(visit, width, "statements")
    lay_open(page, width)
    for words, left in (("SOLD tractors", 1), ("“sold tractors”", 0), ('"sold 400 tractors"', 1), ("drones 75%", 1)):
        page.get_by_label("Search statements and figures").fill(words)
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"with the words “{words}”").first).to_be_attached()
        visit.settle()
        assert eventually(page, lambda left=left: said(page).startswith(f"Showing {left} of")), (words, said(page))  # type: ignore[misc]
        assert query(page, "q")["q"] == [words]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_link_holds_all_and_gives_it_back(visit: Visit, width: int) -> None:
    """Reload and a new tab show the same chips, sentence and rows; "back" takes the last choice back, "forward" gives it again."""
    page = at_width(visit, width, "statements?theme=exports")
    lay_open(page, width)
    before = said(page)
    choose(visit, "Speaker", "Ann Lee")
    close_sidebar(page)
    assert eventually(page, lambda: said(page) != before)
    query(page, "speaker", "theme")
    seen = page.locator(".chip").all_inner_texts(), said(page), rows(page)
    page.reload()
    assert eventually(page, lambda: (page.locator(".chip").all_inner_texts(), said(page), rows(page)) == seen)
    other = Visit(visit.context, visit.server)
    tab = at_width(other, width, page.url.removeprefix(f"{visit.server}/"))
    assert eventually(tab, lambda: (tab.locator(".chip").all_inner_texts(), said(tab), rows(tab)) == seen)
    tab.close()
    at_width(visit, width, "statements?theme=exports")
    lay_open(page, width)
    page.get_by_role("checkbox", name="Ann Lee").first.click()
    query(page, "speaker", "theme")
    page.go_back()
    assert eventually(page, lambda: said(page) == before)
    query(page, "theme")
    page.go_forward()
    assert eventually(page, lambda: said(page) == seen[1])


@pytest.mark.parametrize(
    ("path", "named", "left", "width"),
    [
        ("statements?speaker=Nobody+Known&speaker=Ann+Lee&theme=%3Cb%3Ex", "Nobody Known, <b>x", {"speaker": ["Ann Lee"]}, 390),
        ("figures?since=2021-02-30&dated=guessed&unit=USD", "2021-02-30, guessed", {"unit": ["USD"]}, 1440),
        ("article?open=gone.txt&row=f0", "gone.txt", None, 390),
        ("article?open=tractors.txt&row=f0", "f0", None, 1440),
    ],
)
def test_a_value_that_is_no_more_is_named_and_dropped(
    visit: Visit, path: str, named: str, left: dict[str, list[str]] | None, width: int
) -> None:
    """An old link: what is still there holds, what is not is named as text, and the note can be put away."""
    page = at_width(visit, width, path)
    note = page.get_by_text(f"The link asked for what these articles do not have: {named}.")
    expect(note).to_be_visible()
    if left is not None:
        assert query(page, *left) == left
    page.get_by_role("button", name="Dismiss").click()
    expect(note).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_that_is_no_more_leads_to_the_first(visit: Visit, width: int) -> None:
    """A link to a page that does not exist says so and shows the first page under the same filters."""
    page = at_width(visit, width, "no-such-page?speaker=Ann+Lee")
    expect(page.get_by_role("dialog").get_by_text("Page not found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Remove filter Speaker: Ann Lee")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_chips_one_by_one_and_all_at_once(visit: Visit, width: int) -> None:
    """A chip takes its value out and leaves the others; "Clear all filters" takes all, whatever kind they are."""
    page = at_width(
        visit, width, "statements?speaker=Ann+Lee&speaker=Bo+Chen&theme=exports&q=rose&since=2020-01-01&dated=unknown&kind=indirect"
    )
    expect(page.locator(".chip")).to_have_count(7)
    page.get_by_role("button", name="Remove filter Speaker: Bo Chen").click()
    visit.settle()
    expect(page.locator(".chips").first.locator(".chip")).to_have_count(6)
    assert query(page, "speaker", "theme", "q", "since", "dated", "kind")["speaker"] == ["Ann Lee"]
    page.get_by_role("button", name="Clear all filters").click()
    visit.settle()
    query(page)
    expect(page.locator(".chip")).to_have_count(0)
    assert not said(page).startswith("Showing")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_view_says_which_chip_to_remove(visit: Visit, width: int) -> None:
    """Nothing left: each offer says how many rows it would bring, and brings them."""
    page = at_width(visit, width, "figures?speaker=Bo+Chen&theme=exports")
    expect(page.get_by_text("No figures are left under these filters.")).to_be_visible()
    offer = page.get_by_role("button", name="without it").first
    promised = int(re.search(r"\((\d+) figures? without it\)", offer.inner_text())[1])  # type: ignore[index]
    offer.click()
    visit.settle()
    expect(page.locator("tr[data-row]")).to_have_count(promised)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_bar_is_a_filter_with_a_chip(visit: Visit, width: int) -> None:
    """A bar of the chart of speakers chooses its speaker; the chip takes it back, and the bar can be clicked again."""
    page = at_width(visit, width, "statements")
    for _ in range(2):
        point = page.locator(".js-plotly-plot .point path").first
        point.wait_for(timeout=20_000)
        point.click(force=True)
        chip = page.get_by_role("button", name="Remove filter Speaker:").first
        expect(chip).to_be_visible()
        query(page, "speaker")
        chip.click()
        visit.settle()
        query(page)
