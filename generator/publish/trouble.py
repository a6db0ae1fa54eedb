"""Say what the disk refused as a message with a place and advice, instead of a traceback."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import show

HINTS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "make room on the disk and run it again",
        errno.EDQUOT: "make room in your quota and run it again",
        errno.EACCES: "make it readable and its folder writable for you, and run it again",
        errno.EPERM: "make it readable and its folder writable for you, and run it again",
        errno.EEXIST: "somebody made it during the run: look at it and run it again",
        errno.ENOTSUP: "work on a file system that has them (on Windows: inside WSL)",
        errno.EROFS: "the file system is read-only: mount it writable, or work in another folder",
        errno.EXDEV: "the project must lie on one file system",
        errno.ENAMETOOLONG: "work in a folder with a shorter path",
        errno.ELOOP: "remove the symbolic link",
    }
)
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Said of the second file that an error names: the one that was to be written, not the one that it is copied from."""
OTHER_HINT = "mend that and run it again"


@contextmanager
def told_as_messages(place: Path, project: Path) -> Iterator[None]:
    """Turn an ``OSError`` inside into a ``PublishError``; ``place`` is named where the error names no file."""
    try:
        yield
    except OSError as error:
        raise PublishError(_tell(error, place, project)) from error


def note_refused(faults: list[Diagnostic], project: Path) -> Callable[[OSError], None]:
    """For ``os.walk``: notes a folder that it cannot read; one that is not there has nothing in it."""

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            faults.append(_tell(error, project, project))

    return note


def _tell(error: OSError, place: Path, project: Path) -> Diagnostic:
    name = error.filename2 if error.errno in NO_ROOM and error.filename2 else error.filename
    path = Path(name) if isinstance(name, str) else place
    message = f"the disk refused: {error.strerror or error}"
    return Diagnostic(Place(show(path, project)), Code.FILE, message, HINTS.get(error.errno or 0, OTHER_HINT))
