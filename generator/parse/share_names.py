"""Give each value of a list its own name: 长度、角度不确定度分别优于 0.1μm、0.2″."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.parse.bare_names import strip_marks
from generator.parse.drafts import Draft
from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.particles import LISTED, OF

_LONGEST_LIST = 12
_LETTER = 1
_PAIR = 2
"""Characters of the word before a quantity of one character (弃电|率)."""
_BETWEEN = ("qualifiers", "modifiers", "forecasts", "noun_verbs", "acts")
"""Words for what is done, between an item and its quantity."""
SYMBOL = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉A-Za-z0-9]+")


def share_names(lexicon: Lexicon, rows: list[Draft]) -> None:
    """Where the last rows are as many values as their phrase has names, part the phrase among them."""
    values = last_list(rows)
    _share_unit(values)
    whole = values[0].whole or values[0].name
    names = part_names(lexicon, whole)
    if len(names) == 1 and len(values) == _PAIR and _measure_otherwise(*values):
        names = part_compound(lexicon, whole)
    if len(names) == len(values):
        for row, name in zip(values, names, strict=True):
            row.whole, row.name = whole, name
    else:
        for row in values:
            row.whole, row.name = whole, whole


def _share_unit(values: list[Draft]) -> None:
    """The unit behind the last value holds for those before it: 1、10 和 20 mg/m³."""
    unit = values[-1].amount.unit
    if unit is not None and not unit.counts and all(row.amount.unit is None for row in values[:-1]):
        for row in values[:-1]:
            row.amount = replace(row.amount, unit=unit)


def last_list(rows: list[Draft]) -> list[Draft]:
    """The last rows that are values of one list."""
    start = len(rows) - 1
    while start > 0 and rows[start].listed and len(rows) - start < _LONGEST_LIST:
        start -= 1
    return rows[start:]


def _measure_otherwise(one: Draft, other: Draft) -> bool:
    """Whether two values have units of different quantities, so that they cannot be of the same."""
    units = [row.amount.unit.single for row in (one, other) if row.amount.unit is not None]
    return len(units) == _PAIR and None not in units and len({unit.quantity for unit in units if unit}) == _PAIR


def part_compound(lexicon: Lexicon, phrase: str) -> list[str]:
    """The two names in a phrase that holds two quantities in one word: 应力应变|误差, 温湿度."""
    found = lexicon.words("compounds").anywhere.search(fold(phrase))
    if found is None:
        return [phrase]
    before, word, rest = phrase[: found.start()], found[0], phrase[found.end() :]
    half = (len(word) + 1) // _PAIR
    first = word[:half] if len(word) % _PAIR == 0 else word[0] + word[-1]
    return [f"{before}{first}{rest}", f"{before}{word[len(word) - half :]}{rest}"]


def part_names(lexicon: Lexicon, phrase: str) -> list[str]:
    """The names in a phrase whose last part ends with what they share."""
    parts = [strip_marks(part) for part in LISTED.split(phrase)]
    found = find_measurand(lexicon, parts[-1])
    if len(parts) < 2 or found is None or not all(parts):
        return [phrase]
    bare = found[1] == 0 and len(parts[-1]) > _LETTER
    if bare and all(len(lexicon.measurand_set.at_end(fold(part))) > _LETTER for part in parts):
        return parts
    element = lexicon.words("elements").at_start(parts[-1])
    if element and all(part in lexicon.words("elements").words for part in parts[:-1]):
        shared = parts[-1][len(element) :].removeprefix(OF)
        return [part + shared for part in [*parts[:-1], element]]
    if all(len(part) == _LETTER and is_han(part) for part in parts[:-1]) and is_han(parts[-1][0]):
        return [part + parts[-1][1:] for part in [*parts[:-1], parts[-1][0]]] if len(parts[-1]) > _PAIR else [phrase]
    if (pair := _behind_pair(lexicon, parts, found[1])) is not None:
        return [part + pair for part in parts[:-1]] + [parts[-1]]
    symbol = SYMBOL.match(parts[-1])
    if symbol and all(SYMBOL.fullmatch(part) for part in parts[:-1]):
        shared, last = parts[-1][symbol.end() :], parts[-1]
    else:
        owned, deed = parts[-1].rfind(OF) + 1, lexicon.words("modifiers").at_start(parts[-1])
        alike = deed and all(part in lexicon.words("modifiers").words for part in parts[:-1])
        shared = parts[-1][len(deed) if alike else owned or _shared_start(lexicon, parts[-1], found[1]) :]
        last = _without_link(lexicon, parts[-1])
    return [part + shared for part in parts[:-1]] + [last]


def _behind_pair(lexicon: Lexicon, parts: list[str], head: int) -> str | None:
    """What several items of two characters share: 暴雨、大风、雷电|预警准确率; None where the last may be longer."""
    if len(parts) <= _PAIR or any(len(part) != _PAIR for part in parts[:-1]) or not all(map(is_han, "".join(parts))):
        return None
    between = parts[-1][_PAIR:head]
    known = any(between in lexicon.words(purpose).words for purpose in _BETWEEN)
    return parts[-1][_PAIR:] if head > _PAIR and known else None


def _without_link(lexicon: Lexicon, part: str) -> str:
    """一氧化碳的检测下限 as the parts before it are written: 一氧化碳检测下限."""
    owner, link, quantity = part.rpartition(OF)
    return owner + quantity if link and find_measurand(lexicon, quantity) else part


def _shared_start(lexicon: Lexicon, part: str, start: int) -> int:
    head = start
    purposes = ("modifiers", "shared_places")
    while word := max((lexicon.words(purpose).at_end(part, start) for purpose in purposes), key=len):
        start -= len(word)
    alone = start == head == len(part) - _LETTER
    return start - _PAIR if alone and start > _PAIR + _LETTER else start
