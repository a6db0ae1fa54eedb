"""Build the keyword index: its entries with the directions that list them, and those that mention them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.index.keyword_table import KeywordTable, keyword_spans
from generator.index.slugs import first_letter, sort_key
from generator.model.guide import Direction, Guide
from generator.model.site import Keyword, KeywordUse, Mention

GENERAL_SHARE = 3
"""A keyword that stands in more than one direction in so many is general: listed, but not linked at each mention."""

GENERAL_MOST = 150
"""So is one that stands in more directions than this, however many there are."""


def list_keyword_uses(guide: Guide, direction: Direction, table: KeywordTable) -> tuple[KeywordUse, ...]:
    """The keywords that a direction lists, each with its entry."""
    return tuple(
        KeywordUse(span.cut(field.text), table.slug_of(span.cut(field.text)), field.label, span)
        for field, span in keyword_spans(guide, direction)
    )


def build_keywords(table: KeywordTable, mentions: Iterable[Mention], directions: int) -> tuple[Keyword, ...]:
    """All entries in pinyin order. ``directions`` is how many there are on the site."""
    by_slug: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_slug[mention.slug].append(mention)
    entries = [_make_keyword(slug, table, by_slug[slug], directions) for slug in table.title_by_slug]
    return tuple(sorted(entries, key=lambda k: (k.letter == "#", k.letter, sort_key(k.title), k.slug)))


def _make_keyword(slug: str, table: KeywordTable, mentions: Sequence[Mention], directions: int) -> Keyword:
    title = table.title_by_slug[slug]
    listed = frozenset(table.listed[slug])
    found_in = dict.fromkeys(mention.direction for mention in mentions)
    return Keyword(
        slug=slug,
        title=title,
        spellings=table.spellings[slug],
        aliases=table.aliases[slug],
        letter=first_letter(title),
        listed=table.listed[slug],
        mentions=tuple(mentions),
        mentioning=tuple(key for key in found_in if key not in listed),
        is_general=len(found_in) * GENERAL_SHARE > directions or len(found_in) > GENERAL_MOST,
    )
