"""What is told before files are made is what publishing them would tell, and never more."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import PublishError
from generator.publish import check_standing, read_owned
from tests.publish.folders import everything, publish, write

FILES = {
    "index.md": b"---\nhome",
    "nqi/index.md": b"---\nguide",
    "nqi/1.1.md": b"---\ndirection",
    "data/guide.json": b"{}",
    "llms.txt": b"# guide",
}
EXPECTED = ("index.md", "nqi/index.md", "nqi/1.1.md", "llms.txt")


def check(project: Path, names: Mapping[str, bytes] | None = None) -> list[str]:
    """Lines that are told before anything is made."""
    expected = names or {name: b"---\n" if name.endswith(".md") else b"" for name in EXPECTED}
    paths = {PurePosixPath(name): opening for name, opening in expected.items()}
    try:
        docs, state = project / "docs", project / ".guide-site"
        check_standing(paths, docs, state, read_owned(docs, state))
    except PublishError as error:
        return [str(diagnostic) for diagnostic in error.diagnostics]
    return []


def told(project: Path, files: Mapping[str, bytes] = FILES) -> list[str]:
    """Lines that publishing tells."""
    try:
        publish(project, files)
    except PublishError as error:
        return [str(diagnostic) for diagnostic in error.diagnostics]
    return []


def lie_plainly(project: Path) -> None:
    """As an earlier version left them, or a copy that followed the links, without any list."""
    for name, content in FILES.items():
        write(project, name, content)


def lose_the_list(project: Path) -> None:
    publish(project, FILES)
    (project / "docs/.generated/2.json").unlink()


@pytest.mark.parametrize("start", [lie_plainly, lose_the_list])
def test_files_as_they_would_be_written_are_taken_over_without_a_list(
    tmp_path: Path, start: Callable[[Path], None]
) -> None:
    start(tmp_path)
    assert check(tmp_path) == []
    assert publish(tmp_path, FILES).written == ()


@pytest.mark.parametrize("name", FILES)
def test_one_of_them_may_be_missing(tmp_path: Path, name: str) -> None:
    lie_plainly(tmp_path)
    (tmp_path / "docs" / name).unlink()
    assert check(tmp_path) == []
    assert len(publish(tmp_path, FILES).written) == 1


@pytest.mark.parametrize("start", [lie_plainly, lose_the_list])
def test_what_cannot_be_such_a_file_is_told_without_a_list(tmp_path: Path, start: Callable[[Path], None]) -> None:
    start(tmp_path)
    write(tmp_path, "nqi/1.1.md", b"# by hand")
    before = everything(tmp_path / "docs")
    assert check(tmp_path) == told(tmp_path)
    assert [line.split(",")[0] for line in check(tmp_path)] == [
        "docs/nqi/1.1.md: a hand-written file is in the way of the generated 'nqi/1.1.md'"
    ]
    assert everything(tmp_path / "docs") == before


@pytest.mark.parametrize("name", ["index.md", "llms.txt", "nqi/notes.md", "data/mine.csv"])
def test_in_a_fresh_folder_everything_in_the_way_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"# by hand")
    names = {**dict.fromkeys(EXPECTED, b"---\n"), "data/guide.json": b""}
    assert check(tmp_path, names) == told(tmp_path) != []


@pytest.mark.parametrize("mine", ["edited", "the text that comes"])
def test_an_edited_page_is_told_and_deleting_it_is_enough(tmp_path: Path, mine: str) -> None:
    publish(tmp_path, FILES)
    write(tmp_path, "nqi/1.1.md", mine.encode())
    [line] = check(tmp_path)
    assert "move your change to the source if it is not there yet, and delete the file" in line
    (tmp_path / "docs/nqi/1.1.md").unlink()
    assert check(tmp_path) == told(tmp_path) == []


def test_a_hand_written_file_where_a_new_page_comes_is_told(tmp_path: Path) -> None:
    publish(tmp_path, {name: data for name, data in FILES.items() if name != "nqi/1.1.md"})
    write(tmp_path, "nqi/1.1.md", b"---\nby hand")
    assert check(tmp_path) == told(tmp_path) != []


@pytest.mark.parametrize("name", ["nqi", "data"])
def test_a_folder_in_the_place_of_ours_is_told(tmp_path: Path, name: str) -> None:
    publish(tmp_path, FILES)
    (tmp_path / "docs" / name).unlink()
    write(tmp_path, f"{name}/mine.csv", b"mine")
    names = {**dict.fromkeys(EXPECTED, b"---\n"), "data/guide.json": b""}
    assert check(tmp_path, names) == told(tmp_path) != []


def test_a_copy_in_the_place_of_our_folder_is_not(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    shutil.copytree(tmp_path / "docs/nqi", tmp_path / "copy")
    (tmp_path / "docs/nqi").unlink()
    (tmp_path / "copy").rename(tmp_path / "docs/nqi")
    write(tmp_path, "nqi/mine.md", b"mine")
    assert check(tmp_path) == told(tmp_path) == []
