"""What matching costs at 43, 500 and 2,000 directions: ``python -m benchmarks.match_size [COUNT ...]``.

The directions are those of the search benchmark: the real ones, and behind them others made of their sentences. Prints
the processor's seconds of building the index; the kilobytes, compressed, of all its files, and of what an abstract
loads at first (root, terms, the texts of the directions told); the milliseconds, in the browser, of the first answer
(loading from the same machine included), of later ones (median and most over the abstracts), and of a text of 100,000
characters; and how many texts of other subjects are told as having no direction.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import time
from pathlib import Path, PurePosixPath

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search_corpus import make_corpus
from generator.match import MatchIndex, MatchPart, PartKind, Profile, Strength, build_index, match_text, write_index
from generator.search import SearchDocument
from tests.browser import CHROMIUM, FLAGS
from tests.match import quality
from tests.match.test_agreement import write_page

SIZES = (43, 500, 2000)
KINDS = {"考核指标": PartKind.INDICATORS, "关键词": PartKind.KEYWORDS, "有关说明": PartKind.NOTES}
ASK = """
async text => {
  const started = performance.now()
  window.opened ??= guideMatching.openIndex("data/")
  await guideMatching.match(text, await window.opened)
  return performance.now() - started
}
"""


def make_profile(document: SearchDocument) -> Profile:
    """A page of the search benchmark as the matching sees it."""
    number, _, title = document.title.partition(" ")
    parts = [MatchPart(PartKind.TITLE, "", "", title)]
    parts += [MatchPart(KINDS.get(p.heading, PartKind.CONTENT), p.heading, p.anchor, p.text) for p in document.parts]
    return Profile(number, "1", tuple(parts), document.keywords)


def measure_time(browser: Browser, index: MatchIndex) -> tuple[list[float], float]:
    """Milliseconds of each abstract, the first with loading, and of a long text."""
    whole = "".join(part.part.text for direction in index.directions[:200] for part in direction.parts)
    with tempfile.TemporaryDirectory() as folder:
        page = browser.new_page()
        page.goto(write_page(Path(folder), index))
        times = [page.evaluate(ASK, case.text) for case in quality.read_cases("abstracts.txt")]
        long = page.evaluate(ASK, (whole * 6)[:100_000])
        page.close()
    return times, long


def measure_bytes(index: MatchIndex) -> tuple[int, int]:
    """Bytes of all files, and of those that an abstract loads: all terms, and the texts of the directions told."""
    sizes = {path.stem: len(gzip.compress(content)) for path, content in write_index(index, PurePosixPath()).items()}
    texts = [size for name, size in sizes.items() if name.startswith("t")]
    rest = sum(sizes.values()) - sum(texts)
    told = statistics.mean(len(match_text(index, case.text).hits) for case in quality.read_cases("abstracts.txt"))
    return sum(sizes.values()), rest + round(min(told, len(texts)) * statistics.mean(texts))


def main(sizes: list[int]) -> int:
    """Print the table."""
    print(
        "directions  build s  all kB  loaded kB  first ms  median ms  most ms  100,000 characters ms  foreign as none"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for size in sizes:
            profiles = [make_profile(document) for document in make_corpus(size) if document.kind == "direction"]
            started = time.process_time()
            index = build_index(profiles)
            seconds = time.process_time() - started
            everything, loaded = measure_bytes(index)
            (first, *later), long = measure_time(browser, index)
            foreign = [match_text(index, case.text).strength for case in quality.read_cases("foreign.txt")]
            print(
                f"{size:>10}  {seconds:>7.1f}  {everything / 1000:>6.0f}  {loaded / 1000:>9.0f}  {first:>8.0f}  "
                f"{statistics.median(later):>9.0f}  {max(later):>7.0f}  {long:>21.0f}  "
                f"{foreign.count(Strength.NONE):>8} of {len(foreign)}",
                flush=True,
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or list(SIZES)))
