"""Rules for quotas: how many projects, how much money, who may recommend."""

from __future__ import annotations

from generator.model.indicator import Comparator, Kind
from generator.parse.bare_names import clean_name, strip_lead, strip_marks, strip_tail
from generator.parse.drafts import Outcome, Spot
from generator.parse.fold import fold
from generator.parse.kinds import is_funding
from generator.parse.lexicon import Lexicon
from generator.parse.nouns import counted_noun, split_reference, start_draft
from generator.parse.particles import EACH_TIME

_EACH_THING = 2
"""Characters of 每 with its measure word."""


def read_quota(spot: Spot) -> Outcome | None:
    """拟支持项目不超过 5 项, 经费比例不低于 2:1."""
    if not is_funding(spot.lexicon, spot.segment_text, spot.role):
        return None
    noun = counted_noun(spot) if spot.amount.counts else ""
    left, means = split_reference(spot)
    owner, left = _split_owner(spot, strip_marks(left))
    subject, name = _split_quota(spot, left)
    subject = subject or owner
    if noun and (seat := spot.lexicon.words("quota_seats").at_end(fold(name))):
        subject = strip_quota_lead(spot.lexicon, name[: len(name) - len(seat)]) or None
    unit = spot.amount.unit
    money = unit is not None and unit.single is not None and unit.single.quantity == "money"
    if money and name and not spot.lexicon.words("money_names").at_end(fold(name)):
        subject, name = name, spot.lexicon.vocabulary.quantity_titles["money"]
    title = spot.lexicon.vocabulary.quantity_titles["money"] if money else ""
    if not means and spot.lexicon.words("limits").stands_in(fold(left)):
        means = (Comparator.AT_MOST.value,)
    draft = start_draft(
        spot, Kind.FUNDING, subject, noun or name or title or strip_marks(spot.right) or spot.segment_text
    )
    draft.means = draft.means or means
    draft.consumed = spot.bounds.end + len(spot.right) if noun and spot.right_closed else 0
    return draft


def _split_owner(spot: Spot, text: str) -> tuple[str | None, str]:
    """The kind of project that a quota holds for (青年科学家项目|经费概算), named here or earlier in the sentence."""
    if each := spot.lexicon.words("each_owners").at_start(fold(text)):
        return each, strip_lead(spot.lexicon, text[len(each) :]) or text[len(each) :]
    owners, lead = spot.lexicon.words("quota_owners"), spot.lexicon.words("part_leads").at_start(fold(text))
    text = strip_marks(text[len(lead) :])
    if (own := owners.at_start(fold(text))) and len(text) > len(own) + 1:
        return own, strip_marks(text[len(own) :])
    return owners.at_start(fold(spot.memory.subject or "")) or _each_before(spot, text), text


def _each_before(spot: Spot, text: str) -> str | None:
    """每个项目 of the quota before, where the next speaks of what each of them has (每个项目下设课题 …，参与单位 …)."""
    last = spot.memory.last
    before = last.subject if last is not None else None
    each = before is not None and fold(before) in spot.lexicon.words("each_owners").words
    return before if each and spot.lexicon.words("each_has").at_start(fold(text)) else None


def _split_quota(spot: Spot, name: str) -> tuple[str | None, str]:
    """Who, and what may be done: 市场监管总局 | 推荐."""
    lexicon = spot.lexicon
    if chosen := lexicon.words("choice_ends").at_end(fold(name)):
        name = name[: len(name) - len(chosen)]
        start = next((s.end() for s in lexicon.words("choice_starts").anywhere.finditer(fold(name))), 0)
        return None, strip_marks(name[start:])
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
