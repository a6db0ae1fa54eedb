"""Place marks on a logarithmic ladder, lying or upright, so that each can be read and hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from types import MappingProxyType

from generator.render.raised import power_of_ten

_SAID: Mapping[int, str] = MappingProxyType({0: "100%", -2: "1%", -3: "1‰", -6: "1 ppm", -9: "1 ppb"})
"""Powers of ten for which people have a shorter word."""

PILL_WIDTH = 34
PILL_HEIGHT = 28
_GAP = 3
_LABEL_SPACE = 6
_WIDE_CHARACTERS_FROM = "\u2e80"


@dataclass(frozen=True, slots=True)
class LadderMark:
    """One value with what is shown of it."""

    value: Decimal
    """Greater than zero."""
    href: str
    number: str
    """Shown on the mark."""
    tone: str
    label: str
    """Shown beside the mark where there is room."""
    title: str
    """All of it in words."""


@dataclass(frozen=True, slots=True)
class LadderShape:
    """How a ladder is drawn; lengths in units of the drawing, which are pixels at its natural size."""

    name: str
    upright: bool
    width: int
    """The least; a lying ladder over many powers of ten becomes wider."""
    decade: tuple[int, int]
    """Least and most length of a power of ten."""
    lanes: int
    """Most marks beside each other."""
    labels: int
    """How many of the smallest values get a label."""


WIDE = LadderShape("wide", upright=False, width=980, decade=(40, 120), lanes=12, labels=5)
TALL = LadderShape("tall", upright=True, width=336, decade=(44, 164), lanes=7, labels=5)

_AXIS = {False: 46, True: 52}
"""Room for the axis and its words: below a lying ladder, left of an upright one."""
_END = 30
"""Room beyond the first and the last power of ten."""
_TOP = 4
_ABOVE_AXIS = 8
"""Room above and below what stands on a lying ladder."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A power of ten on the axis, at ``at`` along it."""

    at: int
    power: str
    said: str


@dataclass(frozen=True, slots=True)
class Pill:
    """A mark with its middle, which is at the value's exact place along the axis."""

    mark: LadderMark
    x: int
    y: int

    @property
    def left(self) -> int:
        """Its left edge."""
        return self.x - PILL_WIDTH // 2

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.y - PILL_HEIGHT // 2

    @property
    def width(self) -> int:
        """Of every mark."""
        return PILL_WIDTH

    @property
    def height(self) -> int:
        """Of every mark."""
        return PILL_HEIGHT


