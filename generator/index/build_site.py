"""Join guides and readings into the site: keywords first, then what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.errors import Diagnostic
from generator.index.keyword_table import KeywordTable, build_keyword_table
from generator.index.keywords import build_keywords, list_keyword_uses
from generator.index.matrix import build_matrix
from generator.index.mentions import find_mentions, make_finder
from generator.index.related import find_related
from generator.index.terms import TermFinder, find_terms, sort_terms
from generator.model.glossary import Term
from generator.model.guide import Direction, Guide
from generator.model.indicator import Reading
from generator.model.site import DirectionEntry, GuideEntry, Keyword, Site


@dataclass(frozen=True)
class ReadGuide:
    """A guide with what was read from its fields."""

    guide: Guide
    readings: Mapping[tuple[str, str], Reading]
    """(direction number, label) → reading."""
    warnings: tuple[Diagnostic, ...]


def build_site(
    read_guides: Iterable[ReadGuide],
    kind_order: Sequence[str],
    aliases: Iterable[Sequence[str]],
    each_marks: Collection[str] = (),
    terms: Sequence[Term] = (),
) -> Site:
    """Derive all that the pages show.

    ``kind_order``: ids of the kinds of deliverables in the order of columns; ``aliases``: groups of spellings that
    are one keyword; ``each_marks``: conditions by which a number holds for each of several kinds; ``terms``: the
    glossary.
    """
    guides = tuple(read_guides)
    table = build_keyword_table((item.guide for item in guides), aliases)
    finder, term_finder = make_finder(table), TermFinder(terms)
    drafts = {
        item.guide.id: [
            replace(
                _draft_entry(item, direction, table),
                mentions=find_mentions(item.guide, direction, finder, table),
                terms=find_terms(item.guide, direction, term_finder),
            )
            for direction in item.guide.directions
        ]
        for item in guides
    }
    every = [entry for entries in drafts.values() for entry in entries]
    keywords = build_keywords(table, (m for entry in every for m in entry.mentions), len(every))
    by_slug = {keyword.slug: keyword for keyword in keywords}
    return Site(
        guides=tuple(_build_guide(item, drafts[item.guide.id], by_slug, kind_order, each_marks) for item in guides),
        keywords=keywords,
        terms=sort_terms(terms),
    )


def _draft_entry(item: ReadGuide, direction: Direction, table: KeywordTable) -> DirectionEntry:
    sections = {section.number: section for section in item.guide.sections}
    return DirectionEntry(
        guide=item.guide,
        section=sections[direction.section_number],
        direction=direction,
        readings={
            field.label: item.readings[direction.number, field.label]
            for field in direction.fields
            if (direction.number, field.label) in item.readings
        },
        keywords=list_keyword_uses(item.guide, direction, table),
        mentions=(),
        related=(),
        terms=(),
    )


def _build_guide(
    item: ReadGuide,
    drafts: Sequence[DirectionEntry],
    keywords: Mapping[str, Keyword],
    kind_order: Sequence[str],
    each_marks: Collection[str],
) -> GuideEntry:
    entries = tuple(
        replace(
            entry,
            related=find_related(
                entry.direction, entry.key, [use.slug for use in entry.keywords], entry.mentions, keywords
            ),
        )
        for entry in drafts
    )
    return GuideEntry(item.guide, entries, build_matrix(entries, kind_order, each_marks), item.warnings)
