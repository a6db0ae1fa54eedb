"""Finish a PDF that a browser printed: its names, its bookmarks, its date, characters that can be searched; and smaller."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pikepdf

from generator.dist.pdf_fonts import FontId, list_fonts, read_font, write_map
from generator.dist.pdf_text import Code, read_shown

CREATOR = "guide-site"
FONT_PARTS = frozenset({"/Font", "/Encoding", "/FontDescriptor"})
"""Types of objects that hold thousands of names and no ids."""
_BROWSERS_ID = re.compile(rb"node[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Label:
    """What a document says about itself."""

    title: str
    subject: str
    keywords: str
    language: str
    dated: datetime
    headings: tuple[str, ...]
    """Of the bookmarks, in order."""
    shows_bookmarks: bool
    """Whether a viewer opens them beside the pages."""


class HeadingError(ValueError):
    """The browser's bookmarks are not as many as the page has headings."""


def polish(data: bytes, label: Label) -> bytes:
    """The same pages; equal bytes for equal pages and labels."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _name(pdf, label)
        _name_bookmarks(pdf, label.headings)
        _name_characters(pdf)
        _renumber_ids(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return out.getvalue()


def _name(pdf: pikepdf.Pdf, label: Label) -> None:
    moment = f"D:{label.dated:%Y%m%d%H%M%S}Z"
    values = {
        "/Title": label.title,
        "/Subject": label.subject,
        "/Keywords": label.keywords,
        "/Creator": CREATOR,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    for key, value in values.items():
        pdf.docinfo[key] = pikepdf.String(value)
    pdf.Root.Lang = pikepdf.String(label.language)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines if label.shows_bookmarks else pikepdf.Name.UseNone
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _name_bookmarks(pdf: pikepdf.Pdf, headings: Sequence[str]) -> None:
    """A browser writes a heading that stands at the top of a sheet twice into its bookmark; say it as the page does."""
    items = list(list_bookmarks(pdf))
    if len(items) != len(headings):
        raise HeadingError(f"{len(items)} bookmarks for {len(headings)} headings")
    for item, heading in zip(items, headings, strict=True):
        item.Title = pikepdf.String(heading)


def list_bookmarks(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The document's bookmarks, inner ones behind their outer one."""
    if "/Outlines" in pdf.Root:
        yield from _below(pdf.Root.Outlines)


def _below(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    child = item.get("/First")
    while child is not None:
        yield child
        yield from _below(child)
        child = child.get("/Next")


def _name_characters(pdf: pikepdf.Pdf) -> None:
    """Let the fonts say what marks in the pages say of their characters.

    Where two characters have one shape (方 and the radical of the same look), a browser's font names the wrong one and a
    mark at each place the right one. Not every viewer reads the marks, and searching finds nothing without them.
    """
    stated: dict[Code, set[str]] = defaultdict(set)
    by_font: set[Code] = set()
    for _, shown in read_shown(pdf):
        if shown.is_stated and len(shown.codes) == 1:
            stated[shown.codes[0]].add(shown.text)
        elif not shown.is_stated:
            by_font.update(shown.codes)
    right: dict[FontId, dict[int, str]] = defaultdict(dict)
    for code, texts in stated.items():
        if len(texts) == 1 and code not in by_font:
            right[code[0]][code[1]] = next(iter(texts))
    fonts = list_fonts(pdf)
    for font_id, texts_of in right.items():
        font = read_font(fonts[font_id])
        mended = replace(font, texts={**font.texts, **texts_of})
        fonts[font_id].ToUnicode = pdf.make_stream(write_map(mended))


def _renumber_ids(pdf: pikepdf.Pdf) -> None:
    """Number the tags' ids from 1: the browser's go on from the pages that it printed before."""
    holders = list(_list_ids(pdf))
    found = sorted({bytes(holder[key]) for holder, key in holders})
    numbers = {old: pikepdf.String(f"node{n:08}") for n, old in enumerate(found, start=1)}
    for holder, key in holders:
        holder[key] = numbers[bytes(holder[key])]


def _list_ids(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, str | int]]:
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or str(item.get("/Type", "")) not in FONT_PARTS:
            yield from _ids_in(item)


def _ids_in(item: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, str | int]]:
    """Where in an object, not in those that it refers to, an id of the browser's stands."""
    if isinstance(item, pikepdf.Stream):
        return
    entries: list[tuple[str | int, object]]  # numbers and names of a PDF come as Python's own
    if isinstance(item, pikepdf.Dictionary):
        entries = list(item.items())
    elif isinstance(item, pikepdf.Array):
        entries = list(enumerate(item))
    else:
        return
    for key, value in entries:
        if isinstance(value, pikepdf.String):
            if _BROWSERS_ID.fullmatch(bytes(value)):
                yield item, key
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _ids_in(value)
