"""The page of comparison: the frame that a script fills with the directions that a reader has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from generator.model.site import GuideEntry
from generator.render import paths
from generator.render.views.assets import Assets, link_assets
from generator.render.views.common import Context, Link, Linker, make_crumbs
from generator.render.views.guide import table_links

STYLESHEETS = ("lists", "compare")
SCRIPTS = ("csv", "compare")


class Part(StrEnum):
    """A part of the table; ``comparison`` says of each row and text in which it stands."""

    ABOUT = "about"
    FUNDING = "funding"
    CONTENT = "content"
    DELIVERABLES = "deliverables"
    QUANTITIES = "quantities"
    TEXTS = "texts"


_TITLES = {Part.DELIVERABLES: "成果", Part.QUANTITIES: "技术指标", Part.TEXTS: "原文"}
"""Headings of the parts that have one."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the table."""

    name: str
    title: str


@dataclass(frozen=True)
class CompareView:
    """All that the page prints before a script runs."""

    title: str
    crumbs: tuple[Link, ...]
    guide_id: str
    numbers: str
    """Of all directions, with blanks between."""
    example: str
    """Number of a direction."""
    pair: Link | None
    """A comparison to look at: a direction with the one that is related to it most."""
    groups: tuple[Group, ...]
    finder: Link
    deliverables: Link
    indicators: Link
    assets: Assets
    description: str


def view_compare(entry: GuideEntry, _context: Context, path: PurePosixPath) -> CompareView:
    """The view of the page at ``path``."""
    linker = Linker(path)
    finder, indicators, deliverables = table_links(entry, linker, "finder", "indicators", "deliverables")
    return CompareView(
        title="方向对比",
        crumbs=make_crumbs(linker, entry.guide),
        guide_id=paths.plain(entry.guide.id),
        numbers=" ".join(item.direction.number for item in entry.directions),
        example=entry.directions[0].direction.number if entry.directions else "",
        pair=_find_pair(entry),
        groups=tuple(Group(part.value, _TITLES.get(part, "")) for part in Part),
        finder=finder,
        deliverables=deliverables,
        indicators=indicators,
        assets=link_assets(linker, STYLESHEETS, SCRIPTS),
        description="并排比较二至四个研究方向：关键词、研究内容、成果、技术指标、名额与经费和原文逐项对齐。",
    )


def _find_pair(entry: GuideEntry) -> Link | None:
    """The first direction that has a related one, side by side with it."""
    for item in entry.directions:
        if item.related:
            one, other = item.direction.number, item.related[0].direction.number
            return Link(f"?d={paths.plain(one)},{paths.plain(other)}", f"{one} 与 {other}")
    return None
