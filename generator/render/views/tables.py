"""The pages that sum up a guide: the matrix of deliverables, conditions, and the full text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.guide import Field, Role, Section
from generator.model.indicator import Kind
from generator.model.site import Amount, DirectionEntry, GuideEntry, IndicatorRow
from generator.render import paths
from generator.render.quantities import format_amount, format_funding, format_requirement, tint_level
from generator.render.text import render_inline
from generator.render.views.common import Context, Link, Linker, has_own_page, make_crumbs, section_tone, set_number
from generator.render.views.direction import ParagraphView
from generator.render.views.facts import joint_label
from generator.render.views.guide import view_paragraphs
from generator.render.views.marks import tie_marks


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the matrix."""

    text: str
    href: str
    level: int
    """0 (nothing) to 4 (most of this kind), for the tint."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One direction, or the totals of a section."""

    link: Link
    number: str
    cells: tuple[CellView, ...]
    joint: tuple[Link, ...]


@dataclass(frozen=True)
class MatrixSection:
    """The rows of a section with their totals."""

    link: Link
    number: str
    tone: str
    rows: tuple[MatrixRow, ...]
    totals: tuple[str, ...]
    """Empty for a section that is itself a direction: its row says the same."""


@dataclass(frozen=True)
class MatrixView:
    """All that the matrix page prints."""

    title: str
    crumbs: tuple[Link, ...]
    columns: tuple[str, ...]
    sections: tuple[MatrixSection, ...]
    totals: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class ConditionRow:
    """The conditions of one direction."""

    link: Link
    tone: str
    facts: tuple[Link, ...]
    notes: tuple[Markup, ...]


@dataclass(frozen=True)
class ConditionsView:
    """All that the page of conditions prints."""

    title: str
    crumbs: tuple[Link, ...]
    rows: tuple[ConditionRow, ...]
    without: int
    description: str


@dataclass(frozen=True)
class FullField:
    """A field in the full text."""

    label: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True)
class FullDirection:
    """A direction in the full text."""

    link: Link
    anchor: str
    heading: Markup
    fields: tuple[FullField, ...]


@dataclass(frozen=True)
class FullSection:
    """A section in the full text."""

    anchor: str
    heading: Markup
    text: tuple[ParagraphView, ...]
    is_direction: bool
    tone: str
    directions: tuple[FullDirection, ...]


@dataclass(frozen=True)
class FullView:
    """All that the full text prints."""

    title: str
    programme: str
    guide_title: Markup
    stage: str
    crumbs: tuple[Link, ...]
    preamble: tuple[ParagraphView, ...]
    sections: tuple[FullSection, ...]
    description: str


def view_matrix(entry: GuideEntry, context: Context, path: PurePosixPath) -> MatrixView:
    """The view of the matrix of deliverables."""
    linker = Linker(path)
    matrix = entry.matrix
    columns = tuple(context.labels.deliverables[kind] for kind in matrix.kinds)
    return MatrixView(
        title="成果矩阵",
        crumbs=make_crumbs(linker, entry.guide),
        columns=columns,
        sections=tuple(_matrix_section(entry, section, context, linker) for section in entry.guide.sections),
        totals=tuple(_say(matrix.totals.get(kind)) for kind in matrix.kinds),
        description=f"各研究方向要求的成果：{'、'.join(columns)}。"[:120],
    )


def _matrix_section(entry: GuideEntry, section: Section, context: Context, linker: Linker) -> MatrixSection:
    return MatrixSection(
        link=linker.section(entry.guide, section),
        number=section.number,
        tone=section_tone(entry.guide, section),
        rows=tuple(_matrix_row(entry, item, context, linker) for item in entry.by_section[section.number]),
        totals=_section_totals(entry, section),
    )


def _section_totals(entry: GuideEntry, section: Section) -> tuple[str, ...]:
    if not has_own_page(entry.guide, section):
        return ()
    return tuple(_say(entry.matrix.section_totals.get((section.number, kind))) for kind in entry.matrix.kinds)


def _matrix_row(entry: GuideEntry, item: DirectionEntry, context: Context, linker: Linker) -> MatrixRow:
    joint = entry.matrix.joint.get(item.direction.number, ())
    return MatrixRow(
        link=linker.direction(item),
        number=item.direction.number,
        cells=tuple(_matrix_cell(entry, item, kind, linker) for kind in entry.matrix.kinds),
        joint=tuple(_joint_link(item, row, context, linker) for row in joint),
    )


