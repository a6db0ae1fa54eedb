"""Say what the search finds on pages that are prose or tables: title, headings, paragraphs, captions, table heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.render import paths
from generator.search.document import SearchDocument, SearchPart
from generator.search.kinds import Words, choose_reading
from generator.search.markup import CELLS, SKIPPED, read_pieces, read_words

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
HEADING = re.compile(r"^#{1,6} (.*?)(?: *\{: ?#([\w.-]+)[^}]*\})?$")
SETTING = re.compile(r'^(title|kind): *"?(.*?)"?$', re.MULTILINE)


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
    reading = choose_reading(settings.get("kind", ""))
    parts = tuple(_list_parts(markdown[front.end() :] if front else markdown, reading.words is not Words.ALL))
    title = settings.get("title") or next((part.heading for part in parts if part.heading), url)
    return SearchDocument(url, title, reading.kind, () if reading.words is Words.TITLE else parts)


def _list_parts(body: str, is_list: bool) -> Iterator[SearchPart]:
    anchor = heading = ""
    lines: list[str] = []
    for line in body.split("\n"):
        found = HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield from _make_parts(anchor, heading, lines, is_list)
        heading, anchor, lines = read_words(found[1]), found[2] or "", []
    yield from _make_parts(anchor, heading, lines, is_list)


def _make_parts(anchor: str, heading: str, lines: list[str], is_list: bool) -> Iterator[SearchPart]:
    kept = [line for line in lines if not is_list or line.lstrip().startswith("<")]
    first, *groups = read_pieces("\n".join(kept), SKIPPED | CELLS if is_list else SKIPPED)
    if first.text or heading:
        yield SearchPart(anchor, heading, first.text)
    yield from groups
