"""Words that the workbook and the CSV print for what the data says in codes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from generator.maths import read_display
from generator.model.guide import Section
from generator.model.indicator import Comparator, Indicator, Kind
from generator.model.site import DirectionEntry
from generator.render.comparators import COMPARATOR_SIGNS
from generator.render.labels import Labels

KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {Kind.TECHNICAL: "技术指标", Kind.DELIVERABLE: "成果", Kind.FUNDING: "名额与经费"}
)

COMPARATOR_WORDS: Mapping[Comparator, str] = MappingProxyType(
    {comparator: sign.alone for comparator, sign in COMPARATOR_SIGNS.items()}
)
"""Never ``=`` alone: a spreadsheet takes it for the beginning of a formula."""

YES = "是"
RATIO = "无量纲"
NOTE = "有关说明"
LOW = "下限"
HIGH = "上限"
SECTION_TOTAL = "合计"
GRAND_TOTAL = "全部"
SOURCE_TEXT = "（源文）"
CONTINUED = "（续 {}）"
LISTED = "、"


@lru_cache(maxsize=4096)
def show(text: str | None) -> str | None:
    """Display form; None where there is nothing."""
    return read_display(text).text if text else None


def section_words(section: Section) -> str:
    """Number and title."""
    return f"{section.number} {show(section.title)}"


def direction_words(entry: DirectionEntry) -> str:
    """Number and title: with words behind it no spreadsheet takes 5.10 for 5.1."""
    return f"{entry.direction.number} {show(entry.direction.title)}"


def unit_words(indicator: Indicator, labels: Labels) -> str | None:
    """The unit's symbol; None for a pure number."""
    unit = indicator.quantity.unit
    return None if unit in ("1", "") else labels.units.get(unit, unit)


def si_unit_words(unit: str) -> str:
    """The unit's name; a ratio has none, and a ``1`` in a column of texts would read as a number."""
    return RATIO if unit == "1" else unit


def kind_words(indicator: Indicator, labels: Labels) -> str | None:
    """The kinds of deliverables that a row counts; None for other rows."""
    return "/".join(labels.deliverables[kind] for kind in indicator.deliverables) or None


def size_words(dims: tuple[Decimal, ...]) -> str | None:
    """``1×0.6×40``; None for what is no size."""
    return "×".join(f"{number:f}" for number in dims) or None
