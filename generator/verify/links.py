"""Check that every reference of a built site leads to what is there, and that nothing loads from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from generator.errors import Code, Diagnostic, Place
from generator.verify.address import Address, Kind, read_address
from generator.verify.built_site import HOME_PAGE, BuiltSite, read_built_site
from generator.verify.references import Reference, Use
from generator.verify.theme import is_the_themes

MISSING_PAGE = "404.html"
"""Served by the host for any address, so that its own addresses have to start at the root."""

INLINE_PICTURES = frozenset(
    {"img src", "img srcset", "source srcset", "image href", "image xlink:href", "link href", "css"}
)
"""What may hold its picture or font in the address itself; a script, a frame or a link may not."""

MAY_BE_EMPTY = frozenset({"a href", "area href", "form action", "button formaction", "input formaction"})
"""Where an empty address means the page itself."""

ALWAYS_THERE = frozenset({"", "top"})
"""Fragments by which every browser goes to the top of the page."""

REFUSED: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.SCRIPT: ("runs a script", "remove it"),
        Kind.UNKNOWN: ("has a scheme that is not known here", "use https, mailto or a relative address"),
        Kind.ROOT: ("starts at the host's root", "make it relative, so that it works in a folder and from a disk"),
        Kind.OUTSIDE: ("leads above the site's folder", "correct the number of '../'"),
    }
)
"""Never right in a page, however it is used."""


@dataclass(frozen=True, slots=True)
class LinkFigures:
    """What was looked at."""

    pages: int
    references: int
    """Addresses, ids pointed at and addresses in style sheets."""
    anchors: int
    """Places inside pages among them."""


def verify_links(site: Path) -> list[Diagnostic]:
    """Everything that is wrong with references and ids in the folder ``site``, in order of pages."""
    return check_links(site)[0]


def check_links(folder: Path) -> tuple[list[Diagnostic], LinkFigures]:
    """The same, with figures of what was looked at."""
    site = read_built_site(folder)
    found = list(site.found)
    for page in sorted(site.references):
        for reference in dict.fromkeys(site.references[page]):
            if not is_the_themes(reference):
                found.extend(_check(reference, page, site))
    return sorted(found, key=lambda d: (d.place, d.message)), _count(site)


def _count(site: BuiltSite) -> LinkFigures:
    references = [reference for found in site.references.values() for reference in found]
    return LinkFigures(
        pages=sum(name.endswith(".html") for name in site.ids),
        references=len(references),
        anchors=sum(r.use is Use.POINTS or "#" in r.url for r in references),
    )


def _check(reference: Reference, page: str, site: BuiltSite) -> Iterator[Diagnostic]:
    if reference.use is Use.POINTS:
        if reference.url not in site.ids[page]:
            yield _finding(reference, page, "names an id that is not in the page")
        return
    if not reference.url.strip() and reference.source not in MAY_BE_EMPTY:
        yield _finding(reference, page, "is empty", "give an address or leave the attribute out")
        return
    address = _locate(reference, page, site)
    if address.kind in REFUSED:
        yield _finding(reference, page, *REFUSED[address.kind])
    elif address.kind is Kind.AWAY and reference.use is Use.LOADS:
        yield _finding(reference, page, "loads from another host", "bring it as a file of the site", Code.OFF_SITE)
    elif address.kind is Kind.INLINE and reference.source not in INLINE_PICTURES:
        yield _finding(reference, page, "holds a document in the address", "make it a file of the site")
    elif address.kind is Kind.HERE and reference.source != "base href":  # which only says from where others count
        yield from _check_target(reference, address, page, site)


def _locate(reference: Reference, page: str, site: BuiltSite) -> Address:
    if site.home and reference.use is not Use.LOADS and reference.url.startswith(site.home):
        return read_address("./" + reference.url.removeprefix(site.home), HOME_PAGE)
    address = read_address(reference.url, site.bases.get(page, page))
    if address.kind is Kind.ROOT and page == MISSING_PAGE:
        path = f"{address.path}/".removeprefix(urlsplit(site.home).path.lstrip("/")).removesuffix("/")
        return Address(Kind.HERE, path, address.fragment, address.is_folder)
    return address


def _check_target(reference: Reference, address: Address, page: str, site: BuiltSite) -> Iterator[Diagnostic]:
    target = f"{address.path}/{HOME_PAGE}".lstrip("/") if address.is_folder else address.path
    if target not in site.files:
        yield _finding(reference, page, f"leads to '{target}', which is not in the site")
    elif address.fragment not in site.ids.get(target, {address.fragment}) | ALWAYS_THERE:
        yield _finding(reference, page, f"leads to the id '{address.fragment}', which is not in '{target}'")


def _finding(
    reference: Reference, page: str, message: str, hint: str = "correct the link or its target", code: Code = Code.LINK
) -> Diagnostic:
    return Diagnostic(Place(page), code, f"{reference.source} {reference.url!r} {message}", hint)
