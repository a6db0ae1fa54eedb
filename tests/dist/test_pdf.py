"""A finished PDF says what its page says: to a reader, to a search, to a program that reads it aloud."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pikepdf
import pytest

from generator.dist.check_pdf import check_pdf, find_missing
from generator.dist.pdf_fonts import Font, list_fonts, read_font, write_map
from generator.dist.pdf_polish import HeadingError, Label, list_bookmarks, polish
from generator.dist.pdf_text import read_shown, read_tagged
from generator.dist.printed_page import PrintedPage, read_printed_page
from tests.dist.printing import HEAD, print_bodies
from tests.share.builder import TEXTS

LABEL = Label("题", "指南", "甲 乙", "zh-CN", datetime(2024, 5, 4, tzinfo=UTC), ("一", "二"), False)
BODY = "<h1>一</h1><p id='p-1'>方面，子文用一至；½×10⁻⁸ 0.05–1 mA</p><h2>二</h2><p id='p-2'>水<b>风</b>高<a href='#p-1'>见</a></p>"
PAGE = PrintedPage(("一", "二"), ("一", "方面，子文用一至；½×10⁻⁸ 0.05–1 mA", "二", "水风高见"))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def problems(data: bytes, page: PrintedPage) -> list[str]:
    return [str(found) for found in check_pdf("x.pdf", data, page)[0]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    [data] = print_bodies(tmp_path_factory.mktemp("pdf"), BODY)
    return data


@pytest.mark.browser
def test_it_carries_its_title_language_date_and_bookmarks(printed: bytes) -> None:
    pdf = opened(polish(printed, LABEL))
    assert {key: str(pdf.docinfo[key]) for key in ("/Title", "/Subject", "/Keywords")} == {
        "/Title": "题", "/Subject": "指南", "/Keywords": "甲 乙",
    }  # fmt: skip
    assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20240504000000Z"
    assert str(pdf.Root.Lang) == "zh-CN"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert [str(item.Title) for item in list_bookmarks(pdf)] == ["一", "二"]


@pytest.mark.browser
def test_its_text_is_read_back_in_the_order_of_the_page(printed: bytes) -> None:
    data = polish(printed, LABEL)
    found, figures = check_pdf("x.pdf", data, PAGE)
    assert found == []
    assert (figures.sheets, figures.found) == (1, figures.wanted)
    assert figures.wanted == sum(len("".join(text.split())) for text in PAGE.passages)


@pytest.mark.browser
def test_the_fonts_themselves_name_the_characters_so_that_any_viewer_finds_them(printed: bytes) -> None:
    def by_fonts(data: bytes) -> str:
        pdf = opened(data)
        fonts = {font_id: read_font(font) for font_id, font in list_fonts(pdf).items()}
        return "".join(fonts[font].texts[code] for _, shown in read_shown(pdf) for font, code in shown.codes)

    wanted = set("方面子文用一至水风高–")
    assert not wanted <= set(by_fonts(printed)), "the browser names them right by itself now: the mending can go"
    assert wanted <= set(by_fonts(polish(printed, LABEL)))


@pytest.mark.browser
def test_the_same_page_gives_the_same_bytes_whatever_was_printed_before(printed: bytes, tmp_path: Path) -> None:
    table = "<table><tr><th id='x'>甲</th></tr><tr><td headers='x'>乙</td></tr></table>"
    label = replace(LABEL, headings=())
    [_, later, alone] = print_bodies(tmp_path / "a", f"<p>前</p>{table * 9}", table, BODY)
    [again] = print_bodies(tmp_path / "b", table)
    assert polish(later, label) == polish(again, label)
    assert polish(alone, LABEL) == polish(printed, LABEL)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("page", "part"),
    [
        (replace(PAGE, passages=("一", "方面，子文用一至；½×10⁻⁷")), "'方面，子文用一至；½×10⁻⁷' is not in it"),
        (replace(PAGE, passages=("水风高见", "一")), "'一' is not in it, or not in order"),
        (replace(PAGE, headings=("一", "三")), "the bookmarks are ['一', '二'], the headings ['一', '三']"),
    ],
)
def test_what_does_not_stand_in_it_is_told(printed: bytes, page: PrintedPage, part: str) -> None:
    [message] = problems(polish(printed, LABEL), page)
    assert part in message


@pytest.mark.browser
def test_many_missing_passages_are_told_in_few_lines(printed: bytes) -> None:
    messages = problems(polish(printed, LABEL), replace(PAGE, passages=tuple("丙丁戊己庚辛")))
    assert len(messages) == 4
    assert any("3 more passages are missing" in message for message in messages)


@pytest.mark.browser
def test_a_blank_sheet_is_told(tmp_path: Path) -> None:
    gap = "<div style='break-before:page;height:1px'></div><div style='break-before:page'>尾</div>"
    [data] = print_bodies(tmp_path, f"<p>首</p>{gap}")
    assert problems(data, PrintedPage((), ("首", "尾"))) == [
        "x.pdf: sheet 2 has no words, look at the breaks in the style for paper"
    ]


@pytest.mark.browser
def test_a_font_that_is_not_inside_is_told(printed: bytes) -> None:
    pdf = opened(polish(printed, LABEL))
    for font in list_fonts(pdf).values():
        if "/CharProcs" in font:
            del font["/CharProcs"]
    out = io.BytesIO()
    pdf.save(out)
    assert any("is not embedded" in message for message in problems(out.getvalue(), PAGE))


@pytest.mark.browser
def test_more_or_fewer_bookmarks_than_headings_are_not_guessed_at(printed: bytes) -> None:
    with pytest.raises(HeadingError, match="2 bookmarks for 1 headings"):
        polish(printed, replace(LABEL, headings=("一",)))


def _hostile_body(texts: Sequence[str]) -> str:
    return "".join(f"<h2>{escape(text)}</h2><p id='p-{n}'>{escape(text)}</p>" for n, text in enumerate(texts, start=1))


@pytest.mark.browser
def test_hostile_texts_stand_in_its_title_as_they_are(printed: bytes) -> None:
    for text in TEXTS[::8]:
        pdf = opened(polish(printed, replace(LABEL, title=text, subject=text)))
        assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Subject"])) == (text, text)


@pytest.mark.browser
def test_every_hostile_text_stands_in_bookmarks_and_pages_as_it_is(tmp_path: Path) -> None:
    # A page of a test collapses blanks, which the site's own pages do not.
    texts = [text for text in TEXTS if " ".join(text.split()) == text]
    [data] = print_bodies(tmp_path, _hostile_body(texts))
    page = read_printed_page(f"{HEAD}{_hostile_body(texts)}")
    assert list(page.headings) == texts
    assert problems(polish(data, replace(LABEL, headings=page.headings)), page) == []


def test_a_character_map_is_read_as_it_is_written() -> None:
    pdf = pikepdf.new()
    for width, texts in ((1, {3: "方", 5: "fi"}), (2, {n: chr(0x4E00 + n) for n in range(250)} | {999: "𠮷"})):
        kind = pikepdf.Name("/Type0") if width == 2 else pikepdf.Name("/Type3")
        font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=kind))
        font.ToUnicode = pdf.make_stream(write_map(Font(font.objgen, width, texts)))
        assert read_font(font) == Font(font.objgen, width, texts)


def test_ranges_of_a_character_map_are_read_too() -> None:
    pdf = pikepdf.new()
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name("/Type0")))
    font.ToUnicode = pdf.make_stream(b"1 beginbfrange\n<0003> <0005> <4E00>\nendbfrange")
    assert read_font(font).texts == {3: "一", 4: "丁", 5: "丂"}


def test_a_document_without_tags_has_no_text_to_read_aloud() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert read_tagged(pdf) == []


def _tagged_page(content: bytes) -> pikepdf.Pdf:
    """One page with this content, its pieces 0 and 1 tagged in that order; in its font F the code 1 is 甲."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name("/Type3")))
    font.ToUnicode = pdf.make_stream(write_map(Font(font.objgen, 1, {1: "甲"})))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(content)
    element = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, Pg=page.obj, K=pikepdf.Array([0, 1]))
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=element)
    return pdf


def test_text_is_read_in_the_order_of_tags_not_of_painting() -> None:
    content = b"/P <</MCID 1>> BDC /F 9 Tf (\x01) Tj EMC (\x01) Tj /P <</MCID 0>> BDC (\x01\x01) Tj EMC"
    assert read_tagged(_tagged_page(content)) == [(1, "甲甲"), (1, "甲")]


def test_what_a_mark_states_goes_before_what_the_font_says_and_an_empty_mark_says_nothing() -> None:
    stated = b"/Span <</ActualText (B)>> BDC (\x01\x01) Tj EMC"
    empty = b"/Span <</ActualText (C)>> BDC EMC"  # a browser leaves it where a heading goes to the next sheet
    content = b"/F 9 Tf /P <</MCID 0>> BDC " + stated + empty + b"[(\x01) 5 (\x01)] TJ EMC"
    assert read_tagged(_tagged_page(content)) == [(1, "B甲甲")]


def test_passages_are_looked_for_one_behind_the_other() -> None:
    assert list(find_missing("甲乙甲", ["甲", "乙", "甲"])) == []
    assert list(find_missing("甲乙", ["甲", "乙", "甲"])) == ["甲"]
    assert list(find_missing("一二三四", ["一 二", "三\n四"])) == []
