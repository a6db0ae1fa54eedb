"""The sheet of directions: one row each, the facts first, the whole text behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.export import words
from generator.export.context import Exporting
from generator.export.sheets import Cell, Row, Sheet, Table
from generator.maths import read_display
from generator.model.indicator import Indicator, Kind
from generator.model.site import DirectionEntry
from generator.render.data_format import DIRECTION_COLUMNS, FIELD_WIDTH, SHEETS, CellKind, Column
from generator.render.quantities import format_amount, format_funding, format_requirement

_ROW_HEIGHT = 96


@dataclass(frozen=True, slots=True)
class _Item:
    exporting: Exporting
    order: int
    entry: DirectionEntry


_TABLE: Table[_Item] = Table(
    DIRECTION_COLUMNS,
    {
        "order": lambda item: item.order,
        "number": lambda item: Cell(item.entry.direction.number, item.exporting.direction_url(item.entry)),
        "title": lambda item: words.show(item.entry.direction.title),
        "tag": lambda item: item.entry.direction.tag,
        "section": lambda item: words.section_words(item.entry.section),
        "deliverables": lambda item: words.LISTED.join(_deliverables(item)),
        "funding": lambda item: words.LISTED.join(_say(item, row.indicator) for row in item.entry.rows
                                                  if row.indicator.kind is Kind.FUNDING),
        "technical_count": lambda item: _count(item.entry, Kind.TECHNICAL),
        "deliverable_count": lambda item: _count(item.entry, Kind.DELIVERABLE),
        "keywords": lambda item: words.LISTED.join(read_display(use.text).text for use in item.entry.keywords),
        "related": lambda item: words.LISTED.join(related.direction.number for related in item.entry.related),
        "errata": lambda item: "；".join(f"“{e.text}”疑为“{e.suggestion}”：{e.reason}"
                                        for e in item.entry.direction.errata),
        "title_source": lambda item: item.entry.direction.title,
    },
)  # fmt: skip


def _count(entry: DirectionEntry, kind: Kind) -> int:
    return sum(row.indicator.kind is kind for row in entry.rows)


def _say(item: _Item, indicator: Indicator) -> str:
    return format_funding(indicator, item.exporting.labels.units)


def _deliverables(item: _Item) -> Iterator[str]:
    matrix, labels = item.exporting.entry.matrix, item.exporting.labels
    number = item.entry.direction.number
    for kind in matrix.kinds:
        cell = matrix.cells.get((number, kind))
        if cell is not None and cell.amount is not None:
            yield f"{labels.deliverables[kind]} {format_amount(cell.amount)}"
    for row in matrix.joint.get(number, ()):
        requirement = format_requirement(row.indicator, labels.units)
        yield f"{words.kind_words(row.indicator, labels)} {requirement}"


def build_direction_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide, with two columns for every label that it uses."""
    entries = exporting.entry.directions
    labels = tuple(dict.fromkeys(field.label for entry in entries for field in entry.direction.fields))
    rows = tuple(
        _TABLE.row(_Item(exporting, n, entry)) + _field_cells(entry, labels) for n, entry in enumerate(entries, start=1)
    )
    return Sheet(
        SHEETS[0].title,
        _TABLE.columns + _field_columns(labels),
        rows,
        frozen_columns=3,
        printed_columns=len(_TABLE.columns),
        row_height=_ROW_HEIGHT,
    )


def _field_columns(labels: tuple[str, ...]) -> tuple[Column, ...]:
    display = (Column(label, label, CellKind.LONG, FIELD_WIDTH, "") for label in labels)
    source = (Column(label, label + words.SOURCE_TEXT, CellKind.SOURCE, FIELD_WIDTH, "") for label in labels)
    return (*display, *source)


def _field_cells(entry: DirectionEntry, labels: tuple[str, ...]) -> Row:
    texts: dict[str, str] = {field.label: field.text for field in entry.direction.fields}
    found = [texts.get(label) for label in labels]
    return (*(Cell(words.show(text)) for text in found), *(Cell(text) for text in found))
