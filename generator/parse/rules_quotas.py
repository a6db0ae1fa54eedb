"""Rules for quotas: how many projects, how much money, who may recommend."""

from __future__ import annotations

from generator.model.guide import Role
from generator.model.indicator import Comparator, Kind
from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.cursor import Amount
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.holders import Holder, find_holder, is_each, strip_deed, strip_year
from generator.parse.kinds import is_funding
from generator.parse.lexicon import Lexicon
from generator.parse.nouns import counted_noun, end_of, split_reference, start_draft
from generator.parse.particles import AFTER, EACH_TIME, LIST_MARK, OF

_EACH_THING = 2
"""Characters of 每 with its measure word."""
_MONEY = "money"
_PROJECTS = "projects"


def read_quota(spot: Spot) -> Outcome | None:
    """拟支持项目不超过 5 项, 经费比例不低于 2:1."""
    if not is_funding(spot.lexicon, spot.segment_text, spot.role):
        return None
    if spot.role is Role.NOTES and spot.lexicon.words("suppositions").at_start(fold(strip_marks(spot.segment_text))):
        return "supposed"
    noun = counted_noun(spot) if spot.amount.counts else _offered_noun(spot)
    around = strip_tail(spot.lexicon, noun, spot.lexicon.words("holder_verbs")) if not spot.right_closed else noun
    started, noun = around != noun, around
    left, means = split_reference(spot)
    holder, left = _split_holder(spot, strip_year(spot.lexicon, left), noun)
    subject, name = _split_quota(spot, left)
    known = _holder_of_some(spot) or _applicant_before(spot, name) or spot.memory.holder
    subject = subject or (holder.name if holder is not None else known)
    if noun and (seat := spot.lexicon.words("quota_seats").at_end(fold(name))):
        subject = strip_quota_lead(spot.lexicon, name[: len(name) - len(seat)]) or subject
    if _is_money(spot) and name and not spot.lexicon.words("money_names").at_end(fold(name)):
        subject, name = name, ""
    if not means and spot.lexicon.words("limits").stands_in(fold(left)):
        means = (Comparator.AT_MOST.value,)
    name, sex = _split_sex(spot, name)
    name, phase = _split_phase(spot, name)
    name, phase = (name, phase) if phase else _split_period(spot, subject, name)
    if sex and not name and spot.memory.last is not None and _is_years(spot, spot.memory.last.amount):
        subject, name = spot.memory.last.subject, spot.memory.last.name
    if _is_age(spot) and (not name or fold(name) in spot.lexicon.words("holder_verbs").words):
        name = spot.memory.announced or spot.lexicon.vocabulary.words["ages"][0]
    if noun and subject and subject.endswith(noun) and fold(name) in spot.lexicon.words("holder_acts").words:
        noun = ""
    spot.memory.holder = _counted_holder(spot, subject, noun) or spot.memory.holder
    draft = start_draft(spot, Kind.FUNDING, subject, noun or name or _title(spot, holder))
    draft.means = draft.means or means
    draft.conditions.extend(word for word in (sex, phase) if word)
    if noun and (spot.right_closed or started):
        draft.consumed = spot.bounds.end + len(spot.right) if spot.right_closed else end_of(spot, noun)
    return draft


def _counted_holder(spot: Spot, subject: str | None, noun: str) -> str:
    """The projects counted, whom the next quotas hold for: 拟部署 4 个|青年科学家项目，国拨经费 …; or nothing."""
    return noun if not subject and fold(noun) in spot.lexicon.words("quota_owners").words else ""


def _applicant_before(spot: Spot, name: str) -> str | None:
    """The applicant of the quota before, where the next is about what only an applicant has: 申报企业 …，注册时间."""
    last, lexicon = spot.memory.last, spot.lexicon
    own = last is not None and last.subject is not None and lexicon.words("applicants").at_end(fold(last.subject))
    told = lexicon.words("having_verbs").at_start(fold(strip_marks(spot.left)))
    told = (
        told or lexicon.words("applicant_names").at_start(fold(name)) or lexicon.words("offer_verbs").at_end(fold(name))
    )
    return last.subject if own and last and told else None


def _offered_noun(spot: Spot) -> str:
    """What is to be offered, where only the verb stands before the share: 提供不低于 50%的|配套资金承诺."""
    offered = spot.lexicon.words("offer_verbs").at_end(fold(strip_marks(spot.left))) != ""
    words = spot.right.lstrip()
    return strip_marks(words.removeprefix(OF)) if offered and spot.right_closed else ""


