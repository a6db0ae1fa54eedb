"""How well the annotated cases are read can not fall unseen."""

from __future__ import annotations

import pytest

from tests.parse.cases import CASES, read_cases, read_row
from tests.parse.score import GROUPS, SECOND, same_thing, score_agreement, score_cases

FLOORS = {
    "guide": (1.0, 1.0, 1.0, 0.99),
    "guide, by another hand": (0.99, 0.99, 0.97, 0.88),
    "guide, by a third": (0.98, 0.98, 0.97, 0.81),
    "other wordings": (1.0, 1.0, 0.99, 0.98),
    "many fields": (1.0, 1.0, 0.99, 0.98),
    "independent": (0.99, 0.98, 0.98, 0.91),
    "held out": (0.99, 0.98, 0.99, 0.94),
    "fresh": (0.99, 0.99, 0.99, 0.94),
    "fresh, d": (0.99, 0.99, 0.99, 0.97),
    "fresh, e": (0.99, 0.99, 0.99, 0.95),
    "fresh, f": (0.99, 0.98, 0.98, 0.95),
    "fresh, g": (0.99, 0.99, 0.99, 0.98),
    "fresh, h": (0.99, 0.99, 0.99, 0.96),
    "fresh, i": (0.99, 0.99, 0.99, 0.96),
    "fresh, j": (0.99, 0.99, 0.98, 0.97),
    "fresh, k": (0.99, 0.99, 0.99, 0.97),
    "fresh, l": (0.99, 0.99, 0.99, 0.98),
    "fresh, m": (0.99, 0.99, 0.99, 0.96),
    "fresh, n": (0.99, 0.99, 0.97, 0.92),
    "fresh, o": (0.99, 0.99, 0.98, 0.93),
    "fresh, p": (0.99, 0.99, 0.98, 0.89),
    "fresh, q": (0.98, 0.99, 0.98, 0.93),
    "fresh, r": (0.99, 0.99, 0.98, 0.91),
    "fresh, s": (0.99, 0.99, 0.97, 0.90),
    "fresh, t": (0.99, 0.99, 0.97, 0.82),
    "fresh, u": (0.99, 0.99, 0.98, 0.94),
    "fresh, v": (0.99, 0.99, 0.98, 0.97),
    "fresh, w": (0.99, 0.99, 0.98, 0.96),
    "fresh, x": (0.99, 0.99, 0.99, 0.96),
    "fresh, y": (0.99, 0.99, 0.98, 0.96),
    "fresh, z": (0.99, 0.99, 0.98, 0.94),
    "fresh, ba": (0.99, 0.99, 0.99, 0.96),
    "fresh, bb": (0.99, 0.99, 0.98, 0.94),
    "fresh, bc": (0.99, 0.99, 0.98, 0.92),
}
"""Found, precision, comparator + unit + kind, with subject and name."""


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_annotated_cases_are_read_at_least_as_well_as_before(group: str) -> None:
    score = score_cases(read_cases(GROUPS[group]))
    reached = (score.recall, score.precision, score.f1(score.value), score.f1(score.named))
    assert all(value >= floor for value, floor in zip(reached, FLOORS[group], strict=True)), str(score)


def test_every_case_file_is_counted_in_a_group() -> None:
    counted = {path for pattern in GROUPS.values() for path in CASES.glob(pattern)}
    assert counted | {CASES / path for path in SECOND.values()} == set(CASES.glob("*.txt"))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("冷却塔 | 水温", "冷却塔 | 水温", True),
        ("室内冷却塔 | 水温", "冷却塔 | 水温", True),
        ("冷却塔 | 出口水温", "冷却塔 | 水温", True),
        ("冷却塔出口 | 水温", "冷却塔 | 出口水温", True),
        ("冷却塔 | 水温", "- | 水温", False),
        ("冷却塔 | 水温", "冷却塔 | 温差", False),
        ("冷却塔 | 水温", "冷却塔风机 | 水温", False),
    ],
)
def test_attributes_and_borders_alone_make_no_other_thing(one: str, other: str, told: bool) -> None:
    rows = [read_row(f"technical | {names} | <= | 5 | degC | - | -") for names in (one, other)]
    assert same_thing(rows[0], rows[1]) is same_thing(rows[1], rows[0]) is told


@pytest.mark.parametrize(("first", "second"), SECOND.items())
def test_two_annotations_of_the_same_clauses_find_the_same_numbers(first: str, second: str) -> None:
    score = score_agreement(read_cases(first), read_cases(second))
    assert score.found == score.expected == score.read
    assert score.f1(score.named_alone) > 0.9
