"""One run at a time: a lock that the system takes away with the process that held it, so that none is ever stale."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import show


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``, or say at once who holds it. The file stays: only its lock counts."""
    if sys.platform == "win32":
        raise PublishError(
            Diagnostic(Place("."), Code.FILE, "files cannot be published all or nothing on Windows", "work in WSL")
        )
    import fcntl  # there on POSIX only

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
