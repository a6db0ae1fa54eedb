"""The comparing words and signs around an amount, and what they mean together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.indicator import Comparator
from generator.parse.cursor import Amount
from generator.parse.lexicon import Lexicon
from generator.vocabulary import Measurand, Unit

_STRENGTH = ("±", "~", "<", ">", "<=", ">=", "better", "reach", "=")
_WORK = frozenset({"information"})
"""Quantities of work; the energy that each unit of it takes gets better downwards, whatever it is called."""
_UNJUDGED = frozenset({"1", "%", "‰", "倍", "级"})
"""Units of which neither more nor less is better by itself."""
_BLANKS = " "
_MONTH = 2_629_800


@dataclass(frozen=True, slots=True)
class Bounds:
    """What compares an amount: where the words begin and end, and what each means."""

    start: int
    end: int
    means: tuple[str, ...]
    per: Unit | None = None
    """The time of a rate that stands before its number: 每小时 20 次."""
    output: bool = False
    """Whether it is said to be made in that time: 年产 500 吨."""

    @property
    def strongest(self) -> str:
        """The one that decides; empty for a plain number."""
        return min(self.means, key=_STRENGTH.index, default="")


def read_bounds(lexicon: Lexicon, text: str, amount: Amount, floor: int) -> Bounds:
    """Comparators that stand directly before (not before ``floor``) and behind an amount."""
    opening, per = _read_per_time(lexicon, text, amount, floor)
    start, before = _read_before(lexicon, text, opening, floor)
    if per is None and before:
        start, per = _read_per_time(lexicon, text, replace(amount, start=start), floor)
    end, after = _read_after(lexicon, text, amount.end)
    if per is None and not before and (lead := _read_output(lexicon, text, amount, floor)):
        begun = text.rindex(lead, floor, amount.start)
        return Bounds(begun, end, (*before, *after), lexicon.outputs[lead], output=True)
    return Bounds(start, end, (*before, *after), per)


def _read_output(lexicon: Lexicon, text: str, amount: Amount, floor: int) -> str:
    """The word directly before that makes an amount what is made in a time: 年产 500 吨; it compares nothing."""
    if amount.unit is None or any(part.power < 0 for part in amount.unit.parts):
        return ""
    near = max(floor, amount.start - lexicon.output_set.longest - 1)
    return lexicon.output_set.at_end(text[near : amount.start].rstrip(_BLANKS))


def _read_per_time(lexicon: Lexicon, text: str, amount: Amount, floor: int) -> tuple[int, Unit | None]:
    """Where a rate's time begins that stands before its number, and the time; a yearly count is no rate."""
    end = amount.start
    while end > floor and text[end - 1] in _BLANKS:
        end -= 1
    word = lexicon.per_time_set.at_end(text[max(floor, end - lexicon.per_time_set.longest) : end])
    per = lexicon.per_times.get(word)
    timed = amount.unit is not None and any(part.power < 0 for part in amount.unit.parts)
    slow = per is not None and per.quantity == "time" and per.factor is not None and per.factor > _MONTH
    yearly = amount.counts and slow
    often = amount.unit is not None and amount.unit.code in lexicon.words("yearly_measures").words
    if per is None or amount.unit is None or timed or (yearly and not often):
        return amount.start, None
    return end - len(word), per


def _read_before(lexicon: Lexicon, text: str, start: int, floor: int) -> tuple[int, list[str]]:
    means: list[str] = []
    while True:
        end = start
        while end > floor and text[end - 1] in _BLANKS:
            end -= 1
        word = lexicon.before_set.at_end(text[max(floor, end - lexicon.before_set.longest) : end])
        if not word or _inside_word(lexicon, text, end - len(word), word, floor):
            return start, means
        start = end - len(word)
        means.append(lexicon.before[word])


def _inside_word(lexicon: Lexicon, text: str, at: int, word: str, floor: int) -> bool:
    """Whether a comparing word is the end of a longer word that compares nothing (雷达)."""
    blockers = lexicon.words("not_comparators")
    tail = text[max(floor, at - blockers.longest) : at + len(word)]
    blocked = blockers.at_end(tail)
    return len(blocked) > len(word)


def _read_after(lexicon: Lexicon, text: str, end: int) -> tuple[int, list[str]]:
    means: list[str] = []
    while True:
        start = end
        while text[start : start + 1] in _BLANKS and start < len(text):
            start += 1
        word = lexicon.after_set.at_start(text, start)
        if not word or lexicon.words("not_comparators").at_start(text, start):
            return end, means
        end = start + len(word)
        means.append(lexicon.after[word])


def resolve(bounds: Sequence[str], amount: Amount, measurand: Measurand | None, unit: str) -> Comparator:
    """The comparator of a row: the strongest word, with 优于 and 达到 resolved by what gets better."""
    strongest = min(bounds, key=_STRENGTH.index, default="=")
    if amount.tolerance or strongest == "±":
        return Comparator.PLUS_MINUS
    if amount.min is not None or amount.max is not None:
        return Comparator.RANGE
    if strongest in {"better", "reach"}:
        unknown = measurand is None and strongest == "reach"
        down = not unknown and gets_better_down(measurand, amount, unit)
        return Comparator.AT_MOST if down else Comparator.AT_LEAST
    return Comparator(strongest)


def _is_spent(amount: Amount) -> bool:
    """Whether a unit tells the energy that each piece of work takes: 能效优于 5pJ/bit."""
    parts = amount.unit.parts if amount.unit is not None else ()
    work = len(parts) > 1 and parts[0].unit is not None and parts[0].unit.quantity == "energy"
    return work and parts[1].power < 0 and parts[1].unit is not None and parts[1].unit.quantity in _WORK


def gets_better_down(measurand: Measurand | None, amount: Amount, unit: str) -> bool:
    """Whether less is better for this quantity in this unit."""
    if measurand is None:
        return bool(unit) and unit not in _UNJUDGED and not amount.counts
    if _is_spent(amount):
        return True
    if measurand.better != "down":
        return False
    value = amount.value if amount.value is not None else Decimal(0)
    if unit in measurand.up_units and not (unit == "1" and value < 1):
        return False
    return not (measurand.up_from is not None and unit == "%" and value >= measurand.up_from)
