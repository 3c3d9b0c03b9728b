"""The dashboard in a real browser: filters, charts, links, downloads, evidence, and text that means harm."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTICLES, Visit, article_text
from tests.browser.steps import choose, eventually, query, rows

HOSTILE = (ARTICLES / "hostile.txt").read_text(encoding="utf-8")


def bars(page: Page) -> list[str]:
    """The names that stand beside the bars of the first chart."""
    names = page.locator(".js-plotly-plot").first.locator(".ytick text")
    names.first.wait_for()
    return names.all_text_contents()


def download(page: Page, name: str, to: Path) -> list[dict[str, str]]:
    """The rows of a download."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    waiting.value.save_as(to)
    with to.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_filter_by_speaker(visit: Visit) -> None:
    """Choosing a speaker leaves only their statements, a chip, fewer bars and the choice in the link."""
    page = visit.open("statements")
    before = bars(page)
    choose(visit, "Speaker", "Ann Lee")
    choose(visit, "Speaker", "Bo Chen")
    expect(page.get_by_text("Speaker: Ann Lee")).to_be_visible()
    assert eventually(page, lambda: set(page.locator(".item .who").all_text_contents()) == {"Ann Lee", "Bo Chen"})
    assert eventually(page, lambda: sorted(bars(page)) == ["Ann Lee", "Bo Chen"] != sorted(before))
    assert query(page, "speaker")["speaker"] == ["Ann Lee", "Bo Chen"]
    expect(page.get_by_text("by Ann Lee or Bo Chen")).to_be_visible()


def test_filter_by_theme(visit: Visit) -> None:
    """Choosing a theme leaves only rows that carry it, and changes the chart."""
    page = visit.open("statements")
    before = bars(page)
    choose(visit, "Theme", "exports")
    expect(page.locator(".item:not(:has(.tag:text-is('exports')))")).to_have_count(0)
    assert page.locator(".item").count() > 0
    assert eventually(page, lambda: bars(page) != before)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("statements", "Download statements (CSV)"),
        ("statements?speaker=Ann+Lee", "Download statements (CSV)"),
        ("figures", "Download facts (CSV)"),
        ("figures?theme=exports", "Download facts (CSV)"),
    ],
)
def test_the_download_is_what_is_on_the_screen(visit: Visit, tmp_path: Path, path: str, button: str) -> None:
    """The CSV holds exactly the rows that the page shows, in the same order."""
    page = visit.open(path)
    page.locator("[data-row]").first.wait_for()
    shown = rows(page)
    assert shown and [row["id"] for row in download(page, button, tmp_path / "rows.csv")] == shown


def test_a_shared_link_shows_the_same_view(visit: Visit) -> None:
    """The address of a filtered page, opened by someone else, gives the same chips and rows."""
    page = visit.open("statements")
    choose(visit, "Speaker", "Ann Lee")
    choose(visit, "Theme", "exports")
    shown = rows(page)
    query(page, "speaker", "theme")
    other = Visit(visit.context, visit.server)
    there = other.open(page.url.removeprefix(f"{visit.server}/"))
    expect(there.get_by_text("Theme: exports")).to_be_visible()
    assert eventually(there, lambda: rows(there) == shown)
    there.close()
    assert not other.outside


def test_filters_stay_from_page_to_page_and_can_be_cleared(visit: Visit) -> None:
    """A filter holds on the next page; a chip takes its own out, "Clear all filters" the rest."""
    page = visit.open("statements?speaker=Ann+Lee&kind=direct")
    page.get_by_role("link", name="Figures").click()
    visit.settle()
    expect(page.get_by_role("heading", name="Figures", exact=True)).to_be_visible()
    expect(page.get_by_text("does not apply to figures")).to_be_visible()
    page.get_by_role("button", name="Remove filter Kind of speech: direct").click()
    visit.settle()
    assert query(page, "speaker")["speaker"] == ["Ann Lee"]
    page.get_by_role("button", name="Clear all filters").click()
    visit.settle()
    query(page)
    expect(page.get_by_text("Speaker: Ann Lee")).to_have_count(0)


