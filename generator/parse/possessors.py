"""X的Y before a number: whether X owns the quantity Y, or only describes what stands behind (来源的, 不同的)."""

from __future__ import annotations

from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.parse.particles import LIST_MARK, OF, TOWARDS
from generator.parse.things import ends_with_thing

_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""
_SHORTEST_QUANTITY = 2
_NEAR = 3
"""So few characters may stand between 的 and the quantity of an owner that no word knows."""


def find_possessor(lexicon: Lexicon, name: str, head: int | None, core: int) -> int | None:
    """Where the last 的 stands whose owner stands before it: 膜电极反应器|的乙烯法拉第效率, 反常霍尔效应|的观测温度.

    ``head`` and ``core`` are where the quantity begins without and with its modifiers.
    """
    folded = fold(name)
    if not lexicon.measurand_set.at_end(folded) and not lexicon.words("quantity_heads").at_end(folded):
        return None
    at = name.rfind(OF, 1, head or 0)
    related = lexicon.words("relation_leads").anywhere.search(folded, 0, max(at, 0)) is not None
    if (related and lexicon.words("relation_heads").at_end(folded)) or _is_way(lexicon, folded[: max(at, 0)]):
        return None
    if at < _SHORTEST_QUANTITY or len(name) - at <= _SHORTEST_QUANTITY or not _can_own(lexicon, folded[:at]):
        return None
    unknown = at >= _SHORTEST_OWNER and all(map(is_han, name[at - 2 : at])) and core - at - 1 <= _NEAR
    return at if unknown or ends_with_thing(lexicon, name[:at], loose=True) else None


def _is_way(lexicon: Lexicon, words: str) -> bool:
    """Whether words tell from where to where something goes: 从采样到报告|的时间."""
    begun = lexicon.words("starts").at_start(words)
    return begun != "" and lexicon.words("reaching").stands_in(words[len(begun) :])


def _can_own(lexicon: Lexicon, owner: str) -> bool:
    """Whether words before 的 name something: no quantity, no relation, no attribute (来源, 不同)."""
    if TOWARDS in owner or LIST_MARK in owner or lexicon.words("relation_leads").at_start(owner):
        return False
    if any(lexicon.words(purpose).at_end(owner) for purpose in ("attribute_ends", "places", "values")):
        return False
    quantity = len(lexicon.measurand_set.at_end(owner)) > 1
    return not quantity or ends_with_thing(lexicon, owner)
