"""Cut Chinese without blanks into words: the way whose words cost least together."""

from __future__ import annotations

from collections.abc import Mapping


def cut_words(text: str, costs: Mapping[str, int], longest: int) -> tuple[str, ...]:
    """The words of ``text`` in order, of up to ``longest`` characters; each single character must have a cost.

    Of equally good ways the one with the shorter last words.
    """
    best = [0] * (len(text) + 1)
    lengths = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        best[end], lengths[end] = min(
            (best[end - length] + costs[word], length)
            for length in range(1, min(longest, end) + 1)
            if (word := text[end - length : end]) in costs
        )
    words: list[str] = []
    end = len(text)
    while end:
        words.append(text[end - lengths[end] : end])
        end -= lengths[end]
    return tuple(reversed(words))
