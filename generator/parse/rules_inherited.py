"""A rule for counts of what was counted before, in a state of its own: 其中授权不少于 5 项."""

from __future__ import annotations

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.count_states import find_status_verb
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.nouns import counted_noun, start_draft


def inherit_noun(spot: Spot) -> Outcome | None:
    """其中授权不少于 5 项, 推动立项 1 项: what was counted before, in a state of its own."""
    last = spot.memory.last
    if last is not None and last.kind is Kind.TECHNICAL:
        last = spot.memory.counted
        return _part_of(spot, last) if last is not None and _came_to_something(spot, last) else None
    if not spot.amount.counts or last is None or last.kind is not Kind.DELIVERABLE:
        return None
    if _came_to_something(spot, last):
        return _part_of(spot, last)
    if counted_noun(spot):
        return None
    bare = clean_name(spot.lexicon, spot.left, "totals")
    status = bare if bare and bare in spot.lexicon.statuses.words else ""
    verb = status or ("" if bare else find_status_verb(spot) or "")
    if not verb or spot.lexicon.deliverable_set.at_end(fold(bare)):
        return _part_of(spot, last) if _is_some(spot, last) else None
    draft = start_draft(spot, Kind.DELIVERABLE, None, last.name)
    draft.status, draft.carries = verb, last.carries
    part = spot.depth > 0 or spot.lexicon.words("nested_counts").at_start(fold(strip_marks(spot.left)))
    draft.deliverables = () if part else last.deliverables
    return draft


def _is_some(spot: Spot, last: Draft) -> bool:
    """Whether an amount tells how many of what was counted before came to something: 其中 1 种, 其中被采纳 2 项."""
    left, unit = fold(strip_marks(spot.left)), spot.amount.unit
    if unit is None or unit.code != last.measure:
        return False
    lead = spot.lexicon.words("part_leads").at_start(left)
    adopted = left[len(spot.lexicon.words("count_adverbs").at_start(left)) :]
    if spot.lexicon.words("plain_passives").at_start(adopted):
        return True
    inside = spot.depth > 0 and (not left or left in spot.lexicon.words("at_least").words)
    alone = lead != "" and lead == left and spot.right_closed
    return inside or alone or (lead != "" and spot.lexicon.words("passives").at_start(left, len(lead)) != "")


def _came_to_something(spot: Spot, last: Draft) -> bool:
    """Whether it is told behind an amount what became of some of what was counted: 其中至少 1 种获得临床试验许可."""
    left, unit = fold(strip_marks(spot.left)), spot.amount.unit
    lead = spot.lexicon.words("part_leads").at_start(left)
    alone = lead != "" and left[len(lead) :] in {"", *spot.lexicon.words("at_least").words}
    same = unit is not None and unit.code == last.measure
    right = fold(strip_marks(spot.right))
    told = right in spot.lexicon.statuses.words or spot.lexicon.words("passives").at_start(right) != ""
    return alone and same and spot.right_closed and told


def _part_of(spot: Spot, last: Draft) -> Draft:
    """Some of what was counted before, in the state told before or behind them: 其中 1 种完成登记."""
    draft, statuses = start_draft(spot, Kind.DELIVERABLE, None, last.name), spot.lexicon.statuses
    right = strip_marks(spot.right)
    told = statuses.at_end(fold(right)) or statuses.at_end(fold(strip_marks(spot.left)))
    if not told and spot.lexicon.words("passives").at_start(fold(right)):
        told = right
    left = strip_marks(spot.left)
    adopted = left[len(spot.lexicon.words("count_adverbs").at_start(fold(left))) :]
    if not told and spot.lexicon.words("plain_passives").at_start(fold(adopted)):
        told = adopted
    draft.status, draft.carries = told or None, last.carries
    return draft
