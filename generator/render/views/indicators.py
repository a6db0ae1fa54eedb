"""The table of a guide's technical indicators, grouped by quantity, with what a reader sorts, filters and saves by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.indicator import Comparator, Indicator, Kind
from generator.model.site import DirectionEntry, GuideEntry, IndicatorRow
from generator.model.text import Span
from generator.render import paths
from generator.render.comparators import COMPARATOR_SIGNS
from generator.render.data_format import INDICATOR_COLUMNS
from generator.render.quantities import format_requirement
from generator.render.si import format_si, format_si_unit
from generator.render.text import Mark, render_inline
from generator.render.views.assets import Assets, link_assets
from generator.render.views.choices import Choice, count_choices
from generator.render.views.common import Context, Link, Linker, make_crumbs, section_title, section_tone
from generator.render.views.figures import set_requirement
from generator.render.views.ladder import LadderView, view_ladder
from generator.render.views.ranks import Ranks, rank_indicators

OTHER = "other"
"""Id of the group of rows whose quantity is in no group of the vocabulary."""

STYLESHEETS = ("lists", "indicators")
SCRIPTS = ("csv", "table")

_LONG_CLAUSE = 60
"""Characters from which on only the part of a clause that holds the number is shown."""
_FIXED_DIGITS = 12
_BREAKS = frozenset("，；。、,;")
_CSV_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("measurand", "text", ".g-quantity"),
    ("direction", "text", ".g-where a"),
    ("subject", "text", ".g-subject"),
    ("name", "text", ".g-name"),
    ("comparator", "text", ".g-comparator"),
    ("requirement", "data", "requirement"),
    ("value", "number", "number"),
    ("min", "number", "min"),
    ("max", "number", "max"),
    ("unit", "data", "unit"),
    ("si_value", "number", "siNumber"),
    ("si_min", "number", "siMin"),
    ("si_max", "number", "siMax"),
    ("si_unit", "data", "siUnit"),
    ("condition", "text", ".g-when"),
    ("surface", "text", ".g-words"),
)
"""Column of the published data, and where the script finds its cell in a row."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A quantity as it goes into a file, all as text; empty where there is nothing."""

    requirement: str
    """Sign, number and unit."""
    number: str
    min: str
    max: str
    unit: str
    si_number: str
    si_min: str
    si_max: str
    si_unit: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One indicator."""

    quantity: str
    """Title of its group."""
    quantity_id: str
    direction: Link
    number: str
    section: str
    tone: str
    subject: str
    name: str
    comparator: str
    """Sign or word."""
    comparator_id: str
    href: str
    requirement: Markup
    """Without the sign."""
    si: str
    condition: str
    words: Markup
    corrected: bool
    ranks: Ranks
    numbers: Numbers


@dataclass(frozen=True)
class QuantityGroup:
    """The rows of one quantity, from the smallest value to the largest."""

    id: str
    title: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class IndicatorsView:
    """All that the table of indicators prints."""

    title: str
    crumbs: tuple[Link, ...]
    groups: tuple[QuantityGroup, ...]
    total: int
    ladder: LadderView
    deliverables: Link
    conditions: Link
    sections: tuple[Choice, ...]
    directions: tuple[Choice, ...]
    quantities: tuple[Choice, ...]
    comparators: tuple[Choice, ...]
    csv_columns: str
    """What the script writes into a file, as JSON."""
    csv_name: str
    assets: Assets
    description: str


@dataclass(frozen=True, slots=True)
class _Item:
    """An indicator with where it stands."""

    entry: DirectionEntry
    row: IndicatorRow

    @property
    def indicator(self) -> Indicator:
        return self.row.indicator


def view_indicators(entry: GuideEntry, context: Context, path: PurePosixPath) -> IndicatorsView:
    """The view of all technical indicators."""
    linker = Linker(path)
    groups = _group_rows(entry, context, linker)
    rows = [row for group in groups for row in group.rows]
    return IndicatorsView(
        title="技术指标总表",
        crumbs=make_crumbs(linker, entry.guide),
        groups=groups,
        total=len(rows),
        ladder=view_ladder(entry, context, linker),
        deliverables=Link(linker.to(paths.guide_page(entry.guide.id, "deliverables")), "成果矩阵"),
        conditions=Link(linker.to(paths.guide_page(entry.guide.id, "conditions")), "申报条件与名额"),
        sections=count_choices((r.section for r in rows), {s.number: section_title(s) for s in entry.guide.sections}),
        directions=count_choices(
            (r.number for r in rows), {e.direction.number: linker.direction(e).text for e in entry.directions}
        ),
        quantities=count_choices((r.quantity_id for r in rows), {group.id: group.title for group in groups}),
        comparators=count_choices((r.comparator_id for r in rows), {s.id: s.alone for s in COMPARATOR_SIGNS.values()}),
        csv_columns=_describe_csv(),
        csv_name=f"{entry.guide.id}-indicators.csv",
        assets=link_assets(linker, STYLESHEETS, SCRIPTS),
        description="全部研究方向的技术指标，按量分组，数值统一换算后排序，可筛选、可下载。",
    )


def _group_rows(entry: GuideEntry, context: Context, linker: Linker) -> tuple[QuantityGroup, ...]:
    """The groups that have rows, in the vocabulary's order; the rest of the rows last."""
    items = [_Item(e, row) for e in entry.directions for row in e.rows if row.indicator.kind is Kind.TECHNICAL]
    titles = {**context.labels.measurands, OTHER: "其他"}
    found: dict[str, list[ListRow]] = {name: [] for name in titles}
    ranks = rank_indicators([item.indicator for item in items])
    for n in sorted(range(len(items)), key=lambda n: ranks[n].by_value):
        row = _make_row(items[n], ranks[n], titles, context, linker)
        found[row.quantity_id].append(row)
    return tuple(QuantityGroup(name, titles[name], tuple(rows)) for name, rows in found.items() if rows)


