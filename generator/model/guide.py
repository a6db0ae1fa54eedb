"""The guide as its authors wrote it: sections, directions, fields, verbatim; and what maintainers noted beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from generator.errors import Place
from generator.model.text import Span, split_paragraphs


class Role(StrEnum):
    """What part a field plays; ``roles:`` in guide.yaml says which labels play which."""

    CONTENT = "content"
    INDICATORS = "indicators"
    NOTES = "notes"
    KEYWORDS = "keywords"
    BODY = "body"
    """A body without a label (stored under 正文): content and indicators in one."""
    OTHER = "other"
    """A label without a role: shown as text like any other."""


BODY_LABEL = "正文"
TITLE_FIELD = "title"
"""Stands in an erratum where others name the label of a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled text of a direction."""

    label: str
    """The label as printed, such as 考核指标; ``正文`` for a body without one."""
    role: Role
    text: str
    """Verbatim. Never normalised, never trimmed inside; paragraphs are parted by one line break."""
    place: Place
    """Of the key in the YAML file."""

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Spans of the paragraphs in ``text``."""
        return split_paragraphs(self.text)


@dataclass(frozen=True, slots=True)
class Erratum:
    """A spot that looks wrong in the official text: shown as it is, and marked."""

    field: str
    """Label of the field it stands in; ``title`` for the direction's title."""
    text: str
    """The exact words as printed; must stand in the field."""
    suggestion: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Correction:
    """What a maintainer says about an indicator that the parser reads wrongly; it wins over the parser."""

    quote: str
    """The exact words; the correction applies to what the parser reads there, or adds a row where it reads none."""
    field: str
    """Label of the field; empty means the first indicators field."""
    values: Mapping[str, str]
    """Keys of an indicator row (kind, subject, name, comparator, value, min, max, unit, condition, status) → text."""
    not_a_quantity: str
    """A reason, where the quoted number is part of a name; else empty."""
    place: Place


@dataclass(frozen=True, slots=True)
class RelatedChoice:
    """A maintainer's word on related directions."""

    number: str
    reason: str
    suppress: bool
    place: Place


@dataclass(frozen=True, slots=True)
class DirectionKey:
    """Names a direction on the whole site."""

    guide_id: str
    number: str


@dataclass(frozen=True)
class Direction:
    """One research direction (指南方向); a section that carries fields itself is one with the section's number."""

    number: str
    """As printed: ``1.2``, or ``9`` for a section that is a direction."""
    title: str
    tag: str | None
    fields: tuple[Field, ...]
    errata: tuple[Erratum, ...]
    corrections: tuple[Correction, ...]
    related: tuple[RelatedChoice, ...]
    place: Place

    @property
    def section_number(self) -> str:
        """The number of the section it belongs to: what stands before the first full stop."""
        return self.number.split(".", 1)[0]

    def fields_of(self, *roles: Role) -> tuple[Field, ...]:
        """The fields that play one of ``roles``, in the guide's order."""
        return tuple(f for f in self.fields if f.role in roles)


@dataclass(frozen=True, slots=True)
class Section:
    """One section (专题) of the guide."""

    number: str
    title: str
    place: Place
    text: str = ""
    """Text of its own above its directions, verbatim like a field's; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that the guide states about itself, such as 43 directions."""

    name: str
    """``directions`` (counted in the source and checked) or a number only quoted (``young_scientist_projects``)."""
    value: int
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the data, for readers."""

    day: str
    """ISO date."""
    text: str
    """A sentence."""
    place: Place
    """Of the day in guide.yaml."""


@dataclass(frozen=True)
class Guide:
    """One guide, whole and in order. Everything here is the authors' or a maintainer's; nothing is derived."""

    id: str
    """ASCII: the folder under source/ and in the site's addresses."""
    programme: str
    title: str
    year: str
    stage: str
    """征求意见稿 for a draft; empty for a final guide."""
    preamble: str
    sections: tuple[Section, ...]
    directions: tuple[Direction, ...]
    roles: Mapping[Role, tuple[str, ...]]
    empty_marks: tuple[str, ...]
    """Texts that mean "none", such as ``/``."""
    claims: tuple[Claim, ...]
    place: Place
    dropped: tuple[str, ...] = field(default=())
    """Pieces of the original left out on purpose (page numbers, running heads), in order."""
    changes: tuple[Change, ...] = field(default=())
    """Newest first."""

    @cached_property
    def _directions_by_section(self) -> dict[str, tuple[Direction, ...]]:
        grouped: dict[str, list[Direction]] = {section.number: [] for section in self.sections}
        for direction in self.directions:
            grouped.setdefault(direction.section_number, []).append(direction)
        return {number: tuple(found) for number, found in grouped.items()}

    def directions_in(self, section: Section) -> tuple[Direction, ...]:
        """The directions of a section in order; empty where there are none."""
        return self._directions_by_section.get(section.number, ())

    def is_empty(self, text: str) -> bool:
        """Whether a field's text says "none": blank, or one of the guide's empty marks."""
        return not text.strip() or text.strip() in self.empty_marks
