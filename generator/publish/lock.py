"""One run at a time: a lock that the system takes away with the process that held it, so that none is ever stale."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
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
    deadline = time.monotonic() + patience
    while (descriptor := _open_locked(path)) is None:
        if time.monotonic() >= deadline:
            raise PublishError(_busy(path, path.parent.parent, _read_holder(path)))
        time.sleep(PAUSE)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(descriptor)


def _open_locked(path: Path) -> int | None:
    """The lock file, locked; None where another holds it, or it was removed while it was locked."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        if _take(descriptor) and os.path.samestat(os.fstat(descriptor), path.lstat()):
            return descriptor
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


@contextmanager
def hold_folder(path: Path) -> Iterator[None]:
    """Hold a folder itself, whoever removes lock files; ``PublishError`` if another process does.

    Where the file system cannot lock a folder (NFS), the lock file alone has to do.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        with contextlib.suppress(OSError):
            if not _take(descriptor):
                raise PublishError(_busy(path, path.parent, ""))
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    """Lock what is open; False where another holds it."""
    if sys.platform == "win32":
        raise PublishError(
            Diagnostic(Place("."), Code.FILE, "files cannot be published all or nothing on Windows", "work in WSL")
        )
    import fcntl  # there on POSIX only

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _read_holder(path: Path) -> str:
    try:
        return path.read_bytes()[:32].decode("ascii", "replace").strip()
    except OSError:
        return ""


def _busy(path: Path, project: Path, holder: str) -> Diagnostic:
    who = f" (pid {holder})" if holder.isascii() and holder.isdigit() else ""
    return Diagnostic(
        Place(show(path, project)), Code.BUSY, f"another build is running{who}", "wait until it has ended"
    )
