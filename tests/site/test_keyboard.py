"""The keyboard alone is enough: every control is reached, seen, named and left again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import DESK, open_browser, serve_folder
from tests.site.page_types import sample_pages
from tests.site.shorten import shorten

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KINDS = ("home", "direction", "indicators", "deliverables", "keyword_index", "glossary")

# The theme's own: its search box shows the focus by its frame and keeps its empty list in the order of Tab; the arrow
# that opens a part of the navigation is a label without a name beside the link that has one.
_PREPARE = """() => {
    const style = e => { const s = getComputedStyle(e)
        const outline = s.outlineStyle === "none" ? "" : s.outline
        return [outline, s.boxShadow, s.stroke, s.strokeWidth, s.backgroundColor].join() }
    const near = e => [e, e.nextElementSibling, e.querySelector("rect")].filter(Boolean)
    const themes = ".md-search *, label.md-nav__link"
    window.lookOf = e => near(e).map(style).join(" | ")
    window.nameOf = e => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim()
        || [...(e.labels ?? [])].map(label => label.textContent || label.title).join("").trim()
        || document.getElementById(e.getAttribute("aria-labelledby"))?.textContent || ""
    window.isThemes = e => e.matches(themes)
    window.isInSight = e => {
        const box = e.querySelector("rect")?.getBoundingClientRect() ?? e.getClientRects()[0]
        if (!box || box.width * box.height === 0) return e.matches(".md-option, input")
        const shows = (x, y) => {
            const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
            return e.contains(top) || top?.contains(e) || top?.closest("label")?.control === e }
        return [0.5, 0.1, 0.9].some(x => [0.5, 0.1, 0.9].some(y => shows(x, y))) } // some of it, says WCAG 2.4.11
    window.before = null
    window.wanted = () => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
        .filter(e => e.type !== "radio" || e.checked) }"""
_LOOK = """() => {
    const e = document.activeElement, last = window.before
    const same = last && !isThemes(last[0]) && last[0].isConnected && lookOf(last[0]) === last[1]
    const lost = same ? last[0].outerHTML.slice(0, 120) : ""
    if (e === document.body) { window.before = null; return [null, "", true, lost] }
    if (!e.dataset.at) e.dataset.at = String(++window.count)
    window.before = [e, lookOf(e)]
    return [e.dataset.at, nameOf(e) || isThemes(e), isThemes(e) || isInSight(e), lost, e.outerHTML.slice(0, 120)] }"""


@dataclass
class Walk:
    """What happened from the first press of Tab to the end of the page."""

    steps: int
    faults: list[str]
    missed: list[str]


def walk(page: Page, key: str = "Tab", most: int = 900) -> Walk:
    """Press a key until the focus leaves the page; a page that is never left is at fault."""
    page.evaluate(_PREPARE)
    page.evaluate("window.count = 0")
    faults: list[str] = []
    for step in range(most):
        page.keyboard.press(key)
        at, name, in_sight, lost, *shown = page.evaluate(_LOOK)
        faults += [f"no sign of the focus: {lost}"] if lost else []
        if at is None:
            missed: list[str] = page.evaluate("wanted().filter(e => !e.dataset.at).map(e => e.outerHTML.slice(0, 120))")
            return Walk(step, faults, missed)
        faults += [] if name else [f"no name: {shown}"]
        faults += [] if in_sight else [f"hidden behind something: {shown}"]
    return Walk(most, [*faults, f"still on the page after {most} steps"], [])


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as found:
        yield found


@pytest.fixture
def page() -> Iterator[Page]:
    with open_browser() as browser:
        size = ViewportSize(width=DESK["width"], height=DESK["height"])
        yield browser.new_page(viewport=size, reduced_motion="reduce")


def open_page(page: Page, address: str, kind: str) -> None:
    page.goto(address + sample_pages()[kind][0], wait_until="load")
    shorten(page, rows=12, blocks=40)


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_every_control_and_shows_where_it_is(address: str, page: Page, kind: str) -> None:
    open_page(page, address, kind)
    forth = walk(page)
    assert (forth.faults, forth.missed) == ([], [])
    assert forth.steps > 10


def test_going_back_nothing_hides_behind_a_head_that_stays(address: str, page: Page) -> None:
    open_page(page, address, "indicators")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('button'), {textContent: 'end', id: 'end'}))"
    )
    page.focus("#end")
    assert walk(page, "Shift+Tab").faults == []


def test_the_first_stop_leads_past_the_navigation(address: str, page: Page) -> None:
    open_page(page, address, "direction")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().strip() == "跳转至"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_search_box_opens_and_closes_by_keys_and_gives_the_focus_back(address: str, page: Page) -> None:
    open_page(page, address, "direction")
    page.keyboard.press("/")
    box = page.locator("input.md-search__input")
    assert box.evaluate("e => e === document.activeElement")
    assert "inset" in page.locator(".md-search__form").evaluate("e => getComputedStyle(e).boxShadow")
    page.keyboard.press("Escape")
    assert not box.evaluate("e => e === document.activeElement")


def test_the_table_is_sorted_and_filtered_without_a_mouse(address: str, page: Page) -> None:
    open_page(page, address, "indicators")
    page.locator("th[data-sort=value] button").focus()
    page.keyboard.press("Enter")
    assert page.locator("th[data-sort=value]").get_attribute("aria-sort") in {"ascending", "descending"}
    page.locator("input[name=flat]").focus()
    page.keyboard.press("Space")
    assert page.locator("input[name=flat]").is_checked()
