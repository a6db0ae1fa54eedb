"""Write sheets as an Excel workbook; the only module that knows the spreadsheet library.

The bytes depend on the sheets alone: no clock, no temporary files. A cell holds at most 32,767 UTF-16 units; longer
text goes on in rows below, marked in the first column, so that nothing is lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

# The library ships no types: what comes from it is checked by reading the workbook back.
from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.url import Url, UrlTypes  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from generator.export import words
from generator.export.sheets import Cell, Row, Sheet
from generator.render.data_format import CellKind

CREATED = datetime(1980, 1, 1)
"""No clock: identical input gives identical bytes."""
MOST_UNITS = 32767
"""UTF-16 units that Excel keeps in a cell."""
_MOST_LINKS = 65530
"""Links that Excel keeps on a sheet; cells beyond have their text without one."""
_MOST_ROWS = 1048576
_NUMBERS = (Decimal("2.3E-308"), Decimal("9.9E+307"))
"""Between these Excel keeps numbers, with 15 digits."""
_HEAD_ROW = 0

_BASE: Mapping[str, object] = MappingProxyType({"valign": "top", "font_size": 10})
_FORMATS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "head": {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EFEDE6", "valign": "vcenter"},
        CellKind.TEXT: {"num_format": "@"},
        CellKind.LONG: {"num_format": "@", "text_wrap": True},
        CellKind.SOURCE: {"num_format": "@", "text_wrap": True, "font_color": "#555555"},
        CellKind.NUMBER: {"num_format": "General", "align": "right"},
        "at_least": {"num_format": '"≥"General', "align": "right"},
    }
)
_VARIANTS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {"": {}, "link": {"font_color": "#1F4E79", "underline": 1}, "total": {"bold": True, "top": 4}}
)


class _PageLink(Url):  # type: ignore[misc] # its base has no types, as above
    """A link to a page beside the workbook, as a relative URI with forward slashes (the library writes backslashes)."""

    def _parse_url(self) -> None:
        path, _, anchor = self._original_url.partition("#")
        self._link_type = UrlTypes.EXTERNAL
        self._link = self._relationship_link = path
        self._anchor = anchor


@dataclass
class _Writer:
    """One sheet being written."""

    sheet: Sheet
    page: Worksheet
    formats: Mapping[tuple[str, str], Format]
    links: int = 0

    def write(self, row: int, column: int, cell: Cell, variant: str = "") -> None:
        """One cell, unless it is empty; texts are written as texts, whatever they begin with."""
        if cell.value in (None, "") and not variant:
            return
        linked = bool(cell.url) and self.links < _MOST_LINKS and not variant
        style = self._format(column, cell, "link" if linked else variant)
        if linked:
            self.links += 1
            _check(self.page.write_url(row, column, _link(cell.url), style, " "))
        if cell.value is None or cell.value == "":
            self.page.write_blank(row, column, None, style)
        elif isinstance(cell.value, str) or not _fits(cell.value):
            _check(self.page.write_string(row, column, str(cell.value), style))
        else:
            _check(self.page.write_number(row, column, float(cell.value), style))

    def _format(self, column: int, cell: Cell, variant: str) -> Format:
        return self.formats["at_least" if cell.at_least else self.sheet.columns[column].kind, variant]


def write_workbook(sheets: Iterable[Sheet], title: str, subject: str) -> bytes:
    """The workbook's bytes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(buffer, options)
    book.set_properties({"title": title, "subject": subject, "created": CREATED})
    formats = {
        (name, variant): book.add_format({**_BASE, **style, **change})
        for name, style in _FORMATS.items()
        for variant, change in _VARIANTS.items()
    }
    for sheet in sheets:
        _write_sheet(_Writer(sheet, book.add_worksheet(sheet.title), formats))
    book.close()
    return buffer.getvalue()


def _write_sheet(writer: _Writer) -> None:
    sheet = writer.sheet
    rows = [part for row in sheet.rows for part in split_row(row)]
    totals = [part for row in sheet.totals for part in split_row(row)]
    if len(rows) + len(totals) + 2 > _MOST_ROWS:
        raise ValueError(f"sheet {sheet.title} has {len(rows)} rows, Excel keeps {_MOST_ROWS}")
    _set_columns(writer)
    for at, column in enumerate(sheet.columns):
        _check(writer.page.write_string(_HEAD_ROW, at, column.title, writer.formats["head", ""]))
    for row_at, row in enumerate(rows, start=_HEAD_ROW + 1):
        writer.page.set_row(row_at, sheet.row_height)
        for at, cell in enumerate(row):
            writer.write(row_at, at, cell)
    for row_at, row in enumerate(totals, start=_HEAD_ROW + len(rows) + 2):
        for at, cell in enumerate(row):
            writer.write(row_at, at, cell, "total")
    _set_view(writer.page, sheet, len(rows))


def _set_columns(writer: _Writer) -> None:
    for at, column in enumerate(writer.sheet.columns):
        folded = {"level": 1, "hidden": True} if column.kind is CellKind.SOURCE else {}
        _check(writer.page.set_column(at, at, column.width, writer.formats[column.kind, ""], folded))


def _set_view(page: Worksheet, sheet: Sheet, rows: int) -> None:
    """Head frozen and repeated in print, filters on, landscape on the width of the paper."""
    last = len(sheet.columns) - 1
    page.freeze_panes(_HEAD_ROW + 1, sheet.frozen_columns)
    page.autofilter(_HEAD_ROW, 0, max(rows, 1), last)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})
    page.set_landscape()
    page.set_paper(sheet.paper)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD_ROW)
    if sheet.printed_columns is not None:
        page.print_area(_HEAD_ROW, 0, max(rows, 1), sheet.printed_columns - 1)
    page.set_footer("&L&A&R&P / &N")


def split_row(row: Row) -> Iterator[Row]:
    """The row as Excel can hold it: what is too long for a cell goes on in rows below."""
    if not any(isinstance(cell.value, str) and 2 * len(cell.value) > MOST_UNITS for cell in row):
        yield row
        return
    pieces = [list(split_text(cell.value)) if isinstance(cell.value, str) else [] for cell in row]
    yield tuple(replace(cell, value=found[0]) if found else cell for cell, found in zip(row, pieces, strict=True))
    for n in range(1, max((len(found) for found in pieces), default=0)):
        rest = [Cell(found[n] if n < len(found) else None) for found in pieces]
        if rest[0].value is None:
            rest[0] = Cell(f"{row[0].value}{words.CONTINUED.format(n + 1)}")
        yield tuple(rest)


def split_text(text: str) -> Iterator[str]:
    """Pieces that fit into a cell; together they are the text. No character is cut."""
    start, units = 0, 0
    for at, char in enumerate(text):
        size = 2 if ord(char) > 0xFFFF else 1
        if units + size > MOST_UNITS:
            yield text[start:at]
            start, units = at, 0
        units += size
    yield text[start:]


def _fits(number: Decimal | int) -> bool:
    """Whether Excel can hold the number; another stands as text."""
    size = abs(Decimal(number))
    return size == 0 or _NUMBERS[0] < size < _NUMBERS[1]


def _link(url: str) -> Url:
    return Url(url) if "://" in url else _PageLink(url)


def _check(result: int | None) -> None:
    """The library answers a refusal with a number: never lose a cell in silence."""
    if result:
        raise ValueError(f"the spreadsheet library refused a cell (answer {result})")
