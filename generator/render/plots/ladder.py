"""Place marks on a logarithmic ladder, lying or upright, so that each can be read and hit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from types import MappingProxyType

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SAID: Mapping[int, str] = MappingProxyType({0: "100%", -2: "1%", -3: "1‰", -6: "1 ppm", -9: "1 ppb"})
"""Powers of ten for which people have a shorter word."""

PILL_WIDTH = 40
PILL_HEIGHT = 24
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
    """The least; an upright ladder becomes wider where too many marks are equal."""
    decade: tuple[int, int]
    """Least and most length of a power of ten."""
    labels: int
    """How many of the smallest values get a label."""


WIDE = LadderShape("wide", upright=False, width=980, decade=(40, 120), labels=5)
TALL = LadderShape("tall", upright=True, width=360, decade=(44, 160), labels=5)

_AXIS = {False: 46, True: 52}
"""Room for the axis and its words: below a lying ladder, left of an upright one."""
_END = 30
"""Room beyond the first and the last power of ten."""


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


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside or above a mark: where they begin or end, and the middle of their line."""

    text: str
    anchor: str
    """``start`` or ``end``: which end of the text is at ``x``."""
    x: int
    y: int
    leader: tuple[int, int] | None
    """From and to where a line goes upright from the mark to a label above it, at the mark's place."""
    place: int


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


def lay_out_ladder(marks: Iterable[LadderMark], shape: LadderShape) -> Ladder | None:
    """Every mark at its exact place along the axis; marks that would touch stand in lanes. None without marks."""
    ordered = sorted(marks, key=lambda mark: mark.value)
    if not ordered:
        return None
    low, high = _powers(ordered)
    decade, places, lanes = _choose_scale(ordered, shape, low, high)
    draw = _upright if shape.upright else _lying
    return draw(shape, ordered, places, lanes, _ticks(low, high, decade))


