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


def make_labels(names: Sequence[str], words: Words, bracketed: Sequence[str] = ()) -> Labels:
    """Labels ready to match; those of ``bracketed`` only in brackets."""
    return Labels((*names, *bracketed), words.label_patterns(tuple(names), tuple(bracketed)))


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
    bracketed = sorted(_find_bracketed(parts, words) - {*words.labels, *fresh})
    return make_labels((*words.labels, *fresh), words, bracketed)


def _find_bracketed(parts: Sequence[Sequence[Line]], words: Words) -> set[str]:
    """Words in brackets at a line's start: all of them where known ones stand so, else those that recur."""
    counts: Counter[str] = Counter()
    twice: set[str] = set()
    for part in parts:
        before = [None, *part]
        opened = [
            match["label"]
            for line, last in zip(part, before, strict=False)
            if (match := words.new_bracketed_label.match(line.text)) and not _goes_on(last, words)
        ]
        counts.update(set(opened))
        twice |= {label for label, count in Counter(opened).items() if count > 1}
    custom = counts.keys() & set(words.labels) or any(count > 1 for count in counts.values())
    return set(counts) - twice if custom else set()


def _goes_on(line: Line | None, words: Words) -> bool:
    return line is not None and line.text[-1] in words.marks.soft
