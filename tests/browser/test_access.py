"""Everybody can use the pages: axe-core, the keyboard, a phone's width, less motion."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings, known
from tests.browser.conftest import Visit
from tests.browser.steps import WIDTHS, at_width, eventually, open_sidebar

SCHEMES = ("light", "dark")
#: what the pages of the navigation show only under a link of its own
LINKS = {
    "a speaker": "statements?speaker=Ann+Lee",
    "two speakers": "statements?speaker=Ann+Lee&speaker=Mark+Ostrov&theme=exports",
    "a family of units": "figures?family=USD&sort=value",
    "an article": "article?open=tractors.txt",
    "nothing left": "figures?speaker=Bo+Chen&theme=exports",
    "a stale link": "statements?speaker=Nobody+Known&since=2021-02-30",
}
#: each of these links is looked at once at each width and once in each scheme
BOTH_ENDS = ((1440, "light"), (390, "dark"))
#: smallest side of a target, CSS pixels (WCAG 2.5.8); marks in running text are excepted there
LEAST_TARGET = 24
#: how a focused element looks: its own style and that of the boxes around it, which Streamlit's fields are framed by
_FOCUSED = """() => {
  let node = document.activeElement;
  while (node && node.shadowRoot && node.shadowRoot.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node === document.body) return null;
  window.stops = window.stops || [];
  let at = window.stops.indexOf(node);
  if (at < 0) { window.stops.push(node); at = window.stops.length - 1; }
  return at;
}"""
_LOOK = """at => {
  const looks = [];
  let node = window.stops[at];
  for (let n = 0; node && n < 5; n += 1) {
    for (const style of [getComputedStyle(node), getComputedStyle(node, "::after")])
      looks.push([style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join());
    node = node.parentElement || node.getRootNode().host;
  }
  return looks.join(" / ");
}"""
_NAME = "at => `${window.stops[at].tagName} ${window.stops[at].className} ${(window.stops[at].getAttribute('aria-label') || window.stops[at].textContent).slice(0, 60)}`"
#: what a mouse can press in the parts of the pages, and how much of it the keyboard does not reach or a finger misses
_OURS = """() => {
  const out = [];
  for (const host of document.querySelectorAll("[data-testid=stBidiComponentIsolated]")) {
    for (const node of (host.shadowRoot || host).querySelectorAll("button, a, select, summary, input, [role=button], [role=checkbox]")) {
      if (!node.checkVisibility()) continue;
      const box = node.getBoundingClientRect();
      const name = `${node.className} ${node.textContent.slice(0, 40)}`;
      out.push({ name, reached: (window.stops || []).includes(node), width: box.width, height: box.height, running: node.matches("span") });
    }
  }
  return out;
}"""


def pages(visit: Visit) -> list[str]:
    """The pages of the navigation, as paths."""
    visit.page.set_viewport_size({"width": 1440, "height": 1000})
    links = visit.open().locator('[data-testid="stTopNavLink"]')
    links.first.wait_for()
    return [str(link.get_attribute("href")).rsplit("/", 1)[-1] for link in links.all()]


def drawn(page: Page) -> None:
    """Wait until the parts and charts of a page stand still."""
    count = "document.querySelector('[data-testid=stMain]').scrollHeight + ' ' + document.querySelectorAll('.main-svg').length"
    last = ""
    for _ in range(25):
        page.wait_for_timeout(400)
        now = page.evaluate(count)
        if now == last:
            return
        last = now


def unlisted(page: Page) -> list[str]:
    return [str(finding) for finding in findings(page) if not known(page, finding)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(visit: Visit, width: int, scheme: str) -> None:
    """On every page, and on what links show of them: not one finding of any weight, at both widths, light and dark."""
    links = LINKS.values() if (width, scheme) in BOTH_ENDS else ()
    paths = dict.fromkeys([*pages(visit), *links])
    page = visit.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 1000 if width > 600 else 844})
    found = {}
    for path in paths:
        visit.open(path)
        drawn(page)
        found[path] = unlisted(page)
    assert not {path: some for path, some in found.items() if some}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_axe_finds_only_streamlits_own_in_what_opens(visit: Visit, width: int, scheme: str) -> None:
    """Sidebar with every box laid open, date picker, downloads, help, forms: only what axe.toml lists."""
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = at_width(visit, width, "figures?since=2020-01-01")
    if width < 768:
        open_sidebar(page)
    closed = page.locator('[data-testid="stSidebar"] details:not([open]) summary')
    while closed.count():
        closed.first.click()
        visit.settle()
    drawn(page)
    found = {"sidebar": unlisted(page)}
    page.get_by_role("button", name="Choose date").first.click()
    page.wait_for_timeout(600)
    found["date picker"] = unlisted(page)
    page.keyboard.press("Escape")
    at_width(visit, width, "figures")
    for name in ("More formats", "What the columns mean"):
        page.get_by_role("button", name=name).click()
        visit.settle()
        page.wait_for_timeout(600)
        found[name] = unlisted(page)
        page.keyboard.press("Escape")
    visit.open()
    for name in ("Open a folder of your own articles", "Add articles"):
        page.get_by_text(name, exact=True).click()
    drawn(page)
    found["forms"] = unlisted(page)
    assert not {where: some for where, some in found.items() if some}


@pytest.mark.parametrize("path", ["", "statements?speaker=Ann+Lee", "article?open=tractors.txt"])
def test_the_keyboard_gets_everywhere_and_shows_where_it_is(visit: Visit, path: str) -> None:
    """Tab goes through the whole page and out of it; each stop looks different with the focus than without."""
    page = visit.open(path)
    drawn(page)
    page.evaluate("document.activeElement.blur()")
    seen: dict[int, str] = {}
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        if at is None or at in seen:
            break
        seen[at] = page.evaluate(_LOOK, at)
    page.evaluate("document.activeElement.blur()")
    unseen = [at for at, focused in seen.items() if page.evaluate(_LOOK, at) == focused]
    assert not [page.evaluate(_NAME, at) for at in unseen if not _shown(page, at)]
    own = page.evaluate(_OURS)
    assert len(seen) > len(own) > 10  # all of the parts, and Streamlit's widgets
    assert not [node["name"] for node in own if not node["reached"]]


def _shown(page: Page, at: int) -> bool:
    """Whether a stop shows its focus after a moment: some fields do so in a later frame."""
    without = page.evaluate(_LOOK, at)
    page.evaluate("at => window.stops[at].focus()", at)
    shown = eventually(page, lambda: page.evaluate(_LOOK, at) != without)
    page.evaluate("at => window.stops[at].blur()", at)
    return shown


def test_the_first_stop_skips_to_the_content(visit: Visit) -> None:
    """One Tab and Enter: past the sidebar, the next stop stands in the page itself."""
    page = visit.open("statements")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[data-testid=stMain]')")


def test_a_phone_shows_what_the_page_is_and_something_to_do(visit: Visit) -> None:
    """At 390 pixels: sidebar closed, heading, sentence and an action on the first screen, nothing wider than it, targets large enough."""
    page = visit.page
    for path in (*pages(visit), *LINKS.values()):
        at_width(visit, 390, path)
        drawn(page)
        assert page.locator('[data-testid="stSidebar"]').get_attribute("data-collapsed") == "true", path
        heading = page.get_by_role("heading", level=1).first.bounding_box()
        action = page.locator(".st-key-downloads button, .chip").filter(visible=True).first.bounding_box()
        assert heading and heading["y"] + heading["height"] < 844, path
        assert action and action["y"] + action["height"] < 844, path
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390, path
        small = [node for node in page.evaluate(_OURS) if not node["running"] and min(node["width"], node["height"]) < LEAST_TARGET]
        assert not [(node["name"], node["width"], node["height"]) for node in small], path


def test_a_phone_opens_pages_and_filters_by_a_button_with_words(visit: Visit) -> None:
    """The button beside Streamlit's arrows opens the sidebar and says how many filters are active; a desk has no need of it."""
    page = visit.open("statements?theme=exports&speaker=Ann+Lee")
    expect(page.get_by_role("button", name="Pages and filters")).to_be_hidden()
    at_width(visit, 390, "statements?theme=exports&speaker=Ann+Lee")
    expect(page.get_by_role("button", name="Pages and filters 2 active")).to_be_visible()
    open_sidebar(page)
    page.get_by_role("link", name="Figures").click()
    expect(page.get_by_role("heading", name="Figures", exact=True)).to_be_visible()


def test_nothing_moves_for_who_asks_for_less_motion(visit: Visit) -> None:
    """Under "reduce motion" no element of any page has a transition or an animation that takes time."""
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    script = """() => [...document.querySelectorAll("*")].filter(node => { const s = getComputedStyle(node);
      return [...s.transitionDuration.split(","), ...s.animationDuration.split(",")].some(t => parseFloat(t) > 0.01); }).map(node => node.outerHTML.slice(0, 100))"""
    for path in ("", "statements", "article?open=tractors.txt"):
        visit.open(path)
        drawn(page)
        assert eventually(page, lambda: page.evaluate(script) == []), page.evaluate(script)[:5]
