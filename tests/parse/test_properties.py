"""What holds for any text at all: nothing raises, nothing is lost, every span is exact."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.maths import read_display
from generator.model.guide import Role
from generator.model.indicator import Comparator, Reading
from generator.model.text import Span
from generator.parse import parse_field
from generator.parse.fold import fold
from generator.parse.lexicon import build_lexicon
from generator.vocabulary import load_vocabulary
from tests.parse.cases import CASES, read_case_file

VOCABULARY = load_vocabulary()
LEXICON = build_lexicon(VOCABULARY)
THINGS = sorted(
    word
    for purpose in ("devices", "parts")
    for word in LEXICON.words(purpose).words
    if len(word) > 2 and "的" not in word
)
KNOWN = frozenset(THINGS)
QUANTITIES = sorted(word for word in LEXICON.measurands if len(word) > 2)
PIECES = [
    *"0123456789.,-~～至×x:：/√@±≤≥<>=+（）()，、。；\n \"'“”°%‰℃ΩμΦ",
    "10⁻⁸",
    "10^{-20}",
    "$\\leq 2 \\times 10^{-8}$",
    "$15\\mu\\text{m}$",
    "０．５",
    "１２",
    "五",
    "两",
    "百分之三十",
    "万",
    "亿",
    "以上",
    "以内",
    "量级",
    "优于",
    "达到",
    "不少于",
    "小于",
    "约",
    "各",
    "分别",
    "项",
    "套",
    "个",
    "种",
    "mm",
    "kHz",
    "Gbps",
    "级",
    "天",
    "μm",
    "pT/Hz^(1/2)",
    "W/(m·K)",
    "5G",
    "CO₂",
    "Ac-225",
    "ISO1 级",
    "标准不确定度",
    "装置",
    "测量范围",
    "发明专利",
    "国家/行业标准",
    "（报批稿）",
    "申请",
    "研制",
    "的",
    "和",
    "时",
    "在",
    "拟支持",
    "推荐",
    "1:1",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
ROLES = st.sampled_from([Role.INDICATORS, Role.NOTES, Role.BODY])
MODEST = settings(max_examples=150, derandomize=True, deadline=None)


def _read(text: str, role: Role = Role.INDICATORS) -> Reading:
    return parse_field(text, role, VOCABULARY)


@MODEST
@given(TEXTS, ROLES)
def test_any_text_is_read_without_an_error_and_the_same_each_time(text: str, role: Role) -> None:
    assert _read(text, role) == _read(text, role)


@MODEST
@given(TEXTS, ROLES)
def test_every_row_stands_where_it_says_inside_its_clause(text: str, role: Role) -> None:
    reading = _read(text, role)
    for clause in reading.clauses:
        assert 0 <= clause.span.start <= clause.span.end <= len(text)
        for row in clause.indicators:
            assert row.clause == clause.span
            assert clause.span.contains(row.span)
            assert row.span.cut(text).strip()


@MODEST
@given(TEXTS, ROLES)
def test_every_digit_is_in_a_row_or_explained_or_reported_as_unread(text: str, role: Role) -> None:
    reading = _read(text, role)
    spans = [row.span for row in reading.indicators]
    spans += [number.span for number in reading.explained]
    spans += list(reading.unread)
    display = read_display(text)
    for digit in re.finditer(r"[0-9０-９]", display.text):
        place = display.source_span(Span(digit.start(), digit.end()))
        at = place.start + place.cut(text).index(digit[0])
        assert any(span.start <= at < span.end for span in spans), digit


@MODEST
@given(TEXTS)
def test_a_range_always_keeps_both_its_bounds_and_a_value_stands_alone(text: str) -> None:
    for row in _read(text).indicators:
        quantity = row.quantity
        if quantity.comparator is Comparator.RANGE:
            assert quantity.min is not None
            assert quantity.max is not None
            assert quantity.value is None
        elif quantity.dims:
            assert quantity.value is quantity.min is quantity.max is None
        else:
            assert quantity.value is not None


@MODEST
@given(TEXTS)
def test_every_row_has_a_name_and_a_unit(text: str) -> None:
    for row in _read(text).indicators:
        assert row.name
        assert row.quantity.unit


def _words_cut(text: str) -> list[str]:
    """Known things that the border of a row parts, where subject and name stand side by side in the text."""
    cut = []
    for row in _read(text).indicators:
        thing, name = fold(row.subject or ""), fold(row.name)
        if not thing or thing + name not in fold(text):
            continue
        pairs = [
            (head, tail) for head in range(1, 6) for tail in range(1, 6) if head <= len(thing) and tail <= len(name)
        ]
        words = (thing[-head:] + name[:tail] for head, tail in pairs)
        cut += [f"{row.subject}|{row.name}" for word in words if word in KNOWN]
    return cut


@pytest.mark.slow
def test_no_border_in_the_annotated_cases_parts_a_known_word() -> None:
    texts = {case.text for path in CASES.glob("*.txt") for case in read_case_file(path)}
    assert [cut for text in sorted(texts) for cut in _words_cut(text)] == []


@MODEST
@given(st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(QUANTITIES))
def test_no_border_parts_a_known_word(whole: str, thing: str, quantity: str) -> None:
    assert _words_cut(f"{whole}{quantity}不低于 5，{thing}{quantity}不低于 6") == []


@MODEST
@given(TEXTS)
def test_no_name_begins_with_a_character_that_ends_words(text: str) -> None:
    assert not [row.name for row in _read(text).indicators if row.subject and row.name[:1] in {"率", "者", "们", "之"}]


@MODEST
@given(st.integers(2, 9), st.integers(10, 99), st.sampled_from(["万元", "亿元", "万人次", "万亩"]))
def test_a_multiple_holds_for_both_bounds_of_a_range(low: int, high: int, unit: str) -> None:
    (row,) = _read(f"投入 {low}~{high} {unit}").indicators
    times = Decimal(10_000 if unit[0] == "万" else 100_000_000)
    assert (row.quantity.min, row.quantity.max) == (low * times, high * times)


@pytest.mark.parametrize(
    "piece",
    [
        "研制",
        "标准不确定度 ",
        "5",
        "1~",
        "(",
        "（5",
        "1×",
        "不少于",
        "在下的",
        "、",
        "国家/",
        "m·",
        "$5$",
        "一",
        "3 项、",
        "@5",
        "±",
    ],
)
def test_the_work_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    assert _steps(piece * 400) <= 3 * _steps(piece * 200)


def _steps(text: str) -> int:
    """Calls that reading a text takes: the same on every machine."""
    import sys

    count = 0

    def watch(frame: object, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event in {"call", "c_call"}

    sys.setprofile(watch)
    try:
        _read(text)
    finally:
        sys.setprofile(None)
    return count
