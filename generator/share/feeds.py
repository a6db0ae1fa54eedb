"""Atom feeds (RFC 4287) of what changed: one a guide, one for the site."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.guide import Guide
from generator.render import paths
from generator.render.views.common import short_title
from generator.share.context import LANGUAGE, Sharing
from generator.share.templates import Templates

TEMPLATE = "share/feed.xml.j2"
NAMES = uuid.UUID("b58f1188-4775-4150-9107-b0c96f2acbf4")
"""Name space of the ids: they are made from names alone, so that they stay when the site's address changes."""
MOST_ENTRIES = 50
"""In one feed: older changes stay on the guide's page."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One change."""

    id: str
    updated: str
    text: str
    guide: str
    """Title of its guide."""
    href: str


@dataclass(frozen=True)
class Feed:
    """One feed: what its template prints."""

    id: str
    language: str
    name: str
    """Of what changed: a guide or the site."""
    author: str
    updated: str
    self_href: str
    """Whole address of the feed; empty where the site's own is not known."""
    href: str
    """Of the page that lists the same, or of the home page."""
    entries: tuple[FeedEntry, ...]
    """Newest first."""


def share_feeds(sharing: Sharing, templates: Templates) -> dict[PurePosixPath, bytes]:
    """Every feed by its path below docs/."""
    guides = [entry.guide for entry in sharing.site.guides]
    feeds = {paths.guide_feed(guide.id): _guide_feed(guide, sharing) for guide in guides}
    feeds[paths.FEED] = _site_feed(guides, sharing)
    return {path: templates.fill(TEMPLATE, {"feed": feed}) for path, feed in feeds.items()}


def _guide_feed(guide: Guide, sharing: Sharing) -> Feed:
    path = paths.guide_feed(guide.id)
    page = paths.guide_page(guide.id)
    entries = _list_entries(guide, sharing, path)
    return _make_feed(f"{guide.id}/changes", short_title(guide), path, page, entries, sharing)


def _site_feed(guides: Iterable[Guide], sharing: Sharing) -> Feed:
    entries = [entry for guide in guides for entry in _list_entries(guide, sharing, paths.FEED)]
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    return _make_feed(f"site/{sharing.name}", sharing.name, paths.FEED, paths.HOME, newest, sharing)


def _make_feed(
    key: str, name: str, path: PurePosixPath, page: PurePosixPath, entries: list[FeedEntry], sharing: Sharing
) -> Feed:
    return Feed(
        id=make_id(key),
        language=LANGUAGE,
        name=name,
        author=sharing.name,
        updated=entries[0].updated if entries else _moment(f"{sharing.dated:%Y-%m-%d}"),
        self_href=sharing.url(path, path) if sharing.base_url else "",
        href=sharing.url(path, page),
        entries=tuple(entries[:MOST_ENTRIES]),
    )


def _list_entries(guide: Guide, sharing: Sharing, path: PurePosixPath) -> list[FeedEntry]:
    """The changes of a guide, newest first; each is numbered within its day from the oldest on."""
    left = Counter(change.day for change in guide.changes)
    entries = []
    for change in guide.changes:
        day, text = change.day, change.text
        entries.append(
            FeedEntry(
                id=make_id(f"{guide.id}/changes/{day}/{left[day]}"),
                updated=_moment(day),
                text=text,
                guide=short_title(guide),
                href=sharing.url(path, paths.guide_page(guide.id), "changes"),
            )
        )
        left[day] -= 1
    return entries


def make_id(name: str) -> str:
    """A permanent id: the same name gives the same id on every site and on any day."""
    return uuid.uuid5(NAMES, name).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
