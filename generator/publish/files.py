"""Publish generated files into a folder that also holds files written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publish.disk import DISK, Disk
from generator.publish.lock import hold_lock
from generator.publish.manifest import format_manifest, read_manifest
from generator.publish.plan import check_paths, plan_changes
from generator.publish.transaction import Transaction
from generator.publish.trouble import told_as_messages


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a run changed; paths in the folder, in order."""

    written: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    """Not touched at all, not even their time."""
    removed: tuple[PurePosixPath, ...]
    recovered: bool
    """Whether an earlier run had been interrupted, and was ended first."""


def publish_files(
    files: Mapping[PurePosixPath, bytes], folder: Path, *, manifest: Path, disk: Disk = DISK
) -> PublishReport:
    """Make ``folder`` hold exactly ``files`` beside what others put there: all of it, or nothing and ``PublishError``.

    ``manifest`` lists what is ours; lock, journal and staged files lie beside it, on the same file system.
    """
    check_paths(files)
    project = manifest.parent.parent
    with told_as_messages(folder, project):
        manifest.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(manifest.with_suffix(".lock")):
            return _publish(files, Transaction(folder, manifest, disk), project)


def _publish(files: Mapping[PurePosixPath, bytes], transaction: Transaction, project: Path) -> PublishReport:
    recovered = transaction.recover()
    owned = read_manifest(transaction.manifest)
    plan = plan_changes(files, transaction.folder, owned, project)
    if plan.steps or format_manifest(plan.owned) != format_manifest(owned):
        transaction.commit(plan, files)
    return PublishReport(
        written=tuple(step.path for step in plan.steps if step.new is not None),
        unchanged=plan.unchanged,
        removed=tuple(step.path for step in plan.steps if step.new is None),
        recovered=recovered,
    )
