"""Archives that are the same for the same files, on any day."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

FILE_MODE = 0o100644
UNIX = 3
"""The system that the modes belong to, by the standard of zip files."""
STORED = frozenset({".gz", ".jpg", ".pdf", ".png", ".xlsx", ".zip"})
"""Endings of files that are compressed already."""


def write_zip(target: Path, files: Mapping[PurePosixPath, Path], dated: datetime) -> None:
    """Make an archive of files by their paths in it, in the order of these, all of one date."""
    with zipfile.ZipFile(target, "x") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(str(path), (dated.year, dated.month, dated.day, dated.hour, dated.minute, 0))
            entry.create_system = UNIX
            entry.external_attr = FILE_MODE << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in STORED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path].read_bytes(), compresslevel=9)
