"""Rank the directions of a guide for a text: whole numbers throughout, so that the browser's script gets the same.

The score of a direction is the sum, over the terms it shares with the text, of the term's weight in the direction times
how often the text has it (each further time counts less).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.match.answer import Answer, Hit, Strength
from generator.match.index import ONCE, UNIT, MatchIndex, Posting
from generator.match.reasons import Reading, read_text, show_hit

CLEAR, FAINT = 90, 62
"""What the best score must reach, in hundredths of a rare term's share times the root of the number of terms.

Measured by ``python -m benchmarks.match_quality``: no text of another subject (tests/cases/match/foreign.txt) reaches
the lower one; of halves of the guide whose own direction is left out, one in seven reaches the upper one.
"""
TOP, FIRST, LEAST_SHARE = 10, 3, 20
"""Told if nobody says how many: at most so many, of which after the first three only those of a fifth of the best."""


def times(count: int) -> int:
    """How much a term counts that the text has ``count`` times: 12, 16, 18 and so on, below 24."""
    return 2 * ONCE * count // (count + 1)


def match_text(index: MatchIndex, text: str, top: int | None = None) -> Answer:
    """The directions that share most with ``text``, best first, in the guide's order where they share as much.

    ``top``: how many; None for those worth telling.
    """
    reading = read_text(text)
    scores = score_directions(index.postings, reading.counts)
    order = choose_directions(scores, top)
    best = scores[order[0]] if order else 0
    weights = weigh_terms(index, reading.counts, order)
    return Answer(
        strength=judge(best, len(reading.counts)),
        terms=len(reading.counts),
        known=sum(term in index.postings for term in reading.counts),
        hits=tuple(_show(index, reading, position, scores[position], best, weights[position]) for position in order),
    )


def choose_directions(scores: Mapping[int, int], top: int | None) -> list[int]:
    """The positions to tell, best first."""
    order = sorted(scores, key=lambda position: (-scores[position], position))
    if top is not None:
        return order[:top]
    worth = [position for position in order if _share(scores[position], scores[order[0]]) >= LEAST_SHARE]
    return order[: max(FIRST, min(TOP, len(worth)))]


def _share(score: int, best: int) -> int:
    """A score in hundredths of the best, rounded."""
    return (200 * score + best) // (2 * best)


def score_directions(postings: Mapping[str, Posting], counts: Mapping[str, int]) -> dict[int, int]:
    """Position → score, for the directions that share a term."""
    scores: Counter[int] = Counter()
    for term, count in counts.items():
        for position, weight in postings.get(term, ()):
            scores[position] += weight * times(count)
    return dict(scores)


def weigh_terms(index: MatchIndex, counts: Mapping[str, int], chosen: Sequence[int]) -> dict[int, dict[str, int]]:
    """Position → what each shared term adds to its score, for some directions."""
    found: dict[int, dict[str, int]] = {position: {} for position in chosen}
    for term, count in counts.items():
        for position, weight in index.postings.get(term, ()):
            if position in found:
                found[position][term] = weight * times(count)
    return found


def judge(best: int, terms: int) -> Strength:
    """How well a best score answers a text: chance alone gives long texts more, by the root of their length."""
    for strength, least in ((Strength.CLEAR, CLEAR), (Strength.FAINT, FAINT)):
        if best and 100 * best >= least * UNIT * ONCE * math.sqrt(terms):
            return strength
    return Strength.NONE


def _show(index: MatchIndex, reading: Reading, position: int, score: int, best: int, weights: Mapping[str, int]) -> Hit:
    direction = index.directions[position]
    shown = show_hit(direction, reading, weights, index.loose)
    return Hit(
        number=direction.profile.number,
        title=direction.profile.title,
        score=score,
        share=_share(score, best),
        terms=shown.terms,
        sentence=shown.sentence,
        said=shown.said,
        keys=shown.keys,
    )
