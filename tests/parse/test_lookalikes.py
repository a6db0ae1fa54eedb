"""Words that look alike and mean something else beside other words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.indicator import Indicator
from tests.parse.cases import read_text


def _rows(text: str) -> tuple[Indicator, ...]:
    return read_text(text).indicators


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("年节电量 100 度", ["kW.h"]),
        ("节电量不低于 5%，转台旋转 30 度", ["%", "deg"]),
        ("合成片段长度 200kb", ["kb"]),
        ("存储器容量 256kb", ["kbit"]),
        ("加速度计零偏稳定性≤10μg", ["ug_n"]),
        ("镉含量≤10μg", ["ug"]),
        ("传热系数不低于 10 W/(m2 K)，误差≤2%", ["W/m2/K", "%"]),
    ],
)
def test_the_words_of_its_own_clause_choose_between_units_spelt_alike(text: str, codes: list[str]) -> None:
    assert [row.quantity.unit for row in _rows(text)] == codes


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("研制 16 位模数转换器", [("模数转换器", "位数")]),
        ("引进 8 位专家", [(None, "专家")]),
        ("引进 8 位研究人员", [(None, "研究人员")]),
        ("温湿度误差分别不超过 0.5℃、2%", [(None, "温度误差"), (None, "湿度误差")]),
        (
            "检测、识别和定位准确率分别优于 90%、92%、95%",
            [(None, "检测准确率"), (None, "识别准确率"), (None, "定位准确率")],
        ),
        ("研究成果包括 3 项专利、2 篇论文", [(None, "专利"), (None, "论文")]),
    ],
)
def test_a_list_or_a_count_is_parted_only_where_its_words_say_so(text: str, rows: list[tuple[str | None, str]]) -> None:
    assert [(row.subject, row.name) for row in _rows(text)] == rows


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("检出限：Cd≤0.1μg/kg、Pb≤1μg/kg，回收率 80%～110%", ["Cd", "Pb", None]),
        ("外量子效率蓝光≥25%、绿光≥20%", ["蓝光", "绿光"]),
        ("定位精度≤5μm、重复 10 次", [None, None]),
        ("在 25℃ 条件下，制定标准 3 项", [None]),
    ],
)
def test_a_respect_or_circumstance_holds_only_for_what_it_can_belong_to(
    text: str, conditions: list[str | None]
) -> None:
    assert [row.condition for row in _rows(text)] == conditions


def test_several_things_share_what_is_said_of_each_and_nothing_said_of_another() -> None:
    opening = "研制光谱仪和成像仪各 2 台，"
    each = _rows(opening + "分辨率分别优于 8cm⁻¹和 4cm⁻¹")
    assert [(row.subject, row.quantity.value) for row in each[2:]] == [("光谱仪", Decimal(8)), ("成像仪", Decimal(4))]
    other = _rows(opening + "分析软件响应时间均不超过 3min")
    assert [row.subject for row in other[2:]] == ["分析软件"]
