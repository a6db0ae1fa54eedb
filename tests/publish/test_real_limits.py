"""The real disk refuses: a write that is too long, a folder that may not be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.publish import build_site
from tests.publish.folders import publish, snapshot, write
from tests.publish.test_site import accept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes of files are POSIX")

LIMIT = 1 << 20
LONG = b"x" * (LIMIT + 1)


@contextmanager
def limited_file_size() -> Iterator[None]:
    """No file of this process may grow beyond the limit."""
    import resource  # there on POSIX only

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_a_file_that_cannot_be_written_whole_changes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, {"a.md": b"old", "gone.md": b"old"})
    before = snapshot(tmp_path)
    with (
        limited_file_size(),
        pytest.raises(PublishError, match=r"the disk refused: File too large, .* and run it again"),
    ):
        publish(tmp_path, {"a.md": b"new", "b.md": LONG})
    assert snapshot(tmp_path) == before


def test_a_site_that_cannot_be_written_whole_changes_nothing(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "index.html").write_bytes(b"old")

    def build_long(folder: Path) -> None:
        (folder / "index.html").write_bytes(LONG)

    build_site(build, tmp_path / "site", accept)
    with limited_file_size(), pytest.raises(PublishError, match="the disk refused: File too large"):
        build_site(build_long, tmp_path / "site", accept)
    assert snapshot(tmp_path / "site") == {"index.html": b"old"}


@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="the administrator may write anywhere")
@pytest.mark.parametrize("locked", ["docs/nqi", ".guide-site"])
def test_a_folder_that_may_not_be_written_is_told_and_nothing_changes(tmp_path: Path, locked: str) -> None:
    publish(tmp_path, {"a.md": b"old", "nqi/b.md": b"old"})
    write(tmp_path, "hand.md", b"mine")
    before = snapshot(tmp_path / "docs")
    (tmp_path / locked).chmod(0o555)
    try:
        with pytest.raises(PublishError, match="make the folder writable"):
            publish(tmp_path, {"a.md": b"new", "nqi/b.md": b"new"})
        assert snapshot(tmp_path / "docs") == before
    finally:
        (tmp_path / locked).chmod(0o755)
