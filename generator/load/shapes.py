"""The shape of the source files, said once: the loader checks by it, and editors get it as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Ids of which Windows can make no folder."""
RESERVED_IDS = frozenset(
    [
        "404",
        "assets",
        "data",
        "feed",
        "glossary",
        "help",
        "index",
        "javascripts",
        "keywords",
        "llms",
        "match",
        "schema",
        "search",
        "sitemap",
        "style",
        "stylesheets",
    ]
)
"""First folders and pages of the site, and of source/, that a guide may not take the place of."""
SECTION_NUMBER = r"[1-9][0-9]{0,2}"
DIRECTION_NUMBER = r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,3})?"


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text; ``pattern`` (whole match, ASCII) and ``says`` what the pattern means, ``one_line`` forbids breaks."""

    pattern: str = ""
    says: str = ""
    one_line: bool = True
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapShape:
    """A mapping with free keys."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record."""

    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class RecordShape:
    """A mapping with known keys."""

    keys: Mapping[str, Key]


Shape = TextShape | ListShape | MapShape | RecordShape

_LINE = TextShape()
_BLOCK = TextShape(one_line=False)
_FIELD = TextShape(one_line=False, may_be_empty=True)
_DATE = TextShape(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", 'a date such as "2023-05-04"')
_YEAR = TextShape(r"19[7-9][0-9]|20[0-9]{2}", 'a year such as "2023", from 1970 to 2099, in quotes')
_COUNT = TextShape(r"[0-9]{1,6}", "a whole number in quotes")

CHANGE = RecordShape(
    {
        "date": Key(_DATE, "Day of the change.", True),
        "text": Key(_LINE, "What changed for readers, in one sentence.", True),
    }
)

GUIDE = RecordShape(
    {
        "id": Key(TextShape(ID_PATTERN, "small letters, digits and single hyphens"), "The folder's name.", True),
        "programme": Key(_LINE, "The programme that the guide belongs to.", True),
        "title": Key(_LINE, "Title as printed.", True),
        "year": Key(_YEAR, "Year of the call.", True),
        "stage": Key(TextShape(may_be_empty=True), "征求意见稿 for a draft; empty for a final guide."),
        "roles": Key(MapShape(ListShape(_LINE)), "Which labels play which role.", True),
        "empty_marks": Key(ListShape(_LINE), "Texts that mean “none”, such as “/”."),
        "claims": Key(MapShape(_COUNT), "Numbers that the guide states about itself; checked."),
        "preamble": Key(_FIELD, "Text before the first section, verbatim."),
        "sections": Key(
            ListShape(
                RecordShape(
                    {
                        "number": Key(TextShape(SECTION_NUMBER, "a number in quotes"), "Number as printed.", True),
                        "title": Key(_LINE, "Title as printed.", True),
                        "text": Key(_BLOCK, "Text of its own above its directions, verbatim."),
                    }
                )
            ),
            "The sections in order.",
            True,
        ),
        "dropped": Key(ListShape(_BLOCK), "Pieces of the original that are left out on purpose, in order."),
        "changes": Key(
            ListShape(CHANGE),
            "What changed in this data, newest first; shown on the guide's page, and the newest dates what is built.",
        ),
    }
)

ERRATUM = RecordShape(
    {
        "field": Key(_LINE, "Label of the field, or “title”.", True),
        "text": Key(_LINE, "The exact words as printed.", True),
        "suggestion": Key(_LINE, "What is probably meant.", True),
        "reason": Key(_LINE, "Why it looks wrong.", True),
    }
)

CORRECTION = RecordShape(
    {
        "quote": Key(_LINE, "The exact words that hold the number.", True),
        "field": Key(_LINE, "Label of the field; without it, the first indicators field."),
        "kind": Key(TextShape("technical|deliverable|funding", "technical, deliverable or funding"), "Kind of row."),
        "subject": Key(TextShape(may_be_empty=True), "The device or method it belongs to."),
        "name": Key(_LINE, "What is measured, or the thing counted."),
        "comparator": Key(TextShape("=|<=|>=|<|>|range|±|~", "one of = <= >= < > range ± ~"), "How it compares."),
        "value": Key(_LINE, "The number in the stated unit."),
        "min": Key(_LINE, "Lower bound of a range."),
        "max": Key(_LINE, "Upper bound of a range."),
        "unit": Key(_LINE, "Code of the unit."),
        "condition": Key(TextShape(may_be_empty=True), "Under which conditions."),
        "status": Key(TextShape(may_be_empty=True), "State in which it is due."),
        "deliverables": Key(
            _LINE, "Ids of vocabulary/deliverables.yaml, parted by blanks; “none” for a part counted elsewhere."
        ),
        "measurand": Key(_LINE, "Id of vocabulary/measurands.yaml: the group of the quantity."),
        "not_a_quantity": Key(_LINE, "Reason, where the number is part of a name."),
    }
)

RELATED = RecordShape(
    {
        "add": Key(
            ListShape(RecordShape({"number": Key(_LINE, "Direction.", True), "reason": Key(_LINE, "Why.", True)})),
            "Directions to name as related.",
        ),
        "suppress": Key(ListShape(_LINE), "Directions not to name as related."),
    }
)

DIRECTION = RecordShape(
    {
        "number": Key(TextShape(DIRECTION_NUMBER, 'a number such as "1.2" in quotes'), "Number as printed.", True),
        "title": Key(_LINE, "Title as printed.", True),
        "tag": Key(_LINE, "A word shown beside the title."),
        "fields": Key(MapShape(_FIELD), "Label → verbatim text, in the guide's order.", True),
        "errata": Key(ListShape(ERRATUM), "Spots that look wrong in the official text; shown as they are, and marked."),
        "indicators": Key(ListShape(CORRECTION), "Corrections to what was read from the text, found by their quote."),
        "related": Key(RELATED, "Corrections to the related directions."),
    }
)
