"""A page that does not say what the source says is found, with the place of the difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import Code, VerifyError
from generator.verify import verify_site, verify_verbatim
from tests.verify.sites import GUIDE, build_small_site, replace, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return build_small_site(tmp_path / "site")


def messages(site: Path) -> list[str]:
    return [str(finding) for finding in verify_verbatim(site, GUIDE)]


def test_a_faithful_site_has_no_finding_and_everything_was_compared(site: Path) -> None:
    report = verify_site(site, [GUIDE])
    assert report.diagnostics == ()
    figures = report.figures
    assert (figures.pages, figures.directions, figures.keywords) == (7, 3, 3)
    assert figures.paragraphs == 2 * (2 + 5 + 2) + 2 + 3 * 2
    assert figures.characters > 150


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    with pytest.raises(VerifyError, match="there is no built site here"):
        verify_site(tmp_path / "nowhere", [GUIDE])


def test_a_difference_names_page_paragraph_source_and_both_texts(site: Path) -> None:
    replace(site / "small/1.2.html", "研究一；研究二", "研究一：研究二")
    [finding] = verify_verbatim(site, GUIDE)
    assert finding.code is Code.VERBATIM
    assert str(finding).startswith(
        "small/1.2.html: paragraph p-1 (研究内容, source/small/directions/x.yaml:3) differs at character 4: "
        "the page has '研究一：研究二 <'…, the source has '研究一；研究二 <'…"
    )


@pytest.mark.parametrize(
    ("page", "old", "new", "message"),
    [
        ("1.1", "　　原子", "原子", r"p-1 \(正文, .*differs at character 1"),
        ("1.1", "　　原子", "  原子", "differs at character 1"),
        ("1.2", "；  两个", "； 两个", "p-3 .*differs at character"),
        ("1.2", "&amp;amp;", "&amp;", "p-2 .*differs"),
        ("1.2", "第二段", "第二段\u200b", "p-2 .*differs at character 4"),
        ("1.2", "第二段", "第<br>\n二段", "p-2 .*differs at character 2"),
        ("1.2", "照写。<", "照写<", "p-2 .*differs at character"),
        ("1.2", "&lt;b&gt;", "&lt;B&gt;", "p-1 .*differs"),
        ("1.2", "2×10⁻⁸", "2×10⁻⁹", "p-3 .*differs"),
        ("1.2", '<p id="p-4">/', '<p id="p-4">', "p-4 .*differs at character 1: the page has '', the source has '/'"),
        ("1.2", '<p id="p-2"', '<p id="q-2"', "paragraph p-2 .* is not on the page"),
        ("1.2", '<p id="p-2"', '<p id="p-1">more</p><p id="p-2"', "p-1 .* stands 2 times on the page"),
        ("1.2", '<div id="keyword', '<p id="p-6">more</p><div id="keyword', "paragraph p-6 is not in the source"),
        ("1.2", '<p id="p-1"', '<p id="p-01">x</p><p id="p-1"', "paragraph p-01 is not in the source"),
        ("1.2", '<p id="p-1">', '<p id="p-1" hidden>', "p-1 .* is hidden by <p hidden>"),
        ("1.2", '<p id="p-1">', '<p id="p-1" style="display: none">', "is hidden by <p style"),
        ("1.2", "第二段", '<span style="font-size:0">第二</span>段', "p-2 .* is hidden by <span style"),
        ("1.2", "第二段", "<span hidden>第二</span>段", "p-2 .* is hidden by <span hidden>"),
        ("1.2", "<body>", '<body style="visibility:hidden">', "p-5 .* is hidden by <body style"),
        ("1.2", "第二段", "<data-note>第二</data-note><i data-note>段</i>", "p-2 .*differs at character 3"),
        ("1.2", "1.2 千克", "1.2千克", "the title differs at character 4"),
        ("1.2", "𠮷", "吉", "the title differs at character 8"),
        ("1.1", "&lt;探索&gt;", "<b>探索</b>", "the title differs"),
        ("1.2", "</h1>", "</h1><h1>more</h1>", "the page has 2 titles"),
        ("1.2", ">考核指标<", ">考核要求<", "the heading of '考核指标' differs at character 3"),
        ("1.2", '<h2 id="notes">', '<h2 id="note">', "the heading of '有关说明' has the id 'note', not 'notes'"),
        ("1.2", '<h2 id="notes">', '<h3 id="notes">', "the field '有关说明' has no heading of its own"),
        ("1.1", '<h2 id="body">', '<h3 id="body">', "the field '正文' has no heading"),
        ("1.2", "<a data-keyword>千克</a>", "", "the keyword '量子（光、电）' does not stand next in the source"),
        ("1.2", "<a data-keyword>复现</a>", "", "keywords are missing in the list: '；复现'"),
        ("1.2", "<a data-keyword>复现</a>", "<a data-keyword>再现</a>", "the keyword '再现' does not stand next"),
        ("1.2", "<a data-keyword>复现</a>", "<a data-keyword>复</a>", "keywords are missing in the list: '现'"),
        ("2", '<div id="keyword-list">', '<div id="keyword-list"><a data-keyword>无</a>', "the keyword '无' does not"),
        ("full", "第二段", "第三段", "1.2/p-2 .*differs at character 2"),
        ("full", 'data-p="1.2/p-3"', 'data-p="1.2/p-9"', "1.2/p-3 .* is not on the page"),
        ("full", "1. 计量", "1 计量", "the heading #section-1 differs at character 2"),
        ("full", ">1.2 千克", ">1.2 千", "the heading #direction-1-2 differs at character 6"),
        ("full", 'id="direction-1-2"', 'id="direction-1-3"', "the heading #direction-1-2 .* is not on the page"),
        ("full", "小指南", "小指引", "the title differs at character 3"),
        ("index", "小指南", "大指南", "the title differs at character 1"),
        ("index", "2. 标准", "2. 标淮", "the heading #section-2 differs at character 5"),
        ("index", "世界", "世", "preamble/p-1 .*differs at character 8"),
        ("index", "<p data-p", "<p hidden data-p", "preamble/p-1 .* is hidden"),
        ("index", 'id="preamble"', 'id="intro"', "preamble/p-2 .* is not on the page"),
        ("index", "&lt;前沿&gt;", "前沿", r"1/p-1 \(section, .*differs at character 7"),
        ("index", 'data-p="1/p-2"', "", "1/p-2 .* is not on the page"),
        ("index", 'data-p="1/p-2"', 'data-p="2/p-2"', "paragraph 2/p-2 is not in the source"),
        ("full", "  拟支持", " 拟支持", "1/p-2 .*differs at character 2"),
        ("full", 'data-p="1/p-1"', 'data-p="1/p-1" hidden', "1/p-1 .* is hidden"),
        ("1", "&lt;前沿&gt;", "&lt;前言&gt;", "p-1 .*differs at character 9"),
        ("1", '<p id="p-2">', "<p>", "p-2 .* is not on the page"),
        ("1", "</body>", '<p id="p-3">more</p></body>', "paragraph p-3 is not in the source"),
    ],
)
def test_every_kind_of_difference_is_found(site: Path, page: str, old: str, new: str, message: str) -> None:
    replace(site / f"small/{page}.html", old, new)
    found = messages(site)
    assert any(re.search(message, text) for text in found), found
    assert all(text.startswith(f"small/{page}.html: ") for text in found)


def test_paragraphs_in_another_order_are_found(site: Path) -> None:
    for spot in (("p-1", "p-x"), ("p-2", "p-1"), ("p-x", "p-2")):
        replace(site / "small/1.2.html", f'id="{spot[0]}"', f'id="{spot[1]}"')
    assert any("is out of order" in text for text in messages(site))


def test_the_text_of_a_section_below_its_directions_is_found(site: Path) -> None:
    path = site / "small/full.html"
    moved = '<p data-p="1/p-2">  拟支持 2 个方向。</p>'
    replace(path, moved, "")
    replace(path, "</body>", f"{moved}</body>")
    assert any("is out of order" in text for text in messages(site))


def test_headings_in_another_order_are_found(site: Path) -> None:
    replace(site / "small/index.html", '<h2 id="section-1">1. 计量</h2>', "")
    replace(site / "small/index.html", "</body>", '<h2 id="section-1">1. 计量</h2></body>')
    assert any("not those of the source, in its order" in text for text in messages(site))


def test_the_title_of_a_section_is_compared(site: Path) -> None:
    replace(site / "small/1.html", "计量", "计良")
    [found] = messages(site)
    assert found.startswith("small/1.html: the title differs at character 5")


@pytest.mark.parametrize("page", ["1.2", "1", "full", "index"])
def test_a_missing_page_is_found(site: Path, page: str) -> None:
    (site / f"small/{page}.html").unlink()
    assert messages(site) == [f"small/{page}.html: the page is missing, see why it is not made"]


def test_a_page_of_a_direction_that_the_source_does_not_have_is_found(site: Path) -> None:
    write(site / "small/1.3.html", "stale")
    [found] = messages(site)
    assert found.startswith("small/1.3.html: '1.3' is neither a direction nor a section of the source")


def test_added_marks_links_and_tasks_are_no_part_of_the_text(site: Path) -> None:
    new = (
        '研究<mark>一；</mark><i data-note>[原文<b data-note>如此</b>]</i><span class="task"><a href="#p-1">研究二</a>'
    )
    replace(site / "small/1.2.html", "研究一；研究二", new)
    assert messages(site) == []


def test_the_preamble_may_stand_in_the_full_text_but_then_whole(site: Path) -> None:
    path = site / "small/full.html"
    replace(path, "<body>", '<body><p data-p="preamble/p-1">目标是：面向世界科技前沿。</p>')
    assert ["preamble/p-2 (preamble" in text for text in messages(site)] == [True]
    replace(path, '<p data-p="1/p-1"', '<p data-p="preamble/p-2">拟支持 2 个研究方向。</p><p data-p="1/p-1"')
    assert messages(site) == []
