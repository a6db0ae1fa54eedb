"""What a guide asks for at a glance: deliverables by section, and a ladder of relative uncertainties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.model.guide import Section
from generator.model.site import DirectionEntry, GuideEntry, IndicatorRow
from generator.render import paths
from generator.render.quantities import format_amount, format_requirement, tint_level
from generator.render.raised import power_of_ten
from generator.render.views.common import Context, Link, Linker, direction_title, section_tone
from generator.render.views.facts import relative_value
from generator.render.views.figures import keep_whole

_COLUMNS = 14
"""Kinds of deliverables shown in small: those that most directions ask for."""
_PERCENT = {0: "100%", -1: "10%", -2: "1%", -3: "0.1%"}


@dataclass(frozen=True, slots=True)
class MiniCell:
    """The total of one kind in one section."""

    text: str
    level: int
    """0 (nothing) to 4 (most of this kind), for the tint."""


@dataclass(frozen=True, slots=True)
class MiniRow:
    """One section."""

    link: Link
    tone: str
    cells: tuple[MiniCell, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A direction on the ladder, at its tightest relative uncertainty."""

    href: str
    number: str
    tone: str
    value: Markup
    title: str
    """Number and title of the direction."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One power of ten."""

    power: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Glance:
    """Both pictures."""

    columns: tuple[str, ...]
    rows: tuple[MiniRow, ...]
    rungs: tuple[Rung, ...]
    on_ladder: int
    """Directions on the ladder."""


def make_glance(entry: GuideEntry, context: Context, linker: Linker) -> Glance:
    """The pictures of one guide."""
    often = Counter(kind for (_, kind), cell in entry.matrix.cells.items() if cell.amount is not None)
    chosen = {kind for kind, _ in often.most_common(_COLUMNS)}
    kinds = tuple(kind for kind in entry.matrix.kinds if kind in chosen)
    rungs = _make_rungs(entry, context, linker)
    return Glance(
        columns=tuple(context.labels.deliverables[kind] for kind in kinds),
        rows=tuple(_make_row(entry, section, kinds, linker) for section in entry.guide.sections) if kinds else (),
        rungs=rungs,
        on_ladder=sum(len(rung.steps) for rung in rungs),
    )


def _make_row(entry: GuideEntry, section: Section, kinds: Iterable[str], linker: Linker) -> MiniRow:
    return MiniRow(
        link=linker.section(entry.guide, section),
        tone=section_tone(entry.guide, section),
        cells=tuple(_make_cell(entry, section.number, kind) for kind in kinds),
    )


def _make_cell(entry: GuideEntry, number: str, kind: str) -> MiniCell:
    totals = entry.matrix.section_totals
    amount = totals.get((number, kind))
    if amount is None:
        return MiniCell("", 0)
    largest = max(other.high for (_, other_kind), other in totals.items() if other_kind == kind)
    return MiniCell(format_amount(amount), tint_level(amount, largest))


def _make_rungs(entry: GuideEntry, context: Context, linker: Linker) -> tuple[Rung, ...]:
    by_power: dict[int, list[Step]] = {}
    for item in entry.directions:
        for value, row in sorted(_relative(item), key=lambda pair: pair[0])[:1]:
            by_power.setdefault(value.adjusted(), []).append(_make_step(item, row, context, linker))
    if not by_power:
        return ()
    powers = range(min(by_power), max(by_power) + 1)
    return tuple(Rung(format_power(power), tuple(by_power.get(power, ()))) for power in powers)


def _relative(item: DirectionEntry) -> list[tuple[Decimal, IndicatorRow]]:
    return [(value, row) for row in item.rows if (value := relative_value(row)) is not None and value > 0]


def format_power(power: int) -> str:
    """``10⁻⁸``, ``1%``: percent where people say so."""
    return _PERCENT.get(power) or power_of_ten(power)


def _make_step(item: DirectionEntry, row: IndicatorRow, context: Context, linker: Linker) -> Step:
    return Step(
        href=linker.to_direction(item.key, paths.indicator_anchor(row.position)),
        number=item.direction.number,
        tone=section_tone(item.guide, item.section),
        value=keep_whole(format_requirement(row.indicator, context.labels.units)),
        title=direction_title(item.direction),
    )
