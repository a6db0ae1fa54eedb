"""Weigh the terms of each direction: rare ones more than common ones, title and keywords more than notes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.match.lexicon import Lexicon, learn_words
from generator.match.profile import MatchPart, PartKind, Profile
from generator.match.runs import cut_runs, list_terms

FIELD_WEIGHTS: Mapping[PartKind, float] = MappingProxyType(
    {
        PartKind.TITLE: 2.0,
        PartKind.KEYWORDS: 2.0,
        PartKind.CONTENT: 1.0,
        PartKind.INDICATORS: 0.8,
        PartKind.NOTES: 0.2,
    }
)
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b: how soon repeating a term stops to count, and how much a long direction pays for its length."""
RARITY_POWER = 1.5
"""Rarity counts more than linearly: what words of guides in general have in common is noise."""
COMMON_SHARE = 1 / 3
"""A term of more directions than this share of all sets none of them apart."""
UNIT = 20
"""Weight of a term that stands once in one direction of average length and in no other; the largest is below 64."""
MOST_WEIGHT = 63
ONCE = 12
"""By how much a weight counts for a term that the reader's text has once; more often counts up to twice as much."""


@dataclass(frozen=True, slots=True)
class CutPart:
    """A part of a direction with the lengths of its words."""

    part: MatchPart
    words: tuple[int, ...]
    """Lengths of the words of all its Chinese runs, one after another."""


@dataclass(frozen=True, slots=True)
class CutProfile:
    """A direction with its parts cut into words."""

    profile: Profile
    parts: tuple[CutPart, ...]


Posting = tuple[tuple[int, int], ...]
"""(position of a direction, weight of the term in it), in order of position."""


@dataclass(frozen=True)
class MatchIndex:
    """All that matching needs to know of a guide."""

    directions: tuple[CutProfile, ...]
    postings: Mapping[str, Posting]
    loose: frozenset[str]
    """Characters that are no part of a word where they stand alone at its edge."""


def build_index(profiles: Sequence[Profile]) -> MatchIndex:
    """The index of a guide's directions."""
    lexicon = _learn(profiles)
    return MatchIndex(
        directions=tuple(CutProfile(p, tuple(_cut_part(part, lexicon) for part in p.parts)) for p in profiles),
        postings=weigh_directions([count_terms(profile) for profile in profiles]),
        loose=lexicon.loose,
    )


def _learn(profiles: Sequence[Profile]) -> Lexicon:
    return learn_words(
        ([run for part in profile.parts for run in _chinese(part.text)] for profile in profiles),
        (run for profile in profiles for keyword in profile.keywords for run in _chinese(keyword)),
    )


def _chinese(text: str) -> Iterable[str]:
    return (run.text for run in cut_runs(text) if run.is_chinese)


def _cut_part(part: MatchPart, lexicon: Lexicon) -> CutPart:
    return CutPart(part, tuple(len(word) for run in _chinese(part.text) for word in lexicon.cut(run)))


def count_terms(profile: Profile) -> dict[str, float]:
    """Term → how often it stands, each time by the weight of the field."""
    counts: dict[str, float] = {}
    for part in profile.parts:
        for run in cut_runs(part.text):
            for term in list_terms(run):
                counts[term] = counts.get(term, 0) + FIELD_WEIGHTS[part.kind]
    return counts


def weigh_directions(directions: Sequence[Mapping[str, float]]) -> dict[str, Posting]:
    """Term → posting, from the counts of each direction; what is too common, or weighs nothing, is left out."""
    spread = Counter(term for counts in directions for term in counts)
    most = max(2, math.floor(COMMON_SHARE * len(directions)))
    rarities = {count: _rarity(count, len(directions)) for count in set(spread.values()) if count <= most}
    found: dict[str, list[tuple[int, int]]] = {term: [] for term in sorted(spread) if spread[term] <= most}
    lengths = [sum(counts.values()) for counts in directions]
    average = sum(lengths) / len(lengths) if any(lengths) else 1
    for position, counts in enumerate(directions):
        room = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths[position] / average)
        for term, count in counts.items():
            if term in found:
                weight = UNIT * rarities[spread[term]] * count * (SATURATION + 1) / (count + room)
                found[term].append((position, min(MOST_WEIGHT, round(weight))))
    kept = {term: tuple(pair for pair in posting if pair[1]) for term, posting in found.items()}
    return {term: posting for term, posting in kept.items() if posting}


def _rarity(spread: int, total: int) -> float:
    """From 1 for a term of one direction towards 0 for one of all."""
    rarest = math.log(1 + (total - 0.5) / 1.5)
    return float((math.log(1 + (total - spread + 0.5) / (spread + 0.5)) / rarest) ** RARITY_POWER)
