"""Every example in the vocabulary's files is read as the entry says."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from generator.model.guide import Role
from generator.model.indicator import Indicator, Quantity, Reading
from generator.parse import parse_field
from generator.vocabulary import Example, load_vocabulary

VOCABULARY = load_vocabulary()


def _examples(entries: Iterable[object]) -> list[object]:
    found = [(entry, example) for entry in entries for example in getattr(entry, "examples", ())]
    return [pytest.param(entry, example, id=example.text) for entry, example in found]


def _read(example: Example) -> Reading:
    return parse_field(example.text, Role.INDICATORS, VOCABULARY)


def _last(example: Example) -> Indicator:
    rows = _read(example).indicators
    assert rows, f"nothing read in '{example.text}'"
    return rows[-1]


def _numbers(quantity: Quantity) -> list[Decimal]:
    return [number for number in (quantity.value, quantity.min, quantity.max, *quantity.dims) if number is not None]


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.units))
def test_a_unit_is_read_and_converted(entry: object, example: Example) -> None:
    del entry
    stated, _, converted = example.expected.partition(" = ")
    number, code = stated.split(" ")
    quantity = _last(example).quantity
    assert (quantity.value, quantity.unit) == (Decimal(number), code)
    if converted:
        value, base = converted.split(" ")
        assert quantity.si is not None
        assert (quantity.si.value, quantity.si.unit) == (Decimal(value), base)
    else:
        assert quantity.si is None


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.comparators))
def test_a_comparing_word_is_resolved(entry: object, example: Example) -> None:
    del entry
    comparator, number, unit = example.expected.split(" ")
    quantity = _last(example).quantity
    assert (quantity.comparator, _numbers(quantity), quantity.unit) == (comparator, [Decimal(number)], unit)


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.measurands))
def test_a_measured_quantity_falls_into_its_group(entry: object, example: Example) -> None:
    del entry
    assert _last(example).measurand == example.expected


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.deliverables))
def test_a_deliverable_is_counted_under_its_kinds(entry: object, example: Example) -> None:
    del entry
    count, _, kinds = example.expected.partition(" : ")
    *numbers, measure = count.split(" ")
    row = _last(example)
    assert (row.deliverables, row.quantity.unit) == (tuple(kinds.split(" ")), measure)
    assert _numbers(row.quantity) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.statuses))
def test_a_state_is_read_as_printed(entry: object, example: Example) -> None:
    del entry
    assert _last(example).status == example.expected


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.reasons))
def test_a_number_that_is_no_quantity_is_explained(entry: object, example: Example) -> None:
    reason = getattr(entry, "id")  # noqa: B009  # entries of several types share this parameter
    explained = [number for number in _read(example).explained if number.reason == reason]
    assert [number.span.cut(example.text) for number in explained] == example.expected.split(" ")


@pytest.mark.parametrize(("entry", "example"), _examples(VOCABULARY.measures))
def test_a_count_is_read_with_its_measure_word(entry: object, example: Example) -> None:
    del entry
    number, measure = example.expected.split(" ")
    quantity = _last(example).quantity
    assert (_numbers(quantity), quantity.unit) == ([Decimal(number)], measure)
