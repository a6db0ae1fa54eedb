"""Read a document as received: one reader a suffix, each giving lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.errors import Code, Diagnostic, Place, SourceError


@dataclass(frozen=True, slots=True)
class Document:
    """A document as received, as text."""

    text: str
    """Every character of it; becomes original.txt."""
    place: Place
    """Of the file."""


Reader = Callable[[bytes, Place], str]


def read_document(path: Path) -> Document:
    """The text of the document at ``path``, by the reader of its suffix."""
    place = Place(path.as_posix())
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise SourceError(Diagnostic(place, Code.FILE, f"cannot read '{path.suffix}' files", f"use one of {known}"))
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(Diagnostic(place, Code.FILE, f"cannot be read: {reason}", "check the path")) from error
    return Document(reader(data, place), place)


def read_plain_text(data: bytes, place: Place) -> str:
    """UTF-8 text, every character kept (a byte order mark too)."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8 (a file from Windows is often GB18030: iconv -f GB18030 -t UTF-8)"
        raise SourceError(Diagnostic(Place(place.path, line), Code.ENCODING, message, hint)) from error


READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_plain_text, ".md": read_plain_text})
