"""Rules for what is made and told by a quantity before it: 研制覆盖 92~96GHz 的芯片, 开发适用于管径 300mm 的机器人."""

from __future__ import annotations

from generator.model.indicator import Comparator, Kind
from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.nouns import cut_noun, end_of, noun_behind, rating_title, start_draft, whose
from generator.parse.particles import JOINING, LIST_MARK, OF
from generator.parse.rules_conditions import done_within
from generator.parse.things import ends_with_thing

_SHORTEST_THING = 2
_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""


def attribute_of_following(spot: Spot) -> Outcome | None:
    """The thing made stands behind 的: the amount is one of its own, and what follows speaks of it."""
    words = spot.right.lstrip()
    words = words[len(spot.lexicon.words("scales").at_start(words)) :] if spot.amount.counts else words
    farther = not words.startswith(OF)
    taken = not farther and _takes_in(spot, words)
    if OF not in words or not (taken or _is_made(spot)):
        return None
    counted = spot.amount.counts and (farther or not _covers(spot)) and not taken
    if counted or (farther and not _is_purpose(spot)):
        return None
    at = words.rindex(OF) if farther else 0
    thing = _without_technique(spot, clean_name(spot.lexicon, cut_noun(spot, words[at + 1 :])))
    named = clean_name(spot.lexicon, _behind_verb(spot))
    able = spot.lexicon.words("abilities").at_start(fold(named))
    named = named[len(able) :] if len(named) - len(able) != 1 else named  # 保藏量 is one word
    named = "" if fold(named) in spot.lexicon.words("cover_verbs").words else named
    measured = len(spot.lexicon.measurand_set.at_end(fold(thing))) > 1
    joined = any(mark in thing for mark in JOINING) and not spot.right_closed
    if len(thing) < _SHORTEST_THING or measured or joined or named in spot.lexicon.words("bare_names").words:
        return None
    draft = start_draft(spot, Kind.TECHNICAL, thing, named or rating_title(spot))
    draft.rating, draft.forward = not named, True
    draft.attributive = spot.amount.counts
    draft.consumed = end_of(spot, words[: at + 1]) if farther else 0
    return draft


def supported_quantity(spot: Spot) -> Outcome | None:
    """支持 7nm 及以下|工艺节点: what a thing supports is named behind the number, the thing before the verb."""
    left, noun = strip_marks(spot.left), noun_behind(spot)
    verb = spot.lexicon.words("support_verbs").at_end(fold(left))
    if spot.amount.counts or not verb or not noun or spot.right.lstrip().startswith(OF):
        return None
    thing = clean_name(spot.lexicon, left[: len(left) - len(verb)])
    bounded = spot.own_means_after and len(noun) > 1 and ends_with_thing(spot.lexicon, thing)
    if (ends_with_thing(spot.lexicon, noun) and not bounded) or not (thing or spot.memory.subject):
        return None
    draft = start_draft(spot, Kind.TECHNICAL, whose(spot, thing or None), noun)
    draft.consumed = end_of(spot, noun)
    return draft


def done_in_time(spot: Spot) -> Outcome | None:
    """鉴定系统可在 24 小时内完成|鉴定: the deed has the time in which it is done."""
    deed = done_within(spot) if spot.right_closed else ""
    if not deed:
        return None
    thing = clean_name(spot.lexicon, strip_tail(spot.lexicon, spot.left, spot.lexicon.words("able_leads")))
    subject = thing if ends_with_thing(spot.lexicon, thing) or len(thing) >= _SHORTEST_OWNER else None
    draft = start_draft(spot, Kind.TECHNICAL, whose(spot, subject), deed)
    draft.means = draft.means or (Comparator.AT_MOST.value,)
    draft.consumed = end_of(spot, deed)
    return draft


def _takes_in(spot: Spot, words: str) -> bool:
    """Whether a number of people or cases is a quality of what is made: 5000 例的|队列, 600 例的|临床试验 1 项."""
    lexicon, unit = spot.lexicon, spot.amount.unit
    left = fold(strip_marks(spot.left))
    made = any(lexicon.words(purpose).at_end(left) for purpose in ("production_verbs", "cover_verbs"))
    if not made or unit is None or unit.code not in lexicon.words("gathered_measures").words:
        return False
    thing = clean_name(lexicon, cut_noun(spot, words.removeprefix(OF)))
    if spot.right_closed:
        return lexicon.words("gatherings").at_end(fold(thing)) != ""
    following = spot.layout.amounts_in(spot.amount.end, spot.segment.end)[:1]
    return any(amount.counts for amount in following) and strip_marks(words).endswith(thing)


def _made_by(spot: Spot, words: str) -> str:
    """The verb at the start of a phrase by which something is found, bred, built or developed, or nothing."""
    words = fold(strip_marks(words))
    return spot.lexicon.words("yielding_verbs").at_start(words) or spot.lexicon.words("breakthroughs").at_start(words)


def _without_technique(spot: Spot, thing: str) -> str:
    """What a technique makes that is broken through: 突破功率 1W 以上的|单管器件|制备技术."""
    mastered = spot.lexicon.words("breakthroughs").at_start(fold(strip_marks(spot.left)))
    technique = spot.lexicon.words("making_ends").at_end(fold(thing)) if mastered else ""
    return thing[: len(thing) - len(technique)] or thing


def _behind_verb(spot: Spot) -> str:
    """The words before an amount without the verb, which else may be taken for a part of its name (研发|耐温)."""
    left = strip_marks(spot.left)
    return left[len(_made_by(spot, left)) :]


def _is_made(spot: Spot) -> bool:
    """Whether the words before an amount begin with such a verb, or go on a list of attributes that did."""
    if _made_by(spot, spot.left):
        return True
    before: list[Draft] = spot.memory.waiting
    listed = spot.left.lstrip().startswith((LIST_MARK, *JOINING)) and bool(before)
    return listed and _made_by(spot, spot.segment_text) != ""


def _is_purpose(spot: Spot) -> bool:
    """Whether it is told what the thing is for or treats: 适用于坡度 15°以上山地的底盘, 年处理 10 万吨废塑料的装置."""
    purpose = spot.lexicon.words("relations").at_start(fold(strip_marks(_behind_verb(spot)))) != ""
    return spot.bounds.output or (purpose and spot.right_closed)


def _covers(spot: Spot) -> bool:
    """Whether a count is said to be covered: 建立覆盖 15 个省份、10 万例以上的队列."""
    covers = spot.lexicon.words("cover_verbs")
    if spot.lexicon.words("abilities").at_start(fold(strip_marks(_behind_verb(spot)))):
        return True
    words = spot.segment_text if spot.memory.waiting else spot.left
    return covers.at_start(fold(strip_marks(strip_marks(words)[len(_made_by(spot, words)) :]))) != ""
