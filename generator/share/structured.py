"""JSON-LD (schema.org) of a page: what it is, what it belongs to, and where the same stands as text and data."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.maths import read_display
from generator.model.guide import Guide, Section
from generator.model.site import DirectionEntry, GuideEntry
from generator.render import paths
from generator.render.data_format import FILES, data_file
from generator.render.views.common import direction_title, has_own_page, section_title, short_title
from generator.render.views.direction import describe_direction
from generator.render.views.guide import describe_guide, own_sections
from generator.share.context import LANGUAGE, Sharing

Node = Mapping[str, object]

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "text/csv",
        ".json": "application/json",
        ".txt": "text/plain",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_UNSAFE = frozenset("<>&")
_UNSEEN = frozenset(["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
"""Unicode categories that YAML, HTML or an editor may change on the way."""


def describe_pages(sharing: Sharing) -> Iterator[tuple[PurePosixPath, str]]:
    """Page → its data block, of every page that has one. None grows with the site."""
    yield paths.HOME, write_block([_website(sharing)])
    yield paths.DATA_INDEX, write_block([_catalogue(sharing)])
    for entry in sharing.site.guides:
        page = paths.guide_page(entry.guide.id)
        yield page, write_block([_guide(entry, sharing, page), _dataset(entry, sharing, page)])
        for section in own_sections(entry):
            page = paths.guide_page(entry.guide.id, section.number)
            yield page, write_block([_section(entry.guide, section, sharing, page)])
        for item in entry.directions:
            page = paths.direction_page(item.key)
            yield page, write_block([_direction(item, sharing, page), _breadcrumb(item, sharing, page)])


def write_block(nodes: list[Node]) -> str:
    """JSON that may stand in a ``<script>`` as it is: nothing in it can end the element or be taken for markup."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return "".join(_escape(char) if _is_odd(char) else char for char in text)


def _is_odd(char: str) -> bool:
    return char in _UNSAFE or (not char.isascii() and unicodedata.category(char) in _UNSEEN)


def _escape(char: str) -> str:
    return json.dumps(char)[1:-1] if not char.isascii() else f"\\u{ord(char):04x}"


def _website(sharing: Sharing) -> Node:
    return {
        "@type": "WebSite",
        "@id": sharing.url(paths.HOME, paths.HOME),
        "name": sharing.name,
        "inLanguage": LANGUAGE,
        "dateModified": f"{sharing.dated:%Y-%m-%d}",
    }


def _catalogue(sharing: Sharing) -> Node:
    page = paths.DATA_INDEX
    return {
        "@type": "DataCatalog",
        "@id": sharing.url(page, page),
        "name": sharing.name,
        "inLanguage": LANGUAGE,
        "encodingFormat": list(MEDIA_TYPES.values()),
        "dateModified": f"{sharing.dated:%Y-%m-%d}",
    }


def _guide(entry: GuideEntry, sharing: Sharing, page: PurePosixPath) -> Node:
    guide = entry.guide
    return {
        **_work(sharing, page, short_title(guide)),
        "identifier": guide.id,
        "description": describe_guide(guide),
        **_status(guide, sharing),
        "about": _scheme(guide),
    }


def _dataset(entry: GuideEntry, sharing: Sharing, page: PurePosixPath) -> Node:
    """The guide's data files."""
    guide = entry.guide
    files = [(data_file(file.name, guide.id), file.meaning) for file in FILES]
    return {
        "@type": "Dataset",
        "@id": sharing.url(page, paths.DATA_INDEX, f"files-{guide.id}"),
        "name": short_title(guide),
        "description": "".join(meaning for _, meaning in files),
        "inLanguage": LANGUAGE,
        "isBasedOn": sharing.url(page, page),
        "includedInDataCatalog": {"@id": sharing.url(page, paths.DATA_INDEX)},
        "dateModified": sharing.day_of(guide),
        "distribution": [_download(sharing, page, path, "DataDownload") for path, _ in files],
    }


def _section(guide: Guide, section: Section, sharing: Sharing, page: PurePosixPath) -> Node:
    return {
        **_work(sharing, page, section_title(section)),
        "position": section.number,
        **_status(guide, sharing),
        "isPartOf": _reference(guide, sharing, page),
    }


def _direction(entry: DirectionEntry, sharing: Sharing, page: PurePosixPath) -> Node:
    guide = entry.guide
    return {
        **_work(sharing, page, direction_title(entry.direction)),
        "identifier": f"{guide.id}/{entry.direction.number}",
        "position": entry.direction.number,
        "description": describe_direction(entry),
        "keywords": [read_display(use.text).text for use in entry.keywords],
        **_status(guide, sharing),
        "about": _scheme(guide),
        "isPartOf": _reference(guide, sharing, page),
    }


def _work(sharing: Sharing, page: PurePosixPath, name: str) -> Node:
    """What every text has, with the same as plain text."""
    url = sharing.url(page, page)
    return {
        "@type": "CreativeWork",
        "@id": url,
        "url": url,
        "name": name,
        "inLanguage": LANGUAGE,
        "encoding": _download(sharing, page, paths.plain_text(page), "MediaObject"),
    }


def _status(guide: Guide, sharing: Sharing) -> Node:
    stage = {"creativeWorkStatus": guide.stage} if guide.stage else {}
    return {**stage, "dateModified": sharing.day_of(guide)}


def _scheme(guide: Guide) -> Node:
    return {"@type": "FundingScheme", "name": guide.programme}


def _reference(guide: Guide, sharing: Sharing, page: PurePosixPath) -> Node:
    whole = sharing.url(page, paths.guide_page(guide.id))
    return {"@type": "CreativeWork", "@id": whole, "name": short_title(guide)}


def _download(sharing: Sharing, page: PurePosixPath, path: PurePosixPath, kind: str) -> Node:
    return {"@type": kind, "contentUrl": sharing.url(page, path), "encodingFormat": MEDIA_TYPES[path.suffix]}


def _breadcrumb(entry: DirectionEntry, sharing: Sharing, page: PurePosixPath) -> Node:
    """The way from the home page; a section that is the direction itself is no step of its own."""
    guide = entry.guide
    steps = [(paths.HOME, sharing.name), (paths.guide_page(guide.id), short_title(guide))]
    if has_own_page(guide, entry.section):
        steps.append((paths.guide_page(guide.id, entry.section.number), section_title(entry.section)))
    steps.append((page, direction_title(entry.direction)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": sharing.url(page, target)}
            for n, (target, name) in enumerate(steps, start=1)
        ],
    }
