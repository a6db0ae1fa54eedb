"""The names that pages print for what the vocabulary knows by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.vocabulary.groups import WordGroup


@dataclass(frozen=True)
class Labels:
    """Id → Chinese words, taken from the vocabulary."""

    deliverables: Mapping[str, str]
    """Kind of deliverable → short title for a column or chip."""
    measurands: Mapping[str, str]
    """Quantity group → title, in the order in which groups stand."""
    units: Mapping[str, str]
    """Unit code → symbol as printed; codes without an entry are measure words and stand for themselves."""
    reasons: Mapping[str, str]
    """Reason of an explained number → words."""
    conditions: tuple[WordGroup, ...] = ()
    """What a direction may ask of those who apply."""
    families: tuple[WordGroup, ...] = ()
    """Kinds of deliverables that people ask for as one."""
