"""Check the headings of a guide's pages: titles of guide, sections and directions, labels of fields."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import Diagnostic
from generator.maths import read_display
from generator.model.guide import Direction, Guide, Role, Section
from generator.verify.compare import compare_heading, finding
from generator.verify.passages import read_parts


def section_heading(section: Section) -> str:
    """A section's heading as the guides print it."""
    return f"{section.number}. {section.title}"


def direction_heading(direction: Direction) -> str:
    """A direction's heading as the guides print it."""
    return f"{direction.number} {direction.title}"


def compare_title(page: str, title: str, tree: LexborHTMLParser) -> Iterator[Diagnostic]:
    """The one title of a page."""
    found = tree.css("h1")
    if len(found) != 1:
        yield finding(page, f"the page has {len(found)} titles (h1) instead of one")
    for node in found[:1]:
        yield from compare_heading(page, "the title", read_display(title).text, node)


def compare_guide_headings(
    page: str, guide: Guide, tree: LexborHTMLParser, *, with_directions: bool
) -> Iterator[Diagnostic]:
    """The guide's title and, by their anchors, the headings of its sections, on demand those of its directions."""
    yield from compare_title(page, guide.title, tree)
    headings = {f"section-{section.number}": section_heading(section) for section in guide.sections}
    if with_directions:
        numbers = {section.number for section in guide.sections}
        inner = [direction for direction in guide.directions if direction.number not in numbers]
        headings |= {f"direction-{d.number.replace('.', '-')}": direction_heading(d) for d in inner}
    by_id = {node.id: node for node in tree.css("h2[id], h3[id]")}
    if [key for key in by_id if key in headings] != list(_in_order(guide, headings)):
        yield finding(page, "the headings of sections and directions are not those of the source, in its order")
    for anchor, text in headings.items():
        if anchor in by_id:
            yield from compare_heading(page, f"the heading #{anchor}", read_display(text).text, by_id[anchor])
        else:
            yield finding(page, f"the heading #{anchor} ('{text}') is not on the page")


def _in_order(guide: Guide, headings: dict[str, str]) -> Iterator[str]:
    for section in guide.sections:
        yield f"section-{section.number}"
        anchors = (f"direction-{d.number.replace('.', '-')}" for d in guide.directions_in(section))
        yield from (anchor for anchor in anchors if anchor in headings)


def compare_direction_headings(page: str, direction: Direction, tree: LexborHTMLParser) -> Iterator[Diagnostic]:
    """The title of a direction's page, and for each field the heading under which its paragraphs stand."""
    yield from compare_title(page, direction_heading(direction), tree)
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
