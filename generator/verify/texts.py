"""Read the plain texts back: every word of the source stands in them, in order, and nothing else behind the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Diagnostic
from generator.maths import read_display
from generator.model.guide import Direction, Guide
from generator.verify.compare import finding, tell_difference
from generator.verify.headings import direction_heading, section_heading
from generator.verify.passages import read_parts, read_preamble

HINT = "the text must hold the source's words as a page shows them: look at what makes the plain texts"


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """What one file has to say."""

    name: str
    title: str
    """Its first line."""
    blocks: tuple[str, ...]
    """All that stands behind the head, parted by blank lines."""


def check_texts(site: Path, guide: Guide) -> tuple[list[Diagnostic], int]:
    """Everything by which the plain texts of ``guide`` differ from it, and how many blocks were compared.

    A file that is not on the site says nothing wrong; that a page names it and it is missing is for the check of links.
    """
    found: list[Diagnostic] = []
    compared = 0
    for expected in list_expected(guide):
        page = f"{guide.id}/{expected.name}.txt"
        if (site / page).is_file():
            text = (site / page).read_bytes().decode("utf-8", "replace")
            found += _compare(page, text, expected)
            compared += len(expected.blocks) + 1
    return found, compared


def _compare(page: str, text: str, expected: ExpectedText) -> Iterator[Diagnostic]:
    head, _, body = text.partition("\n\n")
    title = head.partition("\n")[0]
    if title != expected.title:
        yield finding(page, f"the title {tell_difference(title, expected.title)}", HINT)
    whole = "\n\n".join(expected.blocks) + "\n"
    if body != whole:
        yield finding(page, f"the text {tell_difference(body, whole)}", HINT)


def list_expected(guide: Guide) -> Iterator[ExpectedText]:
    """Every plain text of a guide."""
    title = _show(guide.title) + (f"（{guide.stage}）" if guide.stage else "")
    preamble = [passage.text for passage in read_preamble(guide)]
    whole, contents = list(preamble), list(preamble)
    for section in guide.sections:
        heading = _show(section_heading(section))
        inside = guide.directions_in(section)
        blocks = [block for direction in inside for block in _titled_blocks(direction, section.number)]
        if all(direction.number != section.number for direction in inside):
            yield ExpectedText(section.number, heading, tuple(blocks))
        whole += [heading, *blocks]
        contents += [heading, "\n".join(f"{_show(direction_heading(one))} {one.number}.txt" for one in inside)]
    yield ExpectedText("full", title, tuple(whole))
    yield ExpectedText("index", title, tuple(contents))
    for direction in guide.directions:
        yield ExpectedText(direction.number, _show(direction_heading(direction)), tuple(_blocks(direction)))


def _titled_blocks(direction: Direction, section: str) -> Iterator[str]:
    """A direction under its title; one of the section's own number stands under the section's."""
    if direction.number != section:
        yield _show(direction_heading(direction))
    yield from _blocks(direction)


def _blocks(direction: Direction) -> Iterator[str]:
    for part in read_parts(direction):
        yield part.field.label
        yield from (passage.text for passage in part.passages)


def _show(text: str) -> str:
    return read_display(text).text
