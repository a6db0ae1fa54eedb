"""The words behind an amount in its segment, as the rules are shown them."""

from __future__ import annotations

import re

from generator.parse.bounds import read_bounds
from generator.parse.fold import is_han
from generator.parse.lexicon import Lexicon
from generator.parse.particles import AFTER, AT, JOINTS, LIST_MARK, OF
from generator.parse.walk import Group, Layout, Segment

_LONGEST_PHRASE = 120
_FARTHEST = 4
_LONGEST_LINK = 9
_LONGEST_INSIDE = 3
_LONGEST_WORD = 16
_FAR_CIRCUMSTANCE = re.compile(r"(?!的)[\u4e00-\u9fff]{1,8}下(?![一降限载行游])")
"""What a number of a circumstance is said of, and its end: 在 100km|光纤信道下."""
_GROUND = re.compile(rf" ?{OF}?[\u4e00-\u9fff]{{1,6}}?[上中里下](?=[\u4e00-\u9fff])")
_PASSED = re.compile(rf"[^，,；;。\n{AFTER}]{{0,30}}{AFTER}")
_SYMBOL = re.compile(r"[A-Za-z0-9+₀-₉]{1,8}(?:[,，、] ?[A-Za-z0-9+₀-₉]{1,8}){0,9}")
"""Formulas or abbreviations between a thing and its quantity: 有效气（CO+H2）含量, 指标（Be，In，Bi）检出限."""
_LETTERS = re.compile(r"[A-Za-z0-9,']{1,6}")
"""What stands in square brackets within the name of a compound: 苯并[a]芘."""
_NAME = re.compile(r"(?<![0-9.A-Za-z])[A-Z]{2,}$")
"""An abbreviation that a bracket goes on with: UTC（NIM）."""
_AUTHORITIES = frozenset("局部委办")
"""Last characters of authorities; one in a bracket behind another is the same (市场监管总局（国家标准委）)."""
_LINKS = tuple(LIST_MARK + "/," + JOINTS)


def read_circumstance_word(lexicon: Lexicon, text: str) -> str:
    """The word that makes the amount before it a condition, the quantity's name counted (时, 转速下), or nothing."""
    if lexicon.words("not_conditions").at_start(text):
        return ""
    if word := lexicon.words("conditions").at_start(text):
        return word
    name = max(lexicon.measurand_set.at_start(text), lexicon.words("circumstance_names").at_start(text), key=len)
    treated = lexicon.words("treatments").at_start(text)
    if treated and text.startswith(AFTER, len(treated)):
        return treated + AFTER
    rest = text[len(name) :]
    closed = name and not lexicon.words("not_conditions").at_start(rest)
    word = lexicon.words("circumstance_ends").at_start(rest) if closed else ""
    return name + word if word else ""


def look_ahead(layout: Layout, segment: Segment, index: int, start: int) -> tuple[str, bool]:
    """The words behind an amount up to a bracket, an amount or the segment's end, and whether a mark ends them."""
    end, closed = start, True
    for element in segment.elements[index + 1 : index + 1 + _LONGEST_PHRASE]:
        if element.group is not None and is_within_noun(layout.text, element.group, layout.lexicon):
            end = max(end, element.end)
            continue
        if element.group is not None or (element.token is not None and element.token.text == "@"):
            break
        if element.amount is not None:
            end = read_bounds(layout.lexicon, layout.text, element.amount, start).start
            closed = False
            break
        end = max(end, element.end)
        if end - start > _LONGEST_PHRASE:
            break
    words = layout.shown[start : max(start, end)][:_LONGEST_PHRASE]
    return words.rstrip(" " if closed else JOINTS), closed


def look_beyond(layout: Layout, segment: Segment, index: int, right: str, closed: bool) -> tuple[str, bool]:
    """The words behind an amount and those that only / or 、 part from it: 100V/5A 同步相量."""
    for later in range(index + 1, min(index + _FARTHEST, len(segment.elements))):
        if closed or right.strip(" /、"):
            break
        amount = segment.elements[later].amount
        if amount is not None:
            right, closed = look_ahead(layout, segment, later, amount.end)
    return right, closed


