"""``llms.txt``: what a program that reads text finds on the site, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.site import GuideEntry, Site
from generator.render import paths
from generator.render.data_format import FILES, data_file
from generator.render.views.common import direction_title, section_title, short_title
from generator.render.views.guide import own_sections
from generator.share.context import Sharing
from generator.share.templates import Templates

TEMPLATE = "share/llms.txt.j2"
MOST_DIRECTIONS = 200
"""With more of them in all only sections are listed; each guide's own list has all."""
_SPECIAL = re.compile(r"[\\\[\]<>*_`&]")


@dataclass(frozen=True, slots=True)
class Item:
    """A link."""

    text: str
    """As Markdown."""
    href: str
    meaning: str = ""


@dataclass(frozen=True)
class GuideItems:
    """What there is of one guide."""

    title: str
    index: str
    full: str
    files: tuple[Item, ...]
    texts: tuple[Item, ...]
    """Directions, or sections where there are many."""


def share_llms(sharing: Sharing, templates: Templates) -> bytes:
    """The file's bytes."""
    guides = [_list_items(entry, sharing) for entry in sharing.site.guides]
    return templates.fill(TEMPLATE, {"name": escape_markdown(sharing.name), "guides": guides})


def _list_items(entry: GuideEntry, sharing: Sharing) -> GuideItems:
    guide = entry.guide
    return GuideItems(
        title=escape_markdown(short_title(guide)),
        index=_text_url(entry, "index", sharing),
        full=_text_url(entry, "full", sharing),
        files=tuple(_list_files(entry, sharing)),
        texts=tuple(_list_directions(entry, sharing) if _is_small(sharing.site) else _list_sections(entry, sharing)),
    )


def _is_small(site: Site) -> bool:
    return sum(len(entry.directions) for entry in site.guides) <= MOST_DIRECTIONS


def _text_url(entry: GuideEntry, name: str, sharing: Sharing) -> str:
    return sharing.url(paths.LLMS, paths.plain_text(paths.guide_page(entry.guide.id, name)))


def _list_files(entry: GuideEntry, sharing: Sharing) -> Iterator[Item]:
    for file in FILES:
        path = data_file(file.name, entry.guide.id)
        yield Item(escape_markdown(path.name), sharing.url(paths.LLMS, path), file.meaning)


def _list_directions(entry: GuideEntry, sharing: Sharing) -> Iterator[Item]:
    for item in entry.directions:
        title = escape_markdown(direction_title(item.direction))
        yield Item(title, _text_url(entry, item.direction.number, sharing))


def _list_sections(entry: GuideEntry, sharing: Sharing) -> Iterator[Item]:
    for section in own_sections(entry):
        yield Item(escape_markdown(section_title(section)), _text_url(entry, section.number, sharing))


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is within a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)
