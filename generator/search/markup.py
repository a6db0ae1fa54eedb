"""Read the words of Markdown and HTML as a reader sees them, in pieces that a link can land on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.search.document import SearchPart

SKIPPED = frozenset({"script", "style", "svg", "nav", "form", "button", "select"})
"""Elements that hold no prose."""

CELLS = frozenset({"td", "li", "dd"})
"""Elements that hold, on a page of lists, what stands in the directions too."""

NOT_OWN = frozenset({"data-count", "data-repeats"})
"""Attributes of elements without a word of the page's own: they count what is listed, or repeat the directions."""

MARK = "data-search"
"""Attribute of an element whose words belong to the search though its page is described from data; it names them."""

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")


@dataclass
class Piece:
    """A piece of a page while it is read."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def close(self) -> SearchPart:
        """The piece as the search keeps it: one line a paragraph."""
        return SearchPart(self.anchor, " ".join(_lines(self.heading)), "\n".join(_lines(self.text)))


def _lines(found: list[str]) -> list[str]:
    return [line for line in (line.strip() for line in "".join(found).split("\n")) if line]


class _Reader(HTMLParser):
    """Collects the text outside skipped elements; the head of a group of rows begins a piece of its own."""

    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__()
        self.skipped = skipped
        self.pieces = [Piece()]
        self.open: list[tuple[str, bool]] = []
        self.target = self.pieces[0].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element begins, and whether its words are left out."""
        found = {name: value or "" for name, value in attrs}
        scope = found.get("scope", "") if tag == "th" and "td" in self.skipped else ""
        if scope == "rowgroup" and found.get("id"):
            self.pieces.append(Piece(found["id"]))
            self.target = self.pieces[-1].heading
        self.target.append("\n")
        if tag not in _VOID:
            self.open.append((tag, tag in self.skipped or scope == "row" or not NOT_OWN.isdisjoint(found)))

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends; what was left open inside it ends too."""
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass
        if tag == "tr":
            self.target = self.pieces[-1].text
        self.target.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what a reader reads."""
        if not any(skipped for _, skipped in self.open):
            self.target.append(data)


def read_pieces(markup: str, skipped: frozenset[str] = SKIPPED) -> list[SearchPart]:
    """The words of a piece of Markdown or HTML; the first part is what stands before any head of a group of rows."""
    reader = _Reader(skipped)
    reader.feed(_LINK.sub(r"\1", markup))
    reader.close()
    return [piece.close() for piece in reader.pieces]


def read_words(markup: str) -> str:
    """All words, one line a paragraph."""
    return read_pieces(markup)[0].text


class _MarkReader(HTMLParser):
    """Collects the words of marked elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part at a mark; inside it, each element is a line of its own but for plain spans."""
        name = dict(attrs).get(MARK)
        if self.within:
            self.within.append(tag)
            self.found[-1][1].append("" if tag == "span" else "\n")
        elif name:
            self.within = [tag]
            self.found.append((name, []))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag in self.within:
            while self.within.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep what stands in a mark."""
        if self.within:
            self.found[-1][1].append(data)


def read_marked(markup: str) -> Iterator[SearchPart]:
    """The marked elements of a page, each a part without an anchor of its own."""
    reader = _MarkReader()
    reader.feed(markup)
    reader.close()
    for name, text in reader.found:
        yield SearchPart("", name, "\n".join(_lines(text)))
