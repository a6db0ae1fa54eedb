"""A process that is killed at any moment, and a second one beside the first."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import Code, PublishError
from generator.publish import read_owned
from generator.publish.lock import hold_lock
from tests.publish.folders import is_tidy, publish, snapshot, write

ONE = {f"nqi/{n}.md": b"one %d" % n for n in range(40)} | {"only/one.md": b"1"}
TWO = {f"nqi/{n}.md": b"two %d" % n for n in range(20, 60)} | {"only/two.md": b"2"}

PUBLISH_FOR_EVER = """
import os, pickle, sys
from pathlib import Path
from tests.publish.folders import publish
os.fsync = lambda descriptor: None  # so that changing files is most of what it does
project = Path(sys.argv[1])
trees = pickle.loads((project / "trees").read_bytes())
print("ready", flush=True)
while True:
    for files in trees:
        publish(project, files)
"""

HOLD = """
import sys
from pathlib import Path
from generator.publish import read_owned
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


def kill_at_random(project: Path, trees: list[dict[str, bytes]], times: int) -> str:
    """Kill a process that changes one tree for the other, and read the folder at once; what was found, in words."""
    wanted = []
    for number, files in enumerate(trees):
        write(project / str(number), "nqi/hand.md", b"mine")
        publish(project / str(number), files)
        wanted.append(snapshot(project / str(number) / "docs"))
    write(project, "nqi/hand.md", b"mine")
    publish(project, trees[0])
    (project / "trees").write_bytes(pickle.dumps(trees))
    seeded, found, recovered = random.Random(20230601), [0, 0], 0
    for _ in range(times):
        child = start(PUBLISH_FOR_EVER, project)
        time.sleep(seeded.uniform(0, 0.25))
        end(child)
        found[wanted.index(snapshot(project / "docs"))] += 1
        following = seeded.randrange(2)
        recovered += publish(project, trees[following]).recovered
        assert snapshot(project / "docs") == wanted[following]
        assert is_tidy(project)
    return f"{times} kills: one tree {found[0]} times, the other {found[1]}, a mixture 0; {recovered} left traces"


@pytest.fixture(scope="session")
def real_trees(built_site: Path) -> list[dict[str, bytes]]:
    """The files of the real guide, and those of it with a word changed, a keyword gone and a guide more."""
    docs, state = built_site.parent / "docs", built_site.parent / ".guide-site"
    first = {str(path): (docs / path).read_bytes() for path in read_owned(docs, state)}
    second = {
        path: content.replace("千克".encode(), "公斤".encode())
        for path, content in first.items()
        if path != "keywords/kan-de-la.md"
    }
    more = {path.replace("nqi-2023", "nqi-2024"): content for path, content in first.items()}
    return [first, more | second]


def test_a_process_killed_at_a_random_moment_leaves_the_old_or_the_new_files(tmp_path: Path) -> None:
    kill_at_random(tmp_path, [ONE, TWO], times=6)


def test_the_real_guide_is_the_old_or_the_new_one_after_a_kill(
    tmp_path: Path, real_trees: list[dict[str, bytes]]
) -> None:
    first, second = real_trees
    same = sum(second.get(path) == content for path, content in first.items())
    assert 300 < same < len(first) < len(second)
    kill_at_random(tmp_path, real_trees, times=4)


@pytest.mark.campaign
@pytest.mark.parametrize("size", ["small", "real"])
def test_many_kills(
    tmp_path: Path, real_trees: list[dict[str, bytes]], size: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = kill_at_random(tmp_path, [ONE, TWO] if size == "small" else real_trees, times=500)
    with capsys.disabled():
        print(f"\n{size} guide, {said}")


def test_a_second_run_is_told_who_is_running(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = snapshot(tmp_path / "docs")
    child = start(HOLD, tmp_path / ".guide-site/pages.lock")
    try:
        with pytest.raises(
            PublishError, match=rf"^\.guide-site/pages\.lock: another build is running \(pid {child.pid}\)"
        ) as caught:
            publish(tmp_path, TWO)
    finally:
        end(child)
    assert caught.value.diagnostics[0].code is Code.BUSY
    assert snapshot(tmp_path / "docs") == before
    publish(tmp_path, TWO)  # the lock of a dead process holds nobody up


def test_a_lock_left_by_a_dead_process_holds_nobody_up(tmp_path: Path) -> None:
    lock = tmp_path / ".guide-site/pages.lock"
    lock.parent.mkdir()
    lock.write_text(f"{os.getppid()}\n", encoding="ascii")
    publish(tmp_path, ONE)


@pytest.mark.parametrize("nonsense", [b"", b"\xff\xff", b"not a number"])
def test_a_lock_that_names_nobody_still_locks(tmp_path: Path, nonsense: bytes) -> None:
    lock = tmp_path / "pages.lock"
    with hold_lock(lock):
        lock.write_bytes(nonsense)
        with pytest.raises(PublishError, match=r"another build is running, wait"), hold_lock(lock):
            raise AssertionError("two held the lock")
