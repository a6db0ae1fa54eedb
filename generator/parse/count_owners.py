"""Whose count it is: the thing that covers what is counted, or that is so many bits wide."""

from __future__ import annotations

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.nouns import end_of, start_draft
from generator.parse.particles import AT, LIST_MARK, SUCH
from generator.parse.things import ends_with_thing

_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""
_WIDTH = "width"
"""Id of the title of what has no words (16 位)."""


def find_owner(spot: Spot, left: str) -> str | None:
    """The thing that covers what is counted: 数字孪生体涵盖气温等 9 种."""
    covers = spot.lexicon.words("cover_verbs").anywhere.search(fold(left))
    lead = spot.lexicon.words("count_leads").at_end(fold(left))
    able = spot.lexicon.words("abilities").anywhere.search(fold(left), 1)
    if able is not None and ends_with_thing(spot.lexicon, thing := clean_name(spot.lexicon, left[: able.start()])):
        return thing
    if covers is not None and not covers.start():
        return None
    if (lead == SUCH and left.startswith(AT)) or lead == AT:
        return None
    head = left[: covers.start()] if covers and covers.start() else left[: len(left) - len(lead)]
    subject = clean_name(spot.lexicon, head)
    if head.startswith(AT) and not ends_with_thing(spot.lexicon, subject):
        return None
    adverb = len(spot.lexicon.words("adverbials").at_start(fold(subject)))
    told = adverb > len(spot.lexicon.words("not_verbs").at_start(fold(subject)))
    if not subject or told or (lead == SUCH and covers is None):
        return None
    known = ends_with_thing(spot.lexicon, subject) or (covers is not None and _opens_with(spot, subject))
    return subject if known or (spot.own_means_after and len(subject) > 1) else None


def _opens_with(spot: Spot, words: str) -> bool:
    """Whether a sentence opens with a noun phrase of some length, whatever it names: 工艺设计套件|包含 60 种器件."""
    opens = spot.memory.subject is None and spot.memory.last is None and not spot.memory.begun
    plain = len(words) >= _SHORTEST_OWNER and LIST_MARK not in words and AT not in words
    plain = plain and not spot.lexicon.words("no_holders").at_end(fold(words))
    return opens and plain and not spot.lexicon.measurand_set.at_end(fold(words))


def covers_at(lexicon: Lexicon, words: str, owner: str) -> bool:
    """Whether words say that a thing covers what is counted: 工艺数据库|收录材料牌号."""
    at = words.find(owner)
    return at >= 0 and lexicon.words("cover_verbs").at_start(fold(words), at + len(owner)) != ""


def is_covering(spot: Spot) -> bool:
    """Whether the clause says so far what a thing covers; a segment in which something is made begins anew."""
    made = spot.lexicon.words("yielding_verbs").at_start(fold(strip_marks(spot.segment_text))) != ""
    return (spot.memory.covering and not made) or _goes_on_covering(spot)


def _goes_on_covering(spot: Spot) -> bool:
    """Whether a count goes on a list of what a thing covers: 收录样本 3000 个、图谱 10000 张."""
    last, listed = spot.memory.last, spot.left.lstrip().startswith(LIST_MARK)
    covers = spot.lexicon.words("cover_verbs").at_start(fold(strip_marks(spot.segment_text))) != ""
    owner = last.subject if last is not None else None
    covers = covers or (owner is not None and covers_at(spot.lexicon, spot.segment_text, owner))
    return listed and covers and last is not None and last.kind is Kind.TECHNICAL


def read_width(spot: Spot, noun: str) -> Draft | None:
    """How wide the words of a thing are, which is a rating of it and no number of things: 16 位|模数转换器芯片."""
    code = spot.amount.unit.code if spot.amount.unit is not None else ""
    if code not in spot.lexicon.words("width_measures").words or not spot.lexicon.words("wide_things").at_end(
        fold(noun)
    ):
        return None
    draft = start_draft(spot, Kind.TECHNICAL, noun, spot.lexicon.vocabulary.quantity_titles[_WIDTH])
    draft.rating, draft.forward, draft.consumed = True, True, end_of(spot, noun)
    return draft
