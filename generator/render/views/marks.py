"""What is marked in a field's text: tasks, keywords of the index, indicators, and spots that look wrong."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.model.guide import Erratum, Field, Role
from generator.model.site import DirectionEntry, Site
from generator.model.text import Span
from generator.render.text import Mark, escape_text
from generator.render.views.common import Linker

_TASK_ENDS = "；。"


def paragraph_marks(entry: DirectionEntry, field: Field, span: Span, site: Site, linker: Linker) -> tuple[Mark, ...]:
    """All marks that fall into a paragraph of a field, given by its span."""
    found: list[Mark] = []
    if field.role is Role.CONTENT:
        found += _task_marks(field.text, span)
    if field.role is Role.KEYWORDS:
        found += _keyword_marks(entry, field, linker)
    found += _mention_marks(entry, field, site, linker)
    found += [mark for erratum in entry.direction.errata for mark in _erratum_marks(erratum, field)]
    return tuple(mark for mark in found if mark.span.overlaps(span))


def split_tasks(text: str, span: Span) -> tuple[Span, ...]:
    """The pieces of a paragraph that end in ； or 。, closing mark included; together they are the paragraph."""
    spans = []
    start = span.start
    for position in range(span.start, span.end):
        if text[position] in _TASK_ENDS or position + 1 == span.end:
            spans.append(Span(start, position + 1))
            start = position + 1
    return tuple(spans)


def _task_marks(text: str, span: Span) -> Iterable[Mark]:
    tasks = split_tasks(text, span)
    return [Mark(task, "span", {"class": "task"}) for task in tasks] if len(tasks) > 1 else []


def _keyword_marks(entry: DirectionEntry, field: Field, linker: Linker) -> Iterable[Mark]:
    for use in entry.keywords:
        if use.field == field.label:
            yield Mark(use.span, "a", {"class": "keyword", "href": linker.to_keyword(use.slug)})


def _mention_marks(entry: DirectionEntry, field: Field, site: Site, linker: Linker) -> Iterable[Mark]:
    """A link at the first mention of each keyword on the page; its own and general keywords are left out."""
    seen = {use.slug for use in entry.keywords}
    for mention in entry.mentions:
        keyword = site.keyword_by_slug[mention.slug]
        if mention.slug in seen or keyword.is_general:
            continue
        seen.add(mention.slug)
        if mention.field == field.label:
            yield Mark(mention.span, "a", {"class": "mention", "href": linker.to_keyword(mention.slug)})


def _erratum_marks(erratum: Erratum, field: Field) -> Iterable[Mark]:
    if erratum.field != field.label:
        return
    note = Markup('<span class="erratum-note" data-note>〔原文如此，疑为“{}”：{}〕</span>').format(
        escape_text(erratum.suggestion), escape_text(erratum.reason)
    )
    start = field.text.find(erratum.text)
    while start >= 0:
        span = Span(start, start + len(erratum.text))
        yield Mark(span, "mark", {"class": "erratum"}, note)
        start = field.text.find(erratum.text, span.end)
