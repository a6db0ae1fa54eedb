"""What a thing goes through before its quantity holds, told by two numbers and no closing word: 4℃贮藏 21 天|存活率."""

from __future__ import annotations

from generator.parse.bare_names import strip_marks
from generator.parse.cursor import Amount
from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.parse.lookahead import look_ahead
from generator.parse.particles import AFTER, OF
from generator.parse.walk import Layout, Segment

_DEED = range(2, 6)
_LONGEST = 10
_NOT_SET = frozenset({"time", "ratio", "money"})
"""Quantities that set no state in which a thing is kept."""


def look_for_treatment(layout: Layout, segment: Segment, index: int) -> int:
    """Where a state and the time spent in it end, 后 counted, before a quantity that is compared; or 0."""
    elements = segment.elements[index : index + 3]
    if len(elements) < len(("state", "deed", "time")) or elements[1].amount is not None or elements[1].group:
        return 0
    state, time = elements[0].amount, elements[2].amount
    deed = layout.text[elements[1].start : elements[1].end].strip()
    if state is None or time is None or not _is_state(state) or not _is_time(time):
        return 0
    if not _is_deed(layout.lexicon, deed):
        return 0
    words, closed = look_ahead(layout, segment, index + 2, time.end)
    named = fold(strip_marks(words.lstrip().removeprefix(AFTER)))
    compared = not closed and len(named) > 1 and not named.startswith(OF)
    end = time.end + (len(words) - len(words.lstrip()))
    return end + layout.text.startswith(AFTER, end) if compared else 0


def _is_state(amount: Amount) -> bool:
    """Whether an amount is that of a state: a temperature, a pressure, a voltage."""
    single = amount.unit.single if amount.unit is not None else None
    return single is not None and single.quantity not in _NOT_SET and not amount.counts


def _is_time(amount: Amount) -> bool:
    single = amount.unit.single if amount.unit is not None else None
    return single is not None and single.quantity == "time"


def _is_deed(lexicon: Lexicon, words: str) -> bool:
    """Whether words between two numbers are one deed: 贮藏, 高温反偏; neither a quantity nor a comparing word."""
    treated = lexicon.words("treatments").at_end(words) != "" and len(words) <= _LONGEST
    plain = treated or (len(words) in _DEED and all(map(is_han, words)) and OF not in words)
    compared = lexicon.before_set.at_end(words) or lexicon.after_set.at_start(words)
    return plain and not compared and not lexicon.measurand_set.at_end(words)
