"""What a guide's pages have to say, paragraph by paragraph, in the form a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.errors import Place
from generator.maths import read_display
from generator.model.guide import Direction, Field, Guide, Section
from generator.model.text import split_paragraphs

PREAMBLE = "preamble"
SECTION = "section"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the source."""

    anchor: str
    """Id on its own page: ``p-3``."""
    key: str
    """Name in the whole guide: ``1.2/p-3``."""
    text: str
    """In display form."""
    label: str
    """Of the field it stands in."""
    source: Place


@dataclass(frozen=True, slots=True)
class Part:
    """The text under one heading."""

    field: Field
    passages: tuple[Passage, ...]


def read_parts(direction: Direction) -> tuple[Part, ...]:
    """The fields of a direction in order; paragraphs are numbered through all of them, keywords and ``/`` too."""
    parts = []
    first = 1
    for field in direction.fields:
        passages = tuple(_number(field.text, first, direction.number, field.label, field.place))
        parts.append(Part(field, passages))
        first += len(passages)
    return tuple(parts)


def read_passages(direction: Direction) -> tuple[Passage, ...]:
    """All paragraphs of a direction in order."""
    return tuple(passage for part in read_parts(direction) for passage in part.passages)


def read_preamble(guide: Guide) -> tuple[Passage, ...]:
    """The paragraphs before the first section."""
    return tuple(_number(guide.preamble, 1, PREAMBLE, PREAMBLE, guide.place))


def read_section(section: Section) -> tuple[Passage, ...]:
    """The paragraphs of a section above its directions."""
    return tuple(_number(section.text, 1, section.number, SECTION, section.place))


def read_sections(guide: Guide) -> Iterator[Passage]:
    """All paragraphs of the sections and their directions in order."""
    for section in guide.sections:
        yield from read_section(section)
        for direction in guide.directions_in(section):
            yield from read_passages(direction)


def _number(text: str, first: int, owner: str, label: str, source: Place) -> Iterator[Passage]:
    for number, span in enumerate(split_paragraphs(text), start=first):
        yield Passage(f"p-{number}", f"{owner}/p-{number}", _display(span.cut(text)), label, source)


@lru_cache(maxsize=8192)
def _display(text: str) -> str:
    """Each paragraph stands on two pages; reading its maths once is enough."""
    return read_display(text).text
