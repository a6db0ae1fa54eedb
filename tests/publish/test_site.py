"""A site is the old one or the new one, whatever happens while the new one is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import Code, Diagnostic, Place, PublishError, VerifyError
from generator.publish import SUMS, Differences, build_site, compare_sums, find_untouched, note_foreign, write_sums
from generator.publish.disk import DISK, Disk
from generator.publish.lock import hold_lock
from tests.publish.failing_disk import FailingDisk, Killed, NoExchangeDisk, no_access, no_space
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
