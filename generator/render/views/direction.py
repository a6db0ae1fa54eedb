"""The page of a direction: facts, its fields verbatim, the indicators as a table, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import TITLE_FIELD, Direction, Field, Role
from generator.model.indicator import Clause
from generator.model.site import DirectionEntry, IndicatorRow, Reason, ReasonKind, Related
from generator.render import paths
from generator.render.quantities import format_requirement
from generator.render.text import render_inline
from generator.render.views.common import (
    Context,
    Link,
    Linker,
    Sheet,
    direction_title,
    has_own_page,
    make_crumbs,
    make_sheet,
    plain_link,
    section_tone,
    set_number,
)
from generator.render.views.facts import DESCRIPTION, Facts, make_facts, shorten
from generator.render.views.figures import set_requirement
from generator.render.views.marks import paragraph_marks, tie_marks

_NONE_SAID = {Role.NOTES: "本方向没有另外的说明。", Role.KEYWORDS: "本方向未列关键词。"}
_REASON_WORDS = {
    ReasonKind.SHARED_KEYWORD: "共同关键词",
    ReasonKind.MENTIONS_OURS: "其正文提到本方向的关键词",
    ReasonKind.OURS_MENTIONS: "本方向正文提到其关键词",
    ReasonKind.MAINTAINER: "编者注",
}


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with its anchor."""

    anchor: str
    html: Markup


@dataclass(frozen=True, slots=True)
class RowView:
    """One indicator of a clause."""

    anchor: str
    subject: str
    subject_rows: int
    """Rows that the subject's cell spans; 0 where a row above spans this one."""
    name: str
    requirement: Markup
    condition: str
    status: str
    words: Markup
    corrected: bool


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with its rows; without rows it is a requirement that has no number."""

    words: Markup
    subject: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class FieldView:
    """One field of the page."""

    label: str
    anchor: str
    paragraphs: tuple[ParagraphView, ...]
    said_none: str
    """What is said where the field says "none"; empty elsewhere."""
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related direction with its printed reasons."""

    link: Link
    pick: Markup
    """Its name in what a reader ticks."""
    tone: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DirectionView:
    """All that the template prints."""

    title: str
    heading: Markup
    pick: Markup
    """Its name in what a reader ticks."""
    tag: str | None
    sheet: Sheet
    crumbs: tuple[Link, ...]
    facts: Facts
    fields: tuple[FieldView, ...]
    missing: tuple[str, ...]
    """Sentences on fields that the guide does not give at all."""
    title_errata: tuple[str, ...]
    related: tuple[RelatedView, ...]
    previous: Link | None
    next: Link | None
    source: Link
    plain: Link
    description: str


def view_direction(entry: DirectionEntry, context: Context, path: PurePosixPath) -> DirectionView:
    """The view of a direction's page at ``path``."""
    linker = Linker(path)
    direction = entry.direction
    more = [linker.section(entry.guide, entry.section)] if has_own_page(entry.guide, entry.section) else []
    before, after = _neighbours(entry, context)
    return DirectionView(
        title=direction_title(direction),
        heading=set_number(f"{direction.number} {direction.title}"),
        pick=paths.pick_id(entry.key),
        tag=direction.tag,
        sheet=make_sheet(entry.guide),
        crumbs=make_crumbs(linker, entry.guide, *more),
        facts=make_facts(entry, context, linker),
        fields=tuple(_view_fields(entry, context, linker)),
        missing=tuple(_missing_sentences(direction)),
        title_errata=tuple(
            f"“{e.text}”疑为“{e.suggestion}”：{e.reason}" for e in direction.errata if e.field == TITLE_FIELD
        ),
        related=tuple(_view_related(item, context, linker) for item in entry.related),
        previous=linker.direction(before) if before else None,
        next=linker.direction(after) if after else None,
        source=source_link(direction.place.path, context, linker, entry.guide.id),
        plain=plain_link(linker),
        description=describe_direction(entry),
    )


def _view_fields(entry: DirectionEntry, context: Context, linker: Linker) -> Iterable[FieldView]:
    anchors = paths.field_anchors(entry.direction)
    for field, paragraphs in view_texts(entry, context, linker):
        yield FieldView(
            label=field.label,
            anchor=anchors[field.label],
            paragraphs=paragraphs,
            said_none=say_none(entry, field),
            clauses=view_clauses(entry, field, context),
        )


