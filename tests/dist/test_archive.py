"""Archives and checksums say the same of the same files, whenever and in whatever order they were made."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.dist.archive import write_zip
from generator.publish import SUMS, list_files, write_sums

DATED = datetime(2024, 5, 4, tzinfo=UTC)
FILES = {"b/二.txt": "二".encode(), "a.png": b"x" * 50, "b/a.txt": b"1" * 50}


def write_files(folder: Path, names: Iterable[str] = FILES) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(FILES[name])
    return folder


def archive_of(folder: Path) -> Path:
    target = folder.with_name(f"{folder.name}.zip")
    write_zip(target, list_files(folder), DATED)
    return target


def test_an_archive_is_in_the_order_of_its_paths_and_dated_by_the_source(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(archive_of(write_files(tmp_path / "in")))
    assert archive.namelist() == ["a.png", "b/a.txt", "b/二.txt"]
    assert {entry.date_time for entry in archive.infolist()} == {(2024, 5, 4, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    assert archive.read("b/二.txt") == "二".encode()


def test_the_same_files_made_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    folders = (write_files(tmp_path / "one"), write_files(tmp_path / "two", reversed(FILES)))
    first, second = (archive_of(folder).read_bytes() for folder in folders)
    assert first == second
    for folder in folders:
        write_sums(folder)
    assert (folders[0] / SUMS).read_bytes() == (folders[1] / SUMS).read_bytes()


def test_what_is_compressed_already_is_not_compressed_again(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(archive_of(write_files(tmp_path / "in")))
    kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds == {"a.png": zipfile.ZIP_STORED, "b/a.txt": zipfile.ZIP_DEFLATED, "b/二.txt": zipfile.ZIP_DEFLATED}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no such program on this machine")
def test_the_usual_program_reads_the_checksums(tmp_path: Path) -> None:
    write_sums(write_files(tmp_path))
    command = ["sha256sum", "--check", "--strict", SUMS]
    checked = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert checked.stdout.count(b": OK\n") == 3