def _make_row(item: _Item, ranks: Ranks, titles: Mapping[str, str], context: Context, linker: Linker) -> ListRow:
    indicator = item.indicator
    group = indicator.measurand or OTHER
    group = group if group in titles else OTHER
    sign = COMPARATOR_SIGNS[indicator.quantity.comparator]
    plain = replace(indicator, quantity=replace(indicator.quantity, comparator=Comparator.EQUAL))
    return ListRow(
        quantity=titles[group],
        quantity_id=group,
        direction=linker.direction(item.entry),
        number=item.entry.direction.number,
        section=item.entry.section.number,
        tone=section_tone(item.entry.guide, item.entry.section),
        subject=indicator.subject or "",
        name=indicator.name,
        comparator=sign.alone,
        comparator_id=sign.id,
        href=linker.to_direction(item.entry.key, paths.indicator_anchor(item.row.position)),
        requirement=set_requirement(format_requirement(plain, context.labels.units)),
        si=format_si(indicator.quantity),
        condition=indicator.condition or "",
        words=_show_words(item.row),
        corrected=item.row.corrected,
        ranks=ranks,
        numbers=_list_numbers(indicator, context.labels.units),
    )


def _show_words(row: IndicatorRow) -> Markup:
    """The clause, or of a long one the part around the number, with the exact words marked."""
    text, clause, words = row.field.text, row.indicator.clause, row.indicator.span
    part = clause if clause.end - clause.start <= _LONG_CLAUSE else part_around(text, clause, words)
    shown = render_inline(text, (Mark(words, "mark"),), part)
    before, after = part.start > clause.start, part.end < clause.end
    return Markup("{}{}{}").format("…" if before else "", shown, "…" if after else "")


def part_around(text: str, clause: Span, words: Span) -> Span:
    """Between the nearest breaks outside formulas on both sides of ``words``."""
    breaks = [clause.start - 1]
    in_formula = False
    for at in range(clause.start, clause.end):
        in_formula ^= text[at] == "$"
        if text[at] in _BREAKS and not in_formula:
            breaks.append(at)
    start = max(at for at in breaks if at < words.start) + 1
    end = next((at for at in breaks if at >= words.end), clause.end)
    return Span(start, end)


def _list_numbers(indicator: Indicator, units: Mapping[str, str]) -> Numbers:
    quantity, si = indicator.quantity, indicator.quantity.si
    return Numbers(
        requirement=format_requirement(indicator, units),
        number=_write(quantity.value),
        min=_write(quantity.min),
        max=_write(quantity.max),
        unit="" if quantity.unit == "1" else units.get(quantity.unit, quantity.unit),
        si_number=_write(si.value if si else None),
        si_min=_write(si.min if si else None),
        si_max=_write(si.max if si else None),
        si_unit=format_si_unit(si.unit) if si else "",
    )


def _write(number: Decimal | None) -> str:
    """Exact, as any spreadsheet reads it."""
    if number is None:
        return ""
    return f"{number:f}" if -_FIXED_DIGITS <= number.adjusted() < _FIXED_DIGITS else f"{number.normalize():E}"


def _describe_csv() -> str:
    titles = {column.name: column.title for column in INDICATOR_COLUMNS}
    columns = [{"title": titles[name], kind: where} for name, kind, where in _CSV_COLUMNS]
    return json.dumps([*columns, {"title": "链接", "link": ".g-requirement a"}], ensure_ascii=False)
