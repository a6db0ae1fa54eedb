"""What a comparison holds of a direction: its texts as its own page shows them, its requirements under common keys."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

import pytest

from generator.comparison import build_comparisons
from generator.comparison.describe import Comparison, describe_direction
from generator.comparison.rows import Row
from generator.render.views.common import Context
from generator.render.views.direction import view_direction
from tests.builders import make_context, make_direction, make_guide

FIELDS = {
    "研究内容": "研究甲 <b>；研究乙。\n第二段 & 照写。",
    "考核指标": "甲装置 1 套，标准不确定度 $\\leq 2 \\times 10^{-8}$ ；专利 6 项；"
    "标准/行业标准 3 项，国家标准 2 项，国家标准 1 项。",
    "有关说明": "/",
    "备注": "另行通知。",
    "关键词": "千克，量子",
}


@pytest.fixture(scope="module")
def context() -> Context:
    return make_context(
        make_guide(make_direction("1.1", FIELDS, title="千克 $x$"), make_direction("2.1", {"正文": "只有正文。"}))
    )


@pytest.fixture(scope="module")
def described(context: Context) -> Comparison:
    return describe_direction(context.site.guides[0].directions[0], context)


def row(described: Comparison, key: str) -> Row:
    return next(found for found in described.rows if found.key == key)


def test_texts_are_those_of_the_directions_page_to_the_character(context: Context, described: Comparison) -> None:
    page = view_direction(context.site.guides[0].directions[0], context, PurePosixPath("test/1.1.md"))
    on_page = {field.label: [paragraph.html for paragraph in field.paragraphs] for field in page.fields}
    assert {text.label: list(text.paragraphs) for text in described.texts} == {
        label: paragraphs for label, paragraphs in on_page.items() if label != "关键词"
    }
    assert "<b>" not in "".join(described.texts[0].paragraphs)


def test_fields_are_aligned_by_their_role_and_others_by_their_label(described: Comparison) -> None:
    assert [text.key for text in described.texts] == ["content", "indicators", "notes", "other/备注"]
    assert [text.group for text in described.texts] == ["content", "texts", "texts", "texts"]
    assert [bool(text.said_none) for text in described.texts] == [False, False, True, False]


def test_every_indicator_stands_once_and_links_to_its_row(context: Context, described: Comparison) -> None:
    anchors = [item.anchor for found in described.rows for item in found.items]
    rows = context.site.guides[0].directions[0].rows
    assert sorted(anchors) == sorted(f"indicator-{n}" for n in range(1, len(rows) + 1))


def test_several_rows_of_a_kind_come_with_their_sum(described: Comparison) -> None:
    assert row(described, "national_standard").total == "3"
    assert len(row(described, "national_standard").items) == 2
    assert row(described, "device").total == ""


def test_a_joint_count_stands_behind_the_first_of_its_kinds(described: Comparison) -> None:
    assert row(described, "industry_standard+standard").rank > row(described, "industry_standard+standard").rank[:1]
    assert row(described, "industry_standard+standard").title == "标准/行业标准（共用一数）"


def test_a_general_kind_may_mean_any_of_its_family(described: Comparison) -> None:
    assert "invention_patent" in row(described, "patent").covers
    assert row(described, "device").covers == ("device",)


def test_requirements_are_printed_as_on_the_page(described: Comparison) -> None:
    [item] = row(described, "uncertainty").items
    assert item.requirement.striptags() == "≤2×10⁻⁸"
    assert item.what.striptags() == "甲装置 标准不确定度"


def test_each_direction_is_one_call_with_one_value(context: Context) -> None:
    files = build_comparisons(context)
    assert [str(path) for path in files] == ["data/test/compare/1.1.js", "data/test/compare/2.1.js"]
    call = re.fullmatch(r"guideCompare\((.*)\)\n", files[PurePosixPath("data/test/compare/1.1.js")].decode())
    assert call is not None
    assert json.loads(call[1])["id"] == "test/1.1"


def test_a_separator_that_ends_lines_in_old_scripts_is_escaped() -> None:
    context = make_context(make_guide(make_direction("1.1", {"研究内容": "甲\u2028乙。"}, title="题\u2028目")))
    [script] = build_comparisons(context).values()
    assert "\u2028" not in script.decode()
    assert json.loads(script.decode().removeprefix("guideCompare(").rstrip(")\n"))["name"] == "1.1 题\u2028目"
