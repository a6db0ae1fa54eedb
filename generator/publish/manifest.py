"""The list of the files that are ours: each path with the SHA-256 of what we wrote there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.names import fault_of, show

VERSION = 1
SHA = re.compile(r"[0-9a-f]{64}")
HINT = "delete it: generated files that are as they would be written are taken over, all others are reported"

Owned = Mapping[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made of."""

    owned: Owned = field(default_factory=dict)
    """Our files, with their checksums."""
    carried: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """What people had put beside them when it was made, with its state."""


EMPTY = Manifest()


def hash_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def format_manifest(manifest: Manifest) -> bytes:
    """Same files, same bytes."""
    files, carried = (
        {str(path): listed[path] for path in sorted(listed)} for listed in (manifest.owned, manifest.carried)
    )
    content = {"version": VERSION, "files": files} | ({"carried": carried} if carried else {})
    return (json.dumps(content, indent=1) + "\n").encode()


def read_manifest(path: Path, project: Path) -> Manifest:
    """The files that are ours; none where there is no manifest. Anything odd in it is an error."""
    place = Place(show(path, project))
    if path.is_symlink():
        raise _damaged(place, "the manifest is a symbolic link")
    if path.exists() and not path.is_file():
        raise _damaged(place, "the manifest is not a file")
    return _parse(place, path.read_bytes()) if path.exists() else EMPTY


def _parse(place: Place, data: bytes) -> Manifest:
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise _damaged(place, "the list of generated files is damaged (not the JSON that was written)") from None
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise _damaged(place, f"the list of generated files is not of version {VERSION}")
    files, carried = content.get("files"), content.get("carried", {})
    if content.keys() - {"carried"} != {"version", "files"} or not (
        isinstance(files, dict) and isinstance(carried, dict)
    ):
        raise _damaged(place, "the list of generated files is damaged (keys other than 'version' and 'files')")
    for name, sha in files.items():
        if fault_of(PurePosixPath(name)) or str(PurePosixPath(name)) != name:
            raise _damaged(place, f"the list of generated files is damaged (the path {name!r})")
        if not isinstance(sha, str) or not SHA.fullmatch(sha):
            raise _damaged(place, f"the list of generated files is damaged (the checksum of {name!r})")
    owned, beside = ({PurePosixPath(name): state for name, state in listed.items()} for listed in (files, carried))
    return Manifest(owned, beside)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _damaged(place: Place, message: str) -> PublishError:
    return PublishError(Diagnostic(place, Code.FILE, message, HINT))
