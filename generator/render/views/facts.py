"""The facts of a direction at a glance: what must be handed over, the tightest requirement, conditions, keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import Role
from generator.model.indicator import Indicator, Kind
from generator.model.site import DirectionEntry, IndicatorRow, MatrixCell
from generator.render import paths
from generator.render.quantities import format_amount, format_funding, format_requirement
from generator.render.views.common import Context, Link, Linker, section_tone
from generator.render.views.figures import keep_whole

UNCERTAINTY = "uncertainty"
"""Id of the quantity group whose smallest relative value is a direction's tightest requirement."""
DESCRIPTION = 120
"""Characters of a page's description."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short statement with the place where it stands in full."""

    label: str
    value: str
    href: str

    @property
    def shown(self) -> Markup:
        """The value as it is set: a figure whole."""
        return keep_whole(self.value)


@dataclass(frozen=True)
class Facts:
    """What a researcher wants to know in ten seconds."""

    section: Link
    tone: str
    """Colour of the section."""
    deliverables: tuple[Fact, ...]
    tightest: Fact | None
    conditions: tuple[Fact, ...]
    keywords: tuple[Link, ...]


def make_facts(entry: DirectionEntry, context: Context, linker: Linker) -> Facts:
    """The facts of a direction, linked from the page that ``linker`` stands on."""
    return Facts(
        section=linker.section(entry.guide, entry.section),
        tone=section_tone(entry.guide, entry.section),
        deliverables=tuple(fact for _, fact in deliverable_facts(entry, context, linker)),
        tightest=_tightest_fact(entry, context, linker),
        conditions=tuple(_condition_facts(entry, context, linker)),
        keywords=tuple(Link(linker.to_keyword(use.slug), read_display(use.text).text) for use in entry.keywords),
    )


def deliverable_facts(
    entry: DirectionEntry, context: Context, linker: Linker
) -> Iterable[tuple[tuple[str, ...], Fact]]:
    """What must be handed over, each fact with the kinds that it counts."""
    guide = context.site.guide_by_id[entry.guide.id]
    number = entry.direction.number
    for kind in guide.matrix.kinds:
        cell = guide.matrix.cells.get((number, kind))
        if cell is not None and cell.amount is not None:
            fact = Fact(context.labels.deliverables[kind], cell_amount(cell), _to_row(entry, cell.rows[0], linker))
            yield (kind,), fact
    for row in guide.matrix.joint.get(number, ()):
        label = joint_label(row.indicator, context.labels.deliverables)
        value = format_requirement(row.indicator, context.labels.units)
        yield row.indicator.deliverables, Fact(label, value, _to_row(entry, row, linker))


def cell_amount(cell: MatrixCell) -> str:
    """The sum of a cell as printed; empty where there is none."""
    return "" if cell.amount is None else format_amount(cell.amount)


def joint_label(indicator: Indicator, titles: Mapping[str, str]) -> str:
    """The kinds that one number counts together."""
    return "/".join(titles[kind] for kind in indicator.deliverables)


def _to_row(entry: DirectionEntry, row: IndicatorRow, linker: Linker) -> str:
    return linker.to_direction(entry.key, paths.indicator_anchor(row.position))


def relative_value(row: IndicatorRow) -> Decimal | None:
    """The value of a relative uncertainty as a plain ratio; None for any other row."""
    si = row.indicator.quantity.si
    if row.indicator.measurand != UNCERTAINTY or si is None or si.unit != "1":
        return None
    return si.value if si.value is not None else si.max


def tightest_row(entry: DirectionEntry) -> tuple[Decimal, IndicatorRow] | None:
    """The smallest relative uncertainty that a direction asks for, and the row that does."""
    found = [(value, row) for row in entry.rows if (value := relative_value(row)) is not None]
    return min(found, key=lambda pair: (pair[0], pair[1].position), default=None)


def _tightest_fact(entry: DirectionEntry, context: Context, linker: Linker) -> Fact | None:
    found = tightest_row(entry)
    if found is None:
        return None
    row = found[1]
    what = " ".join(part for part in (row.indicator.subject, row.indicator.name) if part)
    return Fact(what, format_requirement(row.indicator, context.labels.units), _to_row(entry, row, linker))


def _condition_facts(entry: DirectionEntry, context: Context, linker: Linker) -> Iterable[Fact]:
    for row in entry.rows:
        if row.indicator.kind is Kind.FUNDING:
            label, _, value = format_funding(row.indicator, context.labels.units).partition(" ")
            yield Fact(label, value, _to_row(entry, row, linker))
    if not any(row.indicator.kind is Kind.FUNDING for row in entry.rows) and has_notes(entry):
        first = next(f for f in entry.direction.fields_of(Role.NOTES) if not entry.guide.is_empty(f.text))
        anchor = paths.field_anchors(entry.direction)[first.label]
        yield Fact(first.label, shorten(notes_text(entry)), linker.to_direction(entry.key, anchor))


def has_notes(entry: DirectionEntry) -> bool:
    """Whether the direction has notes that say something."""
    return bool(notes_text(entry))


def notes_text(entry: DirectionEntry) -> str:
    """The notes in display form; empty where there are none."""
    fields = entry.direction.fields_of(Role.NOTES)
    return "".join(read_display(f.text).text for f in fields if not entry.guide.is_empty(f.text))


def shorten(text: str, most: int = 36) -> str:
    """The beginning of a text, with an ellipsis where it is cut."""
    return text if len(text) <= most else text[: most - 1] + "…"
