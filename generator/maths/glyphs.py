"""What the reader of a maths span writes into: glyphs with their source, and the blanks between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.maths.commands import Kind


class Style(StrEnum):
    """How a run of characters is set; a layer of the HTML."""

    MATHS = "maths"
    """The whole of a maths span."""
    ITALIC = "italic"
    """A variable."""
    SUP = "sup"
    """A superscript that Unicode has no characters for."""
    SUB = "sub"
    HIDDEN = "hidden"
    """``^(`` and ``)`` of such a script: for copying and search, not for the eye."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One style around a run; ``key`` tells two neighbours of the same style apart."""

    style: Style
    key: int


@dataclass(slots=True)
class Glyph:
    """One token of the display form. Changed only while its maths span is being read."""

    text: str
    start: int
    """Where its source begins, opening marks such as ``$`` and ``\\text{`` included."""
    core: int
    """Where its own character begins in the source."""
    end: int
    """Where its source ends, closing marks included."""
    core_end: int
    kind: Kind
    glued: bool = False
    """Never a blank before it."""
    layers: tuple[Layer, ...] = ()
    blank_before: bool = False
    """Whether the source has a blank before it."""

    def places(self) -> Iterator[tuple[str, int, int]]:
        """Each character with the source it comes from."""
        last = len(self.text) - 1
        one_to_one = len(self.text) == self.core_end - self.core
        for position, char in enumerate(self.text):
            start = self.core + position if one_to_one and position else self.start
            end = self.core + position + 1 if one_to_one and position < last else self.end
            yield char, start, end


def _pairs(left: str, right: str) -> set[tuple[Kind, Kind]]:
    return {(Kind[a], Kind[b]) for a in left.split() for b in right.split()}


_PARTED = frozenset(
    _pairs("NUMBER POWER", "UNIT DEGREE_UNIT FUNCTION")
    | _pairs("NUMBER POWER", "VARIABLE")
    | _pairs("POWER", "DEGREE GREEK")
    | _pairs("PERCENT PRIME DEGREE", "VARIABLE")
    | _pairs("PERCENT", "NUMBER")
    | _pairs("PRIME", "UNIT")
    | _pairs("CLOSE", "UNIT DEGREE_UNIT")
    | _pairs("UNIT", "VARIABLE")
    | _pairs("FUNCTION", "NUMBER UNIT VARIABLE GREEK FUNCTION")
    | _pairs("VARIABLE GREEK UNIT CLOSE", "FUNCTION")
)
"""Neighbours that are parted by one blank, beside COMMA and SPACED, which are parted from everything."""

_WANTS_BLANK = MappingProxyType({Kind.SPACED: (True, True), Kind.COMMA: (False, True)})
_REFUSES_BLANK = frozenset([Kind.TIGHT, Kind.SIGN])


def needs_blank(left: Glyph, right: Glyph) -> bool:
    """Whether the display form has a blank between two neighbours."""
    if right.glued or Kind.BLANK in (left.kind, right.kind):
        return False
    if _WANTS_BLANK.get(left.kind, (False, False))[1] or _WANTS_BLANK.get(right.kind, (False, False))[0]:
        return True
    if left.kind is right.kind is Kind.NUMBER:
        return right.blank_before and _are_thousands(left.text, right.text)
    return (left.kind, right.kind) in _PARTED and not (left.text[-1:] in "%‰" and right.kind is Kind.UNIT)


def _are_thousands(left: str, right: str) -> bool:
    """Whether the blank of ``10 000`` parts thousands; ``1 0`` is how text recognition writes 10."""
    return len(left) <= 3 and len(right) == 3


def drop_vain_blanks(glyphs: list[Glyph]) -> list[Glyph]:
    """Leave out asked-for blanks beside a tight sign, before %, and after another blank."""
    kept: list[Glyph] = []
    for position, glyph in enumerate(glyphs):
        if glyph.kind is not Kind.BLANK or glyph.glued:
            kept.append(glyph)
            continue
        left = kept[-1].kind if kept else None
        right = glyphs[position + 1].kind if position + 1 < len(glyphs) else None
        if left in _REFUSES_BLANK or left is Kind.BLANK or right in _REFUSES_BLANK or right is Kind.PERCENT:
            continue
        kept.append(glyph)
    return kept
