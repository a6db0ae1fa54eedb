"""What a sentence speaks of behind a row: the thing counted, one of its parts, several things that share a value."""

from __future__ import annotations

from dataclasses import replace

from generator.model.indicator import Kind
from generator.parse.bare_names import strip_marks
from generator.parse.descriptions import without_difference
from generator.parse.drafts import Draft, Memory, Spot
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.particles import LISTED, SEPARATORS, SUCH
from generator.parse.share_counts import part_counts
from generator.parse.share_names import last_list
from generator.parse.things import ends_with_deed, ends_with_thing

_MOST_THINGS = 24
_LONGEST_ATTRIBUTE = 4
"""Characters before a quantity that may tell which it is (单样检测|时间); more of them name something."""
_KIND = 2
"""Characters at the end of a thing that tell its kind."""


def remember(spot: Spot, rows: list[Draft], draft: Draft, shared: list[Draft], parted: bool) -> None:
    """What the sentence counted, and what it speaks of next; rows ``parted`` among several speak of none."""
    if draft.kind is Kind.DELIVERABLE:
        machines = len(shared) > 1 and all(ends_with_thing(spot.lexicon, row.name) for row in shared)
        spot.memory.group = tuple(row.name for row in shared) if machines else ()
    elif len(shared) == 1 and draft.subject is not None and not parted:
        spot.memory.group = ()
    if draft.carries or len(shared) > 1:
        counted = tuple(
            name for row in shared if row.kind is Kind.DELIVERABLE for name in _names_in(spot.lexicon, row.name)
        )
        spot.memory.things = (*spot.memory.things, *counted)[-_MOST_THINGS:]
    if draft.carries and _counts_some(spot, draft):
        spot.memory.things = spot.memory.things[:-1]
    elif draft.carries:
        _name_waiting(spot.memory, draft)
        thing = without_difference(spot.lexicon, draft.name) if len(shared) == 1 else None
        spot.memory.subject, spot.memory.whole = thing, None
    elif draft.kind is Kind.TECHNICAL and not parted:
        _measure(spot, rows, draft)


def share_group(spot: Spot, draft: Draft) -> list[Draft]:
    """A row for each of several things that have the same value: 光谱仪和成像仪各 2 台，检测时间均不超过 3min."""
    found = find_measurand(spot.lexicon, draft.name)
    plain = draft.subject is None and not draft.conditions and found is not None and found[1] <= _LONGEST_ATTRIBUTE
    owners = spot.memory.group if draft.kind is Kind.TECHNICAL and plain else ()
    return [replace(draft, subject=owner, conditions=[*draft.conditions]) for owner in owners] or [draft]


def part_group(spot: Spot, rows: list[Draft]) -> bool:
    """Give each of several things its own value of a list: …各 1 套，分辨率分别优于 8cm⁻¹和 4cm⁻¹."""
    owners, values = spot.memory.group, last_list(rows)
    told = spot.lexicon.words("respectively").stands_in(fold(spot.segment_text))
    if told and part_counts(spot.lexicon, values):
        return True
    same = len({row.name for row in values}) == 1 and all(row.subject is None for row in values)
    if not told or not same or not len(values) == len(owners) > 1 or values[0].kind is not Kind.TECHNICAL:
        return False
    for row, owner in zip(values, owners, strict=True):
        row.subject = owner
    return True


def _measure(spot: Spot, rows: list[Draft], draft: Draft) -> None:
    """What a property says of the things spoken of; one with a name of its own ends what a colon spoke of."""
    if draft.name != spot.memory.heading and find_measurand(spot.lexicon, draft.name) is not None:
        spot.memory.heading = ""
    if draft.subject and spot.lexicon.words("bred").at_end(fold(draft.subject)):
        spot.memory.bred = draft.subject
    if draft.subject and (draft.forward or _can_own(spot, rows, draft.subject)):
        _speak_of(spot.memory, draft.subject)
    if draft.forward:
        _name_counted(spot, draft)
    else:
        spot.memory.waiting.append(draft)


def _counts_some(spot: Spot, draft: Draft) -> bool:
    """Whether some of what is spoken of are counted; what follows is about all (…60 种，其中一级 15 种，…)."""
    known, some = spot.memory.subject, draft.kind is Kind.DELIVERABLE
    told = spot.lexicon.words("part_leads").at_start(fold(spot.left).lstrip(SEPARATORS)) != ""
    return some and told and spot.opens_segment and known is not None and known[-_KIND:] == draft.name[-_KIND:]


def _speak_of(memory: Memory, subject: str) -> None:
    """What follows speaks of a thing: the clause's first, or one of its parts."""
    known = memory.subject
    memory.whole = None if subject == memory.whole else memory.whole or known
    memory.subject = subject


def _can_own(spot: Spot, rows: list[Draft], subject: str) -> bool:
    """Whether what follows may speak of a thing: a known one, or any that opens the sentence and is no stuff."""
    if ends_with_thing(spot.lexicon, subject, loose=True) or subject in spot.memory.things:
        return True
    opens = spot.memory.subject is None and len(rows) == 1
    stuff = spot.lexicon.words("no_owners").at_end(fold(subject)) != ""
    return opens and (not stuff or ends_with_deed(spot.lexicon, subject))


def _name_counted(spot: Spot, forward: Draft) -> None:
    """Rows of a list whose thing stands behind the last: 1 个根节点和 5 个子节点的网络."""
    text = spot.layout.shown[spot.segment.start : spot.segment.end]
    made = spot.lexicon.words("yielding_verbs").at_start(fold(strip_marks(text)))
    for draft in spot.memory.waiting:
        draft.name = (made and draft.name.removeprefix(made)) or draft.name
        if draft.count_first or draft.subject is None or draft.attributive:
            draft.subject = forward.subject


def _name_waiting(memory: Memory, thing: Draft) -> None:
    """Properties before their thing: 误差＜5% 的系统 1 套."""
    for draft in memory.waiting:
        draft.subject = thing.name
    memory.waiting.clear()


def _names_in(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """A counted thing, and those that its name gives as examples: 射频电源、离子阱等核心部件."""
    examples, such, _ = name.rpartition(SUCH)
    return (
        (name, *(item for item in LISTED.split(examples) if len(item) > _KIND and ends_with_thing(lexicon, item)))
        if such
        else (name,)
    )
