"""Say where each indicator stands when a table is sorted by a column: pinyin for words, SI for values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.index.slugs import sort_key
from generator.model.indicator import Indicator, Quantity
from generator.render.comparators import COMPARATOR_SIGNS
from generator.render.si import lower_bound

_ORDER = tuple(COMPARATOR_SIGNS)


@dataclass(frozen=True, slots=True)
class Ranks:
    """Places by column; equal cells share one, an empty cell has none and comes last whichever way."""

    order: int
    """In the guide."""
    value: str
    """``<unit class>.<place>``: descending turns only the second."""
    subject: str
    name: str
    comparator: int

    @property
    def by_value(self) -> tuple[int, ...]:
        """Sorts by unit class, value, and order in the guide."""
        return (*map(int, self.value.split(".")), self.order)


def rank_indicators(indicators: Sequence[Indicator]) -> list[Ranks]:
    """The ranks of each, given in the order of the guide."""
    subjects = rank_words(indicator.subject or "" for indicator in indicators)
    names = rank_words(indicator.name for indicator in indicators)
    values = _rank_values([indicator.quantity for indicator in indicators])
    return [
        Ranks(
            order=n,
            value=values[n],
            subject=subjects[indicator.subject or ""],
            name=names[indicator.name],
            comparator=_ORDER.index(indicator.quantity.comparator),
        )
        for n, indicator in enumerate(indicators)
    ]


def rank_words(words: Iterable[str]) -> dict[str, str]:
    """Word → its place in pinyin order; an empty one has none."""
    ordered = sorted(set(words) - {""}, key=lambda word: (sort_key(word), word))
    return {"": "", **{word: str(n) for n, word in enumerate(ordered)}}


def rank_numbers(values: Sequence[tuple[Decimal | int, ...] | None]) -> list[str]:
    """The place of each, the smallest first; equal ones share one, and what is missing has none."""
    places = {value: str(n) for n, value in enumerate(sorted({value for value in values if value is not None}))}
    return ["" if value is None else places[value] for value in values]


def _rank_values(quantities: Sequence[Quantity]) -> list[str]:
    """Unit classes: ratios, SI units by name, then other units; in a class by value, a range by its lower bound."""
    keys = [_value_key(quantity) for quantity in quantities]
    classes = {name: n for n, name in enumerate(sorted({key[:2] for key in keys}))}
    places = {key: n for n, key in enumerate(sorted(set(keys)))}
    return [f"{classes[key[:2]]}.{places[key]}" for key in keys]


def _value_key(quantity: Quantity) -> tuple[int, str, Decimal]:
    if quantity.si is not None:
        return 0 if quantity.si.unit == "1" else 1, quantity.si.unit, lower_bound(quantity.si) or Decimal(0)
    number = quantity.dims[0] if quantity.dims else lower_bound(quantity)
    return 2, quantity.unit, number or Decimal(0)
