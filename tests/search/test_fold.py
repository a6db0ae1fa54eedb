"""Folding for the search: what a reader types in another width, case, height or sign is found all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.fold import BREAK, build_key, fold_character
from tests.search.site import ROOT

CASES = [
    line.split("\t")
    for line in (ROOT / "tests" / "cases" / "search" / "fold.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "key"), CASES)
def test_a_text_is_searched_in_its_plain_form(text: str, key: str) -> None:
    assert build_key(text).strip(BREAK) == key.replace("|", BREAK)


@given(st.characters(exclude_categories=["Cs"]))
def test_no_character_is_lost_by_folding_but_the_sign_for_what_stands_high(character: str) -> None:
    assert fold_character(character) or character in "^＾"


@given(st.text(), st.text())
def test_what_stands_in_a_text_stands_in_its_key(before: str, after: str) -> None:
    assert "孪生" in build_key(before + "孪生" + after)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    key = build_key(text)
    assert build_key(key) == key
