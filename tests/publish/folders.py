"""Small folders to publish into, and a look at everything that is in one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.publish import HOME, PublishReport, publish_files
from generator.publish.disk import DISK, Disk

Tree = dict[str, bytes | str]


def snapshot(folder: Path) -> Tree:
    """What `ls` and `cat` show: every file with its bytes and every folder, through links; a dead link is not there."""
    found: Tree = {}
    for base, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            path = Path(base, name)
            if path.exists() and not name.startswith("."):
                content = "folder" if path.is_dir() else path.read_bytes()
                found[path.relative_to(folder).as_posix()] = content
    return dict(sorted(found.items()))


def everything(folder: Path) -> Tree:
    """All that is on the disk: hidden files, and links by what they say."""
    found: Tree = {}
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


def is_tidy(project: Path) -> bool:
    """Whether one generation is there and nothing else, and no link leads nowhere."""
    home = project / "docs" / HOME
    if not home.exists():
        return not any(path.is_symlink() for path in (project / "docs").iterdir())
    number = str((home / "current").readlink())
    links = [path for path in (project / "docs").rglob("*") if path.is_symlink()]
    return (
        {path.name for path in home.iterdir()} == {"current", number, f"{number}.json"}
        and set(everything(project / ".guide-site")) == {"pages.lock"}
        and all(link.exists() for link in links)
    )


def publish(project: Path, files: Mapping[str, bytes], disk: Disk = DISK) -> PublishReport:
    """Publish into ``docs`` of a project."""
    paths = {PurePosixPath(name): content for name, content in files.items()}
    return publish_files(paths, project / "docs", state=project / ".guide-site", disk=disk)


def write(project: Path, name: str, content: bytes) -> Path:
    """Write a file by hand."""
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
