"""Find every reference of a page or style sheet: what it says, and whether following it is the reader's choice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.verify.style_references import find_style_addresses


class Use(StrEnum):
    """What a browser does with a reference."""

    LOADS = "loads"
    """Fetches it without being asked, or sends something there: must be on the site."""
    OPENS = "opens"
    """Goes there when the reader follows the link."""
    NAMES = "names"
    """Only says where something is, such as a canonical link."""
    POINTS = "points"
    """Holds the id of an element of the same page, such as ``for`` of a label."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as written."""

    url: str
    use: Use
    source: str
    """Element and attribute, such as ``img src``, or ``css``."""


NAMING_RELS = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help", "me", "edit", "search"})
"""Values of ``rel`` by which a ``<link>`` loads nothing; by any other (stylesheet, icon, preload …) it may."""

USES: Mapping[str, Use] = MappingProxyType(
    {
        "a href": Use.OPENS,
        "a xlink:href": Use.OPENS,
        "area href": Use.OPENS,
        "blockquote cite": Use.NAMES,
        "q cite": Use.NAMES,
        "ins cite": Use.NAMES,
        "del cite": Use.NAMES,
        "img longdesc": Use.NAMES,
    }
)
"""What does not load at once; everything that is not listed does."""

SINGLE = (
    "href",
    "xlink:href",
    "src",
    "poster",
    "data",
    "action",
    "formaction",
    "background",
    "manifest",
    "longdesc",
    "cite",
)
LISTS = ("srcset", "imagesrcset")
POINTERS = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-flowto",
    "aria-errormessage",
    "aria-activedescendant",
    "popovertarget",
    "commandfor",
    "itemref",
    "headers",
    "list",
    "form",
    "usemap",
)
PAINTS = (
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "marker-start",
    "marker-mid",
    "marker-end",
    "cursor",
)
"""Attributes that hold what a style sheet may."""

CANDIDATES = ", ".join(
    [f"[{name}]" for name in ("href", "src", "poster", "data", "action", "formaction", "background", "manifest")]
    + [f"[{name}]" for name in ("longdesc", "cite", "ping", *LISTS, *POINTERS, "srcdoc")]
    + [f"[{name}]" for name in PAINTS]
    + ["style", "meta[http-equiv]"]
)
"""``[href]`` finds ``xlink:href`` too: the parser keeps the prefix apart from the name."""

REFRESH = re.compile(r"""[\d.\s]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
DATA_ADDRESSES = frozenset({"@id", "url", "item", "contentUrl", "isBasedOn"})
"""Keys of JSON-LD whose values are addresses."""
NO_ADDRESSES = frozenset({"form form"})
"""Attributes that only look like one."""


def split_srcset(value: str) -> list[str]:
    """The addresses of a ``srcset``: each is followed by a blank and a width or density, or by a comma."""
    urls = []
    rest = value
    while rest := rest.lstrip(" \t\n\r\f,"):
        url = rest.split(maxsplit=1)[0]
        after = rest[len(url) :]
        rest = after if url.endswith(",") else after.partition(",")[2]
        urls.append(url.rstrip(","))
    return urls


def _whole(value: str) -> list[str]:
    return [value]


def _map_name(value: str) -> list[str]:
    return [value.removeprefix("#")]


SPLITTERS: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {
        **dict.fromkeys(SINGLE, _whole),
        **dict.fromkeys(LISTS, split_srcset),
        **dict.fromkeys(POINTERS, str.split),
        "usemap": _map_name,
        "ping": str.split,
    }
)
"""How to cut an attribute's value into addresses or ids."""


def find_references(page: LexborHTMLParser) -> Iterator[Reference]:
    """All references of a page, raw HTML, inline SVG and style sheets, templates and inner documents included."""
    yield from _of_tree(page)


def find_css_references(css: str) -> Iterator[Reference]:
    """All that a style sheet loads or could load."""
    for url in find_style_addresses(css):
        yield Reference(url, Use.LOADS, "css")


def find_data_references(page: LexborHTMLParser) -> Iterator[Reference]:
    """Addresses in a page's JSON-LD; raises ValueError where it is no JSON."""
    for node in page.css('script[type="application/ld+json"]'):
        for url in _addresses_in(json.loads(node.text())):
            yield Reference(url, Use.NAMES, "ld+json")


def _addresses_in(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (value for key, value in data.items() if key in DATA_ADDRESSES and isinstance(value, str))
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inner:
        yield from _addresses_in(value)


def _of_tree(tree: LexborHTMLParser | LexborNode) -> Iterator[Reference]:
    for node in tree.css(CANDIDATES):
        yield from _of_element(node)
    for fragment in tree.template_fragments():
        yield from _of_tree(fragment)


def _of_element(node: LexborNode) -> Iterator[Reference]:
    tag = node.tag or ""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    for name, value in attributes.items():
        yield from _of_attribute(tag, name, value, attributes)
    if tag == "style":
        yield from find_css_references(node.text())
    if tag == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh":
        match = REFRESH.match(attributes.get("content", ""))
        if match and match[1]:
            yield Reference(match[1], Use.LOADS, "meta refresh")


def _of_attribute(tag: str, name: str, value: str, attributes: Mapping[str, str]) -> Iterator[Reference]:
    source = f"{tag} {name}"
    if name in PAINTS:
        yield from find_css_references(value)
    elif name == "srcdoc":
        yield from _of_tree(LexborHTMLParser(value))
    elif name in SPLITTERS and source not in NO_ADDRESSES:
        use = Use.POINTS if name in POINTERS else _use_of(tag, source, attributes)
        for part in SPLITTERS[name](value):
            yield Reference(part, use, source)


def _use_of(tag: str, source: str, attributes: Mapping[str, str]) -> Use:
    if tag == "link":
        rels = attributes.get("rel", "").lower().split()
        return Use.NAMES if rels and NAMING_RELS.issuperset(rels) else Use.LOADS
    return USES.get(source, Use.LOADS)
