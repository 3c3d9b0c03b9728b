"""Articles added in the browser: files, pasted text, and a file that means harm."""

import hashlib
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTICLES, ROOT, Visit, article_text
from tests.safety.bombs import BOMBS

FILES = ROOT / "tests" / "cases" / "files"
PASTED = """Marn ferry fares rise

4 March 2024. Fares on the Marn ferry will rise by 8% in June, Dana Ruiz, head of the ferry office, said.
"We carried 412 buses last week," she added. <img src=x onerror="window.hacked=1"> :red[$x^2$]"""
#: twice the limit of reading, for a machine that is busy with other tests
PATIENCE = 30_000


def folder() -> dict[str, str]:
    """What lies in the open folder, by hash."""
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(ARTICLES.rglob("*")) if file.is_file()}


def open_form(visit: Visit) -> Page:
    """The first page with the form laid open."""
    page = visit.open()
    page.get_by_text("Add articles", exact=True).click()
    page.get_by_role("button", name="Add", exact=True).wait_for()
    return page


def test_files_are_added_and_a_bomb_gives_its_reason(visit: Visit, tmp_path: Path) -> None:
    """An HTML page, a PDF and a bomb: two articles appear on every page, the reason of the third is shown, the folder is as it was."""
    before = folder()
    bomb = tmp_path / "bomb.html"
    bomb.write_bytes(BOMBS["spans.html"]())
    page = open_form(visit)
    expect(page.get_by_text("Limits: 20 MB a file, 5 seconds of processor time to read an article")).to_be_visible()
    page.locator("input[type=file]").set_input_files([FILES / "chromium.html", FILES / "hyphens.pdf", bomb])
    expect(page.get_by_text("bomb.html")).to_be_visible()
    page.get_by_role("button", name="Add", exact=True).click()
    report = page.locator(".st-key-added")
    expect(report.get_by_text("Added in this session: 2 articles")).to_be_visible(timeout=PATIENCE)
    expect(report.get_by_text("bomb.html: reading it took longer than 5 s of the processor and was stopped")).to_be_visible()
    expect(page.locator(".card")).to_have_count(5)
    expect(page.locator(".card", has_text="Added in this session")).to_have_count(2)
    page.get_by_role("link", name="Article", exact=True).click()
    box = page.get_by_role("combobox", name="Open article")
    box.click()
    expect(page.get_by_role("option")).to_have_count(5)
    page.keyboard.press("Escape")
    assert folder() == before


def test_pasted_text_is_added_and_taken_away(visit: Visit) -> None:
    """A pasted text is an article of this session: filters and pages know it, its markup is text, others never see it."""
    before = folder()
    page = open_form(visit)
    page.get_by_label("Text of one article").fill(PASTED)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Added in this session: 1 article with")).to_be_visible(timeout=PATIENCE)
    page.locator(".card button", has_text="Marn ferry fares rise").click()
    page.locator(".text").wait_for()
    assert article_text(page) == PASTED
    assert page.evaluate("window.hacked") is None and page.locator(".text img, .text .katex").count() == 0
    page.get_by_role("link", name="Who said what").click()
    expect(page.locator(".item .who", has_text="Dana Ruiz").first).to_be_visible()
    other = Visit(visit.context, visit.server)
    expect(other.open("statements").locator(".item").first).to_be_visible()
    assert other.page.locator(".item .who", has_text="Dana Ruiz").count() == 0
    other.page.close()
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("button", name="Remove added articles").click()
    expect(page.locator(".card")).to_have_count(3)
    expect(page.get_by_text("Added in this session")).to_have_count(0)
    assert folder() == before
