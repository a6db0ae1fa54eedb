"""The sheet direction × kind of deliverable: numbers that can be added up, none of them twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.export import words
from generator.export.context import Exporting
from generator.export.sheets import Cell, Paper, Row, Sheet, Table
from generator.model.site import Amount, DirectionEntry
from generator.render.data_format import MATRIX_COLUMNS, SHEETS, CellKind, Column
from generator.render.quantities import format_requirement

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
    for kind in kinds:
        cell = exporting.entry.matrix.cells.get((entry.direction.number, kind.id))
        if cell is None:
            yield _Counted(None)
        else:
            yield _Counted(cell.amount, exporting.row_url(entry, cell.rows[0]) if cell.rows else "")


def _say_joint(item: _Item) -> Iterator[str]:
    labels = item.exporting.labels
    for row in item.exporting.entry.matrix.joint.get(item.entry.direction.number, ()):
        yield f"{words.kind_words(row.indicator, labels)} {format_requirement(row.indicator, labels.units)}"


def _totals(exporting: Exporting, kinds: tuple[_Kind, ...]) -> Iterator[Row]:
    matrix = exporting.entry.matrix
    for section in exporting.entry.guide.sections:
        sums = (matrix.section_totals.get((section.number, kind.id)) for kind in kinds)
        yield _total_row(words.section_words(section), kinds, sums)
    yield _total_row(words.GRAND_TOTAL, kinds, (matrix.totals.get(kind.id) for kind in kinds))


def _total_row(name: str, kinds: tuple[_Kind, ...], sums: Iterable[Amount | None]) -> Row:
    head = (Cell(None), Cell(name), Cell(words.SECTION_TOTAL), Cell(None))
    return head + _number_cells(kinds, (_Counted(amount) for amount in sums))
