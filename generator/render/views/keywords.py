"""The keyword index in pinyin order, and a page per keyword with the sentences in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.maths import read_display
from generator.model.guide import DirectionKey
from generator.model.site import DirectionEntry, Keyword, Mention
from generator.model.text import Span
from generator.render import paths
from generator.render.text import Mark, render_inline
from generator.render.views.common import Context, Link, Linker, section_tone
from generator.render.views.marks import tie_marks

_NEIGHBOURS = 2
_SENTENCES = 3
"""Sentences shown of one direction; the page says how many more there are."""
_MOST_MENTIONING = 200
"""Directions shown on one keyword's page, so that a page's size stays bounded."""


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """A keyword in the index."""

    link: Link
    others: tuple[str, ...]
    """Its other spellings."""
    listed: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The keywords under a letter."""

    letter: str
    anchor: str
    lines: tuple[KeywordLine, ...]


@dataclass(frozen=True)
class KeywordIndexView:
    """All that the index prints."""

    title: str
    crumbs: tuple[Link, ...]
    total: int
    groups: tuple[LetterGroup, ...]
    description: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with the keyword marked, linked to its paragraph."""

    href: str
    field: str
    html: Markup


@dataclass(frozen=True)
class MentioningView:
    """A direction whose text mentions the keyword."""

    link: Link
    pick: Markup
    """Its name in what a reader ticks."""
    tone: str
    sentences: tuple[SentenceView, ...]
    more: int


@dataclass(frozen=True)
class KeywordView:
    """All that a keyword's page prints."""

    title: str
    crumbs: tuple[Link, ...]
    others: tuple[str, ...]
    listed: tuple[MentioningView, ...]
    mentioning: tuple[MentioningView, ...]
    left_out: int
    neighbours: tuple[Link, ...]
    description: str


def view_keyword_index(context: Context, path: PurePosixPath) -> KeywordIndexView:
    """The view of the index."""
    linker = Linker(path)
    keywords = context.site.keywords
    groups = tuple(
        LetterGroup(letter, _letter_anchor(letter), tuple(_line(keyword, linker) for keyword in inside))
        for letter, inside in groupby(keywords, key=lambda keyword: keyword.letter)
    )
    return KeywordIndexView(
        title="关键词索引",
        crumbs=(Link(linker.to(paths.HOME), "首页"),),
        total=len(keywords),
        groups=groups,
        description=f"按拼音排列的 {len(keywords)} 个关键词，每个附列出它的方向和正文提到它的方向。",
    )


def _letter_anchor(letter: str) -> str:
    return paths.plain("letter-other" if letter == "#" else f"letter-{letter.lower()}")


def _line(keyword: Keyword, linker: Linker) -> KeywordLine:
    return KeywordLine(
        link=Link(linker.to_keyword(keyword.slug), read_display(keyword.title).text),
        others=tuple(read_display(word).text for word in keyword.other_names),
        listed=len(keyword.listed),
        mentioned=len(keyword.mentioning),
    )


def view_keyword(keyword: Keyword, at: int, context: Context, path: PurePosixPath) -> KeywordView:
    """The view of a keyword's page; ``at`` is its position in the index."""
    linker = Linker(path)
    title = read_display(keyword.title).text
    mentioning = keyword.mentioning
    return KeywordView(
        title=title,
        crumbs=(Link(linker.to(paths.HOME), "首页"), Link(linker.to(paths.KEYWORD_INDEX), "关键词索引")),
        others=tuple(read_display(word).text for word in keyword.other_names),
        listed=tuple(_view_direction(key, keyword, context, linker) for key in keyword.listed),
        mentioning=tuple(_view_direction(key, keyword, context, linker) for key in mentioning[:_MOST_MENTIONING]),
        left_out=max(0, len(mentioning) - _MOST_MENTIONING),
        neighbours=_neighbours(context.site.keywords, at, linker),
        description=f"列出或提到“{title}”的研究方向，附原句。",
    )


def _neighbours(keywords: Sequence[Keyword], at: int, linker: Linker) -> tuple[Link, ...]:
    near = [*keywords[max(0, at - _NEIGHBOURS) : at], *keywords[at + 1 : at + 1 + _NEIGHBOURS]]
    return tuple(Link(linker.to_keyword(k.slug), read_display(k.title).text) for k in near)


def _view_direction(key: DirectionKey, keyword: Keyword, context: Context, linker: Linker) -> MentioningView:
    entry = context.site.entry_by_key[key]
    sentences = _distinct_sentences(m for m in entry.mentions if m.slug == keyword.slug)
    return MentioningView(
        link=linker.direction(entry),
        pick=paths.pick_id(key),
        tone=section_tone(entry.guide, entry.section),
        sentences=tuple(_view_sentence(entry, marks, linker) for marks in sentences[:_SENTENCES]),
        more=max(0, len(sentences) - _SENTENCES),
    )


def _distinct_sentences(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions grouped by the sentence in which they stand, in order."""
    grouped: dict[tuple[str, Span], list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault((mention.field, mention.sentence), []).append(mention)
    return list(grouped.values())


def _view_sentence(entry: DirectionEntry, mentions: Sequence[Mention], linker: Linker) -> SentenceView:
    first = mentions[0]
    field = next(f for f in entry.direction.fields if f.label == first.field)
    marks = tuple(Mark(m.span, "mark", {}) for m in mentions)
    return SentenceView(
        href=linker.to_direction(entry.key, paths.paragraph_anchor(first.paragraph)),
        field=first.field,
        html=render_inline(field.text, (*marks, *tie_marks(field.text)), first.sentence),
    )
