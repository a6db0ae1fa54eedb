"""Count the deliverables: direction × kind, with totals in which no number stands twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from typing import TypeVar

from generator.model.indicator import Comparator, Indicator, Kind
from generator.model.site import Amount, DeliverableMatrix, DirectionEntry, IndicatorRow, MatrixCell
from generator.model.text import Span

_Key = TypeVar("_Key", str, tuple[str, str])
_AT_LEAST = frozenset({Comparator.AT_LEAST, Comparator.GREATER})


def build_matrix(
    directions: Iterable[DirectionEntry], kind_order: Sequence[str], each_marks: Collection[str] = ()
) -> DeliverableMatrix:
    """The matrix of one guide.

    ``kind_order`` are all ids of kinds, in the order in which columns stand; ``each_marks`` the conditions by which a
    number holds for each of several kinds (平台及软件各 1 套) and is no joint count.
    """
    entries = tuple(directions)
    cells = {
        (entry.direction.number, kind): _make_cell(rows, each_marks)
        for entry in entries
        for kind, rows in _by_kind(entry).items()
    }
    used = {kind for _, kind in cells}
    section_of = {entry.direction.number: entry.section.number for entry in entries}
    return DeliverableMatrix(
        kinds=tuple(kind for kind in kind_order if kind in used),
        cells=cells,
        joint={entry.direction.number: joint for entry in entries if (joint := _joint_rows(entry, each_marks))},
        section_totals=_sum_by(cells, lambda number, kind: (section_of[number], kind)),
        totals=_sum_by(cells, lambda _, kind: kind),
    )


def _by_kind(entry: DirectionEntry) -> dict[str, list[IndicatorRow]]:
    found: dict[str, list[IndicatorRow]] = defaultdict(list)
    for row in entry.rows:
        if row.indicator.kind is Kind.DELIVERABLE:
            for kind in row.indicator.deliverables:
                found[kind].append(row)
    return found


def _make_cell(rows: Iterable[IndicatorRow], each_marks: Collection[str]) -> MatrixCell:
    found = tuple(rows)
    single = tuple(row for row in found if not is_joint(row, each_marks))
    amounts = [amount for row in _count_once(single) if (amount := count_amount(row.indicator)) is not None]
    return MatrixCell(
        rows=single,
        amount=reduce(add, amounts) if amounts else None,
        joint=tuple(row for row in found if is_joint(row, each_marks)),
    )


def is_joint(row: IndicatorRow, each_marks: Collection[str] = ()) -> bool:
    """Whether one number counts several kinds together."""
    return len(row.indicator.deliverables) > 1 and row.indicator.condition not in each_marks


def _count_once(rows: Iterable[IndicatorRow]) -> list[IndicatorRow]:
    """Of one thing counted in two measures (不少于 3 类、5 种) only the larger number counts."""
    largest: dict[tuple[str, Span, str | None, str], IndicatorRow] = {}
    for row in rows:
        indicator = row.indicator
        key = (row.field.label, indicator.clause, indicator.subject, indicator.name)
        known = largest.get(key)
        largest[key] = row if known is None or _size(row) > _size(known) else known
    return list(largest.values())


def _size(row: IndicatorRow) -> Decimal:
    amount = count_amount(row.indicator)
    return Decimal(-1) if amount is None else amount.high


def _joint_rows(entry: DirectionEntry, each_marks: Collection[str]) -> tuple[IndicatorRow, ...]:
    return tuple(row for row in entry.rows if row.indicator.kind is Kind.DELIVERABLE and is_joint(row, each_marks))


def count_family(
    matrix: DeliverableMatrix, number: str, kinds: Collection[str]
) -> tuple[Amount | None, tuple[IndicatorRow, ...]]:
    """What a direction owes of several kinds together, counts joint within them too, and the rows that say so."""
    cells = [cell for kind in kinds if (cell := matrix.cells.get((number, kind))) is not None]
    joint = [row for row in matrix.joint.get(number, ()) if set(row.indicator.deliverables) <= set(kinds)]
    found = [*(cell.amount for cell in cells), *(count_amount(row.indicator) for row in joint)]
    amounts = [amount for amount in found if amount is not None]
    rows = {row.position: row for cell in cells for row in cell.rows} | {row.position: row for row in joint}
    return (reduce(add, amounts) if amounts else None), tuple(rows[position] for position in sorted(rows))


def count_amount(indicator: Indicator) -> Amount | None:
    """The count as bounds; None where there is no number."""
    quantity = indicator.quantity
    if quantity.min is not None and quantity.max is not None:
        return Amount(quantity.min, quantity.max)
    if quantity.value is None:
        return None
    at_most = quantity.comparator in (Comparator.AT_MOST, Comparator.LESS)
    low = Decimal(0) if at_most else quantity.value
    return Amount(low, quantity.value, open=quantity.comparator in _AT_LEAST)


def _sum_by(cells: Mapping[tuple[str, str], MatrixCell], key_of: Callable[[str, str], _Key]) -> dict[_Key, Amount]:
    sums: dict[_Key, Amount] = {}
    for (number, kind), cell in cells.items():
        if cell.amount is not None:
            key = key_of(number, kind)
            sums[key] = sums[key] + cell.amount if key in sums else cell.amount
    return sums
