"""A list in a folder of all files in it with their checksums, as ``sha256sum --check`` reads it: what was built."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publish.plan import entries_below

SUMS = "SHA256SUMS"
HERE = PurePosixPath()
OF_THE_DESKTOP = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop leaves in every folder that somebody looks at."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True, slots=True)
class Differences:
    """How a folder differs from its list; paths in it, in order."""

    changed: tuple[PurePosixPath, ...]
    missing: tuple[PurePosixPath, ...]
    foreign: tuple[PurePosixPath, ...]
    """There, and not in the list."""


def list_files(folder: Path, below: PurePosixPath = HERE) -> dict[PurePosixPath, Path]:
    """Every file of a folder by its path in it, or in an archive where the folder lies ``below``."""
    return {below / path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def write_sums(folder: Path) -> None:
    """Put the list of all its files into a folder."""
    files = {path: file for path, file in list_files(folder).items() if path != PurePosixPath(SUMS)}
    lines = [f"{_sum(files[path])}  {path}\n" for path in sorted(files)]
    (folder / SUMS).write_bytes("".join(lines).encode())


def compare_sums(folder: Path) -> Differences | None:
    """Compare a folder with its list; None where there is no list that can be read."""
    listed = _read_sums(folder / SUMS)
    if listed is None:
        return None
    present = {path for path in entries_below(folder) if not (folder / path).is_dir() or (folder / path).is_symlink()}
    foreign = {path for path in present - listed.keys() if path.name not in OF_THE_DESKTOP}
    changed = (path for path in present & listed.keys() if _sum_of_plain(folder / path) != listed[path])
    return Differences(
        tuple(sorted(changed)),
        tuple(sorted(listed.keys() - present)),
        tuple(sorted(foreign - {PurePosixPath(SUMS)})),
    )


def _read_sums(path: Path) -> dict[PurePosixPath, str] | None:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [_LINE.fullmatch(line) for line in lines]
    listed = {PurePosixPath(line[2]): line[1] for line in found if line is not None}
    return listed if len(listed) == len(lines) > 0 else None


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sum_of_plain(path: Path) -> str:
    return "" if path.is_symlink() or not path.is_file() else _sum(path)
