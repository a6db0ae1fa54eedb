"""Where an unknown thing ends and its quantity begins, judged by how the known ones end and begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log1p

from generator.parse.fold import is_han
from generator.parse.lexicon import Lexicon

_SHORTEST = 4
_PAIR = 2
_FARTHEST = 8
_LIKE_AN_END, _LIKE_AN_ENDING, _LIKE_A_START, _STRANGE_START = 0.5, 0.2, 0.2, 0.5
_WITHIN_A_WORD, _OFTEN_WITHIN, _FAR = 1.5, 1.8, 0.11
_KNOWN_START, _DIRECTLY_BEFORE, _ONE_WORD_BEFORE = 0.4, 0.8, 0.3
"""Weights fitted to the borders in the annotated cases up to the third fresh batch, then rounded by hand."""


class Borders:
    """How often characters end a known thing, begin a known quantity, or stand together within a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        things = _longer(lexicon.words("devices").words | lexicon.words("parts").words)
        self.starts_of_quantities = lexicon.words("qualifiers").words | lexicon.words("modifiers").words
        quantities = sorted(lexicon.measurand_set.words | self.starts_of_quantities)
        self.ends = _count([*things, *lexicon.words("device_suffixes").words], lambda word: word[-1:])
        self.endings = _count(things, lambda word: word[-_PAIR:])
        self.starts = _count(quantities, lambda word: word[:1])
        self.openings = _count(quantities, lambda word: word[:_PAIR])
        self.within = Counter(word[i : i + _PAIR] for word in [*things, *quantities] for i in range(len(word) - 1))

    def find(self, text: str, head: int) -> int | None:
        """The likeliest border at or before ``head``, where the quantity's head word begins, or None."""
        if any(text[:length] in self.starts_of_quantities for length in (_PAIR, 3)):
            return None
        able = [
            at for at in range(max(_SHORTEST, head - _FARTHEST), min(head, len(text) - 1) + 1) if self._able(text, at)
        ]
        return max(able, key=lambda at: self._weigh(text, at, head), default=None)

    def _able(self, text: str, at: int) -> bool:
        before, after = text[at - 1], text[at]
        if not is_han(before):
            return is_han(after) and before.isalnum()
        return self.ends[before] > 0 and not self.within[before + after]

    def _weigh(self, text: str, at: int, head: int) -> float:
        last, first, rest = text[at - 1], text[at], head - at
        known = any(text[at : at + length] in self.starts_of_quantities for length in range(_PAIR, _PAIR * 2 + 1))
        return (
            _LIKE_AN_END * log1p(self.ends[last])
            + _LIKE_AN_ENDING * log1p(self.endings[text[at - _PAIR : at]])
            + _LIKE_A_START * log1p(self.openings[text[at : at + _PAIR]])
            - _STRANGE_START * (self.starts[first] == 0)
            - _WITHIN_A_WORD * (self.within[last + first] > 0)
            - _OFTEN_WITHIN * log1p(self.within[last + first])
            - _FAR * rest
            + _KNOWN_START * known
            + _DIRECTLY_BEFORE * (rest == 0)
            + _ONE_WORD_BEFORE * (rest == _PAIR)
        )


def _longer(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if len(word) > 1)


def _count(words: Iterable[str], part: Callable[[str], str]) -> Counter[str]:
    return Counter(part(word) for word in words)


@lru_cache(maxsize=4)
def load_borders(lexicon: Lexicon) -> Borders:
    """The borders of a lexicon; the same object for the same lexicon."""
    return Borders(lexicon)
