"""Rules for counts: quotas, deliverables, and what a thing covers."""

from __future__ import annotations

from dataclasses import replace

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_lead, strip_marks
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
from generator.parse.particles import AND_THEN, AT, JOINING, LIST_MARK, OF, SEPARATORS, SUCH
from generator.parse.phrases import Named, split_subject
from generator.parse.things import ends_with_thing

_SHORT_VERB = 2
_PATENTS = frozenset({"patent", "invention_patent", "utility_patent"})
"""Kinds that are due in the state of those they are some of (申请发明专利 30 件，其中国际专利 5 件)."""
_WAYS = frozenset({"scheme", "method"})
_LEAD = 8
_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""


def inherit_noun(spot: Spot) -> Outcome | None:
    """其中授权不少于 5 项, 推动立项 1 项: what was counted before, in a state of its own."""
    last = spot.memory.last
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
    return alone and same and spot.right_closed and spot.lexicon.words("passives").at_start(right) != ""


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
    owner = _owner_of_count(spot, left) if bare else None
    if not spot.right_closed and (thing := _thing_measured(spot, noun)):
        noun = spot.memory.subject = thing
    if left.endswith(AT) and ends_with_thing(spot.lexicon, thing := clean_name(spot.lexicon, left)):
        spot.memory.subject = thing
    draft = _count(spot, noun, owner)
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
    if at <= 0 or not done or spot.lexicon.words("not_verbs").at_start(fold(spot.left), at):
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


def _owner_of_count(spot: Spot, left: str) -> str | None:
    """The thing that covers what is counted: 数字孪生体涵盖气温等 9 种."""
    covers = spot.lexicon.words("cover_verbs").anywhere.search(fold(left))
    lead = spot.lexicon.words("count_leads").at_end(fold(left))
    if covers is not None and not covers.start():
        return None
    if (lead == SUCH and left.startswith(AT)) or lead == AT:
        return None
    head = left[: covers.start()] if covers and covers.start() else left[: len(left) - len(lead)]
    subject = clean_name(spot.lexicon, head)
    if head.startswith(AT) and not ends_with_thing(spot.lexicon, subject):
        return None
    if not subject or spot.lexicon.words("adverbials").at_start(fold(subject)) or (lead == SUCH and covers is None):
        return None
    return subject if ends_with_thing(spot.lexicon, subject) or (spot.own_means_after and len(subject) > 1) else None


def count_behind_noun(spot: Spot) -> Outcome | None:
    """发明专利 6 项: the thing counted stands before."""
    if not spot.amount.counts:
        return None
    able = _ability(spot) if spot.memory.subject else ""
    name = strip_inner(spot.lexicon, clean_name(spot.lexicon, strip_marks(spot.left)[len(able) :]))
    if not name and (unit := spot.amount.unit) is not None and unit.code in spot.lexicon.words("noun_measures").words:
        name = unit.code
    name = name or _thing_made(spot) or last_word(spot.lexicon, spot.left)
    owner, name = _split_able(spot.lexicon, name)
    if owner is None and spot.memory.subject is None:
        owner, name = _split_single(spot.lexicon, name)
    return _count(spot, name, owner) if name.strip(SEPARATORS) else None


def _ability(spot: Spot) -> str:
    """The words before an amount that say what a thing can do (可识别, 识别), or nothing."""
    left = fold(strip_marks(spot.left))
    if spot.lexicon.words("not_verbs").at_start(left):
        return ""
    return spot.lexicon.words("abilities").at_start(left) or spot.lexicon.words("count_abilities").at_start(left)


def _split_able(lexicon: Lexicon, name: str) -> tuple[str | None, str]:
    """The thing, and what it can hold or do: 样本库|保存|样本."""
    for found in lexicon.words("able_verbs").anywhere.finditer(fold(name), 2):
        owner, rest = name[: found.start()], strip_marks(name[found.end() :])
        named = clean_name(lexicon, owner) == owner and LIST_MARK not in owner
        known = ends_with_thing(lexicon, owner) or (named and not ends_with_thing(lexicon, name))
        if known and (len(owner) >= _SHORTEST_OWNER or ends_with_thing(lexicon, owner)) and len(rest) > 1:
            return clean_name(lexicon, owner), clean_name(lexicon, rest)
    return None, name


