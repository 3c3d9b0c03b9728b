"""A folder that changes while it is open, and a folder of tables, as a visitor meets them."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from corpus import load
from corpus.store import built
from tests.browser.conftest import ARTICLES, Visit, serve

NEW = "Marn sells more fish\n\n4 March 2021. Exports of fish from Marn rose by 7% in 2020, Dana Ruiz, head of the port, said on Monday.\n"
#: a look at the folder is taken every four seconds at most
NEXT_LOOK = 4.2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of its own, so that it may change."""
    out = tmp_path_factory.mktemp("open") / "articles"
    shutil.copytree(ARTICLES, out)
    return out


@pytest.fixture(scope="module")
def own_server(folder: Path) -> Iterator[str]:
    """A dashboard over it."""
    yield from serve(folder)


def rerun(page: Page) -> None:
    """Whatever a visitor does makes the page run again."""
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("heading", name="Figures", level=1).wait_for()
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_role("heading", name="Overview", level=1).wait_for()


@pytest.mark.parametrize("width", [1440, 390])
def test_new_and_changed_files_are_offered(context: BrowserContext, own_server: str, folder: Path, width: int) -> None:
    """New and changed files are counted with a button; until it is pressed nothing moves, then they are there, the filters kept."""
    visit = Visit(context, own_server)
    page = visit.open()
    expect(page.get_by_role("button", name="Reload")).to_have_count(0)
    cards = page.locator(".card").count()
    (folder / f"marn-{width}.txt").write_text(NEW)
    changed = next(file for file in sorted(folder.glob("*.txt")) if not file.name.startswith("marn"))
    os.utime(changed, (time.time() - width, time.time() - width))
    time.sleep(NEXT_LOOK)
    rerun(page)
    expect(page.get_by_text("In the folder since you opened it: 1 new article file, 1 changed.")).to_be_visible()
    expect(page.locator(".card")).to_have_count(cards)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Reload").click()
    expect(page.locator(".card")).to_have_count(cards + 1)
    expect(page.locator(".card", has_text="Marn sells more fish").first).to_be_visible()
    expect(page.get_by_role("button", name="Reload")).to_have_count(0)
    visit.page.close()
    assert not visit.errors and not visit.outside


def test_a_filter_on_what_is_gone_is_dropped_with_a_word(context: BrowserContext, own_server: str, folder: Path) -> None:
    """A file that is deleted takes its speaker with it: after the reload the filter on it is gone, and the page says so."""
    (folder / "gone.txt").write_text(NEW.replace("Dana Ruiz", "Ewa Nowak"))
    visit = Visit(context, own_server)
    page = visit.open("?speaker=Ewa+Nowak")
    if page.get_by_role("button", name="Reload").count():  # the files of the test before
        page.get_by_role("button", name="Reload").click()
    expect(page.locator(".card")).to_have_count(1)
    (folder / "gone.txt").unlink()
    time.sleep(NEXT_LOOK)
    rerun(page)
    expect(page.get_by_text("1 article file gone")).to_be_visible()
    page.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("what these articles do not have: Ewa Nowak")).to_be_visible()
    expect(page.locator(".card")).not_to_have_count(1)
    visit.page.close()
    assert not visit.errors and not visit.outside


def test_a_folder_of_tables_opens(context: BrowserContext, tmp_path: Path) -> None:
    """The dashboard over what `corpus build` made shows the same articles, and offers newer tables when they come."""
    tables = load(ARTICLES)
    built.write(tables, tmp_path / "tables")
    for address in serve(tmp_path / "tables"):
        visit = Visit(context, address)
        page = visit.open()
        expect(page.locator(".card")).to_have_count(len(tables.articles))
        visit.page.close()
        assert not visit.errors and not visit.outside
