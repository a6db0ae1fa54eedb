"""Spans of a text: the thread by which every derived thing points back to the words it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters (code points) in one field's text: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def cut(self, text: str) -> str:
        """The exact words of this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a field: runs between line breaks, blank ones left out, in order.

    Leading blanks (such as ``　　``) belong to the paragraph; nothing but the line breaks falls between spans.
    """
    spans = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)
