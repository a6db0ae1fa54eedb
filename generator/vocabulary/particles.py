"""The grammatical characters of the guides by name (particles.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.vocabulary.entries import Complaints, read_entries, read_text

FILE = "particles.yaml"


@cache
def load_particles() -> Mapping[str, tuple[str, ...]]:
    """The words of each particle by its id; SourceError where the file is wrong."""
    complaints = Complaints()
    entries = read_entries(FILE, read_text(FILE), frozenset({"id", "words", "purpose"}), frozenset(), complaints)
    complaints.tell()
    return {entry.text("id"): entry.texts("words") for entry in entries}
