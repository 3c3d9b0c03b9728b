"""How long a page takes over the seeds, in the system's Chromium: cold, with nothing loaded before, and warm. `make bench`."""

import statistics
import time

from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, launch, serve
from tests.browser.newcomer import main as newcomer

#: what a page should take at most, in seconds: first text, first chart, the same page again
AIMS = {"cold, first text": 3.0, "cold, first chart": 5.0, "warm, heading": 1.2}
ROUNDS = 3
WINDOW = {"width": 1440, "height": 1000}


def main() -> None:
    """Print the medians beside their aims."""
    found: dict[str, list[float]] = {name: [] for name in AIMS}
    for _ in range(ROUNDS):
        for server in serve(ROOT / "seeds"):  # a server of its own each time: nothing is read or imported yet
            for browser in launch():
                cold(browser, server, found)
    for name, seconds in found.items():
        print(f"page, {name}: {statistics.median(seconds):.2f} s (aim {AIMS[name]} s; {', '.join(f'{s:.2f}' for s in seconds)})")
    newcomer()


def cold(browser: Browser, server: str, found: dict[str, list[float]]) -> None:
    """One fresh browser at one fresh server, and the same page once more."""
    with browser.new_context(viewport=WINDOW) as context:  # type: ignore[arg-type]
        page = context.new_page()
        began = time.perf_counter()
        page.goto(f"{server}/statements", wait_until="commit")
        page.get_by_role("heading", level=1).first.wait_for()
        found["cold, first text"].append(time.perf_counter() - began)
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
        found["cold, first chart"].append(time.perf_counter() - began)
        found["warm, heading"].append(_again(page))


def _again(page: Page) -> float:
    page.wait_for_timeout(1000)
    began = time.perf_counter()
    page.reload(wait_until="commit")
    page.get_by_role("heading", level=1).first.wait_for()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
