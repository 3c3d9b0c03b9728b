"""One dashboard and one browser for all tests here: the real command over invented articles, in the system's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
ARTICLES = Path(__file__).parent / "articles"
#: the shell is the same browser without windows, and starts and draws with less work
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None)
# root may not sandbox; the rest keeps the browser itself from calling home
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever asks for another machine gets no answer
]

expect.set_options(timeout=20_000)  # in milliseconds: a busy machine may take its time, a page that is right takes none


def serve(articles: Path) -> Iterator[str]:
    """The dashboard over a folder, on a free port; its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"CORPUS_ARTICLES": str(articles)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(120):
        assert server.poll() is None, "the dashboard did not start"
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)


def launch() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The dashboard's address."""
    yield from serve(ARTICLES)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser."""
    yield from launch()


class Visit:
    """A visitor's own session, as of who comes for the first time: opens pages, and notes whatever must not happen."""

    def __init__(self, context: BrowserContext, server: str, width: int = 1440) -> None:
        self.context, self.server = context, server
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": 1000 if width > 600 else 844})
        # all tabs share one browser window, and Streamlit remembers there whether the sidebar was open, which at phone width lies over the page
        self.page.add_init_script("try { localStorage.clear() } catch (_) {}")
        self.page.on("request", self._note)  # watched, not routed: a routed page loads every script anew
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, path: str = "") -> Page:
        """Go to a path of the dashboard and wait until it stands still."""
        self.page.goto(f"{self.server}/{path}")
        self.page.get_by_role("heading", level=1).first.wait_for(timeout=30_000)
        # the link forgets, on a turn of the page, a filter whose widget has not loaded yet
        self.page.get_by_role("combobox", name="Speaker", exact=True, include_hidden=True).wait_for(state="attached", timeout=30_000)
        return self.settle()

    def settle(self) -> Page:
        """Wait until no run is under way."""
        return settled(self.page)


def settled(page: Page) -> Page:
    """The page once no run is under way: a click between a choice and its run is lost."""
    page.wait_for_timeout(100)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=20_000)
    page.wait_for_timeout(50)
    return page


def article_text(page: Page) -> str:
    """The text of the article on the screen, without the notes that marks carry for screen readers."""
    text: str = page.locator(".text").evaluate(
        "node => { const copy = node.cloneNode(true); copy.querySelectorAll('[data-note]').forEach(n => n.remove()); return copy.textContent; }"
    )
    return text


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser window for all: its tabs share loaded scripts; each tab is a session of its own to the dashboard."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True, reduced_motion="reduce") as shared:
        yield shared


@contextmanager
def visiting(context: BrowserContext, server: str, width: int = 1440) -> Iterator[Visit]:
    """A fresh session at a width; afterwards: nothing left the machine, no error, no dialog, no script of an article ran."""
    seen = Visit(context, server, width)
    yield seen
    assert seen.page.evaluate("window.hacked") is None
    seen.page.close()
    assert not seen.outside
    assert not seen.errors


@pytest.fixture
def visit(context: BrowserContext, server: str) -> Iterator[Visit]:
    """A session at 1440 pixels."""
    with visiting(context, server) as seen:
        yield seen
