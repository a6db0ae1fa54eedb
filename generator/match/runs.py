"""Cut a text into runs that can be compared: unbroken Chinese, and Latin words, folded, each character with its place.

The script `match-engine.js` does the same to the letter; a test runs both on every character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.fold import fold_char

GAPS = frozenset(" \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xad\u180e\u200b\u200c\u200d\u2028\u2029\u2060\ufeff")
"""Characters (folded) that may stand within a Chinese word: a line of a pasted PDF ends anywhere."""

HAN = ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
"""Ranges of Chinese characters. Rarer ones take two units in a script's strings; they part words like a sign."""

LONGEST_WORD = 24
"""Letters; a longer Latin word is an address or a code, and no term."""


@dataclass(frozen=True, slots=True)
class Run:
    """Chinese characters that follow one another, or one Latin word."""

    text: str
    """Folded; one character for each place."""
    places: tuple[int, ...]
    """Where each character stands in the text."""
    is_chinese: bool


@lru_cache(maxsize=65536)
def _sort(char: str) -> tuple[str, str]:
    """(folded, sort): ``h`` Chinese, ``w`` letter or digit, `` `` gap, ``.`` all else."""
    folded = fold_char(char)
    if any(first <= ord(folded) <= last for first, last in HAN):
        return folded, "h"
    if folded.isascii() and folded.isalnum():
        return folded, "w"
    return folded, " " if folded in GAPS else "."


def cut_runs(text: str) -> tuple[Run, ...]:
    """The runs of a text in order. A gap ends a Latin word and not a Chinese run."""
    return tuple(_list_runs(text))


def _list_runs(text: str) -> Iterator[Run]:
    kept: list[str] = []
    places: list[int] = []
    current = ""
    for place, char in enumerate(text):
        folded, sort = _sort(char)
        if sort == " " and current == "h":
            continue
        if sort != current and kept:
            yield Run("".join(kept), tuple(places), current == "h")
            kept, places = [], []
        current = sort
        if sort in "hw":
            kept.append(folded)
            places.append(place)
    if kept:
        yield Run("".join(kept), tuple(places), current == "h")


def list_terms(run: Run) -> Iterator[str]:
    """What is compared: each pair of neighbouring Chinese characters, or the Latin word if it is one.

    Pairs find as well as longer pieces or learnt words do (``python -m benchmarks.match_quality``), and need no list.
    """
    text = run.text
    if run.is_chinese:
        for at in range(len(text) - 1):
            yield text[at : at + 2]
    elif 2 <= len(text) <= LONGEST_WORD and not text.isdecimal():
        yield text
