"""The home page: what the site is, the guides on it, and a way in for each reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.site import GuideEntry
from generator.render import paths
from generator.render.text import render_inline
from generator.render.views.common import Context, Link, Linker, short_title
from generator.render.views.glance import Glance, make_glance
from generator.render.views.guide import Figure, SectionBlock, count_figures, table_links, view_block


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A guide with its figures and ways in."""

    link: Link
    title: Markup
    programme: str
    year: str
    stage: str
    figures: tuple[Figure, ...]
    office: tuple[Link, ...]
    """For who manages projects."""
    review: tuple[Link, ...]
    """For who reviews the draft."""
    indicators: Link
    deliverables: Link
    sections: tuple[SectionBlock, ...]
    glance: Glance
    choosing: tuple[Link, ...]
    """For who looks for a direction."""


@dataclass(frozen=True)
class HomeView:
    """All that the home page prints."""

    title: str
    guides: tuple[GuideCard, ...]
    keywords: Link
    data: Link
    description: str


def view_home(context: Context, path: PurePosixPath) -> HomeView:
    """The view of the home page."""
    linker = Linker(path)
    titles = "、".join(short_title(entry.guide) for entry in context.site.guides)
    return HomeView(
        title="首页",
        guides=tuple(_view_card(entry, context, linker) for entry in context.site.guides),
        keywords=Link(linker.to(paths.KEYWORD_INDEX), "关键词索引"),
        data=Link(linker.to(paths.DATA_INDEX), "数据下载"),
        description=f"{titles}：可检索、可比较、可打印的网页版。"[:160],
    )


def _view_card(entry: GuideEntry, context: Context, linker: Linker) -> GuideCard:
    guide = entry.guide
    return GuideCard(
        link=linker.guide(guide),
        title=render_inline(guide.title),
        programme=guide.programme,
        year=guide.year,
        stage=guide.stage,
        figures=count_figures(entry, linker),
        office=table_links(entry, linker, "indicators", "deliverables", "conditions"),
        review=table_links(entry, linker, "clauses", "full", "quality"),
        indicators=table_links(entry, linker, "indicators")[0],
        deliverables=table_links(entry, linker, "deliverables")[0],
        sections=tuple(view_block(entry, section, context, linker) for section in guide.sections),
        glance=make_glance(entry, context, linker),
        choosing=(
            *table_links(entry, linker, "finder", "match", "compare"),
            Link(linker.to(paths.guide_page(guide.id), "directions"), "全部研究方向"),
        ),
    )