def look_for_circumstance(layout: Layout, segment: Segment, index: int) -> int:
    """Where a list of amounts ends that a circumstance closes (180℃、空速 3h⁻¹ 条件下), the word counted; or 0."""
    text = layout.text
    end = 0
    for element in segment.elements[index : index + 2 * _FARTHEST]:
        if element.group is not None:
            break
        if element.amount is None:
            continue
        words = text[end : element.start].strip()
        linked = words.startswith(_LINKS) or layout.lexicon.words("treatments").at_end(words) != ""
        if end and (len(words) > _LONGEST_LINK or not linked):
            break
        end = element.end
        start = end + (text[end : end + 1] == " ")
        if word := read_circumstance_word(layout.lexicon, text[start : start + _LONGEST_WORD]):
            return start + len(word)
        if not element.amount.counts and (far := _end_of_far(layout.lexicon, text, start)):
            return far
    return 0


def look_for_ground(layout: Layout, segment: Segment, index: int) -> int:
    """Where a place ends that is told by a number of its own: 在含盐量 0.3%|的土壤上|亩产; or 0."""
    amount = segment.elements[index].amount
    if amount is None:
        return 0
    near = max(segment.start, amount.start - _LONGEST_WORD)
    found = _GROUND.match(layout.text, amount.end) if AT in layout.text[near : amount.start] else None
    later = any(element.amount is not None for element in segment.elements[index + 1 :])
    if found is None or not later or layout.lexicon.words("not_cuts").at_start(layout.text, found.end() - 1):
        return 0
    return found.end() if not amount.counts or _is_measured(layout, segment, index, found.end()) else 0


def _is_measured(layout: Layout, segment: Segment, index: int, start: int) -> bool:
    """Whether a quantity with its number stands behind a place told by a count: 在 32768 个节点上|的并行效率."""
    ahead = next((e.amount for e in segment.elements[index + 1 :] if e.amount is not None), None)
    if ahead is None or ahead.counts:
        return False
    opening = read_bounds(layout.lexicon, layout.text, ahead, start).start
    return layout.lexicon.measurand_set.at_end(layout.text[start:opening].rstrip()) != ""


def _end_of_far(lexicon: Lexicon, text: str, start: int) -> int:
    """Where a circumstance ends whose number is said of something (15T|背景场条件下, 100km|光纤信道下), or 0."""
    if far := _FAR_CIRCUMSTANCE.match(text, start):
        return far.end()
    near = text[start : start + _LONGEST_LINK]
    word = lexicon.words("circumstances").anywhere.search(near)
    plain = word is not None and all(map(is_han, near[: word.end()])) and OF not in near[: word.start()]
    return start + word.end() if word is not None and plain else 0


def look_for_passing(layout: Layout, left: str, end: int) -> int:
    """Where what a thing went through ends, if a number of it is met (经过 1000 次循环加载后), or 0."""
    if not layout.lexicon.words("passing").at_end(left):
        return 0
    found = _PASSED.match(layout.text, end)
    if found is None or layout.lexicon.words("not_conditions").at_start(layout.text, found.end() - 1):
        return 0
    return found.end()


def _goes_on(lexicon: Lexicon, text: str, start: int) -> bool:
    """Whether a noun goes on behind a bracket, and nothing is compared or said of what stands before it."""
    sets = (
        lexicon.before_set,
        *(lexicon.words(what) for what in ("tails", "each", "starts", "cover_verbs", "verbs", "superlatives")),
    )
    return not any(words.at_start(text, start) for words in sets)


def is_within_noun(text: str, group: Group, lexicon: Lexicon) -> bool:
    """Whether a short bracket parts a noun that goes on behind it: 菌（毒）种."""
    inside = text[group.start : group.end]
    letters = _NAME.search(text[max(0, group.start - _LONGEST_WORD) : group.start - 1]) is not None
    touches = is_han(text[group.start - 2 : group.start - 1]) or letters
    touches = touches and is_han(text[group.end + 1 : group.end + 2])
    short = 0 < len(inside) <= _LONGEST_INSIDE and all(map(is_han, inside.replace(LIST_MARK, "")))
    short = short or all(part in lexicon.words("regions").words for part in inside.split(LIST_MARK))
    before = text[group.start - 2 : group.start - 1]
    short = short or (inside != "" and before in _AUTHORITIES and inside[-1] in _AUTHORITIES)
    short = short or (text[group.start - 1] == "[" and _LETTERS.fullmatch(inside) is not None)
    behind = (lexicon.measurand_set, lexicon.words("wholes"), lexicon.words("devices"))
    goes_on = any(words.at_start(text, group.end + 1) for words in behind) or _goes_on(lexicon, text, group.end + 1)
    symbol = _SYMBOL.fullmatch(inside) is not None and goes_on
    return touches and (short or symbol) and not lexicon.statuses.stands_in(inside)
