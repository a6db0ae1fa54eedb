"""Addresses of pages and anchors: stable, ASCII, the same over http and from a folder."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from generator.model.guide import Direction, DirectionKey

TEMPLATES_FOLDER = "site_templates"
"""Where templates usually lie, as messages name it."""
HOME = PurePosixPath("index.md")
KEYWORD_INDEX = PurePosixPath("keywords/index.md")
DATA_INDEX = PurePosixPath("data/index.md")
FEED = PurePosixPath("feed.xml")
LLMS = PurePosixPath("llms.txt")
GLOSSARY = PurePosixPath("glossary.md")
SEARCH_ROOT = PurePosixPath("search/root.js")
"""What the search loads first."""
ALWAYS = (HOME, KEYWORD_INDEX, DATA_INDEX, FEED, LLMS, GLOSSARY, SEARCH_ROOT)
"""Files that every site has."""

_PLAIN = re.compile(r"[A-Za-z0-9._/#-]+", re.ASCII)


def field_anchors(direction: Direction) -> dict[str, Markup]:
    """Label → anchor of the field's heading: its role, and its position behind that where the role stands again."""
    anchors: dict[str, Markup] = {}
    seen: set[str] = set()
    for position, field in enumerate(direction.fields, start=1):
        role = field.role.value
        anchors[field.label] = plain(f"{role}-{position}" if role in seen else role)
        seen.add(role)
    return anchors


def guide_page(guide_id: str, name: str = "index") -> PurePosixPath:
    """A page of a guide: ``index``, ``indicators``, ``deliverables`` …, or a section's number."""
    return PurePosixPath(guide_id, f"{name}.md")


def direction_page(key: DirectionKey) -> PurePosixPath:
    """The page of a direction."""
    return guide_page(key.guide_id, key.number)


def guide_feed(guide_id: str) -> PurePosixPath:
    """The feed of a guide's changes."""
    return PurePosixPath(guide_id, FEED)


def plain_text(page: PurePosixPath) -> PurePosixPath:
    """The same page as plain text, beside it."""
    return page.with_suffix(".txt")


def pick_id(key: DirectionKey) -> Markup:
    """A direction's name in what a reader ticks and in the address of a comparison: ``nqi-2023/1.2``."""
    return plain(f"{key.guide_id}/{key.number}")


def comparison_file(key: DirectionKey) -> PurePosixPath:
    """The script that brings a direction's data to the page of comparison, below docs/."""
    return PurePosixPath("data", key.guide_id, "compare", f"{key.number}.js")


def keyword_page(slug: str) -> PurePosixPath:
    """The page of a keyword."""
    return PurePosixPath("keywords", f"{slug}.md")


def published_source(guide_id: str, path: str) -> PurePosixPath:
    """Where a source file is published beside the data, by its path in the project."""
    return PurePosixPath("data", guide_id, "source", PurePosixPath(path).name)


def match_folder(guide_id: str) -> PurePosixPath:
    """Where the data lie that a guide's page of matching loads."""
    return PurePosixPath("match", guide_id)


def match_root(guide_id: str) -> PurePosixPath:
    """What a guide's page of matching loads first."""
    return match_folder(guide_id) / "root.js"


def paragraph_anchor(number: int) -> Markup:
    """Anchor of a paragraph of a direction's page, numbered from 1 over all its fields."""
    return plain(f"p-{number}")


def indicator_anchor(position: int) -> Markup:
    """Anchor of a row of the indicator table, numbered from 1 in its direction."""
    return plain(f"indicator-{position}")


def term_anchor(term_id: str) -> Markup:
    """Anchor of a term on the page of the glossary."""
    return plain(f"term-{term_id}")


def plain(address: str) -> Markup:
    """An address or anchor made by this module: ASCII that means nothing to Markdown or HTML, so it is not escaped."""
    if not _PLAIN.fullmatch(address):
        raise ValueError(f"not a plain address: {address!r}")
    return Markup(address)


def built(path: PurePosixPath) -> PurePosixPath:
    """The address of a page in the built site: ``.md`` becomes ``.html``, and ``README.md`` the index of its folder."""
    if path.name == "README.md":
        return path.with_name("index.html")
    return path.with_suffix(".html") if path.suffix == ".md" else path


def link_between(origin: PurePosixPath, target: PurePosixPath, anchor: str = "") -> Markup:
    """Relative address, in the built site, from one page to another; for raw HTML."""
    return _relative(origin, built(target), anchor)


def address(base_url: str, origin: PurePosixPath, target: PurePosixPath, anchor: str = "") -> str:
    """Address of a page or file as a file at ``origin`` names it: whole where the site's own is known."""
    if not base_url:
        return str(link_between(origin, target, anchor))
    whole = f"{base_url.rstrip('/')}/{built(target)}"
    return f"{whole}#{anchor}" if anchor else whole


def _relative(origin: PurePosixPath, target: PurePosixPath, anchor: str) -> Markup:
    path = _relative_path(str(origin.parent), str(target))
    return plain(f"{path}#{anchor}" if anchor else path)


@lru_cache(maxsize=65536)
def _relative_path(folder: str, target: str) -> str:
    return posixpath.relpath(target, folder)
