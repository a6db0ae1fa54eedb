"""The real disk refuses: a write that is too long, a folder that may not be written."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.publish import build_site
from tests.publish.folders import everything, is_tidy, publish, snapshot, write
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
    before = everything(tmp_path)
    with (
        limited_file_size(),
        pytest.raises(PublishError, match=r"the disk refused: File too large, .* and run it again"),
    ):
        publish(tmp_path, {"a.md": b"new", "b.md": LONG})
    assert everything(tmp_path) == before


def test_a_site_that_cannot_be_written_whole_changes_nothing(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "index.html").write_bytes(b"old")

    def build_long(folder: Path) -> None:
        (folder / "index.html").write_bytes(LONG)

    build_site(build, tmp_path / "site", accept)
    before = snapshot(tmp_path / "site")
    with limited_file_size(), pytest.raises(PublishError, match="the disk refused: File too large"):
        build_site(build_long, tmp_path / "site", accept)
    assert snapshot(tmp_path / "site") == before


def test_a_full_disk_is_told_of_the_file_that_did_not_fit_and_not_of_the_one_copied(tmp_path: Path) -> None:
    def copy(folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/usr/theme/a.js", None, str(folder / "a.js"))

    with pytest.raises(PublishError, match=r"^site\.building-[0-9a-f]{8}/a\.js: the disk refused: No space left"):
        build_site(copy, tmp_path / "site", accept)


@contextmanager
def folder_of_a_common_user() -> Iterator[Path]:
    """A folder of somebody who may not write everywhere, and the process as his."""
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0 and sys.platform == "linux":
            os.chown(name, nobody, nobody)
            os.setresuid(nobody, nobody, 0)
        try:
            yield Path(name)
        finally:
            if sys.platform == "linux" and os.getresuid()[2] == 0:
                os.setresuid(0, 0, 0)


@pytest.mark.parametrize("locked", ["docs/nqi", "docs/.generated", "docs/nqi/mine"])
def test_a_folder_that_may_not_be_written_is_told_and_nothing_changes(locked: str) -> None:
    with folder_of_a_common_user() as project:
        publish(project, {"a.md": b"old", "nqi/b.md": b"old"})
        write(project, "nqi/mine/notes.md", b"mine")
        before = snapshot(project / "docs")
        (project / locked).chmod(0o555)
        try:
            with pytest.raises(PublishError, match=rf"^{re.escape(locked)}.*, make it readable"):
                publish(project, {"a.md": b"new", "nqi/b.md": b"new"})
            assert snapshot(project / "docs") == before
        finally:
            (project / locked).chmod(0o755)
        publish(project, {"a.md": b"new", "nqi/b.md": b"new"})
        assert is_tidy(project)


def test_a_read_only_folder_takes_new_content_but_no_new_name() -> None:
    with folder_of_a_common_user() as project:
        publish(project, {"a.md": b"old"})
        (project / "docs").chmod(0o555)
        try:
            publish(project, {"a.md": b"new"})
            with pytest.raises(PublishError, match=r"^docs/b\.md: .*, make it readable and its folder writable"):
                publish(project, {"a.md": b"newer", "b.md": b"new"})
            assert snapshot(project / "docs") == {"a.md": b"new"}
        finally:
            (project / "docs").chmod(0o755)
        publish(project, {"b.md": b"new"})
        assert snapshot(project / "docs") == {"b.md": b"new"}
