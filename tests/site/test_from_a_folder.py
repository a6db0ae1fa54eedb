"""The site opened from a folder, without any server: every page type, the way between them, search and tables."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Watch, open_browser
from tests.search.browser import ask
from tests.site.page_types import one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LINKS = "all => all.map(link => new URL(link.getAttribute('href'), link.baseURI).href.split(/[#?]/)[0])"
THEMES = re.compile(r"/(?:bundle|main|palette)\.[0-9a-f]+\.min\.|/images/favicon")
SHOWN = "#indicator-table tbody > tr[data-order]:not(.g-out)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser, built_site: Path) -> Iterator[Page]:
    """A page that may do nothing wrong; what is outside the site's folder counts as another host."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    watch = Watch(built_site.as_uri()).on(opened)
    yield opened
    assert watch.faults == []
    context.close()


def test_every_page_type_opens_and_its_search_box_answers(page: Page, built_site: Path) -> None:
    home = built_site.as_uri() + "/"
    names = one_of_each(built_site)
    assert len(names) >= 15
    for name in names:
        page.goto(home + name, wait_until="load")
        assert page.locator("h1").count() == 1
        page.locator("input.md-search__input").focus()
        page.locator(".md-search-result__meta", has_text="键入").wait_for(state="attached")
        assert ask(page, home, "孪生").pages[0] == "nqi-2023/3.1.html", name


def test_the_navigation_leads_from_page_to_page(page: Page, built_site: Path) -> None:
    page.goto((built_site / "index.html").as_uri())
    page.locator(".g-hero-title a").click()
    page.locator(".md-nav--primary label", has_text="7. NQI").first.click()
    page.locator(".md-nav--primary a[href='7.html']").click()
    page.wait_for_url("**/nqi-2023/7.html")
    page.locator("article a[href$='7.2.html']").first.click()
    page.wait_for_url("**/nqi-2023/7.2.html")
    page.locator("a[rel=next]").last.click()
    page.wait_for_url("**/nqi-2023/7.3.html")
    page.locator("a[rel=prev]").last.click()
    page.wait_for_url("**/nqi-2023/7.2.html")
    page.locator("#keyword-list a").first.click()
    page.wait_for_url("**/keywords/*.html")
    page.locator(".md-logo").first.click()
    page.wait_for_url("**/index.html")


def test_every_link_of_every_page_type_leads_to_a_file_of_the_folder(page: Page, built_site: Path) -> None:
    for name in one_of_each(built_site):
        page.goto((built_site / name).as_uri())
        links: list[str] = page.eval_on_selector_all("a[href]", LINKS)
        found = {link for link in links if not link.startswith(("javascript:", "mailto:"))}
        assert found
        assert {link for link in found if not link.startswith(built_site.as_uri())} == set()
        assert [
            link for link in found if not (built_site / link.removeprefix(f"{built_site.as_uri()}/")).is_file()
        ] == []


def test_the_first_view_of_a_direction_is_light(page: Page, built_site: Path) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(f"{built_site.as_uri()}/").split("?")[0]))
    page.goto((built_site / "nqi-2023/5.12.html").as_uri(), wait_until="networkidle")
    own = [name for name in dict.fromkeys(loaded) if not THEMES.search(name)]
    assert "assets/stylesheets/print.css" in own
    assert sum(len(gzip.compress((built_site / name).read_bytes())) for name in own) <= 100_000


def test_a_hit_of_the_search_opens_at_its_paragraph(page: Page, built_site: Path) -> None:
    home = built_site.as_uri() + "/"
    page.goto(home + "nqi-2023/9.html")
    page.locator("input.md-search__input").focus()
    page.locator(".md-search-result__meta", has_text="键入").wait_for(state="attached")
    ask(page, home, "赛马争先")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/nqi-2023/1\.1\.html(?:\?.*)?#p-2$"))
    assert page.locator(":target").inner_text().startswith("本指南方向拟在")


def test_the_table_sorts_filters_and_saves(page: Page, built_site: Path) -> None:
    page.goto((built_site / "nqi-2023/indicators.html").as_uri())
    every = page.locator(SHOWN).count()
    page.select_option("[name=quantity]", "uncertainty")
    shown = page.locator(SHOWN).count()
    assert 0 < shown < every
    assert page.locator(f"{SHOWN} .g-requirement").first.inner_text().startswith("10⁻¹¹")
    page.click("th[data-sort=value] button")
    assert page.locator(f"{SHOWN} .g-requirement").first.inner_text().startswith("15%")
    with page.expect_download() as found:
        page.click("[data-download]")
    rows = list(csv.reader(io.StringIO(found.value.path().read_text("utf-8-sig"))))
    assert len(rows) == shown + 1
