"""Split a 关键词 line into its keywords, each with its span; brackets keep their separators."""

from __future__ import annotations

from generator.model.text import Span

SEPARATORS = frozenset("，、；,;\n")
_OPENING = frozenset("（(【[《“「『")
_CLOSING = frozenset("）)】]》”」』")


def split_keywords(text: str) -> tuple[Span, ...]:
    """Spans of the keywords in order, blanks and a closing full stop left out."""
    spans = []
    start = depth = 0
    for position, char in enumerate(text + "\n"):
        at_end = position == len(text)
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif at_end or (char in SEPARATORS and depth == 0):
            spans.append(_trim(text, start, position))
            start = position + 1
    return tuple(span for span in spans if span.start < span.end)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "。."):
        end -= 1
    return Span(start, end)
