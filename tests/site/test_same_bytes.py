"""The same source gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copy_project
from tests.publish.folders import files_in
from tests.site.small_project import write_small_project

ANOTHER_MACHINE = '''
"""Python reads this file when it starts: folders are listed in another order, and the clock shows another time."""
import os, time

ascending, years = os.environ["LISTS_ASCENDING"] == "yes", float(os.environ["CLOCK_AHEAD_BY_YEARS"])
scandir, listdir, now = os.scandir, os.listdir, time.time


class Ordered:
    def __init__(self, path="."):
        with scandir(path) as found:
            self.rest = iter(sorted(found, key=lambda entry: entry.name, reverse=not ascending))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.rest)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    close = __exit__


os.scandir = Ordered
os.listdir = lambda path=".": sorted(listdir(path), reverse=not ascending)
time.time = lambda: now() + years * 365 * 24 * 3600
'''


def build(write: Callable[[Path], object], folder: Path, umask: int, **environment: str) -> dict[str, str]:
    """Build a project in a process of its own; hash by path."""
    write(folder)
    for name in ("about.md", "zebra.md", "contact.md"):
        (folder / "docs" / name).write_text(f"# {name}\n", "utf-8")
    machine = folder / "machine"
    machine.mkdir()
    (machine / "sitecustomize.py").write_text(ANOTHER_MACHINE, "utf-8")
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "generator", "--root", str(folder), "build", "--site", str(folder / "site")]
    paths = {"PYTHONPATH": os.pathsep.join([str(machine), str(Path(__file__).parents[2])])}
    subprocess.run(command, check=True, capture_output=True, env=clean | paths | environment, umask=umask)
    built = {f"{name}/{path}": data for name in ("site", "docs") for path, data in files_in(folder / name).items()}
    return {path: hashlib.sha256(data).hexdigest() for path, data in built.items()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "write", [write_small_project, pytest.param(copy_project, marks=pytest.mark.campaign)], ids=["small", "real"]
)
def test_zone_clock_locale_hash_seed_folder_umask_and_order_of_files_change_no_byte(
    write: Callable[[Path], object], tmp_path: Path
) -> None:
    here = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    there = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "2"}
    first = build(write, tmp_path / "plain", 0o022, **here, LISTS_ASCENDING="yes", CLOCK_AHEAD_BY_YEARS="0")
    second = build(
        write, tmp_path / "有 空格 的文件夹", 0o077, **there, LISTS_ASCENDING="no", CLOCK_AHEAD_BY_YEARS="1.5"
    )
    kinds = [
        path for path in first if path.endswith(("1.2.html", "1.2.md", "indicators.json", ".xlsx", "search/root.js"))
    ]
    assert len(kinds) >= 2 + 4
    assert {path for path in first if first[path] != second.get(path)} == set()
    assert first.keys() == second.keys()
