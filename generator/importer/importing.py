"""Import one document as a guide: read, recognise, draft, write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, SourceError
from generator.importer.draft import draft_files
from generator.importer.notes import list_notes
from generator.importer.outline import Outline, OutlineDirection, build_outline
from generator.importer.readers import Document, read_document
from generator.importer.write import WriteReport, write_draft
from generator.load.shapes import ID_PATTERN, RESERVED_IDS

ORIGINAL_FILE = PurePosixPath("original.txt")
GUIDE_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found, and what it did to the files."""

    folder: Path
    outline: Outline
    files: WriteReport
    notes: tuple[str, ...]
    """What may have been misread, one sentence each; for the person who reviews the draft."""


def import_guide(path: Path, guide_id: str, into: Path, overwrite: bool = False) -> ImportReport:
    """Read the document at ``path`` and write the guide's draft to ``into / guide_id`` for a person to review."""
    _check_id(guide_id)
    document = read_document(path)
    outline = build_outline(document)
    _check_sections(outline, document)
    _check_numbers(outline.directions, document)
    folder = into / guide_id
    files = {**draft_files(outline, guide_id), ORIGINAL_FILE: document.text}
    return ImportReport(folder, outline, write_draft(files, folder, overwrite), list_notes(outline))


def _check_id(guide_id: str) -> None:
    place = Place("--id")
    if not GUIDE_ID.fullmatch(guide_id):
        hint = "use small ASCII letters and digits, parted by '-', such as nqi-2023"
        raise SourceError(Diagnostic(place, Code.VALUE, f"'{guide_id}' cannot name a guide", hint))
    if guide_id in RESERVED_IDS:
        hint = "take another, such as nqi-2023"
        raise SourceError(Diagnostic(place, Code.VALUE, f"'{guide_id}' names a part of the site", hint))


def _check_sections(outline: Outline, document: Document) -> None:
    """Directions without any section were read by a wrong scheme: a draft of them would mislead."""
    if not outline.sections:
        first = outline.directions[0]
        message = f"no section heading was recognised, the first direction is {first.number} '{first.title}'"
        hint = (
            "number the sections '1. 标题', '1 标题', '一、标题', '第一章 标题' or '专题1 标题', "
            "or add their shape to importer/words.yaml"
        )
        raise SourceError(Diagnostic(Place(document.place.path, first.line), Code.VALUE, message, hint))


def _check_numbers(directions: Sequence[OutlineDirection], document: Document) -> None:
    """Each direction becomes the file of its number, so two of one number cannot both be kept."""
    first: dict[str, int] = {}
    found = []
    for direction in directions:
        if direction.number in first:
            message = f"direction {direction.number} stands here again (first in line {first[direction.number]})"
            place = Place(document.place.path, direction.line)
            found.append(Diagnostic(place, Code.DUPLICATE, message, "give one of the two another number in a copy"))
        first.setdefault(direction.number, direction.line)
    if found:
        raise SourceError(found)
