"""What a visitor does and sees, for the tests of the pages."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import Visit

WIDTHS = (1440, 390)


def at_width(visit: Visit, width: int, path: str = "") -> Page:
    """A page at a width."""
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 600 else 844})
    return visit.open(path)


def open_sidebar(page: Page) -> None:
    """At phone width: lay the sidebar open."""
    page.get_by_role("button", name="Pages and filters").click()
    page.locator('[data-testid="stSidebar"][data-collapsed="false"]').wait_for()


def close_sidebar(page: Page) -> None:
    """At phone width: away with the sidebar, where it is open."""
    if page.locator('[data-testid="stSidebar"][data-collapsed="false"]').count():
        page.locator('[data-testid="stSidebarCollapseButton"] button').click()
        page.locator('[data-testid="stSidebar"][data-collapsed="true"]').wait_for(state="attached")


def choose(visit: Visit, name: str, value: str) -> Page:
    """Pick a value in one of the sidebar's multiselects."""
    box = visit.page.get_by_role("combobox", name=name, exact=True)
    box.click()
    box.fill(value)
    visit.page.get_by_role("option", name=value, exact=True).click()
    visit.page.keyboard.press("Escape")
    return visit.settle()


def eventually(page: Page, check: Callable[[], bool]) -> bool:
    """Whether something comes true within fifteen seconds: parts of a page follow its run by a moment."""
    for _ in range(150):
        if check():
            return True
        page.wait_for_timeout(100)
    return check()


def query(page: Page, *keys: str) -> dict[str, list[str]]:
    """The parameters of the address, once they are those of just these keys (it follows the page by a moment)."""
    assert eventually(page, lambda: set(parse_qs(urlsplit(page.url).query)) == set(keys)), page.url
    return parse_qs(urlsplit(page.url).query)


def rows(page: Page) -> list[str]:
    """Ids of the rows on the screen, in order."""
    return [row.get_attribute("data-row") or "" for row in page.locator("[data-row]").all()]
