"""The page of the glossary: terms in pinyin order, what they mean, who says so, and where they stand in the guides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.index.slugs import first_letter
from generator.model.glossary import Term, TermUse
from generator.model.site import DirectionEntry, Site
from generator.render import paths
from generator.render.views.common import Context, Link, Linker

_MOST_USES = 12
"""Directions linked at one term; the page says how many more there are, so that its size stays bounded."""

_Use = tuple[DirectionEntry, TermUse]


@dataclass(frozen=True, slots=True)
class UseView:
    """A direction in which a term stands, linked to the paragraph."""

    link: Link
    title: str
    """Of the direction."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as the page prints it."""

    anchor: Markup
    title: str
    chinese: str
    others: tuple[str, ...]
    """Its other spellings."""
    english: str
    definition: str
    source: str
    uses: tuple[UseView, ...]
    more: int
    """Directions that are not linked."""


@dataclass(frozen=True, slots=True)
class LetterTerms:
    """The terms under a letter."""

    letter: str
    anchor: Markup
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All that the page prints."""

    title: str
    crumbs: tuple[Link, ...]
    total: int
    groups: tuple[LetterTerms, ...]
    description: str


def view_glossary(context: Context, path: PurePosixPath) -> GlossaryView:
    """The view of the glossary."""
    linker = Linker(path)
    terms = context.site.terms
    uses = _first_uses(context.site)
    several = len(context.site.guides) > 1
    return GlossaryView(
        title="术语表",
        crumbs=(Link(linker.to(paths.HOME), "首页"),),
        total=len(terms),
        groups=tuple(_view_groups(terms, uses, linker, several)),
        description=f"指南中的计量与质量基础设施术语和缩略语 {len(terms)} 条：含义、英文、出处，见于哪些方向。",
    )


def _first_uses(site: Site) -> dict[str, list[_Use]]:
    """Term → its first use in each direction, in the order of the site."""
    found: dict[str, list[_Use]] = {}
    for entry in site.entry_by_key.values():
        first: dict[str, TermUse] = {}
        for use in entry.terms:
            first.setdefault(use.term_id, use)
        for term_id, use in first.items():
            found.setdefault(term_id, []).append((entry, use))
    return found


def _view_groups(
    terms: Sequence[Term], uses: Mapping[str, Sequence[_Use]], linker: Linker, several: bool
) -> Iterable[LetterTerms]:
    for letter, inside in groupby(terms, key=lambda term: first_letter(term.title)):
        anchor = paths.plain("letter-other" if letter == "#" else f"letter-{letter.lower()}")
        yield LetterTerms(letter, anchor, tuple(_view_term(t, uses.get(t.id, ()), linker, several) for t in inside))


def _view_term(term: Term, uses: Sequence[_Use], linker: Linker, several: bool) -> TermView:
    return TermView(
        anchor=paths.term_anchor(term.id),
        title=term.title,
        chinese=term.chinese,
        others=tuple(word for word in term.words[1:] if word != term.chinese),
        english=term.english,
        definition=term.definition,
        source=term.source,
        uses=tuple(_view_use(entry, use, linker, several) for entry, use in uses[:_MOST_USES]),
        more=max(0, len(uses) - _MOST_USES),
    )


def _view_use(entry: DirectionEntry, use: TermUse, linker: Linker, several: bool) -> UseView:
    number = entry.direction.number
    shown = f"{entry.guide.year} 年 {number}" if several else number
    href = linker.to_direction(entry.key, paths.paragraph_anchor(use.paragraph))
    return UseView(Link(href, shown), linker.direction(entry).text)
