"""Fold text for keys only, one character to one, so that spans found in the fold hold in the text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold_char(char: str) -> str:
    """One character without its width, case and raised or lowered position: ``Ａ`` → ``a``, ``₂`` → ``2``.

    Where folding would give several characters or none, the character stays as it is.
    """
    folded = unicodedata.normalize("NFKC", char).casefold()
    folded = folded if len(folded) == 1 else char
    return {"−": "-", "–": "-", "—": "-", "～": "~", "μ": "μ"}.get(folded, folded)


def fold_text(text: str) -> str:
    """The text folded character by character; the length stays."""
    return "".join(map(fold_char, text))
