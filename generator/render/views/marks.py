"""What is marked in a field's text: tasks, keywords of the index, terms of the glossary, and spots that look wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.model.glossary import TermUse
from generator.model.guide import Erratum, Field, Role
from generator.model.site import DirectionEntry, Mention, Site
from generator.model.text import Span
from generator.render.text import Mark, escape_text
from generator.render.views.common import Linker

_TASK_ENDS = "；。"
_TIED = re.compile(r"[ \u00a0\u3000]+[，。；：、）】》！？]")
"""A blank before a closing mark, as originals have it: a line may not end between the two."""


def tie_marks(text: str) -> tuple[Mark, ...]:
    """Keeps closing marks from starting a line; nothing of the text changes."""
    return tuple(Mark(Span(*found.span()), "span", {"class": "g-tie"}) for found in _TIED.finditer(text))


def paragraph_marks(entry: DirectionEntry, field: Field, span: Span, site: Site, linker: Linker) -> tuple[Mark, ...]:
    """All marks that fall into a paragraph of a field, given by its span."""
    found: list[Mark] = []
    if field.role is Role.CONTENT:
        found += _task_marks(entry, field, span)
    if field.role is Role.KEYWORDS:
        found += _keyword_marks(entry, field, linker)
    found += _mention_marks(entry, field, site, linker)
    found += _term_marks(entry, field, site, linker)
    found += [mark for erratum in entry.direction.errata for mark in _erratum_marks(erratum, field)]
    found += tie_marks(field.text)
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


def _task_marks(entry: DirectionEntry, field: Field, span: Span) -> Iterable[Mark]:
    """One mark a task; a task in which a note will stand is named so, for it cannot be one block."""
    tasks = split_tasks(field.text, span)
    noted = [mark.span for erratum in entry.direction.errata for mark in _erratum_marks(erratum, field)]
    for task in tasks if len(tasks) > 1 else ():
        is_noted = any(task.overlaps(spot) for spot in noted)
        yield Mark(task, "span", {"class": "task noted" if is_noted else "task"})


def _keyword_marks(entry: DirectionEntry, field: Field, linker: Linker) -> Iterable[Mark]:
    for use in entry.keywords:
        if use.field == field.label:
            yield Mark(use.span, "a", {"class": "keyword", "href": linker.to_keyword(use.slug)})


def _mention_marks(entry: DirectionEntry, field: Field, site: Site, linker: Linker) -> Iterable[Mark]:
    for mention in linked_mentions(entry, site):
        if mention.field == field.label:
            yield Mark(mention.span, "a", {"class": "mention", "href": linker.to_keyword(mention.slug)})


def linked_mentions(entry: DirectionEntry, site: Site) -> Iterator[Mention]:
    """The first mention of each keyword on the page; its own and general keywords are left out."""
    seen = {use.slug for use in entry.keywords}
    for mention in entry.mentions:
        keyword = site.keyword_by_slug[mention.slug]
        if mention.slug in seen or keyword.is_general:
            continue
        seen.add(mention.slug)
        yield mention


def _term_marks(entry: DirectionEntry, field: Field, site: Site, linker: Linker) -> Iterable[Mark]:
    for use in linked_terms(entry, site):
        if use.field == field.label:
            says = site.term_by_id[use.term_id].definition
            yield Mark(use.span, "a", {"class": "term", "href": linker.to_term(use.term_id), "title": says})


def linked_terms(entry: DirectionEntry, site: Site) -> Iterator[TermUse]:
    """The first use of each term on the page at which no keyword is linked.

    A term whose first use is itself a linked keyword is left to that link.
    """
    keywords: dict[str, list[Span]] = {}
    for mention in linked_mentions(entry, site):
        keywords.setdefault(mention.field, []).append(mention.span)
    seen: set[str] = set()
    for use in entry.terms:
        linked = [span for span in keywords.get(use.field, ()) if span.overlaps(use.span)]
        if use.term_id not in seen and not linked:
            yield use
        if not linked or use.span in linked:
            seen.add(use.term_id)


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
