"""Check that a guide's pages show the source's text to the character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import Diagnostic
from generator.maths import read_display
from generator.model.guide import Direction, Guide, Role
from generator.verify.compare import compare_heading, compare_passages, finding
from generator.verify.passages import PREAMBLE, Passage, read_parts, read_passages, read_preamble
from generator.verify.visible import text_of

ANCHOR = re.compile(r"p-[0-9]+")
DIRECTION_PAGE = re.compile(r"[0-9]+(?:\.[0-9]+)*\.html")


@dataclass
class VerbatimFigures:
    """What was compared."""

    directions: int = 0
    paragraphs: int = 0
    """Those of the full text counted again."""
    characters: int = 0
    keywords: int = 0

    def count(self, passages: tuple[Passage, ...]) -> None:
        """Add the paragraphs of one page."""
        self.paragraphs += len(passages)
        self.characters += sum(len(passage.text) for passage in passages)


@dataclass
class _Check:
    site: Path
    guide: Guide
    found: list[Diagnostic] = field(default_factory=list)
    figures: VerbatimFigures = field(default_factory=VerbatimFigures)

    def read(self, name: str) -> LexborHTMLParser | None:
        """A page of the guide; reported if it is missing."""
        path = self.site / self.guide.id / name
        if path.is_file():
            return LexborHTMLParser(path.read_bytes().decode("utf-8", "replace"))
        self.found.append(finding(f"{self.guide.id}/{name}", "the page is missing", "see why it is not made"))
        return None


def verify_verbatim(site: Path, guide: Guide) -> list[Diagnostic]:
    """Everything by which the pages of ``guide`` in the folder ``site`` differ from it."""
    return check_verbatim(site, guide)[0]


def check_verbatim(site: Path, guide: Guide) -> tuple[list[Diagnostic], VerbatimFigures]:
    """The same, with figures of what was compared."""
    check = _Check(site, guide)
    for direction in guide.directions:
        _check_direction(check, direction)
    for check_page in WHOLE_GUIDE_PAGES.values():
        check_page(check)
    _check_no_strangers(check)
    return check.found, check.figures


def verify_page(site: Path, guide: Guide, name: str) -> list[Diagnostic]:
    """The same for one page of the guide, such as ``1.2.html``."""
    check = _Check(site, guide)
    if name in WHOLE_GUIDE_PAGES:
        WHOLE_GUIDE_PAGES[name](check)
    for direction in guide.directions:
        if name == f"{direction.number}.html":
            _check_direction(check, direction)
    return check.found


def _check_direction(check: _Check, direction: Direction) -> None:
    name = f"{direction.number}.html"
    tree = check.read(name)
    if tree is None:
        return
    page = f"{check.guide.id}/{name}"
    passages = read_passages(direction)
    nodes = [(node.id or "", node) for node in tree.css('[id^="p-"]') if ANCHOR.fullmatch(node.id or "")]
    check.found += _compare_headings(page, direction, tree)
    check.found += compare_passages(page, {passage.anchor: passage for passage in passages}, nodes)
    check.found += _compare_keywords(page, direction, tree, check.figures)
    check.figures.directions += 1
    check.figures.count(passages)


def _compare_headings(page: str, direction: Direction, tree: LexborHTMLParser) -> Iterator[Diagnostic]:
    titles = tree.css("h1")
    if len(titles) != 1:
        yield finding(page, f"the page has {len(titles)} titles (h1) instead of one")
    for title in titles[:1]:
        yield from compare_heading(page, "the title", f"{direction.number} {direction.title}", title)
    above = _headings_above(tree)
    ids_seen: set[str] = set()
    for part in read_parts(direction):
        for passage in part.passages[:1]:
            yield from _compare_label(page, part.field.label, part.field.role, above.get(passage.anchor), ids_seen)


def _headings_above(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """For each paragraph the heading under which it stands."""
    above: dict[str, LexborNode] = {}
    heading: LexborNode | None = None
    for node in tree.css('h2, [id^="p-"]'):
        if node.tag == "h2":
            heading = node
        elif heading is not None:
            above.setdefault(node.id or "", heading)
    return above


def _compare_label(
    page: str, label: str, role: Role, heading: LexborNode | None, ids_seen: set[str]
) -> Iterator[Diagnostic]:
    if heading is None:
        yield finding(page, f"the field '{label}' has no heading (h2)")
        return
    if heading.id in ids_seen:
        yield finding(page, f"the field '{label}' has no heading of its own")
    elif role is not Role.OTHER and role.value not in ids_seen and heading.id != role.value:
        yield finding(page, f"the heading of '{label}' has the id '{heading.id}', not '{role.value}'")
    ids_seen.add(heading.id or "")
    yield from compare_heading(page, f"the heading of '{label}'", label, heading)


def _compare_keywords(
    page: str, direction: Direction, tree: LexborHTMLParser, figures: VerbatimFigures
) -> Iterator[Diagnostic]:
    shown = [text_of(node) for node in tree.css("#keyword-list [data-keyword]")]
    fields = [field.text for field in direction.fields_of(Role.KEYWORDS)]
    rest = "\n".join(read_display(text).text for text in fields)
    figures.keywords += len(shown)
    for keyword in shown:
        before, found, rest = rest.partition(keyword)
        if not found or not _is_separator(before):
            yield finding(page, f"the keyword '{keyword}' does not stand next in the source, which has {before[:20]!r}")
            return
    if not _is_separator(rest):
        yield finding(page, f"keywords are missing in the list: {rest!r}")


def _is_separator(text: str) -> bool:
    """Whether nothing but punctuation and blanks stands there."""
    return all(unicodedata.category(character)[0] in "PZC" for character in text)


def _check_preamble(check: _Check) -> None:
    tree = check.read("index.html")
    if tree is None:
        return
    passages = read_preamble(check.guide)
    nodes = [(node.attributes["data-p"] or "", node) for node in tree.css("#preamble [data-p], #preamble[data-p]")]
    check.found += compare_passages(f"{check.guide.id}/index.html", {p.key: p for p in passages}, nodes)
    check.figures.count(passages)


def _check_full_text(check: _Check) -> None:
    tree = check.read("full.html")
    if tree is None:
        return
    nodes = [(node.attributes["data-p"] or "", node) for node in tree.css("[data-p]")]
    passages = tuple(p for direction in check.guide.directions for p in read_passages(direction))
    if any(name.startswith(f"{PREAMBLE}/") for name, _ in nodes):
        passages = (*read_preamble(check.guide), *passages)
    check.found += compare_passages(f"{check.guide.id}/full.html", {p.key: p for p in passages}, nodes)
    check.figures.count(passages)


WHOLE_GUIDE_PAGES: Mapping[str, Callable[[_Check], None]] = MappingProxyType(
    {"index.html": _check_preamble, "full.html": _check_full_text}
)
"""Pages that are there once a guide."""


def _check_no_strangers(check: _Check) -> None:
    """No page of a direction or section that the source does not have."""
    numbers = {d.number for d in check.guide.directions} | {s.number for s in check.guide.sections}
    for path in sorted((check.site / check.guide.id).glob("*.html")):
        if DIRECTION_PAGE.fullmatch(path.name) and path.name.removesuffix(".html") not in numbers:
            message = f"'{path.name.removesuffix('.html')}' is neither a direction nor a section of the source"
            check.found.append(finding(f"{check.guide.id}/{path.name}", message, "remove the page"))
