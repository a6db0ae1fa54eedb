"""The ladder of a guide: every relative uncertainty it asks for, on a logarithmic scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.maths import read_display
from generator.model.site import DirectionEntry, GuideEntry, IndicatorRow
from generator.render import paths
from generator.render.plots.ladder import TALL, WIDE, Ladder, LadderMark, lay_out_ladder
from generator.render.quantities import format_requirement
from generator.render.views.common import Context, Linker, direction_title, section_tone
from generator.render.views.facts import relative_value, shorten

_LABEL_LENGTH = 10


@dataclass(frozen=True)
class LadderView:
    """The same ladder lying, for a desk and for paper, and upright, for a phone."""

    drawings: tuple[Ladder, ...]
    """Empty where the guide asks for no relative uncertainty."""
    marks: int
    directions: int
    left_out: int
    """Marks for which a drawing had no room."""


def view_ladder(entry: GuideEntry, context: Context, linker: Linker) -> LadderView:
    """The ladder, linked from the page that ``linker`` stands on."""
    found = [(item, mark) for item in entry.directions for mark in _marks(item, context, linker)]
    laid_out = (lay_out_ladder((mark for _, mark in found), shape) for shape in (WIDE, TALL))
    drawings = tuple(drawing for drawing in laid_out if drawing is not None)
    return LadderView(
        drawings=drawings,
        marks=len(found),
        left_out=max((drawing.left_out for drawing in drawings), default=0),
        directions=len({item.key for item, _ in found}),
    )


def _marks(item: DirectionEntry, context: Context, linker: Linker) -> Iterable[LadderMark]:
    for row in item.rows:
        value = relative_value(row)
        if value is not None and value > 0:
            requirement = format_requirement(row.indicator, context.labels.units)
            yield LadderMark(
                value=value,
                href=linker.to_direction(item.key, paths.indicator_anchor(row.position)),
                number=item.direction.number,
                tone=section_tone(item.guide, item.section),
                label=f"{requirement} {shorten(_device(row), _LABEL_LENGTH)}",
                title=f"{requirement} {_what(row)}（{direction_title(item.direction)}）",
            )


def _what(row: IndicatorRow) -> str:
    return " ".join(read_display(part).text for part in (row.indicator.subject, row.indicator.name) if part)


def _device(row: IndicatorRow) -> str:
    return read_display(row.indicator.subject or row.indicator.name).text
