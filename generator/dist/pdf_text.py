"""Read a tagged PDF's text in the order of its tags: the order in which it is read aloud."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from generator.dist.pdf_fonts import Font, FontId, read_font

Code = tuple[FontId, int]
"""A font, and a character code in it."""
Piece = tuple[tuple[int, int], int]
"""A page's object, and the number of a marked piece on it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows by one or a few character codes."""

    text: str
    codes: tuple[Code, ...]
    piece: int | None
    """Number of the marked piece around it; None for what is no part of the text, such as a page's number."""
    is_stated: bool
    """Whether a mark around the codes states the text; else the font does."""


@dataclass
class _Mark:
    piece: int | None
    stated: str | None
    codes: list[Code] = field(default_factory=list)


def read_shown(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Page, Shown]]:
    """What each page shows, in the order of painting."""
    fonts: dict[FontId, Font] = {}
    for page in pdf.pages:
        reader = _Reader(page.obj.get("/Resources", pikepdf.Dictionary()), fonts)
        for shown in reader.read(page):
            yield page, shown


class _Reader:
    """Reads one content stream and those that it paints."""

    def __init__(self, resources: pikepdf.Object, known: dict[FontId, Font], marks: Sequence[_Mark] = ()) -> None:
        self.known = known
        self.fonts = dict(_entries(resources, "/Font"))
        self.forms = dict(_entries(resources, "/XObject"))
        self.marks = list(marks)
        self.font: Font | None = None

    def read(self, stream: pikepdf.Page | pikepdf.Object) -> Iterator[Shown]:
        for instruction in pikepdf.parse_content_stream(stream):
            operands = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    self.font = self._find_font(str(operands[0]))
                case "Tj":
                    yield from self._show(operands[0])
                case "TJ":
                    for part in operands[0]:
                        yield from self._show(part)
                case "BDC" | "BMC":
                    self.marks.append(_read_mark(list(operands)))
                case "EMC":
                    yield from self._close(self.marks.pop())
                case "Do":
                    yield from self._paint(self.forms.get(str(operands[0])))

    def _find_font(self, name: str) -> Font:
        font = self.fonts[name]
        if font.objgen not in self.known:
            self.known[font.objgen] = read_font(font)
        return self.known[font.objgen]

    def _show(self, data: object) -> Iterator[Shown]:
        if self.font is None or not isinstance(data, pikepdf.String):
            return
        content, width = bytes(data), self.font.width
        stating = next((mark for mark in self.marks if mark.stated is not None), None)
        for start in range(0, len(content), width):
            code = int.from_bytes(content[start : start + width], "big")
            if stating is not None:
                stating.codes.append((self.font.id, code))
            else:
                yield Shown(self.font.texts.get(code, "\ufffd"), ((self.font.id, code),), self._piece(), False)

    def _close(self, mark: _Mark) -> Iterator[Shown]:
        if mark.stated is not None and mark.codes:  # a browser marks what it left for the next sheet, too
            yield Shown(mark.stated, tuple(mark.codes), self._piece() if mark.piece is None else mark.piece, True)

    def _paint(self, form: pikepdf.Object | None) -> Iterator[Shown]:
        if form is not None and form.get("/Subtype") == pikepdf.Name("/Form"):
            resources = form.get("/Resources", pikepdf.Dictionary())
            yield from _Reader(resources, self.known, self.marks).read(form)

    def _piece(self) -> int | None:
        return next((mark.piece for mark in reversed(self.marks) if mark.piece is not None), None)


def _entries(resources: pikepdf.Object, kind: str) -> list[tuple[str, pikepdf.Object]]:
    return list(resources[kind].items()) if kind in resources else []


def _read_mark(operands: Sequence[object]) -> _Mark:
    """A mark from what stands before ``BDC`` or ``BMC``."""
    values = operands[1] if len(operands) > 1 else None
    if not isinstance(values, pikepdf.Dictionary):
        return _Mark(None, None)
    piece, stated = values.get("/MCID"), values.get("/ActualText")
    return _Mark(None if piece is None else int(piece), None if stated is None else str(stated))


def read_tagged(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """The texts of the document's marked pieces in the order of its tags, each with the number of its sheet."""
    texts: dict[Piece, list[str]] = defaultdict(list)
    for page, shown in read_shown(pdf):
        if shown.piece is not None:
            texts[page.obj.objgen, shown.piece].append(shown.text)
    root = pdf.Root.get("/StructTreeRoot")
    pieces = [] if root is None else _walk(root.get("/K"), (0, 0))
    sheets = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return [(sheets[piece[0]], "".join(texts[piece])) for piece in pieces if piece in texts]


def _walk(node: object, page: tuple[int, int]) -> Iterator[Piece]:
    """The marked pieces below a tag, in order."""
    if isinstance(node, int):
        yield page, node
    elif isinstance(node, pikepdf.Array):
        for item in node:
            yield from _walk(item, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node["/Pg"].objgen if "/Pg" in node else page
        yield from [(page, int(node["/MCID"]))] if "/MCID" in node else _walk(node.get("/K"), page)
