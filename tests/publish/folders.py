"""Small folders to publish into, and a look at everything that is in one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.publish import PublishReport, publish_files
from generator.publish.disk import DISK, Disk


def snapshot(folder: Path) -> dict[str, bytes | str]:
    """Every file with its bytes, every folder and link by name."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        else:
            found[name] = path.read_bytes() if path.is_file() else "folder"
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder alone."""
    return {name: content for name, content in snapshot(folder).items() if isinstance(content, bytes)}


def publish(project: Path, files: Mapping[str, bytes], disk: Disk = DISK) -> PublishReport:
    """Publish into ``docs`` of a project."""
    paths = {PurePosixPath(name): content for name, content in files.items()}
    return publish_files(paths, project / "docs", manifest=project / ".guide-site" / "manifest.json", disk=disk)


def write(project: Path, name: str, content: bytes) -> Path:
    """Write a file by hand."""
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
