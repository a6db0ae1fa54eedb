"""The finder has every direction once, with what a reader chooses and sorts by."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest

from generator.render.views.finder import Facet, FinderRow, FinderView, view_finder
from tests.builders import make_context, make_direction, make_guide

PATH = PurePosixPath("test/finder.md")
DIRECTIONS = (
    make_direction(
        "1.1",
        {
            "考核指标": "甲装置 1 套，标准不确定度 0.05%；发明专利 6 项；国家标准/行业标准 3 项；论文、专利 20 项。",
            "有关说明": "配套经费与中央财政经费比例不低于 1:1",
            "关键词": "重力，陀螺",
        },
        title="重力仪",
    ),
    make_direction(
        "1.2",
        {"考核指标": "乙装置，标准不确定度优于 0.3ppm，测量范围（0.05-1）mA；发明专利≥15 项。", "有关说明": "/"},
        title="安培",
    ),
    make_direction("2", {"正文": "探索前沿。"}, title="青年", tag="青年科学家项目"),
)


@pytest.fixture(scope="module")
def view() -> FinderView:
    context = make_context(make_guide(*DIRECTIONS))
    return view_finder(context.site.guides[0], context, PATH)


def facet(view: FinderView, name: str) -> Facet:
    return next(found for found in view.facets if found.name == name)


def by_rank(view: FinderView, name: str) -> list[str]:
    """Numbers of the directions that have a place, in its order."""
    places = [(dict(row.ranks)[name], row) for row in view.rows]
    return [number(row) for place, row in sorted(places, key=lambda pair: int(pair[0] or -1)) if place]


def number(row: FinderRow) -> str:
    return row.link.text.split()[0]


def test_every_direction_is_a_row_in_the_order_of_the_guide(view: FinderView) -> None:
    assert [number(row) for row in view.rows] == ["1.1", "1.2", "2"]
    assert [row.pick for row in view.rows] == ["test/1.1", "test/1.2", "test/2"]


def test_families_are_counted_and_what_goes_across_them_is_told_apart(view: FinderView) -> None:
    first = view.rows[0]
    assert [(count.column.title, count.text) for count in first.counts] == [("专利", "6"), ("标准", "3"), ("论文", "")]
    assert [(fact.label, fact.value) for fact in first.owed] == [("装置设备", "1"), ("论文/专利", "20 项")]
    assert first.counts[0].href.startswith("1.1.html#indicator-")


def test_a_row_has_every_kind_that_it_asks_for_also_jointly(view: FinderView) -> None:
    found = dict(view.rows[0].facets)["deliverables"].split()
    assert set(found) == {"device", "invention_patent", "national_standard", "industry_standard", "paper", "patent"}


def test_counts_beside_values_are_those_of_the_rows(view: FinderView) -> None:
    for one in view.facets:
        values = [value for row in view.rows for value in dict(row.facets).get(one.name, "").split()]
        assert {choice.value: choice.count for choice in one.choices} == {v: values.count(v) for v in values}


def test_co_funding_and_its_absence_can_be_chosen(view: FinderView) -> None:
    choices = [(choice.text, choice.count) for choice in facet(view, "conditions").choices]
    assert choices == [("配套或自筹经费", 1), ("无特别说明", 2)]


def test_tags_are_a_facet_where_the_guide_has_any(view: FinderView) -> None:
    assert [choice.text for choice in facet(view, "tag").choices] == ["青年科学家项目"]
    context = make_context(make_guide(DIRECTIONS[0]))
    plain = view_finder(context.site.guides[0], context, PATH)
    assert "tag" not in [found.name for found in plain.facets]


def test_rows_sort_by_title_in_pinyin_by_counts_and_by_the_tightest_uncertainty(view: FinderView) -> None:
    assert by_rank(view, "title") == ["1.2", "2", "1.1"]
    assert by_rank(view, "patents") == ["1.1", "1.2"]
    assert by_rank(view, "tightest") == ["1.2", "1.1"]
    assert by_rank(view, "indicators")[-1] == "1.2"


def test_the_file_names_every_column_of_the_table(view: FinderView) -> None:
    titles = [column["title"] for column in json.loads(view.csv_columns)]
    assert titles[:7] == ["编号", "题目", "专题", "关键词", "专利", "标准", "论文"]
    assert titles[-1] == "链接"