def _split_single(lexicon: Lexicon, name: str) -> tuple[str | None, str]:
    """A thing, and what each unit of it has or what it can do: 传感网络|单链路复用传感器, 超级站|在线监测组分."""
    folded = fold(name)
    for at in range(_SHORTEST_OWNER, len(name) - 1):
        if begins_reference(lexicon, folded, at) and lexicon.words("wholes").at_end(folded, at):
            return name[:at], name[at:]
        how = lexicon.words("ability_adverbs").at_start(folded, at)
        able = how and lexicon.words("count_abilities").at_start(folded, at + len(how))
        if able and at + len(how) + len(able) < len(name) and ends_with_thing(lexicon, name[:at], loose=True):
            return name[:at], name[at:]
    return None, name


def strip_inner(lexicon: Lexicon, name: str) -> str:
    """Without who does it: 项目成果形成国家标准 counts 国家标准."""
    ends = [
        found.end()
        for found in lexicon.words("inner_verbs").anywhere.finditer(fold(name))
        if not name[: found.start()].rstrip().endswith(JOINING)
    ]
    rest = clean_name(lexicon, name[ends[-1] :]) if ends else ""
    if rest and lexicon.deliverable_set.at_end(fold(rest)):
        return rest
    if joined := _behind_second_deed(lexicon, name):
        return joined
    deeds = [found.end() for found in lexicon.words("inner_deeds").anywhere.finditer(fold(name), 1)]
    return (clean_name(lexicon, name[deeds[-1] :]) if deeds else "") or name


def _behind_second_deed(lexicon: Lexicon, name: str) -> str:
    """What is counted by the second of two deeds: 取得产品注册证并实现|装机."""
    folded, guards = fold(name), lexicon.words("not_cuts")
    for at in range(len(name) - 1, 1, -1):
        verb = lexicon.words("verbs").at_start(folded, at + 1) if folded.startswith(AND_THEN, at) else ""
        if len(verb) > 1 and not guards.at_start(folded, at) and at + 1 + len(verb) < len(name):
            return clean_name(lexicon, name[at + 1 + len(verb) :])
    return ""


def _thing_made(spot: Spot) -> str:
    """The thing spoken of, where only a verb stands before the number: 示范基地面积 1000 亩，共建设 5 个."""
    verb = last_word(spot.lexicon, spot.left)
    made = spot.lexicon.words("production_verbs").at_start(fold(verb))
    return spot.memory.subject or "" if made == fold(verb) and not strip_marks(spot.right) else ""


def last_word(lexicon: Lexicon, text: str) -> str:
    """The last word of a phrase of verbs alone: 每年开展培训 counts 培训."""
    text = strip_marks(text)
    while (rest := strip_lead(lexicon, text)) and rest != text:
        text = rest
    return text


