"""Every golden case of tests/cases/importer: a document and the outline that it must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importer.lines import split_lines, squeeze
from tests.importer.helpers import ROOT, outline_of, show_outline

CASES = sorted((ROOT / "tests" / "cases" / "importer").glob("*.txt"))


def _read_case(path: Path) -> tuple[str, str]:
    """The input (␌ stands for a form feed) and the outline expected."""
    _, _, rest = path.read_text(encoding="utf-8").partition("\n=== input\n")
    given, _, expected = rest.partition("\n=== outline\n")
    return given.replace("␌", "\f"), expected.strip()


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_document_gives_the_outline_that_its_case_says(path: Path) -> None:
    given, expected = _read_case(path)
    assert show_outline(outline_of(given)) == expected


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_case_says_what_it_is_about_and_has_both_parts(path: Path) -> None:
    given, expected = _read_case(path)
    assert split_lines(given)
    assert squeeze(expected)


def test_there_are_enough_traps() -> None:
    assert len(CASES) >= 25
