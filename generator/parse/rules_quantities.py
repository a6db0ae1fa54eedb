"""Rules for numbers with units: named properties, further values, ratings."""

from __future__ import annotations

from generator.model.indicator import Kind
from generator.parse.areas import find_area, find_shown, find_spread
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.circumstances import split_circumstance
from generator.parse.clause_parts import is_object, is_part, is_whole
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.nouns import (
    counted_noun,
    cut_noun,
    end_of,
    noun_behind,
    split_reference,
    start_draft,
    thing_behind,
    whose,
)
from generator.parse.particles import LIST_MARK, OF, SEPARATORS
from generator.parse.phrases import Named, split_subject
from generator.parse.rules_aspects import is_respect, read_aspect, respect_of_heading
from generator.parse.rules_ratings import same_quantity
from generator.parse.things import ends_with_thing
from generator.vocabulary import Measurand

_SHORTEST_PART = 3
_SHORT = 2
_SHORTEST_TEST = 4
"""Characters before the word for a test that tell how it is done."""
_RATIO = "ratio"
_UNCERTAINTY = "uncertainty"


def continue_list(spot: Spot) -> Outcome | None:
    """0.2‰、0.5‰; 3 类、5 种; 15 μm 和 0.0001°: the same name, the next value."""
    last = spot.memory.last
    if last is None or not spot.left_touches or spot.amount.counts != last.amount.counts:
        return None
    if (spot.amount.counts and counted_noun(spot)) or (last.rating and not same_quantity(spot, last)):
        return None
    draft = start_draft(spot, last.kind, last.subject, last.name)
    draft.means = spot.own_means or last.means
    draft.deliverables, draft.status, draft.carries = last.deliverables, last.status, last.carries
    draft.rating, draft.listed, draft.described = last.rating, True, last.described
    return draft


def named_quantity(spot: Spot) -> Outcome | None:
    """标准不确定度 ≤2%: a property with its number."""
    left, means = split_reference(spot)
    nameless = spot.memory.subject is None
    opens = nameless and spot.memory.last is None and not spot.memory.begun
    named = split_subject(spot.lexicon, left, owners=nameless, opens=opens, parts=not nameless)
    named = _of_counted(spot, left) or _of_some(spot, left) or _part_alike(spot, named)
    name = named.name
    if not name.strip(SEPARATORS):
        return _unnamed(spot, left)
    found = find_measurand(spot.lexicon, name)
    thing = noun_behind(spot) if found is None and not spot.bounds.means else ""
    if thing and spot.right_closed and ends_with_thing(spot.lexicon, thing):
        return None
    named = (_sought(spot, left, named.subject or "") if thing else None) or named
    name = named.name + thing
    if (aspect := read_aspect(spot, named.subject, name)) is not None:
        return aspect
    if not thing and is_respect(spot, name, found[0] if found else None):
        return respect_of_heading(spot, name)
    subject = whose(spot, named.subject) or _counted_alike(spot, name)
    if is_object(spot, named.subject) or is_part(spot, named.subject) or is_whole(spot, named.subject, name):
        whole = named.whole.removeprefix(named.condition or "")
        whole = whole if whole.endswith(name) else f"{named.subject}{name}"
        subject, name = spot.memory.subject, whole.removeprefix(spot.memory.subject or "")
    if subject == spot.memory.subject and _means_whole(spot, name):
        subject = spot.memory.whole
    if named.subject is None and subject:
        name = _behind_thing(spot, subject, name)
    if (area := find_area(spot, left, name, named.subject)) is not None:
        return area
    draft = start_draft(spot, Kind.TECHNICAL, subject, name)
    draft.means = draft.means or means
    draft.shared = _shared_group(spot, found[0] if found else None)
    _find_owner(spot, draft, named.subject, found is not None)
    if named.condition:
        draft.conditions.append(named.condition)
    return draft


