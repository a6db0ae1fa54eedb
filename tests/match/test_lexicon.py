"""Words are learnt from the guide itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.match.lexicon import learn_words
from generator.match.runs import cut_runs
from generator.match.segment import cut_words
from tests.match.quality import real_index

SENTENCES = ("研究光栅的测量", "建立光栅与振动的装置", "高速光栅", "振动的评价", "由振动而来", "低频振动信号",
    "其他各不相同句子", "天地玄黄宇宙洪荒", "日月盈昃辰宿列张", "寒来暑往秋收冬藏", "金生丽水玉出昆冈")  # fmt: skip


def test_characters_that_keep_together_among_varied_neighbours_are_a_word() -> None:
    lexicon = learn_words([[sentence] for sentence in SENTENCES], ())
    assert {word for word in lexicon.costs if len(word) > 1} == {"光栅", "振动"}
    assert lexicon.cut("光栅振动的") == ("光栅", "振动", "的")


def test_keywords_are_words_for_certain() -> None:
    assert learn_words([["新型的钙钛矿"]], ["钙钛矿"]).cut("新型的钙钛矿")[-1] == "钙钛矿"


def test_characters_like_de_and_he_are_loose_and_parts_of_words_are_not() -> None:
    loose = real_index().loose
    assert {"的", "和", "与"} <= loose
    assert not loose & set("测标研究技术精")


@given(st.text(alphabet="光栅振动的测", max_size=30))
def test_the_words_of_a_text_are_the_text(text: str) -> None:
    costs = dict.fromkeys("光栅振动的测", 3) | {"光栅": 4, "振动": 4, "动的": 5}
    assert "".join(cut_words(text, costs, 4)) == text


def test_every_direction_is_cut_to_its_last_character() -> None:
    for direction in real_index().directions:
        for part in direction.parts:
            assert sum(part.words) == sum(len(run.text) for run in cut_runs(part.part.text) if run.is_chinese)
