"""Write text so that Markdown, its extensions and the browser all give back exactly that text."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache

from markupsafe import Markup

_PUNCTUATION = frozenset(string.punctuation)
_BLANKS_AND_INVISIBLES = frozenset(["Zs", "Zl", "Zp", "Cf"])
"""Unicode categories of what a parser may trim, fold or split at."""
_REFUSED = frozenset(["Cc", "Cs"])
_ALLOWED_CONTROLS = frozenset("\t\n")
_TRAPS = (
    re.compile(r"(?<=[0-9])(?:st|nd|rd|th)", re.IGNORECASE),  # smartsymbols raises the end of 1st
    re.compile(r"[0-9A-Fa-f]{16}"),  # magiclink shortens a commit's 40 digits
)
"""Letters and digits alone that an extension acts on: their first character is referenced too."""


def escape_text(text: str) -> Markup:
    """``text`` as HTML on one line, exact inside Markdown and inside raw HTML alike.

    ASCII punctuation, odd blanks, and blanks at an end or beside another become numeric character references, so
    that neither Markdown nor any of its extensions finds anything to act on. Control characters and surrogates
    have no exact form in HTML and raise ValueError: the loader has refused them.
    """
    return Markup("".join(escape_characters(text)))


def escape_characters(text: str) -> list[str]:
    """The escaped form of each character, so that a caller can put tags between them."""
    forms = [_escape(char) for char in text]
    last = len(text) - 1
    for at, char in enumerate(text):
        if char == " " and 0 < at < last and not (text[at - 1].isspace() or text[at + 1].isspace()):
            forms[at] = char
    for trap in _TRAPS:
        for match in trap.finditer(text):
            forms[match.start()] = f"&#{ord(match.group()[0])};"
    return forms


@lru_cache(maxsize=16384)
def _escape(char: str) -> str:
    category = unicodedata.category(char)
    if char in _PUNCTUATION or char in _ALLOWED_CONTROLS or category in _BLANKS_AND_INVISIBLES:
        return f"&#{ord(char)};"
    if category in _REFUSED:
        raise ValueError(f"U+{ord(char):04X} cannot stand in a page")
    return char
