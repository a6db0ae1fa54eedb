"""``indicators.json``: one row an indicator, numbers as numbers, words as words."""

from __future__ import annotations

from generator.export.context import Exporting, RowItem, list_rows
from generator.export.json_text import Json, write_json
from generator.export.records import Record
from generator.model.indicator import SiValue
from generator.render.data_format import INDICATOR, INDICATORS, SCHEMA_VERSION

_ROW: Record[RowItem] = Record(
    INDICATOR,
    {
        "id": lambda item: item.id,
        "direction": lambda item: item.entry.direction.number,
        "direction_title": lambda item: item.entry.direction.title,
        "section": lambda item: item.entry.section.number,
        "section_title": lambda item: item.entry.section.title,
        "field": lambda item: item.row.field.label,
        "kind": lambda item: item.row.indicator.kind.value,
        "deliverables": lambda item: item.row.indicator.deliverables,
        "measurand": lambda item: item.row.indicator.measurand,
        "subject": lambda item: item.row.indicator.subject,
        "name": lambda item: item.row.indicator.name,
        "comparator": lambda item: item.row.indicator.quantity.comparator.value,
        "value": lambda item: item.row.indicator.quantity.value,
        "min": lambda item: item.row.indicator.quantity.min,
        "max": lambda item: item.row.indicator.quantity.max,
        "dims": lambda item: item.row.indicator.quantity.dims,
        "unit": lambda item: item.row.indicator.quantity.unit,
        "si": lambda item: _write_si(item.row.indicator.quantity.si),
        "condition": lambda item: item.row.indicator.condition,
        "formula": lambda item: item.row.indicator.formula,
        "status": lambda item: item.row.indicator.status,
        "surface": lambda item: item.row.surface,
        "start": lambda item: item.row.indicator.span.start,
        "end": lambda item: item.row.indicator.span.end,
        "clause": lambda item: item.clause,
        "corrected": lambda item: item.row.corrected,
        "url": lambda item: item.exporting.row_url(item.entry, item.row),
    },
)

_DOCUMENT: Record[Exporting] = Record(
    INDICATORS,
    {
        "schema_version": lambda _: SCHEMA_VERSION,
        "guide": lambda exporting: exporting.guide_id,
        "indicators": lambda exporting: [_ROW.write(item) for item in list_rows(exporting)],
    },
)


def _write_si(si: SiValue | None) -> Json:
    return None if si is None else {"value": si.value, "min": si.min, "max": si.max, "unit": si.unit}


def export_indicators_json(exporting: Exporting) -> bytes:
    """The file's bytes."""
    return write_json(_DOCUMENT.write(exporting))
