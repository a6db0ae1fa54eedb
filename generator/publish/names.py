"""Which relative paths can be published: safe on every system, inside the folder, none in another's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)
"""Names of Windows' devices, with any ending."""

FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
LONGEST_NAME = 255
"""Bytes in one name, on the usual file systems."""


def _is_too_long(part: str) -> bool:
    return len(part.encode("utf-8", "surrogatepass")) > LONGEST_NAME


def has_surrogate(part: str) -> bool:
    """Whether a name stands for bytes that are no UTF-8."""
    return any("\ud800" <= character <= "\udfff" for character in part)


PART_RULES: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "leads out of the folder": lambda part: part == "..",
        "is a device name on Windows": RESERVED.fullmatch,
        "has a character that no name may have on Windows": FORBIDDEN.search,
        "ends in a full stop or blank, which Windows drops": lambda part: part.endswith((".", " ")),
        "is longer than 255 bytes": _is_too_long,
        "has half a character (a lone surrogate)": has_surrogate,
    }
)
"""What is wrong with one name of a path, and how it is told."""


def fault_of(path: PurePosixPath) -> str:
    """What is wrong with ``path`` as a path to publish; empty if nothing."""
    if path.is_absolute():
        return "is absolute"
    if not path.parts:
        return "is empty"
    for part in path.parts:
        for fault, has_fault in PART_RULES.items():
            if has_fault(part):
                return fault
    return ""


def fold_name(path: PurePosixPath) -> str:
    """The same for two paths that some file systems (Windows, macOS) take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def colliding_pairs(paths: Iterable[PurePosixPath]) -> list[tuple[PurePosixPath, PurePosixPath, str]]:
    """Pairs of paths that cannot both be there, with the reason: equal but for case, or one a folder of the other."""
    seen: dict[str, PurePosixPath] = {}
    pairs = []
    ordered = sorted(paths)
    for path in ordered:
        first = seen.setdefault(fold_name(path), path)
        if first != path:
            pairs.append((first, path, "differ only in case or in how a character is composed"))
    for path in ordered:
        for parent in path.parents[:-1]:
            file = seen.get(fold_name(parent))
            if file is not None:
                pairs.append((file, path, "cannot both be: one is a file, the other needs a folder of that name"))
    return pairs


def show(path: Path, project: Path) -> str:
    """The path as a user of the project would type it."""
    return (path.relative_to(project) if path.is_relative_to(project) else path).as_posix()
