"""What the importer's tests share: documents from text, outlines as text, guides from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.errors import Place
from generator.importer.draft import GUIDE_FILE, draft_files
from generator.importer.outline import Outline, OutlineDirection, build_outline
from generator.importer.readers import Document
from generator.model.guide import Direction, Field, Guide, Role, Section

ROOT = Path(__file__).parents[2]
REAL = ROOT / "source" / "nqi-2023"
PLACE = Place("source/case/guide.yaml", 1)


def outline_of(text: str) -> Outline:
    return build_outline(Document(text, Place("guide.txt")))


def show_outline(outline: Outline) -> str:
    """An outline as the golden cases write it."""
    return "\n".join(_show_lines(outline))


def _show_lines(outline: Outline) -> Iterator[str]:
    block = outline.block
    front = {"programme": block.programme, "title": block.title, "year": block.year, "stage": block.stage}
    yield from (f"{name}: {text}" for name, text in front.items() if text)
    yield from (f"claim {name}: {value}" for name, value in outline.claims.items())
    if outline.preamble:
        yield "preamble: " + outline.preamble.replace("\n", "\n  | ")
    directions = list(outline.directions)
    for section in outline.sections:
        yield f"section {section.number}: {section.title}"
        if section.text:
            yield "  text: " + section.text.replace("\n", "\n    | ")
        for direction in directions:
            if direction.number.split(".")[0] == section.number:
                yield from _show_direction(direction)
    yield from (f"dropped: {piece}" for piece in outline.dropped)


def _show_direction(direction: OutlineDirection) -> Iterator[str]:
    yield f"direction {direction.number}: {direction.title}"
    if direction.tag:
        yield f"  tag: {direction.tag}"
    for field in direction.fields:
        yield f"  {field.label}: " + field.text.replace("\n", "\n    | ")


def guide_of(text: str) -> Guide:
    """The guide that an import of ``text`` makes, read back from its YAML (without the loader's checks)."""
    files = draft_files(outline_of(text), "case")
    head = yaml.load(files[GUIDE_FILE], yaml.BaseLoader)
    directions = [_read_direction(text) for path, text in files.items() if path != GUIDE_FILE]
    return Guide(
        id=head["id"],
        programme=head["programme"],
        title=head["title"],
        year=head["year"],
        stage=head["stage"],
        preamble=head["preamble"],
        sections=tuple(Section(s["number"], s["title"], PLACE, s.get("text", "")) for s in head["sections"]),
        directions=tuple(directions),
        roles={},
        empty_marks=tuple(head["empty_marks"]),
        claims=(),
        place=PLACE,
        dropped=tuple(head.get("dropped", ())),
    )


def _read_direction(text: str) -> Direction:
    data = yaml.load(text, yaml.BaseLoader)
    fields = tuple(Field(label, Role.OTHER, value, PLACE) for label, value in data["fields"].items())
    return Direction(data["number"], data["title"], data.get("tag"), fields, (), (), (), PLACE)
