"""Compare our search with stock Material + jieba and with Pagefind: what is found, how fast, for how many bytes.

usage: python -m benchmarks.search_compare [--sizes 43,500,2000] [--queries 60] [--engines ours,…]
Needs Chromium; jieba and pagefind are needed for the two others only, and no part of this project:
    pip install jieba 'pagefind[extended]'
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.search_corpus import SEED, make_corpus
from benchmarks.search_engines import ENGINES, Engine, Found, measure_transfer
from generator.search import SearchDocument
from tests.browser import CHROMIUM, FLAGS, serve_folder
from tests.search.golden import Golden, read_golden

REAL = 43
"""Directions of the real guide, the first of every corpus."""

FIRST_QUERIES = ("孪生", "不确定度", "标准物质", "碳达峰碳中和")
"""Each typed as the first query into a page just opened, to count what is loaded for it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    engine: str
    directions: int
    first: float
    first_five: float
    median_bytes: int
    most_bytes: int
    median_ms: float
    p95_ms: float
    build_seconds: float

    def __str__(self) -> str:
        return (
            f"| {self.directions:>5,} | {self.engine:<16} | {self.first:>6.0%} | {self.first_five:>6.0%} "
            f"| {self.median_bytes / 1000:>8.1f} | {self.most_bytes / 1000:>8.1f} "
            f"| {self.median_ms:>7.1f} | {self.p95_ms:>7.1f} | {self.build_seconds:>6.1f} |"
        )


HEAD = """\
| dirs  | engine           | first  | in 5   | kB first | kB most  | ms med. | ms 95 % | s build|
|------:|------------------|-------:|-------:|---------:|---------:|--------:|--------:|-------:|"""


def list_queries(documents: Sequence[SearchDocument], count: int) -> list[Golden]:
    """Keywords of the guide, drawn the same way at every run; each expects a direction that lists it."""
    keywords = {keyword for document in documents[:REAL] for keyword in document.keywords}
    golden = [case for case in read_golden() if case.query in keywords]
    return random.Random(SEED).sample(golden, min(count, len(golden)))


def is_right(case: Golden, pages: Sequence[str]) -> bool:
    """Whether an expected direction is among some pages; pages of keywords do not count against anybody."""
    return any(f"nqi-2023/{number}.html" in pages for number in case.expected)


def measure_first_query(browser: Browser, engine: Engine, site: Path, address: str, query: str) -> int:
    """Bytes that the search loads for the first query in a page just opened."""
    page = browser.new_context().new_page()
    paths: set[str] = set()

    def note(response: Response) -> None:
        paths.add(unquote(urlsplit(response.url).path).lstrip("/"))

    page.on("response", note)
    engine.open(page, address)
    engine.ask(page, address, query)
    page.wait_for_timeout(300)
    page.context.close()
    return sum(measure_transfer(site / path) for path in paths if engine.is_own(path) and (site / path).is_file())


def ask_all(browser: Browser, engine: Engine, address: str, queries: Sequence[Golden]) -> list[Found]:
    """Type all queries into one page, one after another."""
    page = browser.new_page()
    engine.open(page, address)
    found = [engine.ask(page, address, case.query) for case in queries]
    page.close()
    return found


def measure(browser: Browser, engine: Engine, documents: Sequence[SearchDocument], queries: Sequence[Golden]) -> Row:
    """Build one engine's site and ask it everything."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        site = engine.build(Path(folder), documents)
        seconds = time.perf_counter() - started
        with serve_folder(site) as address:
            sizes = [measure_first_query(browser, engine, site, address, query) for query in FIRST_QUERIES]
            answers = ask_all(browser, engine, address, queries)
    times = [answer.milliseconds for answer in answers]
    only = [[page for page in answer.pages if not page.startswith("keywords/")] for answer in answers]
    return Row(
        engine=engine.name,
        directions=sum(document.kind == "direction" for document in documents),
        first=statistics.mean(is_right(case, pages[:1]) for case, pages in zip(queries, only, strict=True)),
        first_five=statistics.mean(is_right(case, pages[:5]) for case, pages in zip(queries, only, strict=True)),
        median_bytes=round(statistics.median(sizes)),
        most_bytes=max(sizes),
        median_ms=statistics.median(times),
        p95_ms=sorted(times)[len(times) * 95 // 100],
        build_seconds=seconds,
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="43,500,2000")
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--engines", default=",".join(engine.name for engine in ENGINES))
    options = parser.parse_args()
    chosen = [engine for engine in ENGINES if engine.name in options.engines.split(",")]
    for engine in list(chosen):
        if missing := engine.list_missing():
            print(f"{engine.name} left out: pip install {' '.join(sorted(set(missing)))}", file=sys.stderr)
            chosen.remove(engine)
    print(HEAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for size in map(int, options.sizes.split(",")):
            documents = make_corpus(size)
            for engine in chosen:
                print(measure(browser, engine, documents, list_queries(documents, options.queries)), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
