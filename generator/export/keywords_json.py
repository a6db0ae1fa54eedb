"""``keywords.json``: the keywords of one guide, who lists them and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from generator.export.context import Exporting, GuideKeyword
from generator.export.json_text import write_json
from generator.export.records import Record, part
from generator.maths import read_display
from generator.model.guide import Field
from generator.model.site import Mention
from generator.render import paths
from generator.render.data_format import KEYWORDS, SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class _KeywordItem:
    exporting: Exporting
    use: GuideKeyword


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

_KEYWORD: Record[_KeywordItem] = Record(
    _KEYWORD_SHAPE,
    {
        "slug": lambda item: item.use.keyword.slug,
        "title": lambda item: item.use.keyword.title,
        "title_display": lambda item: read_display(item.use.keyword.title).text,
        "letter": lambda item: item.use.keyword.letter,
        "spellings": lambda item: item.use.keyword.spellings,
        "aliases": lambda item: item.use.keyword.aliases,
        "is_general": lambda item: item.use.keyword.is_general,
        "listed": lambda item: item.use.listed,
        "mentions": lambda item: [_MENTION.write(_MentionItem(item.exporting, m)) for m in item.use.mentions],
        "url": lambda item: item.exporting.url(paths.keyword_page(item.use.keyword.slug)),
    },
)

_DOCUMENT: Record[Exporting] = Record(
    KEYWORDS,
    {
        "schema_version": lambda _: SCHEMA_VERSION,
        "guide": lambda exporting: exporting.guide_id,
        "keywords": lambda exporting: [_KEYWORD.write(_KeywordItem(exporting, use)) for use in exporting.keywords],
    },
)


def export_keywords_json(exporting: Exporting) -> bytes:
    """The file's bytes."""
    return write_json(_DOCUMENT.write(exporting))
