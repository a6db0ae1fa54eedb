"""A small guide made of given texts, every number of which is an indicator; no parser is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.errors import Place
from generator.index.build_site import ReadGuide, build_site
from generator.model.guide import Change, Claim, Direction, Erratum, Field, Guide, Role, Section
from generator.model.indicator import Clause, Comparator, Indicator, Kind, Quantity, Reading, SiValue
from generator.model.site import Site
from generator.model.text import Span
from generator.render.labels import Labels

PLACE = Place("source/sample/directions/1.1.yaml", 3)
ROLES = {"考核指标": Role.INDICATORS, "有关说明": Role.NOTES, "关键词": Role.KEYWORDS, "研究内容": Role.CONTENT}
LABELS = Labels(
    deliverables={"patent": "专利", "paper": "论文"},
    measurands={"uncertainty": "不确定度"},
    units={"um": "μm"},
    reasons={},
)
NOWHERE = Span(0, 0)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def make_indicator(
    span: Span = NOWHERE,
    *,
    value: str | None = "1",
    bounds: tuple[str, str] | None = None,
    kind: Kind = Kind.TECHNICAL,
    deliverables: tuple[str, ...] = (),
    comparator: Comparator = Comparator.EQUAL,
    **words: str,
) -> Indicator:
    """An indicator with the given number; ``words``: subject, name, condition, formula, status, measurand, unit."""
    low, high = (Decimal(bounds[0]), Decimal(bounds[1])) if bounds else (None, None)
    number = None if value is None or bounds else Decimal(value)
    unit = words.get("unit", "um")
    si = SiValue(number, low, high, "m") if unit == "um" else None
    return Indicator(
        kind=kind,
        subject=words.get("subject"),
        name=words.get("name", "量"),
        quantity=Quantity(comparator, number, low, high, (), unit, si),
        condition=words.get("condition"),
        formula=words.get("formula"),
        status=words.get("status"),
        deliverables=deliverables,
        measurand=words.get("measurand"),
        span=span,
        clause=span,
    )


def read_numbers(text: str) -> Reading:
    """Every number as an indicator whose clause is the whole text."""
    whole = Span(0, len(text))
    indicators = (
        make_indicator(Span(*match.span()), value=match[0], name=text, subject=text, condition=text, unit=text)
        for match in _NUMBER.finditer(text)
    )
    found = tuple(replace(indicator, clause=whole) for indicator in indicators)
    return Reading((Clause(whole, None, found),), (), ())


def reading_of(*indicators: Indicator) -> Reading:
    """A reading of the given rows."""
    return Reading((Clause(Span(0, 0), None, indicators),), (), ())


def make_direction(
    number: str, fields: Mapping[str, str], title: str = "标题", errata: Sequence[Erratum] = ()
) -> Direction:
    """A direction with these fields, label → text."""
    return Direction(
        number=number,
        title=title,
        tag=None,
        fields=tuple(Field(label, ROLES.get(label, Role.OTHER), text, PLACE) for label, text in fields.items()),
        errata=tuple(errata),
        corrections=(),
        related=(),
        place=PLACE,
    )


def make_sample(
    directions: Sequence[Direction],
    readings: Mapping[tuple[str, str], Reading] | None = None,
    section_text: str = "",
) -> Site:
    """A site with one guide; without ``readings`` every number of the indicator fields is a row."""
    numbers = dict.fromkeys(direction.section_number for direction in directions)
    guide = Guide(
        id="sample",
        programme="计划",
        title="指南",
        year="2023",
        stage="征求意见稿",
        preamble="前言",
        sections=tuple(Section(number, f"专题{number}", PLACE, section_text) for number in numbers),
        directions=tuple(directions),
        roles={role: (label,) for label, role in ROLES.items()},
        empty_marks=("/",),
        claims=(Claim("directions", len(directions), PLACE),),
        place=PLACE,
        changes=(Change("2023-01-01", "首次发布", PLACE),),
    )
    found = dict(_read_all(directions)) if readings is None else readings
    return build_site([ReadGuide(guide, found, ())], ["patent", "paper"], ())


def _read_all(directions: Sequence[Direction]) -> Iterator[tuple[tuple[str, str], Reading]]:
    for direction in directions:
        for field in direction.fields_of(Role.INDICATORS):
            yield (direction.number, field.label), read_numbers(field.text)
