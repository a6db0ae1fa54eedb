"""On the ladder every mark stands at its value, can be hit, and leads to its indicator."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.plots.ladder import (
    PILL_HEIGHT,
    PILL_WIDTH,
    TALL,
    WIDE,
    Label,
    Ladder,
    LadderMark,
    LadderShape,
    lay_out_ladder,
    measure_text,
)

BOTH = pytest.mark.parametrize("shape", [WIDE, TALL], ids=["wide", "tall"])
VALUES = st.lists(
    st.decimals("1e-12", "1", allow_nan=False, places=13).filter(lambda value: value > 0), min_size=1, max_size=40
)
Box = tuple[int, int, int, int]


def draw(values: list[Decimal], shape: LadderShape) -> Ladder:
    ladder = lay_out_ladder(
        (LadderMark(v, "1.2.html#indicator-1", "1.2", "1", f"{v} 装置", str(v)) for v in values), shape
    )
    assert ladder is not None
    return ladder


def boxes(ladder: Ladder) -> list[Box]:
    pills = [(p.x - PILL_WIDTH // 2, p.y - PILL_HEIGHT // 2, PILL_WIDTH, PILL_HEIGHT) for p in ladder.pills]
    return [*pills, *(label_box(label) for label in ladder.labels)]


def label_box(label: Label) -> Box:
    length = measure_text(label.text)
    return (label.x if label.anchor == "start" else label.x - length), label.y - 8, length, 16


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@BOTH
def test_without_marks_there_is_no_ladder(shape: LadderShape) -> None:
    assert lay_out_ladder((), shape) is None


@BOTH
@settings(max_examples=40)
@given(values=VALUES)
def test_nothing_covers_a_mark_or_a_label(shape: LadderShape, values: list[Decimal]) -> None:
    ladder = draw(values, shape)
    found = boxes(ladder)
    assert len(ladder.pills) + ladder.left_out == len(values)
    assert not any(meet(a, b) for a, b in combinations(found, 2))
    assert all(x >= 0 and y >= 0 and x + w <= ladder.width and y + h <= ladder.height for x, y, w, h in found)


@BOTH
@settings(max_examples=40)
@given(values=VALUES)
def test_every_mark_stands_where_the_scale_says(shape: LadderShape, values: list[Decimal]) -> None:
    ladder = draw(values, shape)
    low, length = ladder.ticks[0].at, ladder.ticks[1].at - ladder.ticks[0].at
    power = int(min(values).log10().to_integral_value("ROUND_FLOOR"))
    for pill in ladder.pills:
        expected = low + float(pill.mark.value.log10() - power) * length
        assert abs((pill.y if ladder.upright else pill.x) - expected) <= 0.51
    assert {b.at - a.at for a, b in pairwise(ladder.ticks)} == {length}


@BOTH
def test_a_mark_is_large_enough_for_a_finger(shape: LadderShape) -> None:
    """Level AA of WCAG 2.2 asks for 24 pixels; the drawings shrink with the page down to these widths."""
    margins = 32
    narrowest = 320 if shape.upright else 960
    assert min(PILL_WIDTH, PILL_HEIGHT) * min(1, (narrowest - margins) / shape.width) >= 24


@BOTH
def test_equal_values_stand_side_by_side(shape: LadderShape) -> None:
    ladder = draw([Decimal("0.01")] * 4, shape)
    places = {(pill.x, pill.y) for pill in ladder.pills}
    assert len(places) == 4
    assert len({y if ladder.upright else x for x, y in places}) == 1


@BOTH
def test_a_drawing_stays_small_and_says_how_many_marks_it_could_not_place(shape: LadderShape) -> None:
    ladder = draw([Decimal("0.01")] * 500, shape)
    assert len(ladder.pills) == shape.lanes
    assert ladder.left_out == 500 - shape.lanes
    assert (ladder.width if shape.upright else ladder.height) < 600


def test_the_axis_runs_over_whole_powers_of_ten_and_names_what_has_a_name() -> None:
    ladder = draw([Decimal("2e-8"), Decimal("0.15")], WIDE)
    assert [tick.power for tick in ladder.ticks][:2] == ["10⁻⁸", "10⁻⁷"]
    assert ladder.ticks[-1].power == "10⁰"
    assert [tick.said for tick in ladder.ticks if tick.said] == ["1 ppm", "1‰", "1%", "100%"]


def test_one_value_alone_still_has_an_axis() -> None:
    assert [tick.power for tick in draw([Decimal("0.01")], WIDE).ticks] == ["10⁻²", "10⁻¹"]


def test_the_smallest_values_carry_their_words() -> None:
    ladder = draw([Decimal("1e-11"), Decimal("3e-9"), Decimal("0.1")], WIDE)
    assert ladder.labels[0].text.startswith("1E-11")