def _count(spot: Spot, noun: str, owner: str | None) -> Draft:
    unit = spot.amount.unit
    measure = unit.code if unit else "1"
    if measure in spot.lexicon.words("noun_measures").words:
        noun = measure
    last, left = spot.memory.last, strip_marks(spot.left)
    forward = thing_behind(spot, noun)
    context = CountContext(
        noun=clean_name(spot.lexicon, noun, "totals") or noun,
        left=left,
        segment=spot.segment_text,
        measure=measure,
        covering=spot.memory.covering,
        role=spot.role,
        able=spot.memory.subject is not None and _ability(spot) != "",
        attributive=forward is not None
        or owner is not None
        or (not left and last is not None and last.attributive and spot.left_touches),
        assembled=_is_assembled(spot, noun),
        speaks=spot.memory.subject is not None and not spot.lexicon.words("production_verbs").at_start(fold(left)),
        owned=spot.memory.subject is not None or split_subject(spot.lexicon, noun, owners=False).subject is not None,
        behind=not strip_marks(spot.right.lstrip().removeprefix(OF)).startswith(noun),
        bare=not clean_name(spot.lexicon, left) or left.endswith(JOINING),
        nested=_is_nested(spot, measure),
    )
    kind, deliverables = decide_kind(spot.lexicon, context)
    status = None
    if kind is Kind.DELIVERABLE:
        status, noun = split_status(spot, noun)
        if context.assembled:
            noun = noun.removeprefix(spot.lexicon.words("assembling_verbs").at_start(fold(noun)))
        if spot.lexicon.words("certificates").at_end(fold(noun)) and status == find_status_verb(spot):
            status = None
    subject = None
    if kind is not Kind.FUNDING and fold(clean_name(spot.lexicon, noun)) in spot.lexicon.words("own_names").words:
        return start_draft(spot, Kind.TECHNICAL, None, clean_name(spot.lexicon, noun))
    if kind is Kind.TECHNICAL:
        nameless = spot.memory.subject is None
        covers = spot.lexicon.words("cover_verbs").at_start(fold(left)) != ""
        behind = covers_made(spot) or (not nameless and (context.able or covers or not context.behind))
        named = split_subject(spot.lexicon, noun, owners=nameless and owner is None)
        sample = spot.lexicon.words("sample_sizes").at_end(fold(noun)) if nameless else ""
        if sample and len(noun) - len(sample) >= _SHORTEST_OWNER:
            named = Named(noun[: len(noun) - len(sample)], sample, None)
        if named.subject is None and not nameless:
            named = split_subject(spot.lexicon, noun, owners=False, parts=True)
        single = spot.lexicon.words("singles").at_start(fold(noun)) != ""
        alone = not nameless and not single and begins_reference(spot.lexicon, fold(noun), 0)
        if behind or alone or _is_own_word(spot, named.subject):
            named = Named(None, noun, None)
        subject, noun = owner or forward or whose(spot, named.subject), named.name or noun
    draft = start_draft(spot, kind, subject, noun)
    if status is None and last is not None and set(deliverables) <= _PATENTS:
        status = _shared_status(
            spot, last, context.nested, listed=bool(deliverables) and spot.left.lstrip().startswith(LIST_MARK)
        )
    draft.deliverables, draft.status = deliverables, status
    draft.attributive = kind is Kind.TECHNICAL and context.attributive
    draft.forward = bool(forward)
    draft.count_first = strip_marks(spot.right).startswith(noun) and not clean_name(spot.lexicon, left).endswith(noun)
    if draft.count_first:
        draft.consumed = end_of(spot, noun)
    kinds = spot.lexicon.vocabulary.deliverables_by_id
    carried = any(kinds[id_].carries for id_ in deliverables) or (
        kind is Kind.DELIVERABLE and ends_with_thing(spot.lexicon, noun, loose=True)
    )
    done = left[len(spot.lexicon.words("count_adverbs").at_start(fold(left))) :]
    verbs = spot.lexicon.words("yielding_verbs" if spot.memory.subject is None else "making_verbs")
    made = verbs.at_start(fold(done)) != "" and deliverables == OTHER
    draft.carries = (carried or made) and not _is_placed(spot, noun)
    return draft


def _is_assembled(spot: Spot, noun: str) -> bool:
    """Whether what is put together is handed over: no thing is spoken of, or it is a way of doing (集成技术模式)."""
    assembled = spot.lexicon.words("assembling_verbs").at_start(fold(strip_marks(spot.left))) != ""
    return assembled and (spot.memory.subject is None or bool(_WAYS & set(find_deliverables(spot.lexicon, noun))))


def _shared_status(spot: Spot, last: Draft, nested: bool, listed: bool) -> str | None:
    """The state of patents that are some of those before, or stand in a list with what the same verb governs."""
    if nested and set(find_deliverables(spot.lexicon, last.name)) & _PATENTS:
        return last.status
    return last.status if listed and last.status in spot.lexicon.status_verbs.words else None


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