def _sought(spot: Spot, left: str, thing: str) -> Named | None:
    """A way of testing, and what it finds of the size behind: 聚乙烯管道微波检测|Φ1×5mm² 的平底孔."""
    unit, words = spot.amount.unit, clean_name(spot.lexicon, left)
    sized = bool(spot.amount.dims) or (
        unit is not None and unit.single is not None and unit.single.quantity == "length"
    )
    ends = [found.end() for found in spot.lexicon.words("tests").anywhere.finditer(fold(words), _SHORTEST_TEST)]
    way = words[: ends[-1]] if ends else ""
    return Named(way, words[len(way) :], None) if sized and len(way) > len(thing) else None


def _unnamed(spot: Spot, left: str) -> Draft | None:
    """The row of a number whose words name nothing: it is of the quantity before a colon, or the size of an area."""
    if spot.memory.heading and spot.opens_segment and not spot.amount.counts:
        return start_draft(spot, Kind.TECHNICAL, spot.memory.subject, spot.memory.heading)
    area = find_shown(spot, left, spot.right) or find_area(spot, left, strip_marks(left), None)
    return area or find_spread(spot, left)


def _behind_thing(spot: Spot, thing: str, name: str) -> str:
    """A name without the thing before it, be it only the thing's last words behind its rating: 12 英寸|硅片|颗粒数."""
    if name.startswith(thing):
        return strip_marks(name[len(thing) :]) if len(name) > len(thing) + 1 else name
    last = spot.memory.last
    if last is None or not last.rating or spot.opens_segment or last.subject != thing:
        return name
    tails = (at for at in range(len(name) - _SHORT, _SHORT - 1, -1) if thing.endswith(name[:at]))
    return name[next(tails, 0) :]


def _of_counted(spot: Spot, left: str) -> Named | None:
    """One of several things counted before, and its quantity: A 和 B 各 1 套，其中|A|最低温度."""
    words = strip_marks(left)
    words = strip_marks(words[len(spot.lexicon.words("part_leads").at_start(fold(words))) :])
    thing = max((thing for thing in spot.memory.things if words.startswith(thing)), key=len, default="")
    thing = thing or _tail_of_counted(spot, words)
    if not thing or thing == spot.memory.subject:
        return None
    rest = clean_name(spot.lexicon, words[len(thing) :])
    told = find_measurand(spot.lexicon, rest) is not None or (spot.bounds.means and len(rest) > 1)
    if not told:
        return None
    return Named(thing, rest, None) if split_circumstance(spot.lexicon, rest)[1] is None else None


def _of_some(spot: Spot, left: str) -> Named | None:
    """Some of what was counted, whatever they are called, and their quantity: 试剂 20 种，其中|色谱级溶剂|纯度."""
    last, words = spot.memory.last, strip_marks(left)
    lead = spot.lexicon.words("part_leads").at_start(fold(words))
    if not lead or not spot.opens_segment or last is None or last.kind is not Kind.DELIVERABLE:
        return None
    named = split_subject(spot.lexicon, words[len(lead) :], opens=True)
    share = fold(named.name) in spot.lexicon.words("shares").words
    return named if named.subject is not None and len(named.subject) > _SHORTEST_PART and not share else None


def _counted_alike(spot: Spot, name: str) -> str | None:
    """The one of several things counted whose name tells what its quantity is of: 涂布设备、显影设备 …，涂布均匀性."""
    things = spot.memory.things
    machines = [thing for thing in things if spot.lexicon.words("wholes").at_end(fold(thing))]
    alike = [thing for thing in machines if name[:_SHORT] in thing] if len(things) > 1 else []
    return alike[0] if len(alike) == 1 and len(name) > _SHORT else None


def _tail_of_counted(spot: Spot, words: str) -> str:
    """The last word of one of several things counted before that words begin with: 雷达和冰芯钻机 …，|钻机|深度."""
    things = spot.memory.things
    tails = (thing[at:] for thing in things for at in range(1, len(thing) - 1) if words.startswith(thing[at:]))
    tail = max(tails, key=len, default="") if len(things) > 1 else ""
    return tail if tail and not (spot.memory.subject or "").endswith(tail) else ""


