"""The table of indicators is grouped by quantity and sorted by what the numbers mean, whatever their writing."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from generator.model.indicator import Comparator, Indicator, Kind, Quantity, SiValue
from generator.model.text import Span
from generator.render.views.common import Context, Linker
from generator.render.views.indicators import OTHER, IndicatorsView, ListRow, part_around, view_indicators
from generator.render.views.ladder import view_ladder
from generator.render.views.ranks import Ranks, rank_indicators
from tests.builders import make_context, make_direction, make_guide

PATH = PurePosixPath("test/indicators.md")
WORDS = (
    "甲装置，标准不确定度 0.05%；乙装置，标准不确定度 ≤2×10⁻⁸；丙装置，标准不确定度优于 0.3ppm；"
    "丁装置，标准不确定度 2nm；戊装置，测量范围（0.05-1）mA；提交标准物质 3 种。"
)
LONG = (
    "超长名称的标准装置，测量对象为在室内和室外条件下长期运行的各类设备和系统，适用于各种场合的现场测量，"
    "标准不确定度 $\\leq 0.7\\%$，重复性由用户自行评定并给出完整的报告，随同装置一起提交"
)


@pytest.fixture(scope="module")
def context() -> Context:
    return make_context(
        make_guide(
            make_direction("1.1", {"考核指标": WORDS}, title="第一"),
            make_direction("2.1", {"考核指标": f"{LONG}。"}, title="第二"),
        )
    )


@pytest.fixture(scope="module")
def view(context: Context) -> IndicatorsView:
    return view_indicators(context.site.guides[0], context, PATH)


def rows_of(view: IndicatorsView, group: str) -> tuple[ListRow, ...]:
    return next(found.rows for found in view.groups if found.id == group)


def shown(row: ListRow) -> str:
    return row.comparator + row.requirement.striptags().replace(" ", "")


def test_uncertainties_stand_from_the_tightest_to_the_loosest_across_writings(view: IndicatorsView) -> None:
    rows = rows_of(view, "uncertainty")
    assert [shown(row) for row in rows] == ["≤2×10⁻⁸", "≤0.3ppm", "等于0.05%", "≤0.7%", "等于2nm"]


def test_groups_come_in_the_order_of_the_vocabulary_and_the_rest_last(context: Context, view: IndicatorsView) -> None:
    order = [*context.labels.measurands, OTHER]
    found = [group.id for group in view.groups]
    assert found == sorted(found, key=order.index)
    assert found[:1] == ["uncertainty"]


def test_only_technical_indicators_are_listed_and_none_is_lost(context: Context, view: IndicatorsView) -> None:
    technical = [r for e in context.site.guides[0].directions for r in e.rows if r.indicator.kind is Kind.TECHNICAL]
    assert view.total == len(technical) == sum(len(group.rows) for group in view.groups)


def test_a_row_leads_to_its_own_anchor(view: IndicatorsView) -> None:
    hrefs = {row.href for group in view.groups for row in group.rows}
    assert len(hrefs) == view.total
    assert rows_of(view, "uncertainty")[0].href == "1.1.html#indicator-2"


def test_the_words_of_a_row_are_marked_in_their_clause(view: IndicatorsView) -> None:
    words = rows_of(view, "uncertainty")[0].words
    assert "<mark>" in words
    assert "≤2×10⁻⁸" in words.striptags()


def test_of_a_long_clause_the_part_with_the_number_is_shown(view: IndicatorsView) -> None:
    [row] = [row for row in rows_of(view, "uncertainty") if row.number == "2.1"]
    assert row.words.striptags() == "…标准不确定度 ≤0.7%…"


def test_a_part_is_never_cut_within_a_formula() -> None:
    text = "装置，偏差 $f(x, y) \\leq 5, z$，其他"
    words = Span(text.index("5"), text.index("5") + 1)
    assert part_around(text, Span(0, len(text)), words).cut(text) == "偏差 $f(x, y) \\leq 5, z$"


def test_every_choice_says_how_many_rows_it_leaves(view: IndicatorsView) -> None:
    for choices in (view.sections, view.directions, view.quantities, view.comparators):
        assert sum(choice.count for choice in choices) == view.total
    assert [choice.value for choice in view.directions] == ["1.1", "2.1"]


def test_the_file_has_the_columns_of_the_published_data(view: IndicatorsView) -> None:
    columns = json.loads(view.csv_columns)
    assert [column["title"] for column in columns][:6] == ["量的类别", "方向", "对象", "指标", "比较", "要求"]
    assert {"title": "SI 数值", "number": "siNumber"} in columns


def test_numbers_for_the_file_are_exact(view: IndicatorsView) -> None:
    ppm = rows_of(view, "uncertainty")[1].numbers
    assert (ppm.number, ppm.unit, ppm.si_number, ppm.si_unit) == ("0.3", "ppm", "0.0000003", "")
    current = rows_of(view, "range")[0].numbers
    assert (current.number, current.min, current.max) == ("", "0.05", "1")


def test_the_ladder_holds_the_relative_uncertainties_only(context: Context) -> None:
    ladder = view_ladder(context.site.guides[0], context, Linker(PATH))
    titles = [pill.mark.title for pill in ladder.drawings[0].pills]
    assert titles[:2] == ["≤2×10⁻⁸ 乙装置 标准不确定度（1.1 第一）", "≤0.3 ppm 丙装置 标准不确定度（1.1 第一）"]
    assert [title.split()[0] for title in titles] == ["≤2×10⁻⁸", "≤0.3", "0.05%", "≤0.7%"]
    assert (ladder.marks, ladder.directions) == (4, 2)


def test_a_guide_without_uncertainties_has_no_ladder() -> None:
    context = make_context(make_guide(make_direction("1.1", {"考核指标": "提交报告 3 份。"})))
    assert view_ladder(context.site.guides[0], context, Linker(PATH)).drawings == ()


INDICATOR = Indicator(
    kind=Kind.TECHNICAL,
    subject=None,
    name="量",
    quantity=Quantity(Comparator.EQUAL, Decimal(1), None, None, (), "1", None),
    condition=None,
    formula=None,
    status=None,
    deliverables=(),
    measurand=None,
    span=Span(0, 1),
    clause=Span(0, 1),
)


def amount(unit: str, value: str | None, low: str | None = None, si: str = "") -> Indicator:
    """With ``si`` the number is one of that SI unit."""
    numbers = [Decimal(text) if text else None for text in (value, low)]
    meaning = SiValue(numbers[0], numbers[1], None, si) if si else None
    return replace(INDICATOR, quantity=Quantity(Comparator.EQUAL, numbers[0], numbers[1], None, (), unit, meaning))


def by_value(indicators: list[Indicator]) -> list[int]:
    ranks = rank_indicators(indicators)
    return sorted(range(len(ranks)), key=lambda n: ranks[n].by_value)


def test_ratios_come_first_then_si_units_then_other_units_each_by_value() -> None:
    indicators = [
        amount("种", "1"),
        amount("mm", "0.002", si="m"),
        amount("%", "0.5", si="1"),
        amount("kg", "1", si="kg"),
        amount("ppm", "1e-6", si="1"),
        amount("nm", "1e-9", si="m"),
    ]
    assert by_value(indicators) == [4, 2, 3, 5, 1, 0]


def test_a_range_stands_at_its_lower_bound() -> None:
    assert by_value([amount("m", "2", si="m"), amount("m", None, "1", si="m")]) == [1, 0]


def test_descending_turns_the_values_and_not_the_units() -> None:
    first, second = (rank.value for rank in rank_indicators([amount("m", "1", si="m"), amount("m", "2", si="m")]))
    assert first.split(".")[0] == second.split(".")[0]
    assert int(first.split(".")[1]) < int(second.split(".")[1])


def test_words_rank_by_pinyin_and_empty_ones_not_at_all() -> None:
    ranks: list[Ranks] = rank_indicators(
        [replace(INDICATOR, subject=s) for s in ("重力仪", "安培", None, "阿贝仪", "安培")]
    )
    assert [rank.subject for rank in ranks] == ["2", "1", "", "0", "1"]
