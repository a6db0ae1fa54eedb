"""JSON that keeps every digit and every character."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.export.json_text import write_json, write_number
from tests.cases.hostile import HOSTILE

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("2E-8", "2e-8"),
        ("0.1", "0.1"),
        ("0.50", "0.50"),
        ("1E+4", "10000"),
        ("-55", "-55"),
        ("0.00005", "0.00005"),
        ("1.8E-7", "1.8e-7"),
        ("1E+20", "1e20"),
        ("0", "0"),
    ],
)
def test_a_number_is_written_as_a_person_would(printed: str, written: str) -> None:
    assert write_number(Decimal(printed)) == written


@given(DECIMALS)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_every_decimal_comes_back_exactly(number: Decimal) -> None:
    read = json.loads(write_json([number]), parse_float=Decimal, parse_int=Decimal)
    assert read == [number]


def test_what_is_no_number_is_refused() -> None:
    for number in ("NaN", "Infinity", "-Infinity"):
        with pytest.raises(ValueError, match="not a number"):
            write_number(Decimal(number))
    with pytest.raises(TypeError):
        write_json([0.1])


@given(VALUES)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_every_value_comes_back_and_looks_as_the_standard_library_writes_it(value: object) -> None:
    data = write_json(value)
    assert json.loads(data) == value
    assert data.decode("utf-8") == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_hostile_texts_come_back_to_the_character() -> None:
    assert json.loads(write_json(HOSTILE)) == list(HOSTILE)
