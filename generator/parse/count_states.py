"""The state in which what is counted is due: in brackets, behind its noun, in the verb before it."""

from __future__ import annotations

from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.kinds import find_deliverables
from generator.parse.particles import LIST_MARK

_SHORT_VERB = 2
_PATENTS = frozenset({"patent", "invention_patent", "utility_patent"})
"""Kinds that are due in the state of those they are some of (申请发明专利 30 件，其中国际专利 5 件)."""


def share_status(spot: Spot, kinds: tuple[str, ...], nested: bool) -> str | None:
    """The state that a count takes from the one before: patents, where it is told of none of their own."""
    last = spot.memory.last
    if last is None:
        return None
    if nested and kinds and set(kinds) <= set(last.deliverables):
        return last.status
    if not set(kinds) <= _PATENTS:
        return None
    return _shared_status(spot, last, nested, listed=bool(kinds) and spot.left.lstrip().startswith(LIST_MARK))


def split_status(spot: Spot, noun: str) -> tuple[str | None, str]:
    """The state in which a deliverable is due: from brackets, from the end of its noun, from the verb before it."""
    noun = clean_name(spot.lexicon, clean_name(spot.lexicon, noun, "totals")) or noun
    for aside in spot.asides:
        if spot.lexicon.statuses.stands_in(fold(aside)):
            return strip_marks(aside), noun
    behind = strip_marks(spot.right)
    due = spot.lexicon.statuses.at_end(fold(behind))
    if spot.right_closed and due and len(behind) <= len(due) + _SHORT_VERB:
        return due, noun
    later = spot.right_closed and spot.lexicon.words("count_adverbs").at_start(fold(behind))
    if later and (word := spot.lexicon.statuses.at_end(fold(behind))):
        return word, noun
    word = spot.lexicon.statuses.at_end(fold(noun))
    if word and len(word) < len(noun):
        due = clean_name(spot.lexicon, noun[: len(noun) - len(word)])
        return word, strip_tail(spot.lexicon, due, spot.lexicon.words("completing_verbs"))
    verb = find_status_verb(spot)
    rest = noun.removeprefix(verb or "")
    return verb, rest if find_deliverables(spot.lexicon, rest) else noun


def find_status_verb(spot: Spot) -> str | None:
    """申请 in 申请发明专利 6 项."""
    left = fold(strip_marks(spot.left))
    for _ in range(4):
        if verb := spot.lexicon.status_verbs.at_start(left):
            return verb
        lead = spot.lexicon.words("conjunctions").at_start(left) or spot.lexicon.words("count_adverbs").at_start(left)
        if not lead:
            return None
        left = left[len(lead) :].strip()
    return None


def _shared_status(spot: Spot, last: Draft, nested: bool, listed: bool) -> str | None:
    """The state of patents that are some of those before, or stand in a list with what the same verb governs."""
    if nested and set(find_deliverables(spot.lexicon, last.name)) & _PATENTS:
        return last.status
    return last.status if listed and last.status in spot.lexicon.status_verbs.words else None
