"""What publishing writes, removes, and leaves alone."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import Code, PublishError
from tests.publish.folders import files_in, is_tidy, publish, snapshot, write

PAGES = {"index.md": b"home", "nqi/1.1.md": b"one", "nqi/1.2.md": b"two", "keywords/a.md": b"a"}


def test_files_and_their_folders_are_written(tmp_path: Path) -> None:
    report = publish(tmp_path, PAGES)
    assert files_in(tmp_path / "docs") == PAGES
    assert [str(path) for path in report.written] == sorted(PAGES)
    assert report.unchanged == report.removed == ()
    assert not report.recovered


def test_a_file_with_the_same_bytes_keeps_its_time(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    for name in PAGES:
        os.utime(tmp_path / "docs" / name, (1, 1))
    report = publish(tmp_path, PAGES | {"index.md": b"new"})
    times = {name: (tmp_path / "docs" / name).stat().st_mtime for name in PAGES}
    assert {name for name, time in times.items() if time != 1} == {"index.md"}
    assert report.written == (PurePosixPath("index.md"),)
    assert len(report.unchanged) == 3


def test_a_second_run_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.suffix != ".lock"}
    publish(tmp_path, PAGES)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.suffix != ".lock"} == before


def test_what_is_no_longer_made_goes_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, "nqi/hand.md", b"hand")
    publish(tmp_path, PAGES)
    report = publish(tmp_path, {"index.md": b"home"})
    assert snapshot(tmp_path / "docs") == {"index.md": b"home", "nqi": "folder", "nqi/hand.md": b"hand"}
    assert [str(path) for path in report.removed] == ["keywords/a.md", "nqi/1.1.md", "nqi/1.2.md"]


def test_a_file_can_take_the_place_of_a_folder_and_back(tmp_path: Path) -> None:
    for files in ({"a": b"file"}, {"a/b/c": b"deep"}, {"a": b"file"}, {"a/b": b"b", "a/c": b"c"}):
        publish(tmp_path, files)
        assert files_in(tmp_path / "docs") == files


def test_one_generation_and_a_lock_stay_beside_the_pages(tmp_path: Path) -> None:
    for files in (PAGES, {"index.md": b"home"}, {}):
        publish(tmp_path, files)
        assert is_tidy(tmp_path)


def test_the_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    for name, pages in (("one", PAGES), ("two", dict(reversed(PAGES.items())))):
        publish(tmp_path / name, pages)
    first, second = ((tmp_path / name / "docs/.generated/2.json").read_bytes() for name in ("one", "two"))
    assert first == second
    assert list(json.loads(first)["files"]) == sorted(PAGES)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_files_get_the_usual_mode_under_any_umask(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        publish(tmp_path, {"a/b": b""})
        os.umask(0o002)
        publish(tmp_path, {"a/b": b"", "c": b""})
    finally:
        os.umask(old)
    assert (tmp_path / "docs/a/b").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "docs/c").stat().st_mode & 0o777 == 0o644


def test_every_hand_written_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, "index.md", b"my own")
    write(tmp_path, "nqi/1.2.md", b"my own")
    before = snapshot(tmp_path / "docs")
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, PAGES)
    assert [d.place.path for d in caught.value.diagnostics] == ["docs/index.md", "docs/nqi/1.2.md"]
    assert {d.code for d in caught.value.diagnostics} == {Code.FOREIGN_FILE}
    assert "hand-written file is in the way" in str(caught.value)
    assert snapshot(tmp_path / "docs") == before


@pytest.mark.parametrize("next_files", [{"a.md": b"newer"}, {"a.md": b"made"}, {}], ids=["changed", "same", "gone"])
def test_an_edited_generated_file_is_never_lost(tmp_path: Path, next_files: dict[str, bytes]) -> None:
    publish(tmp_path, {"a.md": b"made"})
    write(tmp_path, "a.md", b"edited")
    before = snapshot(tmp_path / "docs")
    with pytest.raises(PublishError, match=r"docs/a\.md: .*edited by hand: move your change to the source"):
        publish(tmp_path, next_files)
    assert snapshot(tmp_path / "docs") == before


def test_a_deleted_generated_file_is_written_again(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    (tmp_path / "docs/nqi/1.1.md").unlink()
    assert publish(tmp_path, PAGES).written == (PurePosixPath("nqi/1.1.md"),)
    assert files_in(tmp_path / "docs") == PAGES


@pytest.mark.parametrize("name", ["index.md", "nqi"])
def test_a_deleted_name_at_the_top_comes_back(tmp_path: Path, name: str) -> None:
    publish(tmp_path, PAGES)
    (tmp_path / "docs" / name).unlink()
    publish(tmp_path, PAGES)
    assert files_in(tmp_path / "docs") == PAGES
    assert is_tidy(tmp_path)


def test_without_a_manifest_files_that_are_as_they_would_be_are_taken_over(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    (tmp_path / "docs/.generated/2.json").unlink()
    assert publish(tmp_path, PAGES).written == ()
    assert len(publish(tmp_path, {}).removed) == len(PAGES)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version": 2, "files": {}}',
        b'{"version": 1}',
        b'{"version": 1, "files": []}',
        b'{"version": 1, "files": {}, "more": 1}',
        b'{"version": 1, "files": {}, "carried": []}',
        b'{"version": 1, "files": {"a": "00"}}',
        b'{"version": 1, "files": {"a": 5}}',
        b'{"version": 1, "files": {"../a": "' + b"0" * 64 + b'"}}',
        b'{"version": 1, "files": {"/a": "' + b"0" * 64 + b'"}}',
        b'{"version": 1, "files": {"a//b": "' + b"0" * 64 + b'"}}',
        b'{"version": 1, "files": {"a": "' + b"0" * 64 + b'", "a": "' + b"0" * 64 + b'"}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_manifest_is_told_and_nothing_is_written(tmp_path: Path, damaged: bytes) -> None:
    publish(tmp_path, PAGES)
    (tmp_path / "docs/.generated/2.json").write_bytes(damaged)
    before = snapshot(tmp_path / "docs")
    with pytest.raises(PublishError, match=r"^docs/\.generated/2\.json: the list of generated files is .*delete it"):
        publish(tmp_path, {"other.md": b""})
    assert snapshot(tmp_path / "docs") == before


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["../a.md"], "leads out of the folder"),
        (["/etc/a.md"], "is absolute"),
        (["a/../b.md"], "leads out of the folder"),
        ([""], "is empty"),
        (["CON"], "device name on Windows"),
        (["nqi/nul.md"], "device name on Windows"),
        (["COM1.tar.gz"], "device name on Windows"),
        (["a:b.md"], "no name may have on Windows"),
        (["a\\b.md"], "no name may have on Windows"),
        (["a\nb.md"], "no name may have on Windows"),
        (["a."], "ends in a full stop or blank"),
        (["a /b"], "ends in a full stop or blank"),
        (["量" * 86], "longer than 255 bytes"),
        (["a\ud800.md"], "half a character"),
        (["a.md", "A.md"], "differ only in case"),
        (["é.md", "e\u0301.md"], "differ only in case or in how a character is composed"),
        (["x/A.md", "X/b.md", "X/a.md"], "differ only in case"),
        (["a", "a/b.md"], "one is a file, the other needs a folder"),
    ],
)
def test_a_path_that_cannot_be_everywhere_is_refused(tmp_path: Path, names: list[str], message: str) -> None:
    with pytest.raises(PublishError, match=message):
        publish(tmp_path, dict.fromkeys(names, b""))
    assert snapshot(tmp_path) == {}


def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/nqi").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs/index.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, PAGES)
    assert "'nqi' is a symbolic link" in str(caught.value)
    assert "cannot write 'index.md': a symbolic link is there" in str(caught.value)
    assert snapshot(tmp_path / "elsewhere") == {}


def test_a_link_put_in_the_place_of_our_folder_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    shutil.copytree(tmp_path / "docs/nqi", tmp_path / "moved")
    (tmp_path / "docs/nqi").unlink()
    (tmp_path / "docs/nqi").symlink_to(tmp_path / "moved")
    with pytest.raises(PublishError, match="'nqi' is a symbolic link, where a folder is needed"):
        publish(tmp_path, PAGES)
    publish(tmp_path, {"index.md": b"home"})
    assert set(snapshot(tmp_path / "moved")) == {"1.1.md", "1.2.md"}
    assert (tmp_path / "docs/nqi").readlink() == tmp_path / "moved"


def test_what_lies_behind_a_link_that_was_replaced_is_kept(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    write(tmp_path, "nqi/notes.md", b"mine")
    (tmp_path / "docs/nqi").unlink()
    (tmp_path / "docs/nqi").symlink_to("elsewhere")
    for content in (b"new", b"newer"):
        publish(tmp_path, {"index.md": content})
    assert str((tmp_path / "docs/nqi").readlink()) == "elsewhere"
    assert (tmp_path / "docs/.generated/current/nqi/notes.md").read_bytes() == b"mine"


def test_only_exactly_our_own_link_is_ours(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    foreign = {"notes": ".generated/current/nqi", "old": ".generated/current/gone", "one.md": "nqi/1.1.md"}
    for name, target in foreign.items():
        (tmp_path / "docs" / name).symlink_to(target)
    publish(tmp_path, {"index.md": b"new"})
    assert {name: str((tmp_path / "docs" / name).readlink()) for name in foreign} == foreign
    with pytest.raises(PublishError, match=r"cannot write 'one\.md': a symbolic link is there"):
        publish(tmp_path, {"one.md": b"made"})


@pytest.mark.parametrize(
    ("mine", "made"),
    [("a", "a/b.md"), ("a/b.md/c", "a/b.md"), ("Index.md", "index.md")],
    ids=["a file where a folder is needed", "a folder where a file is needed", "the same name but for case"],
)
def test_what_is_in_the_way_of_a_path_stays(tmp_path: Path, mine: str, made: str) -> None:
    write(tmp_path, mine, b"mine")
    before = snapshot(tmp_path / "docs")
    with pytest.raises(PublishError, match="cannot write"):
        publish(tmp_path, {made: b"made"})
    assert snapshot(tmp_path / "docs") == before


@pytest.mark.parametrize("mine", ["Index.md", "nqi/1.1.MD"])
def test_a_later_name_that_many_systems_take_for_ours_is_told(tmp_path: Path, mine: str) -> None:
    publish(tmp_path, PAGES)
    write(tmp_path, mine, b"mine")
    with pytest.raises(PublishError, match="which many systems take for the same name"):
        publish(tmp_path, PAGES)


def test_a_path_that_cannot_be_made_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / ".guide-site").write_bytes(b"a file")
    with pytest.raises(PublishError, match="the disk refused"):
        publish(tmp_path, PAGES)
