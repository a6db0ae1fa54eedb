"""Read a PDF back: all passages of its page in order, every font inside, no sheet without words, the right bookmarks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from generator.dist.pdf_fonts import is_embedded, list_fonts
from generator.dist.pdf_polish import list_bookmarks
from generator.dist.pdf_text import read_tagged
from generator.dist.printed_page import PrintedPage
from generator.errors import Diagnostic
from generator.verify.compare import finding

TEXT_HINT = "look at how the page is printed, and that a Chinese font is installed"

MOST_TOLD = 3
"""Of missing passages in one document: without a Chinese font all of them are."""


@dataclass(frozen=True, slots=True)
class PdfFigures:
    """What was read back."""

    sheets: int
    wanted: int
    """Characters of the passages that have to be there, blanks aside."""
    found: int
    """Those of passages that are there, in order."""


def check_pdf(name: str, data: bytes, page: PrintedPage) -> tuple[list[Diagnostic], PdfFigures]:
    """Everything that is wrong with a PDF, and what was looked at."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tagged = read_tagged(pdf)
        text = "".join(_squeeze(text) for _, text in tagged)
        missing = list(find_missing(text, page.passages))
        found = [
            *_tell_missing(name, missing),
            *_check_fonts(name, pdf),
            *_check_sheets(name, len(pdf.pages), {sheet for sheet, text in tagged if text.strip()}),
            *_check_bookmarks(name, pdf, page.headings),
        ]
        wanted = sum(len(_squeeze(passage)) for passage in page.passages)
        lost = sum(len(_squeeze(passage)) for passage in missing)
        return found, PdfFigures(len(pdf.pages), wanted, wanted - lost)


def find_missing(text: str, passages: Sequence[str]) -> Iterator[str]:
    """The passages that do not stand in a text in order; the text and they compared without blanks."""
    at = 0
    for passage in passages:
        wanted = _squeeze(passage)
        place = text.find(wanted, at)
        if place < 0:
            yield passage
        else:
            at = place + len(wanted)


def _tell_missing(name: str, missing: Sequence[str]) -> Iterator[Diagnostic]:
    for passage in missing[:MOST_TOLD]:
        yield finding(name, f"'{passage[:30]}' is not in it, or not in order", TEXT_HINT)
    if len(missing) > MOST_TOLD:
        yield finding(name, f"{len(missing) - MOST_TOLD} more passages are missing", TEXT_HINT)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _check_fonts(name: str, pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    for font in list_fonts(pdf).values():
        if not is_embedded(font):
            yield finding(name, f"the font {font.get('/BaseFont', '')} is not embedded", "use another font")


def _check_sheets(name: str, count: int, written: set[int]) -> Iterator[Diagnostic]:
    for sheet in range(1, count + 1):
        if sheet not in written:
            yield finding(name, f"sheet {sheet} has no words", "look at the breaks in the style for paper")


def _check_bookmarks(name: str, pdf: pikepdf.Pdf, headings: Sequence[str]) -> Iterator[Diagnostic]:
    titles = [str(item.Title) for item in list_bookmarks(pdf)]
    if titles != list(headings):
        yield finding(name, f"the bookmarks are {titles}, the headings {list(headings)}", TEXT_HINT)
