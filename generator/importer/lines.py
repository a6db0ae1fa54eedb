"""Cut a text into lines that know where they stand, and set aside the lines that belong to the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.words import FULL_WIDTH_DIGITS, Words

MIN_RUNNING_HEAD = 4
MAX_RUNNING_HEAD = 60
MOST_FRONT_LINES = 10
_INVISIBLE = re.compile("[\\x00-\\x08\\x0e-\\x1b\\x7f\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]")
"""Control and formatting characters: nobody sees them, and the source may not hold them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    text: str
    """Without the blanks at its ends."""
    number: int
    """From 1, as an editor counts."""
    indented: bool
    """Whether it starts with a blank."""
    parted: bool
    """Whether a blank line or a page break stands before it."""

    @property
    def width(self) -> int:
        """In cells: a Chinese character takes two."""
        return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in self.text)


def squeeze(text: str) -> str:
    """The text without its blanks and invisible characters."""
    return "".join(_INVISIBLE.sub("", text).split())


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    parted = True
    for number, raw in enumerate(_INVISIBLE.sub("", text).split("\n"), start=1):
        for position, piece in enumerate(re.split("[\f\r]", raw.removesuffix("\r"))):
            stripped = piece.strip()
            if stripped:
                lines.append(Line(stripped, number, piece[0].isspace(), parted or position > 0))
            parted = not stripped
    return tuple(lines)


def drop_page_lines(lines: Sequence[Line], words: Words) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the text, and those of the page (page numbers, running heads)."""
    numbers = _page_number_lines(lines, words)
    dropped = numbers | _running_head_lines(lines, numbers, words)
    kept = []
    torn = False
    for index, line in enumerate(lines):
        if index in dropped:
            torn = True
            continue
        kept.append(Line(line.text, line.number, line.indented, True) if torn else line)
        torn = False
    return tuple(kept), tuple(lines[index] for index in sorted(dropped))


def _page_number_lines(lines: Sequence[Line], words: Words) -> frozenset[int]:
    marked = {i for i, line in enumerate(lines) if words.page_number.fullmatch(line.text)}
    lone = [
        (i, int(line.text.translate(FULL_WIDTH_DIGITS)))
        for i, line in enumerate(lines)
        if words.lone_number.fullmatch(line.text)
    ]
    return frozenset(marked | _rising(lone))


def _rising(found: Sequence[tuple[int, int]]) -> set[int]:
    """Indices of the longest run of numbers that grow one by one: page numbers, not torn quantities."""
    best: dict[int, tuple[int, ...]] = {}
    for index, value in found:
        longer = (*best.get(value - 1, ()), index)
        if len(longer) > len(best.get(value, ())):
            best[value] = longer
    longest: tuple[int, ...] = max(best.values(), key=len) if best else ()
    return set(longest)


def _running_head_lines(lines: Sequence[Line], numbers: frozenset[int], words: Words) -> frozenset[int]:
    """Short lines repeated at page ends: beside a page number each time, or the title's words tearing sentences."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(squeeze(line.text), []).append(index)
    front = _count_front(lines, words)
    title = squeeze("".join(line.text for line in lines[:front]))
    found: set[int] = set()
    for text, indices in places.items():
        pages = [index for index in indices if index >= front]
        if len(indices) > 1 and pages and _may_be_running_head(text, words):
            beside = all(i - 1 in numbers or i + 1 in numbers for i in pages)
            tearing = sum(lines[i - 1].text[-1] not in words.marks.final for i in pages if i)
            if beside or (text in title and tearing * 2 >= len(pages)):
                found.update(pages)
    return frozenset(found)


def _may_be_running_head(text: str, words: Words) -> bool:
    fits = MIN_RUNNING_HEAD <= len(text) <= MAX_RUNNING_HEAD and text[-1] not in words.marks.final
    return fits and not any(shape.match(text) for shape in words.label_patterns(words.labels))


def _count_front(lines: Sequence[Line], words: Words) -> int:
    """How many lines may be the title: those before the first sentence, label or section."""
    labels = words.label_patterns(words.labels)
    sections = tuple(scheme.section for scheme in words.schemes if not scheme.bare)
    for index, line in enumerate(lines[:MOST_FRONT_LINES]):
        if line.text[-1] in words.marks.final or any(shape.match(line.text) for shape in (*labels, *sections)):
            return index
    return min(len(lines), MOST_FRONT_LINES)
