"""Publish our own scripts and styles without comments and blanks: a reader on a phone loads a fifth less."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rcssmin import cssmin  # type: ignore[import-untyped] # the package has no types
from rjsmin import jsmin  # type: ignore[import-untyped] # the same

FOLDERS = ("assets/javascripts/", "assets/stylesheets/")
"""Where our scripts and styles lie under docs/."""
_SLIM: Mapping[str, Callable[[str], str]] = MappingProxyType({".css": cssmin, ".js": jsmin})


def slim_file(path: str, data: bytes) -> bytes:
    """What a file under docs/ says to a browser, and no more; names stay, so that a fault still tells its place.

    Any other file, and one that is no UTF-8, is given back as it is.
    """
    slim = _SLIM.get(path[path.rfind(".") :])
    if slim is None or not path.startswith(FOLDERS):
        return data
    try:
        return f"{slim(data.decode('utf-8'))}\n".encode()
    except UnicodeDecodeError:
        return data
