"""Chinese is set as Chinese: the system's faces, a gap beside Latin, strict line breaks, figures that align."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import PHONE, open_browser, serve_folder
from tests.site.page_types import sample_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]
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


_TORN = """selector => {
    const raised = /[0-9A-Za-zμ.,×·/]+[⁺⁻⁰¹²³⁴-⁹]+/g, blocks = "p, td, th, li, dd, dt, h1, h2, h3, caption, div"
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
    const isTorn = range => {
        const boxes = [...range.getClientRects()].filter(box => box.width > 1)
        return Math.max(...boxes.map(box => box.top)) > Math.min(...boxes.map(box => box.bottom))
    }
    const found = [], places = []
    let text = "", block = null
    for (let node; node = walker.nextNode();) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest("svg")) continue
        if (node.parentElement.closest(blocks) !== block) text += "\\n"
        block = node.parentElement.closest(blocks)
        places.push([text.length, node])
        text += node.data
    }
    const placeOf = at => {
        const [start, node] = places.findLast(([start]) => start <= at)
        return [node, at - start]
    }
    const range = document.createRange()
    for (const { 0: run, index } of text.matchAll(raised)) {
        const [last, end] = placeOf(index + run.length - 1)
        range.setStart(...placeOf(index)); range.setEnd(last, end + 1)
        if (isTorn(range)) found.push(run)
    }
    for (const value of document.querySelectorAll(selector)) {
        if (!value.checkVisibility()) continue
        range.selectNodeContents(value)
        if (isTorn(range)) found.push(value.textContent)
    }
    return found }"""
VALUES = (
    ".g-fact:not(.g-condition) .g-fact-value, .g-tightest .g-fact-value, .g-item-value, .g-ladder a,"
    " .g-list td.g-count, :is(.g-list, .g-indicators) .g-requirement a:not(:has(.g-whole + .g-whole))"
)
"""Where a figure stands with its sign and unit; a sum or a size may go on in the next line at a term."""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as found:
        yield found


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    with open_browser() as browser:
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


@pytest.mark.parametrize("width", [320, 375, 768, 1366])
@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        *(f"nqi-2023/{name}.html" for name in ("1.1", "4.2", "5.1", "7.2", "7.3", "clauses", "finder")),
        "nqi-2023/indicators.html?flat=1",
        "nqi-2023/compare.html?d=1.1,4.2,7.2,7.3",
    ],
)
def test_no_figure_is_torn_from_its_sign_exponent_or_unit(address: str, name: str, width: int) -> None:
    with open_browser() as browser:
        page = browser.new_page(viewport=ViewportSize(width=width, height=800))
        page.goto(address + name, wait_until="load")
        if "compare" in name:
            page.wait_for_selector(".g-compare thead th + th")
        assert page.evaluate(_TORN, VALUES) == []


def test_faces_are_the_systems_and_none_is_loaded() -> None:
    sheets = "".join(path.read_text("utf-8") for path in sorted(SHEETS.glob("*.css")))
    assert "@font-face" not in sheets
    assert "@import" not in sheets
    for stack in re.findall(r"--g-(?:sans|song):([^;]*);", sheets):
        assert any(face in stack for face in ("PingFang SC", "Songti SC"))
        assert "Noto" in stack
        assert stack.rstrip().endswith("serif")


def test_blanks_of_the_guide_are_seen_as_they_stand(page: Page, address: str) -> None:
    page.goto(address + "nqi-2023/1.2.html")
    words = page.locator("#p-1")
    assert words.evaluate("words => { words.textContent = '　　甲  乙'; return words.innerText }") == "　　甲  乙"
