"""Which numbers of a preamble are claimed, and as what."""

from __future__ import annotations

import pytest

from generator.importer.claims import read_claims
from generator.importer.words import load_words


def _claims(preamble: str, sections: int = 3, directions: int = 12) -> dict[str, str]:
    return read_claims(preamble, sections, directions, load_words())


@pytest.mark.parametrize("verb", ["拟支持", "拟启动", "部署", "安排", "设置", "将布局", "共设立"])
@pytest.mark.parametrize("counted", [" 12 个研究方向", "十二个指南方向", " １２ 个重点方向"])
def test_any_verb_and_number_of_directions_is_claimed(verb: str, counted: str) -> None:
    assert _claims(f"本专项{verb}{counted}。") == {"directions": "12"}


def test_sure_words_are_claimed_even_where_the_count_differs() -> None:
    assert _claims("拟支持 43 个研究方向。") == {"directions": "43"}


def test_unsure_words_are_claimed_as_what_the_document_has_that_many_of() -> None:
    text = "围绕材料、装备等 3 个技术方向，拟启动 12 项任务，拟支持 24 个项目。"
    assert _claims(text) == {"sections": "3", "tasks": "12", "projects": "24"}
    assert _claims("拟支持 12 个方向。") == {"directions": "12"}
    assert _claims("拟支持 5 个方向。") == {}


def test_directions_that_are_as_many_as_the_sections_are_the_sections() -> None:
    assert _claims("拟启动 3 个研究方向，拟支持 2 个项目。") == {"sections": "3", "projects": "2"}


@pytest.mark.parametrize("text", ["每个方向拟支持 1 个项目。", "拟支持 1-2 个项目。", "三大方向部署若干重点任务。"])
def test_numbers_of_one_direction_and_ranges_are_not_claimed(text: str) -> None:
    assert _claims(text) == {}
