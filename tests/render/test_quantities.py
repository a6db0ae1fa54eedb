"""Quantities are printed as a careful editor would."""

from __future__ import annotations

from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model.indicator import Comparator, Quantity
from generator.model.site import Amount
from generator.render.quantities import format_amount, format_number, format_quantity
from generator.render.unit_symbols import unit_symbol
from generator.render.views.figures import set_requirement
from generator.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("2E-8", "2×10⁻⁸"),
        ("1.5E-6", "1.5×10⁻⁶"),
        ("1E-20", "10⁻²⁰"),
        ("0.0001", "0.0001"),
        ("4.0", "4.0"),
        ("-55", "−55"),
        ("200000", "200000"),
        ("0", "0"),
    ],
)
def test_a_number_is_plain_where_it_can_be_and_keeps_its_value(number: str, shown: str) -> None:
    assert format_number(Decimal(number)) == shown


def quantity(comparator: Comparator, unit: str, value: str = "", low: str = "", high: str = "") -> Quantity:
    def read(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    return Quantity(comparator, read(value), read(low), read(high), (), unit, None)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (quantity(Comparator.AT_MOST, "1", "2E-8"), "≤2×10⁻⁸"),
        (quantity(Comparator.EQUAL, "%", "0.12"), "0.12%"),
        (quantity(Comparator.RANGE, "mA", low="0.05", high="1"), "0.05–1 mA"),
        (quantity(Comparator.PLUS_MINUS, "mm", "0.1"), "±0.1 mm"),
        (quantity(Comparator.AT_LEAST, "套", "3"), "≥3 套"),
        (quantity(Comparator.LESS, "arcsec", "0.1"), "<0.1″"),
    ],
)
def test_a_quantity_shows_sign_number_and_unit(given: Quantity, shown: str) -> None:
    symbols = {code: unit_symbol(code, load_vocabulary()) for code in ("1", "%", "mA", "mm", "套", "arcsec")}
    assert format_quantity(given, symbols) == shown


@pytest.mark.parametrize(
    ("code", "symbol"),
    [
        ("um", "μm"),
        ("%", "%"),
        ("arcsec", "″"),
        ("pT/Hz^(1/2)", "pT/√Hz"),
        ("ng/L", "ng/L"),
        ("项", "项"),
        ("t", "t"),
        ("kg", "kg"),
    ],
)
def test_a_unit_is_shown_by_its_symbol(code: str, symbol: str) -> None:
    assert unit_symbol(code, load_vocabulary()) == symbol


def test_amounts_show_both_bounds_and_whether_they_are_open() -> None:
    assert format_amount(Amount(Decimal(6), Decimal(6))) == "6"
    assert format_amount(Amount(Decimal(1), Decimal(2))) == "1–2"
    assert format_amount(Amount(Decimal(15), Decimal(15), open=True)) == "≥15"


@pytest.mark.parametrize(
    ("numbers", "unit", "shown"),
    [
        (("1", "0.6", "40"), "km×km×m", "1 km×0.6 km×40 m"),
        (("2", "2"), "cm", "2×2 cm"),
        (("5", "20"), "mm×%", "5 mm×20%"),
    ],
)
def test_a_size_shows_each_number_with_its_unit(numbers: tuple[str, ...], unit: str, shown: str) -> None:
    size = Quantity(Comparator.EQUAL, None, None, None, tuple(map(Decimal, numbers)), unit, None)
    assert format_quantity(size, {}) == shown


@pytest.mark.parametrize("text", ["≥2:1", "1 km×0.6 km×40 m", "5 mm×20%"])
def test_the_whole_value_of_a_ratio_or_a_size_looks_alike(text: str) -> None:
    found = LexborHTMLParser(set_requirement(text))
    assert "".join(node.text() for node in found.css(".g-figure")) == text.lstrip("≥")
    assert found.text() == text
