"""The vocabulary loads whole, and a mistake in a file is told with its line."""

from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.vocabulary import build_vocabulary, load_vocabulary
from generator.vocabulary.entries import read_text
from generator.vocabulary.load_vocabulary import FILES


def _texts(**changed: str) -> dict[str, str]:
    texts = {name: read_text(name) for name in FILES}
    return texts | {f"{name}.yaml": text for name, text in changed.items()}


def _complaint(**changed: str) -> str:
    with pytest.raises(SourceError) as caught:
        build_vocabulary(_texts(**changed))
    return str(caught.value)


def test_the_vocabulary_of_the_package_loads_and_is_made_once() -> None:
    assert load_vocabulary() is load_vocabulary()


def test_every_file_explains_its_grammar_in_its_first_lines() -> None:
    for name in FILES:
        head = [line for line in read_text(name).splitlines()[:30] if line.startswith("#")]
        assert any("Each entry" in line or "Entries" in line for line in head), name


def test_a_mistyped_key_is_told_with_file_and_line() -> None:
    text = "- {id: length, title: 长度}\n- {id: area, titel: 面积}\n"
    assert "generator/vocabulary/quantities.yaml:2: unknown key 'titel'" in _complaint(quantities=text)


def test_a_unit_with_an_unknown_base_is_refused() -> None:
    text = '- {code: x, spellings: [x], si: "1 furlong", quantity: length, examples: []}\n'
    assert "units.yaml:1: wrong value: '1 furlong' is no factor with SI base units" in _complaint(units=text)


def test_a_unit_of_an_unknown_quantity_is_refused() -> None:
    text = '- {code: x, spellings: [x], si: "1 m", quantity: lenght, examples: []}\n'
    assert "units.yaml:1: no quantity 'lenght'" in _complaint(units=text)


def test_a_comparator_that_means_nothing_known_is_refused() -> None:
    text = '- {means: "=>", before: [至少], after: [], examples: []}\n'
    assert "comparators.yaml:1: wrong value: '=>' is no comparator" in _complaint(comparators=text)


def test_an_id_that_stands_twice_is_refused() -> None:
    text = "- {id: length, title: 长度}\n- {id: length, title: 长}\n"
    assert "quantities.yaml:2: 'length' stands twice" in _complaint(quantities=text)


def test_an_example_without_an_expectation_is_refused() -> None:
    text = "- {id: x, title: X, words: [], verbs: [], examples: [申请专利]}\n"
    assert "statuses.yaml:1: the example '申请专利' says not what is expected" in _complaint(statuses=text)


def test_broken_yaml_is_told_with_its_line() -> None:
    assert "statuses.yaml:3: not valid YAML" in _complaint(statuses="- id: x\n  title: [\n")


def test_a_reason_without_a_place_for_the_number_is_refused() -> None:
    text = '- {id: x, title: X, patterns: ["[0-9]G"], examples: []}\n'
    assert "has no # for the number" in _complaint(reasons=text)


def test_all_mistakes_are_told_at_once() -> None:
    told = _complaint(quantities="- {id: a}\n", statuses="- {id: b}\n")
    assert "quantities.yaml:1" in told
    assert "statuses.yaml:1" in told
