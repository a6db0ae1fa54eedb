"""What re-importing does to files: edited ones stay, the change is shown, nothing is written by halves."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator.errors import SourceError
from generator.importer.write import write_draft

FILES = {PurePosixPath("guide.yaml"): "id: case\n", PurePosixPath("directions/1.1.yaml"): "title: 甲\n"}
EDITED = PurePosixPath("directions/1.1.yaml")


def _edit(folder: Path) -> None:
    write_draft(FILES, folder)
    (folder / EDITED).write_text("title: 乙\n", encoding="utf-8")


def test_a_new_folder_gets_every_file(tmp_path: Path) -> None:
    report = write_draft(FILES, tmp_path / "case")
    assert report.written == tuple(sorted(FILES))
    assert (tmp_path / "case" / EDITED).read_bytes().decode() == "title: 甲\n"


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    write_draft(FILES, tmp_path)
    before = (tmp_path / EDITED).stat().st_mtime_ns
    report = write_draft(FILES, tmp_path, overwrite=True)
    assert (report.written, report.diff, (tmp_path / EDITED).stat().st_mtime_ns) == ((), "", before)


def test_an_edited_file_stays_and_the_change_is_shown(tmp_path: Path) -> None:
    _edit(tmp_path)
    report = write_draft(FILES, tmp_path)
    assert (tmp_path / EDITED).read_text(encoding="utf-8") == "title: 乙\n"
    assert report.kept == (EDITED,)
    assert "-title: 乙\n+title: 甲\n" in report.diff


def test_told_to_overwrite_it_does_and_still_shows_what_changed(tmp_path: Path) -> None:
    _edit(tmp_path)
    report = write_draft(FILES, tmp_path, overwrite=True)
    assert (tmp_path / EDITED).read_text(encoding="utf-8") == "title: 甲\n"
    assert (report.written, report.kept) == ((EDITED,), ())
    assert "-title: 乙\n+title: 甲\n" in report.diff


def test_line_ends_count_as_an_edit(tmp_path: Path) -> None:
    write_draft(FILES, tmp_path)
    (tmp_path / EDITED).write_bytes("title: 甲\r\n".encode())
    assert write_draft(FILES, tmp_path).kept == (EDITED,)


def test_files_that_the_draft_does_not_have_are_named_and_left(tmp_path: Path) -> None:
    stray = tmp_path / "directions" / "9.9.yaml"
    stray.parent.mkdir()
    stray.write_text("number: '9.9'\n", encoding="utf-8")
    report = write_draft(FILES, tmp_path, overwrite=True)
    assert report.foreign == (PurePosixPath("directions/9.9.yaml"),)
    assert stray.exists()


def test_a_rename_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit(tmp_path)

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SourceError, match="cannot be written: No space left on device"):
        write_draft(FILES, tmp_path, overwrite=True)
    assert (tmp_path / EDITED).read_text(encoding="utf-8") == "title: 乙\n"
    assert sorted(path.name for path in (tmp_path / "directions").iterdir()) == ["1.1.yaml"]


def test_a_folder_in_the_way_is_an_error_with_its_path(tmp_path: Path) -> None:
    (tmp_path / EDITED).mkdir(parents=True)
    with pytest.raises(SourceError, match=r"1\.1\.yaml: cannot be read"):
        write_draft(FILES, tmp_path)


def test_a_link_is_not_followed_when_overwritten(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("mine\n", encoding="utf-8")
    folder = tmp_path / "case"
    (folder / "directions").mkdir(parents=True)
    (folder / EDITED).symlink_to(outside)
    write_draft(FILES, folder, overwrite=True)
    assert outside.read_text(encoding="utf-8") == "mine\n"
    assert not (folder / EDITED).is_symlink()
