"""What the residue proof finds: anything lost, added, doubled or moved, with its line and characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import Place
from generator.importer.residue import Fault, Residue, find_residue
from generator.model.guide import Direction, Field, Guide
from tests.importer.helpers import guide_of
from tests.importer.test_golden_cases import CASES, _read_case

TEXT = """国家重点研发计划

某专项 2024 年度项目申报指南

（征求意见稿）

目标是建设。

1. 专题一

1.1 方向一

研究内容：研究一二三四五六七八。

考核指标：需与国

- 1 -

家体系对接，装置 2 套。

1.2 方向二

研究内容：开发甲乙丙丁戊己庚辛。
"""


def _with_field(guide: Guide, direction: int, field: int, text: str) -> Guide:
    old = guide.directions[direction]
    fields = (*old.fields[:field], replace(old.fields[field], text=text), *old.fields[field + 1 :])
    return _with_direction(guide, direction, replace(old, fields=fields))


def _with_direction(guide: Guide, index: int, direction: Direction) -> Guide:
    return replace(guide, directions=(*guide.directions[:index], direction, *guide.directions[index + 1 :]))


def _faults(found: tuple[Residue, ...]) -> list[tuple[str, str, int]]:
    return [(residue.fault.value, residue.text, residue.line) for residue in found]


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_importing_a_golden_case_leaves_no_residue(path: Path) -> None:
    given, _ = _read_case(path)
    assert find_residue(guide_of(given), given) == ()


def test_a_character_lost_is_left_over_in_its_line() -> None:
    guide = _with_field(guide_of(TEXT), 0, 0, "研究一二三五六七八。")
    assert _faults(find_residue(guide, TEXT)) == [("left over", "四", 13)]


def test_a_character_added_is_missing_in_the_original() -> None:
    guide = _with_field(guide_of(TEXT), 0, 0, "研究一二三四四五六七八。")
    assert _faults(find_residue(guide, TEXT)) == [("missing", "四", 13)]


def test_a_field_stored_twice_is_missing_once() -> None:
    guide = guide_of(TEXT)
    first = guide.directions[0]
    twice = replace(first, fields=(*first.fields, Field("有关说明", first.fields[0].role, "另说", first.place)))
    found = find_residue(_with_direction(guide, 0, twice), TEXT)
    assert _faults(found) == [("missing", "有关说明：另说", 21)]


def test_what_the_source_adds_at_the_end_is_missing_in_the_original() -> None:
    guide = _with_field(guide_of(TEXT), 1, 0, "开发甲乙丙丁戊己庚辛。另有要求。")
    assert _faults(find_residue(guide, TEXT)) == [("missing", "另有要求。", 23)]


def test_against_an_empty_original_everything_is_missing() -> None:
    (residue,) = find_residue(guide_of(TEXT), "")[:1]
    assert residue.fault is Fault.MISSING
    assert residue.text.endswith("开发甲乙丙丁戊己庚辛。")


def test_fields_in_the_wrong_order_are_out_of_order() -> None:
    guide = guide_of(TEXT)
    first = guide.directions[0]
    found = find_residue(_with_direction(guide, 0, replace(first, fields=first.fields[::-1])), TEXT)
    assert [residue.fault for residue in found] == [Fault.MOVED]


def test_a_direction_left_out_is_left_over_as_a_whole() -> None:
    guide = guide_of(TEXT)
    found = find_residue(replace(guide, directions=guide.directions[:1]), TEXT)
    assert _faults(found) == [("left over", "1.2方向二研究内容：开发甲乙丙丁戊己庚辛。", 21)]


def test_a_changed_title_is_found_on_both_sides() -> None:
    guide = guide_of(TEXT)
    renamed = replace(guide.directions[1], title="方向贰")
    faults = _faults(find_residue(_with_direction(guide, 1, renamed), TEXT))
    assert faults == [("left over", "二", 21), ("missing", "贰", 21)]


def test_a_page_number_that_is_not_listed_is_left_over() -> None:
    found = find_residue(replace(guide_of(TEXT), dropped=()), TEXT)
    assert _faults(found) == [("left over", "-1-", 17)]


def test_a_dropped_piece_that_the_original_does_not_have_is_missing() -> None:
    guide = guide_of(TEXT)
    found = find_residue(replace(guide, dropped=(*guide.dropped, "- 2 -")), TEXT)
    assert _faults(found) == [("missing", "-2-", 0)]


def test_a_page_number_is_told_from_the_same_number_in_the_text() -> None:
    text = "1. 专题一\n\n1.1 方向一\n\n考核指标：装置 2 套，精度优于\n\n3\n\n3 级，需与国\n\n4\n\n家体系对接。\n"
    guide = guide_of(text)
    assert guide.dropped == ("3", "4")
    assert find_residue(guide, text) == ()


def test_blanks_do_not_count() -> None:
    assert find_residue(guide_of(TEXT), TEXT.replace("装置 2 套", "装　置2\r\n套")) == ()


def test_a_residue_reads_as_a_message_with_file_and_line() -> None:
    residue = Residue(Fault.LEFT_OVER, "四", 13, Place("source/case/directions/1.1.yaml", 5))
    assert str(residue.to_diagnostic(Place("source/case/original.txt"))) == (
        "source/case/original.txt:13: '四' is left over (see source/case/directions/1.1.yaml:5), "
        "put it where it belongs, or list it under 'dropped' in guide.yaml"
    )
