"""A guide that is published in seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.small_project import write_small_project


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """Two sections of the real guide, to change at will."""
    return write_small_project(tmp_path / "project")
