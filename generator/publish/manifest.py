"""The list of the files that are ours: each path with the SHA-256 of what we wrote there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import fault_of, show

VERSION = 1
SHA = re.compile(r"[0-9a-f]{64}")
HINT = "delete it: generated files that are as they would be written are taken over, all others are reported"

Owned = Mapping[PurePosixPath, str]


def hash_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def format_manifest(owned: Owned) -> bytes:
    """Same files, same bytes."""
    files = {str(path): owned[path] for path in sorted(owned)}
    return (json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(path: Path) -> Owned:
    """The files that are ours; none where there is no manifest. Anything odd in it is an error."""
    if path.is_symlink():
        raise _damaged(path, "the manifest is a symbolic link")
    if not path.exists():
        return {}
    return parse_manifest(path, path.read_bytes())


def parse_manifest(path: Path, data: bytes) -> Owned:
    """The files in a manifest's bytes; ``path`` is for messages."""
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise _damaged(path, "the list of generated files is damaged (not the JSON that was written)") from None
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise _damaged(path, f"the list of generated files is not of version {VERSION}")
    files = content.get("files")
    if content.keys() != {"version", "files"} or not isinstance(files, dict):
        raise _damaged(path, "the list of generated files is damaged (keys other than 'version' and 'files')")
    for name, sha in files.items():
        if fault_of(PurePosixPath(name)) or str(PurePosixPath(name)) != name:
            raise _damaged(path, f"the list of generated files is damaged (the path {name!r})")
        if not isinstance(sha, str) or not SHA.fullmatch(sha):
            raise _damaged(path, f"the list of generated files is damaged (the checksum of {name!r})")
    return {PurePosixPath(name): sha for name, sha in files.items()}


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _damaged(path: Path, message: str) -> PublishError:
    return PublishError(Diagnostic(Place(show(path, path.parent.parent)), Code.FILE, message, HINT))
