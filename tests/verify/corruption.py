"""Change one character of the verbatim text in a page's HTML, as a bug or a slip would."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
VERBATIM_ID = re.compile(r"p-[0-9]+")
HEADING_ID = re.compile(r"top|content|indicators|notes|keywords|body|section-\d+|direction-\d+-\d+")
TEXT_IDS = {"h1": HEADING_ID, "h2": HEADING_ID, "h3": HEADING_ID}
POOL = "的一不0123456789.,，。；、≤≥<>×−-⁻⁸µμ％%　 ABab量子準准𠮷"


@dataclass(frozen=True)
class Run:
    """A stretch of the HTML that is verbatim text, without tags and references in it."""

    start: int
    end: int


class _Finder(HTMLParser):
    """Finds the stretches of text in the elements that hold verbatim text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts = [0]
        for line in html.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.open: list[tuple[str, bool]] = []
        self.runs: list[Run] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = dict(attrs)
        inside = bool(self.open) and self.open[-1][1]
        if "data-note" in given or "headerlink" in (given.get("class") or ""):
            inside = False
        elif "data-p" in given or TEXT_IDS.get(tag, VERBATIM_ID).fullmatch(given.get("id") or ""):
            inside = True
        self.open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            line, column = self.getpos()
            start = self.starts[line - 1] + column
            self.runs.append(Run(start, start + len(data)))


def find_runs(html: str) -> list[Run]:
    """All stretches of verbatim text of a page."""
    return [run for run in _Finder(html).runs if run.end > run.start]


def corrupt(html: str, runs: list[Run], seeded: random.Random) -> str:
    """The page with one character deleted, changed, or swapped with the next one; always another text."""
    weights = [run.end - run.start for run in runs]
    while True:
        [run] = seeded.choices(runs, weights)
        at = seeded.randrange(run.start, run.end)
        kind = seeded.choice(("delete", "change", "swap"))
        if kind == "delete":
            return html[:at] + html[at + 1 :]
        if kind == "change":
            new = seeded.choice(POOL.replace("<", "")).replace(">", "&gt;")
            if new != html[at]:
                return html[:at] + new + html[at + 1 :]
        elif at + 1 < run.end and html[at] != html[at + 1]:
            return html[:at] + html[at + 1] + html[at] + html[at + 2 :]
