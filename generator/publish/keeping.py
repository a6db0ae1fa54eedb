"""Nothing that somebody wrote goes with an old generation: each of its files is looked at before it is thrown away."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.disk import Disk, make_folders
from generator.publish.generations import Generations
from generator.publish.kinds import kind_of
from generator.publish.manifest import Owned, read_manifest
from generator.publish.names import show
from generator.publish.plan import entries_below, state_of

KEPT = "kept"
"""Folder of what has no place any more: versions of files that were changed by hand at the very moment of a change."""


@dataclass(slots=True)
class Keeping:
    """Takes old generations apart."""

    generations: Generations
    disk: Disk
    aside: dict[PurePosixPath, Path] = field(default_factory=dict)
    """What had to be put elsewhere, and where."""
    numbered: int = 0
    """Names the folder for it, once there is something."""

    def hand_over(self, old: int, new: int) -> None:
        """Throw away a generation that readers saw; what was written into it late goes to the one in force."""
        files, project = self.generations.files, self.generations.project
        if files(old).is_dir():
            owned = read_manifest(self.generations.manifest(old), project).owned
            carried = read_manifest(self.generations.manifest(new), project).carried
            for path in list(entries_below(files(old))):
                self._take(path, files(old), files(new), owned, carried)
            self.disk.prune(files(old))

    def give_back(self, name: str, owned: Owned) -> None:
        """Empty a name of the generation in force that somebody replaced in the folder by a file or folder."""
        files = self.generations.current
        kind = kind_of(files / name)
        below: Iterable[PurePosixPath] = entries_below(files / name) if kind == "folder" else [PurePosixPath()]
        for path in list(below) if kind != "nothing" else []:
            self._take(name / path, files, self.generations.folder, owned, {})
        self.disk.prune(files / name)

    def tell(self) -> None:
        """Raise if something had to be put elsewhere."""
        folder, project = self.generations.folder, self.generations.project
        found = [(Place(show(folder / path, project)), show(kept, project)) for path, kept in self.aside.items()]
        message = "the file was changed by somebody else during the run"
        if found:
            raise PublishError(
                Diagnostic(place, Code.FOREIGN_FILE, message, f"what was written is now '{kept}'")
                for place, kept in found
            )

    def _take(self, path: PurePosixPath, old: Path, new: Path, owned: Owned, carried: Owned) -> None:
        """Throw away what is ours or known elsewhere; move what is not. Empty folders are left to be removed."""
        if kind_of(old / path) == "folder":
            return
        if _is_same(old / path, new / path) or self._is_known(path, old, new, owned, carried):
            self.disk.unlink(old / path)
            return
        if not _is_free(path, new, carried):
            new = self._find_place_aside()
            self.aside[path] = new / path
        make_folders(self.disk, new, path.parent, old)
        self.disk.replace(old / path, new / path)

    def _find_place_aside(self) -> Path:
        """A folder of this run alone, so that nothing put aside before is written over."""
        kept = self.generations.state / KEPT
        if self.aside:
            return kept / str(self.numbered)
        self.numbered = next(number for number in count(1) if not (kept / str(number)).exists())
        return kept / str(self.numbered)

    def _is_known(self, path: PurePosixPath, old: Path, new: Path, owned: Owned, carried: Owned) -> bool:
        return state_of(old / path) in (owned.get(path), carried.get(path), state_of(new / path))


def _is_same(old: Path, new: Path) -> bool:
    try:
        return os.path.samestat(old.lstat(), new.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_free(path: PurePosixPath, new: Path, carried: Owned) -> bool:
    """Whether a file can go to ``path``: nothing is there, or an earlier version of it."""
    state = state_of(new / path)
    if state is None:
        return all(kind_of(new / parent) in {"folder", "nothing"} for parent in path.parents)
    return state == carried.get(path) != "folder"
