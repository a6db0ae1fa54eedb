"""Every page type on paper: the words alone, no blank sheet, whole rows under repeated heads, links as numbers."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from generator.dist.check_pdf import check_pdf
from generator.dist.pdf_text import read_shown, read_tagged
from generator.dist.printed_page import PrintedPage, read_printed_page
from tests.browser import open_browser, serve_folder
from tests.dist.printing import print_site
from tests.site.page_types import one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCREEN_ONLY = ("键入以开始搜索", "指南原文归发布部门所有", "回到页面顶部", "切换到深色", "下载这些行")
TABLES = {
    "nqi-2023/clauses.html": ".g-clause td",
    "nqi-2023/indicators.html": "tr[data-order] td:not(.g-quantity)",
    "nqi-2023/conditions.html": "tbody th, tbody td",
}


@pytest.fixture(scope="module")
def printed(built_site: Path) -> Mapping[str, bytes]:
    return print_site(built_site, *one_of_each(built_site))


def squeeze(text: str) -> str:
    return "".join(text.split())


@cache
def sheets_of(data: bytes) -> Mapping[int, str]:
    """Sheet → its text in the order of tags."""
    found: dict[int, str] = defaultdict(str)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, text in read_tagged(pdf):
            found[number] += squeeze(text)
    return found


@cache
def painted(data: bytes) -> list[str]:
    """All that stands on each sheet, repeated heads and margins too, in the order of painting."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = dict.fromkeys((page.obj.objgen for page in pdf.pages), "")
        for page, shown in read_shown(pdf):
            found[page.obj.objgen] += squeeze(shown.text)
    return list(found.values())


def test_every_sheet_has_words_and_brings_its_fonts(printed: Mapping[str, bytes]) -> None:
    for name, data in printed.items():
        found, _ = check_pdf(name, data, PrintedPage((), ()))
        assert [str(one) for one in found if "bookmarks" not in str(one)] == []


def test_nothing_that_only_a_screen_needs_is_printed(printed: Mapping[str, bytes]) -> None:
    for name, data in printed.items():
        text = "".join(sheets_of(data).values())
        assert [words for words in SCREEN_ONLY if words in text] == [], name
        assert len(text) > 40


def test_each_sheet_says_its_address_its_date_and_its_number(printed: Mapping[str, bytes]) -> None:
    for name, data in printed.items():
        sheets = painted(data)
        for number, text in enumerate(sheets, start=1):
            assert name in text
            assert f"{number}/{len(sheets)}" in text
            assert "数据更新至2026-" in text


def test_a_sheet_of_a_direction_says_where_it_comes_from_and_what_it_is_worth(printed: Mapping[str, bytes]) -> None:
    text = "".join(sheets_of(printed["nqi-2023/4.1.html"]).values())
    head = "国家重点研发计划“国家质量基础设施体系”重点专项2023年度项目申报指南征求意见稿"
    worth = "征求意见稿，不是正式通知，以主管部门发布的文件为准。"
    assert text.startswith(head + worth)
    assert text.count(worth) == 1


def test_a_direction_takes_a_sheet_or_two_and_none_is_nearly_blank(built_site: Path) -> None:
    names = [f"nqi-2023/{path.stem}.html" for path in (built_site / "data/nqi-2023/compare").glob("*.js")]
    found = {name: sheets_of(data) for name, data in print_site(built_site, *names).items()}
    assert len(found) == 43
    assert [name for name, sheets in found.items() if len(sheets) > 2] == []
    assert sum(len(sheets) == 1 for sheets in found.values()) >= 20
    assert [(name, text) for name, sheets in found.items() for text in sheets.values() if len(text) < 75] == []


@pytest.mark.parametrize("name", ["nqi-2023/4.1.html", "nqi-2023/9.html", "nqi-2023/full.html", "nqi-2023/index.html"])
def test_all_words_of_the_guide_are_on_paper(printed: Mapping[str, bytes], built_site: Path, name: str) -> None:
    page = read_printed_page((built_site / name).read_text("utf-8"))
    found, figures = check_pdf(name, printed[name], page)
    assert [str(one) for one in found if "bookmarks" not in str(one)] == []
    assert figures.found == figures.wanted > 200


@pytest.mark.parametrize(("name", "cells"), TABLES.items())
def test_no_row_is_cut(printed: Mapping[str, bytes], built_site: Path, name: str, cells: str) -> None:
    sheets = sheets_of(printed[name])
    tree = LexborHTMLParser((built_site / name).read_text("utf-8"))
    texts = {squeeze(cell.text()) for cell in tree.css(cells)}
    assert len(texts) > 20
    assert [text for text in texts if not any(text in sheet for sheet in sheets.values())] == []


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("nqi-2023/clauses.html", "对象指标要求条件原文"),
        ("nqi-2023/indicators.html", "方向对象指标比较要求条件原文"),
        ("nqi-2023/deliverables.html", "研究方向"),
    ],
)
def test_the_head_of_a_table_stands_on_each_of_its_sheets(printed: Mapping[str, bytes], name: str, head: str) -> None:
    sheets = painted(printed[name])
    assert len(sheets) > 2
    assert [number for number, text in enumerate(sheets, start=1) if head not in text] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


def print_with_scripts(browser: Browser, address: str) -> str:
    """The text of a page as a reader prints it; nothing that was added for paper stays on the screen."""
    page = browser.new_page()
    page.goto(address, wait_until="load")
    data = page.pdf(prefer_css_page_size=True, tagged=True)
    expect(page.locator("[class^=g-paper-]")).to_have_count(0)
    page.close()
    return "".join(sheets_of(data).values())


@pytest.mark.parametrize("name", ["nqi-2023/compare.html?d=3.1,4.2,9", "nqi-2023/finder.html?section=3"])
def test_what_the_address_chose_can_be_opened_again_from_the_sheet(
    built_site: Path, browser: Browser, name: str
) -> None:
    read = partial(print_with_scripts, browser)
    assert f"本页网址：{name}" in read(f"{built_site.as_uri()}/{name}")
    with serve_folder(built_site) as home:
        assert f"本页网址：{home}{name}" in read(f"{home}{name}")
        assert "本页网址" not in read(home + name.split("?")[0])


def test_links_of_our_own_prose_become_numbers_with_their_addresses(built_site: Path, browser: Browser) -> None:
    read = partial(print_with_scripts, browser)
    from_folder = read((built_site / "data/index.html").as_uri())
    assert "nqi-2023.xlsx[1]工作簿" in from_folder
    assert "[1]data/nqi-2023/nqi-2023.xlsx" in from_folder
    for name in ("compare.html?d=3.1,4.2,9", "compare.html", "finder.html?section=3"):
        assert "[1]" not in read(f"{(built_site / 'nqi-2023').as_uri()}/{name}"), "these links are not printed"
    with serve_folder(built_site) as home:
        assert f"[1]{home}data/nqi-2023/nqi-2023.xlsx" in read(f"{home}data/index.html")
        assert "[1]" not in read(f"{home}nqi-2023/4.1.html"), "the guide's own words carry no numbers of ours"
