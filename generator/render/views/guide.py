"""The first page of a guide and the pages of its sections: the overview on one screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import Guide, Section
from generator.model.site import GuideEntry
from generator.model.text import split_paragraphs
from generator.render import paths
from generator.render.text import render_inline
from generator.render.views.common import (
    Context,
    Link,
    Linker,
    has_own_page,
    make_crumbs,
    plain_link,
    section_title,
    section_tone,
    set_number,
    short_title,
)
from generator.render.views.direction import ParagraphView, source_link
from generator.render.views.facts import DESCRIPTION, Facts, make_facts, shorten
from generator.render.views.marks import tie_marks


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """A direction in a list, with its facts."""

    number: str
    link: Link
    pick: Markup
    """Its name in what a reader ticks."""
    facts: Facts


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section with its directions."""

    number: str
    tone: str
    """Colour of the section."""
    anchor: str
    link: Link
    text: tuple[ParagraphView, ...]
    """Its own paragraphs above its directions, by their names in the guide; mostly none."""
    directions: tuple[DirectionLine, ...]
    has_list: bool
    """Whether it is more than a direction of the same number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted figure."""

    value: str
    label: str
    href: str


@dataclass(frozen=True)
class GuideView:
    """All that the guide's first page prints."""

    title: str
    programme: str
    guide_title: Markup
    year: str
    stage: str
    crumbs: tuple[Link, ...]
    preamble: tuple[ParagraphView, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Link, ...]
    sections: tuple[SectionBlock, ...]
    changes: tuple[tuple[str, str], ...]
    """(day, sentence), newest first."""
    feed: Link
    source: Link
    plain: Link
    description: str


@dataclass(frozen=True)
class SectionView:
    """All that a section's page prints."""

    title: str
    heading: Markup
    crumbs: tuple[Link, ...]
    text: tuple[ParagraphView, ...]
    """The block's, by their anchors on this page."""
    block: SectionBlock
    previous: Link | None
    next: Link | None
    source: Link
    plain: Link
    description: str


def view_guide(entry: GuideEntry, context: Context, path: PurePosixPath) -> GuideView:
    """The view of a guide's first page."""
    linker = Linker(path)
    guide = entry.guide
    return GuideView(
        title=short_title(guide),
        programme=guide.programme,
        guide_title=render_inline(guide.title),
        year=guide.year,
        stage=guide.stage,
        crumbs=(Link(linker.to(paths.HOME), "首页"),),
        preamble=view_paragraphs(guide.preamble),
        figures=count_figures(entry, linker),
        tables=table_links(entry, linker),
        sections=tuple(view_block(entry, section, context, linker) for section in guide.sections),
        changes=tuple((change.day, change.text) for change in guide.changes),
        feed=Link(linker.to(paths.guide_feed(guide.id)), "Atom"),
        source=source_link(guide.place.path, context, linker, guide.id),
        plain=plain_link(linker),
        description=describe_guide(guide),
    )


def view_section(entry: GuideEntry, section: Section, context: Context, path: PurePosixPath) -> SectionView:
    """The view of a section's page."""
    linker = Linker(path)
    sections = entry.guide.sections
    at = sections.index(section)
    block = view_block(entry, section, context, linker)
    return SectionView(
        title=section_title(section),
        heading=set_number(f"{section.number}. {section.title}"),
        crumbs=make_crumbs(linker, entry.guide),
        text=view_paragraphs(section.text),
        block=block,
        previous=linker.section(entry.guide, sections[at - 1]) if at else None,
        next=linker.section(entry.guide, sections[at + 1]) if at + 1 < len(sections) else None,
        source=source_link(section.place.path, context, linker, entry.guide.id),
        plain=plain_link(linker),
        description="、".join(line.link.text for line in block.directions)[:120],
    )


def describe_guide(guide: Guide) -> str:
    """The beginning of its preamble, for lists of search engines."""
    return shorten(read_display(guide.preamble).text.replace("\n", " "), DESCRIPTION)


def view_paragraphs(text: str, owner: str = "") -> tuple[ParagraphView, ...]:
    """The paragraphs of a preamble or of a section's own text, verbatim; ``owner`` goes before each anchor."""
    return tuple(
        ParagraphView(paths.plain(f"{owner}{paths.paragraph_anchor(n)}"), render_inline(text, tie_marks(text), span))
        for n, span in enumerate(split_paragraphs(text), start=1)
    )


def view_block(entry: GuideEntry, section: Section, context: Context, linker: Linker) -> SectionBlock:
    """A section with one line a direction."""
    return SectionBlock(
        number=section.number,
        tone=section_tone(entry.guide, section),
        anchor=paths.plain(f"section-{section.number}"),
        link=linker.section(entry.guide, section),
        text=view_paragraphs(section.text, f"{section.number}/"),
        directions=tuple(
            DirectionLine(
                item.direction.number,
                linker.direction(item),
                paths.pick_id(item.key),
                make_facts(item, context, linker),
            )
            for item in entry.by_section[section.number]
        ),
        has_list=has_own_page(entry.guide, section),
    )


def count_figures(entry: GuideEntry, linker: Linker) -> tuple[Figure, ...]:
    """What there is in a guide, counted."""
    guide = entry.guide
    keywords = {use.slug for item in entry.directions for use in item.keywords}
    rows = sum(len(item.rows) for item in entry.directions)
    return (
        Figure(str(len(guide.sections)), "个专题", linker.to(paths.guide_page(guide.id))),
        Figure(str(len(entry.directions)), "个研究方向", linker.to(paths.guide_page(guide.id), "directions")),
        Figure(str(rows), "条指标", linker.to(paths.guide_page(guide.id, "indicators"))),
        Figure(str(len(keywords)), "个关键词", linker.to(paths.KEYWORD_INDEX)),
    )


CHOOSING = (
    ("finder", "方向查找"),
    ("match", "选题匹配"),
    ("compare", "方向对比"),
)
"""Page name → title of the pages with which a reader chooses a direction."""

TABLES = (
    ("indicators", "技术指标总表"),
    ("clauses", "考核指标逐条"),
    ("deliverables", "成果矩阵"),
    ("conditions", "申报条件与名额"),
    ("full", "全文"),
    ("quality", "质量"),
)
"""Page name → title of the pages that sum up a guide, in the order in which links to them stand."""


def table_links(entry: GuideEntry, linker: Linker, *names: str) -> tuple[Link, ...]:
    """Links to the guide's pages beside the text: those named, or all."""
    return tuple(
        Link(linker.to(paths.guide_page(entry.guide.id, name)), title)
        for name, title in (*CHOOSING, *TABLES)
        if not names or name in names
    )


def own_sections(entry: GuideEntry) -> Iterable[Section]:
    """The sections that need a page of their own."""
    return (section for section in entry.guide.sections if has_own_page(entry.guide, section))
