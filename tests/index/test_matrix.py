"""The matrix counts every number once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.index.matrix import count_family
from generator.load import load_guide
from generator.model.site import Amount, DeliverableMatrix, MatrixCell
from generator.pipeline import make_site
from generator.render.quantities import format_amount
from generator.vocabulary import load_vocabulary
from tests.builders import make_direction, make_guide

ROOT = Path(__file__).resolve().parents[2]


def matrix_of(text: str) -> DeliverableMatrix:
    guide = make_guide(make_direction("1.1", {"考核指标": text}))
    return make_site([guide], load_vocabulary()).guides[0].matrix


def amounts(cells: Mapping[tuple[str, str], MatrixCell]) -> dict[str, str]:
    return {kind: format_amount(cell.amount) for (_, kind), cell in cells.items() if cell.amount is not None}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("申请发明专利 6 项。", {"invention_patent": "6"}),
        ("标准物质 8-10 种，标准物质 2 种。", {"reference_material": "10–12"}),
        ("申请发明专利≥15 项。", {"invention_patent": "≥15"}),
        ("测量装置不少于 3 类、5 种。", {"device": "≥5"}),
        ("开发监测平台及仿真软件各 1 套。", {"platform": "1", "software": "1"}),
        ("论文、专利 20 项。", {}),
    ],
)
def test_each_number_is_counted_once_for_what_it_counts(text: str, counted: dict[str, str]) -> None:
    assert amounts(matrix_of(text).cells) == counted


def test_a_joint_count_stands_in_the_joint_column_only() -> None:
    matrix = matrix_of("论文、专利 20 项；专利 3 项。")
    assert matrix.totals == {"patent": Amount(Decimal(3), Decimal(3))}
    [row] = matrix.joint["1.1"]
    assert set(row.indicator.deliverables) == {"paper", "patent"}


def test_totals_of_the_real_guide_are_the_sums_of_their_sections() -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    matrix = make_site([guide], load_vocabulary()).guides[0].matrix
    for kind in matrix.kinds:
        parts = [amount for (_, k), amount in matrix.section_totals.items() if k == kind]
        if parts:
            assert sum(p.low for p in parts) == matrix.totals[kind].low
            assert sum(p.high for p in parts) == matrix.totals[kind].high


def test_patents_of_the_real_guide_add_up() -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    total = make_site([guide], load_vocabulary()).guides[0].matrix.totals["invention_patent"]
    assert (total.low, total.high) == (Decimal(132), Decimal(134))


@pytest.mark.parametrize(
    ("text", "amount", "rows"),
    [
        ("国家标准 2 项，团体标准 1 项。", "3", 2),
        ("国家标准/行业标准 3-5 项，团体标准 1 项。", "4–6", 2),
        ("标准/校准规范 2 项。", "", 0),
        ("论文 3 篇。", "", 0),
    ],
)
def test_a_family_adds_its_kinds_and_what_is_joint_within_it(text: str, amount: str, rows: int) -> None:
    kinds = ("national_standard", "industry_standard", "group_standard", "standard")
    found, counted = count_family(matrix_of(text), "1.1", kinds)
    assert ("" if found is None else format_amount(found)) == amount
    assert len(counted) == rows
