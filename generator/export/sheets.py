"""Sheets as plain data: columns with readers make rows of cells; no spreadsheet library here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Generic, TypeAlias, TypeVar

from generator.render.data_format import Column

T = TypeVar("T")

Value: TypeAlias = "str | int | Decimal | None"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell."""

    value: Value
    url: str = ""
    """Where a click leads; empty for most."""
    at_least: bool = False
    """Whether the number is a lower bound: shown with ``≥``, a number all the same."""


Row: TypeAlias = tuple[Cell, ...]


class Paper(IntEnum):
    """Sizes of paper by the number that Excel gives them."""

    A3 = 8
    A4 = 9


@dataclass(frozen=True)
class Sheet:
    """One sheet."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """What can be filtered and sorted."""
    totals: tuple[Row, ...] = ()
    """Below the rows and apart from them, so that filtering, sorting and adding up leave them out."""
    frozen_columns: int = 0
    printed_columns: int | None = None
    """How many of the first columns go on paper; None: all. The rest would make the print too small to read."""
    paper: Paper = Paper.A4
    row_height: int | None = None
    """In points, where rows as high as their longest text would hide the table; None: as high as needed."""


@dataclass(frozen=True)
class Table(Generic[T]):
    """Columns bound to the functions that fill them, one to one."""

    columns: tuple[Column, ...]
    readers: Mapping[str, Callable[[T], Value | Cell]]

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if sorted(names) != sorted(self.readers):
            raise ValueError(f"columns and readers differ: {sorted(set(names) ^ set(self.readers))}")

    def row(self, item: T) -> Row:
        """The cells for ``item``."""
        return tuple(_as_cell(self.readers[column.name](item)) for column in self.columns)

    def rows(self, items: Iterable[T]) -> tuple[Row, ...]:
        """The rows for ``items``."""
        return tuple(self.row(item) for item in items)


def _as_cell(value: Value | Cell) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)
