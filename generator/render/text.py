"""A field's text as HTML: what a browser shows is the text's display form, to the character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from markupsafe import Markup

from generator.maths import Display, Layer, Style, read_display
from generator.model.text import Span
from generator.render.escape import escape_characters, escape_text

__all__ = ["Mark", "escape_text", "render_inline", "visible_text"]

_STYLE_TAGS: Mapping[Style, tuple[str, str]] = MappingProxyType(
    {
        Style.MATHS: ('<span class="maths">', "</span>"),
        Style.ITALIC: ("<i>", "</i>"),
        Style.SUP: ("<sup>", "</sup>"),
        Style.SUB: ("<sub>", "</sub>"),
        Style.HIDDEN: ('<span class="maths-mark">', "</span>"),
    }
)
_NOTHING = Markup("")
_RAISED_RUN = re.compile(r"[≤≥<>±~]?[0-9A-Za-zΑ-Ωα-ωμµΩ°./×·−–-]{1,24}[⁺⁻⁰¹²³⁴-⁹]+")
"""A number or unit up to its raised figures, which no line may end between."""
_WHOLE = MappingProxyType({"class": "g-whole"})
_TAG = re.compile(r"[a-z][a-z0-9]*\Z")
_ATTRIBUTE = re.compile(r"(?!on)[a-z][a-z0-9-]*\Z")
_SCHEME = re.compile(r"([^/?#]*?):", re.DOTALL)
_SCHEMES = frozenset(["http", "https", "mailto"])
_ADDRESSES = frozenset(["href", "src", "cite", "action", "formaction"])


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around a part of the source: a link, an anchor, a highlight. Marks may nest and cross."""

    span: Span
    """In the source text; where it cuts into a maths glyph it takes the whole glyph."""
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Values as text; an ``id`` goes on the first part only when the mark has to be split."""
    after: Markup = _NOTHING
    """HTML put behind the mark's end, outside all marks."""

    def __post_init__(self) -> None:
        if not _TAG.match(self.tag):
            raise ValueError(f"not a tag: {self.tag!r}")
        for name, value in self.attributes.items():
            _check_attribute(name, value)


