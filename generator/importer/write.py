"""Write files to a guide's folder: what a person has edited stays, each file is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, SourceError


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of each file, by its path within the folder."""

    written: tuple[PurePosixPath, ...]
    """New, or overwritten as told."""
    unchanged: tuple[PurePosixPath, ...]
    """The same already."""
    kept: tuple[PurePosixPath, ...]
    """Different on disk, and left as they are."""
    foreign: tuple[PurePosixPath, ...]
    """YAML files in the folder that the draft does not have; never touched."""
    diff: str
    """Unified diff from the files on disk to the draft: what overwriting changes; empty where nothing differs."""


def write_draft(files: Mapping[PurePosixPath, str], folder: Path, overwrite: bool = False) -> WriteReport:
    """Write ``files`` below ``folder``; those that differ on disk only with ``overwrite``."""
    old = {path: _read_old(folder / path) for path in sorted(files)}
    new = tuple(path for path, text in old.items() if text is None)
    changed = tuple(path for path, text in old.items() if text not in (None, files[path]))
    diff = "".join(_show_change(path, old[path] or "", files[path]) for path in changed)
    written = tuple(sorted((*new, *changed))) if overwrite else new
    for path in written:
        _write_whole(folder / path, files[path])
    return WriteReport(
        written=written,
        unchanged=tuple(path for path, text in old.items() if text == files[path]),
        kept=() if overwrite else changed,
        foreign=_list_foreign(files, folder),
        diff=diff,
    )


def _read_old(path: Path) -> str | None:
    if not path.exists() and not path.is_symlink():
        return None
    try:
        return path.read_bytes().decode("utf-8", errors="backslashreplace")
    except OSError as error:
        raise _file_error(path, "cannot be read", error) from error


def _write_whole(path: Path, text: str) -> None:
    """Beside the place first, then renamed onto it: a reader sees the old file or the new one, never a part."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise _file_error(path, "cannot be written", error) from error


def _file_error(path: Path, what: str, error: OSError) -> SourceError:
    reason = error.strerror or str(error)
    return SourceError(
        Diagnostic(Place(path.as_posix()), Code.FILE, f"{what}: {reason}", "check the path and its rights")
    )


def _show_change(path: PurePosixPath, old: str, new: str) -> str:
    lines = unified_diff(old.splitlines(True), new.splitlines(True), f"{path} (on disk)", f"{path} (imported)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _list_foreign(files: Mapping[PurePosixPath, str], folder: Path) -> tuple[PurePosixPath, ...]:
    found = (PurePosixPath(path.relative_to(folder).as_posix()) for path in folder.rglob("*.yaml"))
    return tuple(sorted(path for path in found if path not in files))
