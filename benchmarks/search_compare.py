"""Compare our search with stock Material + jieba and with Pagefind: what is found, how fast, for how many bytes.

usage: python -m benchmarks.search_compare --install [--sizes 43,500,2000] [--queries 60] [--rounds 3] [--engines ours]

Needs Chromium (found on the path, or named by CHROMIUM). The two others need the packages jieba and pagefind, which are
no part of this project: with --install they are downloaded from the package index into the folder .bench; without it,
and without the packages, these engines are left out. All engines get the same pages and are asked the same queries.

first, in 5   a direction that lists the keyword stands first, or among the first five
precision     directions found in which all words stand, of all directions found (up to 100 a query, all queries)
recall        of the directions in which all words stand (up to 100 a query), those found
kB            loaded for a first query in a page just opened: median, most
ready         from opening the page to the moment a query can be typed
cold          the first query in a page just opened: median, 95th percentile
warm          all queries typed one after another: median, 95th percentile in the quietest round and in the middle one
load          the machine's load average while this was measured; above its number of processors, times mean little
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import invalidate_caches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from benchmarks.search_corpus import make_corpus
from benchmarks.search_engines import ENGINES, EXTRAS, Engine, measure_transfer
from benchmarks.search_figures import MOST, Quality, Queries, Times, draw_queries, find_95th, is_right, judge
from generator.search import SearchDocument
from tests.browser import CHROMIUM, FLAGS, serve_folder

FIRSTS = 15
"""Queries that are each typed as the first one into a page just opened."""

OTHER_PAGES = 50
"""Pages that are no directions and may stand between them when results are gone through."""


@dataclass(frozen=True, slots=True)
class FirstQuery:
    """What a reader waits for and loads who opens a page and types."""

    ready: float
    """Milliseconds until a query can be typed."""
    milliseconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    engine: str
    directions: int
    first: float
    first_five: float
    quality: Quality
    firsts: tuple[FirstQuery, ...]
    times: Times
    build_seconds: float
    load: float

    def __str__(self) -> str:
        sizes = [first.bytes / 1000 for first in self.firsts]
        cold = [first.milliseconds for first in self.firsts]
        ready = statistics.median(first.ready for first in self.firsts)
        times = self.times
        return (
            f"| {self.directions:>5,} | {self.engine:<16} | {self.first:>5.0%} | {self.first_five:>5.0%} "
            f"| {self.quality.precision:>6.1%} | {self.quality.recall:>6.1%} "
            f"| {statistics.median(sizes):>7.1f} / {max(sizes):>7.1f} | {ready:>6.0f} "
            f"| {statistics.median(cold):>5.0f} / {find_95th(cold):>5.0f} "
            f"| {times.median:>5.0f} / {times.best_95th:>5.0f} / {times.usual_95th:>5.0f} "
            f"| {self.build_seconds:>6.1f} | {self.load:>4.1f} |"
        )


HEAD = """\
| dirs  | engine           | first | in 5  | precis | recall | kB median / most  | ready  | cold 50 / 95  | \
warm 50 / 95 / 95   | s build| load |
|------:|------------------|------:|------:|-------:|-------:|------------------:|-------:|--------------:|\
--------------------:|-------:|-----:|"""


def open_page(browser: Browser, engine: Engine, address: str) -> Page:
    """A page in which a query can be typed."""
    page = browser.new_context().new_page()
    engine.open(page, address)
    return page


def ask_first(browser: Browser, engine: Engine, site: Path, address: str, query: str) -> FirstQuery:
    """Open a page, wait a moment as a reader does who reaches for the keyboard, and type one query."""
    page = browser.new_context().new_page()
    paths: set[str] = set()

    def note(response: Response) -> None:
        paths.add(unquote(urlsplit(response.url).path).lstrip("/"))

    page.on("response", note)
    started = time.perf_counter()
    engine.open(page, address)
    ready = time.perf_counter() - started
    page.wait_for_timeout(500)
    found = engine.ask(page, address, query)
    page.wait_for_timeout(300)
    page.context.close()
    loaded = sum(measure_transfer(site / path) for path in paths if engine.is_own(path) and (site / path).is_file())
    return FirstQuery(ready * 1000, found.milliseconds, loaded)


def ask_rounds(
    browser: Browser, engine: Engine, address: str, queries: Sequence[str], rounds: int
) -> Iterator[tuple[tuple[list[str], float], ...]]:
    """Type all queries one after another, each round in a page of its own: pages shown, and milliseconds."""
    for _ in range(rounds):
        page = open_page(browser, engine, address)
        answers = [engine.ask(page, address, query) for query in queries]
        page.context.close()
        yield tuple((answer.pages, answer.milliseconds) for answer in answers)


def list_all(browser: Browser, engine: Engine, address: str, queries: Sequence[str]) -> list[list[str]]:
    """All pages that each query brings."""
    page = open_page(browser, engine, address)
    found = [engine.list_all(page, address, query, MOST + OTHER_PAGES) for query in queries]
    page.context.close()
    return found


def measure(
    browser: Browser, engine: Engine, documents: Sequence[SearchDocument], queries: Queries, rounds: int
) -> Row:
    """Build one engine's site and ask it everything."""
    texts = [case.query for case in queries.all]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        site = engine.build(Path(folder), documents)
        seconds = time.perf_counter() - started
        with serve_folder(site) as address:
            step = max(1, len(texts) // FIRSTS)
            firsts = tuple(ask_first(browser, engine, site, address, query) for query in texts[::step])
            answers = list(ask_rounds(browser, engine, address, texts, rounds))
            load = os.getloadavg()[0]
            everything = list_all(browser, engine, address, texts)
    shown = list(zip(queries.keywords, (pages for pages, _ in answers[0]), strict=False))
    return Row(
        engine=engine.name,
        directions=sum(document.kind == "direction" for document in documents),
        first=statistics.mean(is_right(case, pages, 1) for case, pages in shown),
        first_five=statistics.mean(is_right(case, pages, 5) for case, pages in shown),
        quality=judge(documents, zip(queries.all, everything, strict=True)),
        firsts=firsts,
        times=Times(tuple(tuple(time for _, time in answer) for answer in answers)),
        build_seconds=seconds,
        load=load,
    )


def install(packages: Sequence[str]) -> None:
    """Bring packages into the folder that only this comparison reads."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(EXTRAS), *packages]
    subprocess.run(command, check=True)


def choose_engines(names: Sequence[str], *, may_install: bool) -> list[Engine]:
    """The engines that were asked for and can run."""
    sys.path.append(str(EXTRAS))
    chosen = [engine for engine in ENGINES if engine.name in names]
    missing = sorted({package for engine in chosen for package in engine.list_missing()})
    if missing and may_install:
        install(missing)
        invalidate_caches()
    for engine in [engine for engine in chosen if engine.list_missing()]:
        packages = ", ".join(sorted(set(engine.list_missing())))
        print(f"{engine.name} left out; --install brings {packages}", file=sys.stderr)
        chosen.remove(engine)
    return chosen


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="43,500,2000")
    parser.add_argument("--queries", type=int, default=60, help="keywords; half as many other queries come to them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", default=",".join(engine.name for engine in ENGINES))
    parser.add_argument("--install", action="store_true", help="download what the others need into .bench")
    options = parser.parse_args()
    chosen = choose_engines(options.engines.split(","), may_install=options.install)
    print(HEAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for size in map(int, options.sizes.split(",")):
            documents = make_corpus(size)
            queries = draw_queries(documents, options.queries)
            for engine in chosen:
                print(measure(browser, engine, documents, queries, options.rounds), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
