"""Choices in the controls of a table, each with the number of rows that it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice."""

    value: str
    text: str
    count: int


def count_choices(values: Iterable[str], titles: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices that some row has, in the order of ``titles``; ``values`` are those of all rows."""
    counts = Counter(values)
    return tuple(Choice(value, text, counts[value]) for value, text in titles.items() if counts[value])
