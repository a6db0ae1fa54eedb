"""Chinese is set as Chinese: the system's faces, a gap beside Latin, strict line breaks, figures that align."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import PHONE, open_browser, serve_folder
from tests.site.page_types import sample_pages

pytestmark = pytest.mark.browser
SHEETS = Path(__file__).resolve().parents[2] / "docs/assets/stylesheets"
STYLE = "(e, name) => getComputedStyle(e).getPropertyValue(name)"
_LINES = """() => {
    const starts = []
    for (const paragraph of document.querySelectorAll(".g-verbatim")) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange()
        let above = null
        for (let node; node = walker.nextNode();) for (let at = 0; at < node.length; at++) {
            range.setStart(node, at); range.setEnd(node, at + 1)
            const box = range.getClientRects()[0]
            if (!box || !node.data[at].trim()) continue
            if (above !== null && box.top > above + 12) starts.push(node.data[at])
            above = Math.max(above ?? box.top, box.top)
        }
    }
    return starts }"""


@pytest.fixture(scope="module")
def page(built_site: Path) -> Iterator[Page]:
    with serve_folder(built_site) as address, open_browser() as browser:
        page = browser.new_page(viewport=ViewportSize(width=PHONE["width"], height=PHONE["height"]))
        page.goto(address + sample_pages()["direction"][0], wait_until="load")
        yield page


@pytest.mark.parametrize(
    ("selector", "name", "value"),
    [
        (".g-verbatim", "text-autospace", "normal"),
        (".g-verbatim", "line-break", "strict"),
        (".md-nav", "text-autospace", "normal"),
        (".g-indicators td", "font-variant-numeric", "lining-nums tabular-nums"),
    ],
)
def test_the_browser_sets_it_so(page: Page, selector: str, name: str, value: str) -> None:
    assert page.locator(selector).first.evaluate(STYLE, name) == value


def test_no_line_of_the_guide_starts_with_a_closing_mark(page: Page) -> None:
    starts = page.evaluate(_LINES)
    assert len(starts) > 20
    assert [mark for mark in starts if mark in "，。；：、）】》！？”’%℃"] == []


def test_faces_are_the_systems_and_none_is_loaded() -> None:
    sheets = "".join(path.read_text("utf-8") for path in sorted(SHEETS.glob("*.css")))
    assert "@font-face" not in sheets
    assert "@import" not in sheets
    for stack in re.findall(r"--g-(?:sans|song):([^;]*);", sheets):
        assert any(face in stack for face in ("PingFang SC", "Songti SC"))
        assert "Noto" in stack
        assert stack.rstrip().endswith("serif")
