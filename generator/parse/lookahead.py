"""The words behind an amount in its segment, as the rules are shown them."""

from __future__ import annotations

from generator.parse.bounds import read_bounds
from generator.parse.particles import JOINTS
from generator.parse.walk import Layout, Segment

_LONGEST_PHRASE = 120
_FARTHEST = 4


def look_ahead(layout: Layout, segment: Segment, index: int, start: int) -> tuple[str, bool]:
    """The words behind an amount up to a bracket, an amount or the segment's end, and whether a mark ends them."""
    end, closed = start, True
    for element in segment.elements[index + 1 : index + 1 + _LONGEST_PHRASE]:
        if element.group is not None or (element.token is not None and element.token.text == "@"):
            break
        if element.amount is not None:
            end = read_bounds(layout.lexicon, layout.text, element.amount, start).start
            closed = False
            break
        end = max(end, element.end)
        if end - start > _LONGEST_PHRASE:
            break
    return layout.shown[start : max(start, end)][:_LONGEST_PHRASE].rstrip(JOINTS), closed


def look_beyond(layout: Layout, segment: Segment, index: int, right: str, closed: bool) -> tuple[str, bool]:
    """The words behind an amount and those that only / or 、 part from it: 100V/5A 同步相量."""
    for later in range(index + 1, min(index + _FARTHEST, len(segment.elements))):
        if closed or right.strip(" /、"):
            break
        amount = segment.elements[later].amount
        if amount is not None:
            right, closed = look_ahead(layout, segment, later, amount.end)
    return right, closed
