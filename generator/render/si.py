"""Print values in SI base units, so that rows in different writings can be compared by eye."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from generator.model.indicator import Quantity, SiValue
from generator.render.raised import power_of_ten, raise_figures

_DIGITS = Context(prec=5)
_PLAIN_RANGE = (Decimal("1e-3"), Decimal("1e5"))
_FACTOR = re.compile(r"(?P<unit>[A-Za-z]+)(?P<power>-?[0-9]+)?")


def format_si(quantity: Quantity) -> str:
    """``3×10⁻⁷``, ``≈4.8481×10⁻⁶ rad``; empty where the unit has no SI meaning or is the SI unit already."""
    si = quantity.si
    if si is None or si.unit == quantity.unit:
        return ""
    numbers = [number for number in (si.value, si.min, si.max) if number is not None]
    unit = format_si_unit(si.unit)
    sign = "≈" if any(_DIGITS.plus(number) != number for number in numbers) else ""
    return sign + "–".join(format_scientific(number) for number in numbers) + (f" {unit}" if unit else "")


def format_scientific(number: Decimal) -> str:
    """Five digits at most; in powers of ten beyond what is taken in at a glance."""
    number = _DIGITS.plus(number).normalize()
    if number == 0 or _PLAIN_RANGE[0] <= abs(number) < _PLAIN_RANGE[1]:
        return f"{number:f}".replace("-", "−")
    exponent = number.adjusted()
    digits = f"{number.scaleb(-exponent):f}".replace("-", "−")
    power = power_of_ten(exponent)
    return power if digits == "1" else f"{digits}×{power}"


def format_si_unit(unit: str) -> str:
    """``kg.m-1.s-2`` as ``kg·m⁻¹·s⁻²``; a ratio has no unit."""
    return "" if unit == "1" else "·".join(_format_factor(factor) for factor in unit.split("."))


def _format_factor(factor: str) -> str:
    found = _FACTOR.fullmatch(factor)
    return factor if found is None else found["unit"] + raise_figures(found["power"] or "")


def lower_bound(quantity: Quantity | SiValue) -> Decimal | None:
    """The number by which a quantity is sorted: its value, else its lower bound, else its upper one."""
    return next((number for number in (quantity.value, quantity.min, quantity.max) if number is not None), None)