def view_texts(
    entry: DirectionEntry, context: Context, linker: Linker
) -> Iterator[tuple[Field, tuple[ParagraphView, ...]]]:
    """Each field with its paragraphs, which are numbered through all of them."""
    counted = 0
    for field in entry.direction.fields:
        spans = field.paragraphs
        yield (
            field,
            tuple(
                ParagraphView(
                    paths.paragraph_anchor(counted + n),
                    render_inline(field.text, paragraph_marks(entry, field, span, context.site, linker), span),
                )
                for n, span in enumerate(spans, start=1)
            ),
        )
        counted += len(spans)


def say_none(entry: DirectionEntry, field: Field) -> str:
    """What is said of a field that says "none"; empty for any other."""
    return _NONE_SAID.get(field.role, "无。") if entry.guide.is_empty(field.text) else ""


def view_clauses(entry: DirectionEntry, field: Field, context: Context) -> tuple[ClauseView, ...]:
    """The clauses of a field that was read; none of a field that was not."""
    reading = entry.readings.get(field.label)
    if reading is None:
        return ()
    rows = {id(row.indicator): row for row in entry.rows}
    return tuple(_view_clause(field, clause, rows, context) for clause in reading.clauses)


def _view_clause(field: Field, clause: Clause, rows: dict[int, IndicatorRow], context: Context) -> ClauseView:
    return ClauseView(
        words=render_inline(field.text, tie_marks(field.text), clause.span),
        subject=clause.subject or "",
        rows=tuple(_view_rows([rows[id(indicator)] for indicator in clause.indicators], context)),
    )


def _view_rows(rows: Iterable[IndicatorRow], context: Context) -> Iterable[RowView]:
    """The rows of a clause; neighbours with the same subject share its cell."""
    for _, group in groupby(rows, key=lambda row: row.indicator.subject):
        inside = list(group)
        for row in inside:
            yield view_row(row, context, len(inside) if row is inside[0] else 0)


def view_row(row: IndicatorRow, context: Context, subject_rows: int) -> RowView:
    """An indicator as a table prints it."""
    indicator = row.indicator
    return RowView(
        anchor=paths.indicator_anchor(row.position),
        subject=indicator.subject or "",
        subject_rows=subject_rows,
        name=indicator.name,
        requirement=set_requirement(format_requirement(indicator, context.labels.units)),
        condition=indicator.condition or "",
        status=indicator.status or "",
        words=render_inline(row.field.text, (), indicator.span),
        corrected=row.corrected,
    )


def _missing_sentences(direction: Direction) -> Iterable[str]:
    if not direction.fields_of(Role.BODY):
        given = {field.role for field in direction.fields}
        if Role.NOTES not in given:
            yield "指南未列出本方向的有关说明。"
        if Role.KEYWORDS not in given:
            yield "指南未列出本方向的关键词。"
    else:
        yield "指南以一段正文说明本方向，未分列研究内容、考核指标、有关说明和关键词。"


def _view_related(item: Related, context: Context, linker: Linker) -> RelatedView:
    entry = context.site.entry_by_key[item.direction]
    return RelatedView(
        link=linker.direction(entry),
        pick=paths.pick_id(entry.key),
        tone=section_tone(entry.guide, entry.section),
        reasons=tuple(_say_reason(reason) for reason in item.reasons),
    )


def _say_reason(reason: Reason) -> str:
    return f"{_REASON_WORDS[reason.kind]}：{'、'.join(read_display(word).text for word in reason.words)}"


def _neighbours(entry: DirectionEntry, context: Context) -> tuple[DirectionEntry | None, DirectionEntry | None]:
    guide = context.site.guide_by_id[entry.guide.id]
    at = guide.positions[entry.direction.number]
    before = guide.directions[at - 1] if at else None
    after = guide.directions[at + 1] if at + 1 < len(guide.directions) else None
    return before, after


def source_link(path: str, context: Context, linker: Linker, guide_id: str) -> Link:
    """Where the source of a page can be read or edited: the repository, or the copy published with the data."""
    if context.source_url:
        return Link(context.source_url + path, path)
    return Link(linker.to(paths.published_source(guide_id, path)), path)


def describe_direction(entry: DirectionEntry) -> str:
    """The beginning of its text, for lists of search engines."""
    text = " ".join(read_display(field.text).text.replace("\n", " ") for field in entry.direction.fields[:1])
    return shorten(text, DESCRIPTION)
