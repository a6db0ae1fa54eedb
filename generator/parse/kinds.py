"""Whether a count is something handed over, a property, or a quota; and which kinds of deliverables it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.guide import Role
from generator.model.indicator import Kind
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_reference
from generator.parse.particles import AT, JOINED, LIST_MARK, SUCH

_PARTS = re.compile(rf"[{LIST_MARK}/]|{JOINED}")
OTHER = ("other",)
_NEAR = 6


@dataclass(frozen=True, slots=True)
class CountContext:
    """What decides the kind of a count."""

    noun: str
    """What is counted, as worded."""
    left: str
    """The words before it in its segment."""
    segment: str
    """The whole segment."""
    measure: str
    covering: bool
    """Whether the clause so far says what a thing covers."""
    role: Role
    able: bool
    """Whether it says what a thing can do (可同时检测病原体 20 种)."""
    attributive: bool
    """Whether it only describes the thing behind 的, or belongs to a thing that does something."""
    assembled: bool
    """Whether it opens its clause with what is put together (集成技术模式 3 套)."""
    speaks: bool
    """Whether the clause speaks of a thing, and nothing is made by the words before the count."""
    owned: bool
    """Whether the clause speaks of a thing that it may belong to."""
    behind: bool
    """Whether the thing stands before its number."""
    bare: bool
    """Whether nothing but a verb stands before it."""
    nested: bool
    """Whether it counts a part of what was counted before."""
    done_there: bool
    """Whether it counts where what stands behind it is done (在 2 个省份布设 200 套)."""


def find_deliverables(lexicon: Lexicon, noun: str) -> tuple[str, ...]:
    """Ids of the deliverable kinds in a noun, in the order of the noun; several for a joint count."""
    folded = _behind_such(lexicon, fold(noun))
    found: list[str] = []
    for start, end in _cut_parts(folded):
        part = folded[start:end].strip()
        stated = part.removesuffix(lexicon.statuses.at_end(part))
        kind = _find_stem(lexicon, folded, start, end) or _find_last(lexicon, part) or _find_last(lexicon, stated)
        if kind and kind not in found:
            found.append(kind)
    return tuple(found)


def _behind_such(lexicon: Lexicon, noun: str) -> str:
    """What the examples are examples of: 验证及评定等数字化溯源模型 counts models."""
    head = noun.rpartition(SUCH)[2]
    return head if lexicon.deliverable_set.at_end(head.strip()) else noun


def _cut_parts(noun: str) -> list[tuple[int, int]]:
    """The parts of an enumeration."""
    parts, start = [], 0
    for joint in _PARTS.finditer(noun):
        parts.append((start, joint.start()))
        start = joint.end()
    return [*parts, (start, len(noun))]


def _find_stem(lexicon: Lexicon, noun: str, start: int, end: int) -> str | None:
    """国家 in 国家/行业标准."""
    part = noun[start:end].strip()
    for kind in lexicon.vocabulary.deliverables:
        if kind.stem and part.endswith(kind.stem) and noun[end : end + 1] and kind.tail in noun[end:]:
            following = noun[end + 1 : end + 4]
            if any(following.startswith(other.stem) for other in lexicon.vocabulary.deliverables if other.stem):
                return kind.id
    return None


def _find_last(lexicon: Lexicon, part: str) -> str | None:
    """The kind whose word the part ends with."""
    word = lexicon.deliverable_set.at_end(part.strip())
    return lexicon.deliverables[word].id if word else None


def decide_kind(lexicon: Lexicon, context: CountContext) -> tuple[Kind, tuple[str, ...]]:
    """The kind of a count, and the deliverables it counts."""
    if is_funding(lexicon, context.segment, context.role):
        return Kind.FUNDING, ()
    kinds = find_deliverables(lexicon, context.noun)
    if lexicon.words("sample_sizes").at_end(fold(context.noun)) or _is_capability(lexicon, context):
        return Kind.TECHNICAL, ()
    if context.nested and not context.attributive:
        return Kind.DELIVERABLE, ()
    if not context.done_there and _covers(lexicon, context, kinds):
        return Kind.TECHNICAL, ()
    if context.done_there or _is_place(lexicon, context) or _are_users(lexicon, fold(context.noun)):
        return Kind.DELIVERABLE, ("demonstration",)
    got = lexicon.words("certificates").at_end(fold(context.noun)) != ""
    if kinds and (got or not (kinds == OTHER and context.owned and not _is_done(lexicon, context))):
        return Kind.DELIVERABLE, kinds
    if is_demonstrated(lexicon, context.segment):
        return Kind.DELIVERABLE, ("demonstration",)
    measured = lexicon.measurand_set.at_end(fold(context.noun))
    if kinds or (len(measured) > 1 and len(measured) > len(lexicon.words("parts").at_end(fold(context.noun)))):
        return Kind.TECHNICAL, ()
    if _is_done(lexicon, context) or context.measure in lexicon.words("handover_measures").words:
        return Kind.DELIVERABLE, OTHER
    return Kind.TECHNICAL, ()


def _is_capability(lexicon: Lexicon, context: CountContext) -> bool:
    """Whether a thing spoken of has what is counted: 分析仪 …，检测项目 20 项; 网络 …，单基站并发终端 500 个."""
    noun = fold(context.noun)
    single = begins_reference(lexicon, noun, 0) and not lexicon.words("singles").at_start(noun)
    records = lexicon.words("held_nouns").at_end(noun) and context.measure in lexicon.words("record_measures").words
    return (
        context.speaks
        and context.behind
        and (single or bool(records) or lexicon.words("capability_nouns").at_end(noun) != "")
    )


def _are_users(lexicon: Lexicon, noun: str) -> bool:
    """Whether those are counted who use what is demonstrated: 应用|企业 20 家."""
    lead = len(lexicon.words("using_leads").at_start(noun))
    return lead > 0 and noun[lead:] in lexicon.words("owner_nouns").words


def is_demonstrated(lexicon: Lexicon, text: str) -> bool:
    """Whether words say that something is demonstrated or tried; a 测试用例 is no 试用."""
    bare = lexicon.words("not_demonstrations").anywhere.sub("", fold(text))
    return lexicon.words("demonstrations").stands_in(bare)


def _is_place(lexicon: Lexicon, context: CountContext) -> bool:
    """Whether what is counted is where something is demonstrated: 在 5 家实验室应用示范."""
    left = fold(context.left).strip()
    placed = lexicon.words("place_leads").at_start(left) or left.endswith(AT)
    segment = fold(context.segment).strip()
    done = lexicon.words("demonstrations").stands_in(segment) or lexicon.words("place_cuts").at_end(segment) != ""
    owned = context.measure in lexicon.words("owner_measures").words
    done = done or (owned and left.startswith(AT))
    return bool(placed or owned) and not context.behind and done


def _is_done(lexicon: Lexicon, context: CountContext) -> bool:
    """Whether the words before say that what is counted is made, or done for others."""
    left = fold(context.left).strip()
    services = lexicon.words("service_verbs")
    for_others = lexicon.words("beneficiary_leads").at_start(fold(context.segment).strip())
    if for_others and not context.behind and lexicon.words("service_deeds").stands_in(fold(context.segment)):
        return True
    if (
        lexicon.words("inner_deeds").stands_in(left[1:])
        or services.at_end(left)
        or services.at_start(left)
        or services.stands_in(left[-_NEAR:])
    ):
        return True
    opened = fold(context.segment).strip()
    if context.behind and services.at_start(opened) and not lexicon.words("not_verbs").at_start(opened):
        return True
    made = opened if context.behind else left
    verbs, rest = lexicon.words("production_verbs"), made[len(lexicon.words("count_adverbs").at_start(made)) :]
    return (context.bare or context.behind) and (verbs.at_start(made) or verbs.at_start(rest)) != ""


def _covers(lexicon: Lexicon, context: CountContext, kinds: tuple[str, ...]) -> bool:
    """Whether the count says what a thing covers, so that it is a property of the thing."""
    left, covers = fold(context.left).strip(), lexicon.words("cover_verbs")
    carries = not kinds or lexicon.vocabulary.deliverables_by_id[kinds[-1]].carries
    placed = lexicon.words("place_leads").at_start(left) or context.measure in lexicon.words("place_measures").words
    applied = lexicon.words("place_cuts").at_end(fold(context.segment).strip())
    if placed and (applied or is_demonstrated(lexicon, context.segment)):
        return False
    if context.assembled and context.measure in lexicon.words("handover_measures").words:
        return False
    if context.attributive or context.able or covers.at_start(left):
        return True
    if context.owned and carries and lexicon.words("tallies").at_end(left):
        return True
    species = context.measure in lexicon.words("species_measures").words
    own_work = not context.owned and left in lexicon.words("production_verbs").words
    if species and not own_work and (covers.at_end(left) or lexicon.words("cover_actions").at_end(left)):
        return True
    handed = context.measure in lexicon.words("handover_measures").words
    others = lexicon.words("owner_nouns").at_end(left) != ""
    served = (handed or others) and lexicon.words("service_verbs").at_start(left) != ""
    made = served or lexicon.words("production_verbs").at_start(left) != ""
    return context.covering and carries and not made and not is_demonstrated(lexicon, context.segment)


def is_funding(lexicon: Lexicon, segment: str, role: Role) -> bool:
    """Whether a segment speaks of quotas, money or numbers of projects."""
    if role is Role.NOTES:
        return True
    purpose = "funding" if role is Role.BODY else "funding_always"
    return lexicon.words(purpose).stands_in(fold(segment))
