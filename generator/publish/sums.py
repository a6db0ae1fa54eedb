"""A list in a folder of all files in it with their checksums, as ``sha256sum --check`` reads it: what was built."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.plan import entries_below

SUMS = "SHA256SUMS"
UNFINISHED = f"{SUMS}.part"
"""A list that is being written."""
HERE = PurePosixPath()
OF_THE_DESKTOP = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop leaves in every folder that somebody looks at."""
Identity = tuple[int, int, int, int]
Noted = Mapping[PurePosixPath, Identity | None]
UNLISTABLE = re.compile("[\n\r\ud800-\udfff]")
"""In a name: what ends a line, and what stands for bytes that are no UTF-8."""
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


def write_sums(folder: Path, foreign: Set[PurePosixPath] = frozenset()) -> None:
    """Put the list of all its files into a folder, but for those that are somebody's own.

    Raises ``PublishError`` where a name cannot be listed. A list is there whole or not at all.
    """
    others = {*foreign, PurePosixPath(SUMS), PurePosixPath(UNFINISHED)}
    files = {path: file for path, file in list_files(folder).items() if path not in others}
    check_names(files)
    (folder / UNFINISHED).write_bytes(_format({path: _sum(file) for path, file in files.items()}).encode())
    (folder / UNFINISHED).replace(folder / SUMS)


def check_names(paths: Iterable[PurePosixPath]) -> None:
    """Raise ``PublishError`` with every path that cannot stand on a line of a list and be read back."""
    found = [str(path) for path in paths if UNLISTABLE.search(str(path))]
    message = "the name cannot stand in a list of checksums (it has a line break, or is not UTF-8)"
    if found:
        raise PublishError(
            Diagnostic(Place(repr(name)), Code.FILE, message, "rename the file") for name in sorted(found)
        )


def compare_sums(folder: Path) -> Differences | None:
    """Compare a folder with its list; None where there is no list that can be read."""
    listed = read_sums(folder)
    if listed is None:
        return None
    present = _list_entries(folder)
    changed = (path for path in present & listed.keys() if _sum_of_plain(folder / path) != listed[path])
    missing = listed.keys() - present
    return Differences(tuple(sorted(changed)), tuple(sorted(missing)), find_foreign(folder, listed))


def find_foreign(folder: Path, listed: Container[PurePosixPath]) -> tuple[PurePosixPath, ...]:
    """What is in a folder and not in its list, in order; what a desktop leaves everywhere is passed over."""
    unlisted = sorted(path for path in _list_entries(folder) if path not in listed)
    return tuple(path for path in unlisted if path.name not in OF_THE_DESKTOP and path != PurePosixPath(SUMS))


def note_foreign(folder: Path) -> Noted:
    """What is in a folder and in no list there, each as it is now; nothing where there is no folder."""
    foreign = find_foreign(folder, read_sums(folder) or {}) if folder.is_dir() else ()
    return {path: _identify(folder / path) for path in foreign}


def find_untouched(folder: Path, noted: Noted) -> frozenset[PurePosixPath]:
    """What of a folder is still as it was noted: nobody made it anew."""
    return frozenset(path for path, identity in noted.items() if identity and _identify(folder / path) == identity)


def read_sums(folder: Path) -> dict[PurePosixPath, str] | None:
    """The list of a folder; None where there is none that is as ``write_sums`` writes it."""
    if not (folder / SUMS).is_file():
        return None
    try:
        text = (folder / SUMS).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = [_LINE.fullmatch(line) for line in text.split("\n")]
    listed = {PurePosixPath(line[2]): line[1] for line in found if line is not None}
    return listed if listed and _format(listed) == text else None


def _format(listed: Mapping[PurePosixPath, str]) -> str:
    return "".join(f"{listed[path]}  {path}\n" for path in sorted(listed))


def _list_entries(folder: Path) -> set[PurePosixPath]:
    """All files, links and special files; of folders only what is in them."""
    return {path for path in entries_below(folder) if not (folder / path).is_dir() or (folder / path).is_symlink()}


def _identify(path: Path) -> Identity | None:
    """What changes when a file is written anew, in place or as another one; None where there is none."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sum_of_plain(path: Path) -> str:
    return "" if path.is_symlink() or not path.is_file() else _sum(path)
