"""Everything that changes the disk goes through here, so that a test can make any single step fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.publish.exchange import exchange_folders
from generator.publish.settle import settle, settle_file_system

FILE_MODE = 0o644
FOLDER_MODE = 0o755
MANY = 16
"""From here on one wait for the whole file system is shorter than one for each file."""


class Disk:
    """The operations by which publishing changes the disk; each is one step that succeeds or raises ``OSError``."""

    def write(self, path: Path, data: bytes) -> None:
        """Make a new file."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, FILE_MODE), "wb") as file:
            file.write(data)

    def keep(self, path: Path, copy: Path) -> None:
        """Give the file ``path`` a second name, or a copy where the file system knows no second names."""
        try:
            os.link(path, copy)
        except OSError:
            shutil.copy2(path, copy)

    def replace(self, source: Path, target: Path) -> None:
        """Move a file into place, over the old one if there is one, in one step."""
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Give a folder another name."""
        source.rename(target)

    def exchange(self, first: Path, second: Path) -> bool:
        """Give two folders each other's name at once; False, and nothing done, where the system cannot."""
        return exchange_folders(first, second)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Make one folder."""
        path.mkdir(FOLDER_MODE)

    def rmdir(self, path: Path) -> None:
        """Remove one empty folder."""
        path.rmdir()

    def remove_tree(self, path: Path) -> None:
        """Remove a folder with all that is in it; none there is fine."""
        if path.exists():
            shutil.rmtree(path)

    def settle(self, paths: Sequence[Path]) -> None:
        """Have files and the names in folders on the disk, not only in a cache, when this returns."""
        if len(paths) > MANY and paths and settle_file_system(paths[0]):
            return
        for path in paths:
            settle(path)


DISK = Disk()
"""The real one."""
