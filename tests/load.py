"""Many visitors at once over a large corpus: how long a run of the page takes, what fails, how much memory the server takes.

    make load        20 clients and one real browser over 1,000,000 synthetic facts, 5 s between two actions, for two minutes
    python -m tests.load [--facts N] [--clients N] [--seconds N] [--think SECONDS] [--no-browser]

A client speaks Streamlit's own protocol over a WebSocket, as a browser does: it opens a session, chooses speakers and
themes, searches, turns pages, follows links to single articles. A run is timed from the request to its end in the server,
its answer received. The browser clicks options of a filter until the page stands still.
"""

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from corpus.store import built
from tests import synthetic

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "statements", "figures", "article")
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN)
#: seconds after which an answer is given up and counts as an error
PATIENCE = 120


@dataclass
class Result:
    """What was seen: seconds of each run, by what the visitor did; what went wrong; the server's peak of memory in MB."""

    runs: dict[str, list[float]] = field(default_factory=dict)
    #: what pages said to be in view under filters
    views: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    browser: list[float] = field(default_factory=list)
    opened: float = 0.0
    memory: float = 0.0
    #: seconds of the processor that the server took while they acted: of a machine that does other work too, the truer figure
    cpu: float = 0.0

    def note(self, what: str, seconds: float) -> None:
        """A run that was answered."""
        self.runs.setdefault(what, []).append(seconds)

    @property
    def seconds(self) -> list[float]:
        """Every run's."""
        return [one for some in self.runs.values() for one in some]


