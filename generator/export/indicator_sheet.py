"""The sheet of indicators: one row each, the numbers apart from their words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.export import words
from generator.export.context import Exporting, RowItem, list_rows
from generator.export.sheets import Cell, Sheet, Table
from generator.model.indicator import SiValue
from generator.render.data_format import INDICATOR_COLUMNS, SHEETS
from generator.render.quantities import format_requirement

_PRINTED = next(n for n, column in enumerate(INDICATOR_COLUMNS) if column.name == "comparator")
"""Up to the requirement in words; what follows is for sorting."""


def _si(read: Callable[[SiValue], str | Decimal | None]) -> Callable[[RowItem], str | Decimal | None]:
    def reader(item: RowItem) -> str | Decimal | None:
        si = item.row.indicator.quantity.si
        return None if si is None else read(si)

    return reader


INDICATOR_TABLE: Table[RowItem] = Table(
    INDICATOR_COLUMNS,
    {
        "order": lambda item: item.order,
        "id": lambda item: Cell(f"{item.exporting.guide_id}/{item.id}", item.exporting.row_url(item.entry, item.row)),
        "section": lambda item: words.section_words(item.entry.section),
        "direction": lambda item: Cell(words.direction_words(item.entry), item.exporting.direction_url(item.entry)),
        "field": lambda item: item.row.field.label,
        "kind": lambda item: words.KIND_WORDS[item.row.indicator.kind],
        "measurand": lambda item: item.exporting.labels.measurands.get(item.row.indicator.measurand or ""),
        "deliverables": lambda item: words.kind_words(item.row.indicator, item.exporting.labels),
        "subject": lambda item: item.row.indicator.subject,
        "name": lambda item: item.row.indicator.name,
        "requirement": lambda item: format_requirement(item.row.indicator, item.exporting.labels.units),
        "condition": lambda item: item.row.indicator.condition,
        "status": lambda item: item.row.indicator.status,
        "comparator": lambda item: words.COMPARATOR_WORDS[item.row.indicator.quantity.comparator],
        "value": lambda item: item.row.indicator.quantity.value,
        "min": lambda item: item.row.indicator.quantity.min,
        "max": lambda item: item.row.indicator.quantity.max,
        "dims": lambda item: words.size_words(item.row.indicator.quantity.dims),
        "unit": lambda item: words.unit_words(item.row.indicator, item.exporting.labels),
        "si_value": _si(lambda si: si.value),
        "si_min": _si(lambda si: si.min),
        "si_max": _si(lambda si: si.max),
        "si_unit": _si(lambda si: words.si_unit_words(si.unit)),
        "formula": lambda item: item.row.indicator.formula,
        "surface": lambda item: item.row.surface,
        "start": lambda item: item.row.indicator.span.start,
        "end": lambda item: item.row.indicator.span.end,
        "clause_display": lambda item: words.show(item.clause),
        "corrected": lambda item: words.YES if item.row.corrected else None,
        "clause": lambda item: item.clause,
    },
)


def build_indicator_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide."""
    rows = INDICATOR_TABLE.rows(list_rows(exporting))
    return Sheet(SHEETS[1].title, INDICATOR_TABLE.columns, rows, frozen_columns=2, printed_columns=_PRINTED)
