"""Prove that an import lost nothing: every character of the original stands in the source once, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.errors import Code, Diagnostic, Place
from generator.importer.forms import Piece, list_pieces
from generator.importer.lines import Line, split_lines, squeeze
from generator.model.guide import Guide

GRAM = 8
"""Characters that must agree for two places to be taken as the same."""
SHOWN = 40
"""Characters of a residue shown in a message."""


class Fault(StrEnum):
    """What is wrong with a run of characters."""

    LEFT_OVER = "left over"
    """Stands in the original, not in the source."""
    MISSING = "missing"
    """Stands in the source, not in the original."""
    MOVED = "out of order"
    """Stands in both, at different places."""


@dataclass(frozen=True, slots=True)
class Residue:
    """One run of characters that the source and the original do not share."""

    fault: Fault
    text: str
    """The characters, without blanks."""
    line: int
    """Of the original: where they stand, or where they should."""
    place: Place
    """In the source: where they stand, or where they should."""

    def to_diagnostic(self, original: Place) -> Diagnostic:
        """As a message at the original's line or, for what the original does not have, at the source's."""
        shown = self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…"
        at_line = Place(original.path, self.line)
        if self.fault is Fault.MISSING:
            message = f"'{shown}' does not stand in {at_line}"
            return Diagnostic(self.place, Code.RESIDUE, message, "write it as the original does, or add an erratum")
        message = f"'{shown}' is {self.fault} (see {self.place})"
        hint = "put it where it belongs, or list it under 'dropped' in guide.yaml"
        return Diagnostic(at_line, Code.RESIDUE, message, hint)


@dataclass(frozen=True, slots=True)
class _Stream:
    """Characters without blanks, and where each run of them came from."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    places: tuple[Place, ...]

    def line_at(self, position: int) -> int:
        return self.lines[max(bisect_right(self.starts, position) - 1, 0)] if self.lines else 0

    def place_at(self, position: int, fallback: Place) -> Place:
        return self.places[max(bisect_right(self.starts, position) - 1, 0)] if self.places else fallback


def find_residue(guide: Guide, original: str) -> tuple[Residue, ...]:
    """All runs in which the source and the original differ, blanks aside; empty where nothing is lost or added."""
    lines = split_lines(original)
    source = _stream_pieces(list_pieces(guide, lines))
    kept, unused = _take_dropped(lines, guide.dropped, source.text)
    received = _stream_lines(kept)
    found = _compare(received, source, guide.place)
    found += [Residue(Fault.MISSING, squeeze(piece), 0, guide.place) for piece in unused]
    return tuple(_pair_moved(found))


def _stream_pieces(pieces: Sequence[Piece]) -> _Stream:
    starts, position = [], 0
    for piece in pieces:
        starts.append(position)
        position += len(piece.text)
    return _Stream("".join(p.text for p in pieces), tuple(starts), (), tuple(p.place for p in pieces))


def _stream_lines(lines: Sequence[Line]) -> _Stream:
    texts = [squeeze(line.text) for line in lines]
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text)
    return _Stream("".join(texts), tuple(starts), tuple(line.number for line in lines), ())


def _take_dropped(lines: Sequence[Line], dropped: Sequence[str], source: str) -> tuple[list[Line], tuple[str, ...]]:
    """The lines that are not dropped, and the dropped pieces that are no line of the original.

    A line that could be either is dropped where the line after it goes on with the source's text.
    """
    kept: list[Line] = []
    pending = [squeeze(piece) for piece in dropped]
    taken = position = 0
    for index, line in enumerate(lines):
        text = squeeze(line.text)
        if taken < len(pending) and text == pending[taken]:
            after = _next_kept(lines, index + 1, pending[taken + 1 :])
            if not source.startswith(text, position) or source.startswith(after[:GRAM], position):
                taken += 1
                continue
        kept.append(line)
        position += len(text)
    return kept, tuple(dropped[taken:])


def _next_kept(lines: Sequence[Line], index: int, pending: Sequence[str]) -> str:
    """The text of the next line that is not dropped as well; a mark that never matches where there is none."""
    skipped = 0
    while index < len(lines) and skipped < len(pending) and squeeze(lines[index].text) == pending[skipped]:
        index += 1
        skipped += 1
    return squeeze(lines[index].text) if index < len(lines) else "\0"


def _compare(received: _Stream, source: _Stream, fallback: Place) -> list[Residue]:
    found: list[Residue] = []
    i = j = 0
    while i < len(received.text) or j < len(source.text):
        same = _common_length(received.text, i, source.text, j)
        i, j = i + same, j + same
        over, lack = _find_next_common(received.text, i, source.text, j)
        line, place = received.line_at(i), source.place_at(j, fallback)
        if over:
            found.append(Residue(Fault.LEFT_OVER, received.text[i : i + over], line, place))
        if lack:
            found.append(Residue(Fault.MISSING, source.text[j : j + lack], line, place))
        i, j = i + over, j + lack
    return found


def _common_length(first: str, i: int, second: str, j: int) -> int:
    """How many characters agree from here: in strides, so that a whole guide takes few comparisons."""
    length, stride = 0, 1 << 16
    while stride:
        piece = first[i + length : i + length + stride]
        if len(piece) == stride and second.startswith(piece, j + length):
            length += stride
        else:
            stride >>= 1
    return length


def _find_next_common(first: str, i: int, second: str, j: int) -> tuple[int, int]:
    """How many characters to skip on each side, as few as possible, until the two agree again."""
    best = (len(first) - i, len(second) - j)
    over = 0
    while over < min(sum(best), len(first) - i):
        gram = first[i + over : i + over + GRAM]
        limit = j + sum(best) - over + len(gram)
        at = second.find(gram, j, limit)
        if at >= 0 and over + at - j < sum(best) and _is_common(first, i + over, second, at, gram):
            best = (over, at - j)
        over += 1
    return best


def _is_common(first: str, i: int, second: str, j: int, gram: str) -> bool:
    """A gram shorter than full agrees only at both ends."""
    return len(gram) == GRAM or (i + len(gram) == len(first) and j + len(gram) == len(second))


def _pair_moved(found: Sequence[Residue]) -> list[Residue]:
    """A run left over in one place and missing in another has moved: one residue, not two."""
    missing = {r.text: r for r in found if r.fault is Fault.MISSING}
    moved = {r.text for r in found if r.fault is Fault.LEFT_OVER and r.text in missing}
    kept = []
    for residue in found:
        if residue.text not in moved:
            kept.append(residue)
        elif residue.fault is Fault.LEFT_OVER:
            place = missing[residue.text].place
            kept.append(Residue(Fault.MOVED, residue.text, residue.line, place))
    return kept
