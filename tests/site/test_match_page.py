"""The page of matching in a real browser: what is pasted stays there, is compared, and shown as text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import DESK, Watch, open_browser, serve_folder
from tests.cases.hostile import HOSTILE
from tests.match.quality import read_cases, real_index

pytestmark = pytest.mark.browser
PAGE = "nqi-2023/match.html"
TEXT = "用碳同位素丰度区分大气中二氧化碳的化石来源，制备标准气体，研究高精度的测量技术。"
FOREIGN = read_cases("foreign.txt")[0].text


@pytest.fixture(scope="module", params=["http", pytest.param("file", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    """The site's address, once over http and once from the folder."""
    if request.param == "file":
        yield built_site.as_uri() + "/"
    else:
        with serve_folder(built_site) as served:
            yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport=DESK)  # type: ignore[arg-type] # a plain dict stands for the size
    watch = Watch(address).on(page)
    page.goto(address + PAGE)
    yield page
    assert watch.faults == []
    page.close()


def numbers(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("[data-direction]", "hits => hits.map(hit => hit.dataset.direction)")
    return found


def match(page: Page, text: str) -> None:
    """Paste a text and press the button; wait for the answer."""
    page.evaluate("document.querySelector('[data-status]').textContent = ''")
    page.fill("#match-text", text)
    page.click(".g-match button[type=submit]")
    expect(page.locator("[data-status]")).not_to_have_text(re.compile("^(正在比对……)?$"), timeout=20_000)


def test_a_pasted_text_gets_its_directions_with_words_and_sentences(page: Page) -> None:
    match(page, TEXT)
    assert numbers(page)[0] == "5.7"
    first = page.locator("[data-direction='5.7']")
    assert "同位素丰度" in first.locator("[data-terms] mark").all_inner_texts()
    assert "同位素丰度" in first.locator("[data-said] mark").all_inner_texts()
    assert "二氧化碳同位素" in first.locator("[data-sentence] mark").all_inner_texts()
    assert "最相近的是 5.7 温室气体同位素计量与溯源关键技术" in page.locator("p[data-status]").inner_text()
    first.locator("summary").click()
    expect(first.locator("[data-whole]")).to_have_text(TEXT)


def test_the_sentence_leads_to_its_paragraph(page: Page) -> None:
    match(page, TEXT)
    page.locator("[data-direction='5.7'] [data-sentence] a").click()
    page.wait_for_url("**/nqi-2023/5.7.html#p-2")
    expect(page.locator("#p-2")).to_be_in_viewport()


def test_a_direction_found_can_be_ticked_for_comparison(page: Page) -> None:
    match(page, TEXT)
    page.locator("[data-direction='5.7'] input[type=checkbox]").check()
    expect(page.locator(".g-tray li")).to_have_count(1)
    match(page, TEXT + "光栅")
    assert page.locator("[data-direction='5.7'] input[type=checkbox]").is_checked()
    page.locator("[data-direction='5.7'] input[type=checkbox]").uncheck()


def test_typing_is_enough_and_the_keyboard_too(page: Page) -> None:
    page.locator("#match-text").press_sequentially("大跨度光栅尺溯源")
    page.wait_for_selector("[data-direction='4.2']")
    page.keyboard.press("Control+a")
    page.keyboard.type("数据中心能效")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-direction='3.2']")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "匹配"


def test_a_text_of_another_subject_is_told_as_such(page: Page) -> None:
    match(page, FOREIGN)
    assert page.locator("p[data-status]").inner_text().startswith("没有明显对应的方向")
    match(page, "An abstract in English about something else entirely")
    assert "没有找到共同的词" in page.locator("p[data-status]").inner_text()
    assert numbers(page) == []


