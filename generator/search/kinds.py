"""The kinds of pages: how much a hit in one counts, and which of its words are its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

KIND_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "direction": 1.0,
        "section": 0.7,
        "page": 0.7,
        "keyword": 0.5,
        "table": 0.2,
    }
)
"""Kinds of page, best first, and how much a hit in one counts: what is asked for comes before lists of it."""


class Words(Enum):
    """What of a page is found."""

    TITLE = "its title only: the page holds nothing but the directions once more"
    HEADS = "its title, headings, captions and heads of columns and groups: its cells repeat the directions"
    ALL = "all its words: it is prose"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a page is taken up."""

    kind: str
    """One of ``KIND_WEIGHTS``."""
    words: Words


LIST = Reading("table", Words.HEADS)
"""A page made of lists or tables: so is any kind of page that is not named below, so that a new one crowds nothing."""

PROSE = Reading("page", Words.ALL)

READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "": PROSE,
        "help": PROSE,
        "data": PROSE,
        "page": PROSE,
        "full": Reading("table", Words.TITLE),
        "glossary": LIST,
        "home": LIST,
        "table": LIST,
    }
)
"""``kind:`` in a page's front matter (none where it is written by hand) → how the page is taken up."""


def choose_reading(kind: str) -> Reading:
    """How a page of a kind is taken up."""
    return READINGS.get(kind, LIST)
