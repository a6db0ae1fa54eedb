"""What is counted of a search: what it finds, in what order, in how much time, for how many bytes."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.search_corpus import SEED
from generator.search import SearchDocument
from tests.search.golden import Golden, is_typed, read_golden, scan

REAL = 43
"""Directions of the real guide, the first of every corpus."""

MOST = 100
"""Pages of a query that are looked at for precision and recall."""


@dataclass(frozen=True, slots=True)
class Queries:
    """What is asked of every engine alike."""

    keywords: tuple[Golden, ...]
    """Keywords of the guide; each has a direction that lists it, which must come first at every size."""
    others: tuple[Golden, ...]
    """Parts of words, numbers, units, several words: at 500 and more the made directions hold them as well."""

    @property
    def all(self) -> tuple[Golden, ...]:
        """Both."""
        return self.keywords + self.others


def draw_queries(documents: Sequence[SearchDocument], count: int) -> Queries:
    """Golden queries drawn the same way at every run: as many keywords, and half as many others."""
    keywords = {keyword for document in documents[:REAL] for keyword in document.keywords}
    golden = [case for case in read_golden() if case.expected and is_typed(case.query)]
    listed = [case for case in golden if case.query in keywords]
    others = [case for case in golden if case.query not in keywords]
    chance = random.Random(SEED)
    return Queries(
        tuple(chance.sample(listed, min(count, len(listed)))),
        tuple(chance.sample(others, min(count // 2, len(others)))),
    )


def is_right(case: Golden, pages: Sequence[str], first: int) -> bool:
    """Whether an expected direction is among the first pages; pages of keywords do not count against anybody."""
    shown = [page for page in pages if not page.startswith("keywords/")][:first]
    return any(f"nqi-2023/{number}.html" in shown for number in case.expected)


@dataclass(frozen=True, slots=True)
class Quality:
    """Directions found, over all queries."""

    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was found in which all words stand."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what should have been found, of at most ``MOST`` a query."""
        return self.right / self.wanted


def judge(documents: Iterable[SearchDocument], answers: Iterable[tuple[Golden, Sequence[str]]]) -> Quality:
    """Compare the directions found with those in which all words stand, as a look at every character tells."""
    directions = {document.url: document for document in documents if document.kind == "direction"}
    found = right = wanted = 0
    for case, pages in answers:
        holding = scan(directions.values(), case.query)
        shown = [page for page in dict.fromkeys(pages) if page in directions][:MOST]
        found += len(shown)
        right += sum(page in holding for page in shown)
        wanted += min(MOST, len(holding))
    return Quality(found, right, wanted)


def find_95th(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay below."""
    return sorted(times)[min(len(times) - 1, len(times) * 95 // 100)]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from a key to the results in the list, in several rounds; the machine may be busy in some."""

    rounds: tuple[tuple[float, ...], ...]

    @property
    def median(self) -> float:
        """Of all times."""
        return statistics.median(time for times in self.rounds for time in times)

    @property
    def best_95th(self) -> float:
        """The 95th percentile of the quietest round."""
        return min(map(find_95th, self.rounds))

    @property
    def usual_95th(self) -> float:
        """The 95th percentile of the middle round."""
        return statistics.median(map(find_95th, self.rounds))
