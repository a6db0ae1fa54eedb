"""What an indicator says: who, what, compared how, with which number in which unit, in exactly which words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.text import Span


class Kind(StrEnum):
    """What sort of requirement a row is."""

    TECHNICAL = "technical"
    """Performance, size, condition; also counts of what a device, platform or standard covers."""
    DELIVERABLE = "deliverable"
    """A count of things to hand over or do."""
    FUNDING = "funding"
    """Quotas, ratios, numbers of projects."""


class Comparator(StrEnum):
    """How the printed number bounds the quantity. A plain number is ``=``."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="
    LESS = "<"
    GREATER = ">"
    RANGE = "range"
    PLUS_MINUS = "±"
    ORDER = "~"
    """Order of magnitude (量级, 级)."""


@dataclass(frozen=True, slots=True)
class SiValue:
    """The same number in SI base units; ``value`` or ``min``/``max`` as in the quantity."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str
    """Product of SI base units, such as ``m``, ``m.s-2``, ``kg.m-1.s-2``; ``1`` for a plain ratio (%, ‰, ppm)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its comparator and unit, as printed."""

    comparator: Comparator
    value: Decimal | None
    """In the stated unit, 万 and 亿 applied; None for a range or a size."""
    min: Decimal | None
    max: Decimal | None
    dims: tuple[Decimal, ...]
    """Numbers of a size such as 1km×0.6km×40m, each in its own unit; empty otherwise."""
    unit: str
    """Code such as ``1 % ‰ mA um arcsec deg degC deg/h pT/Hz^(1/2) ng/L``; for deliverables the measure word."""
    si: SiValue | None
    """None where the unit has no SI meaning (项, 级, dB re what is not said)."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: a quantity and everything needed to understand it without the page."""

    kind: Kind
    subject: str | None
    """The device, method or thing it belongs to, as worded; None where it is the direction's own."""
    name: str
    """What is measured, or the thing counted, as worded."""
    quantity: Quantity
    condition: str | None
    """``@160Hz; 1100K``: under which conditions, several parted by ``; ``."""
    formula: str | None
    """``0.1 mm + 0.1e-6 L`` where the number is one; the quantity then holds its constant part."""
    status: str | None
    """State in which a deliverable is due: 报批稿, 立项, 申请, 授权, 送审稿 …"""
    deliverables: tuple[str, ...]
    """Ids of the deliverable kinds (vocabulary/deliverables.yaml); several for a joint count (论文、专利 20 项)."""
    measurand: str | None
    """Id of the quantity group (vocabulary/measurands.yaml): uncertainty, accuracy, range, resolution, time …"""
    span: Span
    """Of ``surface`` in the field's text."""
    clause: Span
    """Of the whole clause in the field's text."""
    corrected: bool = False
    """Whether a maintainer's correction made or changed it."""


@dataclass(frozen=True, slots=True)
class ExplainedNumber:
    """A number that is no quantity of its own: part of a name, of a condition, of a formula; with the reason."""

    span: Span
    reason: str
    """Id of the reason (vocabulary/reasons.yaml): ``name``, ``condition``, ``formula``, ``numbering`` …"""


@dataclass(frozen=True, slots=True)
class Clause:
    """One requirement of an indicators field: the smallest piece that reads on its own."""

    span: Span
    """In the field's text, without the closing mark."""
    subject: str | None
    """The object it is about, as worded; None for the direction's own."""
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one field's text."""

    clauses: tuple[Clause, ...]
    """In order; together with marks and blanks between them they cover the text."""
    explained: tuple[ExplainedNumber, ...]
    unread: tuple[Span, ...]
    """Numbers that are neither in an indicator nor explained: to be looked at by a person."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All rows in the order of the text."""
        return tuple(i for clause in self.clauses for i in clause.indicators)
