"""CSV and workbook are read back: one changed character in a source text is found."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import openpyxl

from generator.load import load_guide
from generator.verify.sheets import check_sheets

ROOT = Path(__file__).resolve().parents[2]


def copy_data(built_site: Path, folder: Path) -> Path:
    shutil.copytree(built_site / "data", folder / "data")
    return folder


def test_the_real_sheets_hold_the_source_to_the_character(built_site: Path) -> None:
    found, compared = check_sheets(built_site, load_guide(ROOT / "source/nqi-2023", ROOT))
    assert found == []
    assert compared > 1500


def test_a_changed_character_in_the_csv_is_found(built_site: Path, tmp_path: Path) -> None:
    site = copy_data(built_site, tmp_path)
    path = site / "data/nqi-2023/indicators.csv"
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    rows[5][rows[0].index("分句（源文）")] += "改"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)
    [finding] = check_sheets(site, load_guide(ROOT / "source/nqi-2023", ROOT))[0]
    assert "indicators.csv" in str(finding)


def test_a_changed_character_in_the_workbook_is_found(built_site: Path, tmp_path: Path) -> None:
    site = copy_data(built_site, tmp_path)
    path = site / "data/nqi-2023/nqi-2023.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book["方向"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(3, heads.index("研究内容（源文）") + 1)
    cell.value = str(cell.value)[:-1]
    book.save(path)
    [finding] = check_sheets(site, load_guide(ROOT / "source/nqi-2023", ROOT))[0]
    assert "'研究内容' of 1.2" in str(finding)


def test_a_damaged_file_is_told_without_a_traceback(built_site: Path, tmp_path: Path) -> None:
    site = copy_data(built_site, tmp_path)
    (site / "data/nqi-2023/nqi-2023.xlsx").write_bytes(b"no workbook")
    [finding] = check_sheets(site, load_guide(ROOT / "source/nqi-2023", ROOT))[0]
    assert "cannot be read back" in str(finding)


def test_the_quality_page_prints_the_figures_of_the_build(built_site: Path) -> None:
    page = (built_site / "nqi-2023/quality.html").read_text("utf-8")
    assert "未核验" not in page
    assert page.count("data-verified=") == 8
    assert re.search(r'data-verified="original">1[0-9],[0-9]{3}<', page)
