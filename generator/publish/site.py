"""Build a site beside the old one, verify it, then swap the two: readers see the old or the new, never a mixture."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.disk import DISK, Disk
from generator.publish.lock import hold_lock
from generator.publish.names import show
from generator.publish.plan import kind_of
from generator.publish.sums import SUMS, compare_sums, write_sums
from generator.publish.trouble import told_as_messages

TOKEN = re.compile(rb"[0-9a-f]{8}\n")


@dataclass(frozen=True, slots=True)
class Made:
    """A kind of folder that is built whole."""

    name: str


SITE = Made("site")
MANY = 10
"""Foreign files that are named one by one."""


def build_site(
    build: Callable[[Path], None],
    site: Path,
    verify: Callable[[Path], None],
    *,
    state: Path | None = None,
    made: Made = SITE,
    disk: Disk = DISK,
) -> None:
    """Have ``build`` fill a fresh empty folder, ``verify`` look at it, and put it in the place of ``site``.

    What they raise comes through. Whatever fails, and whenever the process is killed, ``site`` is the old one byte
    for byte or the new one, whole. ``state`` (``.guide-site`` beside the site, if not given) holds the lock and the
    note of what is under way. ``made`` says how what is built is called. A list of all its files with their
    checksums is put into it; what is there before and is not in its list is somebody's own, and told.
    """
    state = state or site.parent / ".guide-site"
    with told_as_messages(site, site.parent):
        state.mkdir(parents=True, exist_ok=True)
        site.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(state / f"{site.name}.lock"):
            note = state / f"{site.name}.building"
            _recover(site, note, disk)
            _check_place(site, made)
            _build_beside(build, site, verify, note, disk)


def _build_beside(
    build: Callable[[Path], None], site: Path, verify: Callable[[Path], None], note: Path, disk: Disk
) -> None:
    names = _Names(site, secrets.token_hex(4))
    try:
        disk.write(note, f"{names.token}\n".encode())
        disk.mkdir(names.building)
        build(names.building)
        verify(names.building)
        write_sums(names.building)
        _swap(names, disk)
    finally:
        with contextlib.suppress(OSError):  # the outcome stands already; the next run removes what is left
            _recover(site, note, disk)


@dataclass(frozen=True, slots=True)
class _Names:
    """The folders of one run; the token keeps them from being anybody else's."""

    site: Path
    token: str

    @property
    def building(self) -> Path:
        """Where the new site grows; holds the old one after an exchange."""
        return self.site.with_name(f"{self.site.name}.building-{self.token}")

    @property
    def old(self) -> Path:
        """Where the old site waits for its end, on systems without an exchange."""
        return self.site.with_name(f"{self.site.name}.old-{self.token}")


def _swap(names: _Names, disk: Disk) -> None:
    if kind_of(names.site) == "nothing":
        disk.rename(names.building, names.site)
    elif not disk.exchange(names.building, names.site):
        disk.rename(names.site, names.old)
        disk.rename(names.building, names.site)


def _recover(site: Path, note: Path, disk: Disk) -> None:
    """Remove what a run left, by its note; and bring the old site back if it was killed between two renames."""
    if not note.exists():
        return
    token = note.read_bytes()
    if TOKEN.fullmatch(token):  # else it was killed while writing the note, before it made a folder
        names = _Names(site, token.decode().strip())
        if kind_of(site) == "nothing" and names.old.is_dir():
            disk.rename(names.old, site)
        disk.remove_tree(names.building)
        disk.remove_tree(names.old)
    disk.unlink(note)


def _check_place(site: Path, made: Made) -> None:
    """Refuse to put it in the place of anything that was not built: all that is there would be gone."""
    kind = kind_of(site)
    if kind == "nothing" or (kind == "folder" and not any(site.iterdir())):
        return
    differences = compare_sums(site) if kind == "folder" else None
    if differences is None:
        what = (
            f"a folder that holds no built {made.name} (no list of its files, {SUMS})"
            if kind == "folder"
            else f"a {kind}"
        )
        message = f"the {made.name} would take the place of {what}"
        hint = f"move it away, delete it if it is an old {made.name}, or build into another folder"
        raise PublishError(Diagnostic(Place(show(site, site.parent)), Code.FOREIGN_FILE, message, hint))
    if differences.foreign:
        raise PublishError(_tell_foreign(site, made, differences.foreign))


def _tell_foreign(site: Path, made: Made, foreign: Sequence[PurePosixPath]) -> Iterator[Diagnostic]:
    message = f"the {made.name} would take the place of a file that was not built with it"
    for path in foreign[:MANY]:
        hint = "move it away; a file that belongs on the site each time goes into docs/"
        yield Diagnostic(Place(show(site / path, site.parent)), Code.FOREIGN_FILE, message, hint)
    if len(foreign) > MANY:
        message = f"there are {len(foreign) - MANY} more such files"
        yield Diagnostic(Place(show(site, site.parent)), Code.FOREIGN_FILE, message, "move them away too")
