"""The page of all requirements, clause by clause in the order of the guide, those without a number too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.guide import Role
from generator.model.site import GuideEntry
from generator.render.views.common import Context, Link, Linker, make_crumbs, section_tone
from generator.render.views.direction import ClauseView, view_clauses


@dataclass(frozen=True)
class ClauseGroup:
    """The clauses of one direction."""

    link: Link
    tone: str
    page: str
    """Address of the direction's page, to which row anchors are appended."""
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class ClausesView:
    """All that the page of requirements clause by clause prints."""

    title: str
    crumbs: tuple[Link, ...]
    groups: tuple[ClauseGroup, ...]
    total: int
    description: str


def view_clauses_page(entry: GuideEntry, context: Context, path: PurePosixPath) -> ClausesView:
    """The view of every requirement of a guide, clause by clause, those without a number too."""
    linker = Linker(path)
    groups = tuple(
        ClauseGroup(
            link=linker.direction(item),
            tone=section_tone(entry.guide, item.section),
            page=linker.to_direction(item.key),
            clauses=tuple(
                clause
                for field in item.direction.fields_of(Role.INDICATORS, Role.BODY)
                for clause in view_clauses(item, field, context)
            ),
        )
        for item in entry.directions
    )
    return ClausesView(
        title="考核指标逐条",
        crumbs=make_crumbs(linker, entry.guide),
        groups=groups,
        total=sum(len(group.clauses) for group in groups),
        description="全部研究方向的考核指标，按原文逐条列出对象、要求和原句，包括没有数字的要求。",
    )
