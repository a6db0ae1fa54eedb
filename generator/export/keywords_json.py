"""``keywords.json``: the keywords of one guide, who lists them and where they are mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.export.context import Exporting
from generator.export.json_text import write_json
from generator.export.records import Record, part
from generator.maths import read_display
from generator.model.guide import Field
from generator.model.site import Keyword, Mention
from generator.render import paths
from generator.render.data_format import KEYWORDS, SCHEMA_VERSION


@dataclass(frozen=True)
class KeywordItem:
    """A keyword as one guide uses it."""

    exporting: Exporting
    order: int
    """From 1 in the guide."""
    keyword: Keyword
    listed: tuple[str, ...]
    """Numbers of the guide's directions that list it."""
    mentions: tuple[Mention, ...]
    """In the guide's texts."""

    @property
    def mentioning(self) -> tuple[str, ...]:
        """Numbers of the directions that mention it and do not list it, each once, in order."""
        numbers = dict.fromkeys(mention.direction.number for mention in self.mentions)
        return tuple(number for number in numbers if number not in self.listed)


@dataclass(frozen=True)
class _MentionItem:
    exporting: Exporting
    mention: Mention

    @property
    def field(self) -> Field:
        """The field it stands in."""
        entry = self.exporting.site.entry_by_key[self.mention.direction]
        return next(field for field in entry.direction.fields if field.label == self.mention.field)

    @property
    def url(self) -> str:
        """Address of the paragraph."""
        entry = self.exporting.site.entry_by_key[self.mention.direction]
        return self.exporting.direction_url(entry, paths.paragraph_anchor(self.mention.paragraph))


_KEYWORD_SHAPE = part(KEYWORDS, "keywords")

_MENTION: Record[_MentionItem] = Record(
    part(_KEYWORD_SHAPE, "mentions"),
    {
        "direction": lambda item: item.mention.direction.number,
        "field": lambda item: item.mention.field,
        "surface": lambda item: item.mention.span.cut(item.field.text),
        "start": lambda item: item.mention.span.start,
        "end": lambda item: item.mention.span.end,
        "sentence": lambda item: item.mention.sentence.cut(item.field.text),
        "paragraph": lambda item: item.mention.paragraph,
        "url": lambda item: item.url,
    },
)

_KEYWORD: Record[KeywordItem] = Record(
    _KEYWORD_SHAPE,
    {
        "slug": lambda item: item.keyword.slug,
        "title": lambda item: item.keyword.title,
        "title_display": lambda item: read_display(item.keyword.title).text,
        "letter": lambda item: item.keyword.letter,
        "spellings": lambda item: item.keyword.spellings,
        "aliases": lambda item: item.keyword.aliases,
        "is_general": lambda item: item.keyword.is_general,
        "listed": lambda item: item.listed,
        "mentions": lambda item: [_MENTION.write(_MentionItem(item.exporting, m)) for m in item.mentions],
        "url": lambda item: item.exporting.url(paths.keyword_page(item.keyword.slug)),
    },
)

_DOCUMENT: Record[Exporting] = Record(
    KEYWORDS,
    {
        "schema_version": lambda _: SCHEMA_VERSION,
        "guide": lambda exporting: exporting.guide_id,
        "keywords": lambda exporting: [_KEYWORD.write(item) for item in list_keywords(exporting)],
    },
)


def list_keywords(exporting: Exporting) -> tuple[KeywordItem, ...]:
    """The keywords that the guide lists or mentions, in pinyin order."""
    return tuple(KeywordItem(exporting, n, *found) for n, found in enumerate(_used(exporting), start=1))


def _used(exporting: Exporting) -> Iterator[tuple[Keyword, tuple[str, ...], tuple[Mention, ...]]]:
    for keyword in exporting.site.keywords:
        listed = tuple(key.number for key in keyword.listed if key.guide_id == exporting.guide_id)
        mentions = tuple(m for m in keyword.mentions if m.direction.guide_id == exporting.guide_id)
        if listed or mentions:
            yield keyword, listed, mentions


def export_keywords_json(exporting: Exporting) -> bytes:
    """The file's bytes."""
    return write_json(_DOCUMENT.write(exporting))
