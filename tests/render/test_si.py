"""Values in SI are short enough to compare by eye, and say when they are rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.indicator import Comparator, Quantity, SiValue
from generator.render.si import format_scientific, format_si, format_si_unit


def quantity(unit: str, si: SiValue | None, value: str | None = "1") -> Quantity:
    return Quantity(Comparator.EQUAL, Decimal(value) if value else None, None, None, (), unit, si)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("0.05", "0.05"),
        ("-2.50", "−2.5"),
        ("0.0005", "5×10⁻⁴"),
        ("1e-11", "10⁻¹¹"),
        ("-1e-11", "−1×10⁻¹¹"),
        ("200000", "2×10⁵"),
        ("99999", "99999"),
        ("0.00000484813681109536", "4.8481×10⁻⁶"),
    ],
)
def test_a_number_has_five_digits_at_most(number: str, shown: str) -> None:
    assert format_scientific(Decimal(number)) == shown


def test_a_unit_is_a_product_with_raised_powers() -> None:
    assert format_si_unit("kg.m-1.s-2") == "kg·m⁻¹·s⁻²"
    assert format_si_unit("s^(1/2).rad") == "s^(1/2)·rad"
    assert format_si_unit("1") == ""


def test_a_ratio_is_shown_as_a_plain_number() -> None:
    si = SiValue(Decimal("3e-7"), None, None, "1")
    assert format_si(quantity("ppm", si)) == "3×10⁻⁷"


def test_a_range_keeps_both_bounds() -> None:
    si = SiValue(None, Decimal("0.00005"), Decimal("0.001"), "A")
    assert format_si(quantity("mA", si, None)) == "5×10⁻⁵–0.001 A"


def test_a_rounded_value_says_so() -> None:
    si = SiValue(Decimal("0.00000484813681109536"), None, None, "rad")
    assert format_si(quantity("arcsec", si)) == "≈4.8481×10⁻⁶ rad"


def test_what_is_in_si_already_or_has_no_si_meaning_is_not_repeated() -> None:
    assert format_si(quantity("m", SiValue(Decimal(1), None, None, "m"))) == ""
    assert format_si(quantity("项", None)) == ""
