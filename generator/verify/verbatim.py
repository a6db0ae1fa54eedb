"""Check that a guide's pages show the source's text to the character."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import Diagnostic
from generator.model.guide import Direction, Guide, Section
from generator.verify.compare import compare_passages, finding
from generator.verify.headings import compare_direction_headings, compare_guide_headings, compare_title, section_heading
from generator.verify.keywords import compare_keywords
from generator.verify.passages import PREAMBLE, Passage, read_passages, read_preamble, read_section, read_sections
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
    for section in guide.sections:
        _check_section(check, section)
    for check_page in WHOLE_GUIDE_PAGES.values():
        check_page(check)
    _check_no_strangers(check)
    return check.found, check.figures


def verify_page(site: Path, guide: Guide, name: str) -> list[Diagnostic]:
    """The same for one page of the guide, such as ``1.2.html``."""
    check = _Check(site, guide)
    if name in WHOLE_GUIDE_PAGES:
        WHOLE_GUIDE_PAGES[name](check)
    for section in guide.sections:
        if name == f"{section.number}.html":
            _check_section(check, section)
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
    check.found += compare_direction_headings(page, direction, tree)
    _compare_own(check, page, read_passages(direction), tree)
    keywords = [text_of(node) for node in tree.css("#keyword-list [data-keyword]")]
    check.found += compare_keywords(page, direction, keywords)
    check.figures.keywords += len(keywords)
    check.figures.directions += 1


def _compare_own(check: _Check, page: str, passages: tuple[Passage, ...], tree: LexborHTMLParser) -> None:
    """The paragraphs on the page of the direction or section that they belong to."""
    nodes = [(node.id or "", node) for node in tree.css('[id^="p-"]') if ANCHOR.fullmatch(node.id or "")]
    check.found += compare_passages(page, {passage.anchor: passage for passage in passages}, nodes)
    check.figures.count(passages)


def _check_section(check: _Check, section: Section) -> None:
    """The page of a section; one that carries fields itself is checked as a direction."""
    if all(direction.number != section.number for direction in check.guide.directions):
        name = f"{section.number}.html"
        tree = check.read(name)
        if tree is not None:
            check.found += compare_title(f"{check.guide.id}/{name}", section_heading(section), tree)
            _compare_own(check, f"{check.guide.id}/{name}", read_section(section), tree)


def _check_first_page(check: _Check) -> None:
    """The preamble, and below the headings of the sections their texts."""
    tree = check.read("index.html")
    if tree is None:
        return
    check.found += compare_guide_headings(f"{check.guide.id}/index.html", check.guide, tree, with_directions=False)
    passages = (*read_preamble(check.guide), *(p for section in check.guide.sections for p in read_section(section)))
    nodes = _find_named(tree, "#preamble [data-p], #preamble[data-p]")
    nodes += [(name, node) for name, node in _find_named(tree, "[data-p]") if not name.startswith(f"{PREAMBLE}/")]
    check.found += compare_passages(f"{check.guide.id}/index.html", {p.key: p for p in passages}, nodes)
    check.figures.count(passages)


def _find_named(tree: LexborHTMLParser, selector: str) -> list[tuple[str, LexborNode]]:
    """Paragraphs by their names in the whole guide."""
    return [(node.attributes["data-p"] or "", node) for node in tree.css(selector)]


def _check_full_text(check: _Check) -> None:
    tree = check.read("full.html")
    if tree is None:
        return
    check.found += compare_guide_headings(f"{check.guide.id}/full.html", check.guide, tree, with_directions=True)
    nodes = _find_named(tree, "[data-p]")
    passages = tuple(read_sections(check.guide))
    if any(name.startswith(f"{PREAMBLE}/") for name, _ in nodes):
        passages = (*read_preamble(check.guide), *passages)
    check.found += compare_passages(f"{check.guide.id}/full.html", {p.key: p for p in passages}, nodes)
    check.figures.count(passages)


WHOLE_GUIDE_PAGES: Mapping[str, Callable[[_Check], None]] = MappingProxyType(
    {"index.html": _check_first_page, "full.html": _check_full_text}
)
"""Pages that are there once a guide."""


def _check_no_strangers(check: _Check) -> None:
    """No page of a direction or section that the source does not have."""
    numbers = {d.number for d in check.guide.directions} | {s.number for s in check.guide.sections}
    for path in sorted((check.site / check.guide.id).glob("*.html")):
        if DIRECTION_PAGE.fullmatch(path.name) and path.name.removesuffix(".html") not in numbers:
            message = f"'{path.name.removesuffix('.html')}' is neither a direction nor a section of the source"
            check.found.append(finding(f"{check.guide.id}/{path.name}", message, "remove the page"))
