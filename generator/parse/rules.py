"""RULES: what an amount is in its surroundings; small rules in order, the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.indicator import Kind
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.kinds import CountContext, decide_kind, is_funding
from generator.parse.phrases import clean_name, find_measurand, split_subject, strip_marks
from generator.vocabulary import Status

Outcome = Draft | str
"""A row, or the id of the reason for which there is none (``condition``: it waits for its row)."""
Rule = Callable[[Spot], Outcome | None]

_COVERAGE = re.compile(r"^k ?=$|^[kP] ?=")


def read_coverage_factor(spot: Spot) -> Outcome | None:
    """k=2, P=95%: how an uncertainty is stated."""
    left = fold(spot.left).strip()
    return "condition" if left in {"k", "K", "P", "p"} and spot.bounds.strongest == "=" else None


def read_circumstance(spot: Spot) -> Outcome | None:
    """6500K 时, 在 25℃ 下: the condition of what follows."""
    if spot.amount.counts:
        return None
    words, others = spot.lexicon.words("conditions"), spot.lexicon.words("not_conditions")
    right = fold(strip_marks(spot.right))
    word = words.at_start(right)
    if not word or others.at_start(right):
        return None
    return "condition"


def read_duration(spot: Spot) -> Outcome | None:
    """200h 稳定性, 30 天准连续运行率: for how long what follows holds."""
    unit = spot.amount.unit
    single = unit.single if unit is not None else None
    if single is None or single.quantity != "time" or spot.left.strip() or spot.bounds.means or spot.right_closed:
        return None
    return "condition" if find_measurand(spot.lexicon, strip_marks(spot.right)) else None


def read_quota(spot: Spot) -> Outcome | None:
    """拟支持项目不超过 5 项, 经费比例不低于 2:1."""
    if not is_funding(spot.lexicon, spot.segment_text, spot.role):
        return None
    name = clean_name(spot.lexicon, spot.left) or strip_marks(spot.left)
    subject, name = _split_quota(spot, name)
    if not name:
        name = _counted_noun(spot) or strip_marks(spot.right) or spot.segment_text
    return _draft(spot, Kind.FUNDING, subject, name)


def _split_quota(spot: Spot, name: str) -> tuple[str | None, str]:
    """Who, and what may be done: 市场监管总局 | 推荐."""
    nouns = spot.lexicon.words("funding_nouns")
    last = nouns.at_end(fold(name))
    before = strip_marks(name[: len(name) - len(last)]) if last == "推荐" else ""
    return (clean_name(spot.lexicon, before) or None, last) if before else (None, name)


def continue_list(spot: Spot) -> Outcome | None:
    """0.2‰、0.5‰; 3 类、5 种; 15 μm 和 0.0001°: the same name, the next value."""
    last = spot.memory.last
    if last is None or not spot.left_touches or spot.left.strip(" 、,，和及与或/"):
        return None
    if spot.amount.counts != last.amount.counts or (spot.amount.counts and _counted_noun(spot)):
        return None
    draft = _draft(spot, last.kind, last.subject, last.name)
    draft.means = spot.own_means or last.means
    draft.deliverables = last.deliverables
    draft.status = last.status
    return draft


def count_before_noun(spot: Spot) -> Outcome | None:
    """不少于 5 种水处理药剂: the thing counted stands behind."""
    noun = _counted_noun(spot)
    if not spot.amount.counts or not noun:
        return None
    left = strip_marks(spot.left)
    bare = clean_name(spot.lexicon, left)
    leads = spot.lexicon.words("count_leads").at_end(fold(left)) != ""
    if bare and not leads and not spot.own_means_after:
        return None
    subject = _owner_of_count(spot, left) if bare else None
    return _count(spot, noun, subject)


def _owner_of_count(spot: Spot, left: str) -> str | None:
    """The thing that covers what is counted: 数字孪生体涵盖气温等 9 种."""
    covers = spot.lexicon.words("cover_verbs").anywhere.search(fold(left))
    lead = spot.lexicon.words("count_leads").at_end(fold(left))
    head = left[: covers.start()] if covers and covers.start() else left[: len(left) - len(lead)]
    subject = clean_name(spot.lexicon, head)
    return subject if subject and spot.lexicon.devices.search(fold(subject)) else None


def count_behind_noun(spot: Spot) -> Outcome | None:
    """发明专利 6 项: the thing counted stands before."""
    if not spot.amount.counts:
        return None
    name = clean_name(spot.lexicon, clean_name(spot.lexicon, spot.left, "totals"))
    return _count(spot, name, None) if name else None


def _count(spot: Spot, noun: str, subject: str | None) -> Draft:
    unit = spot.amount.unit
    measure = unit.code if unit else "1"
    last = spot.memory.last
    context = CountContext(
        noun=noun,
        left=strip_marks(spot.left),
        segment=spot.segment_text,
        measure=measure,
        covering=spot.memory.covering,
        role=spot.role,
        nested=spot.depth > 0 and last is not None and last.kind is Kind.DELIVERABLE and last.measure == measure,
    )
    kind, deliverables = decide_kind(spot.lexicon, context)
    status, noun = split_status(spot, noun) if kind is Kind.DELIVERABLE else (None, noun)
    if kind is Kind.TECHNICAL and subject is None:
        named = split_subject(spot.lexicon, noun)
        subject, noun = named.subject or spot.memory.subject, named.name
    draft = _draft(spot, kind, subject, noun)
    draft.deliverables, draft.status, draft.measure = deliverables, status, measure
    kinds = spot.lexicon.vocabulary.deliverables_by_id
    draft.carries = any(kinds[id_].carries for id_ in deliverables)
    return draft


def split_status(spot: Spot, noun: str) -> tuple[str | None, str]:
    """The state in which a deliverable is due: from brackets, from the end of its noun, from the verb before it."""
    statuses: tuple[Status, ...] = spot.lexicon.vocabulary.statuses
    del statuses
    for aside in spot.asides:
        if spot.lexicon.statuses.stands_in(fold(aside)):
            return strip_marks(aside), noun
    word = spot.lexicon.statuses.at_end(fold(noun))
    if word and len(word) < len(noun):
        return word, clean_name(spot.lexicon, noun[: len(noun) - len(word)])
    return find_status_verb(spot), noun


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


def named_quantity(spot: Spot) -> Outcome | None:
    """标准不确定度 ≤2%: a property with its number."""
    named = split_subject(spot.lexicon, spot.left)
    if not named.name:
        return None
    draft = _draft(spot, Kind.TECHNICAL, named.subject or spot.memory.subject, named.name)
    if named.condition:
        draft.conditions.append(named.condition)
    return draft


def quantity_of_following(spot: Spot) -> Outcome | None:
    """在 ±0.001N 的高精度下, 覆盖 90% 以上高风险因子: what is measured stands behind."""
    if spot.amount.unit is None or spot.amount.counts:
        return None
    right = strip_marks(spot.right)
    if not right.startswith("的") and not (spot.left.strip() and right):
        return None
    noun = _cut_noun(spot, right.removeprefix("的"))
    if not noun:
        return None
    return _draft(spot, Kind.TECHNICAL, spot.memory.subject, clean_name(spot.lexicon, noun) or noun)


def rating_of_following(spot: Spot) -> Outcome | None:
    """80m 标准基线, 100V/5A 装置: a rating of the thing that stands behind."""
    unit = spot.amount.unit
    if unit is None or spot.amount.counts or unit.parts[0].unit is None:
        return None
    title = spot.lexicon.vocabulary.quantity_titles.get(unit.parts[0].unit.quantity, "")
    draft = _draft(spot, Kind.TECHNICAL, spot.memory.subject, title)
    rest = split_subject(spot.lexicon, spot.right)
    draft.subject = (
        rest.subject
        or (rest.name if rest.name and not find_measurand(spot.lexicon, rest.name) else None)
        or draft.subject
    )
    return draft


def _counted_noun(spot: Spot) -> str:
    """The thing counted behind a measure word, or nothing."""
    right = strip_marks(spot.right) if not spot.right.lstrip().startswith("、") else ""
    if not right or spot.lexicon.words("not_a_noun").at_start(fold(right)):
        ahead = right.removeprefix("的")
        if ahead == right or not spot.own_means_after:
            return ""
        right = ahead
    noun = _cut_noun(spot, right)
    if not spot.right_closed and "、" in noun and "等" not in noun:
        noun = noun.split("、", 1)[0]
    return strip_marks(noun)


def _cut_noun(spot: Spot, text: str) -> str:
    """A noun up to where the sentence goes on."""
    folded = fold(text)
    cuts, guards = spot.lexicon.words("cut_words"), spot.lexicon.words("not_cuts")
    for found in cuts.anywhere.finditer(folded):
        if found.start() and not guards.at_start(folded, found.start()):
            return strip_marks(text[: found.start()])
    return strip_marks(text)


def _draft(spot: Spot, kind: Kind, subject: str | None, name: str) -> Draft:
    return Draft(
        kind,
        subject,
        name,
        spot.amount,
        spot.bounds,
        spot.own_means,
        measure=spot.amount.unit.code if spot.amount.unit else "1",
    )


RULES: tuple[Rule, ...] = (
    read_coverage_factor,
    read_circumstance,
    read_duration,
    read_quota,
    continue_list,
    count_before_noun,
    count_behind_noun,
    named_quantity,
    quantity_of_following,
    rating_of_following,
)
"""In order; an amount that none of them takes is unread."""
