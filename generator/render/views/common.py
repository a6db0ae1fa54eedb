"""Links and the parts that several page types share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import Direction, DirectionKey, Guide, Section
from generator.model.site import DirectionEntry, Site
from generator.model.text import Span
from generator.render import paths
from generator.render.labels import Labels
from generator.render.text import Mark, render_inline

TONES = 10
"""Colours that tell sections apart; with more sections they come again."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template prints it."""

    href: str
    """Relative address in the built site, for raw HTML."""
    text: str

    @property
    def numbered(self) -> Markup:
        """The text with its leading number as a part of its own, where it has one."""
        return set_number(self.text)


@dataclass(frozen=True)
class Linker:
    """Makes links from one page."""

    origin: PurePosixPath

    def to(self, page: PurePosixPath, anchor: str = "") -> Markup:
        """Address of a page."""
        return paths.link_between(self.origin, page, anchor)

    def to_direction(self, key: DirectionKey, anchor: str = "") -> Markup:
        """Address of a direction or of a place in it."""
        return self.to(paths.direction_page(key), anchor)

    def to_keyword(self, slug: str) -> Markup:
        """Address of a keyword's page."""
        return self.to(paths.keyword_page(slug))

    def to_term(self, term_id: str) -> Markup:
        """Address of a term in the glossary."""
        return self.to(paths.GLOSSARY, paths.term_anchor(term_id))

    def direction(self, entry: DirectionEntry) -> Link:
        """A link that shows number and title."""
        return Link(self.to_direction(entry.key), direction_title(entry.direction))

    def section(self, guide: Guide, section: Section) -> Link:
        """A link that shows a section's number and title."""
        return Link(self.to(paths.guide_page(guide.id, section.number)), section_title(section))

    def guide(self, guide: Guide) -> Link:
        """A link to a guide's first page."""
        return Link(self.to(paths.guide_page(guide.id)), short_title(guide))


@dataclass(frozen=True)
class Context:
    """What every view may look at."""

    site: Site
    labels: Labels
    source_url: str
    """Address at which the source can be edited, ending in ``/``; empty where there is none."""


def direction_title(direction: Direction) -> str:
    """Number and title as one line, in display form."""
    return f"{direction.number} {read_display(direction.title).text}"


def section_title(section: Section) -> str:
    """Number and title as one line, in display form."""
    return f"{section.number}. {read_display(section.title).text}"


def set_number(title: str) -> Markup:
    """A title whose leading number is marked, so that it can be set apart; the text stays as it is."""
    number, blank, _ = title.partition(" ")
    is_number = blank and number[0].isdecimal()
    return render_inline(title, (Mark(Span(0, len(number)), "span", {"class": "g-no"}),) if is_number else ())


def section_tone(guide: Guide, section: Section) -> str:
    """Which of the colours a section has, from 1."""
    return str(guide.sections.index(section) % TONES + 1)


def short_title(guide: Guide) -> str:
    """A guide's title and stage on one line, in display form."""
    stage = f"（{guide.stage}）" if guide.stage else ""
    return read_display(guide.title).text + stage


def plain_link(linker: Linker) -> Link:
    """The same page as plain text."""
    return Link(linker.to(paths.plain_text(linker.origin)), "纯文本")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a printed sheet says about its origin."""

    programme: str
    guide: str
    """Title without the stage, in display form."""
    stage: str


def make_sheet(guide: Guide) -> Sheet:
    """The origin of a sheet that may lie alone on a desk."""
    return Sheet(guide.programme, read_display(guide.title).text, guide.stage)


def make_crumbs(linker: Linker, guide: Guide, *more: Link) -> tuple[Link, ...]:
    """The way from the home page down to this page's parent."""
    stage = f"（{guide.stage}）" if guide.stage else ""
    here = Link(linker.guide(guide).href, f"{guide.year} 年度指南{stage}")
    return (Link(linker.to(paths.HOME), "首页"), here, *more)


def has_own_page(guide: Guide, section: Section) -> bool:
    """Whether a section is more than a direction of the same number."""
    return all(direction.number != section.number for direction in guide.directions_in(section))
