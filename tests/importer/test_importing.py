"""What an import takes, refuses and writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.importer.importing import import_guide
from generator.importer.readers import READERS, read_document
from tests.importer.helpers import REAL

SMALL = "1. 专题一\n\n1.1 方向一\n\n研究内容：研究。\n"


def _document(folder: Path, data: bytes, name: str = "guide.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_importing_the_original_gives_its_bytes_back(tmp_path: Path) -> None:
    original = REAL / "original.txt"
    import_guide(original, "nqi-2023", tmp_path)
    assert (tmp_path / "nqi-2023" / "original.txt").read_bytes() == original.read_bytes()


def test_line_ends_and_a_byte_order_mark_stay_in_the_original(tmp_path: Path) -> None:
    data = ("\ufeff" + SMALL.replace("\n", "\r\n")).encode()
    report = import_guide(_document(tmp_path, data), "case", tmp_path)
    assert (tmp_path / "case" / "original.txt").read_bytes() == data
    assert report.outline.directions[0].fields[0].text == "研究。"
    assert report.outline.preamble == report.outline.block.title == ""


def test_a_guide_is_one_folder_below_into(tmp_path: Path) -> None:
    report = import_guide(_document(tmp_path, SMALL.encode()), "case-2024", tmp_path / "source")
    assert report.folder == tmp_path / "source" / "case-2024"
    assert sorted(p.relative_to(report.folder).as_posix() for p in report.folder.rglob("*.*")) == [
        "directions/1.1.yaml",
        "guide.yaml",
        "original.txt",
    ]


@pytest.mark.parametrize("guide_id", ["", "NQI", "nqi_2023", "../nqi", "nqi-", "nqi--2023", "指南", "nqi-2023\n"])
def test_an_id_that_no_address_can_hold_is_refused(tmp_path: Path, guide_id: str) -> None:
    with pytest.raises(SourceError, match="cannot name a guide, use small ASCII letters"):
        import_guide(_document(tmp_path, SMALL.encode()), guide_id, tmp_path)


@pytest.mark.parametrize("guide_id", ["keywords", "data", "assets", "search", "index", "schema"])
def test_an_id_that_is_a_part_of_the_site_is_refused(tmp_path: Path, guide_id: str) -> None:
    with pytest.raises(SourceError, match="names a part of the site"):
        import_guide(_document(tmp_path, SMALL.encode()), guide_id, tmp_path)


def test_a_file_that_is_not_utf_8_is_named_with_its_line_and_the_way_out(tmp_path: Path) -> None:
    path = _document(tmp_path, b"1. abc\n" + "研究".encode("gb18030"))
    with pytest.raises(SourceError, match=r"guide\.txt:2: byte 0xd1 is not UTF-8, .*iconv -f GB18030 -t UTF-8"):
        read_document(path)


def test_a_suffix_without_a_reader_is_refused_with_those_that_have_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=rf"cannot read '\.odt' files, use one of {', '.join(READERS)}"):
        read_document(_document(tmp_path, b"", "guide.odt"))


def test_a_file_that_is_not_there_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt: cannot be read: No such file"):
        read_document(tmp_path / "none.txt")


def test_a_text_without_numbered_headings_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no numbered headings found, number the sections '1\. 标题'"):
        import_guide(_document(tmp_path, "只有一段话。\n".encode()), "case", tmp_path)
    assert not (tmp_path / "case").exists()


def test_directions_without_any_section_are_refused_at_the_first_of_them(tmp_path: Path) -> None:
    text = "某计划\n2024 年度项目指南\n\n1.1 方向一\n\n研究内容：甲。\n\n1.2 方向二\n\n研究内容：乙。\n"
    expected = (
        r"guide\.txt:4: no section heading was recognised, the first direction is 1\.1 '方向一', number the sections"
    )
    with pytest.raises(SourceError, match=expected):
        import_guide(_document(tmp_path, text.encode()), "case", tmp_path)
    assert not (tmp_path / "case").exists()


def test_two_directions_with_one_number_are_both_named(tmp_path: Path) -> None:
    text = SMALL + "\n1.1 方向又一\n\n研究内容：开发。\n\n1.2 方向二\n\n研究内容：示范。\n"
    with pytest.raises(SourceError, match=r"guide\.txt:7: direction 1\.1 stands here again \(first in line 3\)"):
        import_guide(_document(tmp_path, text.encode()), "case", tmp_path)
