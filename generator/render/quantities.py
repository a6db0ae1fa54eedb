"""Print quantities as a careful editor would: sign, number, unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from generator.model.indicator import Comparator, Indicator, Kind, Quantity
from generator.model.site import Amount
from generator.render.comparators import COMPARATOR_SIGNS
from generator.render.raised import power_of_ten, raise_figures

_POWER = re.compile(r"([0-9])e(-?[0-9]+)", re.ASCII)
_TIGHT_UNITS = frozenset("%‰°′″")
_PLAIN_RANGE = (Decimal("1e-5"), Decimal("1e9"))


def format_number(number: Decimal) -> str:
    """``2×10⁻⁸`` or ``0.05``: plain where a reader can take it in, in powers of ten where not; value unchanged."""
    if number == 0 or _PLAIN_RANGE[0] <= abs(number) < _PLAIN_RANGE[1]:
        return f"{number:f}".replace("-", "−")
    exponent = number.adjusted()
    digits = number.scaleb(-exponent).normalize()
    power = power_of_ten(exponent)
    return power if digits == 1 else f"{digits:f}×{power}".replace("-", "−")


def format_quantity(quantity: Quantity, units: Mapping[str, str]) -> str:
    """``≤2×10⁻⁸``, ``0.05–1 mA``, ``±0.1 mm``; ``units`` gives symbols by code."""
    sign = COMPARATOR_SIGNS[quantity.comparator].before
    if quantity.dims:
        return sign + _format_size(quantity, units)
    if quantity.comparator is Comparator.PLUS_MINUS and quantity.value is not None and quantity.max is not None:
        number = f"{format_number(quantity.value)}±{format_number(quantity.max - quantity.value)}"
        return join_unit(number, units.get(quantity.unit, quantity.unit))
    if quantity.min is not None and quantity.max is not None:
        number = f"{format_number(quantity.min)}–{format_number(quantity.max)}"
    else:
        bound = next((b for b in (quantity.value, quantity.min, quantity.max) if b is not None), None)
        number = "" if bound is None else format_number(bound)
    return sign + join_unit(number, units.get(quantity.unit, quantity.unit))


def _format_size(quantity: Quantity, units: Mapping[str, str]) -> str:
    """``1 km×0.6 km×40 m`` where each number has a unit of its own, ``2×2 cm`` where one stands for all."""
    numbers = [format_number(number) for number in quantity.dims]
    codes = quantity.unit.split("×")
    if len(codes) != len(numbers):
        return join_unit("×".join(numbers), units.get(quantity.unit, quantity.unit))
    return "×".join(join_unit(n, units.get(code, code)) for n, code in zip(numbers, codes, strict=True))


def join_unit(number: str, unit: str) -> str:
    """Number and unit with the blank that the unit asks for; the unit ``1`` is not printed."""
    if unit in ("1", ""):
        return number
    return f"{number}{unit}" if unit[0] in _TIGHT_UNITS and unit[:2] != "°C" else f"{number} {unit}"


def format_requirement(indicator: Indicator, units: Mapping[str, str]) -> str:
    """The requirement of a row; a formula whole, not only its constant part, and a share of funds as ``≥2:1``."""
    quantity = indicator.quantity
    if indicator.formula:
        return COMPARATOR_SIGNS[quantity.comparator].before + _POWER.sub(_format_power, indicator.formula)
    if indicator.kind is Kind.FUNDING and quantity.unit == "1" and quantity.value is not None:
        return f"{COMPARATOR_SIGNS[quantity.comparator].before}{format_number(quantity.value)}:1"
    return format_quantity(quantity, units)


def format_funding(indicator: Indicator, units: Mapping[str, str]) -> str:
    """A quota or share with who it holds for: ``市场监管总局推荐 ≤10 项``."""
    return f"{name_funding(indicator)} {format_requirement(indicator, units)}"


def name_funding(indicator: Indicator) -> str:
    """Who a quota or share holds for: ``部门各推荐``."""
    return f"{indicator.subject or ''}{indicator.condition or ''}{indicator.name}"


def _format_power(found: re.Match[str]) -> str:
    return f"{found[1]}×10{raise_figures(found[2])}"


def format_amount(amount: Amount) -> str:
    """``6``, ``1–2``, ``≥15``."""
    if amount.low == amount.high:
        return ("≥" if amount.open else "") + format_number(amount.low)
    sign = "≥" if amount.open else ""
    return f"{sign}{format_number(amount.low)}–{format_number(amount.high)}"


TINTS = 4
"""How many heat tints there are."""


def tint_level(amount: Amount, largest: Decimal) -> int:
    """The heat tint of a cell, from 1: its share of the largest number in the same column."""
    return 1 if largest <= 0 else min(TINTS, 1 + int((TINTS - 1) * amount.high / largest))
