"""The quality page: what looks wrong in the text, what was read from it, and every number that was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import TITLE_FIELD, Field
from generator.model.indicator import Reading
from generator.model.site import DirectionEntry, GuideEntry
from generator.model.text import Span
from generator.render import paths
from generator.render.text import Mark, render_inline
from generator.render.views.common import Context, Link, Linker, make_crumbs

_AROUND = 18
"""Characters shown on each side of a number."""


VERIFIED = (
    ("original", "收到的原文中与源文件逐字核对的字符（不计空白，无遗漏，无增添）"),
    ("paragraphs", "逐字比对的段落（每出现一处计一次）"),
    ("characters", "逐字比对的字符"),
    ("keywords", "比对的关键词"),
    ("data_texts", "数据文件（JSON、CSV、XLSX）、纯文本和方向对比中比对的文字"),
    ("pages", "读回的网页"),
    ("references", "检查的链接与引用"),
    ("anchors", "其中指向页内位置的"),
)
"""Figures of a verified build, by their names in ``verify``."""


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """A marked spot."""

    link: Link
    field: str
    words: str
    suggestion: str
    reason: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number in its surroundings."""

    link: Link
    words: Markup


@dataclass(frozen=True)
class ReasonGroup:
    """The numbers explained by one reason."""

    title: str
    lines: tuple[NumberLine, ...]


@dataclass(frozen=True)
class QualityView:
    """All that the quality page prints."""

    title: str
    crumbs: tuple[Link, ...]
    errata: tuple[ErratumLine, ...]
    verified: tuple[tuple[str, str], ...]
    """Name of a figure and its label; the figure is put in when the built site has been verified."""
    figures: tuple[tuple[str, str], ...]
    groups: tuple[ReasonGroup, ...]
    unread: tuple[NumberLine, ...]
    faults: tuple[NumberLine, ...]
    claims: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    description: str


def view_quality(entry: GuideEntry, context: Context, path: PurePosixPath) -> QualityView:
    """The view of a guide's quality page."""
    linker = Linker(path)
    return QualityView(
        title="质量",
        crumbs=make_crumbs(linker, entry.guide),
        errata=tuple(_errata(entry, linker)),
        verified=VERIFIED,
        figures=count_coverage(entry),
        groups=tuple(_reason_groups(entry, context, linker)),
        unread=tuple(_number_line(*place, linker) for place in _unread(entry)),
        faults=tuple(_maths_faults(entry, linker)),
        claims=tuple(_claims(entry)),
        warnings=tuple(str(warning) for warning in entry.warnings),
        description="原文存疑之处、指标读取的覆盖率，以及未作为指标的每一个数字及其理由。",
    )


def _readings(entry: GuideEntry) -> Iterable[tuple[DirectionEntry, Field, Reading]]:
    for item in entry.directions:
        for field in item.direction.fields:
            if field.label in item.readings:
                yield item, field, item.readings[field.label]


def count_coverage(entry: GuideEntry) -> tuple[tuple[str, str], ...]:
    """Label and figure: what was read and what was explained."""
    readings = [reading for _, _, reading in _readings(entry)]
    rows = [row for item in entry.directions for row in item.rows]
    kinds = Counter(row.indicator.kind.value for row in rows)
    return (
        ("读出的指标", str(len(rows))),
        ("其中技术指标", str(kinds["technical"])),
        ("其中成果数量", str(kinds["deliverable"])),
        ("其中名额与经费", str(kinds["funding"])),
        ("经人工更正", str(sum(row.corrected for row in rows))),
        ("有理由不作指标的数字", str(sum(len(reading.explained) for reading in readings))),
        ("尚未读懂的数字", str(sum(len(reading.unread) for reading in readings))),
    )


def _errata(entry: GuideEntry, linker: Linker) -> Iterable[ErratumLine]:
    for item in entry.directions:
        for erratum in item.direction.errata:
            label = "标题" if erratum.field == TITLE_FIELD else erratum.field
            yield ErratumLine(linker.direction(item), label, erratum.text, erratum.suggestion, erratum.reason)


def _reason_groups(entry: GuideEntry, context: Context, linker: Linker) -> Iterable[ReasonGroup]:
    by_reason: dict[str, list[NumberLine]] = {}
    for item, field, reading in _readings(entry):
        for number in reading.explained:
            by_reason.setdefault(number.reason, []).append(_number_line(item, field, number.span, linker))
    for reason, title in context.labels.reasons.items():
        if reason in by_reason:
            yield ReasonGroup(title, tuple(by_reason.pop(reason)))
    for reason, lines in by_reason.items():
        yield ReasonGroup(reason, tuple(lines))


def _unread(entry: GuideEntry) -> Iterable[tuple[DirectionEntry, Field, Span]]:
    return ((item, field, span) for item, field, reading in _readings(entry) for span in reading.unread)


def _number_line(item: DirectionEntry, field: Field, span: Span, linker: Linker) -> NumberLine:
    display = read_display(field.text)
    shown = display.display_span(span)
    around = Span(max(0, shown.start - _AROUND), min(len(display.text), shown.end + _AROUND))
    words = render_inline(field.text, (Mark(span, "mark", {}),), display.source_span(around))
    anchor = paths.field_anchors(item.direction)[field.label]
    return NumberLine(Link(linker.to_direction(item.key, anchor), item.direction.number), words)


def _maths_faults(entry: GuideEntry, linker: Linker) -> Iterable[NumberLine]:
    for item in entry.directions:
        for field in item.direction.fields:
            for fault in read_display(field.text).faults:
                yield _number_line(item, field, fault.span, linker)


def _claims(entry: GuideEntry) -> Iterable[tuple[str, str]]:
    counted = {"directions": len(entry.directions), "sections": len(entry.guide.sections)}
    names = {
        "directions": "研究方向",
        "sections": "专题",
        "young_scientist_projects": "青年科学家项目",
        "tasks": "任务",
        "projects": "项目",
    }
    for claim in entry.guide.claims:
        found = f"，实有 {counted[claim.name]}" if claim.name in counted else "（仅引用）"
        yield names.get(claim.name, claim.name), f"自称 {claim.value}{found}"
