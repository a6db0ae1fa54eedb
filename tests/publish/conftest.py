"""Publishing without waiting for the disk: whether it has the bytes for good is not what these tests ask."""

from __future__ import annotations

import os

import pytest

from generator.publish import disk


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "settle_file_system", lambda path: True)  # noqa: ARG005 - the name of the real one
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # noqa: ARG005 - the name of the real one
