"""Everything that changes the disk goes through here, so that a test can make any single step fail."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from generator.publish.exchange import exchange_names
from generator.publish.settle import settle, settle_file_system

FILE_MODE = 0o644
FOLDER_MODE = 0o755
NO_SECOND_NAMES = frozenset({errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""Refused by the file system, or for a file of somebody else."""
NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What file systems without symbolic links answer."""
MANY = 16
"""From here on one wait for the whole file system is shorter than one for each file."""


class Disk:
    """The operations by which publishing changes the disk; each is one step that succeeds or raises ``OSError``."""

    def write(self, path: Path, data: bytes) -> None:
        """Make a new file."""
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
            file.write(data)

    def keep(self, path: Path, copy: Path) -> None:
        """Give what is at ``path`` a second name, or a copy where the system refuses second names."""
        try:
            os.link(path, copy, follow_symlinks=False)
        except OSError as error:
            if error.errno not in NO_SECOND_NAMES:
                raise
            shutil.copy2(path, copy, follow_symlinks=False)

    def symlink(self, path: Path, target: str) -> None:
        """Make a new symbolic link at ``path``."""
        try:
            path.symlink_to(target)
        except OSError as error:
            number, words = error.errno, error.strerror
            if number in NO_LINKS:
                number, words = errno.ENOTSUP, "it has no symbolic links"
            raise OSError(number, words, str(path)) from None

    def replace(self, source: Path, target: Path) -> None:
        """Move a file or link into place, over the old one if there is one, in one step."""
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Give a folder another name."""
        source.rename(target)

    def exchange(self, first: Path, second: Path) -> bool:
        """Give two things each other's name at once; False, and nothing done, where the system cannot."""
        return exchange_names(first, second)

    def unlink(self, path: Path) -> None:
        """Remove a file or link; none there is fine."""
        path.unlink(missing_ok=True)

    def mkdir(self, path: Path, like: Path | None = None) -> None:
        """Make one folder, with the mode of another if there is that."""
        path.mkdir(FOLDER_MODE)
        if like is not None and like.is_dir():
            shutil.copymode(like, path)

    def prune(self, path: Path) -> None:
        """Remove a folder with all empty folders in it; what holds something stays."""
        for base, _, _ in os.walk(path, topdown=False):
            with contextlib.suppress(OSError):  # it holds something
                Path(base).rmdir()

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


def make_folders(disk: Disk, root: Path, path: PurePosixPath, like: Path) -> None:
    """Make a folder below ``root`` with those above it, each with the mode that it has below ``like``."""
    if not (root / path).is_dir():
        if path.parts:
            make_folders(disk, root, path.parent, like)
        elif not root.parent.is_dir():
            make_folders(disk, root.parent, PurePosixPath(), like)
        disk.mkdir(root / path, like / path)


DISK = Disk()
"""The real one."""
