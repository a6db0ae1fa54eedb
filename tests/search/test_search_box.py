"""The search box in a real browser, over http and from a folder."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.search.browser import ask, scroll_all

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "page_found"),
    [
        ("孪生", "nqi-2023/3.1.html"),
        ("不确定度", "nqi-2023/1.3.html"),
        ("℃", "nqi-2023/7.1.html"),
        ("<=5%", "nqi-2023/5.3.html"),
        ("≦５％", "nqi-2023/5.3.html"),
        ("10um", "nqi-2023/3.1.html"),
        ("2e-8", "nqi-2023/1.2.html"),
        ("达峰", "nqi-2023/5.6.html"),
        ("CO2", "nqi-2023/5.8.html"),
        ("co₂压裂", "nqi-2023/5.8.html"),
        ("14CO2", "nqi-2023/5.7.html"),
        ("5G", "nqi-2023/3.2.html"),
        ("10-8", "nqi-2023/1.2.html"),
        ("2×10⁻⁸", "nqi-2023/1.2.html"),
        ("2x10^-8", "nqi-2023/1.2.html"),
        ("TSV三维", "nqi-2023/4.4.html"),
        ("ＴＳＶ", "nqi-2023/4.4.html"),
        ("熵", "nqi-2023/5.12.html"),
        ("1:1", "nqi-2023/5.12.html"),
        ("1.2", "nqi-2023/1.2.html"),
        ("liangzi", "nqi-2023/1.1.html"),
        ("liang'zi", "nqi-2023/1.1.html"),
        ("lz", "nqi-2023/1.1.html"),
        ("zhiliang", "nqi-2023/4.3.html"),
        ("jiaozhun", "nqi-2023/4.2.html"),
        ("dna标准", "nqi-2023/6.1.html"),
        ("量子jiliang", "nqi-2023/7.2.html"),
        ("liangzjl", "nqi-2023/1.1.html"),
        ("guojiazhiliangjichusheshi", "nqi-2023/8.4.html"),
        ("lvse", "nqi-2023/5.6.html"),
        ("lüse", "nqi-2023/5.6.html"),
        ("celue", "nqi-2023/4.7.html"),
    ],
)
def test_what_is_typed_is_found(box: Page, address: str, query: str, page_found: str) -> None:
    assert page_found in ask(box, address, query).pages[:5]


def test_every_word_typed_stands_in_every_page_found(box: Page, address: str) -> None:
    answer = ask(box, address, "标准物质 同位素")
    assert answer.pages[0] == "nqi-2023/5.7.html"
    assert all("标准物质" in hit.marks and "同位素" in hit.marks for hit in answer.hits)
    assert ask(box, address, "同位素 赛马争先").message.startswith("没有一页同时有这些词。")


def test_a_result_shows_the_sentence_with_the_words_marked(box: Page, address: str) -> None:
    hit = ask(box, address, "14co2").hits[0]
    assert hit.title == "5.7 温室气体同位素计量与溯源关键技术"
    assert "发展新型的可满足大规模应用需求的长寿命放射性气相 ¹⁴CO₂ 测量技术；" in hit.text
    assert set(hit.marks) == {"¹⁴CO₂"}


def test_enter_takes_the_best_result_of_what_stands_in_the_box_however_early(page: Page, address: str) -> None:
    ask(page, address, "量子")
    page.locator("input.md-search__input").focus()
    page.evaluate(
        """() => {
            const box = document.querySelector("input.md-search__input")
            box.value = "饮用水"
            box.dispatchEvent(new InputEvent("input", { bubbles: true }))
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }))
        }"""
    )
    page.wait_for_url("**/nqi-2023/5.12.html*")


def test_pinyin_may_have_tones_and_much_of_it_is_no_fault(box: Page, address: str) -> None:
    assert ask(box, address, "liàng zǐ").pages[0] == ask(box, address, "liang zi").pages[0]
    assert ask(box, address, "lǜsè").pages[:1] == ask(box, address, "lüse").pages[:1]
    assert ask(box, address, "a" * 9000).message.startswith("没有找到。")


def test_opening_a_result_lands_on_the_paragraph(page: Page, address: str) -> None:
    hit = ask(page, address, "赛马争先").hits[0]
    assert hit.links == ("nqi-2023/1.1.html", "nqi-2023/1.1.html#p-2")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "nqi-2023/1.1.html#p-2")
    assert page.locator(":target").inner_text().startswith("本指南方向拟在")


def test_two_words_in_a_keyword_bring_the_page_of_the_keyword_first(box: Page, address: str) -> None:
    assert ask(box, address, "CO2 压裂").pages[0] == "nqi-2023/5.8.html"


def test_arrow_keys_move_through_the_results_and_escape_closes(page: Page, address: str) -> None:
    ask(page, address, "孪生")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href").endswith("nqi-2023/3.1.html")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_nothing_found_says_what_to_try_and_an_empty_box_asks_for_words(page: Page, address: str) -> None:
    assert ask(page, address, "不存在的词").message == "没有找到。换一个说法，或只写词的一部分；也可以看关键词索引。"
    advice = page.locator(".md-search-result__meta")
    assert advice.get_attribute("role") == "status"
    assert advice.locator("a").evaluate("link => link.href") == address + "keywords/index.html"
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.url.endswith("index.html")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "关键词索引"
    assert ask(page, address, "").message == "键入以开始搜索"
    assert ask(page, address, "  ").message == "键入以开始搜索"


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_the_shortcuts_of_the_theme_open_the_box(page: Page, key: str) -> None:
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") != "query"
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "query"


def test_what_is_pasted_is_sought_without_a_key(page: Page) -> None:
    page.keyboard.insert_text("赛马争先")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item h1").first.inner_text().startswith("1.1")


def test_a_page_that_is_no_direction_says_what_it_is(box: Page, address: str) -> None:
    hits = ask(box, address, "数字孪生体").hits
    assert [hit.title for hit in hits if hit.page.startswith("keywords/")] == ["数字孪生体 关键词"]


def test_scrolling_to_the_end_shows_all_pages_that_were_counted(page: Page, address: str) -> None:
    answer = ask(page, address, "研究")
    assert answer.total > len(answer.hits) == 6
    assert len(set(scroll_all(page, address, answer))) == answer.total


def test_a_list_too_short_to_be_scrolled_grows_by_itself(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 2400})
    answer = ask(page, address, "计量")
    page.wait_for_function("document.querySelectorAll('.md-search-result__item').length > 6")
    assert answer.total > 6


def test_a_link_with_a_query_opens_the_box_with_its_results(page: Page, address: str) -> None:
    page.goto(address + "index.html?q=孪生")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item h1").first.inner_text().startswith("3.1")


def test_a_page_loads_nothing_of_the_index_until_the_box_is_used(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(address)))
    page.goto(address + "index.html")
    page.wait_for_timeout(300)
    assert [path for path in loaded if path.startswith("search/") and "search_index" not in path] == []
    page.locator("input.md-search__input").focus()
    page.wait_for_timeout(300)
    assert {path.split("?")[0] for path in loaded if path.startswith("search/")} - {"search/search_index.json"} >= {
        "search/root.js"
    }


def test_an_index_that_cannot_be_loaded_is_told_not_called_empty(page: Page, address: str) -> None:
    page.evaluate("() => { document.head.append = script => script.onerror() }")
    assert ask(page, address, "孪生").message == "搜索数据没有载入，请检查网络后重试。"
    page.evaluate("() => { delete document.head.append }")
    assert ask(page, address, "孪生 ").pages[0] == "nqi-2023/3.1.html"


def test_the_theme_offers_to_complete_a_keyword(page: Page, address: str) -> None:
    ask(page, address, "数字孪")
    page.locator("input.md-search__input").press("Shift")
    page.wait_for_function("document.querySelector('.md-search__suggest').textContent === '数字孪生体'")


def test_a_slow_answer_does_not_replace_that_of_what_was_typed_since(page: Page, address: str) -> None:
    ask(page, address, "孪生")
    page.evaluate(
        """() => {
          const append = document.head.append.bind(document.head)
          document.head.append = script => setTimeout(append, 300, script)
          const box = document.querySelector("[data-md-component=search-query]")
          for (const query of ["陀螺", "孪生"]) {
            box.value = query
            box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
          }
        }"""
    )
    page.wait_for_timeout(1500)
    assert page.locator(".md-search-result__item h1").first.inner_text().startswith("3.1"), address
