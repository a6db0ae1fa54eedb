"""Fold text for searching, so that what a reader types in another width, case, height or sign finds it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

BREAKS = frozenset(",;:!?()[]{}<>\"'`|、。“”‘’《》〈〉【】「」『』〔〕…·•\n\r\f\v\x00\u2028\u2029")
"""Characters (folded) that part words: nothing is found across them."""

BLANKS = frozenset(" \t\x1f\x85\xa0\u1680\u180e\u200b\u2060\u3000\ufeff\xad" + "".join(map(chr, range(0x2000, 0x200B))))
"""Characters (folded) that are not there for the search."""

SOFT_BREAKS = frozenset(",:")
"""Breaks that hold together between two digits: ``1:1``, ``1,000``."""

SAME = {
    **dict.fromkeys("−–—―‐‑", "-"),
    **dict.fromkeys("～∼〜", "~"),
    **dict.fromkeys("⩽≦", "≤"),
    **dict.fromkeys("⩾≧", "≥"),
    **dict.fromkeys("º˚", "°"),
    **dict.fromkeys("∕⁄", "/"),
    "∶": ":",
    "ς": "σ",
    "^": "",
}
"""Characters that readers type alike and Unicode keeps apart; a ``^`` only says that what follows stands high."""

SIGNS = {"<=": "≤", ">=": "≥"}
"""Signs that a keyboard writes with two characters."""

BREAK = "\n"
"""Stands in a key where words part; in no text's key otherwise."""


@lru_cache(maxsize=65536)
def fold_character(character: str) -> str:
    """The search form of one character: narrow, small, on the line; several where it is several (``℃``, ``㎡``, ``Ⅳ``).

    Not ``model.fold``: this is what a browser can do alike (a script has no ``casefold``), and spans are no matter
    here; the script keeps them by itself.
    """
    if character in SAME or character in BREAKS or character in BLANKS:
        return SAME.get(character, character)
    plain = unicodedata.normalize("NFKC", character).lower()
    return "".join(SAME.get(unit, unit) for unit in plain)


def _fold(text: str) -> Iterator[str]:
    """The folded characters of a text, signs of two characters as one."""
    held = ""
    for unit in (unit for character in text for unit in fold_character(character)):
        sign = SIGNS.get(held + unit)
        if held and sign is None:
            yield held
        held = "" if sign else unit
        if sign:
            yield sign
    if held:
        yield held


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"


def _parts(before: str, after: str) -> bool:
    """Whether blanks between two characters part words: only between two letters or two digits."""
    return (_is_letter(before) and _is_letter(after)) or (_is_digit(before) and _is_digit(after))


def _is_kept(key: list[str], folded: list[str], position: int) -> bool:
    """Whether a break holds together: between two digits, and one that may."""
    following = folded[position + 1] if position + 1 < len(folded) else ""
    return folded[position] in SOFT_BREAKS and bool(key) and _is_digit(key[-1]) and _is_digit(following)


def build_key(text: str) -> str:
    """The search form of a text: folded, without blanks, with a line break where words part.

    Blanks fall away beside Chinese, so that ``TSV三维`` finds ``TSV 三维``; two English words stay two.
    """
    key: list[str] = []
    folded = list(_fold(text))
    blank = False
    for position, character in enumerate(folded):
        if character in BLANKS:
            blank = True
            continue
        kept = character not in BREAKS or (not blank and _is_kept(key, folded, position))
        if (not kept or (blank and key and _parts(key[-1], character))) and key and key[-1] != BREAK:
            key.append(BREAK)
        if kept:
            key.append(character)
        blank = False
    return "".join(key)