@dataclass(frozen=True, slots=True)
class Leader:
    """An upright line from a mark to its label above it."""

    x: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside or above a mark: where they begin or end, and the middle of their line."""

    text: str
    anchor: str
    """``start`` or ``end``: which end of the text is at ``x``."""
    x: int
    y: int
    leader: Leader | None


@dataclass(frozen=True)
class Ladder:
    """All that a template draws."""

    name: str
    upright: bool
    width: int
    height: int
    base: int
    """Where the axis runs: its y when lying, its x when upright."""
    ticks: tuple[Tick, ...]
    pills: tuple[Pill, ...]
    """From the smallest value to the largest."""
    labels: tuple[Label, ...]
    left_out: int
    """Marks for which there was no lane."""


@dataclass(frozen=True, slots=True)
class _Spot:
    mark: LadderMark
    place: int
    """Along the axis."""
    lane: int
    """From the axis, from 0."""


@dataclass(frozen=True, slots=True)
class _Box:
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class _Lying:
    """Lanes count upwards from 0; a label stands right of its mark, or above it and ending where the mark ends."""

    pitch = PILL_HEIGHT + _GAP
    spacing = PILL_WIDTH + _GAP

    def middle(self, spot: _Spot) -> tuple[int, int]:
        return spot.place, -spot.lane * self.pitch

    def label_boxes(self, spot: _Spot, length: int, shape: LadderShape) -> Iterable[_Box]:
        yield _box(spot.place + PILL_WIDTH // 2 + _LABEL_SPACE, -spot.lane * self.pitch, length)
        start = spot.place + PILL_WIDTH // 2 - length  # above larger values no leader of theirs runs through it
        for lane in range(spot.lane + 1, shape.lanes + shape.labels):
            yield _box(start, -lane * self.pitch, length)


class _Upright:
    """Lanes count to the right; a label stands right of its mark."""

    pitch = PILL_WIDTH + _GAP
    spacing = PILL_HEIGHT + _GAP
    first = _AXIS[True] + 12 + PILL_WIDTH // 2

    def middle(self, spot: _Spot) -> tuple[int, int]:
        return self.first + spot.lane * self.pitch, spot.place

    def label_boxes(self, spot: _Spot, length: int, shape: LadderShape) -> Iterable[_Box]:  # noqa: ARG002 # signature of the other frame
        x, y = self.middle(spot)
        yield _box(x + PILL_WIDTH // 2 + _LABEL_SPACE, y, length)


_Frame = _Lying | _Upright


def lay_out_ladder(marks: Iterable[LadderMark], shape: LadderShape) -> Ladder | None:
    """Every mark at its exact place along the axis; marks that would touch stand in lanes. None without marks."""
    ordered = sorted(marks, key=lambda mark: mark.value)
    if not ordered:
        return None
    frame = _Upright() if shape.upright else _Lying()
    low, high = _powers(ordered)
    decade, spots = _choose_scale(ordered, shape, frame, low, high)
    return _assemble(shape, frame, spots, _ticks(low, high, decade), len(ordered) - len(spots))


def format_power(power: int) -> str:
    """``10⁻⁸``."""
    return power_of_ten(power)


def _powers(ordered: Sequence[LadderMark]) -> tuple[int, int]:
    """The powers of ten at both ends of the axis; they differ."""
    low = int(ordered[0].value.log10().to_integral_value(ROUND_FLOOR))
    high = int(ordered[-1].value.log10().to_integral_value(ROUND_CEILING))
    return low, max(high, low + 1)


def _ticks(low: int, high: int, decade: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(_END + (power - low) * decade, format_power(power), _SAID.get(power, "")) for power in range(low, high + 1)
    )


def _choose_scale(
    ordered: Sequence[LadderMark], shape: LadderShape, frame: _Frame, low: int, high: int
) -> tuple[int, list[_Spot]]:
    """Length of a decade and the spots: a lying ladder fills its width, an upright one grows until all have a lane."""
    least, most = shape.decade
    fitting = min(most, max(least, (shape.width - 2 * _END) // (high - low)))
    lengths = range(least, most + 1, 12) if shape.upright else (fitting,)
    for decade in lengths:
        spots = _find_spots(ordered, low, decade, frame.spacing, shape.lanes)
        if len(spots) == len(ordered):
            break
    return decade, spots


def _find_spots(ordered: Sequence[LadderMark], low: int, decade: int, spacing: int, lanes: int) -> list[_Spot]:
    """Each mark in the first lane in which it keeps its distance; those that find none are left out."""
    ends = [0] * lanes
    spots = []
    for mark in ordered:
        place = _END + int(((mark.value.log10() - low) * decade).to_integral_value(ROUND_HALF_EVEN))
        lane = next((n for n, end in enumerate(ends) if place >= end), None)
        if lane is not None:
            ends[lane] = place + spacing
            spots.append(_Spot(mark, place, lane))
    return spots


def _assemble(
    shape: LadderShape, frame: _Frame, spots: Sequence[_Spot], ticks: tuple[Tick, ...], left_out: int
) -> Ladder:
    boxes = [_box(x - PILL_WIDTH // 2, y, PILL_WIDTH) for x, y in map(frame.middle, spots)]
    width = shape.width if shape.upright else max(shape.width, ticks[-1].at + _END)
    labelled = _place_labels(shape, frame, spots, boxes, width)
    down = 0 if shape.upright else _TOP - min(box.top for box in (*boxes, *labelled.values()))
    base = _AXIS[True] if shape.upright else down + PILL_HEIGHT // 2 + _ABOVE_AXIS
    return Ladder(
        name=shape.name,
        upright=shape.upright,
        width=width,
        height=ticks[-1].at + _END if shape.upright else base + _AXIS[False],
        base=base,
        ticks=ticks,
        pills=tuple(Pill(spot.mark, x, y + down) for spot in spots for x, y in [frame.middle(spot)]),
        labels=tuple(_make_label(spots[n], frame, box, down) for n, box in labelled.items()),
        left_out=left_out,
    )


def _place_labels(
    shape: LadderShape, frame: _Frame, spots: Sequence[_Spot], boxes: Sequence[_Box], width: int
) -> dict[int, _Box]:
    """Box of each label that finds room, by the number of its spot; the smallest values first."""
    found: dict[int, _Box] = {}
    for n, spot in enumerate(spots[: shape.labels]):
        for box in frame.label_boxes(spot, measure_text(spot.mark.label), shape):
            inside = box.left >= 0 and box.right <= width
            if inside and not any(box.meets(other) for other in (*boxes, *found.values())):
                found[n] = box
                break
    return found


def _make_label(spot: _Spot, frame: _Frame, box: _Box, down: int) -> Label:
    x, y = frame.middle(spot)
    middle = box.top + PILL_HEIGHT // 2
    if middle == y:
        return Label(spot.mark.label, "start", box.left, middle + down, None)
    leader = Leader(x, y - PILL_HEIGHT // 2 + down, middle + PILL_HEIGHT // 2 + down)
    return Label(spot.mark.label, "end", box.right, middle + down, leader)


def _box(left: int, middle: int, length: int) -> _Box:
    return _Box(left, middle - PILL_HEIGHT // 2, left + length, middle + PILL_HEIGHT // 2)


def measure_text(text: str) -> int:
    """About how long a text is in the drawing's type, rather more than less."""
    return sum(12 if char >= _WIDE_CHARACTERS_FROM else 8 for char in text)
