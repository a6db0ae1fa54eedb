"""RULES: what an amount is in its surroundings; small rules in order, the first that answers wins."""

from __future__ import annotations

from collections.abc import Callable

from generator.parse.drafts import Outcome, Spot
from generator.parse.rules_attributes import attribute_of_following, done_in_time, supported_quantity
from generator.parse.rules_conditions import (
    read_aside,
    read_circumstance,
    read_compared,
    read_coverage_factor,
    read_duration,
    read_per,
    read_rated,
    read_start,
)
from generator.parse.rules_counts import count_before_noun, count_behind_noun
from generator.parse.rules_inherited import inherit_noun
from generator.parse.rules_quantities import (
    continue_list,
    named_quantity,
    quantity_of_following,
)
from generator.parse.rules_quotas import read_quota
from generator.parse.rules_ratings import money_of_following, rating_for_purpose, rating_of_following

Rule = Callable[[Spot], Outcome | None]

RULES: tuple[Rule, ...] = (
    read_aside,
    read_start,
    read_compared,
    read_coverage_factor,
    read_circumstance,
    read_duration,
    read_rated,
    read_quota,
    read_per,
    attribute_of_following,
    continue_list,
    inherit_noun,
    count_before_noun,
    count_behind_noun,
    rating_for_purpose,
    done_in_time,
    supported_quantity,
    named_quantity,
    quantity_of_following,
    money_of_following,
    rating_of_following,
)
"""In order; an amount that none of them takes is unread."""
