"""Whatever step fails, and at whatever step the process dies: the old files or the new ones."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.publish.disk import Disk
from tests.publish.failing_disk import FailingDisk, Killed, no_access, no_space
from tests.publish.folders import publish, snapshot, write

OLD = {"same.md": b"same", "changed.md": b"old", "gone/a.md": b"gone", "swap": b"file", "back/x": b"folder"}
NEW = {"same.md": b"same", "changed.md": b"new", "new/deep/b.md": b"new", "swap/in.md": b"folder", "back": b"file"}
MOST_STEPS = 200


def start(project: Path) -> None:
    write(project, "hand.md", b"mine")
    write(project, "gone/hand.md", b"mine")
    publish(project, OLD)


def expect(project: Path, files: dict[str, bytes]) -> dict[str, bytes | str]:
    """What the folder holds when ``files`` are published beside the hand-written ones."""
    write(project, "hand.md", b"mine")
    write(project, "gone/hand.md", b"mine")
    publish(project, files)
    return snapshot(project / "docs")


@pytest.fixture
def trees(tmp_path: Path) -> tuple[dict[str, bytes | str], dict[str, bytes | str]]:
    return expect(tmp_path / "old", OLD), expect(tmp_path / "new", NEW)


def each_step(tmp_path: Path, make_disk: Callable[[int], FailingDisk]) -> list[tuple[Path, FailingDisk]]:
    """A fresh project for each step at which the disk can fail, up to the run in which nothing failed."""
    runs = []
    for number in range(1, MOST_STEPS):
        project = tmp_path / f"run-{number}"
        start(project)
        runs.append((project, disk := make_disk(number)))
        try:
            publish(project, NEW, disk)
        except (PublishError, Killed):
            assert disk.failed
        if not disk.failed:
            return runs
    raise AssertionError("a run takes more steps than were tried")


Trees = tuple[dict[str, bytes | str], dict[str, bytes | str]]


@pytest.mark.parametrize("error", [no_space, no_access])
def test_a_failure_of_any_step_leaves_the_old_or_the_new_files(
    tmp_path: Path, trees: Trees, error: Callable[[], OSError]
) -> None:
    old, new = trees
    runs = each_step(tmp_path, lambda number: FailingDisk(number, error))
    assert len(runs) > 20
    assert [snapshot(project / "docs") in (old, new) for project, _ in runs] == [True] * len(runs)
    for project, _ in runs:
        publish(project, NEW)
        assert snapshot(project / "docs") == new
        assert set(snapshot(project / ".guide-site")) == {"manifest.json", "manifest.lock"}


def test_a_disk_that_refuses_everything_from_some_step_on_is_caught_up_with(tmp_path: Path, trees: Trees) -> None:
    old, new = trees
    for project, _ in each_step(tmp_path, lambda number: FailingDisk(number, no_access, forever=True)):
        with pytest.raises(PublishError, match="the generated file"):
            expect_error_for_edited(project)
        publish(project, NEW)
        assert snapshot(project / "docs") == new
    assert old != new


def expect_error_for_edited(project: Path) -> None:
    """After the next run has put things right, an edit is still an edit."""
    publish(project, NEW)
    write(project, "changed.md", b"edited")
    try:
        publish(project, NEW)
    finally:
        write(project, "changed.md", b"new")


@pytest.mark.parametrize("following", [NEW, OLD, {}], ids=["new", "old", "nothing"])
def test_a_process_killed_at_any_step_is_ended_by_the_next_run(tmp_path: Path, following: dict[str, bytes]) -> None:
    wanted = expect(tmp_path / "wanted", following)
    runs = each_step(tmp_path, lambda number: FailingDisk(number, Killed, forever=True))
    assert len(runs) > 20
    recovered = 0
    for project, _ in runs:
        recovered += publish(project, following).recovered
        assert snapshot(project / "docs") == wanted
        assert set(snapshot(project / ".guide-site")) == {"manifest.json", "manifest.lock"}
    assert recovered > 5


def test_the_run_after_a_kill_may_be_killed_too(tmp_path: Path, trees: Trees) -> None:
    _, new = trees
    for first in range(14, 30, 3):
        for second in range(1, 12):
            project = tmp_path / f"{first}-{second}"
            start(project)
            for number in (first, second):
                with contextlib.suppress(Killed):  # or it had less to do than that, and ended
                    publish(project, NEW, FailingDisk(number, Killed, forever=True))
            publish(project, NEW)
            assert snapshot(project / "docs") == new


def test_what_is_written_by_hand_after_a_kill_is_kept(tmp_path: Path) -> None:
    for project, _ in each_step(tmp_path, lambda number: FailingDisk(number, Killed, forever=True)):
        for name in ("changed.md", "new/deep/b.md"):
            write(project, name, b"by hand")
        with pytest.raises(PublishError) as caught:
            publish(project, NEW)
        assert {d.place.path for d in caught.value.diagnostics} == {"docs/changed.md", "docs/new/deep/b.md"}
        assert (project / "docs/changed.md").read_bytes() == (project / "docs/new/deep/b.md").read_bytes() == b"by hand"


class EditingDisk(Disk):
    """Somebody saves a generated file while the run is under way."""

    def settle(self, paths: Sequence[Path]) -> None:
        [*_, last] = paths
        if last.name == ".guide-site":
            (last.parent / "docs/changed.md").unlink()
            write(last.parent, "changed.md", b"by hand")


def test_a_file_saved_during_the_run_is_kept_and_told(tmp_path: Path) -> None:
    start(tmp_path)
    before = snapshot(tmp_path / "docs") | {"changed.md": b"by hand"}
    with pytest.raises(PublishError, match=r"^docs/changed\.md: .*changed by somebody else during the run"):
        publish(tmp_path, NEW, EditingDisk())
    assert snapshot(tmp_path / "docs") == before


def test_a_damaged_journal_is_told(tmp_path: Path) -> None:
    start(tmp_path)
    for content in (b"", b"{}", b'{"steps": [["../x", null, "1"]], "manifest": [null, "1"], "made": []}', b"[[["):
        (tmp_path / ".guide-site/manifest.journal").write_bytes(content)
        with pytest.raises(PublishError, match="journal of an interrupted run is damaged"):
            publish(tmp_path, NEW)


@pytest.mark.parametrize(
    ("error", "advice"), [(no_space, "make room on the disk"), (no_access, "make the folder writable")]
)
def test_what_the_disk_refuses_is_told_with_advice(tmp_path: Path, error: Callable[[], OSError], advice: str) -> None:
    with pytest.raises(PublishError, match=advice):
        publish(tmp_path, NEW, FailingDisk(3, error))
