"""All or nothing: a new generation is made beside the old one, and put in force by moving one link.

Whatever was interrupted, and whenever: ``recover`` puts it right, and is the last step of every run as well as the
first. Before the link is moved nothing that readers see has changed; after it everything has.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.disk import Disk, make_folders
from generator.publish.generations import Generations
from generator.publish.keeping import Keeping
from generator.publish.kinds import kind_of
from generator.publish.manifest import Manifest, Owned, format_manifest
from generator.publish.names import show
from generator.publish.plan import Plan, entries_below, state_of


@dataclass(frozen=True, slots=True)
class Transaction:
    """The publishing into one folder."""

    generations: Generations
    disk: Disk

    def recover(self) -> bool:
        """Tidy up what an earlier run, or this one, left; whether there was anything."""
        number = self.generations.in_force()
        leftovers = [other for other in self.generations.numbers() if other != number]
        kept = Keeping(self.generations, self.disk)
        for other in leftovers:
            if other < number:
                kept.hand_over(other, number)
            else:
                self.disk.remove_tree(self.generations.files(other))
            if not self.generations.files(other).exists():
                self.disk.unlink(self.generations.home / f"{other}.link")
                self.disk.unlink(self.generations.manifest(other))
        links = list(self.generations.dead_links())
        for link in links:
            self.disk.unlink(link)
        for link in list(self.generations.missing_links()):
            self.disk.symlink(link, self.generations.link_to(link.name))
        if number and self.generations.plain_manifest.exists():
            self.disk.unlink(self.generations.plain_manifest)
        kept.tell()
        return bool(leftovers or links)

    def commit(self, plan: Plan, files: Mapping[PurePosixPath, bytes], manifest: Manifest) -> None:
        """Take all steps of the plan, or leave everything as it was and raise."""
        names = {path.parts[0] for path in (*files, *(step.path for step in plan.steps))}
        plain = [name for name in sorted(names) if self._is_plain(self.generations.folder / name)]
        if not plain and not plan.steps and plan.owned == manifest.owned:
            return
        try:
            if not self.generations.in_force():
                self._begin(manifest)
            for name in plain:
                self._take_in(name, manifest.owned)
            if plan.steps or plan.owned != manifest.owned:
                self._put_in_force(self._build(plan, files, manifest.owned), {path.parts[0] for path in files})
        finally:
            with contextlib.suppress(OSError):  # the outcome stands already; the next run does the rest
                self.recover()

    def _is_plain(self, path: Path) -> bool:
        return kind_of(path) in {"file", "folder"}

    def _begin(self, manifest: Manifest) -> None:
        """Make a first generation without files; it takes over the list of files that lie plainly in the folder."""
        if not self.generations.home.is_dir():
            self.disk.mkdir(self.generations.home)
        self.disk.mkdir(self.generations.files(1))
        self.disk.write(self.generations.manifest(1), format_manifest(manifest))
        self.disk.settle([self.generations.manifest(1)])
        self._move_link(1)

    def _take_in(self, name: str, owned: Owned) -> None:
        """Put our link in the place of a file or folder, and that into the generation, in one step: nobody sees it."""
        plain, inside = self.generations.folder / name, self.generations.current / name
        kept = Keeping(self.generations, self.disk)
        kept.give_back(name, owned)
        kept.tell()
        self.disk.symlink(inside, self.generations.link_to(name))
        if not self.disk.exchange(plain, inside):  # there is a moment without it then
            self.disk.unlink(inside)
            self.disk.rename(plain, inside)
            self.disk.symlink(plain, self.generations.link_to(name))

    def _build(self, plan: Plan, files: Mapping[PurePosixPath, bytes], owned: Owned) -> int:
        """Make the next generation: what is new is written, everything else is the same file as before."""
        number = self.generations.in_force() + 1
        old, new, manifest = (
            self.generations.files(number - 1),
            self.generations.files(number),
            self.generations.manifest(number),
        )
        self._require_writable(old)
        self.disk.mkdir(new)
        written = [step.path for step in plan.steps if step.new is not None]
        for path in written:
            make_folders(self.disk, new, path.parent, old)
            self.disk.write(new / path, files[path])
        carried = self._keep_others(plan, owned, old, new)
        self.disk.write(manifest, format_manifest(Manifest(plan.owned, carried)))
        folders = [Path(base) for base, _, _ in os.walk(new)]
        self.disk.settle([*(new / path for path in written), *folders, manifest])
        return number

    def _require_writable(self, old: Path) -> None:
        """A folder in which nothing may be changed keeps everything from being changed."""
        for base, _, _ in os.walk(old):
            if not os.access(base, os.W_OK):
                place = self.generations.folder / Path(base).relative_to(old)
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))

    def _keep_others(self, plan: Plan, owned: Owned, old: Path, new: Path) -> dict[PurePosixPath, str]:
        """Keep what stays as it is; what of it is not ours, with its state."""
        steps = {step.path: step.old for step in plan.steps}
        carried, changed = {}, []
        for path in entries_below(old):
            if path in plan.owned and path not in steps:
                self._keep(path, old, new)
                continue
            state = state_of(old / path)
            if path in steps and state != steps[path]:
                changed.append(path)
            elif path not in steps and state != owned.get(path):
                self._keep(path, old, new)
                carried[path] = state or ""
        if changed:
            raise PublishError(self._changed(path) for path in changed)
        return carried

    def _keep(self, path: PurePosixPath, old: Path, new: Path) -> None:
        if kind_of(old / path) == "folder":
            make_folders(self.disk, new, path, old)
        else:
            make_folders(self.disk, new, path.parent, old)
            self.disk.keep(old / path, new / path)

    def _changed(self, path: PurePosixPath) -> Diagnostic:
        place = Place(show(self.generations.folder / path, self.generations.project))
        message = "the file was changed by somebody else during the run"
        return Diagnostic(place, Code.FOREIGN_FILE, message, "start again when nobody edits generated files")

    def _put_in_force(self, number: int, made: Set[str]) -> None:
        """Show a generation: links for new names lead nowhere until the one link is moved."""
        for name in sorted(entry.name for entry in self.generations.files(number).iterdir()):
            link = self.generations.folder / name
            if kind_of(link) == "nothing" or (name in made and not self.generations.is_link(link)):
                self.disk.symlink(link, self.generations.link_to(name))
        self.disk.settle([self.generations.folder])
        self._move_link(number)

    def _move_link(self, number: int) -> None:
        link = self.generations.home / f"{number}.link"
        self.disk.symlink(link, str(number))
        self.disk.replace(link, self.generations.current)
        self.disk.settle([self.generations.home])
