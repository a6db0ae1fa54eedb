"""Say what the search finds on pages that are prose or tables: title, headings, paragraphs, captions, table heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath

from generator.render import paths
from generator.search.document import SearchDocument, SearchPart

REPEATING = "full"
"""Kind of page that holds nothing but the directions once more: it is found by its title only."""

LONG_KINDS = frozenset({"home", "table", "glossary", REPEATING})
"""Kinds of page (``kind:`` in the front matter) that list or repeat the directions, where their words are found."""

SKIPPED = frozenset({"script", "style", "svg", "nav", "form", "button", "select"})
"""Elements that hold no prose."""

CELLS = frozenset({"td", "li", "dd"})
"""Elements that hold, on a long page, what stands in the directions too."""

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
HEADING = re.compile(r"^#{1,6} (.*?)(?: *\{: ?#([\w.-]+)[^}]*\})?$")
SETTING = re.compile(r'^(title|kind): *"?(.*?)"?$', re.MULTILINE)


class _Prose(HTMLParser):
    """Collects the text outside elements that are skipped."""

    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__()
        self.skipped = skipped
        self.depth = 0
        self.is_row_head = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a skipped element begins; the head of a row is skipped like its cells."""
        if tag == "th" and "td" in self.skipped:
            self.is_row_head = (dict(attrs).get("scope") or "").startswith("row")
        self.depth += tag in self.skipped
        self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        self.depth -= tag in self.skipped and self.depth > 0
        self.is_row_head = self.is_row_head and tag != "th"
        self.found.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what a reader reads."""
        if not self.depth and not self.is_row_head:
            self.found.append(data)


def list_page_documents(pages: Mapping[PurePosixPath, str], known: frozenset[str]) -> Iterator[SearchDocument]:
    """The documents of Markdown pages (path below docs/ → text) whose address is not among ``known``."""
    for path in sorted(pages):
        url = paths.built(path).as_posix()
        if path.suffix == ".md" and url not in known:
            yield describe_page(url, pages[path])


def describe_page(url: str, markdown: str) -> SearchDocument:
    """A page by its headings; what stands below each is its text."""
    front = FRONT.match(markdown)
    settings = dict(SETTING.findall(front[1])) if front else {}
    is_long = settings.get("kind") in LONG_KINDS
    parts = tuple(_list_parts(markdown[front.end() :] if front else markdown, is_long))
    title = settings.get("title") or next((part.heading for part in parts if part.heading), url)
    shown = () if settings.get("kind") == REPEATING else parts
    return SearchDocument(url, title, "table" if is_long else "page", shown)


def _list_parts(body: str, is_long: bool) -> Iterator[SearchPart]:
    anchor = heading = ""
    lines: list[str] = []
    for line in body.split("\n"):
        found = HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield from _make_part(anchor, heading, lines, is_long)
        heading, anchor, lines = read_prose(found[1], False), found[2] or "", []
    yield from _make_part(anchor, heading, lines, is_long)


def _make_part(anchor: str, heading: str, lines: list[str], is_long: bool) -> Iterator[SearchPart]:
    kept = [line for line in lines if not is_long or line.lstrip().startswith("<")]
    text = read_prose("\n".join(kept), is_long)
    if text or heading:
        yield SearchPart(anchor, heading, text)


def read_prose(markup: str, is_long: bool) -> str:
    """The words of a piece of Markdown or HTML, one line a paragraph."""
    reader = _Prose(SKIPPED | CELLS if is_long else SKIPPED)
    reader.feed(re.sub(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1", markup))
    reader.close()
    lines = (line.strip() for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)
