"""Say which conditions a direction sets for those who apply: co-funding, quotas, or something else that it notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.maths import read_display
from generator.model.guide import Role
from generator.model.indicator import Kind
from generator.model.site import DirectionEntry
from generator.vocabulary.groups import WordGroup


def find_conditions(entry: DirectionEntry, groups: Sequence[WordGroup]) -> tuple[str, ...]:
    """Ids of the conditions, in the order of ``groups``; none where the direction notes nothing."""
    found = {name for text in _list_texts(entry) for name in match_conditions(text, groups)}
    return tuple(group.id for group in groups if group.id in found)


def match_conditions(text: str, groups: Iterable[WordGroup]) -> list[str]:
    """Ids of the groups with a word in ``text``; if there are none, of those that have no words: the rest."""
    known = list(groups)
    matched = [group.id for group in known if any(word in text for word in group.words)]
    return matched or [group.id for group in known if not group.words]


def _list_texts(entry: DirectionEntry) -> Iterator[str]:
    """Each note that says something, and each clause with a quota or a ratio outside the notes."""
    for field in entry.direction.fields_of(Role.NOTES):
        if not entry.guide.is_empty(field.text):
            yield read_display(field.text).text
    for row in entry.rows:
        if row.indicator.kind is Kind.FUNDING and row.field.role is not Role.NOTES:
            yield row.indicator.clause.cut(row.field.text)
