"""Where a thing of which no word is known ends and its quantity begins."""

from __future__ import annotations

import pytest

from generator.parse.borders import load_borders
from generator.parse.lexicon import build_lexicon
from generator.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())
BORDERS = load_borders(LEXICON)


@pytest.mark.parametrize(
    "parted",
    ["车规级器|漏电流", "车规级MOSFET|击穿电压", "磁约束聚变堆|热负荷"],
)
def test_an_unknown_thing_ends_as_known_things_end(parted: str) -> None:
    thing, quantity = parted.split("|")
    assert BORDERS.find(thing + quantity, len(thing)) == len(thing)


def test_no_border_lies_within_a_word_that_is_known() -> None:
    text = "新型传感器灵敏度"
    found = BORDERS.find(text, text.index("灵敏度"))
    assert found is not None
    assert text[found - 1 : found + 1] not in {"传感", "感器"}


@pytest.mark.parametrize("phrase", ["最大输出功率", "平均响应时间"])
def test_a_phrase_that_begins_with_a_modifier_names_no_thing(phrase: str) -> None:
    assert BORDERS.find(phrase, len(phrase) - 2) is None


@pytest.mark.parametrize("phrase", ["", "率", "误差"])
def test_a_phrase_too_short_for_two_words_has_no_border(phrase: str) -> None:
    assert BORDERS.find(phrase, len(phrase)) is None


def test_the_borders_of_a_lexicon_are_made_once() -> None:
    assert load_borders(LEXICON) is BORDERS
