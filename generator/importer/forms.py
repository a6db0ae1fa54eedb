"""List the pieces of a guide as its original prints them: heading numbers, labels and brackets in their forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Place
from generator.importer.headings import match_heading
from generator.importer.labels import make_labels
from generator.importer.lines import Line, squeeze
from generator.importer.words import load_words
from generator.model.guide import BODY_LABEL, Direction, Field, Guide

WINDOW = 400
"""Lines within which the next heading or label is looked for."""
FRONT_LINES = 20
"""Lines within which the title block ends."""
AGREEING = 6
"""Characters of the text after it that must agree."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the original must show at this point."""

    text: str
    """Without blanks."""
    place: Place


class _Finder:
    """Walks the original's lines forward and tells in which form the next heading or label stands there."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[str]) -> None:
        self._lines = lines
        self._words = load_words()
        self._labels = {label: make_labels([label], self._words) for label in set(labels)}
        self._next = 0

    def heading(self, number: str, title: str) -> str:
        """The characters of a heading's number, with the marks that set it off; and those after the title."""
        section, direction = (int(part) for part in f"{number}.0".split(".")[:2])
        for index in self._window():
            for scheme in self._words.schemes:
                match = match_heading(self._lines[index].text, scheme, self._words)
                if match and match[0] in (None, section) and match[1] == direction:
                    before, rest = self._lines[index].text[: match[2]], self._lines[index].text[match[2] :]
                    bare = squeeze(self._words.heading_after.sub("", rest))
                    if _agree(bare, squeeze(title)):
                        self._next = index + 1
                        return squeeze(before) + squeeze(title) + squeeze(rest)[len(bare) :]
        return squeeze(number) + squeeze(title)

    def label(self, field: Field) -> str:
        """The characters of a label, with the marks that set it off."""
        text = squeeze(field.text)
        for index in self._window():
            line = self._lines[index].text
            match = self._labels[field.label].match(line)
            if match and _agree(squeeze(line[match[1] :]), text):
                self._next = index + 1
                return squeeze(line[: match[1]])
        return f"{squeeze(field.label)}："

    def stage(self, stage: str) -> str:
        """The characters of the stage, with its brackets."""
        text = squeeze(stage)
        for line in self._lines[:FRONT_LINES]:
            found = self._words.title["stage"].search(line.text)
            if found and squeeze(found["stage"]) == text:
                return squeeze(found[0])
        return text

    def programme(self, programme: str, title: str) -> str:
        """The characters of the programme; none where the title or the preamble alone names it."""
        front = "".join(squeeze(line.text) for line in self._lines[:FRONT_LINES])
        at = front.find(squeeze(title)) if title else -1
        return "" if at >= 0 and squeeze(programme) not in front[:at] else programme

    def title_marks(self) -> str:
        """The Markdown mark before the title, where there is one."""
        first = self._lines[0].text if self._lines else ""
        return first[: len(first) - len(first.lstrip("#"))]

    def _window(self) -> range:
        return range(self._next, min(self._next + WINDOW, len(self._lines)))


def _agree(first: str, second: str) -> bool:
    """Whether two texts begin alike, as far as the shorter goes."""
    length = min(len(first), len(second), AGREEING)
    return first[:length] == second[:length]


def list_pieces(guide: Guide, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """All of the guide in the original's order, as the original prints it."""
    finder = _Finder(lines, [field.label for direction in guide.directions for field in direction.fields])
    programme = finder.programme(guide.programme, guide.title)
    front = (finder.title_marks(), programme, guide.title, finder.stage(guide.stage), guide.preamble)
    pieces = [Piece(squeeze(text), guide.place) for text in front]
    for section in guide.sections:
        pieces.append(Piece(finder.heading(section.number, section.title), section.place))
        pieces.append(Piece(squeeze(section.text), section.place))
        for direction in guide.directions_in(section):
            pieces += _list_direction(direction, finder, opened=direction.number == section.number)
    return tuple(piece for piece in pieces if piece.text)


def _list_direction(direction: Direction, finder: _Finder, opened: bool) -> list[Piece]:
    """Heading and fields; without the heading where the section's own was it."""
    pieces = [] if opened else [Piece(finder.heading(direction.number, direction.title), direction.place)]
    for field in direction.fields:
        label = "" if field.label == BODY_LABEL else finder.label(field)
        pieces.append(Piece(label + squeeze(field.text), field.place))
    return pieces
