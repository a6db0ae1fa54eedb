"""Disks that fail, die or are watched at every step, so that each moment of a run can be looked at."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from generator.publish.disk import Disk

OPERATIONS = frozenset(name for name in vars(Disk) if not name.startswith("_"))


class Killed(BaseException):
    """The process is gone: nothing after this reaches the disk."""


class WatchedDisk(Disk):
    """Calls ``before`` ahead of each step, with the step's number from 1, its name and what it works on."""

    def __init__(self, before: Callable[..., None]) -> None:
        self.before = before
        self.steps = 0

    def __getattribute__(self, name: str) -> object:
        real: object = super().__getattribute__(name)
        if name not in OPERATIONS or not callable(real):
            return real

        def step(*arguments: object) -> object:
            self.steps += 1
            self.before(self.steps, name, *arguments)
            return real(*arguments)

        return step


class FailingDisk(WatchedDisk):
    """Fails at step ``fail_at`` (from 1), once or, with ``forever``, at every step from there on."""

    def __init__(self, fail_at: int, error: Callable[[], BaseException], *, forever: bool = False) -> None:
        super().__init__(self._fail)
        self.fail_at = fail_at
        self.error = error
        self.forever = forever

    def _fail(self, step: int, name: str, *arguments: object) -> None:
        if step == self.fail_at:
            _do_half(name, *arguments)
        if step == self.fail_at or (self.forever and step > self.fail_at):
            raise self.error()

    @property
    def failed(self) -> bool:
        """Whether it came to the step at all."""
        return self.steps >= self.fail_at


class NoExchangeDisk(FailingDisk):
    """The same on a system that cannot swap two names."""

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
    elif name == "prune" and path.is_dir():
        for folder in [inner for inner in path.rglob("*") if inner.is_dir() and not any(inner.iterdir())][:1]:
            folder.rmdir()


def no_space() -> OSError:
    """A full disk."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_access() -> OSError:
    """A folder that may not be written."""
    return OSError(errno.EACCES, os.strerror(errno.EACCES))
