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
from generator.publish.kinds import kind_of
from generator.publish.lock import hold_folder, hold_lock
from generator.publish.names import show
from generator.publish.sums import SUMS, find_foreign, read_sums, write_sums
from generator.publish.trouble import told_as_messages

TOKEN = "[0-9a-f]{8}"
"""Of a run."""


@dataclass(frozen=True, slots=True)
class Made:
    """A kind of folder that is built whole."""

    name: str
    mark: PurePosixPath
    """A file that each of the kind lists: other people have lists of checksums in their folders too."""


SITE = Made("site", PurePosixPath("index.html"))
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
    checksums is put into it; what is there before, or comes meanwhile, and is not in its list is somebody's own, and
    told.
    """
    state = state or site.parent / ".guide-site"
    with told_as_messages(site, site.parent):
        state.mkdir(parents=True, exist_ok=True)
        site.parent.mkdir(parents=True, exist_ok=True)
        with hold_lock(state / f"{site.name}.lock"):
            note = state / f"{site.name}.building"
            _recover(site, note, disk)
            _remove_lost(site, disk)
            _check_place(site, made)
            _build_beside(build, verify, _Names(site, secrets.token_hex(4)), note, made, disk)


def _build_beside(
    build: Callable[[Path], None], verify: Callable[[Path], None], names: _Names, note: Path, made: Made, disk: Disk
) -> None:
    try:
        disk.write(note, f"{names.token}\n".encode())
        disk.mkdir(names.building)
        with hold_folder(names.building):
            build(names.building)
            disk.unlink(names.building / SUMS)  # only what is finished has a list
            verify(names.building)
            write_sums(names.building)
            _check_place(names.site, made)
            _swap(names, made, disk)
    finally:
        with contextlib.suppress(OSError):  # the outcome stands already; the next run removes what is left
            _clear(names, disk)
            disk.unlink(note)


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


def _swap(names: _Names, made: Made, disk: Disk) -> None:
    """Show the new site; the old one comes back if somebody put a file into it at the last moment."""
    if _is_free(names.site):
        disk.rename(names.building, names.site)  # refused if it is free no more
    elif disk.exchange(names.building, names.site):
        with _undone_by(lambda: disk.exchange(names.building, names.site)):
            _check_content(names.building, names.site, made)
    else:
        disk.rename(names.site, names.old)
        with _undone_by(lambda: disk.rename(names.old, names.site)):
            _check_content(names.old, names.site, made)
        disk.rename(names.building, names.site)


@contextlib.contextmanager
def _undone_by(undo: Callable[[], object]) -> Iterator[None]:
    """Take back what was done when it turns out that somebody's own would be lost."""
    try:
        yield
    except PublishError:
        undo()
        raise


def _recover(site: Path, note: Path, disk: Disk) -> None:
    """Remove what a run left, by its note; and bring the old site back if it was killed between two renames."""
    if not note.exists():
        return
    token = note.read_bytes().decode("ascii", "replace")
    if re.fullmatch(rf"{TOKEN}\n", token):  # else it was killed while writing the note, before it made a folder
        _clear(_Names(site, token.strip()), disk)
    disk.unlink(note)


def _clear(names: _Names, disk: Disk) -> None:
    if kind_of(names.site) == "nothing" and names.old.is_dir():
        disk.rename(names.old, names.site)
    for left in (names.building, names.old):
        _remove_left(left, disk)


def _remove_lost(site: Path, disk: Disk) -> None:
    """Remove what was being built when somebody removed the notes."""
    pattern = re.compile(rf"{re.escape(site.name)}\.building-{TOKEN}")
    for name in sorted(path.name for path in site.parent.iterdir()):
        if pattern.fullmatch(name):
            _remove_left(site.with_name(name), disk)


def _remove_left(folder: Path, disk: Disk) -> None:
    """Remove a folder of a run that has ended, but no old site with what somebody put into it just before that."""
    if kind_of(folder) != "folder":
        return
    with hold_folder(folder):
        _check_left(folder)
        disk.remove_tree(folder)


def _check_left(folder: Path) -> None:
    listed = read_sums(folder)  # what was never finished has none, and nobody has seen it
    foreign = find_foreign(folder, listed) if listed else ()
    if foreign:
        message = "the file was put into a folder that was being replaced"
        raise PublishError(_tell_foreign(folder, message, foreign))


def _is_free(site: Path) -> bool:
    kind = kind_of(site)
    return kind == "nothing" or (kind == "folder" and not any(site.iterdir()))


def _check_place(site: Path, made: Made) -> None:
    """Refuse to put it in the place of anything that was not built: all that is there would be gone."""
    if _is_free(site):
        return
    if kind_of(site) != "folder":
        raise _is_in_the_way(site, made, f"a {kind_of(site)}")
    _check_content(site, site, made)


def _check_content(folder: Path, site: Path, made: Made) -> None:
    """The same for a folder with what is, or was just now, at ``site``."""
    listed = read_sums(folder)
    if listed is None or made.mark not in listed:
        why = f"its list, {SUMS}, does not name {made.mark}"
        if listed is None:
            is_there = (folder / SUMS).exists()
            why = f"its list, {SUMS}, is not as it was written" if is_there else f"no list of its files, {SUMS}"
        raise _is_in_the_way(site, made, f"a folder that holds no built {made.name} ({why})")
    foreign = find_foreign(folder, listed)
    if foreign:
        message = f"the {made.name} would take the place of a file that was not built with it"
        raise PublishError(_tell_foreign(site, message, foreign))


def _is_in_the_way(site: Path, made: Made, what: str) -> PublishError:
    message = f"the {made.name} would take the place of {what}"
    hint = f"move it away, delete it if it is an old {made.name}, or build into another folder"
    return PublishError(Diagnostic(Place(show(site, site.parent)), Code.FOREIGN_FILE, message, hint))


def _tell_foreign(site: Path, message: str, foreign: Sequence[PurePosixPath]) -> Iterator[Diagnostic]:
    for path in foreign[:MANY]:
        hint = "move it away; a file that belongs on the site each time goes into docs/"
        yield Diagnostic(Place(show(site / path, site.parent)), Code.FOREIGN_FILE, message, hint)
    if len(foreign) > MANY:
        message = f"there are {len(foreign) - MANY} more such files"
        yield Diagnostic(Place(show(site, site.parent)), Code.FOREIGN_FILE, message, "move them away too")
