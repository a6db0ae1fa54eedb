"""One run at a time: a lock that the system takes away with the process that held it, so that none is ever stale."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import show

PAGES_LOCK = "pages.lock"
"""Of the pages below docs/."""
_HELD: set[Path] = set()
"""Locks of this process."""
PAUSE = 0.1


@contextmanager
def hold_lock(path: Path, patience: float = 0, *, again: bool = False) -> Iterator[None]:
    """Hold the lock file ``path``, or say who holds it after so many seconds. The file stays: only its lock counts.

    With ``again`` it is enough that this process holds it already.
    """
    own = path.resolve()
    if again and own in _HELD:
        yield
        return
    with _lock(path, patience):
        _HELD.add(own)
        try:
            yield
        finally:
            _HELD.discard(own)


@contextmanager
def _lock(path: Path, patience: float) -> Iterator[None]:
    if sys.platform == "win32":
        raise PublishError(
            Diagnostic(Place("."), Code.FILE, "files cannot be published all or nothing on Windows", "work in WSL")
        )
    import fcntl  # there on POSIX only

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        deadline = time.monotonic() + patience
        while not _try(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)):
            if time.monotonic() >= deadline:
                raise PublishError(_busy(path, descriptor))
            time.sleep(PAUSE)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(descriptor)


def _try(lock: Callable[[], None]) -> bool:
    try:
        lock()
    except (BlockingIOError, PermissionError):
        return False
    return True


def _busy(path: Path, descriptor: int) -> Diagnostic:
    holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
    who = f" (pid {holder})" if holder.isascii() and holder.isdigit() else ""
    place = Place(show(path, path.parent.parent))
    return Diagnostic(place, Code.BUSY, f"another build is running{who}", "wait until it has ended")
