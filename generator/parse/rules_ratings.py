"""Rules for ratings: numbers with units that no words name, and the thing that stands behind them."""

from __future__ import annotations

from dataclasses import replace

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.deeds import find_deed
from generator.parse.drafts import Draft, Outcome, Spot
from generator.parse.fold import fold
from generator.parse.nouns import end_of, rating_title, start_draft
from generator.parse.particles import OF, SEPARATORS
from generator.parse.phrases import split_subject
from generator.parse.things import ends_with_thing

_SHORTEST_PART = 3


def same_quantity(spot: Spot, last: Draft) -> bool:
    """Whether two ratings measure the same: 100V/5A do not."""
    mine, other = spot.amount.unit, last.amount.unit
    return (
        mine is not None
        and other is not None
        and mine.parts[0].unit is not None
        and other.parts[0].unit is not None
        and (mine.parts[0].unit.quantity == other.parts[0].unit.quantity)
    )


def _say_again(spot: Spot) -> Draft | None:
    """识别率≥98%（安静环境），≥90%（噪声环境）: a compared number alone is one more value of the same."""
    last = spot.memory.last
    alone = not spot.left.strip(SEPARATORS) and not spot.right.strip() and spot.bounds.start < spot.amount.start
    if last is None or last.kind is not Kind.TECHNICAL or last.rating or not alone or not same_quantity(spot, last):
        return None
    return start_draft(spot, Kind.TECHNICAL, last.subject, last.name)


def rates_purpose(spot: Spot) -> bool:
    """Whether words before a number only say what the thing behind it is for: 风电安装船用|2000 吨级起重机."""
    left, links = fold(spot.left).rstrip(), spot.lexicon.words("purpose_links")
    used = links.at_end(left) != "" and not spot.lexicon.words("not_purposes").at_end(left)
    rated = spot.amount.unit is not None and not spot.amount.counts and not spot.bounds.means
    return used and rated and len(strip_marks(spot.left)) >= _SHORTEST_PART


def rating_for_purpose(spot: Spot) -> Outcome | None:
    """风电安装船用|2000 吨级起重机: a rating of the thing behind, of which the words before say what it is for."""
    if _only_describes(spot):
        spot = replace(spot, left="")
    elif not rates_purpose(spot):
        return None
    rated = rating_of_following(spot)
    return rated if rated is not None and rated.subject else None


def _only_describes(spot: Spot) -> bool:
    """Whether the words before a number only describe the thing behind it: 研发面向特高压的|4500V 压接型器件."""
    lexicon, left = spot.lexicon, fold(strip_marks(spot.left))
    described = left[len(lexicon.words("yielding_verbs").at_start(left)) :]
    plain = not spot.bounds.means and not spot.amount.counts and spot.amount.unit is not None
    return plain and left.endswith(OF) and lexicon.words("relations").at_start(described) != ""


def _made_by_technique(spot: Spot, thing: str) -> str:
    """What a technique makes that is said to be mastered: 突破 8 英寸|碳化硅单晶|生长技术; or nothing."""
    lexicon, technique = spot.lexicon, spot.lexicon.words("making_ends").at_end(fold(thing))
    words = fold(spot.left) + spot.layout.text[spot.bounds.start : spot.amount.start]
    mastered = lexicon.words("breakthroughs").at_start(strip_marks(words))
    return thing[: len(thing) - len(technique)] if technique and mastered else ""


def money_of_following(spot: Spot) -> Draft | None:
    """实现 500 万元|产值: what a direction brings in, named behind the sum."""
    noun = clean_name(spot.lexicon, spot.right)
    if spot.amount.counts or fold(noun) not in spot.lexicon.words("own_names").words:
        return None
    draft = start_draft(spot, Kind.TECHNICAL, None, noun)
    draft.consumed = end_of(spot, noun)
    return draft


def rating_of_following(spot: Spot) -> Draft | None:
    """80m 标准基线, 100V/5A 装置: a rating of the thing that stands behind."""
    unit = spot.amount.unit
    if unit is None or spot.amount.counts:
        return None
    if (again := _say_again(spot)) is not None:
        return again
    draft = start_draft(spot, Kind.TECHNICAL, spot.memory.subject, rating_title(spot))
    draft.rating = True
    listed = not spot.right_closed and not spot.right.strip(SEPARATORS)
    right = spot.beyond[0].lstrip(SEPARATORS) if listed else spot.right
    thing = clean_name(spot.lexicon, right)
    built = thing[: len(thing) - len(spot.lexicon.words("plain_deeds").at_end(fold(thing)))]
    if built != thing and ends_with_thing(spot.lexicon, built):
        achieved = spot.layout.text[spot.bounds.start : spot.amount.start].strip()
        thing, draft.means = built, () if achieved in spot.lexicon.words("achieving_verbs").words else draft.means
    if spot.bounds.output and OF in thing and ends_with_thing(spot.lexicon, thing):
        thing = thing.rpartition(OF)[2]
    if not ends_with_thing(spot.lexicon, thing):
        opens = spot.memory.subject is None
        compared = spot.lexicon.reaches.anywhere.search(fold(right), 1)
        phrase = right[: compared.start()] if compared else right
        named = split_subject(spot.lexicon, phrase, owners=opens, opens=opens and spot.memory.last is None)
        whole = compared is not None and ends_with_thing(spot.lexicon, phrase, loose=True)
        thing = clean_name(spot.lexicon, phrase) if whole else named.subject or ""
    if (doing := find_deed(spot.lexicon, spot.left)) is not None:
        thing = clean_name(spot.lexicon, spot.left[:doing])
    if made := _made_by_technique(spot, thing):
        thing, draft.means, draft.forward = made, (), True
        spot.memory.subject = spot.memory.whole = None
    made = clean_name(spot.lexicon, spot.left)
    if thing and rates_purpose(spot):
        thing = f"{made}{thing}"
    if spot.lexicon.output_set.at_start(fold(made)) and thing:
        draft.name, draft.rating = made, False
    done = spot.lexicon.words("object_verbs").at_start(fold(strip_marks(spot.left))) != ""
    draft.subject = draft.subject if done and draft.subject else thing or draft.subject
    return draft
