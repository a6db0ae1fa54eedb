"""Swap the names of two files, folders or links in one step, where the system can (Linux, macOS)."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -100 if sys.platform.startswith("linux") else -2
EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2 (Linux) and RENAME_SWAP of renameatx_np (macOS)."""
FUNCTIONS = ("renameat2", "renameatx_np")
CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange_names(first: Path, second: Path) -> bool:
    """Give each the other's name at once; False, and nothing done, where the system cannot. Links are not followed."""
    library = ctypes.CDLL(None, use_errno=True)
    function = next((getattr(library, name) for name in FUNCTIONS if hasattr(library, name)), None)
    if function is None:
        return False
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if function(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first))
