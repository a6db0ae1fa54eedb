"""What a page says about itself in its head, put into its front matter for the theme to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.model.site import GuideEntry
from generator.render import OPENING, paths
from generator.render.views.guide import own_sections
from generator.share.context import Sharing
from generator.share.structured import describe_pages

FEED, PLAIN, STRUCTURED = "feed", "plain", "structured"
"""Keys that the theme's head looks for: the guide's feed, the same page as plain text, and the JSON-LD."""


def add_heads(pages: Mapping[PurePosixPath, str], sharing: Sharing) -> dict[PurePosixPath, str]:
    """The pages, each with what belongs into its head. None of it grows with the site."""
    plain = {page: paths.plain_text(page) for entry in sharing.site.guides for page in _pages_with_text(entry)}
    structured = dict(describe_pages(sharing))
    guides = {entry.guide.id for entry in sharing.site.guides}
    found = {}
    for path, text in pages.items():
        entries = {}
        if path.parts[0] in guides:
            entries[FEED] = str(paths.link_between(path, paths.guide_feed(path.parts[0])))
        if path in plain:
            entries[PLAIN] = str(paths.link_between(path, plain[path]))
        if path in structured:
            entries[STRUCTURED] = structured[path]
        found[path] = add_entries(text, entries)
    return found


def _pages_with_text(entry: GuideEntry) -> Iterator[PurePosixPath]:
    guide = entry.guide
    yield from (paths.guide_page(guide.id, name) for name in ("index", "full"))
    yield from (paths.guide_page(guide.id, section.number) for section in own_sections(entry))
    yield from (paths.direction_page(item.key) for item in entry.directions)


def add_entries(page: str, entries: Mapping[str, str]) -> str:
    """A page with more keys in its front matter; values stand on one line each."""
    if not page.startswith(OPENING):
        raise ValueError("the page has no front matter")
    lines = "".join(f"{key}: {_quote(value)}\n" for key, value in entries.items())
    return f"{OPENING}{lines}{page.removeprefix(OPENING)}"


def _quote(value: str) -> str:
    """A YAML text in double quotes; what they cannot hold as it is was escaped before."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
