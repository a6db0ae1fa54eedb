"""The table of page types: which pages there are, and which template shows which view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.render import paths
from generator.render.views.clauses import view_clauses_page
from generator.render.views.common import Context
from generator.render.views.data import view_data
from generator.render.views.direction import view_direction
from generator.render.views.guide import own_sections, view_guide, view_section
from generator.render.views.home import view_home
from generator.render.views.indicators import view_indicators
from generator.render.views.keywords import view_keyword, view_keyword_index
from generator.render.views.quality import view_quality
from generator.render.views.tables import view_conditions, view_full, view_matrix


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page before its template: where it goes and what it shows."""

    path: PurePosixPath
    view: object


@dataclass(frozen=True, slots=True)
class PageType:
    """One row of the table."""

    name: str
    """Also the template: ``<name>.md.j2``."""
    drafts: Callable[[Context], Iterator[PageDraft]]


def _home(context: Context) -> Iterator[PageDraft]:
    yield PageDraft(paths.HOME, view_home(context, paths.HOME))


def _guides(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id)
        yield PageDraft(path, view_guide(entry, context, path))


def _sections(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        for section in own_sections(entry):
            path = paths.guide_page(entry.guide.id, section.number)
            yield PageDraft(path, view_section(entry, section, context, path))


def _directions(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.entry_by_key.values():
        path = paths.direction_page(entry.key)
        yield PageDraft(path, view_direction(entry, context, path))


def _indicators(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "indicators")
        yield PageDraft(path, view_indicators(entry, context, path))


def _clauses(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "clauses")
        yield PageDraft(path, view_clauses_page(entry, context, path))


def _deliverables(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "deliverables")
        yield PageDraft(path, view_matrix(entry, context, path))


def _conditions(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "conditions")
        yield PageDraft(path, view_conditions(entry, context, path))


def _full(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "full")
        yield PageDraft(path, view_full(entry, path))


def _quality(context: Context) -> Iterator[PageDraft]:
    for entry in context.site.guides:
        path = paths.guide_page(entry.guide.id, "quality")
        yield PageDraft(path, view_quality(entry, context, path))


def _keyword_index(context: Context) -> Iterator[PageDraft]:
    yield PageDraft(paths.KEYWORD_INDEX, view_keyword_index(context, paths.KEYWORD_INDEX))


def _data(context: Context) -> Iterator[PageDraft]:
    yield PageDraft(paths.DATA_INDEX, view_data(context, paths.DATA_INDEX))


def _keywords(context: Context) -> Iterator[PageDraft]:
    for at, keyword in enumerate(context.site.keywords):
        path = paths.keyword_page(keyword.slug)
        yield PageDraft(path, view_keyword(keyword, at, context, path))


PAGE_TYPES: tuple[PageType, ...] = (
    PageType("home", _home),
    PageType("guide", _guides),
    PageType("section", _sections),
    PageType("direction", _directions),
    PageType("indicators", _indicators),
    PageType("clauses", _clauses),
    PageType("deliverables", _deliverables),
    PageType("conditions", _conditions),
    PageType("full", _full),
    PageType("quality", _quality),
    PageType("keyword_index", _keyword_index),
    PageType("keyword", _keywords),
    PageType("data", _data),
)
