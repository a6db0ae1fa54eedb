"""Ground and way that are laid out for a demonstration: 核心示范区 5000 亩, 示范路段 20km, 辐射推广 100 万亩."""

from __future__ import annotations

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.nouns import end_of, start_draft
from generator.parse.particles import AT

_SIZES = frozenset({"area", "length"})
_DEMONSTRATION = ("demonstration",)


def find_area(spot: Spot, left: str, name: str, subject: str | None) -> Draft | None:
    """The row of a size that is laid out and so handed over, be it parted from its word (示范公路|里程) or not."""
    unit = spot.amount.unit
    if unit is None or unit.single is None or unit.single.quantity not in _SIZES:
        return None
    whole = clean_name(spot.lexicon, left) if subject else name
    return next((_lay_out(spot, words) for words in (name, whole) if _is_area(spot, words)), None)


def find_shown(spot: Spot, left: str, right: str) -> Draft | None:
    """The row of ground or way on which something is demonstrated, told behind it: 完成 10 万 km2|示范应用."""
    unit, deed = spot.amount.unit, clean_name(spot.lexicon, right)
    sized = unit is not None and unit.single is not None and unit.single.quantity in _SIZES
    shown = (
        any(spot.lexicon.words(what).at_end(fold(deed)) for what in ("demonstrations", "trials")) and spot.right_closed
    )
    if not sized or not shown or not (strip_marks(left).startswith(AT) or not clean_name(spot.lexicon, left)):
        return None
    draft = start_draft(spot, Kind.DELIVERABLE, None, deed)
    draft.deliverables, draft.consumed = _DEMONSTRATION, end_of(spot, deed)
    return draft


def find_spread(spot: Spot, left: str) -> Draft | None:
    """The row of how far what was bred is spread, where the verb is all that tells it: 新品种 …，推广|100 万亩."""
    unit, words = spot.amount.unit, strip_marks(left)
    sized = unit is not None and unit.single is not None and unit.single.quantity in _SIZES
    spread = fold(words) in spot.lexicon.words("spread_extents").words
    return start_draft(spot, Kind.TECHNICAL, spot.memory.subject, words) if sized and spread else None


def _is_area(spot: Spot, name: str) -> bool:
    """Whether a name is that of what is laid out, or says how far something is spread that is no product."""
    lexicon, folded = spot.lexicon, fold(name)
    if lexicon.words("areas").at_end(folded) or lexicon.words("shown_extents").at_end(folded):
        return True
    if not lexicon.words("spread_extents").at_end(folded) or spot.memory.bred:
        return False
    known = spot.memory.subject
    shown = known is None or lexicon.words("areas").at_end(fold(known)) or _follows_area(spot)
    return bool(shown) or lexicon.words("demonstrations").stands_in(fold(known or ""))


def _follows_area(spot: Spot) -> bool:
    last = spot.memory.last
    return last is not None and last.deliverables == _DEMONSTRATION and not last.amount.counts


def _lay_out(spot: Spot, name: str) -> Draft:
    """The size of what is laid out; what follows several (核心区 …、示范区 …、辐射区 …) is about none alone.

    A way (示范路段 10 km) only shows the thing spoken of; what follows is about that again.
    """
    draft, listed = start_draft(spot, Kind.DELIVERABLE, None, name), _follows_area(spot)
    if listed:
        spot.memory.subject = None
    draft.deliverables = _DEMONSTRATION
    single = spot.amount.unit.single if spot.amount.unit is not None else None
    way = single is not None and single.quantity == "length" and spot.memory.subject is not None
    draft.carries = spot.lexicon.words("areas").at_end(fold(name)) != "" and not listed and not way
    return draft