class Client:
    """One session of the dashboard, without a browser."""

    def __init__(self, port: int, seed: int, result: Result) -> None:
        self.address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self.draw = random.Random(seed)
        self.result = result
        self.pages: dict[str, str] = {}
        #: the widgets that a link is bound to: key in the link → (id, whether it holds a list); what is chosen in them
        self.widgets: dict[str, tuple[str, bool]] = {}
        self.chosen: dict[str, list[str]] = {}
        self.page = ""

    async def visit(self, until: float, think: float, least: int = 0) -> None:
        """Open the dashboard and act until the time is over, and at least so often; thinking in between."""
        try:
            async with websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE) as self.socket:  # type: ignore[list-item]
                await self._run("open")
                acted = 0
                while acted < least or time.monotonic() < until:
                    await asyncio.sleep(think * self.draw.uniform(0.7, 1.3))
                    await self._act()
                    acted += 1
        except (OSError, TimeoutError, websockets.WebSocketException) as error:
            self.result.errors.append(f"{type(error).__name__}: {error}")

    async def _act(self) -> None:
        """What a visitor does next."""
        names = synthetic.names()
        what = self.draw.choices(("speaker", "theme", "search", "clear", "page", "article"), (5, 4, 2, 2, 5, 2))[0]
        if what in ("speaker", "theme"):
            some = names[what][: 15 if what == "theme" else 200]
            self.chosen[what] = sorted({*self.chosen.get(what, [])[-1:], self.draw.choice(some)})
        elif what == "search":
            self.chosen["q"] = [self.draw.choice([*synthetic.GOODS, "grew to", "haven", "44"])]
        elif what == "clear":
            self.chosen = {}
        elif what == "page":
            self.page = self.pages[self.draw.choice(PAGES)]
        else:
            self.page = self.pages["article"]
        await self._run(what, article=what == "article")

    async def _run(self, what: str, article: bool = False) -> None:
        """Ask for a run of the page and wait for its end."""
        message = BackMsg()
        run = message.rerun_script
        run.page_script_hash = self.page
        link = [f"{key}={quote(value)}" for key, values in self.chosen.items() for value in values]
        link += [f"open=a{self.draw.randrange(100):06}.txt"] if article else []
        run.query_string = "&".join(link)
        for key, (widget, is_list) in self.widgets.items():
            state = run.widget_states.widgets.add(id=widget)
            if is_list:
                state.string_array_value.data.extend(self.chosen.get(key, []))
            else:
                state.string_value = next(iter(self.chosen.get(key, [])), "")
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self._answer(), PATIENCE)
        self.result.note(what, time.perf_counter() - start)

    async def _answer(self) -> None:
        """Take the messages of a run; a turn of the page that the script makes itself is followed to its end."""
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.pages = {page.url_pathname or "overview": page.page_script_hash for page in message.navigation.app_pages}
                self.page = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._take(message.delta.new_element)
            elif kind == "script_finished":
                if message.script_finished not in FINISHED:
                    self.result.errors.append(f"a run ended with status {message.script_finished}")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    def _take(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "text" and element.text.body.startswith("Showing "):
            self.result.views.add(element.text.body)
        elif kind == "exception":
            self.result.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "multiselect" and element.multiselect.query_param_key:
            self.widgets[element.multiselect.query_param_key] = element.multiselect.id, True
        elif kind == "text_input" and element.text_input.query_param_key:
            self.widgets[element.text_input.query_param_key] = element.text_input.id, False


@contextmanager
def server(folder: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """The dashboard over a folder: its port, its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    environment = os.environ | {"CORPUS_ARTICLES": str(folder)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(240):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.25)
            yield port, process
        finally:
            process.terminate()


def peak(process: "subprocess.Popen[bytes]") -> float:
    """The most memory that a process has had, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def cpu(process: "subprocess.Popen[bytes]") -> float:
    """The seconds of the processor that a process has taken so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def browse(port: int, until: float, think: float, result: Result) -> None:
    """A visitor in a real browser: ticks options of the filter by speaker, and takes them out again."""
    from playwright.sync_api import Error, sync_playwright

    from tests.browser.conftest import ARGUMENTS, CHROMIUM, Visit

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            visit = Visit(browser.new_context(viewport={"width": 1440, "height": 1000}), f"http://127.0.0.1:{port}")
            page = visit.open("figures")
            while time.monotonic() < until:
                page.wait_for_timeout(think * 1000)
                start = time.perf_counter()
                page.locator(".st-key-facet-speaker .row").nth(1).click()
                visit.settle()
                result.browser.append(time.perf_counter() - start)
            result.errors += [f"browser: {error}" for error in visit.errors]
            browser.close()
    except (Error, AssertionError) as error:
        result.errors.append(f"browser: {error}")


def load(folder: Path, clients: int, seconds: float, think: float, browser: bool = False, least: int = 0) -> Result:
    """Let visitors act on the dashboard over a folder, each at least so often, and say what was seen. The corpus is opened before they come."""
    result = Result()
    with server(folder) as (port, process):
        first = Result()
        start = time.perf_counter()
        _run(Client(port, 0, first).visit(0, think))
        result.opened, result.errors = time.perf_counter() - start, first.errors
        before = cpu(process)
        until = time.monotonic() + seconds
        beside = threading.Thread(target=browse, args=(port, until, think, result))
        if browser:
            beside.start()
        _run(_all([Client(port, number, result) for number in range(1, clients + 1)], until, think, least))
        if browser:
            beside.join()
        result.memory, result.cpu = peak(process), cpu(process) - before
    return result


def _run(visits: Coroutine[Any, Any, None]) -> None:
    """Await to the end, in a thread of its own: a browser that was driven in this one leaves its event loop running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, visits).result()


async def _all(clients: list[Client], until: float, think: float, least: int) -> None:
    """Every client, one after the other into the first seconds."""

    async def later(number: int, client: Client) -> None:
        await asyncio.sleep(think * number / len(clients))
        await client.visit(until, think, least)

    await asyncio.gather(*(later(number, client) for number, client in enumerate(clients)))


def quantile(values: list[float], share: float) -> float:
    """The value that so many are not above.

    >>> quantile([3.0, 1.0, 2.0], 0.5), quantile([], 0.95)
    (2.0, 0.0)
    """
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0


def main() -> None:
    """Print every figure; status 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built.write(synthetic.tables(given.facts), folder)
        result = load(Path(folder), given.clients, given.seconds, given.think, not given.no_browser)
    print(f"{given.facts:,} facts, {given.clients} clients, {given.think:g} s between two actions, {given.seconds:g} s")
    print(f"  opened by the first visitor in {result.opened:.1f} s")
    for what, seconds in [("every run", result.seconds), *sorted(result.runs.items())]:
        shown = f"p50 {median(seconds):5.2f} s, p95 {quantile(seconds, 0.95):5.2f} s, slowest {max(seconds):5.2f} s" if seconds else "none"
        print(f"  {what:<10} {len(seconds):5} runs: {shown}")
    if result.browser:
        print(
            f"  browser    {len(result.browser):5} clicks: p50 {median(result.browser):.2f} s, p95 {quantile(result.browser, 0.95):.2f} s"
        )
    print(f"  errors     {len(result.errors):5}", *sorted(set(result.errors))[:5], sep="\n             ")
    print(f"  the server took {result.cpu / max(len(result.seconds) + len(result.browser), 1):.2f} s of the processor a run")
    print(f"  peak memory of the server {result.memory:,.0f} MB")
    sys.exit(1 if result.errors else 0)


if __name__ == "__main__":
    main()
