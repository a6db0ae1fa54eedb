"""Readings of characters: what people type for them, and nothing that nobody would."""

from __future__ import annotations

import pytest

from generator.search.pinyin import read_character, read_initials


@pytest.mark.parametrize(
    ("character", "readings"),
    [
        ("量", {"liang"}),
        ("校", {"xiao", "jiao"}),
        ("重", {"zhong", "chong"}),
        ("行", {"xing", "hang"}),
        ("率", {"lv", "shuai"}),
        ("长", {"chang", "zhang"}),
        ("传", {"chuan", "zhuan"}),
        ("藏", {"cang", "zang"}),
        ("调", {"tiao", "diao"}),
        ("溯", {"su"}),
        ("绿", {"lv", "lu"}),
        ("略", {"lue"}),
    ],
)
def test_a_character_is_found_by_each_of_its_usual_readings(character: str, readings: set[str]) -> None:
    assert set(read_character(character)) == readings


def test_readings_that_hardly_any_word_has_are_left_out() -> None:
    assert read_character("位") == ("wei",)
    assert read_character("大") == ("da",)


def test_rare_characters_have_a_reading_too() -> None:
    assert read_character("铼") == ("lai",)


@pytest.mark.parametrize("character", ["a", "9", "₂", "，", "α", "♥", "か"])
def test_what_is_not_chinese_has_no_reading(character: str) -> None:
    assert read_character(character) == ()


def test_initials_are_single_letters_each_once() -> None:
    assert read_initials("重") == ("z", "c")
    assert read_initials("量") == ("l",)
