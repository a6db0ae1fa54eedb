"""``guide.json``: the whole guide, verbatim and in display form, with what connects its directions."""

from __future__ import annotations

from dataclasses import dataclass

from generator.export.context import Exporting, RowItem
from generator.export.json_text import write_json
from generator.export.records import Record, part
from generator.maths import read_display
from generator.model.guide import Change, Claim, Erratum, Field, Section
from generator.model.site import DirectionEntry, KeywordUse, Reason, Related
from generator.render import paths
from generator.render.data_format import GUIDE, SCHEMA_VERSION
from generator.render.labels import Labels


@dataclass(frozen=True, slots=True)
class _SectionItem:
    exporting: Exporting
    section: Section


@dataclass(frozen=True, slots=True)
class _DirectionItem:
    exporting: Exporting
    entry: DirectionEntry


@dataclass(frozen=True, slots=True)
class _FieldItem:
    exporting: Exporting
    entry: DirectionEntry
    field: Field
    anchor: str


_SECTION: Record[_SectionItem] = Record(
    part(GUIDE, "sections"),
    {
        "number": lambda item: item.section.number,
        "title": lambda item: item.section.title,
        "title_display": lambda item: read_display(item.section.title).text,
        "text": lambda item: item.section.text,
        "text_display": lambda item: read_display(item.section.text).text,
        "directions": lambda item: [d.number for d in item.exporting.entry.guide.directions_in(item.section)],
        "url": lambda item: item.exporting.url(paths.guide_page(item.exporting.guide_id, item.section.number)),
    },
)

_DIRECTION_SHAPE = part(GUIDE, "directions")

_FIELD: Record[_FieldItem] = Record(
    part(_DIRECTION_SHAPE, "fields"),
    {
        "label": lambda item: item.field.label,
        "role": lambda item: item.field.role.value,
        "text": lambda item: item.field.text,
        "display": lambda item: read_display(item.field.text).text,
        "is_empty": lambda item: item.entry.guide.is_empty(item.field.text),
        "url": lambda item: item.exporting.direction_url(item.entry, item.anchor),
    },
)

_KEYWORD_USE: Record[KeywordUse] = Record(
    part(_DIRECTION_SHAPE, "keywords"),
    {
        "slug": lambda use: use.slug,
        "text": lambda use: use.text,
        "field": lambda use: use.field,
        "start": lambda use: use.span.start,
        "end": lambda use: use.span.end,
    },
)

_RELATED_SHAPE = part(_DIRECTION_SHAPE, "related")

_REASON: Record[Reason] = Record(
    part(_RELATED_SHAPE, "reasons"),
    {"kind": lambda reason: reason.kind.value, "words": lambda reason: reason.words},
)

_RELATED: Record[Related] = Record(
    _RELATED_SHAPE,
    {
        "guide": lambda item: item.direction.guide_id,
        "direction": lambda item: item.direction.number,
        "reasons": lambda item: [_REASON.write(reason) for reason in item.reasons],
    },
)

_ERRATUM: Record[Erratum] = Record(
    part(_DIRECTION_SHAPE, "errata"),
    {
        "field": lambda erratum: erratum.field,
        "text": lambda erratum: erratum.text,
        "suggestion": lambda erratum: erratum.suggestion,
        "reason": lambda erratum: erratum.reason,
    },
)

_DIRECTION: Record[_DirectionItem] = Record(
    _DIRECTION_SHAPE,
    {
        "number": lambda item: item.entry.direction.number,
        "section": lambda item: item.entry.section.number,
        "title": lambda item: item.entry.direction.title,
        "title_display": lambda item: read_display(item.entry.direction.title).text,
        "tag": lambda item: item.entry.direction.tag,
        "fields": lambda item: [_FIELD.write(field) for field in _list_fields(item)],
        "keywords": lambda item: [_KEYWORD_USE.write(use) for use in item.entry.keywords],
        "related": lambda item: [_RELATED.write(related) for related in item.entry.related],
        "errata": lambda item: [_ERRATUM.write(erratum) for erratum in item.entry.direction.errata],
        "indicators": lambda item: [RowItem(item.exporting, 0, item.entry, row).id for row in item.entry.rows],
        "url": lambda item: item.exporting.direction_url(item.entry),
    },
)

_CLAIM: Record[Claim] = Record(
    part(GUIDE, "claims"), {"name": lambda claim: claim.name, "value": lambda claim: claim.value}
)

_CHANGE: Record[Change] = Record(
    part(GUIDE, "changes"), {"date": lambda change: change.day, "text": lambda change: change.text}
)

_NAMES: Record[Labels] = Record(
    part(GUIDE, "names"),
    {
        "deliverables": lambda labels: dict(labels.deliverables),
        "measurands": lambda labels: dict(labels.measurands),
        "units": lambda labels: dict(labels.units),
    },
)

_GUIDE: Record[Exporting] = Record(
    GUIDE,
    {
        "schema_version": lambda _: SCHEMA_VERSION,
        "id": lambda exporting: exporting.guide_id,
        "programme": lambda exporting: exporting.entry.guide.programme,
        "title": lambda exporting: exporting.entry.guide.title,
        "title_display": lambda exporting: read_display(exporting.entry.guide.title).text,
        "year": lambda exporting: exporting.entry.guide.year,
        "stage": lambda exporting: exporting.entry.guide.stage,
        "preamble": lambda exporting: exporting.entry.guide.preamble,
        "preamble_display": lambda exporting: read_display(exporting.entry.guide.preamble).text,
        "roles": lambda exporting: {role.value: labels for role, labels in exporting.entry.guide.roles.items()},
        "empty_marks": lambda exporting: exporting.entry.guide.empty_marks,
        "claims": lambda exporting: [_CLAIM.write(claim) for claim in exporting.entry.guide.claims],
        "changes": lambda exporting: [_CHANGE.write(change) for change in exporting.entry.guide.changes],
        "names": lambda exporting: _NAMES.write(exporting.labels),
        "sections": lambda exporting: [
            _SECTION.write(_SectionItem(exporting, section)) for section in exporting.entry.guide.sections
        ],
        "directions": lambda exporting: [
            _DIRECTION.write(_DirectionItem(exporting, entry)) for entry in exporting.entry.directions
        ],
        "url": lambda exporting: exporting.url(paths.guide_page(exporting.guide_id)),
    },
)


def _list_fields(item: _DirectionItem) -> list[_FieldItem]:
    """The fields with their anchors on the direction's page."""
    anchors = paths.field_anchors(item.entry.direction)
    fields = item.entry.direction.fields
    return [_FieldItem(item.exporting, item.entry, field, anchors[field.label]) for field in fields]


def export_guide_json(exporting: Exporting) -> bytes:
    """The file's bytes."""
    return write_json(_GUIDE.write(exporting))
