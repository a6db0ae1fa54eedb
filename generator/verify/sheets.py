"""Read the published CSV and workbook back: the source's texts stand in them to the character."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from generator.errors import Diagnostic
from generator.export.csv_text import read_cell
from generator.export.words import CONTINUED, SOURCE_TEXT
from generator.model.guide import Guide
from generator.model.text import Span
from generator.render.data_format.columns import DIRECTION_COLUMNS, INDICATOR_COLUMNS, SHEETS
from generator.verify.compare import finding, tell_difference

HINT = "the data must hold the source's text as it is: look at the exporter"

_NAMES = {sheet.columns: sheet.title for sheet in SHEETS}
INDICATORS = _NAMES[INDICATOR_COLUMNS]
DIRECTIONS = _NAMES[DIRECTION_COLUMNS]

Row = Mapping[str, str]
"""Head of a column → text of the cell."""
Rows = Mapping[str, list[Row]]
"""Name of a sheet → its rows."""


def check_sheets(site: Path, guide: Guide) -> tuple[list[Diagnostic], int]:
    """Everything by which CSV and workbook of a guide differ from it, and how many texts were compared."""
    found: list[Diagnostic] = []
    compared = 0
    for name, read in _readers(guide).items():
        page = f"data/{guide.id}/{name}"
        path = site / page
        if not path.is_file():
            continue
        try:
            pairs = list(_compare(read(path.read_bytes()), guide))
        except (ValueError, LookupError, zipfile.BadZipFile) as error:
            found.append(finding(page, f"the file cannot be read back ({error!r})", HINT))
            continue
        compared += len(pairs)
        found += [
            finding(page, f"{what} {tell_difference(shown, text)}", HINT)
            for what, shown, text in pairs
            if shown != text
        ]
    return found, compared


def _readers(guide: Guide) -> Mapping[str, Callable[[bytes], Rows]]:
    return MappingProxyType({"indicators.csv": read_csv, f"{guide.id}.xlsx": read_workbook})


def read_csv(data: bytes) -> Rows:
    """The rows of the CSV file, guarded cells as the texts that they stand for."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return {INDICATORS: [{head: read_cell(cell) for head, cell in row.items()} for row in rows]}


def read_workbook(data: bytes) -> Rows:
    """The rows of every sheet; a text that goes on in rows below is whole again."""
    from openpyxl import (
        load_workbook,  # late: it takes a third of a second to import, and most commands read no workbook
    )

    book = load_workbook(io.BytesIO(data), read_only=True)
    try:
        return {sheet.title: _join_rows(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    finally:
        book.close()


def _join_rows(rows: Iterator[tuple[object, ...]]) -> list[Row]:
    heads = [str(head) for head in next(rows)]
    mark = CONTINUED.partition("{")[0]
    found: list[dict[str, str]] = []
    for row in rows:
        cells = {head: "" if cell is None else str(cell) for head, cell in zip(heads, row, strict=True)}
        if found and mark in cells[heads[0]]:
            for head in heads[1:]:
                found[-1][head] += cells[head]
        else:
            found.append(cells)
    return list(found)


def _compare(sheets: Rows, guide: Guide) -> Iterator[tuple[str, str, str]]:
    """What is compared, what the file has, what the source has."""
    yield from _compare_indicators(sheets[INDICATORS], guide)
    if DIRECTIONS in sheets:
        yield from _compare_directions(sheets[DIRECTIONS], guide)


def _compare_indicators(rows: list[Row], guide: Guide) -> Iterator[tuple[str, str, str]]:
    heads = {column.name: column.title for column in INDICATOR_COLUMNS}
    texts = {(one.number, field.label): field.text for one in guide.directions for field in one.fields}
    for row in rows:
        name = row[heads["id"]]
        text = texts[name.split("/")[1], row[heads["field"]]]
        span = Span(int(row[heads["start"]]), int(row[heads["end"]]))
        yield f"the words of {name}", row[heads["surface"]], span.cut(text)
        clause = row[heads["clause"]]
        yield f"the clause of {name}", clause, clause if clause in text else text


def _compare_directions(rows: list[Row], guide: Guide) -> Iterator[tuple[str, str, str]]:
    heads = {column.name: column.title for column in DIRECTION_COLUMNS}
    by_number = {row[heads["number"]]: row for row in rows}
    for direction in guide.directions:
        row = by_number[direction.number]
        yield f"the title of {direction.number}", row[heads["title_source"]], direction.title
        for field in direction.fields:
            yield f"'{field.label}' of {direction.number}", row[field.label + SOURCE_TEXT], field.text
