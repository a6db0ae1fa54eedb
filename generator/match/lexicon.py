"""Learn the words of a guide from its own text, without a dictionary, so that no reason shows half a word.

A piece of text is a word where its characters stand together far more often than by chance and its neighbours vary.
Only the shortest words are kept: what is told as a reason may be several in a row, and is cut inside none of them.
Characters such as 的 or 项, which stand in many directions and are part of hardly any word, are *loose*. All is counted
in whole numbers, so that the result is the same on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.match.segment import cut_words

LONGEST = 4
"""Characters of a word."""
SEEN = 3
"""How often a word must stand somewhere, and how many different neighbours it must have on either side."""
COHESION = 12
"""How many times more often than by chance its characters must stand together, however the word is parted."""
LOOSE_SHARE, LOOSE_SPREAD = 0.7, 1 / 3
"""A loose character stands outside words in at least this share of its places, and in this share of the directions."""
SINGLE_COST = 2000
"""Thousandths by which a character alone is less welcome than a word."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a guide."""

    costs: Mapping[str, int]
    """Word → how unwelcome it is when a text is cut, in thousandths; single characters too."""
    loose: frozenset[str]

    def cut(self, text: str) -> tuple[str, ...]:
        """A run of Chinese as words."""
        return cut_words(text, self.costs, LONGEST)


def learn_words(directions: Iterable[Sequence[str]], keywords: Iterable[str]) -> Lexicon:
    """The words of directions, each given as its runs of Chinese. ``keywords`` (folded) are words for certain."""
    texts = [tuple(runs) for runs in directions]
    counts = _Counts([run for runs in texts for run in runs])
    given = [word for word in keywords if 1 < len(word) <= LONGEST]
    words = _keep_shortest({*counts.list_words(), *given})
    costs = {char: counts.cost(char) + SINGLE_COST for char in counts.list_characters()}
    costs |= {word: counts.cost(word) for word in sorted(words)}
    loose = _find_loose(texts, costs, counts)
    return Lexicon({w: c for w, c in costs.items() if len(w) == 1 or not (w[0] in loose or w[-1] in loose)}, loose)


def _keep_shortest(words: set[str]) -> set[str]:
    """The words that neither begin nor end with another."""
    return {w for w in words if not any(w[:at] in words or w[at:] in words for at in range(1, len(w)))}


def _find_loose(texts: Sequence[Sequence[str]], costs: Mapping[str, int], counts: _Counts) -> frozenset[str]:
    alone: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for runs in texts:
        spread.update(set("".join(runs)))
        alone.update(word for run in runs for word in cut_words(run, costs, LONGEST) if len(word) == 1)
    least = max(SEEN, LOOSE_SPREAD * len(texts))
    return frozenset(c for c, n in alone.items() if spread[c] >= least and n >= LOOSE_SHARE * counts.pieces[c])


class _Counts:
    """How often pieces of one to four characters stand in some runs; longer ones only where their parts do often."""

    def __init__(self, runs: Sequence[str]) -> None:
        self.runs = runs
        self.total = sum(map(len, runs))
        self.pieces: Counter[str] = Counter(char for run in runs for char in run)
        for length in range(2, LONGEST + 1):
            self.pieces.update(self._list_pieces(length))

    def _list_pieces(self, length: int) -> Iterable[str]:
        for run in self.runs:
            for at in range(len(run) - length + 1):
                piece = run[at : at + length]
                if self.pieces[piece[1:]] >= SEEN and self.pieces[piece[:-1]] >= SEEN:
                    yield piece

    def list_characters(self) -> list[str]:
        """The single characters."""
        return [piece for piece in self.pieces if len(piece) == 1]

    def cost(self, piece: str) -> int:
        """How rare a piece is, in thousandths."""
        return round(1000 * math.log(self.total / max(self.pieces[piece], 1)))

    def _is_cohesive(self, piece: str) -> bool:
        together = self.pieces[piece] * self.total
        return all(
            together >= COHESION * self.pieces[piece[:at]] * self.pieces[piece[at:]] for at in range(1, len(piece))
        )

    def list_words(self) -> list[str]:
        """Cohesive pieces whose neighbours vary on both sides; every end of a run is a neighbour of its own."""
        found = [p for p, count in self.pieces.items() if len(p) > 1 and count >= SEEN and self._is_cohesive(p)]
        before: dict[str, set[str | int]] = {piece: set() for piece in found}
        after: dict[str, set[str | int]] = {piece: set() for piece in found}
        for number, run in enumerate(self.runs):
            for start in range(len(run) - 1):
                for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
                    piece = run[start:end]
                    if piece in before:
                        before[piece].add(run[start - 1] if start else number)
                        after[piece].add(run[end] if end < len(run) else number)
        return [piece for piece in found if min(len(before[piece]), len(after[piece])) >= SEEN]
