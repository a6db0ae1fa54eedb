"""Check that every form of the data has every indicator: pages, JSON, CSV and workbook hold the same number of rows."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from generator.errors import Diagnostic
from generator.model.guide import Guide
from generator.verify.compare import finding
from generator.verify.sheets import INDICATORS, read_csv, read_workbook

_ROW = re.compile(rb'<tr[^>]* id="?indicator-[0-9]+')


def check_counts(site: Path, guide: Guide) -> list[Diagnostic]:
    """A data file that is missing, or that has more or fewer indicators than the directions' pages show."""
    expected = _count_on_pages(site, guide)
    found = []
    for name, count in _counters(guide).items():
        page = f"data/{guide.id}/{name}"
        path = site / page
        if not path.is_file():
            found.append(finding(page, "the file is missing", "see why it is not made"))
        elif (rows := _count(path, count)) not in (expected, None):
            message = f"the file has {rows} indicators, the pages have {expected}"
            found.append(finding(page, message, "look at the exporter"))
    return found


def _count_on_pages(site: Path, guide: Guide) -> int:
    pages = (site / guide.id / f"{direction.number}.html" for direction in guide.directions)
    return sum(len(_ROW.findall(page.read_bytes())) for page in pages if page.is_file())


def _counters(guide: Guide) -> Mapping[str, Callable[[bytes], int]]:
    return MappingProxyType(
        {
            "indicators.json": lambda data: len(json.loads(data)["indicators"]),
            "indicators.csv": lambda data: len(read_csv(data)[INDICATORS]),
            f"{guide.id}.xlsx": lambda data: len(read_workbook(data)[INDICATORS]),
        }
    )


def _count(path: Path, count: Callable[[bytes], int]) -> int | None:
    """The number of rows; None where the file cannot be read, which the other checks tell."""
    try:
        return count(path.read_bytes())
    except (ValueError, LookupError, TypeError, OSError, zipfile.BadZipFile):  # told where its texts are compared
        return None
