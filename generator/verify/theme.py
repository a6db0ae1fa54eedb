"""What the theme itself writes that would be a fault in a page of ours, each with the reason why it may stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.verify.references import Reference


@dataclass(frozen=True, slots=True)
class KnownSpot:
    """One spot: matches a reference by its source and its address, both whole."""

    source: str
    url: re.Pattern[str]
    reason: str


THEME: tuple[KnownSpot, ...] = (
    KnownSpot(
        "a href",
        re.compile(re.escape("javascript:void(0)")),
        "the share button of the search box (feature search.share): does nothing, its script sets the address",
    ),
)


def is_the_themes(reference: Reference) -> bool:
    """Whether the theme is known to write this."""
    return any(reference.source == spot.source and spot.url.fullmatch(reference.url) for spot in THEME)
