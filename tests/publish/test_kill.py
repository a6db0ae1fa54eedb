"""A process that is killed at any moment, and a second one beside the first."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import Code, PublishError
from generator.publish.lock import hold_lock
from tests.publish.folders import publish, snapshot, write

ONE = {f"nqi/{n}.md": b"one %d" % n for n in range(40)} | {"only/one.md": b"1"}
TWO = {f"nqi/{n}.md": b"two %d" % n for n in range(20, 60)} | {"only/two.md": b"2"}

PUBLISH_FOR_EVER = """
import os, sys
from pathlib import Path
from tests.publish.folders import publish
from tests.publish.test_kill import ONE, TWO
os.fsync = lambda descriptor: None  # so that moving files into place is most of what it does
print("ready", flush=True)
while True:
    for files in (ONE, TWO):
        publish(Path(sys.argv[1]), files)
"""

HOLD = """
import sys
from pathlib import Path
from generator.publish.lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def start(script: str, argument: Path) -> subprocess.Popen[bytes]:
    """A child that has said its first word."""
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(argument)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip()
    return child


def end(child: subprocess.Popen[bytes]) -> None:
    """Kill it, without a chance to tidy up."""
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        assert stream is not None
        stream.close()


def kill_at_random(project: Path, times: int) -> int:
    """How many of the kills left something to be ended."""
    recovered = 0
    wanted = {}
    for name, files in (("one", ONE), ("two", TWO)):
        write(project / name, "nqi/hand.md", b"mine")
        publish(project / name, files)
        wanted[name] = snapshot(project / name / "docs")
    write(project, "nqi/hand.md", b"mine")
    seeded = random.Random(20230601)
    for _ in range(times):
        child = start(PUBLISH_FOR_EVER, project)
        time.sleep(seeded.uniform(0, 0.25))
        end(child)
        assert (project / "docs/nqi/hand.md").read_bytes() == b"mine"
        name = seeded.choice(("one", "two"))
        recovered += publish(project, {"one": ONE, "two": TWO}[name]).recovered
        assert snapshot(project / "docs") == wanted[name]
        assert set(snapshot(project / ".guide-site")) == {"manifest.json", "manifest.lock"}
    return recovered


def test_a_process_killed_at_a_random_moment_is_ended_by_the_next(tmp_path: Path) -> None:
    kill_at_random(tmp_path, times=8)


@pytest.mark.campaign
def test_a_process_killed_at_many_random_moments_is_ended_by_the_next(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, times=500) > 0


def test_a_second_run_is_told_who_is_running(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = snapshot(tmp_path / "docs")
    child = start(HOLD, tmp_path / ".guide-site/manifest.lock")
    try:
        with pytest.raises(
            PublishError, match=rf"^\.guide-site/manifest\.lock: another build is running \(pid {child.pid}\)"
        ) as caught:
            publish(tmp_path, TWO)
    finally:
        end(child)
    assert caught.value.diagnostics[0].code is Code.BUSY
    assert snapshot(tmp_path / "docs") == before
    publish(tmp_path, TWO)  # the lock of a dead process holds nobody up


def test_a_lock_left_by_a_dead_process_holds_nobody_up(tmp_path: Path) -> None:
    lock = tmp_path / ".guide-site/manifest.lock"
    lock.parent.mkdir()
    lock.write_text(f"{os.getppid()}\n", encoding="ascii")
    publish(tmp_path, ONE)


@pytest.mark.parametrize("nonsense", [b"", b"\xff\xff", b"not a number"])
def test_a_lock_that_names_nobody_still_locks(tmp_path: Path, nonsense: bytes) -> None:
    lock = tmp_path / "manifest.lock"
    with hold_lock(lock):
        lock.write_bytes(nonsense)
        with pytest.raises(PublishError, match=r"another build is running, wait"), hold_lock(lock):
            raise AssertionError("two held the lock")
