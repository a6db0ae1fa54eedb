"""The real guide in other layouts: wrapped lines, pages with numbers and running heads, other ways of numbering."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import pytest

from generator.importer.lines import squeeze
from generator.importer.outline import Outline
from generator.importer.residue import find_residue
from generator.model.guide import BODY_LABEL
from tests.importer.helpers import REAL, guide_of, outline_of, show_outline

RUNNING_HEAD = "2023 年度项目申报指南"
NOT_AT_LINE_START = "，。；、：）”"


@cache
def _outline() -> Outline:
    return outline_of((REAL / "original.txt").read_text(encoding="utf-8"))


@cache
def _paragraphs(label_shape: str = "{}：") -> tuple[str, ...]:
    """The guide's paragraphs, none of them torn."""
    outline = _outline()
    found = [outline.block.programme + "“国家质量基础设施体系”重点专项", RUNNING_HEAD, "(征求意见稿)"]
    found += outline.preamble.split("\n")
    for section in outline.sections:
        found.append(f"{section.number}. {section.title}")
        for direction in outline.directions:
            if direction.number.split(".")[0] == section.number:
                found += [f"{direction.number} {direction.title}"] if direction.number != section.number else []
                for field in direction.fields:
                    label = "" if field.label == BODY_LABEL else label_shape.format(field.label)
                    found += (label + field.text).split("\n")
    return tuple(found)


def _wrap(paragraph: str, width: int) -> list[str]:
    """Lines of ``width`` cells; Latin words stay whole, no mark opens a line."""
    lines = [""]
    for token in re.findall(r"[!-~]+|.", paragraph):
        if token not in NOT_AT_LINE_START and _cells(lines[-1] + token) > width:
            lines.append("")
        lines[-1] += token
    return [line.strip() for line in lines if line.strip()]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _print_pages(lines: Sequence[str], number: str, head: str = "") -> str:
    pages = [lines[start : start + 30] for start in range(0, len(lines), 30)]
    printed = [[*page, "", number.format(index), ""] for index, page in enumerate(pages, start=1)]
    return "\n".join(line for page in printed for line in (*page, head))


def _show_without_blanks(text: str) -> list[str]:
    """Authors are not of one mind about blanks beside Latin, so a torn line cannot always tell."""
    lines = show_outline(outline_of(text)).split("\n")
    return [squeeze(line) for line in lines if not line.startswith("dropped: ")]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n　　"])
def test_paragraphs_set_apart_in_any_way_give_the_same_outline(gap: str) -> None:
    assert show_outline(outline_of(gap.join(_paragraphs()))) == show_outline(_outline())


@pytest.mark.parametrize("shape", ["【{}】", "**{}**：", "{}\n\n", "（1）{}："])
def test_labels_set_off_in_any_way_give_the_same_outline(shape: str) -> None:
    text = "\n\n".join(_paragraphs(shape))
    assert show_outline(outline_of(text)) == show_outline(_outline())
    assert find_residue(guide_of(text), text) == ()


@pytest.mark.parametrize("number", ["- {} -", "{}", "第 {} 页", "— {} —\f"])
@pytest.mark.parametrize("head", ["", RUNNING_HEAD])
def test_wrapped_lines_on_numbered_pages_give_the_same_outline(number: str, head: str) -> None:
    lines = [line for paragraph in _paragraphs() for line in _wrap(paragraph, 76)]
    text = _print_pages(lines, number, head)
    assert _show_without_blanks(text) == [squeeze(line) for line in show_outline(_outline()).split("\n")]
    assert find_residue(guide_of(text), text) == ()


def test_hardly_a_blank_changes_where_lines_are_wrapped() -> None:
    lines = [line for paragraph in _paragraphs() for line in _wrap(paragraph, 76)]
    wrapped = show_outline(outline_of("\n".join(lines))).split("\n")
    changed = [pair for pair in zip(wrapped, show_outline(_outline()).split("\n"), strict=True) if pair[0] != pair[1]]
    assert len(changed) <= 3, "of some 550 lines torn"
