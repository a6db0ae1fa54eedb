"""Archives and checksums that are the same for the same files, on any day."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath

SUMS = "SHA256SUMS"
FILE_MODE = 0o100644
UNIX = 3
"""The system that the modes belong to, by the standard of zip files."""
STORED = frozenset({".gz", ".jpg", ".pdf", ".png", ".xlsx", ".zip"})
"""Endings of files that are compressed already."""


def write_zip(files: Mapping[PurePosixPath, bytes], dated: datetime) -> bytes:
    """An archive of files by their paths in it, in the order of the paths, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(str(path), (dated.year, dated.month, dated.day, dated.hour, dated.minute, 0))
            entry.create_system = UNIX
            entry.external_attr = FILE_MODE << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in STORED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path], compresslevel=9)
    return out.getvalue()


def write_sums(files: Mapping[PurePosixPath, bytes]) -> bytes:
    """A list that ``sha256sum --check`` reads."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()
