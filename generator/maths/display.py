"""The one display form of a text: what a reader sees, copies and searches, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.maths.finder import Found, find_maths
from generator.maths.glyphs import Glyph, Layer, Style, needs_blank
from generator.maths.reader import read_maths
from generator.maths.state import MathsError
from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the display text that is set in one way."""

    span: Span
    """In the display text; pieces follow each other without gaps."""
    layers: tuple[Layer, ...]
    """From the outside in; none for plain text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A spot that could not be read as maths and is shown exactly as written."""

    span: Span
    """In the source text."""
    message: str


@dataclass(frozen=True, slots=True)
class Display:
    """A text as a reader sees it. Outside maths it is the source, character by character."""

    text: str
    starts: tuple[int, ...]
    """Where in the source each display character begins; never descending. A blank that only the display form
    has begins and ends at the same place."""
    ends: tuple[int, ...]
    """Where in the source each display character ends; never descending."""
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    source_length: int

    def source_span(self, span: Span) -> Span:
        """The source of a part of the display text; a whole maths span gives its dollars too."""
        if span.start >= span.end:
            place = self.starts[span.start] if span.start < len(self.starts) else self.source_length
            return Span(place, place)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def display_span(self, span: Span) -> Span:
        """The display characters that a part of the source shows in; a cut glyph counts whole."""
        first = bisect_right(self.ends, span.start)
        last = max(first, bisect_left(self.starts, span.end))
        return Span(first, first if span.start == span.end else last)


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pieces: list[Piece] = []
        self.faults: list[Fault] = []
        self.keys = 0

    def plain(self, start: int, end: int) -> None:
        """Write a part of the source as it is."""
        if start == end:
            return
        self._extend((), end - start)
        self.parts.append(self.source[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def maths(self, glyphs: Iterable[Glyph]) -> None:
        """Write one maths span."""
        self.keys += 1
        outer = (Layer(Style.MATHS, self.keys),)
        left: Glyph | None = None
        for glyph in glyphs:
            if left is not None and needs_blank(left, glyph):
                self._write(" ", glyph.start, glyph.start, outer)
            for char, start, end in glyph.places():
                self._write(char, start, end, (*outer, *glyph.layers))
            left = glyph

    def _write(self, char: str, start: int, end: int, layers: tuple[Layer, ...]) -> None:
        self._extend(layers, 1)
        self.parts.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def _extend(self, layers: tuple[Layer, ...], length: int) -> None:
        """One piece more, or a longer last one."""
        at = len(self.starts)
        if self.pieces and self.pieces[-1].layers == layers:
            at = self.pieces.pop().span.start
        self.pieces.append(Piece(Span(at, len(self.starts) + length), layers))

    def found(self, found: Found) -> None:
        """Write what was found as maths, or as it stands where it cannot be read."""
        start, end = found.outer.start, found.outer.end
        if found.message:
            self.fault(found.outer, found.message)
            return
        try:
            glyphs = read_maths(self.source, (start, end), (found.inner.start, found.inner.end))
        except MathsError as error:
            self.fault(found.outer, str(error), Span(error.start, error.end))
        else:
            self.maths(glyphs)

    def fault(self, span: Span, message: str, spot: Span | None = None) -> None:
        """Write a part of the source as it is and say why."""
        self.faults.append(Fault(spot or span, message))
        self.plain(span.start, span.end)


def read_display(text: str) -> Display:
    """The display form of any text. Never raises; what cannot be read is shown as written, with a fault."""
    writer = _Writer(text)
    at = 0
    for found in find_maths(text):
        writer.plain(at, found.outer.start)
        writer.found(found)
        at = found.outer.end
    writer.plain(at, len(text))
    return Display(
        "".join(writer.parts),
        tuple(writer.starts),
        tuple(writer.ends),
        tuple(writer.pieces),
        tuple(writer.faults),
        len(text),
    )
