"""A disk that does not give a file: a mode of 000 does not do, since root reads everything."""

from __future__ import annotations

import errno
import io
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
