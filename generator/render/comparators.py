"""Comparators as readers see them: the one table of their signs, words and names in addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.indicator import Comparator


@dataclass(frozen=True, slots=True)
class ComparatorSign:
    """One comparator in writing."""

    id: str
    """Name in addresses and of classes."""
    before: str
    """What stands before its number; empty where the number speaks for itself."""
    alone: str
    """What stands for it in a cell or a choice: never ``=``, which a spreadsheet takes for a formula."""


COMPARATOR_SIGNS: Mapping[Comparator, ComparatorSign] = MappingProxyType(
    {
        Comparator.AT_MOST: ComparatorSign("at-most", "≤", "≤"),
        Comparator.LESS: ComparatorSign("less", "<", "<"),
        Comparator.AT_LEAST: ComparatorSign("at-least", "≥", "≥"),
        Comparator.GREATER: ComparatorSign("greater", ">", ">"),
        Comparator.EQUAL: ComparatorSign("equal", "", "等于"),
        Comparator.PLUS_MINUS: ComparatorSign("plus-minus", "±", "±"),
        Comparator.ORDER: ComparatorSign("order", "~", "量级"),
        Comparator.RANGE: ComparatorSign("range", "", "范围"),
    }
)
