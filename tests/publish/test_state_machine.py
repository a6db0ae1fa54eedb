"""Any story of adding, renaming, deleting, editing and hand-writing, with failures and kills in it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from generator.errors import PublishError
from generator.publish.names import colliding_pairs
from tests.publish.failing_disk import FailingDisk, Killed, no_space
from tests.publish.folders import files_in, is_tidy, publish, snapshot, write

NAMES = st.sampled_from(["a.md", "b.md", "A.md", "x", "x/a.md", "x/y/b.md", "x/y", "nqi/1.1.md", "nqi/1.2.md"])
BY_HAND = b"by hand "
CONTENT = st.sampled_from([b"one", b"two", b"three", b""])


class Publishing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.project = Path(tempfile.mkdtemp())
        (self.project / "docs").mkdir()
        self.files: dict[str, bytes] = {}
        self.by_hand: dict[str, bytes] = {}
        self.saved = 0

    def teardown(self) -> None:
        shutil.rmtree(self.project)

    @rule(name=NAMES, content=CONTENT)
    def add(self, name: str, content: bytes) -> None:
        self.files[name] = content

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        self.files.pop(name, None)

    @rule(name=NAMES, other=NAMES)
    def rename(self, name: str, other: str) -> None:
        if name in self.files:
            self.files[other] = self.files.pop(name)

    @rule(name=NAMES, in_place=st.booleans())
    def write_by_hand(self, name: str, in_place: bool) -> None:
        """A new file, or an edit of a generated one, by one kind of editor or the other."""
        self.saved += 1
        content = BY_HAND + b"%d" % self.saved
        other = self.project / "other"
        with contextlib.suppress(OSError):  # a folder is there, or a file where a folder would be needed
            if in_place:
                write(self.project, name, content)
            else:
                other.write_bytes(content)
                (self.project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
                if not (self.project / "docs" / name).is_dir():
                    other.replace(self.project / "docs" / name)
            if (self.project / "docs" / name).is_file():
                self.by_hand[name] = content

    @rule(name=NAMES)
    def delete_by_hand(self, name: str) -> None:
        if (self.project / "docs" / name).is_file():
            (self.project / "docs" / name).unlink()
            self.by_hand.pop(name, None)

    @rule(step=st.integers(1, 60))
    def publish_on_a_failing_disk(self, step: int) -> None:
        with self.old_or_new(), contextlib.suppress(PublishError):
            publish(self.project, self.files, FailingDisk(step, no_space))

    @rule(step=st.integers(1, 60))
    def be_killed_while_publishing(self, step: int) -> None:
        with self.old_or_new(), contextlib.suppress(PublishError, Killed):
            publish(self.project, self.files, FailingDisk(step, Killed, forever=True))

    @contextlib.contextmanager
    def old_or_new(self) -> Iterator[None]:
        """Whatever happens inside, readers then see what was to be, or what was there before it.

        Links to what was published last that somebody removed may have come back.
        """
        before = files_in(self.project / "docs")
        published = files_in(self.project / "docs/.generated/current")
        yield
        after = files_in(self.project / "docs")
        is_old = before.items() <= after.items() <= (published | before).items()
        assert is_old or after == self.by_hand | self.files

    @rule()
    def publish(self) -> None:
        self.end_what_was_interrupted()
        before = snapshot(self.project / "docs")
        try:
            publish(self.project, self.files)
        except PublishError:
            assert snapshot(self.project / "docs") == before
            assert self.by_hand or self.left_folders() or colliding_pairs(map(PurePosixPath, self.files))
        else:
            assert files_in(self.project / "docs") == self.by_hand | self.files
            assert not self.by_hand.keys() & self.files.keys()
            assert is_tidy(self.project)

    def left_folders(self) -> list[str]:
        """Where a file is to be, and somebody's folder without any file stands."""
        folders = {name: self.project / "docs" / name for name in self.files}
        return [name for name, path in folders.items() if path.is_dir() and not files_in(path)]

    def end_what_was_interrupted(self) -> None:
        """The next run ends an interrupted one first, whatever it then thinks of its own files."""
        with contextlib.suppress(PublishError):
            publish(self.project, self.files)

    @invariant()
    def what_was_written_by_hand_is_there(self) -> None:
        found = files_in(self.project / "docs")
        assert {name: found.get(name) for name in self.by_hand} == self.by_hand


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Publishing,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_foreign_file_is_touched_and_no_stale_file_left() -> None:
    run(examples=60, steps=25)


@pytest.mark.campaign
def test_no_foreign_file_is_touched_and_no_stale_file_left_in_long_stories() -> None:
    run(examples=2000, steps=60)
