"""Small guides for tests that need a shape which the real guide does not have."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import Place
from generator.model.guide import BODY_LABEL, Direction, Field, Guide, RelatedChoice, Role, Section
from generator.pipeline import make_labels, make_site
from generator.render.views.common import Context
from generator.vocabulary import load_vocabulary

ROLES = {
    Role.CONTENT: ("研究内容",),
    Role.INDICATORS: ("考核指标",),
    Role.NOTES: ("有关说明",),
    Role.KEYWORDS: ("关键词",),
}
_BY_LABEL = {label: role for role, labels in ROLES.items() for label in labels} | {BODY_LABEL: Role.BODY}
HERE = Place("source/test/guide.yaml", 1)


def make_direction(
    number: str,
    fields: Mapping[str, str],
    *,
    title: str = "",
    tag: str | None = None,
    related: tuple[RelatedChoice, ...] = (),
) -> Direction:
    """A direction with the usual labels."""
    return Direction(
        number=number,
        title=title or f"方向{number}",
        tag=tag,
        fields=tuple(Field(label, _BY_LABEL.get(label, Role.OTHER), text, HERE) for label, text in fields.items()),
        errata=(),
        corrections=(),
        related=related,
        place=Place(f"source/test/directions/{number}.yaml", 2),
    )


def make_guide(*directions: Direction, guide_id: str = "test") -> Guide:
    """A guide with just the sections that its directions need."""
    numbers = sorted({direction.section_number for direction in directions}, key=int)
    return Guide(
        id=guide_id,
        programme="计划",
        title="试验指南",
        year="2024",
        stage="",
        preamble="前言。",
        sections=tuple(Section(number, f"专题{number}", HERE) for number in numbers),
        directions=directions,
        roles=ROLES,
        empty_marks=("/",),
        claims=(),
        place=HERE,
    )


def make_context(*guides: Guide) -> Context:
    """All that views look at, for a site of these guides."""
    vocabulary = load_vocabulary()
    site = make_site(guides, vocabulary)
    return Context(site, make_labels(site, vocabulary), "")
