"""The navigation: sections with their directions, or sections alone where the site is large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from generator.model.site import GuideEntry, Site
from generator.render import paths
from generator.render.escape import escape_text
from generator.render.views.common import has_own_page, section_title
from generator.render.views.guide import CHOOSING, TABLES

MOST_ENTRIES = 100
"""Beyond so many entries only sections are listed: every page carries the navigation, so a full one is quadratic."""

NavItem = str | dict[str, "str | list[NavItem]"]
"""An entry of MkDocs' ``nav``: a path, or a title with a path or with entries."""


def build_navigation(site: Site, hand_written: Iterable[PurePosixPath] = ()) -> list[NavItem]:
    """``nav`` for mkdocs.yml; titles of pages come from the pages themselves. What people wrote comes last."""
    guides = [_guide_entries(entry, full=_is_small(site)) for entry in site.guides]
    shared: list[NavItem] = [str(paths.KEYWORD_INDEX), str(paths.GLOSSARY), str(paths.DATA_INDEX)]
    own: list[NavItem] = [str(path) for path in hand_written]
    about: list[NavItem] = own if _is_lone_index(own) else [{"关于本站": own}]
    return [str(paths.HOME), *(item for entries in guides for item in entries), *shared, *about]


def _is_lone_index(entries: Sequence[NavItem]) -> bool:
    """Whether there is no section to open: no entries, or one that the theme takes for the section itself."""
    return not entries or (len(entries) == 1 and paths.built(PurePosixPath(str(entries[0]))).name == "index.html")


def _is_small(site: Site) -> bool:
    fixed = len(CHOOSING) + len(TABLES)
    return sum(len(g.directions) + len(g.guide.sections) + fixed for g in site.guides) <= MOST_ENTRIES


def _guide_entries(entry: GuideEntry, *, full: bool) -> list[NavItem]:
    guide = entry.guide
    choosing: list[NavItem] = [str(paths.guide_page(guide.id, name)) for name, _ in CHOOSING]
    tables: list[NavItem] = [str(paths.guide_page(guide.id, name)) for name, _ in TABLES]
    sections: list[NavItem] = []
    for section in guide.sections:
        page = str(paths.guide_page(guide.id, section.number))
        if not has_own_page(guide, section) or not full:
            sections.append(page)
            continue
        inside: list[NavItem] = [str(paths.direction_page(item.key)) for item in entry.by_section[section.number]]
        sections.append({str(escape_text(section_title(section))): [{"本专题概览": page}, *inside]})
    overview: NavItem = {"指南总览": str(paths.guide_page(guide.id))}
    return [{f"{guide.year} 年度指南": [overview, *choosing, *sections]}, {"汇总": tables}]
