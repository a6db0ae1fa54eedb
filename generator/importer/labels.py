"""Find the labels that open fields: the known ones, and new ones that recur over directions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.lines import Line
from generator.importer.words import Words

FEW_DIRECTIONS = 4
"""Up to this many, a new label must recur twice; beyond, three times."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one document."""

    names: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def match(self, text: str) -> tuple[str, int] | None:
        """The label that opens a line, and where the field's text begins."""
        for pattern in self.patterns:
            found = pattern.match(text)
            if found:
                return found["label"], found.end()
        return None

    def open_line(self, line: Line) -> bool:
        """Whether a label opens the line."""
        return self.match(line.text) is not None


def make_labels(names: Sequence[str], words: Words) -> Labels:
    """Labels ready to match."""
    return Labels(tuple(names), words.label_patterns(tuple(names)))


def find_labels(parts: Sequence[Sequence[Line]], words: Words) -> Labels:
    """The known labels and the new ones that open a line in several of ``parts``, once in each."""
    shape = re.compile(rf"(?P<label>{words.new_label})[：:]")
    counts: Counter[str] = Counter()
    twice: set[str] = set()
    for part in parts:
        found = Counter(match["label"] for line in part if (match := shape.match(line.text)))
        counts.update(found.keys())
        twice |= {label for label, count in found.items() if count > 1}
    wanted = 2 if len(parts) <= FEW_DIRECTIONS else 3
    new = [label for label, count in counts.items() if count >= wanted]
    fresh = [label for label in new if label not in twice | words.not_labels | set(words.labels)]
    return make_labels((*words.labels, *fresh), words)
