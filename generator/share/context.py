"""What everything that is shared is made from: the site, its name and address, and the day of its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from generator.model.guide import Guide
from generator.model.site import Site
from generator.render import paths
from generator.render.views.common import short_title

LANGUAGE = "zh-CN"


@dataclass(frozen=True)
class Sharing:
    """The site on its way to other programs."""

    site: Site
    site_name: str
    """Empty where the site has no name of its own."""
    base_url: str
    """Address of the published site; empty: every address is relative to the file that holds it."""
    dated: datetime
    """When the source last changed, by its own account."""

    @property
    def name(self) -> str:
        """The site's name, else the titles of its guides."""
        return self.site_name or "、".join(short_title(entry.guide) for entry in self.site.guides)

    def url(self, origin: PurePosixPath, target: PurePosixPath, anchor: str = "") -> str:
        """Address of a page or file, as the file at ``origin`` names it."""
        return paths.address(self.base_url, origin, target, anchor)

    def day_of(self, guide: Guide) -> str:
        """The day of a guide's newest change; that of the whole source where it lists none."""
        return guide.changes[0].day if guide.changes else f"{self.dated:%Y-%m-%d}"
