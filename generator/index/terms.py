"""Find where the terms of the glossary stand in the text of a direction: longest first, no Latin word cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.index.find_words import WordFinder
from generator.index.mentions import paragraph_at
from generator.index.slugs import first_letter, sort_key
from generator.maths import Display, read_display
from generator.model.glossary import Term, TermUse
from generator.model.guide import Direction, Guide, Role
from generator.model.text import Span


class TermFinder:
    """The words of a glossary, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        known = tuple(terms)
        self._ids = {word: term.id for term in known for word in term.words}
        others = {word for term in known for word in term.but_not} - self._ids.keys()
        self._finder = WordFinder(self._ids.keys() | others)

    def find(self, display: Display) -> Iterator[tuple[str, Span]]:
        """Id of the term and span in the display text, in order; none overlaps another."""
        for found in self._finder.find(display):
            if found.word in self._ids and _has_same_capitals(found.word, found.span.cut(display.text)):
                yield self._ids[found.word], found.span


def _has_same_capitals(word: str, surface: str) -> bool:
    """Whether a word with capitals stands there as it is written: LED, not led."""
    capitals = [char for char in word if char.isascii() and char.isupper()]
    shown = unicodedata.normalize("NFKC", surface)
    return not capitals or [char for char in shown if char.isascii() and char.isupper()] == capitals


def find_terms(guide: Guide, direction: Direction, finder: TermFinder) -> tuple[TermUse, ...]:
    """All uses in a direction's fields, its 关键词 fields and those that say "none" left out, in order."""
    uses: list[TermUse] = []
    before = 0
    for field in direction.fields:
        if field.role is not Role.KEYWORDS and not guide.is_empty(field.text):
            display = read_display(field.text)
            for term_id, found in finder.find(display):
                span = display.source_span(found)
                uses.append(TermUse(term_id, field.label, span, before + paragraph_at(field, span.start)))
        before += len(field.paragraphs)
    return tuple(uses)


def sort_terms(terms: Iterable[Term]) -> tuple[Term, ...]:
    """In pinyin order; what starts with no letter comes last."""
    return tuple(sorted(terms, key=lambda term: _place(term.title)))


def _place(title: str) -> tuple[bool, str, tuple[tuple[str, ...], str]]:
    letter = first_letter(title)
    return letter == "#", letter, sort_key(title)
