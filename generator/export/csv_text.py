"""Write a sheet as CSV that Excel opens in Chinese and that runs nothing (RFC 4180, UTF-8 with a byte order mark).

A text cell gets one apostrophe in front where a spreadsheet would not take it as text: it begins like a formula
(``= + - @``, full-width too, also behind blanks), or it reads as a number, a date or a time (``1:1``,
``5.10``, ``10/1``, ``5 A``). Text that begins with an apostrophe gets one more, so that ``read_cell`` always gives
back the exact text: drop one leading apostrophe. Cells of number columns hold numbers and are never touched.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from generator.export.json_text import write_number
from generator.export.sheets import Cell, Sheet

_MARK = "'"
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")
_NUMBER_LIKE = re.compile(
    r"""(?=.*\d) [\s\d.,:/%e()$\u00a5\uffe5\u20ac\u00a3\uff0c\uff0e\uff1a\uff0f\uff05\uff08\uff09\u2212-]*+
        (?: [\u5e74\u6708\u65e5\u65f6\u5206\u79d2] [\s\d.:/\u5e74\u6708\u65e5\u65f6\u5206\u79d2-]*+ )?+
        (?: [ap] m? \s* )?""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Digits with what may stand in a number, a date (with 年月日) or a time (with 时分秒, or a, am, p, pm behind it).

Possessive quantifiers: the time to look at a text is linear in its length.
"""
_MONTH = re.compile(r"[\d\s.,/-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\d\s.,/-]*", re.IGNORECASE)
_LOGICAL = frozenset({"TRUE", "FALSE"})


def write_csv(sheet: Sheet) -> bytes:
    """The sheet's head and rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([write_cell(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def write_cell(cell: Cell) -> str:
    """The cell as CSV has it: numbers exact, texts guarded."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, Decimal):
        return write_number(cell.value)
    return guard_text(cell.value) if isinstance(cell.value, str) else str(cell.value)


def guard_text(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would make something else of it."""
    return _MARK + text if text.startswith(_MARK) or is_risky(text) else text


def read_cell(text: str) -> str:
    """The exact text of a guarded cell."""
    return text.removeprefix(_MARK)


def is_risky(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula, a number, a date, a time or a truth value."""
    return bool(
        _FORMULA.match(text)
        or _NUMBER_LIKE.fullmatch(text)
        or _MONTH.fullmatch(text)
        or text.strip().upper() in _LOGICAL
    )
