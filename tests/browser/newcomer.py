"""A newcomer's way from the first page to a file, over the seeds: every click counted, every wait timed.

`python -m tests.browser.newcomer` prints it; tests/browser/test_newcomer.py holds the number of clicks.
"""

import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page

from tests.browser.conftest import ROOT, Visit, launch, serve

SPEAKER = "Sergunina"


class Way(NamedTuple):
    """What the newcomer did and got: clicks, seconds from opening to the file, the sentence read, the file."""

    clicks: int
    seconds: float
    sentence: str
    file: bytes


class _Hand:
    """Clicks, counted."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1


def walk(visit: Visit, to: Path) -> Way:
    """Open → Figures → filter by the speaker → click a figure → read its sentence → download the rows of the view."""
    began, hand = time.perf_counter(), _Hand()
    page = visit.open()
    hand.click(page.get_by_role("link", name="Figures", exact=True))
    page.get_by_role("heading", name="Figures", exact=True).wait_for()
    _filter(visit, page, hand)
    figure = page.locator("tr[data-row]").first
    hand.click(figure.locator("button"))
    marked = page.locator(".text .here").first
    marked.wait_for()
    sentence = marked.evaluate("node => node.closest('.text').textContent")
    with page.expect_download() as waiting:
        hand.click(page.get_by_role("button", name="Download facts (CSV)"))
    waiting.value.save_as(to)
    return Way(hand.clicks, time.perf_counter() - began, sentence, to.read_bytes())


def _filter(visit: Visit, page: Page, hand: _Hand) -> None:
    """Type the surname where speakers are searched, take the first offer."""
    box = page.get_by_role("combobox", name="Speaker", exact=True)
    hand.click(box)
    box.fill(SPEAKER)
    hand.click(page.get_by_role("option").first)
    page.keyboard.press("Escape")
    page.locator(".chip", has_text=SPEAKER).wait_for()
    visit.settle()


def main() -> None:
    """Print the way."""
    for server in serve(ROOT / "seeds"):
        for browser in launch():
            with browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True) as context:
                way = walk(Visit(context, server), Path(tempfile.mkdtemp()) / "facts.csv")
                print(f"newcomer: open → filter {SPEAKER!r} → figure → sentence → file: {way.clicks} clicks, {way.seconds:.1f} s")


if __name__ == "__main__":
    main()