def _split_phase(spot: Spot, name: str) -> tuple[str, str]:
    """What is done with projects, and when: 中期评估后|择优支持."""
    at = name.find(AFTER)
    acts = spot.lexicon.words("holder_acts").words
    return (name[at + 1 :], name[: at + 1]) if at > 1 and fold(name[at + 1 :]) in acts else (name, "")


def _holder_of_some(spot: Spot) -> str | None:
    """Whom the quota before holds for, of which this is a part: 每个项目参与单位不超过 10 家，其中|企业不少于 3 家."""
    last, unit = spot.memory.last, spot.amount.unit
    some = spot.lexicon.words("part_leads").at_start(fold(strip_marks(spot.left))) != "" and spot.amount.counts
    if not some or unit is None or last is None or last.kind is not Kind.FUNDING:
        return None
    return last.subject if last.measure == unit.code else None


def _split_period(spot: Spot, subject: str | None, name: str) -> tuple[str, str]:
    """What is asked for, and in which time of the holder's: 项目|执行期内|自筹经费与中央财政经费比例."""
    period = spot.lexicon.words("periods").at_start(fold(name))
    rest = name[len(period) :]
    return (rest, f"{subject or ''}{period}") if period and len(rest) > 1 else (name, "")


def _is_money(spot: Spot) -> bool:
    unit = spot.amount.unit
    return unit is not None and unit.single is not None and unit.single.quantity == _MONEY


def _is_age(spot: Spot) -> bool:
    return _is_years(spot, spot.amount)


