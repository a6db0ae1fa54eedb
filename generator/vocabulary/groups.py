"""Named groups of words: conditions of applying (conditions.yaml) and families of deliverables (families.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.vocabulary.entries import Complaints, read_entries, read_text
from generator.vocabulary.types import Example

CONDITIONS = "conditions.yaml"
FAMILIES = "families.yaml"


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words under one title."""

    id: str
    title: str
    words: tuple[str, ...]
    """Words of texts, or ids of another vocabulary file, as the file's head says."""
    examples: tuple[Example, ...]


@cache
def load_groups(name: str) -> tuple[WordGroup, ...]:
    """The groups of a file in its order; SourceError where it is wrong."""
    return parse_groups(name, read_text(name))


def parse_groups(name: str, text: str) -> tuple[WordGroup, ...]:
    """The groups of a text in the form of these files."""
    complaints = Complaints()
    entries = read_entries(name, text, frozenset({"id", "title", "words", "examples"}), frozenset(), complaints)
    complaints.tell()
    return tuple(WordGroup(e.text("id"), e.text("title"), e.texts("words"), e.examples()) for e in entries)