def _matrix_cell(entry: GuideEntry, item: DirectionEntry, kind: str, linker: Linker) -> CellView:
    cell = entry.matrix.cells.get((item.direction.number, kind))
    if cell is None or cell.amount is None:
        return CellView("", "", 0)
    href = linker.to_direction(item.key, paths.indicator_anchor(cell.rows[0].position))
    return CellView(format_amount(cell.amount), href, tint_level(cell.amount, entry.matrix.largest[kind]))


def _joint_link(item: DirectionEntry, row: IndicatorRow, context: Context, linker: Linker) -> Link:
    words = f"{joint_label(row.indicator, context.labels.deliverables)} "
    href = linker.to_direction(item.key, paths.indicator_anchor(row.position))
    return Link(href, words + format_requirement(row.indicator, context.labels.units))


def _say(amount: Amount | None) -> str:
    return "" if amount is None else format_amount(amount)


def view_conditions(entry: GuideEntry, context: Context, path: PurePosixPath) -> ConditionsView:
    """The view of quotas, co-funding and remarks."""
    linker = Linker(path)
    rows = tuple(row for item in entry.directions if (row := _condition_row(item, context, linker)) is not None)
    return ConditionsView(
        title="申报条件与名额",
        crumbs=make_crumbs(linker, entry.guide),
        rows=rows,
        without=len(entry.directions) - len(rows),
        description="推荐名额、拟支持项目数、配套经费比例和其他有关说明，逐方向列出原文。",
    )


def _condition_row(item: DirectionEntry, context: Context, linker: Linker) -> ConditionRow | None:
    notes = [f for f in item.direction.fields_of(Role.NOTES) if not item.guide.is_empty(f.text)]
    facts = tuple(_funding_facts(item, context, linker))
    if not notes and not facts:
        return None
    return ConditionRow(
        link=linker.direction(item),
        tone=section_tone(item.guide, item.section),
        facts=facts,
        notes=tuple(_notes(item, notes)),
    )


def _notes(item: DirectionEntry, notes: Sequence[Field]) -> Iterable[Markup]:
    """The notes verbatim; without notes, the clauses in which a quota stands."""
    for field in notes:
        yield from (render_inline(field.text, tie_marks(field.text), span) for span in field.paragraphs)
    if not notes:
        rows = (row for row in item.rows if row.indicator.kind is Kind.FUNDING)
        clauses = dict.fromkeys((row.field, row.indicator.clause) for row in rows)
        yield from (render_inline(field.text, tie_marks(field.text), clause) for field, clause in clauses)


def _funding_facts(item: DirectionEntry, context: Context, linker: Linker) -> Iterable[Link]:
    for row in item.rows:
        if row.indicator.kind is Kind.FUNDING:
            href = linker.to_direction(item.key, paths.indicator_anchor(row.position))
            yield Link(href, format_funding(row.indicator, context.labels.units))


def view_full(entry: GuideEntry, _context: Context, path: PurePosixPath) -> FullView:
    """The view of the whole text on one page."""
    linker = Linker(path)
    guide = entry.guide
    return FullView(
        title="全文",
        programme=guide.programme,
        guide_title=render_inline(guide.title),
        stage=guide.stage,
        crumbs=make_crumbs(linker, guide),
        preamble=view_paragraphs(guide.preamble),
        sections=tuple(_full_section(entry, section, linker) for section in guide.sections),
        description="指南全文，便于通读和打印。",
    )


def _full_section(entry: GuideEntry, section: Section, linker: Linker) -> FullSection:
    inside = entry.by_section[section.number]
    return FullSection(
        anchor=paths.plain(f"section-{section.number}"),
        heading=set_number(f"{section.number}. {section.title}"),
        text=view_paragraphs(section.text, f"{section.number}/"),
        is_direction=any(item.direction.number == section.number for item in inside),
        tone=section_tone(entry.guide, section),
        directions=tuple(_full_direction(item, linker) for item in inside),
    )


def _full_direction(item: DirectionEntry, linker: Linker) -> FullDirection:
    fields = []
    counted = 0
    for field in item.direction.fields:
        paragraphs = tuple(
            ParagraphView(
                paths.plain(f"{item.direction.number}/{paths.paragraph_anchor(counted + n)}"),
                render_inline(field.text, tie_marks(field.text), span),
            )
            for n, span in enumerate(field.paragraphs, start=1)
        )
        fields.append(FullField(field.label, paragraphs))
        counted += len(paragraphs)
    return FullDirection(
        link=linker.direction(item),
        anchor=paths.plain(f"direction-{item.direction.number.replace('.', '-')}"),
        heading=set_number(f"{item.direction.number} {item.direction.title}"),
        fields=tuple(fields),
    )