def test_counts_beside_options_can_be_ticked(visit: Visit) -> None:
    """The list of options with counts is the same filter as the widget above it."""
    page = visit.open("statements")
    page.get_by_role("checkbox", name="Bo Chen").first.click()
    visit.settle()
    assert query(page, "speaker")["speaker"] == ["Bo Chen"]
    expect(page.get_by_role("checkbox", name="Bo Chen").first).to_be_checked()


def test_a_cell_of_the_table_filters_by_both(visit: Visit) -> None:
    """A cell of speakers by themes chooses its speaker and its theme, by mouse and by keyboard."""
    page = visit.open("statements")
    cell = page.locator("td button.cell").first
    cell.focus()
    page.keyboard.press("Enter")
    visit.settle()
    query(page, "speaker", "theme")


def test_a_bar_filters(visit: Visit) -> None:
    """A click on a bar chooses what it stands for."""
    page = visit.open("statements")
    bars(page)
    page.locator(".js-plotly-plot .point path").first.click(force=True)
    expect(page.get_by_role("button", name="Clear all filters")).to_be_visible()
    query(page, "speaker")


def test_a_figure_opens_its_sentence(visit: Visit) -> None:
    """A click on a figure opens the article with the figure marked, its rule and place beside it, and a link that does it again."""
    page = visit.open("figures?speaker=Mark+Ostrov")
    figure = page.locator("tr[data-row]", has_text="270 million")
    row = figure.get_attribute("data-row")
    figure.locator("button").click()
    page.locator(".text .here").first.wait_for()
    visit.settle()
    assert "270 million" in "".join(page.locator(".text .here").all_inner_texts())
    expect(page.get_by_text("Rule", exact=True)).to_be_visible()
    asked = query(page, "open", "row", "speaker")
    assert asked["row"] == [row] and asked["open"] == ["tractors.txt"] and asked["speaker"] == ["Mark Ostrov"]
    there = Visit(visit.context, visit.server).open(page.url.removeprefix(f"{visit.server}/"))
    there.locator(".text .here").first.wait_for()
    expect(there.get_by_role("heading", name="Orlen Works sells more tractors abroad")).to_be_visible()
    there.close()


def test_a_mark_chooses_its_row(visit: Visit) -> None:
    """A mark in the text, reached by keyboard, shows its evidence; the arrow key turns to the next article."""
    page = visit.open("article?open=pilots.txt")
    mark = page.locator(".text [role=button]").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stands at")).to_be_visible()
    query(page, "open", "row")
    page.get_by_role("button", name="Next article").click()
    expect(page.get_by_role("heading", name="Orlen Works sells more tractors abroad")).to_be_visible()


def test_the_search_narrows(visit: Visit) -> None:
    """Words typed into the search leave the rows that hold them."""
    page = visit.open("statements")
    page.get_by_label("Search statements and figures").fill("tripled")
    expect(page.get_by_text("Words: tripled")).to_be_visible()
    visit.settle()
    expect(page.get_by_text("Showing 1 of")).to_be_visible()
    expect(page.locator(".item")).to_have_count(1)


def test_an_empty_view_offers_the_way_back(visit: Visit) -> None:
    """Filters that leave nothing: the page names one whose removal helps, and removes it."""
    page = visit.open("statements?speaker=Bo+Chen&theme=exports")
    expect(page.get_by_text("No statements are left under these filters")).to_be_visible()
    page.get_by_role("button", name="without it").first.click()
    expect(page.locator(".item").first).to_be_visible()


def test_article_text_is_only_shown(visit: Visit) -> None:
    """Script, image, link, frame and formula in an article are text on every page: nothing runs, nothing is fetched."""
    for path in ("", "statements", "figures", "article?open=hostile.txt"):
        page = visit.open(path)
        page.wait_for_timeout(500)
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src*='evil'], iframe, a[href*='evil'], .katex").count() == 0
    assert article_text(page) == HOSTILE


def test_nothing_is_cut_at_phone_width(visit: Visit) -> None:
    """At 390 pixels no page scrolls sideways."""
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("", "statements", "figures", "article?open=pilots.txt"):
        visit.open(path)
        page.wait_for_timeout(300)
        assert eventually(page, lambda: page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390), path
