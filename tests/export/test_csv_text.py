"""The CSV opens in Excel in Chinese, runs nothing, and gives every text back to the character."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.export import export_site
from generator.export.context import make_exportings
from generator.export.csv_text import guard_text, is_risky, read_cell, write_cell
from generator.export.indicator_sheet import build_indicator_sheet
from generator.export.sheets import Cell
from generator.render.data_format import INDICATOR_COLUMNS, data_file
from tests.cases.hostile import HOSTILE
from tests.export.builder import LABELS, make_direction, make_sample
from tests.export.conftest import Exported

FORMULAS = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "=0.3''$",
    "@160Hz（1100K）",
)
TAKEN_FOR_NUMBERS = (
    "5.10",
    "1:1",
    "10/1",
    "1-2",
    "0.1%",
    "１２",
    "1e5",
    "2023 年 5 月",
    "5 A",
    "5 pm",
    "(3)",
    "￥5",
    "TRUE",
    "Mar-1",
    "SEP2",
)
PLAIN = (
    '"=1+1',
    "6 项",
    "≥6 项",
    "标准不确定度 ≤2×10⁻⁸",
    "50 nm",
    "nqi-2023/1.2/3",
    "1.2 千克",
    "5G",
    "",
    "等于",
    "≤",
    "达到 0.3%",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def read_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", [*FORMULAS, *TAKEN_FOR_NUMBERS])
def test_what_a_spreadsheet_would_run_or_convert_is_guarded(text: str) -> None:
    assert guard_text(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert guard_text(text) == text


@given(TEXTS | st.sampled_from(HOSTILE))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_dropping_one_apostrophe_gives_the_exact_text(text: str) -> None:
    assert read_cell(guard_text(text)) == text
    assert not is_risky(guard_text(text))


def test_a_very_long_text_is_looked_at_in_one_go() -> None:
    assert not is_risky("1" + " " * 200_000 + "项")
    assert is_risky("1" + " " * 200_000 + "pm")


def test_numbers_stay_numbers() -> None:
    assert [write_cell(Cell(value)) for value in (Decimal(-55), Decimal("2E-8"), 3, None)] == ["-55", "2e-8", "3", ""]


def test_the_file_is_what_excel_expects(real: Exported) -> None:
    data = real.file("nqi-2023/indicators.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    rows = read_rows(data)
    assert rows[0] == [column.title for column in INDICATOR_COLUMNS]
    assert {len(row) for row in rows} == {len(INDICATOR_COLUMNS)}


def test_every_cell_of_the_real_file_is_the_sheets(real: Exported) -> None:
    sheet = build_indicator_sheet(make_exportings(real.site, real.labels)[0])
    for written, row in zip(read_rows(real.file("nqi-2023/indicators.csv"))[1:], sheet.rows, strict=True):
        for text, cell in zip(written, row, strict=True):
            if isinstance(cell.value, str):
                assert read_cell(text) == cell.value
            elif cell.value is None:
                assert text == ""
            else:
                assert Decimal(text) == cell.value


def test_only_verbatim_words_need_the_guard(real: Exported) -> None:
    verbatim = {"原文", "条件", "对象", "指标", "公式", "要求", "分句", "分句（源文）"}
    head, *rows = read_rows(real.file("nqi-2023/indicators.csv"))
    guarded = {title for row in rows for title, text in zip(head, row, strict=True) if text.startswith("'")}
    assert guarded <= verbatim


def test_hostile_texts_come_back_and_none_would_run() -> None:
    texts = [f"{text}{n}" for n, text in enumerate([*FORMULAS, *HOSTILE], start=100)]
    directions = [make_direction(f"1.{n}", {"考核指标": text}) for n, text in enumerate(texts, start=1)]
    data = export_site(make_sample(directions), LABELS)[data_file("indicators_csv", "sample")]
    head, *rows = read_rows(data)
    names = [row[head.index("指标")] for row in rows]
    assert list(dict.fromkeys(read_cell(name) for name in names)) == texts
    assert not any(is_risky(name) for name in names)
