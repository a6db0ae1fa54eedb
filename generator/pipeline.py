"""The pure steps in order: guides → readings → site → pages. No file is read or written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import Code, Diagnostic, Place, Severity, SourceError
from generator.index.build_site import ReadGuide, build_site
from generator.maths import read_display
from generator.model.guide import Direction, Field, Guide, Role
from generator.model.indicator import Reading
from generator.model.site import Site
from generator.parse import apply_corrections, parse_field
from generator.render.labels import Labels
from generator.render.pages import render_pages
from generator.render.paths import TEMPLATES_FOLDER
from generator.render.unit_symbols import name_units
from generator.render.views.common import Context
from generator.vocabulary import Vocabulary
from generator.vocabulary.aliases import load_aliases
from generator.vocabulary.groups import CONDITIONS, FAMILIES, load_groups
from generator.vocabulary.terms import load_terms

READ_ROLES = frozenset({Role.INDICATORS, Role.NOTES, Role.BODY})
"""Fields in which numbers are read."""


@dataclass(frozen=True)
class Edition:
    """Everything that one run makes."""

    site: Site
    context: Context
    pages: Mapping[PurePosixPath, str]
    warnings: tuple[Diagnostic, ...]


def make_edition(
    guides: Iterable[Guide],
    vocabulary: Vocabulary,
    templates: Mapping[str, str],
    source_url: str,
    noted: Sequence[Diagnostic] = (),
    folder: str = TEMPLATES_FOLDER,
) -> Edition:
    """Run every step. ``source_url``: where source files can be edited; ``noted`` is what loading warned of.

    ``folder`` is where the templates lie, as messages name it.

    Raises SourceError where a correction cannot be applied, TemplateError where a template is wrong.
    """
    site = make_site(guides, vocabulary, noted)
    context = Context(site, make_labels(site, vocabulary), source_url)
    warnings = tuple(warning for entry in site.guides for warning in entry.warnings)
    errors = [warning for warning in warnings if warning.severity is Severity.ERROR]
    if errors:
        raise SourceError(errors)
    return Edition(site, context, render_pages(context, templates, folder), warnings)


def make_site(guides: Iterable[Guide], vocabulary: Vocabulary, noted: Sequence[Diagnostic] = ()) -> Site:
    """Guides with all that is derived from them."""
    kinds = [kind.id for kind in vocabulary.deliverables]
    return build_site(
        (read_guide(guide, vocabulary, noted) for guide in guides),
        kinds,
        load_aliases(),
        vocabulary.words.get("each", ()),
        [entry.term for entry in load_terms()],
    )


def read_guide(guide: Guide, vocabulary: Vocabulary, noted: Sequence[Diagnostic] = ()) -> ReadGuide:
    """Read the numbers of every field that holds some, and apply the maintainers' corrections."""
    readings: dict[tuple[str, str], Reading] = {}
    folder = guide.place.path.rpartition("/")[0]
    warnings = [note for note in noted if note.place.path.startswith(f"{folder}/")]
    for section in guide.sections:
        warnings += _maths_warnings(section.text, f"the text of section {section.number}", section.place)
    for direction in guide.directions:
        for field in direction.fields:
            warnings += _maths_warnings(field.text, field.label, field.place)
            if field.role in READ_ROLES and not guide.is_empty(field.text):
                reading, found = _read_field(direction, field, vocabulary)
                readings[direction.number, field.label] = reading
                warnings += found
    return ReadGuide(guide, readings, tuple(sorted(warnings, key=lambda d: d.place)))


def _read_field(direction: Direction, field: Field, vocabulary: Vocabulary) -> tuple[Reading, list[Diagnostic]]:
    reading = parse_field(field.text, field.role, vocabulary)
    corrections = [c for c in direction.corrections if _corrected_field(direction, c.field) == field.label]
    reading, faults = apply_corrections(reading, field.text, corrections, vocabulary)
    unread = [
        Diagnostic(
            field.place,
            Code.NUMBER,
            f"number {span.cut(field.text)!r} in {field.label} was not read",
            "describe it under 'indicators'",
            Severity.WARNING,
        )
        for span in reading.unread
    ]
    return reading, [*faults, *unread]


def _corrected_field(direction: Direction, label: str) -> str:
    """The label that a correction means: its own, or that of the first field with indicators."""
    if label:
        return label
    fields = direction.fields_of(Role.INDICATORS, Role.BODY)
    return fields[0].label if fields else ""


def _maths_warnings(text: str, name: str, place: Place) -> list[Diagnostic]:
    return [
        Diagnostic(
            place,
            Code.MATHS,
            f"{fault.span.cut(text)!r} in {name}: {fault.message}",
            "it is shown as written",
            Severity.WARNING,
        )
        for fault in read_display(text).faults
    ]


def make_labels(site: Site, vocabulary: Vocabulary) -> Labels:
    """The names that pages print."""
    units = {row.indicator.quantity.unit for entry in site.entry_by_key.values() for row in entry.rows}
    codes = units | {part for unit in units for part in unit.split("×")}
    return Labels(
        deliverables={kind.id: kind.short for kind in vocabulary.deliverables},
        measurands={group.id: group.title for group in vocabulary.measurands},
        units=name_units(sorted(codes), vocabulary),
        reasons={reason.id: reason.title for reason in vocabulary.reasons},
        conditions=load_groups(CONDITIONS),
        families=load_groups(FAMILIES),
    )
