"""Read a built site from its folder: which files there are, with which ids and references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from generator.errors import Code, Diagnostic, Place
from generator.verify.address import Kind, read_address
from generator.verify.references import Reference, Use, find_css_references, find_data_references, find_references

HOME_PAGE = "index.html"
XML_LOCATION = re.compile(r"<(?:\w+:)?loc>\s*([^<]*?)\s*</|<link\b[^>]*?\bhref=\"([^\"]*)\"")
"""Addresses in a site map or feed."""
TEXT_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
"""Addresses in a list for programs, which is Markdown."""
LINK_LIST = "llms.txt"


@dataclass
class BuiltSite:
    """What is in a built site; paths are POSIX, relative to its folder."""

    files: frozenset[str]
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of the pages and pictures that have any."""
    references: dict[str, list[Reference]] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    """Pages with a ``<base>``, and the page as which their addresses are to be read."""
    home: str = ""
    """Address of the site itself, with a closing slash, where the home page states it."""
    found: list[Diagnostic] = field(default_factory=list)
    """What was wrong already in reading."""


def read_built_site(folder: Path) -> BuiltSite:
    """All of the site, each file read once."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    site = BuiltSite(frozenset(names))
    for name in names:
        reader = READERS.get(name.rpartition(".")[2].lower())
        if reader:
            try:
                reader(name, (folder / name).read_bytes().decode("utf-8"), site)
            except UnicodeDecodeError:
                site.found.append(Diagnostic(Place(name), Code.ENCODING, "the file is not UTF-8"))
    return site


def _read_page(name: str, text: str, site: BuiltSite) -> None:
    tree = LexborHTMLParser(text)
    elements = tree.css("[id]")
    counts = Counter(node.id or "" for node in elements)
    for repeated in sorted(key for key, count in counts.items() if count > 1):
        message = f"the id '{repeated}' stands {counts[repeated]} times"
        site.found.append(Diagnostic(Place(name), Code.LINK, message, "give each element its own"))
    anchors = {node.attributes["name"] or "" for node in tree.css("a[name]")}
    site.ids[name] = frozenset(counts.keys() | anchors)
    site.references[name] = list(find_references(tree))
    try:
        site.references[name] += find_data_references(tree)
    except (ValueError, RecursionError) as error:
        message = f"a data block is not JSON ({error})"
        site.found.append(Diagnostic(Place(name), Code.LINK, message, "look at what makes it"))
    _read_base(name, tree, site)
    canonical = tree.css_first('link[rel="canonical"]') if name == HOME_PAGE else None
    if canonical is not None:
        site.home = (canonical.attributes.get("href") or "").removesuffix(HOME_PAGE)


def _read_base(name: str, tree: LexborHTMLParser, site: BuiltSite) -> None:
    base = tree.css_first("base[href]")
    address = read_address(base.attributes["href"] or "", name) if base is not None else None
    if address and address.kind is Kind.HERE:
        site.bases[name] = f"{address.path}/{HOME_PAGE}".lstrip("/") if address.is_folder else address.path


def _read_css(name: str, text: str, site: BuiltSite) -> None:
    site.references[name] = list(find_css_references(text))


def _read_xml(name: str, text: str, site: BuiltSite) -> None:
    urls = (
        unescape(next(group for group in match.groups() if group is not None)) for match in XML_LOCATION.finditer(text)
    )
    site.references[name] = [Reference(url, Use.NAMES, "xml") for url in urls]


def _read_text(name: str, text: str, site: BuiltSite) -> None:
    if name.rpartition("/")[2] == LINK_LIST:
        site.references[name] = [Reference(match[1], Use.NAMES, "link") for match in TEXT_LINK.finditer(text)]


READERS: Mapping[str, Callable[[str, str, BuiltSite], None]] = MappingProxyType(
    {
        "html": _read_page,
        "htm": _read_page,
        "svg": _read_page,
        "css": _read_css,
        "xml": _read_xml,
        "txt": _read_text,
    }
)
"""By the end of a file's name; other files hold no references that a browser follows by itself."""
