"""Directions come in the order in which they answer a text, with reasons that a reader understands."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.match import Answer, Strength, match_text
from tests.match.builder import make_index, make_profile
from tests.match.quality import real_index

NUMBERS = {direction.profile.number for direction in real_index().directions}
CHARACTERS = "".join(dict.fromkeys("".join(part.part.text for d in real_index().directions[:9] for part in d.parts)))
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=CHARACTERS, max_size=200),
    st.lists(st.sampled_from(sorted(real_index().postings)), max_size=60).map("".join),
)


def order(answer: Answer) -> list[str]:
    return [hit.number for hit in answer.hits]


def terms(answer: Answer) -> list[str]:
    return [term.text for term in answer.hits[0].terms]


@given(TEXTS)
def test_any_text_is_answered_with_directions_of_the_guide_each_once_best_first(text: str) -> None:
    answer = match_text(real_index(), text, 43)
    assert len(set(order(answer))) == len(answer.hits)
    assert set(order(answer)) <= NUMBERS
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert {hit.share for hit in answer.hits[:1]} <= {100}
    assert all(0 <= hit.share <= 100 for hit in answer.hits)
    assert answer.known <= answer.terms


@given(TEXTS)
def test_equal_texts_have_equal_answers_and_asking_for_fewer_gives_the_first_of_them(text: str) -> None:
    answer = match_text(real_index(), text, 43)
    assert match_text(real_index(), text, 43) == answer
    assert match_text(real_index(), text, 2).hits == answer.hits[:2]
    told = match_text(real_index(), text).hits
    assert told == answer.hits[: len(told)]


@given(TEXTS)
def test_each_reason_stands_in_the_text_and_in_the_direction(text: str) -> None:
    joined = "".join(text.split()).casefold()
    for hit in match_text(real_index(), text).hits:
        [direction] = [one for one in real_index().directions if one.profile.number == hit.number]
        whole = ["".join(part.part.text.split()) for part in direction.parts]
        for term in hit.terms:
            assert any(term.text in part for part in whole)
        assert all(key in joined or not key.isascii() for key in hit.keys)
        assert json.loads(json.dumps(asdict(hit)))["number"] == hit.number


def test_a_rare_word_counts_more_than_words_that_most_directions_have() -> None:
    index = make_index(
        *(
            make_profile(f"1.{n}", f"题目{c}", f"研究关键技术，建立{c}装置，形成标准。")
            for n, c in enumerate("甲乙丙丁戊己", 1)
        ),
        make_profile("1.9", "光栅", "光栅测量。"),
    )
    assert order(match_text(index, "研究关键技术，建立装置，形成标准，用到光栅。"))[0] == "1.9"


def test_what_most_directions_have_is_no_reason_at_all() -> None:
    index = make_index(*(make_profile(f"1.{n}", f"题目{c}", "研究关键技术。") for n, c in enumerate("甲乙丙丁戊己", 1)))
    assert match_text(index, "研究关键技术").hits == ()


def test_directions_that_share_as_much_keep_the_order_of_the_guide() -> None:
    index = make_index(*(make_profile(number, "题目", "光栅测量") for number in ("1.2", "1.10", "3")))
    assert order(match_text(index, "光栅")) in (["1.2", "1.10", "3"], [])
    two = make_index(make_profile("1.10", "题目", "光栅测量"), make_profile("1.2", "题目", "光栅测量"))
    assert order(match_text(two, "光栅")) == ["1.10", "1.2"]


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    index = make_index(
        make_profile("1.1", "振动测量", "研究光栅的方法与装置。"),
        make_profile("1.2", "光栅测量", "研究振动的方法与装置。"),
        make_profile("1.3", "其他", "其他。"),
    )
    assert order(match_text(index, "光栅")) == ["1.2", "1.1"]


def test_a_guide_of_one_direction_and_one_of_none_are_answered_too() -> None:
    assert order(match_text(make_index(make_profile("1", "光栅测量")), "光栅")) == ["1"]
    assert match_text(make_index(), "光栅").hits == ()
    assert match_text(make_index(make_profile("1", "")), "光栅").strength is Strength.NONE


@pytest.mark.parametrize(
    ("text", "number", "reasons"),
    [
        ("用碳同位素丰度区分大气中的二氧化碳来源", "5.7", ["同位素丰度", "二氧化碳"]),
        ("水量热法测量吸收剂量", "5.4", ["吸收剂量"]),
        ("降低数据中心的能耗", "3.2", ["数据中心"]),
        ("基于 tsv 的三维集成封装", "4.4", ["TSV", "三维集成", "封装"]),
        ("co2 埋存", "5.8", ["CO₂", "埋存"]),
        ("蛋白的翻译后修饰", "5.2", ["翻译后修饰", "蛋白"]),
    ],
)
def test_reasons_are_whole_words_as_the_direction_writes_them(text: str, number: str, reasons: list[str]) -> None:
    answer = match_text(real_index(), text)
    assert order(answer)[0] == number
    assert set(reasons) <= set(terms(answer))


def test_a_word_is_not_cut_in_the_middle() -> None:
    found = match_text(real_index(), "原子化复现").hits
    assert all("子化" not in term.text for hit in found for term in hit.terms if hit.number != "1.2")
    assert not any(term.text.startswith(("的", "和", "与")) for hit in found for term in hit.terms)


def test_the_sentences_quoted_hold_what_is_shared_and_say_where_they_stand() -> None:
    text = "光谱方法研究\n先说别的事情，与此无关。再用碳同位素丰度区分二氧化碳的来源！最后总结。"
    [hit, *_] = match_text(real_index(), text).hits
    assert hit.said is not None
    assert "".join(piece.text for piece in hit.said.pieces) == "再用碳同位素丰度区分二氧化碳的来源！"
    assert next(piece.text for piece in hit.said.pieces if piece.is_shared) == "同位素丰度"
    assert hit.sentence is not None
    assert (hit.sentence.label, hit.sentence.anchor) == ("考核指标", "p-2")
    assert any(piece.is_shared and "同位素" in piece.text for piece in hit.sentence.pieces)


def test_a_text_of_another_subject_is_told_as_such_and_one_of_a_direction_is_not() -> None:
    foreign = "本文考察宋代书院的讲学制度与士人交往，利用地方志和书信讨论理学的传播途径及其社会意义。"
    assert match_text(real_index(), foreign).strength is Strength.NONE
    [own] = [p.part.text for d in real_index().directions if d.profile.number == "5.7" for p in d.parts][1:2]
    assert match_text(real_index(), own).strength is Strength.CLEAR


def test_a_text_of_a_hundred_thousand_characters_is_answered() -> None:
    whole = "".join(part.part.text for direction in real_index().directions for part in direction.parts)
    answer = match_text(real_index(), (whole * 6)[:100_000])
    assert len(answer.hits) == 10
    assert answer.strength is Strength.CLEAR


def test_only_directions_worth_telling_are_told_unless_more_are_asked_for() -> None:
    text = "用碳同位素丰度区分大气中二氧化碳的化石来源，制备标准气体"
    told = match_text(real_index(), text).hits
    assert 3 <= len(told) < 10
    assert all(hit.share >= 20 for hit in told[3:])
    assert len(match_text(real_index(), text, 10).hits) > len(told)
