"""The sheet of keywords: who lists each, who mentions it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.export import words
from generator.export.context import Exporting, GuideKeyword
from generator.export.sheets import Cell, Sheet, Table
from generator.maths import read_display
from generator.render import paths
from generator.render.data_format import KEYWORD_COLUMNS, SHEETS


@dataclass(frozen=True, slots=True)
class _Item:
    exporting: Exporting
    use: GuideKeyword


_TABLE: Table[_Item] = Table(
    KEYWORD_COLUMNS,
    {
        "order": lambda item: item.use.order,
        "title": lambda item: Cell(
            words.show(item.use.keyword.title), item.exporting.url(paths.keyword_page(item.use.keyword.slug))
        ),
        "letter": lambda item: item.use.keyword.letter,
        "others": lambda item: words.LISTED.join(read_display(text).text for text in item.use.keyword.spellings[1:]),
        "listed_count": lambda item: len(item.use.listed),
        "listed": lambda item: words.LISTED.join(item.use.listed),
        "mentioning_count": lambda item: len(item.use.mentioning),
        "mentioning": lambda item: words.LISTED.join(item.use.mentioning),
        "title_source": lambda item: item.use.keyword.title,
    },
)


def build_keyword_sheet(exporting: Exporting) -> Sheet:
    """The sheet of a guide."""
    rows = _TABLE.rows(_Item(exporting, use) for use in exporting.keywords)
    return Sheet(SHEETS[4].title, _TABLE.columns, rows, frozen_columns=2)
