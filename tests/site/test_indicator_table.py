"""The table of indicators in a real browser: sorted by value, filtered, linked, saved; whole without script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from generator.export.csv_text import guard_text
from tests.browser import PHONE, Watch, download_csv

pytestmark = pytest.mark.browser
PAGE = "nqi-2023/indicators.html"
SHOWN = "#indicator-table tbody > tr[data-order]:not(.g-out)"


@pytest.fixture
def address(home: str) -> str:
    return home + PAGE


def cells(page: Page, selector: str) -> list[str]:
    return page.locator(f"{SHOWN} {selector}").all_inner_texts()


def orders(page: Page) -> list[int]:
    return [int(order) for order in page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.dataset.order)")]


def status(page: Page) -> str:
    return page.locator("[data-status]").inner_text()


def test_relative_uncertainties_sort_by_value_across_writings(page: Page, address: str) -> None:
    page.goto(f"{address}?quantity=uncertainty")
    found = [text.split("\n")[0] for text in cells(page, ".g-requirement")]
    assert found[:3] == ["10⁻¹¹", "3×10⁻⁹", "2×10⁻⁸"]
    assert found.index("0.3 ppm") < found.index("1.5×10⁻⁶") < found.index("0.001%") < found.index("0.05%")
    page.click("th[data-sort=value] button")
    assert page.locator("th[data-sort=value]").get_attribute("aria-sort") == "descending"
    assert cells(page, ".g-requirement")[0].startswith("15%")
    assert "sort=-value" in page.url


def test_the_address_brings_back_the_same_rows(page: Page, address: str, browser: Browser) -> None:
    page.goto(f"{address}?utm=mine#top")
    page.select_option("[name=section]", "5")
    page.select_option("[name=comparator]", "at-most")
    page.select_option("[name=sort]", "-order")
    page.check("[name=flat]")
    page.fill("[name=text]", "标准不确定度 %")
    rows = orders(page)
    assert 0 < len(rows) < 60
    assert rows == sorted(rows, reverse=True)
    assert parse_qs(urlsplit(page.url).query)["utm"] == ["mine"]
    other = browser.new_page()
    other.goto(page.url)
    assert orders(other) == rows
    assert status(other) == status(page)
    other.click("text=恢复全部")
    other.locator(SHOWN).nth(150).wait_for(state="attached")
    assert urlsplit(other.url).query == "utm=mine"
    other.close()


def test_the_file_holds_exactly_the_rows_shown(page: Page, address: str) -> None:
    page.goto(f"{address}?quantity=range&sort=order")
    head, *rows = download_csv(page)
    links = page.eval_on_selector_all(f"{SHOWN} .g-requirement a", "links => links.map(link => link.href)")
    assert [row[head.index("链接")] for row in rows] == links
    assert {row[head.index("量的类别")] for row in rows} == {"范围、量程"}
    [current] = [row for row in rows if row[head.index("单位")] == "mA"]
    assert [current[head.index(name)] for name in ("比较", "要求")] == ["范围", "0.05–1 mA"]
    assert [float(current[head.index(name)]) for name in ("下限", "上限", "SI 上限")] == [0.05, 1, 0.001]


def test_the_file_runs_nothing_and_guards_texts_as_the_published_one_does(page: Page, address: str) -> None:
    texts = ["=1+1", "＝1+1", "@SUM(A1)", "-2", " +3", "1:1", "5.10", "10/1", "3 月 4 日", "may 5", "true", "'x", "5 A",
             '"=1"', 'say "a", b', "10 kV", "标准", "≤5"]  # fmt: skip
    page.goto(address)
    page.evaluate(
        """texts => document.querySelectorAll("#indicator-table tbody > tr[data-order] .g-when")
            .forEach((cell, n) => { cell.textContent = texts[n] || "" })""",
        texts,
    )
    page.evaluate("document.querySelector('#indicator-table tbody > tr[data-order]').dataset.number = '=1'")
    head, *rows = download_csv(page)
    assert [row[head.index("条件")] for row in rows[: len(texts)]] == [guard_text(text.strip()) for text in texts]
    assert rows[0][head.index("数值")] == "'=1"


def test_text_is_found_whatever_its_width_case_or_raised_digits(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("2x10-8", "２×１０⁻⁸", "2×10−8"):
        page.fill("[name=text]", query)
        assert "2×10⁻⁸" in cells(page, ".g-requirement")
    page.fill("[name=text]", "没有这样的词")
    assert status(page).startswith("显示 0 条")
    assert page.locator("#indicator-table tbody:visible").count() == 0


def test_without_script_the_table_is_plain_and_whole(browser: Browser, address: str, page: Page) -> None:
    page.goto(address)
    with_script = orders(page)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    assert plain.locator(SHOWN).count() == len(with_script)
    assert not plain.locator("form[data-controls]").is_visible()
    assert plain.locator("#indicator-table th button").count() == 0
    context.close()


@pytest.mark.slow
def test_paper_has_every_row_whatever_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}?direction=4.2")
    shown = page.locator("#indicator-table tr[data-order]:visible").count()
    page.emulate_media(media="print")
    printed = page.locator("#indicator-table tr[data-order]:visible").count()
    assert printed > shown > 0
    assert not page.locator("form[data-controls]").is_visible()
    said = page.locator("article p:visible", has_text="纸上是全部")
    assert said.inner_text() == f"纸上是全部 {printed} 条；屏幕上的筛选不影响打印。"
    page.emulate_media(media="screen")
    assert said.count() == 0
    page.emulate_media(media="print")
    page.goto(f"{address}?flat=1")
    assert said.count() == 0
    assert page.locator("#indicator-table .g-group:visible").count() == 0


@pytest.mark.slow
def test_it_works_from_a_folder_and_on_a_phone(browser: Browser, built_site: Path) -> None:
    page = browser.new_page(viewport=ViewportSize(width=PHONE["width"], height=PHONE["height"]))
    watch = Watch("file://").on(page)
    page.goto((built_site / PAGE).as_uri())
    page.select_option("[name=quantity]", "range")
    assert page.locator("#indicator-table tr[data-order]:visible").count() == len(orders(page)) < 20
    assert page.url.endswith("?quantity=range")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    assert page.locator("svg.g-scale:visible").count() == 1
    assert watch.faults == []
    page.close()


def test_the_head_stays_in_sight(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(SHOWN).nth(60).scroll_into_view_if_needed()
    box = page.locator("th[data-sort=value]").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert abs(box["y"] - header["height"]) <= 2


@pytest.mark.slow
def test_every_mark_of_the_ladder_is_a_link_that_the_keyboard_reaches(page: Page, address: str) -> None:
    page.goto(address)
    marks = page.locator("svg.g-scale-wide a")
    assert marks.count() > 20
    marks.first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.querySelector('title').textContent").startswith("≤3×10⁻⁹")
    page.keyboard.press("Enter")
    page.wait_for_url("**/7.3.html#indicator-*")
