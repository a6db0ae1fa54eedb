"""Wait until what was written is on the disk, so that a loss of power cannot take it back."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path


def settle(path: Path) -> None:
    """Wait for one file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle_file_system(path: Path) -> bool:
    """Wait for everything on the file system of ``path``; False where that cannot be asked for (but on Linux)."""
    function = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if function is None:
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if function(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))
    finally:
        os.close(descriptor)
    return True
