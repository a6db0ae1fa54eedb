"""Fold full-width and look-alike characters one to one, so that spans stay true."""

from __future__ import annotations

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？"}
_LOOK_ALIKES = {
    0x3000: " ",
    0xA0: " ",
    0x2009: " ",
    0x202F: " ",
    0x2212: "-",
    0x2010: "-",
    0x2011: "-",
    0xB5: "μ",
    0x2236: ":",
}
_TABLE = _FULL_WIDTH | _LOOK_ALIKES


def fold(text: str) -> str:
    """The text with ASCII forms of full-width letters, digits and brackets; same length."""
    return text.translate(_TABLE)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one; false for nothing."""
    return "\u4e00" <= char <= "\u9fff"
