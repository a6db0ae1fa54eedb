"""Whatever step fails, and at whatever step the process dies: readers see the old files or the new ones."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import PublishError
from generator.publish.manifest import Manifest, format_manifest, hash_of
from tests.publish.failing_disk import FailingDisk, Killed, NoExchangeDisk, WatchedDisk, no_access, no_space
from tests.publish.folders import Tree, everything, files_in, is_tidy, publish, snapshot, write

OLD = {"same.md": b"same", "changed.md": b"old", "gone/a.md": b"gone", "swap": b"file", "back/x": b"folder"}
NEW = {"same.md": b"same", "changed.md": b"new", "new/deep/b.md": b"new", "swap/in.md": b"folder", "back": b"file"}
BY_HAND = {"hand.md": b"mine", "gone/hand.md": b"mine", "back.md": b"mine"}
MOST_STEPS = 200

Start = Callable[[Path], None]


def start(project: Path) -> None:
    """The old files are published, beside hand-written ones."""
    publish(project, OLD)
    for name, content in BY_HAND.items():
        write(project, name, content)


def start_plainly(project: Path) -> None:
    """The same as an earlier version left it: plain files, listed beside the folder."""
    for name, content in (BY_HAND | OLD).items():
        write(project, name, content)
    state = project / ".guide-site"
    state.mkdir()
    owned = {PurePosixPath(name): hash_of(content) for name, content in OLD.items()}
    (state / "manifest.json").write_bytes(format_manifest(Manifest(owned)))


starts = pytest.mark.parametrize("begin", [start, start_plainly], ids=["links", "plain files"])


def expect(project: Path, files: dict[str, bytes]) -> Tree:
    """What the folder holds when ``files`` are published beside the hand-written ones."""
    start(project)
    publish(project, files)
    return snapshot(project / "docs")


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Tree, Tree]:
    return expect(tmp_path / "old", OLD), expect(tmp_path / "new", NEW)


def each_step(
    tmp_path: Path, make_disk: Callable[[int], FailingDisk], begin: Start = start
) -> list[tuple[Path, FailingDisk]]:
    """A fresh project for each step at which the disk can fail, up to the run in which nothing failed."""
    runs = []
    for number in range(1, MOST_STEPS):
        project = tmp_path / f"run-{number}"
        begin(project)
        runs.append((project, disk := make_disk(number)))
        try:
            publish(project, NEW, disk)
        except (PublishError, Killed):
            assert disk.failed
        if not disk.failed:
            return runs
    raise AssertionError("a run takes more steps than were tried")


@pytest.mark.parametrize(
    ("error", "begin"),
    [(no_space, start), (no_access, start), (no_space, start_plainly)],
    ids=["no space", "no access", "no space for plain files"],
)
def test_a_failure_of_any_step_leaves_the_old_or_the_new_files(
    tmp_path: Path, trees: tuple[Tree, Tree], error: Callable[[], OSError], begin: Start
) -> None:
    old, new = trees
    runs = each_step(tmp_path, lambda number: FailingDisk(number, error), begin)
    assert len(runs) > 20
    assert [snapshot(project / "docs") in (old, new) for project, _ in runs] == [True] * len(runs)
    for project, _ in runs:
        publish(project, NEW)
        assert snapshot(project / "docs") == new
        assert is_tidy(project)


@starts
def test_readers_see_the_old_or_the_new_files_before_every_step(
    tmp_path: Path, trees: tuple[Tree, Tree], begin: Start
) -> None:
    begin(tmp_path / "project")
    seen: list[Tree] = []
    publish(tmp_path / "project", NEW, WatchedDisk(lambda *_: seen.append(snapshot(tmp_path / "project/docs"))))
    switch = seen.index(trees[1])
    assert seen == [trees[0]] * switch + [trees[1]] * (len(seen) - switch)
    assert switch > 15


@pytest.mark.parametrize(
    ("following", "begin"),
    [(NEW, start), (OLD, start), ({}, start), (NEW, start_plainly)],
    ids=["new", "old", "nothing", "new after plain files"],
)
def test_after_a_kill_at_any_step_readers_see_the_old_or_the_new_files_and_the_next_run_converges(
    tmp_path: Path, trees: tuple[Tree, Tree], following: dict[str, bytes], begin: Start
) -> None:
    wanted = expect(tmp_path / "wanted", following)
    runs = each_step(tmp_path, lambda number: FailingDisk(number, Killed, forever=True), begin)
    seen = [snapshot(project / "docs") for project, _ in runs]
    switch = seen.index(trees[1])
    assert seen == [trees[0]] * switch + [trees[1]] * (len(seen) - switch)
    assert switch > 15
    recovered = 0
    for project, _ in runs:
        recovered += publish(project, following).recovered
        assert snapshot(project / "docs") == wanted
        assert is_tidy(project)
    assert recovered > 5


def test_without_an_exchange_of_names_only_taking_over_plain_files_shows(
    tmp_path: Path, trees: tuple[Tree, Tree]
) -> None:
    old, new = trees
    for project, _ in each_step(tmp_path, lambda number: NoExchangeDisk(number, Killed, forever=True)):
        assert snapshot(project / "docs") in (old, new)
    plain = tmp_path / "plain"
    for project, _ in each_step(plain, lambda number: NoExchangeDisk(number, Killed, forever=True), start_plainly):
        seen = snapshot(project / "docs")
        assert seen == new or seen.items() <= old.items()
        publish(project, NEW)
        assert snapshot(project / "docs") == new


def test_a_disk_that_refuses_everything_from_some_step_on_is_caught_up_with(
    tmp_path: Path, trees: tuple[Tree, Tree]
) -> None:
    old, new = trees
    for project, _ in each_step(tmp_path, lambda number: FailingDisk(number, no_access, forever=True)):
        assert snapshot(project / "docs") in (old, new)
        publish(project, NEW)
        write(project, "changed.md", b"edited")
        with pytest.raises(PublishError, match="the generated file"):
            publish(project, NEW)
        write(project, "changed.md", b"new")
        assert snapshot(project / "docs") == new


def test_the_run_after_a_kill_may_be_killed_too(tmp_path: Path, trees: tuple[Tree, Tree]) -> None:
    old, new = trees
    for first in range(1, 50, 6):
        for second in range(1, 16, 3):
            project = tmp_path / f"{first}-{second}"
            start(project)
            for number in (first, second):
                with contextlib.suppress(Killed):  # or it had less to do than that, and ended
                    publish(project, NEW, FailingDisk(number, Killed, forever=True))
                assert snapshot(project / "docs") in (old, new)
            publish(project, NEW)
            assert snapshot(project / "docs") == new


def test_what_is_written_by_hand_after_a_kill_is_kept(tmp_path: Path) -> None:
    for project, _ in each_step(tmp_path, lambda number: FailingDisk(number, Killed, forever=True)):
        written = {}
        for name in ("changed.md", "gone/mine.md", "new/deep/b.md"):
            with contextlib.suppress(FileExistsError):  # the link to what is to come stands there
                written[f"docs/{name}"] = write(project, name, b"by hand")
        with pytest.raises(PublishError) as caught:
            publish(project, NEW)
        assert {d.place.path for d in caught.value.diagnostics} == written.keys() - {"docs/gone/mine.md"}
        assert [path.read_bytes() for path in written.values()] == [b"by hand"] * len(written)


def test_what_is_deleted_by_hand_after_a_kill_does_not_come_back(tmp_path: Path, trees: tuple[Tree, Tree]) -> None:
    wanted = {name for name, content in trees[1].items() if content != "folder"} - {"gone/hand.md"}
    for project, _ in each_step(tmp_path, lambda number: FailingDisk(number, Killed, forever=True)):
        (project / "docs/gone/hand.md").unlink()
        publish(project, NEW)
        assert files_in(project / "docs").keys() == wanted


@pytest.mark.parametrize("link", ["gone", "nothing", "a file"])
def test_a_damaged_link_to_the_generation_is_told_and_costs_nothing(tmp_path: Path, link: str) -> None:
    start(tmp_path)
    current = tmp_path / "docs/.generated/current"
    current.unlink()
    if link == "nothing":
        current.symlink_to("../../elsewhere")
    elif link == "a file":
        current.write_bytes(b"7")
    before = everything(tmp_path)
    with pytest.raises(PublishError, match=r"^docs/\.generated/current: the link .* is not as it was made, move what"):
        publish(tmp_path, NEW)
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("error", "advice"), [(no_space, "make room on the disk"), (no_access, "make it readable and its folder writable")]
)
def test_what_the_disk_refuses_is_told_with_advice(tmp_path: Path, error: Callable[[], OSError], advice: str) -> None:
    with pytest.raises(PublishError, match=advice):
        publish(tmp_path, NEW, FailingDisk(3, error))
