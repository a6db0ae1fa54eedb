"""Whether a word before a quantity means a part of the clause's thing, or that thing itself, and not another."""

from __future__ import annotations

from generator.parse.bare_names import strip_marks, strip_tail
from generator.parse.drafts import Spot
from generator.parse.fold import fold
from generator.parse.particles import LIST_MARK

_LONGEST_PART = 4
_SHORTEST_PART = 3
_LONGEST_BARE = 6
_SHORT = 2


def is_object(spot: Spot, subject: str | None) -> bool:
    """Whether a word names what the clause's thing works on (切割设备，适用|晶圆尺寸)."""
    worked = spot.lexicon.words("object_verbs").at_start(fold(strip_marks(spot.left)))
    return subject is not None and spot.memory.subject is not None and worked != ""


def _means_kind(spot: Spot, subject: str, known: str) -> bool:
    """Whether a bare word says what kind the clause's thing is, by its last character: 养殖工船 …，船舶|自持力."""
    kind = spot.lexicon.words("kinds_of_things").words
    return fold(subject) in kind and known[-1] in subject


def _is_inside(spot: Spot, known: str, subject: str) -> bool:
    """Whether a word is of the clause's thing: the ground under what was bred, 装置|关键部件."""
    lexicon, folded = spot.lexicon, fold(subject)
    grown = lexicon.words("bred").at_end(fold(known)) != "" and lexicon.words("grounds").at_end(folded) != ""
    bare = lexicon.words("whole_names").at_start(folded)
    return grown or (bare != "" and lexicon.words("part_attributes").at_start(folded, len(bare)) != "")


def _is_stuff(spot: Spot, subject: str, known: str) -> bool:
    """Whether words are several stuffs, a symbol, or the clause's thing with a part behind its rating."""
    rated = spot.memory.last is not None and spot.memory.last.rating and not spot.opens_segment
    symbol = subject.isascii() and len(subject) <= _LONGEST_PART
    return LIST_MARK in subject or symbol or (rated and subject.startswith(known))


def _is_short_part(spot: Spot, subject: str, known: str) -> bool:
    """Whether a word of two characters is a part of a system: 通风系统 …，风机|噪声; what a line makes is none."""
    lexicon, thing = spot.lexicon, fold(known)
    whole = lexicon.words("wholes").at_end(thing) or lexicon.words("machine_ends").at_end(thing)
    whole = "" if lexicon.words("production_lines").at_end(thing) else whole
    own = any(lexicon.words(purpose).at_end(fold(subject)) for purpose in ("areas", "products"))
    return len(subject) <= _SHORT and bool(whole) and not own


def is_part(spot: Spot, subject: str | None) -> bool:
    """Whether a bare word such as 传感器 or 系统 means a part of the clause's thing, not a thing of its own."""
    known = spot.memory.subject
    if subject is not None and known is None and spot.memory.last is not None:
        return len(subject) <= _SHORT and fold(subject) in spot.lexicon.words("part_names").words
    if subject is None or known is None or known.endswith(subject) or known == spot.memory.scope:
        return False
    worked = _is_stuff(spot, subject, known) or spot.lexicon.words("worked_leads").at_start(fold(subject)) != ""
    inside = worked or _is_short_part(spot, subject, known) or _is_inside(spot, known, subject)
    if inside or _means_kind(spot, subject, known):
        return True
    counted = spot.memory.things
    if len(counted) > 1 and known in counted and any(thing.endswith(subject) for thing in counted):
        return False
    alike = len(known) == len(subject) == _SHORTEST_PART and known[-1] == subject[-1]
    if alike and spot.lexicon.words("machine_ends").at_end(fold(known)):
        return False
    parts = spot.lexicon.words("part_names").words
    if len(subject) >= _SHORTEST_PART and fold(known) in parts and fold(subject) in parts:
        return False
    made = strip_tail(spot.lexicon, known, spot.lexicon.words("makes"))
    if subject in made and spot.lexicon.words("production_lines").at_end(fold(known)):
        return False
    if subject in made:
        inside = spot.opens_segment or not made.startswith(subject) or len(subject) < _SHORTEST_PART
        return made != known if made.endswith(subject) else inside
    bare = len(subject) <= _LONGEST_PART and fold(subject) in spot.lexicon.words("part_names").words
    if spot.lexicon.words("own_names").at_end(fold(spot.left).rstrip()):
        return False
    made_there = (
        spot.lexicon.words("production_lines").at_end(fold(known))
        and fold(subject) in spot.lexicon.words("product_names").words
    )
    return bare or (not made_there and fold(subject) in spot.lexicon.words("whole_names").words)


def is_whole(spot: Spot, subject: str | None, name: str) -> bool:
    """Whether a bare word such as 系统 means the clause's thing and is a word of the name (储能系统 …，系统效率)."""
    known = spot.memory.subject
    if subject is None or known is None or known == subject or not known.endswith(subject):
        return False
    rated = spot.memory.last is not None and spot.memory.last.rating and not spot.opens_segment
    return not rated and len(subject) <= _LONGEST_BARE and f"{subject}{name}" in spot.left
