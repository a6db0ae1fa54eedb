"""Run axe-core on a page in a real browser and say what it finds, the theme's own findings apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

from tests.site.shorten import shorten

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What can differ between light and dark."""

THEMES_OWN: dict[str, str] = {}
"""Rule and element of findings in the theme's frame that we cannot mend from outside → why they stand."""

_RUN = """([place, options]) => axe
    .run(document.querySelector(place), {resultTypes: ["violations"], preload: false, ...options})
    .then(({violations}) => violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}`)))"""


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@dataclass(frozen=True)
class Axe:
    """axe-core, loaded into a page."""

    page: Page

    @classmethod
    def on(cls, page: Page) -> Axe:
        """Load it, and shorten the page."""
        shorten(page, rows=4, blocks=25)
        page.evaluate(_script())
        return cls(page)

    def check_all(self) -> list[str]:
        """Findings by every rule of WCAG 2.2 AA and of best practice."""
        return self._run("html", {"runOnly": {"type": "tag", "values": list(TAGS)}})

    def check_layout(self) -> list[str]:
        """Findings by every rule but those on colour."""
        off = {rule: {"enabled": False} for rule in COLOUR_RULES}
        return self._run("html", {"runOnly": {"type": "tag", "values": list(TAGS)}, "rules": off})

    def check_colours(self) -> list[str]:
        """Findings in what is ours by the rules on colour alone."""
        return self._run("article", {"runOnly": {"type": "rule", "values": list(COLOUR_RULES)}})

    def _run(self, place: str, options: dict[str, object]) -> list[str]:
        found: list[str] = self.page.evaluate(_RUN, [place, options])
        return [each for each in found if each not in THEMES_OWN]
