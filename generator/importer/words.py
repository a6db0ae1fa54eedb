"""Load the importer's words and shapes from words.yaml, ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.model.guide import Role

NUMBER = "[0-9０-９]{1,4}"
FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of numbering sections and directions."""

    name: str
    section: re.Pattern[str]
    """Matches at a line's start; group ``section``."""
    direction: re.Pattern[str]
    """Matches at a line's start; group ``direction``, and ``section`` unless it counts within the section."""
    bare: bool
    """Whether nothing but a blank sets a section's number off, so that its first direction or a label must follow."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Punctuation by what it says about the end of a paragraph."""

    final: frozenset[str]
    """Ends a sentence."""
    closing: frozenset[str]
    """May follow a final mark."""
    soft: frozenset[str]
    """Surely goes on."""
    pairs: tuple[tuple[str, str], ...]
    """Brackets and quotes that open and close."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that the importer knows about how guides are worded and set."""

    numerals: Mapping[str, int]
    schemes: tuple[Scheme, ...]
    heading_after: re.Pattern[str]
    measure: re.Pattern[str]
    """What follows the number in a line that surely continues a sentence."""
    measure_start: re.Pattern[str]
    """What follows it in one that perhaps does."""
    roles: Mapping[Role, tuple[str, ...]]
    labels: tuple[str, ...]
    """All known labels, longest first."""
    label_shapes: tuple[str, ...]
    """Patterns with ``{label}`` still to be filled."""
    new_label: str
    new_bracketed_label: re.Pattern[str]
    bracketed_shape: str
    """Pattern with ``{label}`` still to be filled."""
    not_labels: frozenset[str]
    empty_marks: tuple[str, ...]
    page_number: re.Pattern[str]
    lone_number: re.Pattern[str]
    title: Mapping[str, re.Pattern[str]]
    programmes: tuple[re.Pattern[str], ...]
    """Programmes that a title or preamble may name."""
    claims: Mapping[str, tuple[re.Pattern[str], ...]]
    claims_if_equal: tuple[re.Pattern[str], ...]
    tag: re.Pattern[str]
    enumerators: tuple[re.Pattern[str], ...]
    marks: Marks

    def to_number(self, printed: str) -> int:
        """The value of a number printed in digits or in Chinese numerals (up to 99)."""
        digits = printed.translate(FULL_WIDTH_DIGITS)
        if digits.isascii() and digits.isdigit():
            return int(digits)
        total, last = 0, 0
        for char in printed:
            value = self.numerals.get(char, 0)
            total, last = (total + (last or 1) * value, 0) if value == 10 else (total, value)
        return total + last

    def label_patterns(self, labels: tuple[str, ...], bracketed: tuple[str, ...] = ()) -> tuple[re.Pattern[str], ...]:
        """The shapes in which a label may open a line, those of ``bracketed`` in brackets only; group ``label``."""
        shapes = [shape.replace("{label}", _choice(labels)) for shape in self.label_shapes]
        shapes += [self.bracketed_shape.replace("{label}", _choice(bracketed))] if bracketed else []
        return tuple(_compile(shape, self.numerals) for shape in shapes)


@cache
def load_words() -> Words:
    """Read words.yaml; it belongs to the package, so a mistake in it is a bug and raises."""
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    numerals: dict[str, int] = data["numerals"]
    before = data["heading_before"]
    roles = {Role(name): tuple(labels) for name, labels in data["labels"].items()}
    return Words(
        numerals=numerals,
        schemes=tuple(
            Scheme(
                row["name"],
                _compile(before + row["section"], numerals),
                _compile(before + row["direction"], numerals),
                row.get("bare", False),
            )
            for row in data["headings"]
        ),
        heading_after=re.compile(data["heading_after"]),
        measure=re.compile(data["measures"]),
        measure_start=re.compile(data["measure_starts"]),
        roles=roles,
        labels=tuple(sorted((label for found in roles.values() for label in found), key=len, reverse=True)),
        label_shapes=tuple(data["label_shapes"]),
        new_label=data["new_label"],
        new_bracketed_label=re.compile(data["new_bracketed_label"]),
        bracketed_shape=data["bracketed_shape"],
        not_labels=frozenset(data["not_labels"]),
        empty_marks=tuple(data["empty_marks"]),
        page_number=_compile("(?:" + "|".join(data["page_numbers"]) + ")", numerals),
        lone_number=_compile(data["lone_number"], numerals),
        title={name: _compile(pattern, numerals) for name, pattern in data["title"].items()},
        programmes=tuple(re.compile(pattern) for pattern in data["programmes"]),
        claims_if_equal=tuple(_compile(pattern, numerals) for pattern in data["claims_if_equal"]),
        claims={name: tuple(_compile(p, numerals) for p in patterns) for name, patterns in data["claims"].items()},
        tag=re.compile(data["tag"]),
        enumerators=tuple(_compile(pattern, numerals) for pattern in data["enumerators"]),
        marks=Marks(
            final=frozenset(data["marks"]["final"]),
            closing=frozenset(data["marks"]["closing"]),
            soft=frozenset(data["marks"]["soft"]),
            pairs=tuple((pair[0], pair[1]) for pair in data["marks"]["pairs"]),
        ),
    )


def _choice(labels: tuple[str, ...]) -> str:
    choice = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True)) or "(?!)"
    return f"(?P<label>{choice})"


def _compile(pattern: str, numerals: Mapping[str, int]) -> re.Pattern[str]:
    chinese = f"[{''.join(numerals)}]{{1,4}}"
    return re.compile(pattern.replace("{n}", NUMBER).replace("{c}", chinese))
