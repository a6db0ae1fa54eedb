"""From the real site's search box to the place that was found: there, in view, with the words marked."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser import DESK, PHONE, Watch, serve_folder
from tests.search.browser import ask, open_box, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEEN = """
() => {
  const box = element => element.getBoundingClientRect()
  const top = box(document.querySelector(".md-header")).bottom
  const isSeen = ({ top: from, bottom: to }) => from >= top && to <= innerHeight
  const target = document.querySelector(":target"), ranges = [...CSS.highlights.get("guide-found")]
  return {
    place: box(target).top >= top && box(target).top < innerHeight,
    words: ranges.filter(range => isSeen(box(range)) && target.contains(range.startContainer)).map(String)
  }
}
"""


@pytest.fixture(scope="module", params=["http", "file"])
def real_address(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    if request.param == "file":
        yield built_site.as_uri() + "/"
    else:
        with serve_folder(built_site) as served:
            yield served


def read_texts(site: Path) -> Iterator[tuple[str, str]]:
    """Address and anchor of each part of each page in the index."""
    for path in site.glob("search/t*.js"):
        found = re.fullmatch(r'guideSearch\("\w+","\w+",(.*)\)\n', path.read_text("utf-8"), re.DOTALL)
        assert found is not None, path
        for url, _, _, parts in json.loads(found[1]):
            yield url, ""
            yield from ((url, anchor) for anchor, _, _ in parts)


def test_every_place_that_a_result_may_lead_to_stands_in_its_page(built_site: Path) -> None:
    lost = [
        f"{url}#{anchor}"
        for url, anchor in read_texts(built_site)
        if anchor and f'id="{anchor}"' not in html.unescape((built_site / url).read_text("utf-8"))
    ]
    assert lost == []


def land(chromium: Browser, address: str, query: str, *, phone: bool) -> Page:
    """Seek something on the first page and open the first place found."""
    size = PHONE if phone else DESK
    viewport = ViewportSize(width=size["width"], height=size["height"])
    page = chromium.new_context(viewport=viewport, has_touch=phone, is_mobile=phone).new_page()
    page.goto(address + "index.html")
    if phone:
        page.locator("label.md-header__button[for=__search]").click()
    open_box(page, address)
    ask(page, address, query)
    page.locator(".md-search-result__link:has(h2)").first.click()
    wait_until(page, "CSS.highlights.get('guide-found')?.size")
    return page


PLACES = (
    ("同位素", "nqi-2023/5.7.html#p-1", {"同位素"}),
    ("liangzi", "nqi-2023/7.2.html#p-1", {"量子"}),
    ("2x10^-8", "nqi-2023/1.2.html#p-2", {"2×10⁻⁸"}),
    ("标准物质 同位素", "nqi-2023/5.7.html#p-2", {"标准物质", "同位素"}),
    ("漂移", "nqi-2023/indicators.html#quantity-stability", {"漂移"}),
)


def list_landings() -> Iterator[ParameterSet]:
    """Each place at a desk or on a phone, in turn; in the campaign on both."""
    for at, (query, place, words) in enumerate(PLACES):
        for phone in (False, True):
            marks = [] if phone == bool(at % 2) else [pytest.mark.campaign]
            yield pytest.param(query, place, words, phone, marks=marks, id=f"{query}-{'phone' if phone else 'desk'}")


@pytest.mark.parametrize(("query", "place", "words", "phone"), list(list_landings()))
def test_opening_a_result_shows_the_place_with_the_words_marked(
    chromium: Browser, real_address: str, query: str, place: str, words: set[str], phone: bool
) -> None:
    page = land(chromium, real_address, query, phone=phone)
    page.wait_for_url(real_address + place)
    wait_until(page, f"({SEEN})().words.length")
    seen = page.evaluate(SEEN)
    assert seen["place"]
    assert set(seen["words"]) == words
    page.context.close()


def test_a_place_on_the_page_itself_is_marked_without_loading_it_again(chromium: Browser, real_address: str) -> None:
    page = chromium.new_page()
    page.goto(real_address + "nqi-2023/5.7.html")
    page.evaluate("window.stayed = true")
    page.keyboard.press("s")
    ask(page, real_address, "同位素")
    page.locator(".md-search-result__link:has(h2)").first.click()
    wait_until(page, "CSS.highlights.get('guide-found')?.size")
    assert page.evaluate("window.stayed && document.querySelector(':target').id") == "p-1"
    assert page.evaluate(SEEN)["place"]
    page.close()


def test_the_page_after_that_is_not_marked(chromium: Browser, real_address: str) -> None:
    page = land(chromium, real_address, "同位素", phone=False)
    page.reload()
    assert page.evaluate("CSS.highlights.size") == 0
    page.context.close()


@pytest.mark.parametrize("start", ["keywords/index.html", "data/index.html", "nqi-2023/indicators.html"])
def test_the_box_works_from_every_folder(chromium: Browser, real_address: str, start: str) -> None:
    page = chromium.new_page()
    watch = Watch(real_address).on(page)
    page.goto(real_address + start)
    page.keyboard.press("s")
    assert ask(page, real_address, "孪生").pages[0] == "nqi-2023/3.1.html"
    assert watch.faults == []
    page.close()


def test_the_box_works_on_the_page_for_missing_addresses(chromium: Browser, built_site: Path) -> None:
    with serve_folder(built_site) as address:
        page = chromium.new_page()
        missing = address + "no/such/page.html"
        page.route(missing, lambda route: route.fulfill(status=200, path=built_site / "404.html"))
        page.goto(missing)
        page.keyboard.press("s")
        assert ask(page, address, "孪生").pages[0] == "nqi-2023/3.1.html"
        page.close()


def test_a_link_with_a_query_shows_its_results_on_the_real_site(chromium: Browser, real_address: str) -> None:
    page = chromium.new_page()
    page.goto(real_address + "nqi-2023/1.2.html?q=孪生")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item h1").first.inner_text().startswith("3.1")
    page.close()
