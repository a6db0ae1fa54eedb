"""RULES: what an amount is in its surroundings; small rules in order, the first that answers wins."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.indicator import Kind
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.kinds import CountContext, decide_kind, is_funding
from generator.parse.lexicon import Lexicon
from generator.parse.phrases import (
    clean_name,
    ends_with_thing,
    find_measurand,
    split_subject,
    strip_marks,
    strip_tail,
)

Outcome = Draft | str
"""A row, or the id of the reason for which there is none (``condition``: it waits for its row)."""
Rule = Callable[[Spot], Outcome | None]

_SEPARATORS = " 、,，和及与或/"
_JOINING = ("及", "和", "与", "以及", "、")


def read_coverage_factor(spot: Spot) -> Outcome | None:
    """k=2, P=95%: how an uncertainty is stated."""
    left = fold(spot.left).strip()
    return "condition" if left in {"k", "K", "P", "p"} and spot.bounds.strongest == "=" else None


def read_circumstance(spot: Spot) -> Outcome | None:
    """6500K 时, 在 25℃ 下, 循环 1000 次后: the condition of what follows."""
    word = circumstance_word(spot)
    return "condition" if word and (not spot.amount.counts or word.endswith("后")) else None


def circumstance_word(spot: Spot) -> str:
    """The word behind an amount that makes it a condition, or nothing."""
    right = fold(spot.beyond[0].lstrip())
    if spot.lexicon.words("not_conditions").at_start(right):
        return ""
    return spot.lexicon.words("conditions").at_start(right)


def read_duration(spot: Spot) -> Outcome | None:
    """200h 稳定性, 30 天准连续运行率: for how long what follows holds."""
    unit = spot.amount.unit
    single = unit.single if unit is not None else None
    if single is None or single.quantity != "time" or spot.left.strip() or spot.bounds.means or spot.right_closed:
        return None
    return "condition" if find_measurand(spot.lexicon, strip_marks(spot.right)) else None


def read_rated(spot: Spot) -> Outcome | None:
    """100V/5A 同步相量不确定度, 循环 1000 次容量保持率: under which the property behind it holds."""
    words, closed = spot.beyond
    if closed or spot.bounds.means or not _can_be_rated(spot):
        return None
    name = strip_marks(words)
    if strip_marks(words).startswith("的") or spot.lexicon.words("conjunctions").at_start(fold(name)):
        return None
    found = find_measurand(spot.lexicon, name)
    return "condition" if found is not None and spot.lexicon.measurand_set.at_end(fold(_bare(spot, name))) else None


def _bare(spot: Spot, name: str) -> str:
    return strip_tail(spot.lexicon, name, spot.lexicon.words("tails"))


def _can_be_rated(spot: Spot) -> bool:
    """A number with unit that nothing names, or a time or number of uses that no property names."""
    unit = spot.amount.unit
    if unit is None or spot.amount.formula:
        return False
    left = spot.left.strip(_SEPARATORS)
    if spot.amount.counts:
        return bool(left) and unit.code in spot.lexicon.words("spans_of_use").words
    single = unit.single
    timed = single is not None and single.quantity == "time"
    last = spot.memory.last
    if not left:
        return not spot.left_touches or last is None or last.rating or bool(spot.memory.conditions)
    return timed and spot.lexicon.measurand_set.at_end(fold(left)) == ""


def read_per(spot: Spot) -> Outcome | None:
    """5μm/1000mm: what the value before holds for."""
    last = spot.memory.last
    named = last is not None and not last.rating and not last.amount.counts
    return (
        "formula"
        if spot.left.strip() == "/" and named and not spot.amount.counts and not spot.memory.conditions
        else None
    )


def read_quota(spot: Spot) -> Outcome | None:
    """拟支持项目不超过 5 项, 经费比例不低于 2:1."""
    if not is_funding(spot.lexicon, spot.segment_text, spot.role):
        return None
    noun = _counted_noun(spot) if spot.amount.counts else ""
    subject, name = _split_quota(spot, strip_marks(spot.left))
    draft = _draft(spot, Kind.FUNDING, subject, noun or name or strip_marks(spot.right) or spot.segment_text)
    draft.consumed = spot.bounds.end + len(spot.right) if noun and spot.right_closed else 0
    return draft


def _split_quota(spot: Spot, name: str) -> tuple[str | None, str]:
    """Who, and what may be done: 市场监管总局 | 推荐."""
    lexicon = spot.lexicon
    word = lexicon.words("funding_verbs").at_end(fold(name))
    if not word:
        return None, strip_tail(lexicon, strip_quota_lead(lexicon, name), lexicon.words("tails"))
    before = clean_name(lexicon, strip_quota_lead(lexicon, name[: len(name) - len(word)]))
    return before or None, word


def strip_quota_lead(lexicon: Lexicon, text: str) -> str:
    """Without the small words that a quota begins with."""
    text = strip_marks(text)
    word = lexicon.words("quota_leads").at_start(fold(text))
    return strip_marks(text[len(word) :])


def continue_list(spot: Spot) -> Outcome | None:
    """0.2‰、0.5‰; 3 类、5 种; 15 μm 和 0.0001°: the same name, the next value."""
    last = spot.memory.last
    if last is None or not spot.left_touches or spot.amount.counts != last.amount.counts:
        return None
    if (spot.amount.counts and _counted_noun(spot)) or (last.rating and not _same_quantity(spot, last)):
        return None
    draft = _draft(spot, last.kind, last.subject, last.name)
    draft.means = spot.own_means or last.means
    draft.deliverables, draft.status, draft.carries = last.deliverables, last.status, last.carries
    draft.rating, draft.listed = last.rating, True
    return draft


def _same_quantity(spot: Spot, last: Draft) -> bool:
    """Whether two ratings measure the same: 100V/5A do not."""
    mine, other = spot.amount.unit, last.amount.unit
    return (
        mine is not None
        and other is not None
        and mine.parts[0].unit is not None
        and other.parts[0].unit is not None
        and (mine.parts[0].unit.quantity == other.parts[0].unit.quantity)
    )


def inherit_noun(spot: Spot) -> Outcome | None:
    """其中授权不少于 5 项, 推动立项 1 项: what was counted before, in a state of its own."""
    last = spot.memory.last
    if not spot.amount.counts or last is None or last.kind is not Kind.DELIVERABLE or _counted_noun(spot):
        return None
    bare = clean_name(spot.lexicon, spot.left, "totals")
    status = bare if bare and bare in spot.lexicon.statuses.words else ""
    verb = status or ("" if bare else find_status_verb(spot) or "")
    if not verb or spot.lexicon.deliverable_set.at_end(fold(bare)):
        return None
    draft = _draft(spot, Kind.DELIVERABLE, None, last.name)
    draft.status, draft.carries = verb, last.carries
    part = spot.depth > 0 or spot.lexicon.words("nested_counts").at_start(fold(strip_marks(spot.left)))
    draft.deliverables = () if part else last.deliverables
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
    owner = _owner_of_count(spot, left) if bare else None
    draft = _count(spot, noun, owner)
    if not left and not spot.own_means and spot.opens_segment and spot.memory.last is not None:
        _carry_over(draft, spot.memory.last)
    return draft


def _carry_over(draft: Draft, last: Draft) -> None:
    """大于 50 家企业，50 款产品: the comparing word and the kind hold for both."""
    if last.count_first:
        draft.means, draft.kind = last.means, last.kind


def _owner_of_count(spot: Spot, left: str) -> str | None:
    """The thing that covers what is counted: 数字孪生体涵盖气温等 9 种."""
    covers = spot.lexicon.words("cover_verbs").anywhere.search(fold(left))
    lead = spot.lexicon.words("count_leads").at_end(fold(left))
    head = left[: covers.start()] if covers and covers.start() else left[: len(left) - len(lead)]
    subject = clean_name(spot.lexicon, head)
    if not subject or spot.lexicon.words("adverbials").at_start(fold(subject)) or (lead == "等" and covers is None):
        return None
    return subject if ends_with_thing(spot.lexicon, subject) or (spot.own_means_after and len(subject) > 1) else None


def count_behind_noun(spot: Spot) -> Outcome | None:
    """发明专利 6 项: the thing counted stands before."""
    if not spot.amount.counts:
        return None
    name = clean_name(spot.lexicon, spot.left)
    if not name and (unit := spot.amount.unit) is not None and unit.code in spot.lexicon.words("noun_measures").words:
        name = unit.code
    name = name or strip_marks(spot.left)
    return _count(spot, name, None) if name.strip(_SEPARATORS) else None


def _count(spot: Spot, noun: str, owner: str | None) -> Draft:
    unit = spot.amount.unit
    measure = unit.code if unit else "1"
    if measure in spot.lexicon.words("noun_measures").words:
        noun = measure
    last, left = spot.memory.last, strip_marks(spot.left)
    forward = _thing_behind(spot, noun)
    context = CountContext(
        noun=clean_name(spot.lexicon, noun, "totals") or noun,
        left=left,
        segment=spot.segment_text,
        measure=measure,
        covering=spot.memory.covering,
        role=spot.role,
        attributive=forward is not None
        or owner is not None
        or (not left and last is not None and last.attributive and spot.left_touches),
        bare=not clean_name(spot.lexicon, left) or left.endswith(_JOINING),
        nested=spot.depth > 0 and last is not None and last.kind is Kind.DELIVERABLE and last.measure == measure,
    )
    kind, deliverables = decide_kind(spot.lexicon, context)
    status = None
    if kind is Kind.DELIVERABLE:
        status, noun = split_status(spot, noun)
    subject = None
    if kind is Kind.TECHNICAL:
        named = split_subject(spot.lexicon, noun, owners=spot.memory.subject is None and owner is None)
        subject, noun = owner or forward or named.subject or spot.memory.subject, named.name
    draft = _draft(spot, kind, subject, noun)
    draft.deliverables, draft.status = deliverables, status
    draft.attributive = kind is Kind.TECHNICAL and context.attributive
    draft.forward = bool(forward)
    draft.count_first = strip_marks(spot.right).startswith(noun) and not clean_name(spot.lexicon, left).endswith(noun)
    if draft.count_first:
        draft.consumed = _end_of(spot, noun)
    kinds = spot.lexicon.vocabulary.deliverables_by_id
    draft.carries = any(kinds[id_].carries for id_ in deliverables) or (
        kind is Kind.DELIVERABLE and ends_with_thing(spot.lexicon, noun, places=True)
    )
    return draft


def _end_of(spot: Spot, noun: str) -> int:
    """Where a noun behind the amount ends in the text."""
    at = spot.right.find(noun) if noun else -1
    return spot.bounds.end + at + len(noun) if at >= 0 else 0


def _thing_behind(spot: Spot, noun: str) -> str | None:
    """The thing that a count before 的 describes: 不少于 5 个子节点的服务网络."""
    at = spot.right.find(noun)
    rest = spot.right[at + len(noun) :].lstrip() if at >= 0 else ""
    rest = rest.removeprefix("等")
    if not rest.startswith("的"):
        return None
    thing = clean_name(spot.lexicon, rest)
    return thing if ends_with_thing(spot.lexicon, thing) or not spot.right_closed else None


def split_status(spot: Spot, noun: str) -> tuple[str | None, str]:
    """The state in which a deliverable is due: from brackets, from the end of its noun, from the verb before it."""
    noun = clean_name(spot.lexicon, clean_name(spot.lexicon, noun, "totals")) or noun
    for aside in spot.asides:
        if spot.lexicon.statuses.stands_in(fold(aside)):
            return strip_marks(aside), noun
    behind = strip_marks(spot.right)
    if spot.right_closed and spot.lexicon.words("count_adverbs").at_start(fold(behind)):
        if word := spot.lexicon.statuses.at_end(fold(behind)):
            return word, noun
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
    named = split_subject(spot.lexicon, spot.left, owners=spot.memory.subject is None)
    name = named.name
    if not name.strip(_SEPARATORS):
        return None
    found = find_measurand(spot.lexicon, name)
    thing = _noun_behind(spot)
    if found is None and thing and not spot.bounds.means:
        if spot.right_closed and ends_with_thing(spot.lexicon, thing):
            return None
        name += thing
    draft = _draft(spot, Kind.TECHNICAL, named.subject or spot.memory.subject, name)
    if named.condition:
        draft.conditions.append(named.condition)
    return draft


def _noun_behind(spot: Spot) -> str:
    """What stands behind an amount, what describes it left out: 的断裂, 裂纹."""
    right = strip_marks(spot.right)
    if not right or not spot.right_closed or spot.lexicon.words("not_a_noun").at_start(fold(right.removeprefix("的"))):
        return ""
    return strip_marks(right.rpartition("的")[2])


def quantity_of_following(spot: Spot) -> Outcome | None:
    """在 ±0.001N 的高精度下, 覆盖 90% 以上高风险因子: what is measured stands behind."""
    if spot.amount.unit is None or spot.amount.counts:
        return None
    right = strip_marks(spot.right)
    verb_alone = spot.left.strip(_SEPARATORS) and not clean_name(spot.lexicon, spot.left)
    if not right.startswith("的") and not (verb_alone and right):
        return None
    noun = _cut_noun(spot, right.removeprefix("的"))
    if not noun:
        return None
    forward = _thing_behind(spot, noun)
    draft = _draft(spot, Kind.TECHNICAL, forward or spot.memory.subject, clean_name(spot.lexicon, noun) or noun)
    draft.consumed = _end_of(spot, noun)
    return draft


def rating_of_following(spot: Spot) -> Outcome | None:
    """80m 标准基线, 100V/5A 装置: a rating of the thing that stands behind."""
    unit = spot.amount.unit
    if unit is None or spot.amount.counts or unit.parts[0].unit is None:
        return None
    title = spot.lexicon.vocabulary.quantity_titles.get(unit.parts[0].unit.quantity, "")
    draft = _draft(spot, Kind.TECHNICAL, spot.memory.subject, title)
    draft.rating = True
    thing = clean_name(spot.lexicon, spot.right)
    if not ends_with_thing(spot.lexicon, thing):
        thing = split_subject(spot.lexicon, spot.right, owners=False).subject or ""
    draft.subject = thing or draft.subject
    return draft


def _counted_noun(spot: Spot) -> str:
    """The thing counted behind a measure word, or nothing."""
    right = strip_marks(spot.right) if not spot.right.lstrip().startswith("、") else ""
    whole = False
    if not right or spot.lexicon.words("not_a_noun").at_start(fold(right)):
        ahead = right.removeprefix("的")
        whole = not clean_name(spot.lexicon, spot.left)
        if ahead == right or not (spot.own_means_after or whole):
            return ""
        right = ahead
    if whole and spot.right_closed and ends_with_thing(spot.lexicon, right):
        return clean_name(spot.lexicon, right)
    if _is_handed_over(spot):
        return clean_name(spot.lexicon, _cut_noun(spot, right, attributes=True))
    noun = _cut_noun(spot, right)
    if not spot.right_closed and "、" in noun and not _is_enumeration(spot, noun):
        noun = noun.split("、", 1)[0]
    return strip_marks(noun).removesuffix("等")


def _is_enumeration(spot: Spot, noun: str) -> bool:
    """Whether a noun with list marks is one list: it ends with 等, or the sentence goes on with 的 behind it."""
    at = spot.right.find(noun)
    return noun.endswith("等") or spot.right[at + len(noun) :].lstrip().startswith("的")


def _is_handed_over(spot: Spot) -> bool:
    """研制 1 套适用于 X 的 Y: Y is what is counted, if nothing else counts it."""
    unit, left = spot.amount.unit, fold(strip_marks(spot.left))
    handed = unit is not None and unit.code in spot.lexicon.words("handover_measures").words
    made = left == "" or spot.lexicon.words("production_verbs").at_end(left) != ""
    joined = spot.right_closed or spot.lexicon.deliverable_set.at_end(fold(spot.right).rstrip()) != ""
    return handed and made and joined


def _cut_noun(spot: Spot, text: str, attributes: bool = False) -> str:
    """A noun up to where the sentence goes on; with ``attributes`` beyond 的."""
    folded = fold(text)
    guarded = [found.span() for found in spot.lexicon.words("not_cuts").anywhere.finditer(folded)]
    for found in spot.lexicon.words("cut_words").anywhere.finditer(folded):
        if attributes and found[0] == "的":
            continue
        if found.start() and not any(start <= found.start() < stop for start, stop in guarded):
            return strip_marks(text[: found.start()])
    return strip_marks(text)


def _draft(spot: Spot, kind: Kind, subject: str | None, name: str) -> Draft:
    unit = spot.amount.unit
    means = spot.own_means
    if not means and (word := spot.lexicon.words("at_least").at_start(fold(strip_marks(spot.left)))):
        means = (spot.lexicon.before[word],)
    return Draft(kind, subject, name, spot.amount, spot.bounds, means, measure=unit.code if unit else "1")


RULES: tuple[Rule, ...] = (
    read_coverage_factor,
    read_circumstance,
    read_duration,
    read_rated,
    read_quota,
    read_per,
    continue_list,
    inherit_noun,
    count_before_noun,
    count_behind_noun,
    named_quantity,
    quantity_of_following,
    rating_of_following,
)
"""In order; an amount that none of them takes is unread."""
