"""Directions, sections and guides as plain text: a head of a few lines, a blank line, then the words verbatim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.maths import read_display
from generator.model.guide import Direction, Section
from generator.model.site import GuideEntry
from generator.model.text import split_paragraphs
from generator.render import paths
from generator.render.views.common import direction_title, section_title, short_title
from generator.render.views.guide import own_sections
from generator.share.context import Sharing
from generator.share.templates import Templates

TEMPLATE = "share/text.txt.j2"


@dataclass(frozen=True)
class PlainText:
    """One file: what its template prints. Head lines that are empty are left out."""

    title: str
    programme: str
    guide: str
    section: str
    tag: str
    page: str
    """Address of the same as a page."""
    body: str
    """The words in display form, blocks parted by a blank line."""


def share_texts(sharing: Sharing, templates: Templates) -> dict[PurePosixPath, bytes]:
    """Every text by its path below docs/."""
    return {
        paths.plain_text(page): templates.fill(TEMPLATE, {"text": text})
        for entry in sharing.site.guides
        for page, text in _list_texts(entry, sharing)
    }


def _list_texts(entry: GuideEntry, sharing: Sharing) -> Iterator[tuple[PurePosixPath, PlainText]]:
    """The texts of a guide, each with the page that says the same."""
    guide = entry.guide
    blocks = {direction.number: list(list_blocks(direction)) for direction in guide.directions}
    for item in entry.directions:
        draft = _Draft(item.key.number, direction_title(item.direction), blocks[item.direction.number])
        yield draft.text(entry, sharing, section_title(item.section), item.direction.tag or "")
    for section in own_sections(entry):
        draft = _Draft(section.number, section_title(section), list(_section_blocks(entry, section, blocks)))
        yield draft.text(entry, sharing)
    yield _Draft("full", short_title(guide), list(_whole_blocks(entry, blocks))).text(entry, sharing)
    yield _Draft("index", short_title(guide), list(_contents(entry))).text(entry, sharing)


@dataclass(frozen=True)
class _Draft:
    name: str
    """Of the page in the guide's folder."""
    title: str
    blocks: list[str]

    def text(
        self, entry: GuideEntry, sharing: Sharing, section: str = "", tag: str = ""
    ) -> tuple[PurePosixPath, PlainText]:
        """The page that says the same, and the text."""
        guide = entry.guide
        page = paths.guide_page(guide.id, self.name)
        shown = short_title(guide)
        return page, PlainText(
            title=self.title,
            programme=guide.programme,
            guide="" if shown == self.title else shown,
            section=section,
            tag=tag,
            page=sharing.url(paths.plain_text(page), page),
            body="\n\n".join(self.blocks),
        )


def list_blocks(direction: Direction) -> Iterator[str]:
    """The labels and paragraphs of a direction in order."""
    for field in direction.fields:
        yield field.label
        yield from _paragraphs(field.text)


def _paragraphs(text: str) -> Iterator[str]:
    return (read_display(span.cut(text)).text for span in split_paragraphs(text))


def _section_blocks(entry: GuideEntry, section: Section, blocks: dict[str, list[str]]) -> Iterator[str]:
    """The directions of a section, each under its title; one of the section's own number stands under the section's."""
    for item in entry.by_section[section.number]:
        if item.direction.number != section.number:
            yield direction_title(item.direction)
        yield from blocks[item.direction.number]


def _whole_blocks(entry: GuideEntry, blocks: dict[str, list[str]]) -> Iterator[str]:
    yield from _paragraphs(entry.guide.preamble)
    for section in entry.guide.sections:
        yield section_title(section)
        yield from _section_blocks(entry, section, blocks)


def _contents(entry: GuideEntry) -> Iterator[str]:
    """The preamble, and every section with the file names of its directions' texts."""
    yield from _paragraphs(entry.guide.preamble)
    for section in entry.guide.sections:
        yield section_title(section)
        yield "\n".join(_content_lines(item.direction for item in entry.by_section[section.number]))


def _content_lines(directions: Iterable[Direction]) -> Iterator[str]:
    return (f"{direction_title(direction)} {direction.number}.txt" for direction in directions)
