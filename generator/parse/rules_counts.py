"""Rules for counts: quotas, deliverables, and what a thing covers."""

from __future__ import annotations

from dataclasses import replace

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.count_names import last_word, split_able, split_single, strip_inner
from generator.parse.count_owners import covers_at, find_owner, is_covering, read_width
from generator.parse.count_states import find_status_verb, share_status, split_status
from generator.parse.descriptions import find_description
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.kinds import OTHER, CountContext, decide_kind, find_deliverables
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_reference
from generator.parse.nouns import (
    begins_with_place,
    counted_noun,
    covers_made,
    end_of,
    start_draft,
    thing_behind,
    whose,
)
from generator.parse.particles import AT, JOINING, OF, SEPARATORS
from generator.parse.phrases import Named, split_subject
from generator.parse.things import ends_with_thing

_WAYS = frozenset({"scheme", "method"})
_LEAD = 8
_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""


def count_before_noun(spot: Spot) -> Outcome | None:
    """不少于 5 种水处理药剂: the thing counted stands behind."""
    spot = _from_place(spot)
    noun = counted_noun(spot)
    if not spot.amount.counts or not noun:
        return None
    left = strip_marks(spot.left)
    bare = clean_name(spot.lexicon, left)
    leads = spot.lexicon.words("count_leads").at_end(fold(left)) != "" or begins_with_place(spot)
    if bare and not leads and not spot.own_means_after:
        return None
    owner = find_owner(spot, left) if bare else None
    if not spot.right_closed and (thing := _thing_measured(spot, noun)):
        noun = spot.memory.subject = thing
    if (width := read_width(spot, noun)) is not None:
        return width
    if left.endswith(AT) and ends_with_thing(spot.lexicon, thing := clean_name(spot.lexicon, left)):
        spot.memory.subject = thing
    draft = _count(spot, noun, owner)
    spot.memory.subject = _made_there(spot, noun) or spot.memory.subject
    joined = spot.opens_segment or spot.left_touches
    last = spot.memory.last
    if not left and not spot.own_means and joined and last is not None:
        _carry_over(draft, last)
        if spot.left_touches and last.amount.counts and not draft.means:
            draft.means = last.means
    return draft


def _from_place(spot: Spot) -> Spot:
    """The spot without who does something before where it is done: 研究成果|在长江经济带 5 个以上城市应用."""
    at = spot.left.rfind(AT)
    done = spot.lexicon.words("place_cuts").stands_in(fold(spot.right)) and spot.right_closed
    least = fold(strip_marks(spot.left[: max(at, 0)])) in spot.lexicon.words("at_least").words
    if at <= 0 or least or not done or spot.lexicon.words("not_verbs").at_start(fold(spot.left), at):
        return spot
    return spot if ends_with_thing(spot.lexicon, spot.left[:at]) else replace(spot, left=spot.left[at:])


def _thing_measured(spot: Spot, noun: str) -> str | None:
    """The thing counted where its quantity is compared next: 两款国产 MCU|主频大于 300MHz."""
    compared = spot.lexicon.before_set.at_start(spot.layout.text, end_of(spot, noun))
    named = split_subject(spot.lexicon, noun, opens=True) if compared else None
    return named.subject if named is not None and named.subject and noun.startswith(named.subject) else None


def _carry_over(draft: Draft, last: Draft) -> None:
    """大于 50 家企业，50 款产品: the comparing word and the kind hold for both."""
    if last.count_first:
        draft.means, draft.kind = last.means, last.kind
        if last.deliverables == OTHER:
            draft.deliverables = last.deliverables


def count_behind_noun(spot: Spot) -> Outcome | None:
    """发明专利 6 项: the thing counted stands before."""
    if not spot.amount.counts:
        return None
    able = _ability(spot) if spot.memory.subject else ""
    if summed := _summed(spot):
        draft = _count(spot, summed, None)
        draft.name = summed if draft.kind is Kind.DELIVERABLE else draft.name
        return draft
    name = strip_inner(spot.lexicon, clean_name(spot.lexicon, strip_marks(spot.left)[len(able) :]))
    if not name and (unit := spot.amount.unit) is not None and unit.code in spot.lexicon.words("noun_measures").words:
        name = unit.code
    name = _behind_treating(spot, name) or _thing_made(spot) or last_word(spot.lexicon, spot.left)
    owner, name = split_able(spot.lexicon, name)
    if owner is None and spot.memory.subject is None:
        owner, name = split_single(spot.lexicon, name)
    return _split_deadline(spot.lexicon, _count(spot, name, owner)) if name.strip(SEPARATORS) else None


