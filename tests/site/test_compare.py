"""Ticks, tray and comparison in a real browser: tick anywhere, compare, link; by keyboard; from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser import Watch, download_csv
from tests.search.browser import ask, open_box

pytestmark = pytest.mark.browser
PAGE = "nqi-2023/compare.html"


@pytest.fixture
def address(home: str) -> str:
    return home + PAGE


def compare(page: Page, url: str) -> None:
    """Open a comparison and wait until it stands."""
    page.goto(url)
    page.wait_for_selector(".g-compare thead th + th")


def columns(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator(".g-compare thead th + th > a:first-of-type").all_inner_texts()]


def row(page: Page, title: str) -> list[str]:
    """Texts of the cells of a row."""
    cells = page.locator(f".g-compare tr:has(> th[scope=row]:text-is({title!r})) td")
    return [" ".join(text.split()) for text in cells.all_inner_texts()]


def ticked(page: Page) -> list[str]:
    entries = page.evaluate("guideChoice.read()")
    return [entry[0] for entry in entries]


def tick(page: Page, number: str) -> None:
    page.locator(f".g-pick:has-text('对比 {number}') input").first.check()


@pytest.mark.slow
def test_what_the_search_finds_is_ticked_by_mouse_or_keyboard(page: Page, home: str) -> None:
    open_box(page, home)
    assert ask(page, home, "量子").pages[:3] == ["nqi-2023/1.1.html", "nqi-2023/7.2.html", "nqi-2023/1.2.html"]
    assert page.locator(".g-search-pick").count() == 3  # directions alone
    page.locator(".g-search-pick").nth(1).click()
    assert ticked(page) == ["nqi-2023/7.2"]
    page.focus("input.md-search__input")
    for key in ("ArrowDown", "Tab", " ", "ArrowDown", "Tab", "Tab", " "):
        page.keyboard.press(key)
    assert ticked(page) == ["nqi-2023/7.2", "nqi-2023/1.1", "nqi-2023/1.2"]
    assert page.evaluate("guideChoice.read()")[1][1] == "1.1 量子计量基准前沿技术探索"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.href").endswith("/nqi-2023/1.2.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.locator("[data-md-toggle=search]").is_checked()  # behind the last one the theme closes its box
    ask(page, home, "电磁")
    ask(page, home, "量子")
    assert page.locator(".g-search-pick input:checked").count() == 3


def test_ticks_anywhere_lead_to_one_comparison_and_its_link_brings_it_back(page: Page, home: str) -> None:
    page.goto(f"{home}nqi-2023/finder.html")
    tick(page, "4.1")
    page.goto(f"{home}nqi-2023/4.html")
    assert page.locator(".g-pick:has-text('对比 4.1') input").is_checked()
    tick(page, "4.2")
    page.goto(f"{home}nqi-2023/index.html")
    tick(page, "5.12")
    page.goto(f"{home}nqi-2023/1.2.html")
    page.locator(".g-pick-place input").check()
    page.locator(".g-tray > summary").click()
    page.click(".g-tray-go")
    page.wait_for_selector(".g-compare thead th + th")
    assert columns(page) == ["4.1", "4.2", "5.12", "1.2"]
    assert page.url.endswith("compare.html?d=4.1,4.2,5.12,1.2")
    stranger = page.context.browser
    assert stranger is not None
    other = stranger.new_context().new_page()
    compare(other, page.url)
    assert columns(other) == columns(page)
    assert other.locator(".g-compare").inner_text() == page.locator(".g-compare").inner_text()
    assert ticked(other) == []
    other.context.close()


@pytest.mark.slow
def test_keyword_pages_and_related_directions_have_ticks(page: Page, home: str) -> None:
    page.goto(f"{home}keywords/ke-kao-xing.html")
    page.locator(".g-mentioning .g-pick input").first.check()
    page.goto(f"{home}nqi-2023/4.4.html")
    page.locator(".g-related .g-pick input").first.check()
    assert len(ticked(page)) == 2


def test_what_is_compared_is_aligned_and_links_to_its_place(page: Page, address: str, home: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    assert row(page, "国际比对") == ["仅此方向 国际比对 2 项", "— 未提出"]
    assert row(page, "装置设备")[1].startswith("合计 2 小型化激光器 1 套")
    first, second = row(page, "不确定度")
    assert "圆锥轨迹标准不确定度 0.1%" in first
    assert "50 nm + 1.8×10⁻⁷ L" in second
    assert "仅此方向" not in first + second
    link = page.locator(".g-compare a:has-text('真空波长')")
    assert link.get_attribute("href") == f"{home}nqi-2023/4.2.html#indicator-2"
    link.click()
    assert page.locator("#indicator-2 .g-requirement").inner_text().strip() == "10⁻¹¹"


def test_texts_stand_verbatim_with_their_doubts_marked(page: Page, address: str, home: str) -> None:
    compare(page, f"{address}?d=4.3,9")
    shown = page.locator(".g-compare td .g-verbatim").all_inner_texts()
    page.goto(f"{home}nqi-2023/4.3.html")
    for label in ("#p-1", "#p-2"):
        text = page.locator(label).inner_text().replace("¶", "")
        assert "".join(text.split()) in ["".join(one.split()) for one in shown]
    assert any("原文如此" in one for one in shown)


def test_shared_keywords_and_mentions_of_each_others_keywords_are_marked(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.4,5.8")
    compare(page, f"{address}?d=4.1,4.2")
    assert page.locator(".g-compare a.mention.g-shared").all_inner_texts() == ["计量溯源", "计量标准装置"]
    assert page.locator(".g-compare a.mention.g-shared").first.get_attribute("title") == "方向 4.2 的关键词"


def test_a_kind_that_another_may_mean_too_is_not_said_to_be_asked_by_one_alone(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.3,4.4")
    assert row(page, "发明专利") == ["发明专利 ≥15 项 申请", "— 未提出"]
    assert row(page, "软件")[1].startswith("仅此方向")


def test_only_rows_that_differ_can_be_shown_and_the_address_says_so(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    assert page.locator("th:text-is('有关说明')").is_visible()
    page.check("[name=differences]")
    assert page.locator("th:text-is('有关说明')").is_hidden()
    assert page.url.endswith("?d=4.1,4.2&differences=1")
    page.reload()
    page.wait_for_selector(".g-compare thead th + th")
    assert page.locator("th:text-is('有关说明')").is_hidden()


def test_the_file_holds_what_is_shown(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    lines = download_csv(page)
    assert lines[0] == [
        "项目",
        "4.1 复杂环境运动测试装备综合参量计量关键技术研究",
        "4.2 大量程纳米级光栅尺的溯源及原位校准技术研究",
    ]
    assert {len(line) for line in lines} == {3}
    by_title = {line[0]: line[1:] for line in lines}
    assert by_title["国际比对"] == ["国际比对 2 项", ""]
    assert by_title["装置设备"][1].split("\n") == ["合计 2", "小型化激光器 1 套", "光纤激光干涉测量装置 1 套"]
    assert by_title["关键词"][1].startswith("光栅\n计量溯源")


@pytest.mark.slow
def test_directions_are_added_and_removed_on_the_page_and_the_ticks_follow(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    page.fill("[name=number]", "5.12")
    page.keyboard.press("Enter")
    expect(page.locator(".g-compare thead th")).to_have_count(4)
    assert ticked(page) == ["nqi-2023/4.1", "nqi-2023/4.2", "nqi-2023/5.12"]
    page.locator(".g-remove").nth(1).click()
    expect(page.locator(".g-compare thead th")).to_have_count(3)
    assert columns(page) == ["4.1", "5.12"]
    assert page.url.endswith("?d=4.1,5.12")
    assert page.evaluate("document.activeElement.className") == "g-remove"
    page.locator(".g-tray > summary").click()
    page.click(".g-tray button[aria-label='移去 4.1']")
    expect(page.locator(".g-compare thead th")).to_have_count(2)
    assert columns(page) == ["5.12"]


@pytest.mark.slow
def test_a_direction_that_stands_there_already_is_told(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    page.fill("[name=number]", "4.2")
    page.keyboard.press("Enter")
    expect(page.locator(".g-problems")).to_have_text("4.2 已在表中。")
    assert columns(page) == ["4.1", "4.2"]


@pytest.mark.slow
def test_a_link_from_someone_else_leaves_the_readers_own_ticks(page: Page, home: str, address: str) -> None:
    page.goto(f"{home}nqi-2023/4.html")
    tick(page, "4.5")
    compare(page, f"{address}?d=4.1,4.2")
    assert ticked(page) == ["nqi-2023/4.5"]
    compare(page, address)
    assert columns(page) == ["4.5"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?d=4.1", "只有一个方向，再加入一个才能对比。"),
        ("?d=4.1,4.2,4.3,4.4,4.5", "一次最多对比 4 个方向，只列前 4 个。"),
        ("?d=4.1,../../secret", "没有找到方向 ../../secret：编号可能有误。"),
        ("?d=4.1,4.2,<b>x</b>", "没有找到方向 <b>x</b>：编号可能有误。"),
    ],
)
def test_an_address_that_cannot_be_compared_is_told_kindly(page: Page, address: str, query: str, said: str) -> None:
    compare(page, address + query)
    assert said in page.locator(".g-problems").inner_text()


def test_directions_of_two_guides_stand_side_by_side_each_with_its_guide(page: Page, address: str) -> None:
    def answer(route: Route) -> None:
        found = route.fetch(url=route.request.url.replace("nqi-2024", "nqi-2023")).text()
        other = found.replace('"nqi-2023/4.2"', '"nqi-2024/4.2"').replace("2023 年度", "2024 年度")
        route.fulfill(body=other, content_type="text/javascript")

    page.route("**/data/nqi-2024/compare/4.2.js", answer)
    compare(page, f"{address}?d=4.2,nqi-2024/4.2")
    assert page.url.endswith("?d=4.2,nqi-2024/4.2")
    notes = page.locator(".g-compare thead span.g-column-note").all_inner_texts()
    assert notes == ["2023 年度（征求意见稿）", "2024 年度（征求意见稿）"]
    links = page.locator(".g-compare a:has-text('真空波长')")
    assert [link.get_attribute("href").split("/")[-2] for link in links.all()] == ["nqi-2023", "nqi-2024"]  # type: ignore[union-attr] # each has one
    assert row(page, "模型")[0].startswith("误差补偿模型")


@pytest.mark.slow
def test_a_part_that_does_not_come_is_no_wrong_number_and_stays_chosen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/compare/4.2.js", lambda route: route.abort())
    compare(page, f"{address}?d=4.1,99.9,98,97,4.2")
    assert page.locator(".g-problems p").all_inner_texts() == [
        *(f"没有找到方向 {number}：编号可能有误。" for number in ("99.9", "98", "97")),
        "方向 4.2 的数据没有载入，请检查网络后刷新本页。",
    ]
    assert (columns(page), page.url.split("?")[1]) == (["4.1"], "d=4.1,4.2")
    page.unroute("**/compare/4.2.js")
    page.fill("[name=number]", "５。12")
    page.keyboard.press("Enter")
    expect(page.locator(".g-compare thead th")).to_have_count(4)
    assert (columns(page), ticked(page)) == (["4.1", "4.2", "5.12"], ["nqi-2023/4.1", "nqi-2023/4.2", "nqi-2023/5.12"])
    page.close()


def test_an_unknown_number_is_told_and_the_others_stand(browser: Browser, address: str) -> None:
    page = browser.new_page()
    compare(page, f"{address}?d=4.1,99.9,4.2")
    assert page.locator(".g-problems").inner_text() == "没有找到方向 99.9：编号可能有误。"
    assert columns(page) == ["4.1", "4.2"]
    page.close()


def test_nothing_chosen_says_where_to_begin_with_an_example(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-part=none] a").last.click()
    page.wait_for_selector(".g-compare thead th + th")
    assert len(columns(page)) == 2


@pytest.mark.slow
def test_a_fifth_tick_is_refused_and_said(page: Page, home: str) -> None:
    page.goto(f"{home}nqi-2023/4.html")
    for number in ("4.1", "4.2", "4.3", "4.4"):
        tick(page, number)
    fifth = page.locator(".g-pick:has-text('对比 4.5') input")
    fifth.click()
    assert not fifth.is_checked()
    assert page.locator(".md-header p[role=status]").inner_text() == "最多对比 4 个方向，请先移去一个。"
    assert len(ticked(page)) == 4
    for width in (1440, 375):
        page.set_viewport_size(ViewportSize(width=width, height=800))
        assert page.locator(".g-tray-panel").is_hidden()
        box = page.locator(".g-tray-said").bounding_box()
        assert box is not None
        assert 20 < box["height"] < 50, "one line that hides no control for long"
        assert 0 <= box["x"] < box["x"] + box["width"] <= width
    page.locator("h1").click()
    assert page.locator(".g-tray-said").count() == 0


def test_the_keyboard_alone_ticks_opens_the_tray_and_compares(page: Page, home: str) -> None:
    page.goto(f"{home}nqi-2023/4.html")
    for number in ("4.1", "4.2"):
        page.locator(f".g-pick:has-text('对比 {number}') input").focus()
        page.keyboard.press("Space")
    assert page.locator(".md-header p[role=status]").inner_text() == "已选 2 个方向，刚加入 4.2。"
    page.locator(".g-tray > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".g-tray-panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".g-tray-panel").is_hidden()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "并排对比"
    page.keyboard.press("Enter")
    page.wait_for_selector(".g-compare thead th + th")
    assert columns(page) == ["4.1", "4.2"]


@pytest.mark.slow
def test_ticks_hold_on_the_page_where_the_browser_keeps_nothing(page: Page, home: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    page.goto(f"{home}nqi-2023/finder.html")
    tick(page, "4.1")
    tick(page, "4.2")
    page.click("[data-pick-go]")
    page.wait_for_selector(".g-compare thead th + th")
    assert columns(page) == ["4.1", "4.2"]


@pytest.mark.slow
def test_all_goes_on_where_the_browser_denies_storage(page: Page, home: str) -> None:
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name,
             { configurable: true, get() { throw new DOMException("denied", "SecurityError") } })"""
    )
    page.goto(f"{home}nqi-2023/finder.html")
    tick(page, "4.1")
    tick(page, "4.2")
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    page.click("[data-pick-go]")
    page.wait_for_selector(".g-compare thead th + th")
    assert columns(page) == ["4.1", "4.2"]


