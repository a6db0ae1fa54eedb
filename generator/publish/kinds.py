"""What is at a path, in the words of a message; links are not followed."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

_KINDS = ((stat.S_ISLNK, "symbolic link"), (stat.S_ISDIR, "folder"), (stat.S_ISREG, "file"))
_NOTHING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})


def kind_of(path: Path) -> str:
    """What is at ``path``, in the words of a message."""
    try:
        mode = path.lstat().st_mode  # once: a run asks for thousands
    except OSError as error:
        if error.errno in _NOTHING:
            return "nothing"
        raise
    return next((kind for is_so, kind in _KINDS if is_so(mode)), "special file")
