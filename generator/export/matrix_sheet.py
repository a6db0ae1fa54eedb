"""The sheet direction × kind of deliverable: numbers that can be added up, none of them twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from generator.export import words
from generator.export.context import Exporting
from generator.export.sheets import Cell, Paper, Row, Sheet, Table
from generator.index.matrix import count_amount
from generator.model.site import Amount, DirectionEntry, IndicatorRow
from generator.render.data_format import MATRIX_COLUMNS, SHEETS, CellKind, Column
from generator.render.quantities import format_requirement

_JOINT = ""
"""Stands for the joint counts among the kinds; no kind has this id."""
_WIDTH = 6


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one direction, a section or the guide owes of one kind."""

    amount: Amount | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind with the number of columns that it needs."""

    id: str
    title: str
    has_range: bool
    """Whether any number of it is a range: then low and high bounds have a column each."""


@dataclass(frozen=True, slots=True)
class _Item:
    exporting: Exporting
    order: int
    entry: DirectionEntry


_TABLE: Table[_Item] = Table(
    MATRIX_COLUMNS,
    {
        "order": lambda item: item.order,
        "section": lambda item: words.section_words(item.entry.section),
        "direction": lambda item: Cell(words.direction_words(item.entry), item.exporting.direction_url(item.entry)),
        "joint": lambda item: "；".join(_say_joint(item)),
    },
)


def build_matrix_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide; totals by section and over all stand below, apart from the rows."""
    kinds = tuple(_list_kinds(exporting))
    rows = tuple(
        _TABLE.row(_Item(exporting, n, entry)) + _number_cells(kinds, _count_direction(exporting, entry, kinds))
        for n, entry in enumerate(exporting.entry.directions, start=1)
    )
    columns = _TABLE.columns + tuple(column for kind in kinds for column in _kind_columns(kind))
    totals = tuple(_totals(exporting, kinds))
    return Sheet(SHEETS[2].title, columns, rows, totals, frozen_columns=3, paper=Paper.A3)


def _list_kinds(exporting: Exporting) -> Iterator[_Kind]:
    matrix = exporting.entry.matrix
    for kind in matrix.kinds:
        amounts = [cell.amount for (_, other), cell in matrix.cells.items() if other == kind]
        if any(amounts):
            yield _Kind(kind, exporting.labels.deliverables[kind], _has_range(amounts))
    if matrix.joint:
        joint = [_joint_amount(exporting, number) for number in matrix.joint]
        yield _Kind(_JOINT, words.JOINT, _has_range(joint))


def _has_range(amounts: Iterable[Amount | None]) -> bool:
    return any(amount is not None and amount.low != amount.high for amount in amounts)


def _kind_columns(kind: _Kind) -> Iterator[Column]:
    titles = [f"{kind.title} {words.LOW}", f"{kind.title} {words.HIGH}"] if kind.has_range else [kind.title]
    for title in titles:
        yield Column(title, title, CellKind.NUMBER, _WIDTH, "")


def _number_cells(kinds: Iterable[_Kind], counted: Iterable[_Counted]) -> Row:
    return tuple(cell for kind, item in zip(kinds, counted, strict=True) for cell in _bounds(kind, item))


def _bounds(kind: _Kind, counted: _Counted) -> tuple[Cell, ...]:
    amount = counted.amount
    if amount is None:
        return (Cell(None),) * (2 if kind.has_range else 1)
    bounds: tuple[Decimal, ...] = (amount.low, amount.high) if kind.has_range else (amount.low,)
    return tuple(Cell(bound, counted.url, amount.open) for bound in bounds)


def _count_direction(exporting: Exporting, entry: DirectionEntry, kinds: Iterable[_Kind]) -> Iterator[_Counted]:
    number = entry.direction.number
    for kind in kinds:
        if kind.id == _JOINT:
            yield _linked(
                exporting, entry, exporting.entry.matrix.joint.get(number, ()), _joint_amount(exporting, number)
            )
        else:
            cell = exporting.entry.matrix.cells.get((number, kind.id))
            yield _linked(exporting, entry, cell.rows, cell.amount) if cell else _Counted(None)


def _linked(
    exporting: Exporting, entry: DirectionEntry, rows: tuple[IndicatorRow, ...], amount: Amount | None
) -> _Counted:
    return _Counted(amount, exporting.row_url(entry, rows[0]) if rows else "")


def _joint_amount(exporting: Exporting, number: str) -> Amount | None:
    rows = exporting.entry.matrix.joint.get(number, ())
    return _sum(count_amount(row.indicator) for row in rows)


def _sum(amounts: Iterable[Amount | None]) -> Amount | None:
    found = [amount for amount in amounts if amount is not None]
    return reduce(add, found) if found else None


def _say_joint(item: _Item) -> Iterator[str]:
    labels = item.exporting.labels
    for row in item.exporting.entry.matrix.joint.get(item.entry.direction.number, ()):
        yield f"{words.kind_words(row.indicator, labels)} {format_requirement(row.indicator, labels.units)}"


def _totals(exporting: Exporting, kinds: tuple[_Kind, ...]) -> Iterator[Row]:
    entry = exporting.entry
    for section in entry.guide.sections:
        numbers = [item.direction.number for item in entry.by_section[section.number]]
        sums = (
            _sum(_joint_amount(exporting, number) for number in numbers)
            if kind.id == _JOINT
            else entry.matrix.section_totals.get((section.number, kind.id))
            for kind in kinds
        )
        yield _total_row(words.section_words(section), kinds, sums)
    sums = (
        _sum(_joint_amount(exporting, number) for number in entry.matrix.joint)
        if kind.id == _JOINT
        else entry.matrix.totals.get(kind.id)
        for kind in kinds
    )
    yield _total_row(words.GRAND_TOTAL, kinds, sums)


def _total_row(name: str, kinds: tuple[_Kind, ...], sums: Iterable[Amount | None]) -> Row:
    head = (Cell(None), Cell(name), Cell(words.SECTION_TOTAL), Cell(None))
    return head + _number_cells(kinds, (_Counted(amount) for amount in sums))
