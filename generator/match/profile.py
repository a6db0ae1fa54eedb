"""What the matching knows of a direction: its title and its paragraphs, each with the part it plays and its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.maths import read_display
from generator.model.guide import Field, Role
from generator.model.site import DirectionEntry, GuideEntry
from generator.render import paths
from generator.render.views.common import section_tone


class PartKind(StrEnum):
    """What a part is to the matching."""

    TITLE = "t"
    KEYWORDS = "k"
    CONTENT = "c"
    INDICATORS = "i"
    NOTES = "n"


KINDS = {
    Role.KEYWORDS: PartKind.KEYWORDS,
    Role.CONTENT: PartKind.CONTENT,
    Role.BODY: PartKind.CONTENT,
    Role.OTHER: PartKind.CONTENT,
    Role.INDICATORS: PartKind.INDICATORS,
    Role.NOTES: PartKind.NOTES,
}


@dataclass(frozen=True, slots=True)
class MatchPart:
    """One paragraph."""

    kind: PartKind
    label: str
    """The field's label, such as 研究内容; empty for a title."""
    anchor: str
    """On the direction's page, without ``#``; empty for the top."""
    text: str
    """As a reader sees it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A direction; its title is the first of the parts."""

    number: str
    tone: str
    """Colour of its section."""
    parts: tuple[MatchPart, ...]
    keywords: tuple[str, ...]
    """As printed; they are words for certain."""

    @property
    def title(self) -> str:
        """Its title without the number."""
        return self.parts[0].text


def list_profiles(entry: GuideEntry) -> tuple[Profile, ...]:
    """The directions of a guide in its order."""
    return tuple(describe_direction(item) for item in entry.directions)


def describe_direction(entry: DirectionEntry) -> Profile:
    """A direction; fields that say "none" are left out."""
    direction = entry.direction
    title = MatchPart(PartKind.TITLE, "", "", read_display(direction.title).text)
    return Profile(
        direction.number,
        section_tone(entry.guide, entry.section),
        (title, *_list_parts(entry)),
        tuple(read_display(use.text).text for use in entry.keywords),
    )


def _list_parts(entry: DirectionEntry) -> Iterator[MatchPart]:
    number = 0
    for field in entry.direction.fields:
        for text in _paragraphs(field):
            number += 1
            if not entry.guide.is_empty(field.text):
                yield MatchPart(KINDS[field.role], field.label, paths.paragraph_anchor(number), text)


def _paragraphs(field: Field) -> Iterator[str]:
    for span in field.paragraphs:
        yield read_display(span.cut(field.text)).text
