"""Cut keys and documents into small files that a query loads one by one, each a script so that file:// may load it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isqrt

from generator.search.document import SearchDocument

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Digits of the numbers in a posting: five bits each, the upper half says that more follow."""

KEY_BYTES = 2_400
"""Least size to which entries are gathered in one file of keys, before compression."""

TEXT_BYTES = 1_800
"""Size to which documents are gathered in one file of texts, before compression."""


def write_number(number: int) -> str:
    """A number from 0 in ``DIGITS``, lowest bits first."""
    written = ""
    while number > 31:
        written += DIGITS[32 | (number & 31)]
        number >>= 5
    return written + DIGITS[number]


def write_posting(posting: Mapping[int, int]) -> str:
    """Steps from document to document, each followed by its mask."""
    written = []
    previous = 0
    for number in sorted(posting):
        written.append(write_number(number - previous) + write_number(posting[number]))
        previous = number
    return "".join(written)


def _in_script_order(key: str) -> bytes:
    """Order of strings in JavaScript: by UTF-16 units."""
    return key.encode("utf-16-be")


def gather(pieces: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    """Named pieces in order, in groups of about ``size`` bytes; a piece larger than that is a group of its own."""
    group: list[tuple[str, str]] = []
    filled = 0
    for name, piece in pieces:
        length = len(piece.encode())
        if group and filled + length > size:
            yield group
            group, filled = [], 0
        group.append((name, piece))
        filled += length
    if group:
        yield group


def shorten(previous: str, key: str) -> str:
    """The shortest beginning of ``key`` that still comes after ``previous``."""
    for length in range(1, len(key)):
        if _in_script_order(key[:length]) > _in_script_order(previous):
            return key[:length]
    return key


def choose_size(total: int) -> int:
    """Size of a key file where all are to hold ``total`` bytes.

    A query loads the list of all files and a few of them: both stay small when files grow like the root of the whole.
    """
    return max(KEY_BYTES, isqrt(2 * total))


def shard_keys(postings: Mapping[str, Mapping[int, int]]) -> tuple[list[str], list[str]]:
    """The contents of the key files, and the key from which each begins."""
    pieces = [(key, f"{key}={write_posting(postings[key])}") for key in sorted(postings, key=_in_script_order)]
    contents: list[str] = []
    starts: list[str] = []
    previous = ""
    for group in gather(pieces, choose_size(sum(len(entry.encode()) for _, entry in pieces))):
        starts.append(shorten(previous, group[0][0]) if contents else "")
        contents.append(" ".join(entry for _, entry in group))
        previous = group[-1][0]
    return contents, starts


def write_json(value: object) -> str:
    """Compact JSON, Chinese as it is; lone surrogates escaped, since no file can hold them."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in written)


def _write_document(document: SearchDocument) -> str:
    parts = [[part.anchor, part.heading, part.text] for part in document.parts]
    return write_json([document.url, document.title, list(document.keywords), parts])


def shard_documents(documents: Sequence[SearchDocument]) -> tuple[list[str], list[int]]:
    """The contents of the text files, and how many documents each holds."""
    pieces = ((document.url, _write_document(document)) for document in documents)
    groups = list(gather(pieces, TEXT_BYTES))
    return ["[" + ",".join(piece for _, piece in group) + "]" for group in groups], [len(group) for group in groups]
