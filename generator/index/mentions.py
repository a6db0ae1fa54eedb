"""Find where a keyword of any direction stands in the text of a direction, with the sentence around it."""

from __future__ import annotations

from generator.index.find_words import WordFinder
from generator.index.keyword_table import KeywordTable, fold_keyword
from generator.maths import Display, read_display
from generator.model.guide import Direction, DirectionKey, Field, Guide, Role
from generator.model.site import Mention
from generator.model.text import Span

_SENTENCE_ENDS = frozenset("。；！？\n")


def make_finder(table: KeywordTable) -> WordFinder:
    """A finder of every spelling in the index."""
    return WordFinder({word for words in table.spellings.values() for word in words} | set(table.slug_by_fold))


def find_mentions(guide: Guide, direction: Direction, finder: WordFinder, table: KeywordTable) -> tuple[Mention, ...]:
    """All mentions in a direction's fields, its 关键词 fields left out, in order."""
    found = []
    key = DirectionKey(guide.id, direction.number)
    paragraph = 0
    for field in direction.fields:
        if field.role is not Role.KEYWORDS:
            found += _find_in_field(key, field, paragraph, finder, table)
        paragraph += len(field.paragraphs)
    return tuple(found)


def _find_in_field(
    key: DirectionKey, field: Field, paragraphs_before: int, finder: WordFinder, table: KeywordTable
) -> list[Mention]:
    display = read_display(field.text)
    mentions = []
    for found in finder.find(display):
        span = display.source_span(found.span)
        mentions.append(
            Mention(
                direction=key,
                slug=table.slug_by_fold[fold_keyword(found.word)],
                field=field.label,
                span=span,
                sentence=display.source_span(find_sentence(display, found.span)),
                paragraph=paragraphs_before + paragraph_at(field, span.start),
            )
        )
    return mentions


def find_sentence(display: Display, span: Span) -> Span:
    """The sentence (to 。；！？ or a line break) around a span of the display text, closing mark included."""
    text = display.text
    start = span.start
    while start and text[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    while start < span.start and text[start].isspace():
        start += 1
    end = span.end
    while end < len(text) and text[end - 1] not in _SENTENCE_ENDS and text[end] != "\n":
        end += 1
    return Span(start, end)


def paragraph_at(field: Field, position: int) -> int:
    """Number of the paragraph of a field, from 1, in which a position stands."""
    return next((n for n, span in enumerate(field.paragraphs, start=1) if position < span.end), 1)
