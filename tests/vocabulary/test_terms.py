"""The glossary loads whole, its mistakes are told with their lines, and every example is linked as its entry says."""

from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.index.terms import TermFinder
from generator.maths import read_display
from generator.vocabulary.entries import read_text
from generator.vocabulary.terms import FILE, TermEntry, load_terms, parse_terms
from generator.vocabulary.types import Example

TERMS = load_terms()
FINDER = TermFinder(entry.term for entry in TERMS)
GOOD = {
    "id": "x",
    "term": "量",
    "english": "quantity",
    "definition": "某物。",
    "source": "VIM 1.1",
    "examples": "[量 ⇥ 量]",
}


def _entry(**changed: str) -> str:
    return "- {" + ", ".join(f"{key}: {value}" for key, value in (GOOD | changed).items() if value) + "}\n"


def _complaint(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        parse_terms(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("entry", "example"),
    [pytest.param(entry, example, id=example.text) for entry in TERMS for example in entry.examples],
)
def test_a_term_is_found_where_its_example_says(entry: TermEntry, example: Example) -> None:
    display = read_display(example.text)
    found = [span.cut(display.text) for term_id, span in FINDER.find(display) if term_id == entry.term.id]
    assert found == [word for word in example.expected.split("|") if word]


def test_every_term_has_an_example_that_links_it() -> None:
    assert [entry.term.id for entry in TERMS if not any(example.expected for example in entry.examples)] == []


def test_the_file_explains_its_grammar_in_its_first_lines() -> None:
    assert any("Each entry" in line for line in read_text(FILE).splitlines()[:30])


def test_every_definition_is_a_sentence() -> None:
    assert [entry.term.id for entry in TERMS if not entry.term.definition.endswith("。")] == []


def test_a_good_entry_is_read_whole() -> None:
    [entry] = parse_terms(_entry(words="[量值]", but_not="[大量]", chinese="某"))
    assert (entry.term.words, entry.term.but_not, entry.term.chinese) == (("量", "量值"), ("大量",), "某")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"source": ""}, "terms.yaml:1: 'source' is missing"),
        ({"source": '" "'}, "terms.yaml:1: 'source' is no text of one line"),
        ({"id": "A b"}, "terms.yaml:1: the id 'A b' is no anchor"),
        ({"english": "量"}, "terms.yaml:1: '量' is not English"),
        ({"examples": "[]"}, "terms.yaml:1: there is no example"),
        ({"but_not": "[质]"}, "terms.yaml:1: '质' under but_not holds none of the term's words"),
        ({"definitoin": "某物。"}, "terms.yaml:1: unknown key 'definitoin'"),
    ],
)
def test_a_mistake_is_told_with_its_line(changed: dict[str, str], said: str) -> None:
    assert said in _complaint(_entry(**changed))


def test_a_word_of_two_terms_is_refused_whatever_its_width_and_case() -> None:
    text = _entry(term="LED", examples="[LED ⇥ LED]") + _entry(id="y", words="[ＬＥＤ]")
    assert "terms.yaml:2: 'ＬＥＤ' is already a word of 'x'" in _complaint(text)


def test_all_mistakes_are_told_at_once() -> None:
    said = _complaint(_entry(id="A b") + _entry(english="量"))
    assert "terms.yaml:1:" in said
    assert "terms.yaml:2:" in said