def _is_years(spot: Spot, amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.code in spot.lexicon.words("age_units").words


def _title(spot: Spot, holder: Holder | None) -> str:
    """What a quota is about whose words name nothing: the money spoken of, the projects chosen."""
    titles, last = spot.lexicon.vocabulary.quantity_titles, spot.memory.last
    if _is_money(spot):
        return last.name if last is not None and _names_money(spot, last) else titles[_MONEY]
    if holder is not None and (same := _same_quota(spot)) is not None:
        return same.name
    if holder is None:
        return strip_marks(spot.right) or (titles[_PROJECTS] if spot.amount.counts else spot.segment_text)
    return holder.lead if fold(holder.lead) in spot.lexicon.words("holder_acts").words else titles[_PROJECTS]


def _same_quota(spot: Spot) -> Draft | None:
    """The quota before, of which another holder has another share: …比例不低于 3:1；高校牵头的项目|不低于 1:1."""
    last, mine = spot.memory.last or spot.memory.previous, spot.amount.unit
    if last is None or last.kind is not Kind.FUNDING or spot.amount.counts or not spot.bounds.means:
        return None
    other = last.amount.unit
    return last if (mine.code if mine else "") == (other.code if other else "") else None


def _names_money(spot: Spot, last: Draft) -> bool:
    """Whether the row before says which money each gets (国拨经费 2000 万元，每个项目 500 万元), not the sum of all."""
    unit, sums = last.amount.unit, spot.lexicon.words("money_sums")
    same = unit is not None and unit.single is not None and unit.single.quantity == _MONEY
    return last.kind is Kind.FUNDING and same and not sums.at_end(fold(last.name))


def _split_holder(spot: Spot, text: str, noun: str) -> tuple[Holder | None, str]:
    """Whom a quota holds for (青年科学家项目|经费概算), and the rest of its words; he stays known in the sentence."""
    lexicon, known = spot.lexicon, spot.memory.holder
    if lexicon.words("choice_ends").at_end(fold(text)):
        return None, text
    holder = find_holder(lexicon, text)
    if holder is not None and not holder.rest and not noun and not _is_money(spot):
        leads = lexicon.words("holder_acts").words | lexicon.words("part_leads").words
        last = spot.memory.last
        listed = spot.left.lstrip().startswith(LIST_MARK) and last is not None and last.kind is Kind.FUNDING
        chosen = (listed or fold(holder.lead) in leads) and lexicon.words("project_nouns").at_end(
            fold(holder.name)
        ) != ""
        kind = spot.amount.counts and fold(holder.name) in lexicon.words("quota_owners").words
        told = chosen or kind or _is_each(spot, holder.name) or _same_quota(spot) is not None
        holder = holder if not holder.weak and told else None
    projects = lexicon.words("project_nouns").at_end(fold(known or "")) != "" or _is_of_direction(
        lexicon, known, holder
    )
    weak = known is None or not projects or _is_weak(spot, known)
    weak = weak and not (
        holder is not None and known is not None and known != holder.name and known.endswith(holder.name)
    )
    if holder is not None and holder.weak and (not weak or _each_before(spot, text, noun)):
        holder = None
    if holder is None:
        text = text[len(lexicon.words("part_leads").at_start(fold(text))) :]
        all_over = known is None or _is_weak(spot, known) or lexicon.words("direction_nouns").at_end(fold(known))
        each = _each_before(spot, text, noun) if all_over else None
        rest = strip_deed(lexicon, text)
        return Holder(each, rest, "", weak=False) if each else None, rest
    if not _is_each(spot, holder.name) and not lexicon.words("applicants").at_end(fold(holder.name)):
        spot.memory.holder = holder.name
    elif known is not None and _is_weak(spot, known):
        spot.memory.holder = None
    return holder, strip_deed(lexicon, holder.rest)


def _is_of_direction(lexicon: Lexicon, known: str | None, holder: Holder | None) -> bool:
    """Whether what a project has is that of its direction (合作方向 …，项目执行期), no verb between (项目下设课题)."""
    direction = lexicon.words("direction_nouns").at_end(fold(known or "")) != ""
    return direction and holder is not None and not lexicon.words("holder_verbs").at_start(fold(holder.rest))


def _is_weak(spot: Spot, name: str) -> bool:
    return fold(name) in spot.lexicon.words("weak_holders").words


def _is_each(spot: Spot, name: str | None) -> bool:
    return name is not None and is_each(spot.lexicon, name)


def _each_before(spot: Spot, text: str, noun: str) -> str | None:
    """每个项目 of the quota before, where the next speaks of what each has (每个项目下设课题 …，参与单位 …)."""
    last, lexicon = spot.memory.last, spot.lexicon
    before = last.subject if last is not None else None
    if before is None or not _is_each(spot, before):
        return None
    if not any(lexicon.words(purpose).at_end(fold(before)) for purpose in ("project_nouns", "direction_nouns")):
        return None
    rest = fold(strip_quota_lead(lexicon, text))
    has = lexicon.words("each_has").at_start(rest) or lexicon.words("each_has").at_start(fold(noun))
    return before if has or lexicon.words("holder_acts").at_start(rest) else None


def _split_sex(spot: Spot, name: str) -> tuple[str, str]:
    """年龄|男性: whose age is meant is the condition of its value."""
    word = spot.lexicon.words("sexes").at_end(fold(name))
    rest = strip_marks(name[: len(name) - len(word)])
    return strip_tail(spot.lexicon, rest, spot.lexicon.words("demand_ends")) if word else rest, word


def _split_quota(spot: Spot, name: str) -> tuple[str | None, str]:
    """Who, and what may be done: 市场监管总局 | 推荐."""
    lexicon = spot.lexicon
    if chosen := lexicon.words("choice_ends").at_end(fold(name)):
        name = name[: len(name) - len(chosen)]
        start = next((s.end() for s in lexicon.words("choice_starts").anywhere.finditer(fold(name))), 0)
        return None, strip_marks(name[start:])
    number = lexicon.words("numbers_of_projects").at_end(fold(name))
    if number and fold(name[: len(name) - len(number)]) in lexicon.words("holder_acts").words:
        return None, number
    word = lexicon.words("funding_verbs").at_end(fold(name))
    if not word:
        return None, strip_tail(lexicon, strip_quota_lead(lexicon, name), lexicon.words("tails"))
    before = clean_name(lexicon, strip_quota_lead(lexicon, name[: len(name) - len(word)]))
    return before or None, word


def strip_quota_lead(lexicon: Lexicon, text: str) -> str:
    """Without the small words that a quota begins with."""
    text = strip_marks(text)
    if lexicon.per_time_set.at_start(fold(text)):
        return text
    measured = text[1:2] in lexicon.measures and text[1:2] not in lexicon.words("place_measures").words
    each = text.startswith(EACH_TIME) and measured
    word = lexicon.words("quota_leads").at_start(fold(text))
    if each and len(word) < _EACH_THING:
        word = text[:_EACH_THING]
    return strip_marks(text[len(word) :])