def _check_attribute(name: str, value: str) -> None:
    if not _ATTRIBUTE.match(name):
        raise ValueError(f"not an attribute that a mark may have: {name!r}")
    scheme = _SCHEME.match(value)
    if name in _ADDRESSES and scheme and scheme[1].lower() not in _SCHEMES:
        raise ValueError(f"not an address that a mark may lead to: {value!r}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark, or a part of one, on the display text."""

    span: Span
    tag: str
    attributes: Mapping[str, str]
    after: Markup
    rank: int
    """Its mark's place among all; parts of one mark share it."""


def render_inline(text: str, marks: Sequence[Mark] = (), within: Span | None = None) -> Markup:
    """HTML of ``text``, or of its part ``within``, exact inside Markdown and raw HTML; one line."""
    display = _read(text)
    part = Span(0, len(display.text)) if within is None else display.display_span(within)
    placed = [*_unlink_inner(_place(display, marks, part)), *_find_whole(display, part, len(marks))]
    return _Writer(display, part, placed).write()


def visible_text(text: str) -> str:
    """The text that a browser shows, finds and copies for ``render_inline(text)``."""
    return _read(text).text


@lru_cache(maxsize=64)
def _read(text: str) -> Display:
    return read_display(text)


def _place(display: Display, marks: Sequence[Mark], part: Span) -> list[_Placed]:
    """The marks on the part to be shown, outer ones first."""
    placed = []
    for rank, mark in enumerate(marks):
        span = display.display_span(mark.span)
        start, end = max(span.start, part.start), min(span.end, part.end)
        if start > end or (start == end and span.start != span.end):
            continue
        attributes = mark.attributes if start == span.start else _without_id(mark.attributes)
        after = mark.after if end == span.end else _NOTHING
        placed.append(_Placed(Span(start, end), mark.tag, attributes, after, rank))
    return sorted(placed, key=_outer_first)


def _find_whole(display: Display, part: Span, rank: int) -> Iterator[_Placed]:
    """Elements around what one line has to hold; within maths, lines do not end anyway."""
    for at, found in enumerate(_RAISED_RUN.finditer(display.text, part.start, part.end), start=rank):
        span = Span(*found.span())
        around = {piece.layers[:1] for piece in display.pieces if piece.span.overlaps(span)}
        if len(around) > 1 or () in around:
            yield _Placed(span, "span", _WHOLE, _NOTHING, at)


def _outer_first(one: _Placed) -> tuple[int, int, int]:
    return one.span.start, -one.span.end, one.rank


def _unlink_inner(placed: list[_Placed]) -> Iterator[_Placed]:
    """No link within a link: of a later one only what stands outside the earlier remains a link."""
    linked_to = 0
    for one in placed:
        start, end = one.span.start, one.span.end
        if one.tag != "a" or start >= linked_to:
            yield one
        else:
            inner = Span(start, min(end, linked_to))
            outer = Span(min(end, linked_to), end)
            kept = {name: value for name, value in one.attributes.items() if name == "id"}
            is_all = outer.start == outer.end
            if kept or (is_all and one.after):
                yield _Placed(inner, "span", kept, one.after if is_all else _NOTHING, one.rank)
            if not is_all:
                yield _Placed(outer, "a", _without_id(one.attributes), one.after, one.rank)
        if one.tag == "a":
            linked_to = max(linked_to, end)


def _without_id(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if name != "id"}


_Element = _Placed | Layer


class _Writer:
    """Writes the runs of one part, closing and opening elements between them."""

    def __init__(self, display: Display, part: Span, placed: list[_Placed]) -> None:
        self.part = part
        self.forms = escape_characters(part.cut(display.text))
        self.layers = {
            max(piece.span.start, part.start): piece.layers for piece in display.pieces if piece.span.overlaps(part)
        }
        self.starting: dict[int, list[_Element]] = defaultdict(list)
        self.ending: dict[int, list[_Placed]] = defaultdict(list)
        for one in sorted(placed, key=_outer_first):
            if one.span.start < one.span.end:
                self.starting[one.span.start].append(one)
            self.ending[one.span.end].append(one)
        self.out: list[str] = []
        self.open: list[_Element] = []
        self.begun: set[int] = set()

    def write(self) -> Markup:
        """The HTML of the part."""
        places = sorted({self.part.start, *self.layers, *self.starting, *self.ending, self.part.end})
        active: list[_Element] = []
        layers: tuple[Layer, ...] = ()
        for start, end in pairwise([*places, places[-1]]):
            self._end(start)
            ended = set(map(id, self.ending.get(start, ())))
            active = [one for one in active if id(one) not in ended] + self.starting.get(start, [])
            layers = self.layers.get(start, layers)
            if start < end:
                self._set_open([*active, *layers])
                self.out += self.forms[start - self.part.start : end - self.part.start]
        self._set_open([])
        return Markup("".join(self.out))

    def _end(self, place: int) -> None:
        """Write what stands at a place without covering a character: empty marks, and what follows marks."""
        for one in self.ending.get(place, ()):
            if not one.after and one.span.start != place:
                continue
            self._set_open([])
            if one.span.start == place:
                self.out.append(f"{self._opening(one)}</{one.tag}>")
            self.out.append(one.after)

    def _set_open(self, wanted: list[_Element]) -> None:
        same = 0
        while same < min(len(self.open), len(wanted)) and self.open[same] == wanted[same]:
            same += 1
        self.out += [_closing(element) for element in reversed(self.open[same:])]
        self.out += [self._opening(element) for element in wanted[same:]]
        self.open = wanted

    def _opening(self, element: _Element) -> str:
        if isinstance(element, Layer):
            return _STYLE_TAGS[element.style][0]
        attributes = element.attributes
        if element.rank in self.begun:
            attributes = _without_id(attributes)
        self.begun.add(element.rank)
        written = "".join(f' {name}="{escape_text(value)}"' for name, value in attributes.items())
        return f"<{element.tag}{written}>"


def _closing(element: _Element) -> str:
    return _STYLE_TAGS[element.style][1] if isinstance(element, Layer) else f"</{element.tag}>"
