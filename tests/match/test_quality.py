"""Texts find their direction: floors under the figures that ``python -m benchmarks.match_quality`` prints."""

from __future__ import annotations

import pytest

from generator.match import Strength
from tests.match import quality

SEEDS = range(2)


def test_half_of_each_directions_content_finds_its_direction_first() -> None:
    assert quality.sum_up(quality.rank_indexed_halves(SEEDS)).first == 1


@pytest.mark.slow
def test_a_half_that_does_not_stand_in_the_index_mostly_finds_its_direction_too() -> None:
    figures = quality.sum_up([rank for _, rank in quality.rank_unseen_halves(SEEDS)])
    assert figures.first >= 0.92
    assert figures.first_three >= 0.95
    struck = quality.sum_up([rank for _, rank in quality.rank_unseen_halves(SEEDS, strike=True)])
    assert struck.first >= 0.86
    assert struck.first_three >= 0.91


def test_abstracts_in_researchers_own_words_find_their_direction_among_the_first_three() -> None:
    figures = quality.sum_up([rank for _, rank in quality.rank_abstracts()])
    assert figures.trials >= 15
    assert figures.first >= 17 / 21
    assert figures.first_three == 1


@pytest.mark.parametrize("name", ["foreign.txt", "abstracts.txt"])
def test_no_text_of_another_subject_is_told_as_a_clear_match(name: str) -> None:
    foreign = [case for case in quality.read_cases(name) if not case.expected]
    found = quality.count_strengths(foreign)
    assert found[Strength.CLEAR] == 0
    assert found[Strength.NONE] >= len(foreign) - 1


def test_most_abstracts_that_have_a_direction_are_not_told_as_having_none() -> None:
    found = quality.count_strengths(case for case in quality.read_cases("abstracts.txt") if case.expected)
    assert found[Strength.NONE] <= 3
