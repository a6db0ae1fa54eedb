"""How well texts find their direction: halves of the guide's own text, and abstracts in researchers' own words.

``python -m benchmarks.match_quality`` prints the figures; tests hold them to a floor.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.index.build_site import ReadGuide, build_site
from generator.load.load_guide import load_guide
from generator.match import MatchIndex, PartKind, Profile, Strength, build_index, list_profiles, match_text
from generator.match.index import Posting, count_terms, weigh_directions
from generator.match.rank import judge, score_directions
from generator.match.reasons import read_text

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "match"
SENTENCE = re.compile(r"[^。；\n]+[。；]?")
CLAUSE = re.compile(r"[^，、。；\n]+[，、。；]?")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the directions it should find, the best first; none where the guide has nothing for it."""

    expected: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Ranks of the expected direction, summed up."""

    trials: int
    first: float
    first_three: float
    mean_reciprocal: float

    def __str__(self) -> str:
        return f"{self.trials:>6}   {self.first:6.1%}   {self.first_three:6.1%}   {self.mean_reciprocal:.3f}"


def sum_up(ranks: Sequence[int]) -> Figures:
    """Figures of some ranks, from 1."""
    total = len(ranks)
    return Figures(
        total,
        sum(rank == 1 for rank in ranks) / total,
        sum(rank <= 3 for rank in ranks) / total,
        sum(1 / rank for rank in ranks) / total,
    )


@cache
def read_profiles() -> tuple[Profile, ...]:
    """The directions of the real guide."""
    guide = load_guide(ROOT / "source" / "nqi-2023", ROOT)
    return list_profiles(build_site([ReadGuide(guide, {}, ())], (), ()).guides[0])


@cache
def real_index() -> MatchIndex:
    """The index of the real guide."""
    return build_index(read_profiles())


@cache
def _count(profile: Profile) -> Mapping[str, float]:
    return count_terms(profile)


@cache
def _full_postings() -> Mapping[str, Posting]:
    return weigh_directions([_count(profile) for profile in read_profiles()])


def read_cases(name: str) -> list[Case]:
    """The texts of a file: blocks that begin with ``== numbers``; the lines of one are one line."""
    cases = []
    for block in re.split(r"^== ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        numbers = () if head.strip() == "none" else tuple(head.split())
        cases.append(Case(numbers, body.strip()))
    return cases


# ---- halves ----


@dataclass(frozen=True, slots=True)
class Halves:
    """One direction's content in two."""

    position: int
    query: str
    """The sentences of one half; neither the title nor the keywords are part of them."""
    rest: Profile
    """The direction with the sentences of the other half only; title, indicators and keywords stay."""


def cut_halves(seed: int, *, strike: bool) -> Iterator[Halves]:
    """Each direction's content, a random half of its sentences each; one sentence alone is cut at its commas.

    ``strike``: the words of title and keywords are struck out of the sentences too.
    """
    for position, profile in enumerate(read_profiles()):
        content = "\n".join(part.text for part in profile.parts if part.kind is PartKind.CONTENT)
        pieces = SENTENCE.findall(content)
        pieces = pieces if len(pieces) > 1 else CLAUSE.findall(content)
        chance = random.Random(f"{seed}/{profile.number}")
        chosen = set(chance.sample(range(len(pieces)), (len(pieces) + chance.randrange(2)) // 2))
        query = "".join(piece for at, piece in enumerate(pieces) if at in chosen)
        kept = "".join(piece for at, piece in enumerate(pieces) if at not in chosen)
        query = strike_names(query, profile) if strike else query
        yield Halves(position, query, _replace_content(profile, kept))


def strike_names(text: str, profile: Profile) -> str:
    """The text without the words of the direction's title and keywords."""
    for words in sorted((profile.title, *profile.keywords), key=len, reverse=True):
        text = text.replace(words, "，")
    return text


def _replace_content(profile: Profile, content: str) -> Profile:
    parts = [part for part in profile.parts if part.kind is not PartKind.CONTENT]
    first = next(part for part in profile.parts if part.kind is PartKind.CONTENT)
    return replace(profile, parts=(*parts, replace(first, text=content)))


def rank_of(position: int, postings: Mapping[str, Posting], text: str, total: int) -> int:
    """The rank of a direction, from 1; the last where it shares nothing."""
    scores = score_directions(postings, read_text(text).counts)
    if position not in scores:
        return total
    order = sorted(scores, key=lambda at: (-scores[at], at))
    return order.index(position) + 1


def rank_indexed_halves(seeds: Iterable[int], *, strike: bool = False) -> list[int]:
    """Ranks where the sentences of the query stand in the index too."""
    postings, total = _full_postings(), len(read_profiles())
    halves = (one for seed in seeds for one in cut_halves(seed, strike=strike))
    return [rank_of(one.position, postings, one.query, total) for one in halves]


def rank_unseen_halves(seeds: Iterable[int], *, strike: bool = False) -> list[tuple[str, int]]:
    """Direction and rank where the sentences of the query are taken out of the index."""
    profiles = read_profiles()
    found = []
    for seed in seeds:
        for one in cut_halves(seed, strike=strike):
            postings = _postings_with(one.position, one.rest)
            number = profiles[one.position].number
            found.append((number, rank_of(one.position, postings, one.query, len(profiles))))
    return found


def _postings_with(position: int, profile: Profile | None) -> Mapping[str, Posting]:
    """Postings with one direction replaced, or emptied."""
    counts = [_count(one) for one in read_profiles()]
    counts[position] = count_terms(profile) if profile else {}
    return weigh_directions(counts)


# ---- abstracts ----


def rank_abstracts() -> list[tuple[Case, int]]:
    """Abstracts that have a direction, with the rank of the best expected one."""
    total = len(read_profiles())
    position = {profile.number: at for at, profile in enumerate(read_profiles())}
    return [
        (case, min(rank_of(position[number], _full_postings(), case.text, total) for number in case.expected))
        for case in read_cases("abstracts.txt")
        if case.expected
    ]


def count_strengths(cases: Iterable[Case]) -> Counter[Strength]:
    """How many texts are told to match clearly, faintly, not at all."""
    return Counter(match_text(real_index(), case.text, 1).strength for case in cases)


def count_half_strengths(seeds: Iterable[int], *, own: bool) -> Counter[Strength]:
    """The same for unseen halves, with the rest of their own direction in the index or without it."""
    found: Counter[Strength] = Counter()
    for seed in seeds:
        for one in cut_halves(seed, strike=True):
            counts = read_text(one.query).counts
            scores = score_directions(_postings_with(one.position, one.rest if own else None), counts)
            found[judge(max(scores.values(), default=0), len(counts))] += 1
    return found
