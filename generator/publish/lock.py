"""One run at a time: a lock that the system takes away with the process that held it, so that none is ever stale."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import show

if sys.platform == "win32":
    import msvcrt

    LOCKED_BYTE = 1 << 30
    """Far behind the process number, which others must be able to read."""

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``, or say at once who holds it. The file stays: only its lock counts."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o644)
    try:
        try:
            _take(descriptor)
        except (BlockingIOError, PermissionError):
            raise PublishError(_busy(path, descriptor)) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(descriptor)


def _busy(path: Path, descriptor: int) -> Diagnostic:
    holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
    who = f" (pid {holder})" if holder.isascii() and holder.isdigit() else ""
    place = Place(show(path, path.parent.parent))
    return Diagnostic(place, Code.BUSY, f"another build is running{who}", "wait until it has ended")
