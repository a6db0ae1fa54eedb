"""Groups of words that are one keyword (aliases.yaml)."""

from __future__ import annotations

from functools import cache

from generator.vocabulary.entries import Complaints, read_entries, read_text

FILE = "aliases.yaml"


@cache
def load_aliases() -> tuple[tuple[str, ...], ...]:
    """The groups in the order of the file; SourceError where it is wrong."""
    return parse_aliases(read_text(FILE))


def parse_aliases(text: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a text in the form of aliases.yaml."""
    complaints = Complaints()
    entries = read_entries(FILE, text, frozenset({"words", "reason"}), frozenset(), complaints)
    complaints.tell()
    return tuple(entry.texts("words") for entry in entries)
