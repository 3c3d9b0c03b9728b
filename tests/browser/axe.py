"""axe-core on a page: what it finds, and which of it is known to be Streamlit's own.

axe-core (MPL-2.0) comes unmodified in the package axe-playwright-python and is used in tests only.
"""

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

_SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
#: all of axe's rules but the experimental ones, and the size of targets (WCAG 2.2), which it leaves out by default
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
KNOWN: list[dict[str, str]] = tomllib.loads(Path(__file__).with_name("axe.toml").read_text(encoding="utf-8"))["finding"]


class Finding(NamedTuple):
    """A rule that an element breaks. `target` are axe's selectors, from the page through the shadow roots to the element."""

    rule: str
    impact: str
    target: list[Any]
    html: str
    message: str

    def __str__(self) -> str:
        return f"{self.impact} {self.rule}: {self.message} {self.html[:300]} at {self.target}"


def findings(page: Page) -> list[Finding]:
    """Everything that axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", _OPTIONS)
    return [
        Finding(rule["id"], str(node["impact"]), node["target"], node["html"], str(node["failureSummary"]).replace("\n", " "))
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def known(page: Page, finding: Finding) -> dict[str, str] | None:
    """The entry of axe.toml that a finding falls under. What stands in a part of ours (a shadow root) never does."""
    if len(finding.target) != 1 or not isinstance(finding.target[0], str):
        return None
    inside = "([target, selector]) => { const node = document.querySelector(target); return !!node && !!node.closest(selector); }"
    for entry in KNOWN:
        if entry["rule"] == finding.rule and page.evaluate(inside, [finding.target[0], entry["selector"]]):
            return entry
    return None
