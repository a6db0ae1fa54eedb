"""Write an outline as draft YAML files for a person to review."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.importer.outline import Outline, OutlineDirection, OutlineSection
from generator.importer.yaml_text import write_block, write_quoted, write_scalar

GUIDE_SCHEMA = "# yaml-language-server: $schema=../schema/guide.schema.json"
DIRECTION_SCHEMA = "# yaml-language-server: $schema=../../schema/direction.schema.json"
GUIDE_FILE = PurePosixPath("guide.yaml")
DIRECTIONS_FOLDER = PurePosixPath("directions")


def draft_files(outline: Outline, guide_id: str) -> dict[PurePosixPath, str]:
    """The YAML files of a guide, by their path within its folder."""
    files = {GUIDE_FILE: draft_guide(outline, guide_id)}
    for direction in outline.directions:
        files[DIRECTIONS_FOLDER / f"{direction.number}.yaml"] = draft_direction(direction)
    return files


def draft_guide(outline: Outline, guide_id: str) -> str:
    """The text of guide.yaml."""
    block = outline.block
    roles = ", ".join(f"{role}: {_flow_list(labels)}" for role, labels in outline.roles.items())
    claims = ", ".join(f"{name}: {write_quoted(value)}" for name, value in outline.claims.items())
    lines = [
        GUIDE_SCHEMA,
        f"id: {guide_id}",
        f"programme: {write_scalar(block.programme)}",
        f"title: {write_scalar(block.title)}",
        f"year: {write_quoted(block.year)}",
        f"stage: {write_scalar(block.stage)}",
        f"roles: {{{roles}}}",
        f"empty_marks: [{', '.join(write_quoted(mark) for mark in outline.empty_marks)}]",
        *([f"claims: {{{claims}}}"] if claims else []),
        f"preamble: {write_block(outline.preamble, 1)}",
        "sections:",
    ]
    for section in outline.sections:
        lines += _draft_section(section)
    if outline.dropped:
        lines += ["dropped:", *(f"  - {write_quoted(piece)}" for piece in outline.dropped)]
    return "\n".join(lines) + "\n"


def _draft_section(section: OutlineSection) -> list[str]:
    """On one line; over several where it has a text."""
    number, title = f"number: {write_quoted(section.number)}", f"title: {write_scalar(section.title)}"
    if not section.text:
        return [f"  - {{{number}, {title}}}"]
    return [f"  - {number}", f"    {title}", f"    text: {write_block(section.text, 3)}"]


def draft_direction(direction: OutlineDirection) -> str:
    """The text of one direction's file."""
    lines = [
        DIRECTION_SCHEMA,
        f"number: {write_quoted(direction.number)}",
        f"title: {write_scalar(direction.title)}",
        *([f"tag: {write_scalar(direction.tag)}"] if direction.tag else []),
        "fields:" if direction.fields else "fields: {}",
    ]
    lines += [f"  {write_scalar(field.label)}: {write_block(field.text, 2)}" for field in direction.fields]
    return "\n".join(lines) + "\n"


def _flow_list(items: tuple[str, ...]) -> str:
    return f"[{', '.join(write_scalar(item) for item in items)}]"
