"""A site is the old one or the new one, whatever happens while the new one is built."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import Code, Diagnostic, Place, PublishError, VerifyError
from generator.publish import (
    SUMS,
    Differences,
    Made,
    build_site,
    compare_sums,
    find_untouched,
    note_foreign,
    write_sums,
)
from generator.publish.disk import DISK, Disk
from generator.publish.lock import hold_lock
from tests.publish.failing_disk import FailingDisk, Killed, NoExchangeDisk, WatchedDisk, no_access, no_space
from tests.publish.folders import snapshot

OLD = {"index.html": b"old", "nqi": "folder", "nqi/1.1.html": b"old"}
NEW = {"index.html": b"new", "nqi": "folder", "nqi/1.2.html": b"new"}


def build(word: str) -> Callable[[Path], None]:
    """A builder of the old or the new site."""

    def write(folder: Path) -> None:
        for name, content in (OLD if word == "old" else NEW).items():
            if isinstance(content, bytes):
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(content)

    return write


def accept(folder: Path) -> None:
    """A verifier that looks at the finished site."""
    assert (folder / "index.html").is_file()


def run(project: Path, word: str, disk: Disk = DISK) -> None:
    build_site(build(word), project / "site", accept, disk=disk)


def site_in(project: Path) -> dict[str, bytes | str]:
    """What stands in the site, which its list names to the last file."""
    found = snapshot(project / "site")
    assert found.pop(SUMS)
    assert compare_sums(project / "site") == Differences((), (), ())
    return found


def names_beside(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} | {path.name for path in (project / ".guide-site").iterdir()}


class PlainDisk(NoExchangeDisk):
    """A system that cannot swap two folders, on which nothing fails."""

    def __init__(self) -> None:
        super().__init__(0, no_space)


@pytest.mark.parametrize("disk", [DISK, PlainDisk()], ids=["exchange", "two renames"])
def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path, disk: Disk) -> None:
    for word, wanted in (("old", OLD), ("new", NEW)):
        run(tmp_path, word, disk)
        assert site_in(tmp_path) == wanted
        assert names_beside(tmp_path) == {"site", ".guide-site", "site.lock"}


def test_the_builder_gets_an_empty_folder_beside_the_old_site(tmp_path: Path) -> None:
    run(tmp_path, "old")
    seen = []

    def look(folder: Path) -> None:
        seen.append((folder.parent, list(folder.iterdir()), site_in(tmp_path)))
        build("new")(folder)

    build_site(look, tmp_path / "site", accept)
    assert seen == [(tmp_path, [], OLD)]


def refuse(folder: Path) -> None:
    raise VerifyError(Diagnostic(Place(f"{folder.name}/index.html"), Code.VERBATIM, "not what the source says"))


def break_down(folder: Path) -> None:
    (folder / "half.html").write_bytes(b"half")
    raise RuntimeError("a plugin broke down")


def run_out_of_space(folder: Path) -> None:
    (folder / "half.html").write_bytes(b"half")
    raise no_space()


@pytest.mark.parametrize(
    ("builder", "verifier", "error"),
    [
        (build("new"), refuse, VerifyError),
        (break_down, accept, RuntimeError),
        (run_out_of_space, accept, PublishError),
    ],
)
def test_a_site_that_fails_leaves_the_old_one(
    tmp_path: Path, builder: Callable[[Path], None], verifier: Callable[[Path], None], error: type[Exception]
) -> None:
    run(tmp_path, "old")
    with pytest.raises(error):
        build_site(builder, tmp_path / "site", verifier)
    assert site_in(tmp_path) == OLD
    assert names_beside(tmp_path) == {"site", ".guide-site", "site.lock"}


@pytest.mark.parametrize("kind", [FailingDisk, NoExchangeDisk])
@pytest.mark.parametrize("error", [no_space, no_access])
def test_a_failure_of_any_step_leaves_the_old_or_the_new_site(
    tmp_path: Path, kind: type[FailingDisk], error: Callable[[], OSError]
) -> None:
    number, failed = 0, True
    while failed:
        number += 1
        project, disk = tmp_path / str(number), kind(number, error)
        run(project, "old")
        try:
            run(project, "new", disk)
        except PublishError:
            assert site_in(project) == OLD
        else:
            assert site_in(project) == NEW
        run(project, "new")
        assert names_beside(project) == {"site", ".guide-site", "site.lock"}
        failed = disk.failed
    assert number > 5


@pytest.mark.parametrize("kind", [FailingDisk, NoExchangeDisk])
def test_after_a_kill_at_any_step_the_next_run_puts_things_right(tmp_path: Path, kind: type[FailingDisk]) -> None:
    number, killed = 0, True
    while killed:
        number += 1
        project, disk = tmp_path / str(number), kind(number, Killed, forever=True)
        run(project, "old")
        try:
            run(project, "new", disk)
        except Killed:
            assert kind is NoExchangeDisk or site_in(project) in (OLD, NEW)
        with pytest.raises(RuntimeError):
            build_site(break_down, project / "site", accept)
        assert site_in(project) in (OLD, NEW)
        assert names_beside(project) == {"site", ".guide-site", "site.lock"}
        killed = disk.failed
    assert number > 5


def test_two_builds_at_once_are_told_so(tmp_path: Path) -> None:
    run(tmp_path, "old")
    with hold_lock(tmp_path / ".guide-site/site.lock"), pytest.raises(PublishError, match="another build is running"):
        run(tmp_path, "new")
    assert site_in(tmp_path) == OLD


def test_a_folder_that_holds_no_site_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.docx").write_bytes(b"mine")
    with pytest.raises(PublishError, match="holds no built site"):
        run(tmp_path, "new")
    assert snapshot(tmp_path / "site") == {"thesis.docx": b"mine"}


def test_a_folder_that_only_looks_like_a_site_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(b"mine")
    with pytest.raises(PublishError, match="no list of its files, SHA256SUMS"):
        run(tmp_path, "new")
    assert snapshot(tmp_path / "site") == {"index.html": b"mine"}


@pytest.mark.parametrize(("old", "new"), [("  index", "  ./index"), ("index.html\n", "index.html/\n")])
def test_a_list_that_says_the_same_in_other_characters_is_no_list(tmp_path: Path, old: str, new: str) -> None:
    run(tmp_path, "old")
    assert compare_sums(tmp_path / "site") == Differences((), (), ())
    text = (tmp_path / "site" / SUMS).read_text("utf-8")
    assert old in text
    (tmp_path / "site" / SUMS).write_text(text.replace(old, new), "utf-8")
    assert compare_sums(tmp_path / "site") is None


def test_a_list_whose_lines_changed_places_or_stand_twice_is_no_list(tmp_path: Path) -> None:
    run(tmp_path, "old")
    lines = (tmp_path / "site" / SUMS).read_text("utf-8").splitlines(keepends=True)
    for changed in (lines[::-1], [lines[0], *lines]):
        (tmp_path / "site" / SUMS).write_text("".join(changed), "utf-8")
        assert compare_sums(tmp_path / "site") is None
        with pytest.raises(PublishError, match="its list, SHA256SUMS, is not as it was written"):
            run(tmp_path, "new")


def test_what_somebody_put_into_the_site_is_named_and_kept(tmp_path: Path) -> None:
    run(tmp_path, "old")
    mine = {"CNAME": b"mine", "nqi/notes.txt": b"mine"}
    for name, content in mine.items():
        (tmp_path / "site" / name).write_bytes(content)
    (tmp_path / "site/.DS_Store").write_bytes(b"of the desktop")
    with pytest.raises(PublishError) as caught:
        run(tmp_path, "new")
    assert [str(each.place) for each in caught.value.diagnostics] == ["site/CNAME", "site/nqi/notes.txt"]
    assert snapshot(tmp_path / "site").items() > (OLD | mine).items()
    for name in mine:
        (tmp_path / "site" / name).unlink()
    run(tmp_path, "new")
    assert site_in(tmp_path) == NEW


def test_a_folder_of_another_kind_with_a_list_of_checksums_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/system.iso").write_bytes(b"mine")
    write_sums(tmp_path / "site")
    with pytest.raises(PublishError, match=r"holds no built site \(its list, SHA256SUMS, does not name index\.html\)"):
        run(tmp_path, "new")
    run(tmp_path.joinpath("other"), "old")
    with pytest.raises(PublishError, match=r"holds no built heap \(its list, SHA256SUMS, does not name notes\.txt\)"):
        build_site(build("new"), tmp_path / "other/site", accept, made=Made("heap", PurePosixPath("notes.txt")))
    assert snapshot(tmp_path / "site")["system.iso"] == b"mine"
    assert site_in(tmp_path / "other") == OLD


def test_a_built_file_that_was_edited_is_written_over(tmp_path: Path) -> None:
    run(tmp_path, "old")
    (tmp_path / "site/index.html").write_bytes(b"edited")
    run(tmp_path, "new")
    assert site_in(tmp_path) == NEW


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    run(tmp_path, "new")
    assert site_in(tmp_path) == NEW


@pytest.mark.parametrize("kind", ["symbolic link", "file"])
def test_what_is_no_folder_is_not_replaced(tmp_path: Path, kind: str) -> None:
    site = tmp_path / "site"
    if kind == "file":
        site.write_bytes(b"mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        site.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match=f"take the place of a {kind}"):
        run(tmp_path, "new")
    assert site.is_symlink() or site.read_bytes() == b"mine"


def test_a_folder_with_a_name_like_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site.building-notes").mkdir()
    (tmp_path / "site.old-0123abcd").mkdir()
    run(tmp_path, "old")
    assert (tmp_path / "site.building-notes").is_dir()
    assert (tmp_path / "site.old-0123abcd").is_dir()


def test_what_was_there_before_and_was_not_made_anew_is_not_listed(tmp_path: Path) -> None:
    for name in ("kept", "in-place", "replaced", "listed", "gone"):
        (tmp_path / name).write_bytes(b"old")
    for name in ("kept", "in-place", "replaced", "gone"):
        (tmp_path / name).rename(tmp_path.with_name(f"{tmp_path.name}-{name}"))
    write_sums(tmp_path)
    for name in ("kept", "in-place", "replaced", "gone"):
        tmp_path.with_name(f"{tmp_path.name}-{name}").rename(tmp_path / name)
    noted = note_foreign(tmp_path)
    (tmp_path / "gone").unlink()
    (tmp_path / "in-place").write_bytes(b"new")
    (tmp_path / "replaced").unlink()
    (tmp_path / "replaced").write_bytes(b"another")
    write_sums(tmp_path, find_untouched(tmp_path, noted))
    assert compare_sums(tmp_path) == Differences((), (), (PurePosixPath("kept"),))


def test_where_no_site_is_nothing_is_foreign(tmp_path: Path) -> None:
    assert note_foreign(tmp_path / "site") == {}


class IntrudedDisk(WatchedDisk):
    """Somebody puts a file into the site just before a step."""

    def __init__(self, site: Path, at: int, *, can_exchange: bool) -> None:
        super().__init__(self._intrude)
        self.site, self.at, self.can_exchange = site, at, can_exchange
        self.put = False

    def _intrude(self, step: int, *_: object) -> None:
        if step == self.at and self.site.is_dir():
            (self.site / "mine").write_bytes(b"mine")
            self.put = True

    def exchange(self, first: Path, second: Path) -> bool:
        return self.can_exchange and DISK.exchange(first, second)


@pytest.mark.parametrize("word", ["old", ""], ids=["a site", "an empty folder"])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_file_put_into_the_site_before_any_step_is_never_lost(tmp_path: Path, word: str, can_exchange: bool) -> None:
    at, done = 0, False
    while not done:
        at += 1
        project = tmp_path / str(at)
        (project / "site").mkdir(parents=True)
        if word:
            run(project, word)
        disk = IntrudedDisk(project / "site", at, can_exchange=can_exchange)
        refused = False
        try:
            run(project, "new", disk)
        except PublishError:
            refused = True
        assert disk.put or not refused
        assert names_beside(project) == {"site", ".guide-site", "site.lock"}
        assert disk.put == (project / "site/mine").exists()
        done = disk.steps < at
    assert at > 5


def test_a_file_put_into_the_site_while_it_is_built_is_told(tmp_path: Path) -> None:
    run(tmp_path, "old")

    def intrude(folder: Path) -> None:
        build("new")(folder)
        (tmp_path / "site/mine").write_bytes(b"mine")

    with pytest.raises(PublishError, match=r"^site/mine: the site would take the place of a file that was not built"):
        build_site(intrude, tmp_path / "site", accept)
    assert snapshot(tmp_path / "site").items() >= (OLD | {"mine": b"mine"}).items()
    assert names_beside(tmp_path) == {"site", ".guide-site", "site.lock"}


@pytest.mark.parametrize("kind", [FailingDisk, NoExchangeDisk])
def test_what_lies_in_an_old_site_after_a_kill_is_told_before_it_is_removed(
    tmp_path: Path, kind: type[FailingDisk]
) -> None:
    number, killed = 0, True
    found = 0
    while killed:
        number += 1
        project, disk = tmp_path / str(number), kind(number, Killed, forever=True)
        run(project, "old")
        with contextlib.suppress(Killed):
            run(project, "new", disk)
        killed = disk.failed
        for left in project.glob("site.*-*"):
            if (left / SUMS).exists() and (left / "nqi/1.1.html").exists():
                found += 1
                (left / "mine").write_bytes(b"mine")
                with pytest.raises(PublishError, match=rf"^({left.name}|site)/mine: .*, move it away"):
                    run(project, "new")
                assert (left / "mine").exists() or (project / "site/mine").exists()
    assert found


def test_a_list_that_the_builder_wrote_does_not_make_its_folder_an_old_site(tmp_path: Path) -> None:
    def write(folder: Path) -> None:
        build("new")(folder)
        write_sums(folder)

    def fail(folder: Path) -> None:
        (folder / "figures.json").write_bytes(b"{}")
        refuse(folder)

    with pytest.raises(VerifyError):
        build_site(write, tmp_path / "site", fail)
    assert names_beside(tmp_path) == {".guide-site", "site.lock"}


@pytest.mark.parametrize("character", ["\f", "\v", "\x1c", "\x85", "\u2028", "\u2029", " ", "\\", "中"])
def test_a_name_with_an_odd_character_is_listed_and_read_back(tmp_path: Path, character: str) -> None:
    def write(folder: Path) -> None:
        build("new")(folder)
        (folder / f"a{character}b{character}").write_bytes(b"odd")

    for _ in range(2):
        build_site(write, tmp_path / "site", accept)
        assert compare_sums(tmp_path / "site") == Differences((), (), ())


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are there on Linux only")
@pytest.mark.parametrize("name", ["a\nb.txt", "a\r", os.fsdecode(b"a\xff.txt")])
def test_a_name_that_cannot_be_listed_is_told_and_nothing_is_replaced(tmp_path: Path, name: str) -> None:
    def write(folder: Path) -> None:
        build("new")(folder)
        (folder / name).write_bytes(b"odd")

    run(tmp_path, "old")
    with pytest.raises(PublishError, match="the name cannot stand in a list of checksums") as caught:
        build_site(write, tmp_path / "site", accept)
    assert [each.place.path for each in caught.value.diagnostics] == [repr(name)]
    assert site_in(tmp_path) == OLD


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-5], lambda data: data + b"\n"])
def test_a_damaged_list_is_no_list(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    run(tmp_path, "old")
    (tmp_path / "site" / SUMS).write_bytes(damage((tmp_path / "site" / SUMS).read_bytes()))
    assert compare_sums(tmp_path / "site") is None


def test_who_removes_the_notes_under_a_build_lets_no_second_one_start(tmp_path: Path) -> None:
    run(tmp_path, "old")

    def intrude(folder: Path) -> None:
        build("new")(folder)
        shutil.rmtree(tmp_path / ".guide-site")
        with pytest.raises(PublishError, match=rf"^{folder.name}: another build is running, wait until it has ended"):
            run(tmp_path, "old")

    build_site(intrude, tmp_path / "site", accept)
    assert site_in(tmp_path) == NEW
    assert names_beside(tmp_path) == {"site", ".guide-site", "site.lock"}


@pytest.mark.parametrize("kind", [FailingDisk, NoExchangeDisk])
def test_after_a_kill_what_was_being_built_is_removed_without_the_notes_too(
    tmp_path: Path, kind: type[FailingDisk]
) -> None:
    number, killed = 0, True
    while killed:
        number += 1
        project, disk = tmp_path / str(number), kind(number, Killed, forever=True)
        run(project, "old")
        with contextlib.suppress(Killed):
            run(project, "new", disk)
        shutil.rmtree(project / ".guide-site")
        run(project, "new")
        assert site_in(project) == NEW
        left = names_beside(project) - {"site", ".guide-site", "site.lock"}
        assert {name[: len("site.old-")] for name in left} <= {"site.old-"}
        killed = disk.failed


def test_a_lock_that_was_removed_while_it_was_taken_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, taken = tmp_path / "a.lock", []
    real = fcntl.flock

    def take(descriptor: int, operation: int) -> None:
        real(descriptor, operation)
        taken.append(descriptor)
        if len(taken) == 1:
            path.unlink()
            path.touch()

    monkeypatch.setattr(fcntl, "flock", take)
    with hold_lock(path, 5), pytest.raises(PublishError, match="another build is running"), hold_lock(path):
        pass
    assert len(taken) == 2
