"""Time until a fault of the source is told: ``python -m benchmarks.fault_time [COUNT]``.

Every fault of ``tests/load/bad_sources.py`` is made in a copy of the small project, and ``guide-site pages`` is run
there as a user runs it; then those of them that fit are made in a copy of the real project. Prints the median and the
slowest, each the best of COUNT runs (2 if not given), so that what else the machine does weighs little.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.project import Project
from generator.run import publish_pages
from tests.conftest import copy_project
from tests.load.bad_sources import FAULTS, Fault
from tests.site.small_project import write_small_project

LIMIT = 1.0
"""Seconds."""


def main(arguments: Sequence[str]) -> None:
    """Print both tables."""
    repeat = int(arguments[0]) if arguments else 2
    _time_all("small project", write_small_project, repeat)
    _time_all("real project", _write_real_project, repeat)


def _write_real_project(folder: Path) -> Path:
    copy_project(folder)
    return folder


def _time_all(name: str, write: Callable[[Path], Path], repeat: int) -> None:
    with tempfile.TemporaryDirectory() as base:
        published = write(Path(base, "published"))
        publish_pages(Project.at(published))
        seconds = {}
        for fault in FAULTS:
            project = shutil.copytree(published, Path(base, "project"), symlinks=True)
            if _fits(fault, project):
                seconds[fault.name] = min(_time(project) for _ in range(repeat))
            shutil.rmtree(project)
    slow = {fault: taken for fault, taken in seconds.items() if taken > LIMIT}
    print(f"{name}: {len(seconds)} faults, median {statistics.median(seconds.values()):.2f} s, "
          f"slowest {max(seconds.values()):.2f} s, {len(slow)} over {LIMIT:g} s")  # fmt: skip
    for name_of_fault, taken in sorted(slow.items(), key=lambda item: -item[1]):
        print(f"  {taken:.2f} s  {name_of_fault}")


def _fits(fault: Fault, project: Path) -> bool:
    """Whether the fault could be made: some change words that only the small project has."""
    try:
        fault.spoil(project)
    except AssertionError:
        return False
    return True


def _time(project: Path) -> float:
    command = [sys.executable, "-m", "generator", "--root", str(project), "pages"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 1 or not done.stderr:
        raise SystemExit(f"no fault was told: {done.stderr.decode()}")
    return taken


if __name__ == "__main__":
    main(sys.argv[1:])
