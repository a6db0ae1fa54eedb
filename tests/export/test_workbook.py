"""The workbook, read back with another library: texts are texts, numbers are numbers, links lead to the pages."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from functools import lru_cache
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.export import export_site, workbook
from generator.export.books import SHEET_BUILDERS
from generator.export.context import make_exportings
from generator.export.sheets import Cell, Sheet
from generator.export.workbook import MOST_UNITS, split_row, split_text, write_workbook
from generator.render import paths
from generator.render.data_format import SHEETS, CellKind, Column, data_file
from tests.cases.hostile import HOSTILE
from tests.export.builder import LABELS, make_direction, make_sample
from tests.export.conftest import Exported

TEXTS = (
    *HOSTILE,
    "=1+1",
    "{=1+1}",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "http://example.org",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "5.10",
    "　　段首",
    " 两端 ",
    "一\n二",
    "\t制表",
    "𠮷",
    "葛\U000e0100",
    "\x01\x1f",
    "\r",
    "é",
)
WORDS = Column("words", "词", CellKind.TEXT, 10, "")
FIGURE = Column("figure", "数", CellKind.NUMBER, 10, "")


def open_book(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@lru_cache(maxsize=1)
def open_real(data: bytes) -> Workbook:
    return open_book(data)


def make_book(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = (WORDS,)) -> Worksheet:
    return open_book(write_workbook([Sheet("表", columns, rows)], "题", ""))["表"]


def pairs(real: Exported) -> list[tuple[Worksheet, Sheet]]:
    exporting = make_exportings(real.site, real.labels)[0]
    book = open_real(real.file("nqi-2023/nqi-2023.xlsx"))
    return [(book[sheet.title], sheet) for sheet in (build(exporting) for build in SHEET_BUILDERS)]


def test_the_sheets_are_the_published_ones(real: Exported) -> None:
    book = open_real(real.file("nqi-2023/nqi-2023.xlsx"))
    assert book.sheetnames == [sheet.title for sheet in SHEETS]
    for page, sheet in zip(book, SHEETS, strict=True):
        head = [cell.value for cell in page[1]]
        assert head[: len(sheet.columns)] == [column.title for column in sheet.columns]
        assert len(head) == len(set(head))


def test_every_cell_reads_back_as_it_was(real: Exported) -> None:
    for page, sheet in pairs(real):
        read = page.iter_rows(min_row=2, max_row=1 + len(sheet.rows))
        for cells, row in zip(read, sheet.rows, strict=True):
            for cell, expected in zip(cells, row, strict=True):
                if isinstance(expected.value, str) and expected.value:
                    assert (cell.value, cell.data_type) == (expected.value, "s")
                elif isinstance(expected.value, Decimal | int):
                    assert cell.value == pytest.approx(float(expected.value), rel=1e-15)
                else:
                    assert cell.value is None


def test_the_whole_text_of_the_guide_stands_in_the_sheet_of_directions(real: Exported) -> None:
    page = open_real(real.file("nqi-2023/nqi-2023.xlsx"))["方向"]
    head = [cell.value for cell in page[1]]
    for row, entry in zip(page.iter_rows(min_row=2), real.guide.directions, strict=True):
        assert row[head.index("标题（源文）")].value == entry.direction.title
        for field in entry.direction.fields:
            assert row[head.index(f"{field.label}（源文）")].value == field.text


def test_a_direction_number_is_text_so_that_5_10_is_not_5_1(real: Exported) -> None:
    page = open_real(real.file("nqi-2023/nqi-2023.xlsx"))["方向"]
    numbers = [row[1].value for row in page.iter_rows(min_row=2)]
    assert "5.10" in numbers
    assert all(isinstance(number, str) for number in numbers)


def test_the_head_is_frozen_filtered_and_printed_on_every_sheet(real: Exported) -> None:
    for page, sheet in pairs(real):
        assert str(page.freeze_panes).endswith("2")
        assert page.auto_filter.ref.startswith("A1:")
        assert page.auto_filter.ref.endswith(str(1 + len(sheet.rows)))
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        fitting = page.sheet_properties.pageSetUpPr
        assert fitting is not None
        assert fitting.fitToPage


def test_links_lead_to_pages_of_the_site_relative_to_the_workbook(real: Exported) -> None:
    place = data_file("workbook", "nqi-2023").parent
    pages = {paths.direction_page(entry.key) for entry in real.guide.directions}
    known = {str(paths.built(page)) for page in pages} | {f"keywords/{k.slug}.html" for k in real.site.keywords}
    for page, _ in pairs(real):
        targets = [str(cell.hyperlink.target) for row in page.iter_rows() for cell in row if cell.hyperlink]
        assert targets
        up = "../" * len(place.parts)
        assert {target.removeprefix(up) for target in targets} <= known


def test_an_indicator_links_to_its_row_on_the_page(real: Exported) -> None:
    cell = open_real(real.file("nqi-2023/nqi-2023.xlsx"))["指标"]["B2"]
    assert cell.value == "nqi-2023/1.1/1"
    assert (cell.hyperlink.target, cell.hyperlink.location) == ("../../nqi-2023/1.1.html", "indicator-1")


def test_links_are_absolute_where_the_site_has_an_address(real: Exported) -> None:
    files = export_site(real.site, real.labels, "https://example.org/")
    link = open_book(files[data_file("workbook", "nqi-2023")])["指标"]["B2"].hyperlink
    assert (link.target, link.location) == ("https://example.org/nqi-2023/1.1.html", "indicator-1")


def test_the_workbook_carries_title_and_stage_and_no_clock(real: Exported) -> None:
    properties = open_real(real.file("nqi-2023/nqi-2023.xlsx")).properties
    assert (properties.title, properties.subject) == (real.guide.guide.title, "征求意见稿")
    assert properties.created == properties.modified == workbook.CREATED
    with zipfile.ZipFile(io.BytesIO(real.file("nqi-2023/nqi-2023.xlsx"))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_formula_stands_anywhere(real: Exported) -> None:
    texts = [make_direction(f"1.{n}", {"考核指标": f"{text}1"}, text) for n, text in enumerate(TEXTS[:-4], start=1)]
    hostile = export_site(make_sample(texts), LABELS)[data_file("workbook", "sample")]
    for data in (real.file("nqi-2023/nqi-2023.xlsx"), hostile):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert not [e for e in ElementTree.fromstring(archive.read(name)).iter() if e.tag.endswith("}f")]


def test_every_text_is_text_to_the_character() -> None:
    page = make_book(*((Cell(text),) for text in TEXTS))
    read = [unescape(str(row[0].value)) for row in page.iter_rows(min_row=2)]
    assert read == list(TEXTS)
    assert {row[0].data_type for row in page.iter_rows(min_row=2)} == {"s"}


def test_a_text_that_looks_like_an_escaped_character_is_escaped_itself() -> None:
    data = write_workbook([Sheet("表", (WORDS,), ((Cell("_x0041_"),),))], "题", "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<t>_x005F_x0041_</t>" in archive.read("xl/sharedStrings.xml")


def test_every_text_is_text_with_a_link_too() -> None:
    page = make_book(*((Cell(text, "../../a/1.1.html#indicator-1"),) for text in TEXTS))
    assert [unescape(str(row[0].value)) for row in page.iter_rows(min_row=2)] == list(TEXTS)


def test_a_lower_bound_is_a_number_that_shows_its_sign() -> None:
    cell = make_book((Cell(Decimal(15), at_least=True),), columns=(FIGURE,))["A2"]
    assert (cell.value, cell.number_format) == (15, '"≥"General')


def test_a_number_that_excel_cannot_hold_stands_as_text() -> None:
    page = make_book((Cell(Decimal("1E+400")),), (Cell(Decimal(-55)),), (Cell(Decimal(0)),), columns=(FIGURE,))
    assert [row[0].value for row in page.iter_rows(min_row=2)] == ["1E+400", -55, 0]


def test_a_number_can_carry_a_link() -> None:
    cell = make_book((Cell(Decimal(6), "../x/1.html#indicator-2"),), columns=(FIGURE,))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink.location) == (6, "n", "indicator-2")


@pytest.mark.parametrize("char", ["长", "𠮷"])
def test_text_that_is_too_long_for_a_cell_goes_on_below(char: str) -> None:
    text = char * 70000
    page = make_book((Cell("1.1"), Cell(text), Cell(Decimal(3))), columns=(WORDS, WORDS, FIGURE))
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert "".join(str(row[1]) for row in rows) == text
    assert [row[0] for row in rows] == ["1.1", *(f"1.1（续 {n}）" for n in range(2, len(rows) + 1))]
    assert [row[2] for row in rows] == [3, *[None] * (len(rows) - 1)]


def test_no_piece_is_longer_than_a_cell_and_none_is_lost() -> None:
    text = "a𠮷" * MOST_UNITS
    pieces = list(split_text(text))
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= MOST_UNITS for piece in pieces)
    assert list(split_row((Cell("x"),))) == [(Cell("x"),)]


def test_links_beyond_what_excel_keeps_leave_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_LINKS", 2)
    page = make_book(*((Cell(f"字{n}", "../1.html"),) for n in range(3)))
    assert [(row[0].value, bool(row[0].hyperlink)) for row in page.iter_rows(min_row=2)] == [
        ("字0", True),
        ("字1", True),
        ("字2", False),
    ]


def test_more_rows_than_excel_keeps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    with pytest.raises(ValueError, match="Excel keeps 3"):
        make_book((Cell("一"),), (Cell("二"),))
