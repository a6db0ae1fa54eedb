"""Archives and checksums say the same of the same files, whenever and in whatever order they come."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from generator.dist.archive import write_sums, write_zip

DATED = datetime(2024, 5, 4, tzinfo=UTC)
FILES = {PurePosixPath("b/二.txt"): "二".encode(), PurePosixPath("a.png"): b"x" * 50, PurePosixPath("b/a.txt"): b"1" * 50}


def test_an_archive_is_in_the_order_of_its_paths_and_dated_by_the_source() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_zip(FILES, DATED)))
    assert archive.namelist() == ["a.png", "b/a.txt", "b/二.txt"]
    assert {entry.date_time for entry in archive.infolist()} == {(2024, 5, 4, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    assert archive.read("b/二.txt") == "二".encode()


def test_the_same_files_in_another_order_give_the_same_bytes() -> None:
    assert write_zip(dict(reversed(FILES.items())), DATED) == write_zip(FILES, DATED)
    assert write_sums(dict(reversed(FILES.items()))) == write_sums(FILES)


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    kinds = {entry.filename: entry.compress_type for entry in zipfile.ZipFile(io.BytesIO(write_zip(FILES, DATED))).infolist()}
    assert kinds == {"a.png": zipfile.ZIP_STORED, "b/a.txt": zipfile.ZIP_DEFLATED, "b/二.txt": zipfile.ZIP_DEFLATED}


def test_the_usual_program_reads_the_checksums(tmp_path: Path) -> None:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "SHA256SUMS").write_bytes(write_sums(FILES))
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)
    assert checked.stdout.count(b": OK\n") == 3
