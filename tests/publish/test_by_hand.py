"""What people write below generated folders stays, whenever they write it; what they change is told, and not lost."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PublishError
from tests.publish.failing_disk import WatchedDisk
from tests.publish.folders import everything, files_in, is_tidy, publish, snapshot, write
from tests.publish.test_failures import NEW, OLD, start_plainly

ONE = {"nqi/same.md": b"same", "nqi/changed.md": b"old", "nqi/gone.md": b"gone"}
TWO = {"nqi/same.md": b"same", "nqi/changed.md": b"new", "nqi/deep/more.md": b"more"}


def save_with_a_new_file(path: Path, content: bytes) -> None:
    """As many editors do: write another file, and move it over the old one."""
    other = path.with_name(f".{path.name}.swp")
    other.write_bytes(content)
    other.replace(path)


def save_in_place(path: Path, content: bytes) -> None:
    """As the other editors do."""
    path.write_bytes(content)


def test_what_people_put_below_generated_folders_is_the_same_after_every_run(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    names = ("nqi/notes.md", "nqi/drafts/a b:c.txt", "nqi/drafts/不确定度 ", "nqi/.hidden")
    mine = [write(tmp_path, name, name.encode()) for name in names]
    (tmp_path / "docs/nqi/empty").mkdir()
    (tmp_path / "docs/nqi/drafts").chmod(0o700)
    (tmp_path / "docs/nqi/link").symlink_to("drafts")
    before = [(path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in mine]
    for files in (TWO, ONE, {}, TWO):
        publish(tmp_path, files)
        assert [(path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in mine] == before
        assert (tmp_path / "docs/nqi/empty").is_dir()
        assert (tmp_path / "docs/nqi/drafts").stat().st_mode & 0o777 == 0o700
        assert str((tmp_path / "docs/nqi/link").readlink()) == "drafts"
        assert is_tidy(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are there on Linux only")
def test_a_name_that_is_no_text_is_carried_too(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    mine = write(tmp_path, os.fsdecode(b"nqi/\xff\xfe.md"), b"mine")
    for files in (TWO, ONE):
        publish(tmp_path, files)
        assert mine.read_bytes() == b"mine"


def test_a_folder_that_holds_only_what_people_wrote_stays_until_they_remove_it(tmp_path: Path) -> None:
    publish(tmp_path, ONE | {"index.md": b"home"})
    mine = write(tmp_path, "nqi/notes.md", b"mine")
    publish(tmp_path, {"index.md": b"home"})
    assert snapshot(tmp_path / "docs") == {"index.md": b"home", "nqi": "folder", "nqi/notes.md": b"mine"}
    shutil.rmtree(mine.parent.resolve())
    publish(tmp_path, {"index.md": b"new"})
    assert everything(tmp_path / "docs").keys() >= {"index.md"}
    assert not (tmp_path / "docs/nqi").is_symlink()


@pytest.mark.parametrize("save", [save_in_place, save_with_a_new_file])
@pytest.mark.parametrize("name", ["nqi/changed.md", "nqi/gone.md", "nqi/same.md"])
def test_an_edit_of_a_generated_file_is_told_and_kept(
    tmp_path: Path, name: str, save: Callable[[Path, bytes], None]
) -> None:
    publish(tmp_path, ONE)
    save(tmp_path / "docs" / name, b"by hand")
    before = everything(tmp_path)
    with pytest.raises(PublishError, match=rf"^docs/{name}: .*it was edited by hand"):
        publish(tmp_path, TWO)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("save", [save_in_place, save_with_a_new_file])
def test_an_edit_of_a_file_at_the_top_is_told_and_kept(tmp_path: Path, save: Callable[[Path, bytes], None]) -> None:
    publish(tmp_path, {"index.md": b"old"})
    save(tmp_path / "docs/index.md", b"by hand")
    with pytest.raises(PublishError, match=r"^docs/index\.md: .*it was edited by hand"):
        publish(tmp_path, {"index.md": b"new"})
    assert (tmp_path / "docs/index.md").read_bytes() == b"by hand"
    save(tmp_path / "docs/index.md", b"old")
    publish(tmp_path, {"index.md": b"new"})
    assert (tmp_path / "docs/index.md").read_bytes() == b"new"
    assert is_tidy(tmp_path)


def at_each_step(tmp_path: Path, act: Callable[[Path], None]) -> list[tuple[Path, str]]:
    """A project for each step ahead of which somebody acts, with what the run then said."""
    runs: list[tuple[Path, str]] = []
    for number in range(1, 100):
        project = tmp_path / f"run-{number}"
        publish(project, ONE)
        write(project, "nqi/notes.md", b"mine")
        publish(project, ONE | {"index.md": b"home"})

        def before(step: int, *_: object, number: int = number, project: Path = project) -> None:
            if step == number:
                act(project / "docs")

        disk, said = WatchedDisk(before), ""
        try:
            publish(project, TWO, disk)
        except PublishError as error:
            said = str(error)
        if disk.steps < number:
            assert number > 15
            return runs
        runs.append((project, said))
    raise AssertionError("a run takes more steps than were tried")


@pytest.mark.parametrize("save", [save_in_place, save_with_a_new_file])
@pytest.mark.parametrize("name", ["notes.md", "late.md"])
def test_what_is_written_during_a_run_is_there_after_it(
    tmp_path: Path, name: str, save: Callable[[Path, bytes], None]
) -> None:
    for project, said in at_each_step(tmp_path, lambda docs: save(docs / "nqi" / name, b"written now")):
        assert said == ""
        assert files_in(project / "docs") == {**TWO, "nqi/notes.md": b"mine", f"nqi/{name}": b"written now"}
        assert is_tidy(project)


@pytest.mark.parametrize("save", [save_in_place, save_with_a_new_file])
@pytest.mark.parametrize("name", ["changed.md", "gone.md", "same.md"])
def test_an_edit_of_a_generated_file_during_a_run_is_never_lost(
    tmp_path: Path, name: str, save: Callable[[Path, bytes], None]
) -> None:
    ends = set()
    for project, said in at_each_step(tmp_path, lambda docs: save(docs / "nqi" / name, b"by hand")):
        kept = [path for path in (project / ".guide-site/kept").rglob(name) if path.read_bytes() == b"by hand"]
        if kept:
            assert f"what was written is now '{kept[0].relative_to(project)}'" in said
        else:
            assert (project / "docs/nqi" / name).read_bytes() == b"by hand"
        ends.add((bool(said), bool(kept)))
        assert snapshot(project / "docs").keys() >= {"nqi/notes.md", "nqi/same.md"}
    assert ends <= {(False, False), (True, False), (True, True)}
    has_no_place = name == "changed.md" or (name == "same.md" and save is save_with_a_new_file)
    assert ((True, True) in ends) is has_no_place


def test_a_file_saved_before_the_change_takes_it_back(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = snapshot(tmp_path / "docs") | {"nqi/changed.md": b"by hand"}

    def edit(step: int, *_: object) -> None:
        if step == 1:
            save_with_a_new_file(tmp_path / "docs/nqi/changed.md", b"by hand")

    with pytest.raises(PublishError, match=r"^docs/nqi/changed\.md: .*changed by somebody else during the run, start"):
        publish(tmp_path, TWO, WatchedDisk(edit))
    assert snapshot(tmp_path / "docs") == before


def test_a_name_that_somebody_takes_during_the_run_is_left_to_him(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = snapshot(tmp_path / "docs") | {"new": b"mine"}

    def take(step: int, *_: object) -> None:
        if step == 1:
            write(tmp_path, "new", b"mine")

    with pytest.raises(PublishError, match=r"^docs/new: the disk refused: File exists, somebody made it during"):
        publish(tmp_path, TWO | {"new/page.md": b"made"}, WatchedDisk(take))
    assert snapshot(tmp_path / "docs") == before


def test_a_copy_that_somebody_put_in_the_place_of_our_link_is_taken_in(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    write(tmp_path, "nqi/behind.md", b"behind the link")
    write(tmp_path, "nqi/both.md", b"both")
    shutil.copytree(tmp_path / "docs/nqi", tmp_path / "copy")
    (tmp_path / "copy/behind.md").unlink()
    (tmp_path / "docs/nqi").unlink()
    (tmp_path / "copy").rename(tmp_path / "docs/nqi")
    write(tmp_path, "nqi/mine.md", b"mine")
    publish(tmp_path, TWO)
    mine = {"nqi/mine.md": b"mine", "nqi/behind.md": b"behind the link", "nqi/both.md": b"both"}
    assert files_in(tmp_path / "docs") == TWO | mine
    assert is_tidy(tmp_path)


def test_what_lies_behind_and_before_our_link_is_kept_where_both_differ(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    write(tmp_path, "nqi/notes.md", b"behind")
    (tmp_path / "docs/nqi").unlink()
    write(tmp_path, "nqi/notes.md", b"before")
    write(tmp_path, "nqi/same.md", b"same")
    with pytest.raises(PublishError, match=r"^docs/nqi/notes\.md: .*'\.guide-site/kept/1/nqi/notes\.md'"):
        publish(tmp_path, TWO)
    assert (tmp_path / ".guide-site/kept/1/nqi/notes.md").read_bytes() == b"behind"
    publish(tmp_path, TWO)
    assert files_in(tmp_path / "docs") == {**TWO, "nqi/notes.md": b"before"}


def test_our_link_comes_back_where_it_was_removed_and_nothing_stale_with_it(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    write(tmp_path, "nqi/notes.md", b"mine")
    (tmp_path / "docs/nqi").unlink()
    publish(tmp_path, TWO)
    assert files_in(tmp_path / "docs") == {**TWO, "nqi/notes.md": b"mine"}


def test_without_the_generations_everything_is_made_anew(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    shutil.rmtree(tmp_path / "docs/.generated")
    assert len(publish(tmp_path, TWO).written) == len(TWO)
    assert files_in(tmp_path / "docs") == TWO
    assert is_tidy(tmp_path)


def test_plain_files_of_an_earlier_version_are_taken_over_as_they_are(tmp_path: Path) -> None:
    start_plainly(tmp_path)
    before = snapshot(tmp_path / "docs")
    times = {name: (tmp_path / "docs" / name).stat().st_mtime_ns for name in OLD}
    report = publish(tmp_path, OLD)
    assert (report.written, report.removed, len(report.unchanged)) == ((), (), len(OLD))
    assert snapshot(tmp_path / "docs") == before
    assert {name: (tmp_path / "docs" / name).stat().st_mtime_ns for name in OLD} == times
    assert is_tidy(tmp_path)


def test_an_edited_plain_file_of_an_earlier_version_is_told_and_kept(tmp_path: Path) -> None:
    start_plainly(tmp_path)
    write(tmp_path, "changed.md", b"edited")
    before = everything(tmp_path)
    with pytest.raises(PublishError, match=r"^docs/changed\.md: .*it was edited by hand"):
        publish(tmp_path, NEW)
    assert everything(tmp_path).items() - before.items() <= {(".guide-site/pages.lock", b"%d\n" % os.getpid())}


def refuse(number: int) -> Callable[..., None]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_where_files_cannot_have_two_names_they_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    publish(tmp_path, ONE)
    os.utime(tmp_path / "docs/nqi/same.md", (1, 1))
    write(tmp_path, "nqi/notes.md", b"mine")
    publish(tmp_path, TWO)
    assert files_in(tmp_path / "docs") == {**TWO, "nqi/notes.md": b"mine"}
    assert (tmp_path / "docs/nqi/same.md").stat().st_mtime == 1
    assert is_tidy(tmp_path)


def test_a_file_system_without_symbolic_links_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "symlink", refuse(errno.EPERM))
    with pytest.raises(PublishError, match=r"it has no symbolic links, work on a file system that has them .*WSL"):
        publish(tmp_path, ONE)
    assert snapshot(tmp_path / "docs") == {}


def test_windows_is_told_to_work_in_wsl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(PublishError, match="on Windows, work in WSL"):
        publish(tmp_path, ONE)
