"""What an import tells the person who reviews its draft."""

from __future__ import annotations

from pathlib import Path

from generator.importer.importing import import_guide
from generator.importer.notes import list_notes
from tests.importer.helpers import REAL, outline_of

HEAD = "某计划\n2024 年度项目指南\n\n{}\n\n1. 专题一\n\n"


def _notes(body: str, preamble: str = "目标是建设。") -> tuple[str, ...]:
    return list_notes(outline_of(HEAD.format(preamble) + body))


def test_the_real_guide_needs_no_note() -> None:
    assert list_notes(outline_of((REAL / "original.txt").read_text(encoding="utf-8"))) == ()


def test_a_direction_whose_section_was_not_recognised_is_named_with_its_line() -> None:
    notes = _notes("1.1 方向一\n\n研究内容：甲。\n\n二 专题二\n\n2.1 方向二\n\n研究内容：乙。\n")
    assert notes == ("line 14: direction 2.1 has no section, no heading 2 was recognised",)


def test_a_bracketed_word_left_inside_a_field_is_named() -> None:
    notes = _notes("1.1 方向一\n\n研究内容：甲。\n\n【说明】乙。\n")
    assert notes == ("【说明】 stands inside 1.1 研究内容: is it a label?",)


def test_a_bracketed_word_in_the_preamble_is_named() -> None:
    notes = _notes("1.1 方向一\n\n研究内容：甲。\n", "【总体目标】建设。")
    assert notes == ("【总体目标】 stands inside the preamble: is it a label?",)


def test_the_text_of_a_section_above_its_directions_needs_no_note() -> None:
    assert _notes("本专题面向前沿。\n\n1.1 方向一\n\n研究内容：甲。\n") == ()


def test_labels_above_the_first_direction_of_a_section_are_named_since_its_heading_may_be_missed() -> None:
    notes = _notes("方向零\n\n研究内容：零。\n\n关键词：零\n\n1.1 方向一\n\n研究内容：甲。\n")
    assert notes == (
        "line 6: section 1 has labels above its directions (研究内容, 关键词), kept as its text: was a heading missed?",
    )


def test_a_number_that_the_preamble_states_otherwise_is_named() -> None:
    notes = _notes("1.1 方向一\n\n研究内容：甲。\n", "拟支持 5 个研究方向。")
    assert notes == ("the preamble speaks of 5 directions, 1 were recognised",)


def test_a_report_carries_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "guide.txt"
    path.write_text("1. 专题一\n\n1.1 方向一\n\n研究内容：甲。\n\n【说明】乙。\n", encoding="utf-8")
    assert import_guide(path, "case", tmp_path).notes == ("【说明】 stands inside 1.1 研究内容: is it a label?",)
