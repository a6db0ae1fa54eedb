"""A disk that does not give a file: a mode of 000 does not do, since root reads everything."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest


def refuse_to_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The disk gives no file of this name."""
    opened = io.open

    def refuse(file: object, *more: object, **named: object) -> object:
        if Path(str(file)).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return opened(file, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", refuse)


def refuse_to_list(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The disk does not say what is in a folder of this name."""
    listed = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refuse)
