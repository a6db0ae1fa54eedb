"""All steps or none: staged beside, named in a journal, moved into place, undone on failure, ended after a kill.

The order of things on the disk says where a run was interrupted:

* staged files and no journal: nothing has happened yet, they are thrown away;
* ``*.journal``: all new content is safe on the disk, so the next run carries on to the new state;
* ``*.undo`` (the journal renamed): a step failed, so the next run goes on back to the old state.

Every step looks at the checksum first, so that it can be repeated, and leaves alone what somebody else wrote meanwhile.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.disk import Disk
from generator.publish.manifest import format_manifest, hash_of
from generator.publish.names import fault_of, show
from generator.publish.plan import Plan, Step, state_of

MANIFEST = "manifest"
"""Name of the manifest's own step among the staged files."""


@dataclass(frozen=True, slots=True)
class _Move:
    target: Path
    old: str | None
    new: str | None
    name: str
    """Of the staged file and of the kept old one."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """The publishing into one folder, with the state that lies beside its manifest."""

    folder: Path
    manifest: Path
    disk: Disk

    @property
    def journal(self) -> Path:
        """Names the steps under way."""
        return self.manifest.with_suffix(".journal")

    @property
    def undo(self) -> Path:
        """The journal of steps being taken back."""
        return self.manifest.with_suffix(".undo")

    @property
    def staging(self) -> Path:
        """Holds the new files, and second names of the old ones."""
        return self.manifest.parent / f"staging-{self.manifest.stem}"

    def _place(self, path: Path) -> Place:
        return Place(show(path, self.manifest.parent.parent))

    def recover(self) -> bool:
        """End what an earlier run left unfinished; whether there was anything."""
        unfinished = self.undo.exists() or self.journal.exists()
        if self.undo.exists():
            self._go_back(*self._read(self.undo))
        elif self.journal.exists():
            moves, _ = self._read(self.journal)
            self._go_forward(moves)
            self.disk.unlink(self.journal)
        self.disk.remove_tree(self.staging)
        return unfinished

    def commit(self, plan: Plan, files: Mapping[PurePosixPath, bytes]) -> None:
        """Take all steps of the plan and write the manifest, or leave everything as it was and raise."""
        content = format_manifest(plan.owned)
        made = self._folders_to_make(plan.steps)
        moves = self._moves(plan.steps, (state_of(self.manifest), hash_of(content)))
        try:
            self._stage(moves, [*(files.get(step.path, b"") for step in plan.steps), content], made)
            self._take_steps(moves)
        except BaseException:
            with contextlib.suppress(OSError):  # a disk that refuses this too: the next run goes on from the journal
                if self.journal.exists():
                    self.disk.replace(self.journal, self.undo)
                    self._go_back(moves, made)
                self._clean()
            raise
        self._clean()

    def _stage(self, moves: Sequence[_Move], contents: Sequence[bytes], made: Sequence[str]) -> None:
        for folder in (self.staging, self.staging / "new", self.staging / "old"):
            self.disk.mkdir(folder)
        for move, content in zip(moves, contents, strict=True):
            if move.new is not None:
                self.disk.write(self.staging / "new" / move.name, content)
            if move.old is not None:
                self.disk.keep(move.target, self.staging / "old" / move.name)
        self.disk.write(self.staging / "journal", self._format(moves, made))
        new = [self.staging / "new" / move.name for move in moves if move.new is not None]
        self.disk.settle([*new, self.staging / "journal", self.staging / "new", self.staging / "old", self.staging])
        self.disk.replace(self.staging / "journal", self.journal)
        self.disk.settle([self.journal.parent])

    def _take_steps(self, moves: Sequence[_Move]) -> None:
        foreign = self._go_forward(moves)
        if foreign:
            hint = "start again when nobody edits generated files"
            message = "the file was changed by somebody else during the run"
            raise PublishError(Diagnostic(self._place(path), Code.FOREIGN_FILE, message, hint) for path in foreign)
        self.disk.unlink(self.journal)

    def _go_forward(self, moves: Sequence[_Move]) -> list[Path]:
        """Take the steps not yet taken; the files left alone because they are neither as before nor as after."""
        foreign = [move.target for move in moves if not self._take(move)]
        self._settle(moves)
        return foreign

    def _take(self, move: _Move) -> bool:
        current = state_of(move.target)
        staged = self.staging / "new" / move.name
        if current not in (move.old, move.new) or (current != move.new is not None and not staged.exists()):
            return False
        if move.new is None:
            self._remove(move.target)
        elif current != move.new:
            self._make_folders(move.target.parent)
            self.disk.replace(staged, move.target)
        return True

    def _remove(self, target: Path) -> None:
        """Remove a file, if it is still there, and the folders that this leaves empty."""
        if target.exists():
            self.disk.unlink(target)
        folder = target.parent
        while folder != self.folder and folder.is_dir() and not any(folder.iterdir()):
            self.disk.rmdir(folder)
            folder = folder.parent

    def _go_back(self, moves: Sequence[_Move], made: Sequence[str]) -> None:
        """Take back what was written, then the folders made for it, then what was removed."""
        taken = [move for move in reversed(moves) if move.old != move.new]
        for move in taken:
            if move.new is not None and state_of(move.target) == move.new:
                self._take_back(move)
        for name in sorted(made, key=len, reverse=True):
            folder = self.folder / name
            if folder.is_dir() and not any(folder.iterdir()):
                self.disk.rmdir(folder)
        for move in taken:
            if move.new is None and state_of(move.target) is None:
                self._take_back(move)
        self._settle(moves)
        self.disk.unlink(self.undo)

    def _take_back(self, move: _Move) -> None:
        if move.old is None:
            self.disk.unlink(move.target)
        else:
            self._make_folders(move.target.parent)
            self.disk.replace(self.staging / "old" / move.name, move.target)

    def _make_folders(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folders(folder.parent)
            self.disk.mkdir(folder)

    def _settle(self, moves: Sequence[_Move]) -> None:
        self.disk.settle([folder for folder in sorted({move.target.parent for move in moves}) if folder.is_dir()])

    def _clean(self) -> None:
        """Throw the staged files away, unless a journal still needs them; what cannot be removed, the next run does."""
        if not self.journal.exists() and not self.undo.exists():
            with contextlib.suppress(OSError):  # the outcome stands already; leftovers change nothing
                self.disk.remove_tree(self.staging)

    def _moves(self, steps: Sequence[Step], manifest: tuple[str | None, str]) -> list[_Move]:
        moves = [_Move(self.folder / step.path, step.old, step.new, str(n)) for n, step in enumerate(steps)]
        return [*moves, _Move(self.manifest, *manifest, MANIFEST)]

    def _folders_to_make(self, steps: Sequence[Step]) -> list[str]:
        parents = {parent for step in steps if step.new for parent in step.path.parents[:-1]}
        return sorted(str(parent) for parent in parents if not (self.folder / parent).is_dir())

    def _format(self, moves: Sequence[_Move], made: Sequence[str]) -> bytes:
        steps = [[m.target.relative_to(self.folder).as_posix(), m.old, m.new] for m in moves[:-1]]
        content = {"steps": steps, "manifest": [moves[-1].old, moves[-1].new], "made": list(made)}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    def _read(self, path: Path) -> tuple[list[_Move], list[str]]:
        try:
            content = json.loads(path.read_bytes())
            steps = [Step(PurePosixPath(name), old, new) for name, old, new in content["steps"]]
            manifest, made = content["manifest"], [str(PurePosixPath(name)) for name in content["made"]]
            if any(fault_of(step.path) for step in steps) or any(fault_of(PurePosixPath(name)) for name in made):
                raise ValueError("a path leads out of the folder")
            return self._moves(steps, (manifest[0], manifest[1])), made
        except (ValueError, LookupError, TypeError, RecursionError):
            hint = f"delete it and '{self.staging.name}', and look at the files it names"
            message = "the journal of an interrupted run is damaged"
            raise PublishError(Diagnostic(self._place(path), Code.FILE, message, hint)) from None
