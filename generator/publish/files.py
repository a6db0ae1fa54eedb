"""Publish generated files into a folder that also holds files written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publish.disk import DISK, Disk
from generator.publish.generations import Generations
from generator.publish.lock import PAGES_LOCK, hold_lock
from generator.publish.manifest import Owned
from generator.publish.plan import check_obstacles, check_paths, plan_changes
from generator.publish.transaction import Transaction
from generator.publish.trouble import told_as_messages


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a run changed; paths in the folder, in order."""

    written: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    """The same file as before, its time too."""
    removed: tuple[PurePosixPath, ...]
    recovered: bool
    """Whether an earlier run had been interrupted, and was tidied up first."""


def publish_files(
    files: Mapping[PurePosixPath, bytes], folder: Path, *, state: Path, disk: Disk = DISK
) -> PublishReport:
    """Make ``folder`` hold exactly ``files`` beside what others put there: all of it, or nothing and ``PublishError``.

    Whoever reads the folder sees the old files or the new ones at every moment. ``state`` holds the lock.
    """
    check_paths(files)
    generations = Generations(folder, state)
    with told_as_messages(folder, generations.project):
        state.mkdir(parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        with hold_lock(state / PAGES_LOCK, again=True):
            return _publish(files, Transaction(generations, disk))


def check_standing(expected: Mapping[PurePosixPath, bytes], folder: Path, state: Path, owned: Owned) -> None:
    """Raise ``PublishError`` with what would be in the way of publishing, as far as that shows before files are made.

    ``expected`` are some of the files that will be made, each with how it is sure to begin; the rest is told by
    ``publish_files``. ``owned`` is what ``read_owned`` found. Whoever calls it holds the lock: what another run is
    about to change tells nothing.
    """
    generations = Generations(folder, state)
    with told_as_messages(folder, generations.project):
        check_obstacles(expected, generations, owned)


def _publish(files: Mapping[PurePosixPath, bytes], transaction: Transaction) -> PublishReport:
    recovered = transaction.recover()
    manifest = transaction.generations.read_manifest()
    plan = plan_changes(files, transaction.generations, manifest.owned)
    transaction.commit(plan, files, manifest)
    return PublishReport(
        written=tuple(step.path for step in plan.steps if step.new is not None),
        unchanged=plan.unchanged,
        removed=tuple(step.path for step in plan.steps if step.new is None),
        recovered=recovered,
    )
