"""Decode a source file and refuse characters that a reader cannot see or that a browser would act on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from generator.errors import Code, Place
from generator.load.problems import Problems

MAX_BYTES = 4 * 1024 * 1024
"""Of one source file. The largest real one has 8 KB; a larger one is a mistake, such as a picture."""

_BOMS = ((b"\xef\xbb\xbf", "UTF-8"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_ALLOWED_CONTROLS = frozenset("\n\t")
_REFUSED_CATEGORIES = {
    "Cc": "a control character",
    "Cf": "an invisible formatting character",
    "Cs": "half of a surrogate pair",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}
_SHOWS_NOTHING = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFFF0, 0xFFF9)))
)
"""Letters, marks and signs without a picture. Variation selectors are none of them: they choose the form of a sign."""
_UNSEEN_PLANE = range(0xE0000, 0xE1000)
_SELECTORS = range(0xE0100, 0xE01F0)


def decode_source(data: bytes, path: str, problems: Problems) -> str | None:
    """Text of a source file with ``\\n`` line ends, or None after noting why it cannot be read."""
    place = Place(path)
    if len(data) > MAX_BYTES:
        problems.add(
            place,
            Code.ENCODING,
            f"the file has {len(data)} bytes, a source may have {MAX_BYTES}",
            "check that this is the right file",
        )
        return None
    if not _has_no_mark(data, path, _BOMS, problems):
        return None
    text = _decode(data, path, problems)
    return None if text is None else text.replace("\r\n", "\n")


def check_encoding(data: bytes, path: str, problems: Problems) -> bool:
    """Whether a document as received is UTF-8, of any size and with a mark of that or without; else it is noted."""
    marks = tuple((mark, name) for mark, name in _BOMS if name != "UTF-8")
    return _has_no_mark(data, path, marks, problems) and _decode(data, path, problems) is not None


def _has_no_mark(data: bytes, path: str, marks: Sequence[tuple[bytes, str]], problems: Problems) -> bool:
    for mark, name in marks:
        if data.startswith(mark):
            message = f"the file starts with a byte order mark of {name}"
            problems.add(Place(path, 1), Code.ENCODING, message, "save it as UTF-8 without BOM")
            return False
    return True


def _decode(data: bytes, path: str, problems: Problems) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(
            Place(path, line), Code.ENCODING, f"byte {data[error.start]:#04x} is not UTF-8", _encoding_advice(data)
        )
        return None


def _encoding_advice(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "save the file as UTF-8"
    return "it looks like GB18030: save the file as UTF-8"


def check_characters(text: str, path: str, first_line: int, problems: Problems) -> bool:
    """Note the first refused character of every line; whether there is none."""
    refused = {char: why for char in set(text) if (why := refuse_reason(char))}
    if not refused:
        return True
    for number, line in enumerate(text.split("\n"), start=first_line):
        char = next((char for char in line if char in refused), None)
        if char is not None:
            problems.add(
                Place(path, number),
                Code.CHARACTER,
                f"U+{ord(char):04X} is {refused[char]}",
                "remove it: readers cannot see it, and it can change what they see",
            )
    return False


def refuse_reason(char: str) -> str:
    """Why a character may not stand in a source; empty where it may."""
    if char in _ALLOWED_CONTROLS:
        return ""
    if ord(char) & 0xFFFE == 0xFFFE:
        return "not a character"
    if char in _SHOWS_NOTHING or (ord(char) in _UNSEEN_PLANE and ord(char) not in _SELECTORS):
        return "an invisible character"
    return _REFUSED_CATEGORIES.get(unicodedata.category(char), "")
