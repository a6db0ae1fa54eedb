"""The sheet of keywords: who lists each, who mentions it."""

from __future__ import annotations

from generator.export import words
from generator.export.context import Exporting
from generator.export.keywords_json import KeywordItem, list_keywords
from generator.export.sheets import Cell, Sheet, Table
from generator.maths import read_display
from generator.render import paths
from generator.render.data_format import KEYWORD_COLUMNS, SHEETS

_TABLE: Table[KeywordItem] = Table(
    KEYWORD_COLUMNS,
    {
        "order": lambda item: item.order,
        "title": lambda item: Cell(
            words.show(item.keyword.title), item.exporting.url(paths.keyword_page(item.keyword.slug))
        ),
        "letter": lambda item: item.keyword.letter,
        "others": lambda item: words.LISTED.join(read_display(text).text for text in item.keyword.spellings[1:]),
        "listed_count": lambda item: len(item.listed),
        "listed": lambda item: words.LISTED.join(item.listed),
        "mentioning_count": lambda item: len(item.mentioning),
        "mentioning": lambda item: words.LISTED.join(item.mentioning),
        "title_source": lambda item: item.keyword.title,
    },
)


def build_keyword_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide."""
    return Sheet(SHEETS[4].title, _TABLE.columns, _TABLE.rows(list_keywords(exporting)), frozen_columns=2)
