"""The finder in a real browser: facets whose counts answer one another, linked, saved, printed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import PHONE, Watch, download_csv

pytestmark = pytest.mark.browser
PAGE = "nqi-2023/finder.html"
SHOWN = "#finder-table tbody > tr[data-order]"
WITH_FUNDS = ["5.2", "5.12", "9"]


@pytest.fixture
def address(home: str) -> str:
    return home + PAGE


def numbers(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator(f"{SHOWN} .g-where > a").all_inner_texts()]


def count_of(page: Page, name: str, value: str) -> int:
    return int(page.locator(f"label:has([name={name}][value='{value}']) [data-facet-count]").inner_text())


def tick(page: Page, name: str, value: str) -> None:
    page.check(f"[name={name}][value='{value}']")


def status(page: Page) -> str:
    return page.locator("[data-status]").inner_text()


def test_every_direction_with_co_funding_is_one_tick_away_also_without_a_number(page: Page, address: str) -> None:
    page.goto(address)
    tick(page, "conditions", "co_funding")
    assert numbers(page) == WITH_FUNDS
    assert status(page) == "3 个方向，共 43 个"
    assert "conditions=co_funding" in page.url


def test_the_number_beside_a_value_is_what_choosing_it_gives(page: Page, address: str) -> None:
    page.goto(address)
    tick(page, "section", "5")
    for name, value in (("deliverables", "invention_patent"), ("quantities", "uncertainty")):
        promised = count_of(page, name, value)
        page.evaluate("document.querySelectorAll('details.g-facet').forEach(facet => { facet.open = true })")
        tick(page, name, value)
        assert len(numbers(page)) == promised > 0
    before = len(numbers(page))
    more = count_of(page, "section", "4")
    tick(page, "section", "4")
    assert len(numbers(page)) == before + more


def test_one_of_several_sections_will_do_but_all_kinds_of_deliverables_are_needed(page: Page, address: str) -> None:
    page.goto(f"{address}?section=3,4")
    assert {number.split(".")[0] for number in numbers(page)} == {"3", "4"}
    page.goto(f"{address}?deliverables=paper,patent")
    assert numbers(page) == ["4.4"]


@pytest.mark.slow
def test_the_address_brings_back_the_same_rows(page: Page, address: str) -> None:
    page.goto(f"{address}?utm=mine#top")
    tick(page, "section", "5")
    tick(page, "section", "4")
    tick(page, "deliverables", "invention_patent")
    page.select_option("[name=sort]", "-patents")
    page.fill("[name=text]", "检测")
    rows = numbers(page)
    assert 1 < len(rows) < 15
    assert parse_qs(urlsplit(page.url).query)["utm"] == ["mine"]
    assert "section=4,5" in page.url
    other = page.context.new_page()
    other.goto(page.url)
    assert numbers(other) == rows
    assert status(other) == status(page)
    other.click("text=清除全部")
    expect(other.locator(SHOWN)).to_have_count(43)
    assert urlsplit(other.url).query == "utm=mine"


def test_what_is_chosen_stands_as_chips_that_go_one_by_one_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}?conditions=co_funding&section=5&text=计量%20质量")
    chips = page.locator("[data-chosen] li button")
    section = "专题：5. 生命健康与绿色环保领域 NQI 协同创新"
    assert chips.all_inner_texts() == ["文字：计量", "文字：质量", "申报条件：配套或自筹经费", section]
    chips.first.focus()
    page.keyboard.press("Enter")
    assert page.input_value("[name=text]") == "质量"
    assert page.evaluate("document.activeElement.textContent") == "文字：质量"
    for _ in range(3):
        page.keyboard.press("Enter")
    assert len(numbers(page)) == 43
    assert page.evaluate("document.activeElement.name") == "text"


def test_no_row_is_told_with_the_way_out(page: Page, address: str) -> None:
    page.goto(f"{address}?conditions=co_funding&deliverables=paper&section=4,5")
    assert numbers(page) == []
    assert page.locator("#finder-table").is_hidden()
    ways = page.locator("[data-nothing] button")
    assert ways.all_inner_texts() == [
        "去掉“申报条件：配套或自筹经费”，有 3 个方向",
        "去掉“成果种类：论文”，有 2 个方向",
    ]
    ways.last.click()
    assert numbers(page) == ["5.2", "5.12"]
    assert page.locator("[data-nothing]").is_hidden()


def test_text_finds_titles_keywords_and_deliverables_but_not_the_words_of_the_controls(
    page: Page, address: str
) -> None:
    page.goto(address)
    for words, number in (("光栅尺", "4.2"), ("误差补偿", "4.2"), ("tsv", "4.4")):
        page.fill("[name=text]", words)
        assert number in numbers(page)
    page.fill("[name=text]", "对比4")
    assert numbers(page) == []


def test_heads_sort_both_ways_the_most_or_tightest_first(page: Page, address: str) -> None:
    page.goto(address)
    page.click("th[data-sort=tightest] button")
    assert numbers(page)[:4] == ["4.2", "7.3", "1.2", "1.1"]
    page.click("th[data-sort=patents] button")
    assert page.locator("th[data-sort=patents]").get_attribute("aria-sort") == "descending"
    counts = [text for text in page.locator(f"{SHOWN} .g-patents").all_inner_texts() if text]
    assert [int(text.lstrip("≥").split("–")[-1]) for text in counts] == sorted(
        (int(text.lstrip("≥").split("–")[-1]) for text in counts), reverse=True
    )
    page.select_option("[name=sort]", "title")
    assert numbers(page)[:2] == ["3.3", "2"]


def test_the_file_holds_exactly_the_rows_shown_in_their_order(page: Page, address: str) -> None:
    page.goto(f"{address}?conditions=co_funding&sort=-order")
    head, *rows = download_csv(page)
    assert [row[0] for row in rows] == ["'9", "'5.12", "'5.2"], "guarded: no spreadsheet takes one for a date"
    assert numbers(page) == WITH_FUNDS[::-1]
    water = dict(zip(head, rows[1], strict=True))
    assert (water["编号"], water["题目"]) == ("'5.12", "高品质饮用水质量控制与检测关键技术及标准研究")
    assert water["其他成果"] == "规范 3–4；装置设备 1；方法技术 3；方案体系 1"
    assert water["专题"] == "5. 生命健康与绿色环保领域 NQI 协同创新"
    assert (water["专利"], water["标准"], water["论文"]) == ("10", "3–4", "")
    assert water["条件类别"] == "配套或自筹经费"
    assert "≥1:1" in water["申报条件"]
    assert water["链接"].endswith("/nqi-2023/5.12.html")


def test_paper_has_the_rows_shown_and_says_what_was_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}?conditions=co_funding")
    page.emulate_media(media="print")
    assert page.locator("#finder-table tr[data-order]:visible").count() == 3
    assert page.locator("[data-chosen]").is_visible()
    assert not page.locator("form.g-facets").is_visible()
    assert not page.locator("[name=sort]").is_visible()
    assert page.locator(".g-pick:visible").count() == 0


def test_without_script_the_table_is_plain_and_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}?conditions=co_funding")
    assert plain.locator("#finder-table tr[data-order]:visible").count() == 43
    assert not plain.locator("form.g-facets").is_visible()
    assert plain.locator("select:visible, .g-pick, .g-found button:visible").count() == 0
    wide = plain.locator("#finder-table").bounding_box()
    article = plain.locator("article").bounding_box()
    assert wide is not None
    assert article is not None
    assert wide["width"] > 0.9 * article["width"]
    context.close()


def test_it_works_from_a_folder_and_on_a_small_phone(browser: Browser, built_site: Path) -> None:
    page = browser.new_page(viewport=ViewportSize(width=320, height=PHONE["height"]))
    watch = Watch("file://").on(page)
    page.goto((built_site / PAGE).as_uri())
    assert page.locator("details.g-facet[open]").count() == 0
    page.click("#facet-conditions")
    tick(page, "conditions", "quota")
    assert numbers(page) == ["1.1", "2", "9", "10"]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    head, *rows = download_csv(page)
    assert rows[0][head.index("链接")] == "nqi-2023/1.1.html"
    assert watch.faults == []
    page.close()
