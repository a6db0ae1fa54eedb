"""The rows of a comparison: what one direction asks for, each thing under a key by which directions are aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.indicator import Indicator, Kind
from generator.model.site import DirectionEntry, IndicatorRow
from generator.render import paths
from generator.render.quantities import format_amount, format_requirement, name_funding
from generator.render.text import render_inline
from generator.render.views.common import Context
from generator.render.views.compare import Part
from generator.render.views.facts import joint_label
from generator.render.views.figures import set_requirement
from generator.render.views.indicators import OTHER


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator in a cell; all but the anchor is HTML."""

    what: Markup
    """The subject and what is measured or counted."""
    requirement: Markup
    when: Markup
    """The condition under which it holds."""
    status: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """The indicators of one direction under one key."""

    group: Part
    """Part of the page's table in which it stands."""
    key: str
    rank: tuple[int, int]
    """Place among the rows of its group, the same for every direction of the site."""
    title: str
    total: str
    """The sum of several counts; empty where there is one."""
    items: tuple[Item, ...]
    covers: tuple[str, ...] = ()
    """Kinds of deliverables that may be meant, so that nobody is said to be alone in asking for 专利."""


def list_rows(entry: DirectionEntry, context: Context) -> Iterator[Row]:
    """Funding, deliverables by kind, technical requirements by quantity."""
    yield from _funding_rows(entry, context)
    yield from _deliverable_rows(entry, context)
    yield from _quantity_rows(entry, context)


def _funding_rows(entry: DirectionEntry, context: Context) -> Iterator[Row]:
    rows = [row for row in entry.rows if row.indicator.kind is Kind.FUNDING]
    if rows:
        yield Row(Part.FUNDING, "funding", (0, 0), "名额与经费", "", _make_items(rows, context))


def _deliverable_rows(entry: DirectionEntry, context: Context) -> Iterator[Row]:
    """One row a kind; behind the first of its kinds what is counted jointly; last the parts of what was counted."""
    matrix = context.site.guide_by_id[entry.guide.id].matrix
    titles = context.labels.deliverables
    places = {kind: place for place, kind in enumerate(titles)}

    def make_row(kinds: tuple[str, ...], title: str, total: str, rows: Iterable[IndicatorRow]) -> Row:
        rank = (places[kinds[0]], int(len(kinds) > 1))
        covers = _list_covered(kinds, context)
        return Row(Part.DELIVERABLES, "+".join(kinds), rank, title, total, _make_items(rows, context), covers)

    for kind in matrix.kinds:
        cell = matrix.cells.get((entry.direction.number, kind))
        if cell is not None and cell.rows:
            total = format_amount(cell.amount) if cell.amount is not None and len(cell.rows) > 1 else ""
            yield make_row((kind,), titles[kind], total, cell.rows)
    for kinds, rows in _group_joint(matrix.joint.get(entry.direction.number, ()), places).items():
        yield make_row(kinds, f"{joint_label(rows[0].indicator, titles)}（共用一数）", "", rows)
    parts = [row for row in entry.rows if row.indicator.kind is Kind.DELIVERABLE and not row.indicator.deliverables]
    if parts:
        yield Row(Part.DELIVERABLES, "parts", (len(titles), 0), "其中（已计入上列）", "", _make_items(parts, context))


def _group_joint(rows: Iterable[IndicatorRow], places: Mapping[str, int]) -> dict[tuple[str, ...], list[IndicatorRow]]:
    """Kinds in the vocabulary's order → the rows that count them together, however the text orders them."""
    found: dict[tuple[str, ...], list[IndicatorRow]] = {}
    for row in rows:
        found.setdefault(tuple(sorted(row.indicator.deliverables, key=places.__getitem__)), []).append(row)
    return found


def _list_covered(kinds: Iterable[str], context: Context) -> tuple[str, ...]:
    """The kinds, and for a general one all of its family."""
    general = {family.words[-1]: family.words for family in context.labels.families}
    return tuple(dict.fromkeys(covered for kind in kinds for covered in general.get(kind, (kind,))))


def _quantity_rows(entry: DirectionEntry, context: Context) -> Iterator[Row]:
    titles = {**context.labels.measurands, OTHER: "其他"}
    found: dict[str, list[IndicatorRow]] = {name: [] for name in titles}
    for row in entry.rows:
        if row.indicator.kind is Kind.TECHNICAL:
            group = row.indicator.measurand
            found[group if group in titles else OTHER].append(row)
    for place, (name, rows) in enumerate(found.items()):
        if rows:
            yield Row(Part.QUANTITIES, name, (place, 0), titles[name], "", _make_items(rows, context))


def _make_items(rows: Iterable[IndicatorRow], context: Context) -> tuple[Item, ...]:
    return tuple(_make_item(row, context) for row in rows)


def _make_item(row: IndicatorRow, context: Context) -> Item:
    indicator = row.indicator
    is_funding = indicator.kind is Kind.FUNDING
    return Item(
        what=render_inline(name_funding(indicator))
        if is_funding
        else Markup(" ").join(map(render_inline, _name(indicator))),
        requirement=set_requirement(format_requirement(indicator, context.labels.units)),
        when=render_inline("" if is_funding else indicator.condition or ""),
        status=render_inline(indicator.status or ""),
        anchor=paths.indicator_anchor(row.position),
    )


def _name(indicator: Indicator) -> list[str]:
    """Who and what, each once."""
    return list(dict.fromkeys(word for word in (indicator.subject, indicator.name) if word))
