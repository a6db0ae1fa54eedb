"""The page on which a reader pastes an abstract and gets the directions near it; the browser computes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.site import GuideEntry
from generator.render import paths
from generator.render.views.assets import Assets, link_assets
from generator.render.views.common import Context, Link, Linker, make_crumbs

STYLESHEETS = ("match",)
SCRIPTS = ("match-data", "match-text", "match-engine", "match")
"""In the order in which they must run."""


@dataclass(frozen=True)
class MatchView:
    """All that the page of matching prints."""

    title: str
    crumbs: tuple[Link, ...]
    guide_id: str
    total: int
    """Directions."""
    folder: str
    """Where the data lie, relative to the page, ending in ``/``."""
    directions: Link
    assets: Assets
    description: str


def view_match(entry: GuideEntry, _context: Context, path: PurePosixPath) -> MatchView:
    """The view of the page of matching."""
    linker = Linker(path)
    guide = entry.guide
    return MatchView(
        title="选题匹配",
        crumbs=make_crumbs(linker, guide),
        guide_id=guide.id,
        total=len(entry.directions),
        folder=paths.plain(f"{linker.to(paths.match_folder(guide.id))}/"),
        directions=Link(linker.to(paths.guide_page(guide.id), "directions"), "全部研究方向"),
        assets=link_assets(linker, STYLESHEETS, SCRIPTS),
        description="粘贴课题摘要，找出用词相近的研究方向，并标出共同的词和句子；只在浏览器里比对，不上传文字。",
    )