def _summed(spot: Spot) -> str:
    """What is done so far, where nothing but the verb tells what is counted: 累计服务 2000 人次; else nothing."""
    words = strip_marks(spot.left)
    sum_ = spot.lexicon.words("sums").at_start(fold(words))
    return words if sum_ and fold(words[len(sum_) :]) in spot.lexicon.words("service_verbs").words else ""


def _split_deadline(lexicon: Lexicon, draft: Draft) -> Draft:
    """The row with what its name says of by when as its condition: 项目完成时|销售 10 台."""
    found = lexicon.words("deadlines").anywhere.search(fold(draft.name))
    if found is None or lexicon.words("not_conditions").at_start(fold(draft.name), found.end() - 1):
        return draft  # 项目结束时间同步终端 is one word
    if rest := clean_name(lexicon, draft.name[found.end() :]):
        draft.conditions.append(draft.name[: found.end()])
        draft.name = rest
    return draft


def _behind_treating(spot: Spot, name: str) -> str:
    """What is counted without what is done to it: 修复|文物 100 件; 修复深度 and 修复工程 are words of their own."""
    rest = name[len(spot.lexicon.words("treating_verbs").at_start(fold(name))) :]
    alone = len(rest) > 1 and not find_deliverables(spot.lexicon, rest) and not spot.lexicon.measurand_set.at_end(rest)
    return rest if alone else name


def _ability(spot: Spot) -> str:
    """The words before an amount that say what a thing can do (可识别, 识别), or nothing."""
    left = fold(strip_marks(spot.left))
    if spot.lexicon.words("not_verbs").at_start(left):
        return ""
    able = spot.lexicon.words("count_abilities").at_start(left)
    kinds = spot.amount.unit is not None and spot.amount.unit.code in spot.lexicon.words("species_measures").words
    able = "" if able in spot.lexicon.words("production_verbs").words and not kinds else able
    able = "" if left[len(able) :] in spot.lexicon.measurands or len(left) == len(able) + 1 else able
    return spot.lexicon.words("abilities").at_start(left) or able


def _thing_made(spot: Spot) -> str:
    """The thing spoken of, where only a verb stands before the number: 示范基地面积 1000 亩，共建设 5 个."""
    verb = last_word(spot.lexicon, spot.left)
    if verb in spot.lexicon.words("placing_verbs").words:
        return verb
    made = spot.lexicon.words("production_verbs").at_start(fold(verb))
    return spot.memory.subject or "" if made == fold(verb) and not strip_marks(spot.right) else ""


def _count(spot: Spot, noun: str, owner: str | None) -> Draft:
    unit = spot.amount.unit
    measure = unit.code if unit else "1"
    if measure in spot.lexicon.words("noun_measures").words:
        noun = measure
    left, forward = strip_marks(spot.left), thing_behind(spot, noun)
    context = _read_context(spot, noun, owner or forward)
    kind, deliverables = decide_kind(spot.lexicon, context)
    status = None
    if kind is Kind.DELIVERABLE:
        status, noun = _due(spot, noun, context.assembled)
    bare = clean_name(spot.lexicon, noun)
    sold = measure in spot.lexicon.words("handover_measures").words and fold(bare) in spot.lexicon.words("acts").words
    if kind is not Kind.FUNDING and not sold and fold(bare) in spot.lexicon.words("own_names").words:
        return start_draft(spot, Kind.TECHNICAL, None, bare)
    subject = None
    if kind is Kind.TECHNICAL:
        named = _split_counted(spot, noun, owner, context)
        subject, noun = owner or forward or whose(spot, named.subject), named.name or noun
    draft = start_draft(spot, kind, subject, noun)
    draft.deliverables, draft.status = (
        deliverables,
        status or share_status(spot, deliverables or find_deliverables(spot.lexicon, noun), context.nested),
    )
    draft.attributive = kind is Kind.TECHNICAL and context.attributive
    draft.described = find_description(spot, noun) if kind is Kind.DELIVERABLE else ""
    draft.forward = bool(forward)
    draft.count_first = strip_marks(spot.right).startswith(noun) and not clean_name(spot.lexicon, left).endswith(noun)
    if draft.count_first:
        draft.consumed = end_of(spot, noun)
    draft.carries = _carries(spot, noun, draft)
    return draft


