"""Disks that fail or die at the N-th step, so that every moment of a run can be looked at."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from generator.publish.disk import Disk

OPERATIONS = frozenset(name for name in vars(Disk) if not name.startswith("_"))


class Killed(BaseException):
    """The process is gone: nothing after this reaches the disk."""


class FailingDisk(Disk):
    """Fails at step ``fail_at`` (from 1), once or, with ``forever``, at every step from there on."""

    def __init__(self, fail_at: int, error: Callable[[], BaseException], *, forever: bool = False) -> None:
        self.fail_at = fail_at
        self.error = error
        self.forever = forever
        self.steps = 0

    def __getattribute__(self, name: str) -> object:
        real: object = super().__getattribute__(name)
        if name not in OPERATIONS or not callable(real):
            return real

        def step(*arguments: object) -> object:
            self.steps += 1
            if self.steps == self.fail_at or (self.forever and self.steps > self.fail_at):
                if self.steps == self.fail_at:
                    _do_half(name, *arguments)
                raise self.error()
            return real(*arguments)

        return step

    @property
    def failed(self) -> bool:
        """Whether it came to the step at all."""
        return self.steps >= self.fail_at


class NoExchangeDisk(FailingDisk):
    """The same on a system that cannot swap two folders."""

    def exchange(self, first: Path, second: Path) -> bool:  # noqa: ARG002 - the signature of a disk
        return False


def _do_half(name: str, path: object, *rest: object) -> None:
    if not isinstance(path, Path):
        return
    if name == "write" and not path.exists() and isinstance(rest[0], bytes):
        path.write_bytes(rest[0][: len(rest[0]) // 2])
    elif name == "remove_tree" and path.is_dir():
        for file in [inner for inner in path.rglob("*") if inner.is_file()][:1]:
            file.unlink()


def no_space() -> OSError:
    """A full disk."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_access() -> OSError:
    """A folder that may not be written."""
    return OSError(errno.EACCES, os.strerror(errno.EACCES))
