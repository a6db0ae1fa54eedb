"""The workbook and the CSV of a guide: which sheets there are, and which is also the CSV."""

from __future__ import annotations

from collections.abc import Callable

from generator.export.condition_sheet import build_condition_sheet
from generator.export.context import Exporting
from generator.export.csv_text import write_csv
from generator.export.direction_sheet import build_direction_sheet
from generator.export.indicator_sheet import build_indicator_sheet
from generator.export.keyword_sheet import build_keyword_sheet
from generator.export.matrix_sheet import build_matrix_sheet
from generator.export.sheets import Sheet
from generator.export.workbook import write_workbook
from generator.maths import read_display

SHEET_BUILDERS: tuple[Callable[[Exporting], Sheet], ...] = (
    build_direction_sheet,
    build_indicator_sheet,
    build_matrix_sheet,
    build_condition_sheet,
    build_keyword_sheet,
)
"""In the order of the sheets."""


def export_workbook(exporting: Exporting) -> bytes:
    """The workbook's bytes."""
    guide = exporting.entry.guide
    title = read_display(guide.title).text
    return write_workbook((build(exporting) for build in SHEET_BUILDERS), title, guide.stage)


def export_indicators_csv(exporting: Exporting) -> bytes:
    """The CSV's bytes."""
    return write_csv(build_indicator_sheet(exporting))
