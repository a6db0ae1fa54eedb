"""A text is cut into what can be compared, whatever its width, its case or where its lines end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.match.excerpt import LONGEST_SHOWN, cut_excerpt, list_marks, list_sentences, mark_pieces
from generator.match.runs import cut_runs, list_terms
from generator.model.text import Span


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("量子计量，基准", ["量子计量", "基准"]),
        ("量子\n计量", ["量子计量"]),
        ("量 子　计量", ["量子计量"]),
        ("TSV 三维集成", ["tsv", "三维集成"]),
        ("ＴＳＶ", ["tsv"]),
        ("¹⁴CO₂", ["14co2"]),
        ("5G+区块链", ["5g", "区块链"]),
        ("deep learning", ["deep", "learning"]),
        ("⾼精度", ["高精度"]),
        ("。，；", []),
        ("", []),
    ],
)
def test_width_case_raised_figures_and_line_ends_make_no_difference(text: str, runs: list[str]) -> None:
    assert [run.text for run in cut_runs(text)] == runs


@given(st.text())
def test_every_character_of_a_run_points_to_its_place(text: str) -> None:
    places = [place for run in cut_runs(text) for place in run.places]
    assert places == sorted(set(places))
    assert all(len(run.text) == len(run.places) for run in cut_runs(text))


def test_pairs_of_chinese_characters_and_latin_words_are_terms_and_numbers_are_not() -> None:
    terms = [term for run in cut_runs("光栅尺 100 nm，第 3 台 x 光") for term in list_terms(run)]
    assert terms == ["光栅", "栅尺", "nm"]


def sentences(text: str) -> list[str]:
    return [span.cut(text) for span in list_sentences(text)]


def test_a_line_that_is_broken_in_the_middle_goes_on_and_a_heading_does_not() -> None:
    text = "光谱测量研究\n本项目研究大气中含量极低的同位素的光\n谱测量方法及其标定。制备标准气体并开展\n比对。"
    assert sentences(text) == [
        "光谱测量研究",
        "本项目研究大气中含量极低的同位素的光\n谱测量方法及其标定。",
        "制备标准气体并开展\n比对。",
    ]


@given(st.text(alphabet="量子。；\n a!　\r", max_size=60))
def test_sentences_stand_in_order_and_hold_everything_that_is_a_term(text: str) -> None:
    spans = list(list_sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    held = {at for span in spans for at in range(span.start, span.end)}
    assert {place for run in cut_runs(text) for place in run.places} <= held


def test_terms_are_marked_wherever_they_stand_across_blanks_too() -> None:
    text = "光 栅和光栅尺，TSV 与 tsv2"
    assert [span.cut(text) for span in list_marks(text, ["光栅", "tsv"])] == ["光 栅", "光栅", "TSV"]


@given(st.text(max_size=300), st.lists(st.text(min_size=2, max_size=4), max_size=5))
def test_the_pieces_of_an_excerpt_are_the_sentence_or_a_stretch_of_it(text: str, keys: list[str]) -> None:
    excerpt = cut_excerpt(text, Span(0, len(text)), keys)
    shown = "".join(piece.text for piece in excerpt.pieces)
    assert shown in text
    assert len(shown) <= LONGEST_SHOWN
    assert "".join(piece.text for piece in mark_pieces(text, list_marks(text, keys))) == text
