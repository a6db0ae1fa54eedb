"""Where terms stand: longest first, Latin words whole, with the capitals they are written with."""

from __future__ import annotations

import pytest

from generator.index.terms import TermFinder, find_terms, sort_terms
from generator.maths import read_display
from generator.model.glossary import Term
from tests.builders import make_direction, make_guide


def term(name: str, *words: str, but_not: tuple[str, ...] = ()) -> Term:
    return Term(f"id-{name}", name, "", (name, *words), but_not, "english", "释义。", "出处")


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    display = read_display(text)
    return [(name.removeprefix("id-"), span.cut(display.text)) for name, span in TermFinder(terms).find(display)]


def test_the_longest_term_wins() -> None:
    terms = (term("不确定度"), term("标准不确定度"), term("相对标准不确定度"))
    assert found("相对标准不确定度和不确定度", *terms) == [
        ("相对标准不确定度", "相对标准不确定度"),
        ("不确定度", "不确定度"),
    ]


@pytest.mark.parametrize("text", ["CTX", "XCT", "CT1", "1CT", "ct", "Ct"])
def test_a_latin_term_is_a_word_of_its_own_with_its_capitals(text: str) -> None:
    assert found(f"用{text}测", term("CT")) == []


@pytest.mark.parametrize("text", ["用CT测", "用 CT 测", "（CT）", "CT，", "ＣＴ值"])
def test_a_latin_term_is_found_between_other_characters(text: str) -> None:
    assert [name for name, _ in found(text, term("CT"))] == ["CT"]


def test_a_longer_word_of_another_meaning_shuts_a_term_out() -> None:
    assert found("高精度的精度", term("精度", but_not=("高精度",))) == [("精度", "精度")]


def test_uses_name_field_span_and_paragraph_and_leave_keywords_out() -> None:
    direction = make_direction("1.1", {"研究内容": "研究甲。\n研究校准。", "考核指标": "校准 1 项", "关键词": "校准"})
    guide = make_guide(direction)
    uses = find_terms(guide, direction, TermFinder([term("校准")]))
    assert [(use.field, use.span.start, use.paragraph) for use in uses] == [("研究内容", 7, 2), ("考核指标", 0, 3)]


def test_a_field_that_says_none_holds_no_term() -> None:
    direction = make_direction("1.1", {"有关说明": "/"})
    assert find_terms(make_guide(direction), direction, TermFinder([term("/")])) == ()


def test_terms_stand_in_pinyin_order_and_what_has_no_letter_last() -> None:
    titles = [item.title for item in sort_terms([term("5G"), term("准确度"), term("TSV"), term("安培"), term("校准")])]
    assert titles == ["安培", "校准", "TSV", "准确度", "5G"]