def _means_whole(spot: Spot, name: str) -> bool:
    """Whether a quantity is that of the clause's first thing again, not of its part: 电堆功率 …，系统寿命; 捕集成本."""
    part, whole = spot.memory.subject, spot.memory.whole
    if whole is None or part is None or part == whole:
        return False
    lead = spot.lexicon.words("reference_leads").at_start(fold(name))
    if lead and name[len(lead) : len(lead) + 1] == whole[-1:] != part[-1:]:
        return True
    if spot.lexicon.words("complete_quantities").at_start(fold(name)):
        return True
    again = spot.lexicon.words("complete_names").at_start(fold(name))
    bare = again or name[:_SHORT]
    return bare not in part and (again != "" or bare in whole)


def _part_alike(spot: Spot, named: Named) -> Named:
    """A name parted as the one before it, where the two things are worded alike: 化学肥料|利用率 …，化学农药|利用率."""
    last, known = spot.memory.last, spot.memory.subject
    if named.subject is not None or known is None or last is None or last.subject != known:
        return named
    thing = named.name.removesuffix(last.name)
    alike = thing[:_SHORT] == known[:_SHORT] or thing[-_SHORT:] == known[-_SHORT:]
    parted = len(thing) >= _SHORTEST_PART and thing not in {named.name, known} and alike
    return Named(thing, last.name, named.condition) if parted else named


def _find_owner(spot: Spot, draft: Draft, named: str | None, measured: bool) -> None:
    """Whose property it is where the clause's thing is not meant: what all bring about, the thing behind 的."""
    if spot.lexicon.words("own_names").at_end(fold(draft.name)):
        draft.subject = named
    if spot.memory.bred and fold(draft.name) in spot.lexicon.words("spread_extents").words:
        draft.subject = spot.memory.bred
    left = strip_marks(spot.left)
    left = left[len(spot.lexicon.words("increasing_verbs").at_start(fold(left))) :]
    if added := spot.lexicon.words("increments").at_start(fold(left)):
        draft.subject, draft.name = None, f"{added}{clean_name(spot.lexicon, left).removeprefix(added)}"
    described = thing_behind(spot, "") if spot.right_closed else None
    if described and measured:
        draft.subject, draft.forward = described, True


def _shared_group(spot: Spot, own: Measurand | None) -> Measurand | None:
    """The group of the list's first row where a percentage cannot be meant: 标准不确定度 0.1%、声压 1.2%."""
    unit, last = spot.amount.unit, spot.memory.last
    ratio = unit is not None and unit.single is not None and unit.single.quantity == _RATIO
    if not ratio or last is None or own is None or not spot.left.lstrip().startswith(LIST_MARK):
        return None
    first = last.shared or (find_measurand(spot.lexicon, last.name) or (None,))[0]
    return first if first is not None and first.id == _UNCERTAINTY and own.better == "none" else None


def quantity_of_following(spot: Spot) -> Outcome | None:
    """在 ±0.001N 的高精度下, 覆盖 90% 以上高风险因子: what is measured stands behind."""
    if spot.amount.unit is None or spot.amount.counts:
        return None
    right = strip_marks(spot.right)
    if fold(strip_marks(spot.left)) in spot.lexicon.words("making_verbs").words and not right.startswith(OF):
        return None
    verb_alone = spot.left.strip(SEPARATORS) and not clean_name(spot.lexicon, spot.left)
    if not right.startswith(OF) and not (verb_alone and right):
        return None
    noun = cut_noun(spot, right.removeprefix(OF))
    made = spot.bounds.output or not right.startswith(OF)
    built = noun[: len(noun) - len(spot.lexicon.words("plain_deeds").at_end(fold(noun)))]
    if not noun.strip(SEPARATORS) or (made and ends_with_thing(spot.lexicon, built)):
        return None
    forward = thing_behind(spot, noun)
    name = _without_degree(spot.lexicon, clean_name(spot.lexicon, noun) or noun)
    draft = start_draft(spot, Kind.TECHNICAL, forward or spot.memory.subject, name)
    draft.consumed = end_of(spot, noun)
    return draft


def _without_degree(lexicon: Lexicon, name: str) -> str:
    """A quantity without the word that praises it: 在 ±0.001N 的|高精度下."""
    praised = name[:1] in lexicon.words("degrees").words and fold(name[1:]) in lexicon.measurands
    return name[1:] if praised else name
