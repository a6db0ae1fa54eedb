"""A rule for one quantity in several respects: 定位精度水平优于 2cm、高程优于 5cm; 外量子效率蓝光≥25%、绿光≥20%."""

from __future__ import annotations

import re

from generator.model.indicator import Kind
from generator.parse.bare_names import strip_marks
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.nouns import start_draft, whose
from generator.parse.particles import LIST_MARK
from generator.parse.things import ends_with_thing
from generator.vocabulary import Measurand

_NEAR = 24
_LONGEST = 6
_DIRECTION = re.compile(r"(?:[A-Z](?:-[A-Z])?|[XYZxyz横纵径轴切法]) ?(?:方向|向)$")
_ACCURACY = "accuracy"


def read_aspect(spot: Spot, subject: str | None, name: str) -> Draft | None:
    """定位精度水平优于 2cm、高程优于 5cm: one quantity in two respects, each the condition of its value."""
    if (parted := _part_aspects(spot, name)) is not None:
        return parted
    last, word = spot.memory.last, _aspect_word(spot, name)
    head = strip_marks(name[: len(name) - len(word)])
    if word and not head and last is not None and any(_aspect_word(spot, c) for c in last.conditions):
        draft = start_draft(spot, Kind.TECHNICAL, last.subject, last.name)
    elif word and spot.lexicon.measurand_set.at_end(fold(head)) and not _is_level(spot, word, head):
        draft = start_draft(spot, Kind.TECHNICAL, whose(spot, subject), head)
    else:
        return None
    draft.aspect = True
    draft.conditions.append(word)
    return draft


def _part_aspects(spot: Spot, name: str) -> Draft | None:
    """外量子效率蓝光≥25%、绿光≥20%: what names no quantity behind a list mark is one more respect of the one before."""
    last, lexicon = spot.memory.last, spot.lexicon
    listed = spot.left.lstrip().startswith(LIST_MARK) and 1 < len(name) <= _LONGEST
    if last is None or last.kind is not Kind.TECHNICAL or last.amount.counts or last.rating or not listed:
        return None
    found = _find_whole(lexicon, last.name)
    own = _find_whole(lexicon, name)
    if found is not None and own is not None and own[0].id == found[0].id == "range":
        before = find_measurand(lexicon, last.name[: found[1]])
        if before is not None and before[0].better == "down" and len(lexicon.measurand_set.at_end(name[: own[1]])) <= 1:
            found, own = before, None  # 低频段、高频段
    if own is not None or found is None or ends_with_thing(lexicon, name) or spot.amount.counts:
        return None
    end = found[1] + len(lexicon.measurand_set.at_start(fold(last.name), found[1]))
    tail = last.conditions[-1] if last.aspect else last.name[end:]
    if not _measures_alike(spot, last) and tail[-1:] != name[-1]:
        return None
    if not last.aspect and (not 1 < len(tail) <= _LONGEST or not tail.isalnum()):
        return None
    if not last.aspect:
        last.name, last.aspect = last.name[:end], True
        last.conditions.append(tail)
    draft = start_draft(spot, Kind.TECHNICAL, last.subject, last.name)
    draft.aspect = True
    draft.conditions.append(name)
    return draft


def _measures_alike(spot: Spot, last: Draft) -> bool:
    """Whether an amount may be of the same quantity as the row before, bounded on the same side."""
    units = [amount.unit.single for amount in (spot.amount, last.amount) if amount.unit is not None]
    same = len({unit.quantity for unit in units if unit is not None}) <= 1
    return same and spot.bounds.means in ((), last.bounds.means)


def _find_whole(lexicon: Lexicon, name: str) -> tuple[Measurand, int] | None:
    """The last quantity in a name that is more than one character: 测量误差|导高."""
    found = find_measurand(lexicon, name)
    if found is not None and len(lexicon.measurand_set.at_start(fold(name), found[1])) == 1:
        return find_measurand(lexicon, name[: found[1]])
    return found


def _aspect_word(spot: Spot, name: str) -> str:
    """The respect in which a value holds at the end of a name: 水平, L-T方向."""
    direction = _DIRECTION.search(name)
    return direction[0] if direction else spot.lexicon.words("aspects").at_end(fold(name))


def _is_level(spot: Spot, word: str, head: str) -> bool:
    """Whether 水平 says how high a quantity is (噪声水平), where no other respect follows."""
    following = spot.layout.text[spot.bounds.end : spot.bounds.end + _NEAR]
    level = fold(word) in spot.lexicon.words("levels").words and _group_of(spot, head) != _ACCURACY
    return level and not spot.lexicon.words("aspects").stands_in(following)


def _group_of(spot: Spot, name: str) -> str:
    found = find_measurand(spot.lexicon, name)
    return found[0].id if found else ""


def is_respect(spot: Spot, name: str, own: Measurand | None) -> bool:
    """Whether words before a number only tell in which respect the quantity before the colon is meant."""
    heading = find_measurand(spot.lexicon, spot.memory.heading)
    if heading is None or spot.amount.counts:
        return False
    plain = (
        not spot.lexicon.measurand_set.at_end(fold(name))
        or name.isascii()
        or fold(name) in spot.lexicon.words("elements").words
    )
    first = spot.opens_segment or spot.left.lstrip().startswith(LIST_MARK)
    return own is None or plain or (first and heading[0].better == "down" and own.better == "none")


def respect_of_heading(spot: Spot, name: str) -> Draft:
    """检出限：Cd≤0.1μg/kg、Pb≤1μg/kg: one quantity, named before the colon, in several respects."""
    draft = start_draft(spot, Kind.TECHNICAL, spot.memory.subject, spot.memory.heading)
    draft.conditions.append(strip_marks(name))
    return draft
