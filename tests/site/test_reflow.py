"""Every page type stays whole on a narrow screen, with letters twice as large, without motion, in forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import DESK, Watch, open_browser, serve_folder
from tests.site.page_types import KINDS, sample_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NARROW = ViewportSize(width=320, height=640)
"""A screen of 1280 pixels at 400 %."""

_EXCESS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_CUT_OFF = """() => {
    const wide = document.documentElement.clientWidth + 1
    const keeps = e => /auto|scroll/.test(getComputedStyle(e).overflowX) || getComputedStyle(e).clipPath !== "none"
    const scrolls = e => e && e !== document.body && (keeps(e) || scrolls(e.parentElement))
    return [...document.querySelectorAll("article *")]
        .filter(e => e.checkVisibility() && !e.closest("svg, pre, [hidden]") && e.getBoundingClientRect().right > wide)
        .filter(e => !scrolls(e.parentElement) && !scrolls(e)).map(e => e.outerHTML.slice(0, 100)).slice(0, 3) }"""
_MOVING = """() => document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 1).length"""
_BARE = """() => [...document.querySelectorAll("article :is(button, select, input, a.g-chip)")]
    .filter(e => e.checkVisibility() && !e.closest("th") && e.type !== "checkbox")
    .filter(e => getComputedStyle(e).borderTopStyle === "none").map(e => e.outerHTML.slice(0, 100)).slice(0, 3)"""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as found:
        yield found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with open_browser() as browser:
        yield browser.new_page(reduced_motion="reduce")


@pytest.mark.parametrize("kind", KINDS)
def test_no_reader_has_to_scroll_sideways(address: str, page: Page, kind: str) -> None:
    for name in sample_pages()[kind]:
        page.set_viewport_size(NARROW)
        watch = Watch(address).on(page)
        page.goto(address + name, wait_until="load")
        assert page.evaluate(_EXCESS) <= 0, f"{name} at 320 px"
        assert page.evaluate(_CUT_OFF) == [], f"{name} at 320 px"
        assert watch.faults == []
        page.set_viewport_size(ViewportSize(width=DESK["width"], height=DESK["height"]))
        page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own is 125 %
        assert page.evaluate(_EXCESS) <= 0, f"{name}, letters twice as large"
        assert page.evaluate(_CUT_OFF) == [], f"{name}, letters twice as large"


@pytest.mark.parametrize(("width", "height"), [(320, 256), (667, 375), (915, 412)])
@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("deliverables.html", ".g-matrix thead th"),
        ("indicators.html", "#indicator-table thead th"),
        ("compare.html?d=4.1,4.2", ".g-compare thead th + th"),
    ],
)
def test_in_a_low_window_a_table_flows_with_the_page_and_its_head_does_not_stay(
    address: str, page: Page, name: str, head: str, width: int, height: int
) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=height))
    page.goto(f"{address}nqi-2023/{name}", wait_until="load")
    page.locator(head).first.wait_for(state="attached")
    row = page.locator("article tbody tr:has(td)").nth(12)
    row.scroll_into_view_if_needed()
    assert page.evaluate("document.scrollingElement.scrollTop") > height
    assert page.locator(head).last.evaluate("e => e.getBoundingClientRect().bottom") < 0
    assert page.evaluate("[...document.querySelectorAll('.g-wide')].every(e => e.scrollHeight <= e.clientHeight + 1)")


def test_nothing_moves_for_who_asks_for_no_motion(address: str, page: Page) -> None:
    page.goto(f"{address}{sample_pages()['indicators'][0]}", wait_until="load")
    page.locator("input.md-search__input").focus()
    assert page.evaluate(_MOVING) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("kind", ["home", "direction", "indicators", "keyword"])
def test_controls_keep_their_edges_in_forced_colours(address: str, page: Page, kind: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + sample_pages()[kind][0], wait_until="load")
    assert page.evaluate(_BARE) == []
    page.emulate_media(forced_colors="none")
