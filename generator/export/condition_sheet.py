"""The sheet of conditions: every quota and ratio as a number, every note in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.export import words
from generator.export.context import Exporting
from generator.export.sheets import Cell, Sheet, Table
from generator.model.guide import Role
from generator.model.indicator import Indicator, Kind, Quantity
from generator.model.site import DirectionEntry
from generator.render import paths
from generator.render.data_format import CONDITION_COLUMNS, SHEETS
from generator.render.quantities import format_requirement


@dataclass(frozen=True, slots=True)
class _Item:
    """A number, or a note."""

    exporting: Exporting
    order: int
    entry: DirectionEntry
    anchor: str
    indicator: Indicator | None
    """None for a note."""
    text: str
    """The clause of the number, or the whole note, in the source's words."""

    @property
    def quantity(self) -> Quantity | None:
        """The number; None for a note."""
        return None if self.indicator is None else self.indicator.quantity


_TABLE: Table[_Item] = Table(
    CONDITION_COLUMNS,
    {
        "order": lambda item: item.order,
        "section": lambda item: words.section_words(item.entry.section),
        "direction": lambda item: Cell(
            words.direction_words(item.entry), item.exporting.direction_url(item.entry, item.anchor)
        ),
        "type": lambda item: words.KIND_WORDS[item.indicator.kind] if item.indicator else words.NOTE,
        "name": lambda item: item.indicator.name if item.indicator else None,
        "requirement": lambda item: (
            format_requirement(item.indicator, item.exporting.labels.units) if item.indicator else None
        ),
        "comparator": lambda item: words.COMPARATOR_WORDS[item.quantity.comparator] if item.quantity else None,
        "value": lambda item: item.quantity.value if item.quantity else None,
        "min": lambda item: item.quantity.min if item.quantity else None,
        "max": lambda item: item.quantity.max if item.quantity else None,
        "unit": lambda item: words.unit_words(item.indicator, item.exporting.labels) if item.indicator else None,
        "display": lambda item: words.show(item.text),
        "source": lambda item: item.text,
    },
)


def build_condition_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide."""
    found = [part for entry in exporting.entry.directions for part in _list_conditions(entry)]
    items = [
        _Item(exporting, n, entry, anchor, indicator, text)
        for n, (entry, anchor, indicator, text) in enumerate(found, start=1)
    ]
    return Sheet(SHEETS[3].title, _TABLE.columns, _TABLE.rows(items), frozen_columns=3)


def _list_conditions(entry: DirectionEntry) -> Iterator[tuple[DirectionEntry, str, Indicator | None, str]]:
    for row in entry.rows:
        if row.indicator.kind is Kind.FUNDING:
            clause = row.indicator.clause.cut(row.field.text)
            yield entry, paths.indicator_anchor(row.position), row.indicator, clause
    anchors = paths.field_anchors(entry.direction)
    for field in entry.direction.fields_of(Role.NOTES):
        if not entry.guide.is_empty(field.text):
            yield entry, anchors[field.label], None, field.text
