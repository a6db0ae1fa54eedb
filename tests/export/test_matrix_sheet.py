"""The sheet of deliverables can be added up: no number stands in it twice."""

from __future__ import annotations

from decimal import Decimal

from generator.export.context import make_exportings
from generator.export.matrix_sheet import build_matrix_sheet
from generator.export.sheets import Cell, Row, Sheet
from generator.index.matrix import count_amount, is_joint
from generator.model.indicator import Comparator, Indicator, Kind
from generator.render.data_format import MATRIX_COLUMNS
from tests.export.builder import LABELS, make_direction, make_indicator, make_sample, reading_of
from tests.export.conftest import Exported

HEAD = len(MATRIX_COLUMNS)


def due(*kinds: str, value: str | None = None, bounds: tuple[str, str] | None = None, least: bool = False) -> Indicator:
    comparator = Comparator.AT_LEAST if least else Comparator.EQUAL
    return make_indicator(
        value=value, bounds=bounds, kind=Kind.DELIVERABLE, deliverables=kinds, comparator=comparator, unit="项"
    )


def sample_sheet() -> Sheet:
    readings = {
        ("1.1", "考核指标"): reading_of(due("patent", value="6"), due("paper", bounds=("1", "2"))),
        ("1.2", "考核指标"): reading_of(due("patent", "paper", value="20"), due("paper", value="3", least=True)),
    }
    site = make_sample([make_direction(number, {"考核指标": "指标"}) for number in ("1.1", "1.2")], readings)
    return build_matrix_sheet(make_exportings(site, LABELS)[0])


def number(cell: Cell) -> Decimal:
    return Decimal(str(cell.value or 0))


def values(row: Row) -> list[object]:
    return [cell.value for cell in row[HEAD:]]


def test_ranges_have_two_columns_and_exact_counts_one() -> None:
    titles = [column.title for column in sample_sheet().columns[HEAD:]]
    assert titles == ["专利", "论文 下限", "论文 上限"]


def test_a_joint_count_stands_in_words_only() -> None:
    first, second = sample_sheet().rows
    assert values(first) == [6, 1, 2]
    assert values(second) == [None, 3, 3]
    assert second[HEAD - 1].value == "专利/论文 20 项"


def test_a_lower_bound_is_marked_and_counted() -> None:
    assert [cell.at_least for cell in sample_sheet().rows[1][HEAD:]] == [False, True, True]


def test_totals_stand_apart_from_the_rows() -> None:
    sheet = sample_sheet()
    assert [values(row) for row in sheet.totals] == [[6, 4, 5], [6, 4, 5]]
    assert [row[1].value for row in sheet.totals] == ["1 专题1", "全部"]


def test_the_real_matrix_counts_every_number_once(real: Exported) -> None:
    sheet = build_matrix_sheet(make_exportings(real.site, real.labels)[0])
    kept = [n for n, column in enumerate(sheet.columns) if n >= HEAD and not column.title.endswith("上限")]
    low = sum(number(row[n]) for row in sheet.rows for n in kept)
    expected = [
        amount.low * (len(row.indicator.deliverables) if row.indicator.condition == "各" else 1)
        for entry in real.guide.directions
        for row in entry.rows
        if row.indicator.kind is Kind.DELIVERABLE and row.indicator.deliverables and not is_joint(row, ["各"])
        if (row.indicator.quantity.unit, entry.direction.number) != ("类", "4.3")  # 3 类、5 种 are the same devices
        if (amount := count_amount(row.indicator)) is not None
    ]
    assert low == sum(expected)


def test_real_totals_are_the_sums_of_their_columns(real: Exported) -> None:
    sheet = build_matrix_sheet(make_exportings(real.site, real.labels)[0])
    *sections, everything = sheet.totals
    for n in range(HEAD, len(sheet.columns)):
        rows = sum(number(row[n]) for row in sheet.rows)
        parts = sum(number(row[n]) for row in sections)
        assert rows == parts == number(everything[n])
