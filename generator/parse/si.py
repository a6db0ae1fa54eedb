"""The same number in SI base units: exact factors, offsets for points on a scale, powers of joined units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from generator.model.indicator import SiValue
from generator.parse.cursor import Amount
from generator.parse.units import ReadUnit, UnitPart

_ORDER = ("kg", "m", "s", "A", "K", "mol", "cd", "rad")
_PART = re.compile(r"(?P<symbol>[a-zA-Z]+)(?P<power>-?[0-9]*)")
_PI = Decimal("3.141592653589793238462643383279502884")
_DIGITS = 28
_ROUNDED = 15


def convert_amount(amount: Amount, unit: ReadUnit | None, difference: bool) -> SiValue | None:
    """Value or bounds in SI base units; None where the unit has no SI meaning, or for a size."""
    if amount.dims:
        return None
    return convert_numbers(amount.value, amount.min, amount.max, unit, difference)


def convert_numbers(
    value: Decimal | None, least: Decimal | None, most: Decimal | None, unit: ReadUnit | None, difference: bool
) -> SiValue | None:
    """Numbers of a unit in SI base units; ``difference`` says that a temperature is no point on a scale."""
    if unit is None:
        return SiValue(value, least, most, "1")
    base = _join_bases(unit.parts)
    if base is None:
        return None
    single = unit.single
    offset = single.offset if single is not None and not difference else Decimal(0)

    numbers = (None if n is None else _convert(n, unit.parts, offset) for n in (value, least, most))
    value, least, most = numbers
    return SiValue(value, least, most, base)


def _convert(value: Decimal, parts: tuple[UnitPart, ...], offset: Decimal) -> Decimal:
    factor, pi_power, exact = Fraction(1), 0, True
    with localcontext() as context:
        context.prec = _DIGITS
        result = value
        for part in parts:
            if part.unit is None or part.unit.factor is None:
                continue
            if part.power.denominator == 1:
                factor *= (part.unit.factor * part.times) ** int(part.power)
                pi_power += int(part.power) if part.unit.times_pi else 0
            elif part.unit.factor != 1:
                root = Decimal(part.unit.factor.numerator) / part.unit.factor.denominator
                result *= root ** (Decimal(part.power.numerator) / part.power.denominator)
                exact = False
        result = result * factor.numerator / factor.denominator
        result *= _PI**pi_power if pi_power else 1
        exact = exact and not pi_power and _divides(factor)
        result += offset
    return result if exact else _round(result)


def _divides(factor: Fraction) -> bool:
    """Whether a division by the denominator ends (2 and 5 alone are in it)."""
    rest = factor.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _round(value: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _ROUNDED
        return +value


def _join_bases(parts: tuple[UnitPart, ...]) -> str | None:
    powers: dict[str, Fraction] = {}
    for part in parts:
        if part.unit is None or part.unit.factor is None:
            return None
        for symbol, power in _read_base(part.unit.base).items():
            powers[symbol] = powers.get(symbol, Fraction(0)) + power * part.power
    named = [(symbol, powers[symbol]) for symbol in _ORDER if powers.get(symbol)]
    return ".".join(symbol + _write_power(power) for symbol, power in named) or "1"


def _read_base(base: str) -> Mapping[str, int]:
    if base == "1":
        return {}
    return {found["symbol"]: int(found["power"] or 1) for found in map(_PART.fullmatch, base.split(".")) if found}


def _write_power(power: Fraction) -> str:
    if power == 1:
        return ""
    return str(power) if power.denominator == 1 else f"^({power})"