def _read_context(spot: Spot, noun: str, described: str | None) -> CountContext:
    """What decides the kind of a count; ``described`` is the thing that it belongs to, if one is known."""
    lexicon, unit = spot.lexicon, spot.amount.unit
    measure = unit.code if unit else "1"
    last, left = spot.memory.last, strip_marks(spot.left)
    known = spot.memory.subject is not None
    return CountContext(
        noun=noun
        if lexicon.words("capability_nouns").at_end(fold(noun))
        else clean_name(lexicon, noun, "totals") or noun,
        left=left,
        segment=spot.segment_text,
        measure=measure,
        covering=is_covering(spot),
        role=spot.role,
        able=known and _ability(spot) != "",
        attributive=described is not None or (not left and last is not None and last.attributive and spot.left_touches),
        assembled=_is_assembled(spot, noun),
        speaks=known and not lexicon.words("production_verbs").at_start(fold(left)),
        owned=known or split_subject(lexicon, noun, owners=False).subject is not None,
        behind=not strip_marks(spot.right.lstrip().removeprefix(OF)).startswith(noun),
        bare=not clean_name(lexicon, left) or left.endswith(JOINING),
        nested=_is_nested(spot, measure),
        done_there=_is_done_there(spot, noun),
    )


def _is_done_there(spot: Spot, noun: str) -> bool:
    """Whether a deed stands behind a place that is counted: 在 2 个省份|布设, 在 3 个省市|建设试验网."""
    placed = fold(strip_marks(spot.left)).endswith(AT)
    return placed and spot.lexicon.words("place_cuts").at_start(fold(_behind(spot, noun))) != ""


def _behind(spot: Spot, noun: str) -> str:
    """The words behind a noun that follows its number."""
    head, found, rest = spot.right.partition(noun)
    return strip_marks(rest) if found and not strip_marks(head) else ""


def _made_there(spot: Spot, noun: str) -> str:
    """What is built where is counted, which the next words speak of: 在 3 个省市建设|试验网，接入用户 …."""
    words = _behind(spot, noun) if spot.right_closed else ""
    verb = spot.lexicon.words("making_verbs").at_start(fold(words))
    thing = clean_name(spot.lexicon, words[len(verb) :])
    return thing if verb and ends_with_thing(spot.lexicon, thing, loose=True) else ""


def _due(spot: Spot, noun: str, assembled: bool) -> tuple[str | None, str]:
    """The state in which a deliverable is due, and its noun without it; a certificate that is got has none."""
    status, noun = split_status(spot, noun)
    if assembled:
        noun = noun.removeprefix(spot.lexicon.words("assembling_verbs").at_start(fold(noun)))
    got = spot.lexicon.words("certificates").at_end(fold(noun)) != "" and status == find_status_verb(spot)
    return None if got else status, noun


