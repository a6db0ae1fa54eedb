"""How well a pasted text finds its direction: ``python -m benchmarks.match_quality [--seeds N]``.

On the real guide, over many seeds. *Indexed halves*: a random half of the sentences of each direction's content,
without its title and its keywords, asked against the whole guide. *Unseen halves*: the same, with those sentences taken
out of the index first, so that only the other half, the title, the indicators and the keywords can be found. *Struck*:
the words of title and keywords are struck out of the sentences too (of some directions nothing remains). *Abstracts*:
texts in researchers' own words (tests/cases/match/abstracts.txt), written from the titles alone.

Then how the best match is told, for texts with a direction, texts of other subjects, and struck halves with the rest of
their own direction in the index and without it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from generator.match import Strength
from tests.match import quality


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=40)
    seeds = range(parser.parse_args().seeds)
    unseen = quality.rank_unseen_halves(seeds, strike=True)
    abstracts = quality.rank_abstracts()
    rows = {
        "indexed halves": quality.rank_indexed_halves(seeds),
        "indexed halves, struck": quality.rank_indexed_halves(seeds, strike=True),
        "unseen halves": [rank for _, rank in quality.rank_unseen_halves(seeds)],
        "unseen halves, struck": [rank for _, rank in unseen],
        "abstracts": [rank for _, rank in abstracts],
    }
    print(f"{'':<24}trials   first    in 3     MRR")
    for name, ranks in rows.items():
        print(f"{name:<24}{quality.sum_up(ranks)}")
    missed = Counter(number for number, rank in unseen if rank > 1)
    print(
        "unseen halves, struck, not first:",
        ", ".join(f"{number} ({count})" for number, count in missed.most_common(12)),
    )
    late = [(case.expected[0], rank) for case, rank in abstracts if rank > 1]
    print("abstracts not first:", ", ".join(f"{number} (rank {rank})" for number, rank in late))
    _print_strengths(range(min(5, len(seeds))))
    return 0


def _print_strengths(seeds: range) -> None:
    abstracts = quality.read_cases("abstracts.txt")
    rows = {
        "abstracts with a direction": quality.count_strengths(case for case in abstracts if case.expected),
        "abstracts of other subjects": quality.count_strengths(case for case in abstracts if not case.expected),
        "other subjects (calibration)": quality.count_strengths(quality.read_cases("foreign.txt")),
        "unseen halves": quality.count_half_strengths(seeds, own=True),
        "halves without their direction": quality.count_half_strengths(seeds, own=False),
    }
    print("\ntold as                           clear  faint  none")
    for name, found in rows.items():
        counts = "".join(f"{found[strength]:>7}" for strength in Strength)
        print(f"{name:<32}{counts}")


if __name__ == "__main__":
    sys.exit(main())
