"""Say where a reference leads: to a file of the site, off the site, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import unquote

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
EDGES = "".join(map(chr, range(0x21)))
"""What a browser drops at both ends of an address."""
INSIDE = {ord(character): None for character in "\t\n\r"}
"""What it drops anywhere in one."""


class Kind(StrEnum):
    """Where an address leads."""

    HERE = "a file of the site"
    AWAY = "another host"
    INLINE = "what the address itself holds"
    APP = "a program of the reader, such as mail"
    SCRIPT = "a script"
    UNKNOWN = "an unknown scheme"
    ROOT = "the host's root"
    OUTSIDE = "a folder above the site"


SCHEMES: Mapping[str, Kind] = MappingProxyType(
    {
        "http": Kind.AWAY,
        "https": Kind.AWAY,
        "mailto": Kind.APP,
        "tel": Kind.APP,
        "data": Kind.INLINE,
        "javascript": Kind.SCRIPT,
        "vbscript": Kind.SCRIPT,
    }
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address, read as a browser reads it on a given page."""

    kind: Kind
    path: str = ""
    """Of the file in the site, for HERE and ROOT."""
    fragment: str = ""
    is_folder: bool = False
    """Whether it ends in a slash (or a dot segment), so that ``index.html`` is meant."""


def read_address(url: str, page: str) -> Address:
    """Where ``url`` leads when it stands on ``page`` (a POSIX path in the site)."""
    clean = url.strip(EDGES).translate(INSIDE)
    scheme = SCHEME.match(clean)
    if scheme:
        return Address(SCHEMES.get(scheme[1].lower(), Kind.UNKNOWN))
    before, _, fragment = clean.partition("#")
    path = before.partition("?")[0].replace("\\", "/")
    fragment = unquote(fragment.partition(":~:")[0])
    if path.startswith("//"):
        return Address(Kind.AWAY)
    if not path:
        return Address(Kind.HERE, page, fragment)
    return _join(unquote(path), page, fragment)


def _join(path: str, page: str, fragment: str) -> Address:
    is_rooted = path.startswith("/")
    segments = [] if is_rooted else page.split("/")[:-1]
    parts = path.split("/")
    for part in parts:
        if part == "..":
            if not segments:
                return Address(Kind.OUTSIDE)
            segments.pop()
        elif part not in {"", "."}:
            segments.append(part)
    is_folder = parts[-1] in {"", ".", ".."}
    return Address(Kind.ROOT if is_rooted else Kind.HERE, "/".join(segments), fragment, is_folder)
