"""What the search knows of a page: its address, its title, its keywords and its texts, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from generator.search.kinds import KIND_WEIGHTS


@dataclass(frozen=True, slots=True)
class SearchPart:
    """One piece of a page that a link can land on: a paragraph, mostly."""

    anchor: str
    """Id on the page without ``#``; empty for the top of the page."""
    heading: str
    """What it stands under, such as 考核指标; searched like the text, and empty where there is none."""
    text: str
    """As a reader sees it, in Unicode: ``2×10⁻⁸``, ``¹⁴CO₂``."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page of the site as the search sees it."""

    url: str
    """Relative to the site's root, such as ``nqi-2023/1.2.html``."""
    title: str
    """With its number, such as ``1.2 千克、安培和坎德拉量子化复现关键技术研究``."""
    kind: str
    """One of ``KIND_WEIGHTS``."""
    parts: tuple[SearchPart, ...]
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KIND_WEIGHTS:
            raise ValueError(f"{self.url}: {self.kind!r} is not a kind of page: {', '.join(KIND_WEIGHTS)}")