def _split_counted(spot: Spot, noun: str, owner: str | None, context: CountContext) -> Named:
    """What a thing has a number of, and the thing, where the noun names both."""
    lexicon, nameless = spot.lexicon, spot.memory.subject is None
    sample = lexicon.words("sample_sizes").at_end(fold(noun))
    study = noun[: len(noun) - len(sample)]
    if sample and len(study) >= _SHORTEST_OWNER and (nameless or lexicon.words("studies").at_end(fold(study))):
        return Named(study, sample, None)
    if nameless and (able := _capability_in(lexicon, noun)):
        return Named(noun[: len(noun) - len(able)], able, None)
    named = split_subject(lexicon, noun, owners=nameless and owner is None)
    if named.subject is None and not nameless:
        named = split_subject(lexicon, noun, owners=False, parts=True)
    covers = lexicon.words("cover_verbs").at_start(fold(context.left)) != ""
    behind = covers_made(spot) or (not nameless and (context.able or covers or not context.behind))
    single = lexicon.words("singles").at_start(fold(noun)) != ""
    alone = not nameless and not single and begins_reference(lexicon, fold(noun), 0)
    inner = lexicon.words("whole_names").words | (frozenset() if nameless else lexicon.words("part_names").words)
    bare = (not nameless or owner is not None) and named.subject is not None and fold(named.subject) in inner
    held = owner is not None and covers_at(lexicon, context.left, owner)
    return Named(None, noun, None) if behind or alone or bare or held or _is_own_word(spot, named.subject) else named


def _capability_in(lexicon: Lexicon, noun: str) -> str:
    """What a known thing has a number of, at the end of both: 量子密钥分发网络|用户节点; or nothing."""
    able = lexicon.words("capability_nouns").at_end(fold(noun))
    return able if able and ends_with_thing(lexicon, noun[: len(noun) - len(able)], loose=True) else ""


def _carries(spot: Spot, noun: str, draft: Draft) -> bool:
    """Whether what follows a count may speak of what is counted."""
    left, kinds = strip_marks(spot.left), spot.lexicon.vocabulary.deliverables_by_id
    known = draft.kind is Kind.DELIVERABLE and ends_with_thing(spot.lexicon, noun, loose=True)
    done = left[len(spot.lexicon.words("count_adverbs").at_start(fold(left))) :]
    verbs = spot.lexicon.words("yielding_verbs" if spot.memory.subject is None else "making_verbs")
    made = verbs.at_start(fold(done)) != "" and draft.deliverables == OTHER
    studied = spot.memory.subject is None and spot.lexicon.words("studies").at_end(fold(noun)) != ""
    carried = known or made or studied or any(kinds[id_].carries for id_ in draft.deliverables)
    served = spot.memory.subject is not None and fold(noun) in spot.lexicon.words("served_nouns").words
    return carried and not served and not _is_placed(spot, noun)


def _is_assembled(spot: Spot, noun: str) -> bool:
    """Whether what is put together is handed over: no thing is spoken of, or it is a way of doing (集成技术模式)."""
    assembled = spot.lexicon.words("assembling_verbs").at_start(fold(strip_marks(spot.left))) != ""
    return assembled and (spot.memory.subject is None or bool(_WAYS & set(find_deliverables(spot.lexicon, noun))))


def _is_placed(spot: Spot, noun: str) -> bool:
    """Whether what is counted is where something is done (在 2 项工程中实现应用); what follows is not about it."""
    last = spot.memory.last
    listed = spot.left_touches and last is not None and last.kind is Kind.DELIVERABLE and not last.carries
    left = fold(strip_marks(spot.left))
    made_there = spot.lexicon.words("yielding_verbs").at_end(left.removesuffix(fold(noun)).rstrip()) != ""
    return (left.startswith(AT) and not made_there) or left.endswith(AT) or listed


def _is_own_word(spot: Spot, subject: str | None) -> bool:
    """Whether a word means the clause's thing and stays in the name of its property (服务平台 …，平台访问量)."""
    known = spot.memory.subject
    return subject is not None and known is not None and known != subject and known.endswith(subject)


def _is_nested(spot: Spot, measure: str) -> bool:
    """Whether a count is a part of the deliverable counted before: in brackets, or behind 其中."""
    last = spot.memory.last
    if last is None or not (last.kind is Kind.DELIVERABLE or last.attributive):
        return False
    start = spot.layout.shown[spot.segment.start : spot.segment.start + _LEAD]
    leads = spot.lexicon.words("part_leads")
    parted = leads.at_start(fold(strip_marks(spot.left))) != "" or leads.at_start(fold(strip_marks(start))) != ""
    return parted or (spot.depth > 0 and last.measure == measure)
