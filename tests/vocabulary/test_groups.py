"""The groups by which directions are chosen: conditions found by words, and families of deliverables."""

from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.index.conditions import match_conditions
from generator.vocabulary import Example, load_vocabulary
from generator.vocabulary.groups import CONDITIONS, FAMILIES, load_groups, parse_groups


@pytest.mark.parametrize(
    "example", [example for group in load_groups(CONDITIONS) for example in group.examples], ids=lambda e: e.text
)
def test_a_note_sets_the_conditions_that_the_file_says(example: Example) -> None:
    assert match_conditions(example.text, load_groups(CONDITIONS)) == example.expected.split()


def test_a_note_may_set_two_conditions() -> None:
    text = "拟支持项目不超过 10 项。其他经费与中央财政经费比例不低于 2:1。"
    assert match_conditions(text, load_groups(CONDITIONS)) == ["co_funding", "quota"]


def test_families_hold_known_kinds_and_no_kind_is_in_two() -> None:
    kinds = [kind for family in load_groups(FAMILIES) for kind in family.words]
    assert set(kinds) <= set(load_vocabulary().deliverables_by_id)
    assert len(kinds) == len(set(kinds))


def test_a_mistyped_key_is_told_with_file_and_line() -> None:
    with pytest.raises(SourceError, match=r"families\.yaml:1: unknown key 'word'"):
        parse_groups(FAMILIES, "- {id: a, title: 甲, words: [], examples: [], word: x}\n")
