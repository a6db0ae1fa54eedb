"""What a text is answered with: the directions near it, best first, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How well the best direction answers the text."""

    CLEAR = "clear"
    FAINT = "faint"
    """There is something in common, and no more than texts of another subject may have."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a few in a row, that stands in the text and in the direction."""

    text: str
    """As the direction writes it."""
    weight: int
    """How much of the score comes from it; pairs of characters that stand in several terms count in each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence with what it shares marked; a long one is cut."""

    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool
    label: str = ""
    """Of the field it stands in; empty in the reader's own text."""
    anchor: str = ""
    """Of its paragraph on the direction's page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One direction."""

    number: str
    title: str
    score: int
    share: int
    """Of the best direction's score, in hundredths."""
    terms: tuple[Term, ...]
    """The strongest first."""
    sentence: Excerpt | None
    """The direction's sentence that has most in common with the text; none where only title or keywords do."""
    said: Excerpt | None
    """The text's sentence that has most in common with the direction."""
    keys: tuple[str, ...]
    """All shared words, folded: what is marked wherever the text is shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The directions near a text."""

    strength: Strength
    terms: int
    """Different terms in the text."""
    known: int
    """Those that stand in the guide and set its directions apart."""
    hits: tuple[Hit, ...]
