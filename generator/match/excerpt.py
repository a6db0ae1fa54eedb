"""Cut a text into sentences, and show one with the shared words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.match.answer import Excerpt, Piece
from generator.match.runs import cut_runs
from generator.model.text import Span

SENTENCE = re.compile(r"[^。；！？;!?]+[。；！？;!?]?")
BLANKS = frozenset(" \t\n\r\u3000\xa0")
FULL_LINE = 6
"""Tenths of the longest line that a line must reach to go on in the next."""
LONGEST_SHOWN = 120
"""Characters of a sentence that is shown whole."""
LEAD = 16
"""Characters shown before the first mark of a sentence that is cut."""


def list_sentences(text: str) -> Iterator[Span]:
    """The sentences of a text; a heading on a line of its own is one too."""
    for stretch in _list_stretches(text):
        for found in SENTENCE.finditer(text, stretch.start, stretch.end):
            yield Span(found.start(), found.end())


def _list_stretches(text: str) -> Iterator[Span]:
    """Lines in a row. A line ends them that is shorter than most: others are broken anywhere, as in a pasted PDF."""
    lines = text.split("\n")
    least = max(map(len, lines)) * FULL_LINE
    start = at = 0
    for line in lines:
        at += len(line) + 1
        if len(line) * 10 < least:
            yield Span(start, at - 1)
            start = at
    if start < len(text):
        yield Span(start, len(text))


def cut_excerpt(text: str, span: Span, keys: Sequence[str], label: str = "", anchor: str = "") -> Excerpt:
    """A sentence with the terms ``keys`` marked; of a long one the stretch around its marks."""
    inner = _strip(text, span)
    marks = list_marks(inner.cut(text), keys)
    shown = _choose_stretch(inner.end - inner.start, marks)
    pieces = mark_pieces(inner.cut(text)[shown.start : shown.end], _shift(marks, shown))
    return Excerpt(pieces, shown.start > 0, shown.end < inner.end - inner.start, label, anchor)


def _strip(text: str, span: Span) -> Span:
    """Without the blanks at both ends."""
    start, end = span.start, span.end
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)


def _choose_stretch(length: int, marks: Sequence[Span]) -> Span:
    """All of a short sentence; else the stretch of ``LONGEST_SHOWN`` that holds most of what is marked."""
    if length <= LONGEST_SHOWN:
        return Span(0, length)
    best, most = Span(0, LONGEST_SHOWN), 0
    for mark in marks:
        end = min(length, max(0, mark.start - LEAD) + LONGEST_SHOWN)
        stretch = Span(end - LONGEST_SHOWN, end)
        held = sum(one.end - one.start for one in marks if stretch.contains(one))
        if held > most:
            best, most = stretch, held
    return best


def _shift(marks: Iterable[Span], shown: Span) -> list[Span]:
    return [Span(one.start - shown.start, one.end - shown.start) for one in marks if shown.contains(one)]


def list_marks(text: str, keys: Sequence[str]) -> list[Span]:
    """Where the terms stand in a text, in order; what overlaps is one mark."""
    found = []
    for run in cut_runs(text):
        for key in keys:
            if run.is_chinese:
                found += [Span(run.places[at], run.places[at + len(key) - 1] + 1) for at in _find_all(run.text, key)]
            elif run.text == key:
                found.append(Span(run.places[0], run.places[-1] + 1))
    return _merge(sorted(found))


def _find_all(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def mark_pieces(text: str, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """The text in pieces, marked or not; together they are the text."""
    pieces: list[Piece] = []
    at = 0
    for mark in [*marks, Span(len(text), len(text))]:
        pieces += [Piece(text[at : mark.start], False), Piece(mark.cut(text), True)]
        at = mark.end
    return tuple(piece for piece in pieces if piece.text)