@pytest.mark.slow
def test_what_was_kept_by_another_hand_is_not_believed(page: Page, home: str) -> None:
    page.goto(f"{home}nqi-2023/4.html")
    page.evaluate(
        """key => localStorage.setItem(key, JSON.stringify([["javascript:alert(1)", "x"], 3, null, ["nqi-2023/4.1"],
             ["nqi-2023/4.2", "<img src=x onerror=alert(1)>"]]))""",
        "guide-choice /",
    )
    page.reload()
    assert ticked(page) == ["nqi-2023/4.2"]
    page.locator(".g-tray > summary").click()
    assert page.locator(".g-tray-panel li a").inner_text() == "<img src=x onerror=alert(1)>"


@pytest.mark.slow
def test_tray_and_ticks_cover_nothing_and_stay_off_paper(browser: Browser, home: str) -> None:
    page = browser.new_context(viewport=ViewportSize(width=320, height=640), has_touch=True).new_page()
    page.goto(f"{home}nqi-2023/4.html")
    tick(page, "4.1")
    tray = page.locator(".g-tray > summary").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert tray is not None
    assert header is not None
    assert tray["y"] >= 0
    assert tray["y"] + tray["height"] <= header["y"] + header["height"]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    page.emulate_media(media="print")
    assert page.locator(".g-pick:visible, .g-tray:visible").count() == 0
    page.context.close()


def test_without_script_the_page_says_what_it_does_and_leads_on(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}?d=4.1,4.2")
    assert page.locator("[data-part=without-script]").is_visible()
    assert page.locator("[data-part=without-script] a").all_inner_texts() == ["方向查找", "成果矩阵", "技术指标总表"]
    assert page.locator(".g-comparing form:visible, .g-compare:visible").count() == 0
    page.context.close()


def test_it_works_from_a_folder(browser: Browser, built_site: Path) -> None:
    page = browser.new_page()
    watch = Watch("file://").on(page)
    page.goto((built_site / "nqi-2023/4.html").as_uri())
    tick(page, "4.1")
    tick(page, "4.2")
    page.locator(".g-tray > summary").click()
    page.click(".g-tray-go")
    page.wait_for_selector(".g-compare thead th + th")
    assert columns(page) == ["4.1", "4.2"]
    assert watch.faults == []
    page.evaluate("guideChoice.write([])")
    page.close()


def test_paper_lies_on_its_side(page: Page, address: str) -> None:
    compare(page, f"{address}?d=4.1,4.2")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).page") == "wide"
    assert page.locator(".g-comparing form:visible, .g-remove:visible").count() == 0
    assert page.locator(".g-compare thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
