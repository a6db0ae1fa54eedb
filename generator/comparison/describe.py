"""Describe a direction for a comparison: title, section, keywords, rows and texts, made as its own page makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.comparison.rows import Row, list_rows
from generator.maths import read_display
from generator.model.guide import Field, Role
from generator.model.site import DirectionEntry
from generator.render import paths
from generator.render.text import render_inline
from generator.render.views.common import Context, Linker, direction_title, section_title, section_tone, set_number
from generator.render.views.compare import Part
from generator.render.views.direction import say_none, view_texts

_PLACES = {Role.CONTENT: 0, Role.BODY: 1, Role.INDICATORS: 2, Role.NOTES: 3, Role.OTHER: 4}
"""Which fields are shown as texts, and in which order; keywords are shown one by one."""
_FIRST = frozenset({Role.CONTENT, Role.BODY})
"""What stands before the requirements: what the direction is about."""


@dataclass(frozen=True, slots=True)
class Word:
    """A keyword."""

    slug: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Text:
    """A field."""

    group: Part
    key: str
    rank: int
    label: str
    anchor: str
    said_none: str
    """What is said where the field says "none"."""
    paragraphs: tuple[Markup, ...]


@dataclass(frozen=True)
class Comparison:
    """All that the page of comparison shows of a direction."""

    id: str
    name: str
    """Number and title as plain text."""
    title: Markup
    guide: str
    """Year and stage of the guide, for comparisons across guides."""
    section: str
    section_page: str
    """Name of the section's page, in the guide's folder."""
    tone: str
    tag: str
    keywords: tuple[Word, ...]
    rows: tuple[Row, ...]
    texts: tuple[Text, ...]


def describe_direction(entry: DirectionEntry, context: Context) -> Comparison:
    """The description of one direction; links in it lead from the page of comparison of any guide."""
    guide = entry.guide
    return Comparison(
        id=paths.pick_id(entry.key),
        name=direction_title(entry.direction),
        title=set_number(f"{entry.direction.number} {entry.direction.title}"),
        guide=f"{guide.year} 年度" + (f"（{guide.stage}）" if guide.stage else ""),
        section=section_title(entry.section),
        section_page=paths.built(paths.guide_page(guide.id, entry.section.number)).name,
        tone=section_tone(guide, entry.section),
        tag=read_display(entry.direction.tag or "").text,
        keywords=tuple(Word(use.slug, render_inline(use.text)) for use in entry.keywords),
        rows=tuple(list_rows(entry, context)),
        texts=tuple(_list_texts(entry, context)),
    )


def _list_texts(entry: DirectionEntry, context: Context) -> Iterator[Text]:
    linker = Linker(paths.guide_page(entry.guide.id, "compare"))
    anchors = paths.field_anchors(entry.direction)
    for field, paragraphs in view_texts(entry, context, linker):
        if field.role in _PLACES:
            yield Text(
                group=Part.CONTENT if field.role in _FIRST else Part.TEXTS,
                key=_key(field),
                rank=_PLACES[field.role],
                label=read_display(field.label).text,
                anchor=anchors[field.label],
                said_none=say_none(entry, field),
                paragraphs=tuple(paragraph.html for paragraph in paragraphs),
            )


def _key(field: Field) -> str:
    """Fields are aligned by their role, or by their label where they play none."""
    return f"other/{field.label}" if field.role is Role.OTHER else field.role.value
