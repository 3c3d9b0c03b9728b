"""Make docs/screenshots: each page over seeds/ at 1440 and 390 pixels, light and dark. `make screenshots`."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, Visit, launch, serve

OUT = ROOT / "docs" / "screenshots"
PAGES = {
    "overview": "",
    "statements": "statements",
    "figures": "figures",
    "checks": "checks",
    "scorecard": "scorecard",
    "article": "article?open=moscow-exports.txt",
}
#: a screenshot of a whole page is for the eye, not for the record: taller ones say nothing more
TALLEST = {1440: 1700, 390: 1900}


def main() -> None:
    """Write the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    for server in serve(ROOT / "seeds"):
        for browser in launch():
            for width in (1440, 390):
                for scheme in ("light", "dark"):
                    _take(browser, server, width, scheme)


def _take(browser: Browser, server: str, width: int, scheme: str) -> None:
    height = 900 if width > 600 else 844
    with browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        visit = Visit(context, server)
        for name, path in PAGES.items():
            visit.page.set_viewport_size({"width": width, "height": height})
            page = visit.open(path)
            page.wait_for_timeout(2500)
            whole = int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
            page.set_viewport_size({"width": width, "height": min(max(height, whole), TALLEST[width])})
            page.wait_for_timeout(1200)
            _save(page.screenshot(), OUT / f"{name}-{width}-{scheme}.png")
        assert not visit.outside, visit.outside


def _save(picture: bytes, to: Path) -> None:
    """As a palette picture: a third of the size, no difference to the eye."""
    import io

    from PIL import Image

    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256).save(to, optimize=True)


if __name__ == "__main__":
    main()
