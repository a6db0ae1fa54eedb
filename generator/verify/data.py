"""Read the published JSON back: the texts in it are the source's, and every quotation stands where it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.errors import Diagnostic
from generator.model.guide import Direction, Guide
from generator.model.text import Span
from generator.verify.compare import finding, tell_difference

HINT = "the data must hold the source's text as it is: look at the exporter"
Json = Any  # what a file holds is only known when it has been read


def check_data(site: Path, guide: Guide) -> tuple[list[Diagnostic], int]:
    """Everything by which the data files of ``guide`` differ from it, and how many texts were compared.

    A file that is not on the site says nothing wrong; that it is linked from nowhere is for the check of links.
    """
    found: list[Diagnostic] = []
    compared = 0
    for name, read in READERS.items():
        page = f"data/{guide.id}/{name}"
        if (site / page).is_file():
            try:
                pairs = list(read(json.loads((site / page).read_bytes()), guide))
            except (ValueError, LookupError, TypeError, RecursionError) as error:
                found.append(finding(page, f"the file does not hold what its schema says ({error!r})", HINT))
                continue
            compared += len(pairs)
            found += [_differ(page, what, shown, text) for what, shown, text in pairs if shown != text]
    return found, compared


def _differ(page: str, what: str, shown: Json, text: str) -> Diagnostic:
    if isinstance(shown, str):
        return finding(page, f"{what} {tell_difference(shown, text)}", HINT)
    return finding(page, f"{what} is {shown!r}, not a text", HINT)


Pairs = Iterator[tuple[str, Json, str]]
"""What is compared, what the file has, what the source has."""


def _read_guide(data: Json, guide: Guide) -> Pairs:
    yield "the title", data["title"], guide.title
    yield "the preamble", data["preamble"], guide.preamble
    yield "the list of sections", _list(data["sections"]), "; ".join(section.number for section in guide.sections)
    for row, section in zip(data["sections"], guide.sections, strict=False):
        yield f"the title of section {section.number}", row["title"], section.title
        yield f"the text of section {section.number}", row["text"], section.text
    yield "the list of directions", _list(data["directions"]), "; ".join(one.number for one in guide.directions)
    for row, direction in zip(data["directions"], guide.directions, strict=False):
        yield from _read_direction(row, direction)


def _read_direction(row: Json, direction: Direction) -> Pairs:
    number = direction.number
    yield f"the title of {number}", row["title"], direction.title
    labels = "; ".join(field.label for field in direction.fields)
    yield f"the list of fields of {number}", "; ".join(field["label"] for field in row["fields"]), labels
    for found, field in zip(row["fields"], direction.fields, strict=False):
        yield f"'{field.label}' of {number} ({field.place})", found["text"], field.text


def _list(rows: Json) -> str:
    return "; ".join(row["number"] for row in rows)


def _read_indicators(data: Json, guide: Guide) -> Pairs:
    texts = {(one.number, field.label): field.text for one in guide.directions for field in one.fields}
    for row in data["indicators"]:
        text = texts[row["direction"], row["field"]]
        yield f"the words of {row['id']}", row["surface"], Span(row["start"], row["end"]).cut(text)
        clause = row["clause"]
        yield f"the clause of {row['id']}", clause, clause if isinstance(clause, str) and clause in text else text


READERS: Mapping[str, Callable[[Json, Guide], Pairs]] = MappingProxyType(
    {"guide.json": _read_guide, "indicators.json": _read_indicators}
)
"""The data files that are read back here; CSV and workbook are read back in ``sheets``."""
