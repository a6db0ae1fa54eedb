"""Say what the search finds on the pages of a site: directions by paragraph, sections, guides and keywords by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.maths import read_display
from generator.model.guide import Guide
from generator.model.site import DirectionEntry, GuideEntry, Keyword, Site
from generator.model.text import split_paragraphs
from generator.render import paths
from generator.render.views.common import direction_title, has_own_page, section_title, short_title
from generator.search.document import SearchDocument, SearchPart
from generator.search.markup import read_marked

NO_PAGES: Mapping[PurePosixPath, str] = MappingProxyType({})


def list_documents(site: Site, pages: Mapping[PurePosixPath, str] = NO_PAGES) -> Iterator[SearchDocument]:
    """The documents of guides, sections, directions and keywords, in the order of the site.

    ``pages`` are the rendered ones: what their templates mark for the search is found as well as the guide's text.
    """
    for guide in site.guides:
        for entry in guide.directions:
            yield describe_direction(entry, pages.get(paths.direction_page(entry.key), ""))
    for guide in site.guides:
        yield from _describe_guide(guide)
    for keyword in site.keywords:
        yield describe_keyword(keyword)


def _url(page: PurePosixPath) -> str:
    return paths.built(page).as_posix()


def describe_direction(entry: DirectionEntry, page: str = "") -> SearchDocument:
    """A direction, each paragraph with its own anchor; fields that say "none" are left out."""
    return SearchDocument(
        url=_url(paths.direction_page(entry.key)),
        title=direction_title(entry.direction),
        kind="direction",
        parts=(*_list_parts(entry), *read_marked(page)),
        keywords=tuple(read_display(use.text).text for use in entry.keywords),
    )


def _list_parts(entry: DirectionEntry) -> Iterator[SearchPart]:
    number = 0
    for field in entry.direction.fields:
        for span in field.paragraphs:
            number += 1
            if not entry.guide.is_empty(field.text):
                text = read_display(span.cut(field.text)).text
                yield SearchPart(paths.paragraph_anchor(number), field.label, text)
    for erratum in entry.direction.errata:
        yield SearchPart("", erratum.text, f"{erratum.suggestion}\n{erratum.reason}")
    if entry.direction.tag:
        yield SearchPart("", "", read_display(entry.direction.tag).text)


def _describe_guide(entry: GuideEntry) -> Iterator[SearchDocument]:
    guide = entry.guide
    url = _url(paths.guide_page(guide.id))
    yield SearchDocument(url, short_title(guide), "page", tuple(_list_paragraphs(guide.preamble)))
    yield from _list_sections(guide)


def _list_paragraphs(text: str) -> Iterator[SearchPart]:
    for number, span in enumerate(split_paragraphs(text), start=1):
        yield SearchPart(paths.paragraph_anchor(number), "", read_display(span.cut(text)).text)


def _list_sections(guide: Guide) -> Iterator[SearchDocument]:
    for section in guide.sections:
        if has_own_page(guide, section):
            url = _url(paths.guide_page(guide.id, section.number))
            yield SearchDocument(url, section_title(section), "section", tuple(_list_paragraphs(section.text)))


def describe_keyword(keyword: Keyword) -> SearchDocument:
    """A keyword's page, found by each of its spellings; the sentences on it are found where they come from."""
    spellings = tuple(read_display(spelling).text for spelling in (keyword.title, *keyword.other_names))
    return SearchDocument(_url(paths.keyword_page(keyword.slug)), spellings[0], "keyword", (), spellings[1:])
