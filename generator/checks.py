"""What `guide-site check` does: make everything from the source, write nothing, and compare it with the original."""

from __future__ import annotations

import json
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, SourceError
from generator.importer import find_residue
from generator.load import ORIGINAL_FILE, SCHEMA_FOLDER, SCHEMAS, build_schema, shown_path
from generator.model.guide import Guide
from generator.model.site import GuideEntry
from generator.project import Project, read_inputs
from generator.publish import told_as_messages
from generator.run import make_all


def check_project(project: Project) -> list[str]:
    """Make everything from the source alone, without what stands in docs/; lines that say what was checked.

    Raises GuideError with what is wrong: in source and templates, then characters of the original that are lost and
    schemas that are old, then what shows only when pages are made.
    """
    inputs = read_inputs(project)
    faults = [d for guide in inputs.source.guides for d in check_residue(project, guide)]
    faults += check_schemas(project)
    if faults:
        raise SourceError(faults)
    run = make_all(project, inputs)
    lines = [line for entry in run.edition.site.guides for line in _summarise(entry)]
    return [*lines, *(str(warning) for warning in run.edition.warnings)]


def check_residue(project: Project, guide: Guide) -> list[Diagnostic]:
    """Every non-blank character of original.txt stands in the source once and in order."""
    path = project.source / guide.id / ORIGINAL_FILE
    place = Place(shown_path(path, project.root))
    if not path.is_file():
        return [Diagnostic(place, Code.FILE, "there is no such file", "put the document as received here, as text")]
    original = path.read_text("utf-8")
    return [residue.to_diagnostic(place) for residue in find_residue(guide, original)]


def count_original(project: Project, guide: Guide) -> int:
    """Non-blank characters of the document as received."""
    text = (project.source / guide.id / ORIGINAL_FILE).read_text("utf-8")
    return sum(not char.isspace() for char in text)


def _summarise(entry: GuideEntry) -> list[str]:
    guide = entry.guide
    readings = [reading for item in entry.directions for reading in item.readings.values()]
    uses = [use.slug for item in entry.directions for use in item.keywords]
    spellings = {use.text for item in entry.directions for use in item.keywords}
    return [
        f"{guide.id}: {len(guide.sections)} sections, {len(entry.directions)} directions, "
        f"{len(set(uses))} keywords (in {len(spellings)} spellings, listed {len(uses)} times)",
        f"{guide.id}: original.txt and source agree, residue 0",
        f"{guide.id}: {sum(len(item.rows) for item in entry.directions)} indicators read, "
        f"{sum(len(r.explained) for r in readings)} numbers explained, "
        f"{sum(len(r.unread) for r in readings)} unread",
    ]


def check_schemas(project: Project) -> list[Diagnostic]:
    """The schema files that editors use say what the loader checks."""
    with told_as_messages(project.source / SCHEMA_FOLDER, project.root):
        return [
            Diagnostic(Place(shown_path(path, project.root)), Code.FILE, "is not up to date", "run 'guide-site schema'")
            for path, text in _schema_files(project).items()
            if not path.is_file() or path.read_bytes() != text.encode("utf-8")
        ]


def write_schemas(project: Project) -> list[str]:
    """Write the schema files; their paths."""
    files = _schema_files(project)
    with told_as_messages(project.source / SCHEMA_FOLDER, project.root):
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return [shown_path(path, project.root) for path in files]


def _schema_files(project: Project) -> dict[Path, str]:
    return {
        project.source / SCHEMA_FOLDER / name: json.dumps(build_schema(name), ensure_ascii=False, indent=2) + "\n"
        for name in SCHEMAS
    }