def format_power(power: int) -> str:
    """``10⁻⁸``."""
    return "10" + str(power).translate(_RAISED)


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
    ordered: Sequence[LadderMark], shape: LadderShape, low: int, high: int
) -> tuple[int, list[int], list[int]]:
    """Length of a decade, and place and lane of each mark: an upright ladder is stretched until its lanes fit."""
    least, most = shape.decade
    if not shape.upright:
        decade = min(most, max(least, (shape.width - 2 * _END) // (high - low)))
        places = _places(ordered, low, decade)
        return decade, places, _assign_lanes(places, PILL_WIDTH + _GAP)
    room = (shape.width - _AXIS[True]) // (PILL_WIDTH + _GAP)
    for decade in range(least, most + 1, 12):
        places = _places(ordered, low, decade)
        lanes = _assign_lanes(places, PILL_HEIGHT + _GAP)
        if max(lanes) < room:
            break
    return decade, places, lanes


def _places(ordered: Sequence[LadderMark], low: int, decade: int) -> list[int]:
    return [_END + int(((m.value.log10() - low) * decade).to_integral_value(ROUND_HALF_EVEN)) for m in ordered]


def _assign_lanes(places: Sequence[int], length: int) -> list[int]:
    """For each place in ascending order the first lane in which it keeps its distance."""
    ends: list[int] = []
    lanes = []
    for place in places:
        lane = next((n for n, end in enumerate(ends) if place >= end), len(ends))
        ends[lane:] = [place + length, *ends[lane + 1 :]]
        lanes.append(lane)
    return lanes


def _lying(
    shape: LadderShape, ordered: Sequence[LadderMark], places: list[int], lanes: list[int], ticks: tuple[Tick, ...]
) -> Ladder:
    """Lanes count upwards from the axis; a label stands right of its mark or in the first free lane above."""
    pitch = PILL_HEIGHT + _GAP
    boxes = [
        _box(place, -lane * pitch, PILL_WIDTH // 2) for place, lane in zip(places, lanes, strict=True)
    ]  # heights count from the lowest lane until it is known how many there are
    width = max(shape.width, ticks[-1].at + _END)
    most = max(lanes) + shape.labels

    def candidates(place: int, lane: int, length: int) -> Iterable[_Box]:
        left = place + PILL_WIDTH // 2 + _LABEL_SPACE
        yield _box(left + length // 2, -lane * pitch, length // 2)
        end = place + PILL_WIDTH // 2  # so that no leader of a larger value runs through it
        if end >= length:
            yield from (_box(end - length // 2, -n * pitch, length // 2) for n in range(lane + 1, most + 1))

    found = _place_labels(shape, ordered, list(zip(places, lanes, strict=True)), boxes, candidates, width)
    top = min([box.top for box in boxes] + [box.top for _, box in found])
    shift = -top + 4
    base = shift + PILL_HEIGHT // 2 + 8
    return Ladder(
        name=shape.name,
        upright=False,
        width=width,
        height=base + _AXIS[False],
        base=base,
        ticks=ticks,
        pills=tuple(
            Pill(mark, place, shift - lane * pitch) for mark, place, lane in zip(ordered, places, lanes, strict=True)
        ),
        labels=tuple(_label_above(ordered[n], places[n], shift - lanes[n] * pitch, box, shift) for n, box in found),
    )


def _label_above(mark: LadderMark, place: int, y: int, box: _Box, shift: int) -> Label:
    middle = box.top + PILL_HEIGHT // 2 + shift
    if middle == y:
        return Label(mark.label, "start", box.left, middle, None, place)
    return Label(mark.label, "end", place + PILL_WIDTH // 2, middle, (y - PILL_HEIGHT // 2, middle + 9), place)


def _upright(
    shape: LadderShape, ordered: Sequence[LadderMark], places: list[int], lanes: list[int], ticks: tuple[Tick, ...]
) -> Ladder:
    """Lanes count from the axis to the right; a label stands right of its mark, behind others if need be."""
    pitch = PILL_WIDTH + _GAP
    first = _AXIS[True] + 12 + PILL_WIDTH // 2
    middles = [first + lane * pitch for lane in lanes]
    boxes = [_box(x, place, PILL_WIDTH // 2) for x, place in zip(middles, places, strict=True)]
    width = max(shape.width, max(box.right for box in boxes) + 2)

    def candidates(place: int, lane: int, length: int) -> Iterable[_Box]:
        left = first + lane * pitch + PILL_WIDTH // 2 + _LABEL_SPACE
        yield _box(left + length // 2, place, length // 2)

    found = _place_labels(shape, ordered, list(zip(places, lanes, strict=True)), boxes, candidates, width)
    return Ladder(
        name=shape.name,
        upright=True,
        width=width,
        height=ticks[-1].at + _END,
        base=_AXIS[True],
        ticks=ticks,
        pills=tuple(Pill(mark, x, place) for mark, x, place in zip(ordered, middles, places, strict=True)),
        labels=tuple(Label(ordered[n].label, "start", box.left, places[n], None, places[n]) for n, box in found),
    )


def _box(middle: int, y: int, half: int) -> _Box:
    return _Box(middle - half, y - PILL_HEIGHT // 2, middle + half, y + PILL_HEIGHT // 2)


def _place_labels(
    shape: LadderShape,
    ordered: Sequence[LadderMark],
    spots: Sequence[tuple[int, int]],
    boxes: Sequence[_Box],
    candidates: Callable[[int, int, int], Iterable[_Box]],
    width: int,
) -> list[tuple[int, _Box]]:
    """Number and box of each label that finds room, the smallest values first."""
    taken = list(boxes)
    found = []
    for n, mark in enumerate(ordered[: shape.labels]):
        place, lane = spots[n]
        for box in candidates(place, lane, measure_text(mark.label)):
            if box.right <= width and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append((n, box))
                break
    return found


def measure_text(text: str) -> int:
    """About how long a text is in the drawing's type, rather more than less."""
    return sum(12 if char >= _WIDE_CHARACTERS_FROM else 8 for char in text)
