"""The table of page types: which pages there are, and which template shows which view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.site import GuideEntry
from generator.render import paths
from generator.render.views.clauses import view_clauses_page
from generator.render.views.common import Context
from generator.render.views.compare import view_compare
from generator.render.views.data import view_data
from generator.render.views.direction import view_direction
from generator.render.views.finder import view_finder
from generator.render.views.glossary import view_glossary
from generator.render.views.guide import own_sections, view_guide, view_section
from generator.render.views.home import view_home
from generator.render.views.indicators import view_indicators
from generator.render.views.keywords import view_keyword, view_keyword_index
from generator.render.views.match import view_match
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


def _one_a_guide(name: str, view: Callable[[GuideEntry, Context, PurePosixPath], object]) -> PageType:
    """A page type of which each guide has one page."""

    def drafts(context: Context) -> Iterator[PageDraft]:
        for entry in context.site.guides:
            path = paths.guide_page(entry.guide.id, name)
            yield PageDraft(path, view(entry, context, path))

    return PageType(name, drafts)


def _keyword_index(context: Context) -> Iterator[PageDraft]:
    yield PageDraft(paths.KEYWORD_INDEX, view_keyword_index(context, paths.KEYWORD_INDEX))


def _glossary(context: Context) -> Iterator[PageDraft]:
    yield PageDraft(paths.GLOSSARY, view_glossary(context, paths.GLOSSARY))


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
    _one_a_guide("finder", view_finder),
    _one_a_guide("compare", view_compare),
    _one_a_guide("indicators", view_indicators),
    _one_a_guide("clauses", view_clauses_page),
    _one_a_guide("deliverables", view_matrix),
    _one_a_guide("conditions", view_conditions),
    _one_a_guide("match", view_match),
    _one_a_guide("full", view_full),
    _one_a_guide("quality", view_quality),
    PageType("keyword_index", _keyword_index),
    PageType("keyword", _keywords),
    PageType("glossary", _glossary),
    PageType("data", _data),
)
