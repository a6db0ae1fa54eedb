"""The glossary: a term with what it means and where that is said, and a place in a direction where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary."""

    id: str
    """ASCII, the anchor on the page is ``term-<id>``."""
    title: str
    """As it is shown."""
    chinese: str
    """The Chinese name of an abbreviation or a symbol; empty for most."""
    words: tuple[str, ...]
    """Every spelling that is looked for in the texts, the title first."""
    but_not: tuple[str, ...]
    """Longer words that contain one of the spellings and mean something else."""
    english: str
    definition: str
    source: str
    """Where it is defined in full."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term standing in the text of a direction."""

    term_id: str
    field: str
    """Label of the field."""
    span: Span
    """Of the words, in the field's text."""
    paragraph: int
    """Number of the paragraph on the direction's page, from 1: the anchor is ``p-<paragraph>``."""
