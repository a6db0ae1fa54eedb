"""Find many words in a text at once, leftmost and longest, blind to width, case, raised figures and blanks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.maths import Display
from generator.model.fold import fold_text
from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A word in the display text."""

    word: str
    """As given to the finder."""
    span: Span
    """In the display text."""


class WordFinder:
    """A set of words, ready to be looked for; time is linear in the text for any number of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_head: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in words:
            key = _squeeze(word)[0]
            if key:
                self._by_head[key[:2]].append((key, word))
        for candidates in self._by_head.values():
            candidates.sort(key=lambda pair: (-len(pair[0]), pair[1]))

    def find(self, display: Display) -> Iterator[Found]:
        """The words in order; none overlaps another."""
        squeezed, places = _squeeze(display.text)
        folded = fold_text(display.text)
        at = 0
        while at < len(squeezed):
            found = self._match(squeezed, at, folded, places)
            if found is None:
                at += 1
                continue
            key, word = found
            last = places[at + len(key) - 1]
            yield Found(word, Span(places[at], last + 1))
            at += len(key)

    def _match(self, squeezed: str, at: int, folded: str, places: list[int]) -> tuple[str, str] | None:
        for head in (squeezed[at : at + 2], squeezed[at]):
            for key, word in self._by_head.get(head, ()):
                end = at + len(key)
                if squeezed.startswith(key, at) and _stands_alone(folded, places[at], places[end - 1]):
                    return key, word
        return None


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The folded text without blanks, and where each of its characters stands."""
    kept = [(char, place) for place, char in enumerate(fold_text(text)) if not char.isspace()]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _stands_alone(folded: str, first: int, last: int) -> bool:
    """Whether no Latin word or number is cut: ``5G`` is not found in ``15GHz``."""
    before = folded[first - 1] if first else " "
    after = folded[last + 1] if last + 1 < len(folded) else " "
    return not (_is_latin(before) and _is_latin(folded[first])) and not (_is_latin(folded[last]) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
