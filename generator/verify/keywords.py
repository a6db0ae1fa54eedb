"""Compare the keywords that a page shows one by one with the text of the fields from which they come."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.errors import Diagnostic
from generator.maths import read_display
from generator.model.guide import Direction, Role
from generator.verify.compare import finding


def compare_keywords(page: str, direction: Direction, shown: Iterable[str]) -> Iterator[Diagnostic]:
    """The first keyword that does not stand next in the source, or what the source has beyond them."""
    rest = "\n".join(read_display(field.text).text for field in direction.fields_of(Role.KEYWORDS))
    for keyword in shown:
        before, found, rest = rest.partition(keyword)
        if not found or not _is_separator(before):
            yield finding(page, f"the keyword '{keyword}' does not stand next in the source, which has {before[:20]!r}")
            return
    if not _is_separator(rest):
        yield finding(page, f"keywords are missing in the list: {rest!r}")


def _is_separator(text: str) -> bool:
    """Whether nothing but punctuation and blanks stands there."""
    return all(unicodedata.category(character)[0] in "PZC" for character in text)