def test_the_example_is_a_directions_own_content_and_clearing_takes_all_away(page: Page) -> None:
    page.click("[data-example]")
    page.wait_for_selector("[data-direction]")
    number = numbers(page)[0]
    [content] = [p.part.text for d in real_index().directions if d.profile.number == number for p in d.parts][1:2]
    assert page.input_value("#match-text") == content
    assert f"示例取自 {number} 的研究内容" in page.locator("[data-count]").inner_text()
    page.click(".g-match button[type=reset]")
    expect(page.locator("[data-outcome]")).to_be_hidden()
    assert (page.input_value("#match-text"), page.locator("[data-count]").inner_text()) == ("", "0 字")
    assert page.locator("p[data-status]").inner_text() == ""


def test_nothing_is_sent_and_nothing_is_kept(page: Page, address: str) -> None:
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on(
        "request", lambda request: asked.append(f"{request.method} {request.url.partition('?')[0]} {request.post_data}")
    )
    before = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    match(page, TEXT)
    asked = [one for one in asked if "favicon" not in one]  # the browser's own doing
    assert asked
    assert all(one.startswith(f"GET {address}match/nqi-2023/") and one.endswith(".js None") for one in asked)
    after = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert (after, page.url) == (before, address + PAGE)
    page.reload()
    assert page.input_value("#match-text") == ""


def test_hostile_text_is_shown_as_text_and_runs_nothing(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    attacks = "".join(f"光栅尺{text}量子化复现。" for text in HOSTILE if "\n" not in text)
    for text in (attacks, *(f"光栅尺{text}量子化" for text in HOSTILE[:12])):
        match(page, text)
        page.locator("[data-hits] summary").first.click()
        whole = page.locator("[data-hits] [data-whole]").first
        expect(whole).not_to_be_empty()  # filled when it is opened, which the browser tells a moment later
        assert page.locator("[data-hits] :is(script, img, svg, iframe, style, [onmouseover])").count() == 0
        assert whole.evaluate("e => e.textContent").strip() == text.strip()
    assert page.evaluate("document.querySelectorAll('[data-hits] a').length") <= 20


def test_a_text_of_a_hundred_thousand_characters_is_answered(page: Page) -> None:
    whole = "".join(part.part.text for direction in real_index().directions for part in direction.parts)
    match(page, (whole * 6)[:100_000])
    assert len(numbers(page)) == 10
    assert "100000 字" in page.locator("[data-count]").inner_text()


def test_nothing_of_it_is_loaded_before_it_is_wanted_nor_on_other_pages(browser: Browser, address: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for name in (PAGE, "nqi-2023/5.7.html"):
        page.goto(address + name, wait_until="load")
    assert not [url for url in asked if "/match/" in url]
    page.close()


def test_without_script_the_page_says_what_it_needs_and_what_does_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert not page.locator("#match-text").is_visible()
    assert "guide-site match 摘要.txt --guide nqi-2023" in page.locator("[data-match-absent]").inner_text()
    context.close()


def test_on_paper_stand_the_text_and_the_result_and_no_controls(page: Page) -> None:
    match(page, TEXT)
    page.emulate_media(media="print")
    assert not page.locator("#match-text").is_visible()
    assert page.locator("[data-pasted]").inner_text() == TEXT
    assert page.locator("[data-direction='5.7']").is_visible()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_page_does_not_scroll_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    match(page, TEXT + "x" * 200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_data_published_anew_while_the_page_is_open_are_taken_up(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("keywords", "search"))
    with serve_folder(site) as served:
        page = browser.new_page()
        page.goto(served + PAGE)
        match(page, "光栅尺")
        for path in (site / "match" / "nqi-2023").iterdir():
            version = path.read_text("utf-8").split('"')[3]
            path.write_text(path.read_text("utf-8").replace(f'"{version}"', '"anew00000000"', 1), "utf-8")
        page.evaluate("document.title = 'same page'")
        match(page, "千克、安培和坎德拉的量子化复现")
        assert numbers(page)[0] == "1.2"
        assert page.title() == "same page"
        page.close()


def test_data_that_cannot_be_loaded_are_told(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("keywords", "search", "match"))
    page = browser.new_page()
    page.goto(f"{site.as_uri()}/{PAGE}")
    match(page, TEXT)
    assert "没有载入" in page.locator("p[data-status]").inner_text()
    page.close()
