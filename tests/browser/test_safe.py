"""Text that means harm, and a server that answers nobody else: SAFETY.md's lines on the page, in a real browser."""

import re
import socket
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

import corpus
from tests.browser.conftest import ROOT, Visit, article_text, serve

#: each could run, fetch, link, format or reorder if anything read it as more than text
HARM = (
    "<script>window.hacked=1</script>",
    "<img src=https://evil.example/i.png onerror=window.hacked=2>",
    "<a href='https://evil.example/a'>x</a>",
    "<svg onload=window.hacked=3>",
    "![i](https://evil.example/m.png)",
    "[l](https://evil.example/l)",
    "$$\\frac{1}{2}$$",
    ":red[x] **bold** `code`",
    ":material/bolt:",
    "\u202eesrever\u202c",
    '=HYPERLINK("https://evil.example/f")',
)
LONG = "w" * 10_000
#: as file names may hold them
NAME = "harm <img src=x onerror=window.hacked=4> $x$ :red[n] \u202etxt.txt"
SERVER = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
_MADE_OF_TEXT = """() => {
  const roots = [document];
  for (const node of document.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
  const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
  return {
    hacked: window.hacked || null,
    fetched: all("img, iframe, video, audio, object, embed, link, source").filter(n => (n.src || n.href || n.data || "").includes("evil")).length,
    links: all("a").filter(n => n.href.includes("evil")).length,
    formulas: all(".katex, math").length,
    handlers: all("[onerror], [onload]").length,
  };
}"""
NOTHING = {"hacked": None, "fetched": 0, "links": 0, "formulas": 0, "handlers": 0}


def article(harm: str, n: int) -> str:
    """An article with the harm in its title, source, speaker, place, theme words and text."""
    return (
        f"Exports {harm} rise again\n\nSource: Daily {harm}\n\n4 March 2024\n\n"
        f"“We sold {400 + n} tractors {harm} to Brazil,” said Ann {harm} Lee, head of {harm} Works.\n\n"
        f"Exports of {harm} rose by {10 + n}% in 2023, Bo Chen said. {harm}\n"
    )


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The articles of the folder: file name → text."""
    folder = tmp_path_factory.mktemp("harm")
    found = {f"harm-{n:02}.txt": article(harm, n) for n, harm in enumerate(HARM)}
    found |= {"long.txt": article(LONG, 50), NAME: article("plain", 60)}
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return {"": str(folder)} | found


@pytest.fixture(scope="module")
def harmful(texts: dict[str, str]) -> Iterator[str]:
    """The dashboard over them."""
    yield from serve(Path(texts[""]))


@pytest.fixture
def harmed(visit: Visit, harmful: str) -> Visit:
    """A visitor of these articles."""
    visit.server = harmful
    return visit


def paths(visit: Visit) -> list[str]:
    """Every page of the navigation."""
    links = visit.open().locator('[data-testid="stTopNavLink"]')
    links.first.wait_for()
    return [str(link.get_attribute("href")).rsplit("/", 1)[-1] for link in links.all()]


def test_nothing_runs_on_any_page(harmed: Visit, texts: dict[str, str]) -> None:
    """Pages, a page per speaker, boxes laid open: no script, no request, no element made of article text; no page wider than itself."""
    page = harmed.page
    for path in (*paths(harmed), f"statements?q={quote(HARM[0])}", "statements?speaker=Bo+Chen&speaker=(none)"):
        harmed.open(path)
        page.wait_for_timeout(1200)
        page.evaluate("document.querySelectorAll('details:not([open])').forEach(box => { box.querySelector('summary').click(); })")
        harmed.settle()
        assert page.evaluate(_MADE_OF_TEXT) == NOTHING, path
        assert page.evaluate("(n => n.scrollWidth <= n.clientWidth)(document.querySelector('[data-testid=stMain]'))"), path
    assert not harmed.outside


def test_every_text_is_shown_as_it_is(harmed: Visit, texts: dict[str, str]) -> None:
    """Each article, on its page: the very characters of the table, whatever they are and whatever the file is called."""
    found = dict(corpus.load(texts[""]).articles.set_index("id")["text"])
    assert sum(found.get(name) == text for name, text in texts.items()) >= len(HARM) - 2  # tags make a web page of some
    for name, text in found.items():
        page = harmed.page
        page.goto(f"{harmed.server}/article?open={quote(name)}")
        page.locator(".text").wait_for(timeout=30_000)
        assert article_text(page) == text, name
        assert page.evaluate(_MADE_OF_TEXT) == NOTHING, name


def test_no_path_but_the_folder_that_is_open(harmed: Visit, texts: dict[str, str]) -> None:
    """What a page holds names no folder of the machine; the open one stands where it was asked for, on the first page."""
    page = harmed.page
    for path in paths(harmed):
        harmed.open(path)
        page.wait_for_timeout(800)
        shown = page.content() + page.evaluate("document.body.innerText")
        assert str(ROOT) not in shown and str(Path.home()) not in shown.replace(texts[""], ""), path
        if path:
            assert texts[""] not in shown, path


def answer(server: str, head: str) -> str:
    """The first line that the server answers to a raw request."""
    address = urlsplit(server)
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=10) as line:
        line.sendall(head.replace("\n", "\r\n").encode())
        return line.recv(200).split(b"\r\n")[0].decode()


@pytest.mark.parametrize(
    ("host", "origin", "taken"),
    [
        ("127.0.0.1", None, True),
        ("127.0.0.1", "http://127.0.0.1", True),
        ("evil.example", "http://evil.example", False),
        ("evil.example", None, False),
        ("127.0.0.1.evil.example", None, False),
        ("127.0.0.1", "http://evil.example", False),
        ("127.0.0.1", "null", False),
    ],
)
def test_no_other_site_talks_to_the_server(server: str, host: str, origin: str | None, taken: bool) -> None:
    """A page elsewhere, under a name of its own that leads here or under its own origin, gets no session."""
    head = (
        f"GET /_stcore/stream HTTP/1.1\nHost: {host}\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n" + (f"Origin: {origin}\n" if origin else "") + "\n"
    )
    assert answer(server, head).split()[1] == ("101" if taken else "403")


def test_only_this_machine_is_answered(server: str) -> None:
    """The server listens on 127.0.0.1 and on no other address: its neighbour on the same wire is refused."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", int(urlsplit(server).port or 0)), timeout=5)


