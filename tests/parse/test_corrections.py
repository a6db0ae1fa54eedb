"""A maintainer's correction wins, and is reported where its quote is gone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.errors import Code, Diagnostic, Place
from generator.model.guide import Correction, Role
from generator.model.indicator import Comparator, Kind, Reading
from generator.parse import apply_corrections, parse_field
from generator.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
TEXT = "甲装置，误差 $\\leq 2\\%$ ，面向 5G 网络；论文 3 篇，论文 5 篇"
PLACE = Place("source/x/directions/1.1.yaml", 7)


def _correct(
    quote: str, values: Mapping[str, str] | None = None, not_a_quantity: str = "", text: str = TEXT
) -> tuple[Reading, tuple[Diagnostic, ...]]:
    correction = Correction(quote, "考核指标", values or {}, not_a_quantity, PLACE)
    return apply_corrections(parse_field(text, Role.INDICATORS, VOCABULARY), text, [correction], VOCABULARY)


def test_a_corrected_value_replaces_what_was_read_and_is_marked() -> None:
    reading, wrong = _correct("2\\%", {"value": "3", "comparator": "<", "unit": "‰"})
    row = reading.indicators[0]
    assert wrong == ()
    assert row.corrected
    assert (row.quantity.comparator, row.quantity.value, row.quantity.unit) == (Comparator.LESS, Decimal(3), "‰")
    assert row.quantity.si is not None
    assert row.quantity.si.value == Decimal("0.003")


def test_a_quote_may_be_written_as_the_page_shows_it() -> None:
    reading, wrong = _correct("误差 ≤2%", {"name": "示值误差"})
    assert wrong == ()
    assert reading.indicators[0].name == "示值误差"


def test_a_quote_that_is_gone_is_reported_with_its_place() -> None:
    reading, wrong = _correct("≤7%", {"value": "3"})
    assert [(d.code, d.place) for d in wrong] == [(Code.QUOTE, PLACE)]
    assert "no longer stands in the text" in str(wrong[0])
    assert reading == parse_field(TEXT, Role.INDICATORS, VOCABULARY)


def test_a_quote_that_stands_twice_is_reported() -> None:
    assert "stands 2 times" in str(_correct("论文", {"value": "3"})[1][0])


def test_a_quote_over_two_rows_is_reported() -> None:
    assert "covers 2 indicators" in str(_correct("3 篇，论文 5 篇", {"value": "3"})[1][0])


def test_a_row_can_be_added_where_none_was_read() -> None:
    values = {"kind": "deliverable", "name": "网络", "value": "1", "unit": "个"}
    reading, wrong = _correct("5G 网络", values)
    added = [row for row in reading.indicators if row.corrected]
    assert wrong == ()
    assert [(row.kind, row.name, row.span.cut(TEXT)) for row in added] == [(Kind.DELIVERABLE, "网络", "5G 网络")]
    assert [number.span.cut(TEXT) for number in reading.explained] == []


def test_a_number_can_be_declared_to_be_no_quantity() -> None:
    reading, wrong = _correct("论文 3 篇", not_a_quantity="name")
    assert wrong == ()
    assert [row.span.cut(TEXT) for row in reading.indicators] == ["$\\leq 2\\%$", "5 篇"]
    assert ("3 篇", "name") in [(number.span.cut(TEXT), number.reason) for number in reading.explained]


def test_a_wrong_value_is_reported_with_its_place() -> None:
    wrong = _correct("2\\%", {"value": "two"})[1]
    assert [(d.code, d.place) for d in wrong] == [(Code.VALUE, PLACE)]
    assert _correct("2\\%", {"kind": "wish"})[1][0].code is Code.VALUE


def test_an_empty_text_takes_a_value_away() -> None:
    reading, _ = _correct("2\\%", {"subject": ""})
    assert reading.indicators[0].subject is None
