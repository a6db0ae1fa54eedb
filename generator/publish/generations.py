"""Where the generations of generated files lie, and how the links in the folder lead to the one in force.

::

    docs/index.md, docs/nqi-2023, …     links, one for each name at the top: .generated/current/<name>
    docs/.generated/current             a link to the generation in force: moving it changes everything at once
    docs/.generated/7/…                 its files, and what people put beside them below a generated folder
    docs/.generated/7.json              its manifest

They lie inside the folder, because some engines follow no link that leads out of it. Numbers grow: a generation after
the one in force was never seen by a reader, one before it was, so that somebody may have written into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.kinds import kind_of
from generator.publish.manifest import Manifest, Owned, read_manifest
from generator.publish.names import show
from generator.publish.trouble import told_as_messages

HOME = ".generated"
CURRENT = "current"
_PARTS = re.compile(r"([1-9][0-9]*)(?:\.json|\.link)?")
"""What belongs to one generation: its files, its manifest, the link that is about to be moved."""


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations of one folder, as they are on the disk; changes nothing."""

    folder: Path
    """What readers read."""
    state: Path
    """Holds the lock; an earlier version kept its manifest there, and plain files in the folder."""

    @property
    def project(self) -> Path:
        """What paths in messages are relative to."""
        return self.state.parent

    @property
    def home(self) -> Path:
        """Holds the generations."""
        return self.folder / HOME

    @property
    def current(self) -> Path:
        """The one link that all others lead through."""
        return self.home / CURRENT

    @property
    def plain_manifest(self) -> Path:
        """What an earlier version left."""
        return self.state / "manifest.json"

    def files(self, number: int) -> Path:
        """The folder of a generation's files."""
        return self.home / str(number)

    def manifest(self, number: int) -> Path:
        """The list of a generation's files."""
        return self.home / f"{number}.json"

    def numbers(self) -> list[int]:
        """All generations of which anything is there."""
        names = (_PARTS.fullmatch(entry.name) for entry in self.home.iterdir()) if self.home.is_dir() else ()
        return sorted({int(name[1]) for name in names if name})

    def in_force(self) -> int:
        """The generation that readers see; 0 before there is one."""
        if not self.current.is_symlink():
            self._check_home()
            if self.current.exists() or max(self.numbers(), default=0) > 1:
                raise self._lost()
            return 0
        name = str(self.current.readlink())
        if not re.fullmatch(r"[1-9][0-9]*", name) or not self.current.is_dir():
            raise self._lost()
        return int(name)

    def read_manifest(self) -> Manifest:
        """What is ours in the folder."""
        number = self.in_force()
        path = self.manifest(number) if number else self.plain_manifest
        return read_manifest(path, self.project)

    def link_to(self, name: str) -> str:
        """What our link of a name at the top says."""
        return f"{HOME}/{CURRENT}/{name}"

    def is_link(self, path: Path) -> bool:
        """Whether a path, in the folder or a generation, is exactly our own link of its name."""
        return path.is_symlink() and str(path.readlink()) == self.link_to(path.name)

    def place_of(self, name: str) -> Path:
        """Where a name at the top of the folder really lies: in the generation in force, or in the folder itself."""
        return self.current if self.is_link(self.folder / name) else self.folder

    def dead_links(self) -> Iterator[Path]:
        """Our links to nothing, and those that were to be swapped with a name of the folder and were not."""
        for folder in (self.folder, self.current):
            for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
                target = self.current / entry.name
                if self.is_link(entry) and (folder == self.current or not (target.is_symlink() or target.exists())):
                    yield entry

    def missing_links(self) -> Iterator[Path]:
        """Where links of the generation in force should be and nothing is: somebody removed them."""
        for entry in sorted(self.current.iterdir()) if self.current.is_dir() else ():
            link = self.folder / entry.name
            if not link.is_symlink() and not link.exists():
                yield link

    def _check_home(self) -> None:
        """Raise where something else is at the place of the generations; a link to a folder is one."""
        kind = kind_of(self.home)
        if kind != "nothing" and not self.home.is_dir():
            place = Place(show(self.home, self.project))
            message = f"a {kind} is there, where the generated files come into a folder"
            raise PublishError(Diagnostic(place, Code.FOREIGN_FILE, message, "move it away"))

    def _lost(self) -> PublishError:
        place = Place(show(self.current, self.project))
        message = "the link to the generated files is not as it was made"
        hint = "move what people wrote out of the folders beside it, then delete the folder with all of them"
        return PublishError(Diagnostic(place, Code.FILE, message, hint))


def read_owned(folder: Path, state: Path) -> Owned:
    """What is ours in a folder; nothing where nothing was ever published. Raises ``PublishError``."""
    generations = Generations(folder, state)
    with told_as_messages(folder, generations.project):
        return generations.read_manifest().owned