def test_the_settings_that_keep_it_closed() -> None:
    """Statistics, traces for visitors and files of the folder's are off; protection against other sites is not switched off."""
    assert SERVER["server"]["address"] == "127.0.0.1" and SERVER["server"]["maxUploadSize"] == 20
    assert SERVER["browser"]["gatherUsageStats"] is False and SERVER["server"]["enableStaticServing"] is False
    assert SERVER["client"]["showErrorDetails"] == "type" and SERVER["client"]["showErrorLinks"] is False
    assert SERVER["server"].get("enableXsrfProtection", True) and SERVER["server"].get("enableCORS", True)


def test_an_upload_is_held_to_its_limit_and_its_page(visit: Visit, tmp_path: Path) -> None:
    """More than 20 MB is refused with 413 whatever the page does, and an upload without the page's token with 403."""
    page = visit.open()
    page.get_by_text("Add articles", exact=True).click()
    small = tmp_path / "small.txt"
    small.write_text("Ferry fares rise\n")
    with page.expect_request(re.compile("/upload_file/")) as waiting:
        page.locator("input[type=file]").set_input_files(small)
    upload = waiting.value
    token = upload.headers.get("x-xsrftoken", "")
    script = """async ([url, token, size]) => { const form = new FormData(); form.append("file", new Blob([new Uint8Array(size)]), "a.txt");
      return (await fetch(url, { method: "PUT", headers: token ? { "X-Xsrftoken": token } : {}, body: form, credentials: "include" })).status; }"""
    assert page.evaluate(script, [upload.url, token, 1000]) == 204
    assert page.evaluate(script, [upload.url, token, 21 * 2**20]) == 413
    assert page.evaluate(script, [upload.url, "", 1000]) == 403
