"""The same source gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import copy_project


def build(folder: Path, umask: int, **environment: str) -> dict[str, str]:
    """Build a copy of the project in a process of its own; hash by path."""
    copy_project(folder)
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "generator", "--root", str(folder), "build", "--site", str(folder / "site")]
    subprocess.run(command, check=True, capture_output=True, env=clean | environment, umask=umask)
    built = [*(folder / "site").rglob("*"), *(folder / "docs").rglob("*")]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in built
        if path.is_file()
    }


def test_zone_locale_hash_seed_folder_and_umask_change_no_byte(tmp_path: Path) -> None:
    first = build(tmp_path / "plain", 0o022, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = build(tmp_path / "有 空格 的文件夹", 0o077, TZ="Asia/Shanghai", LC_ALL="C", PYTHONHASHSEED="2")
    assert len(first) > 400
    assert {path for path in first if first[path] != second.get(path)} == set()
    assert first.keys() == second.keys()
